"""A CSV table of lethal events in the columns of the UCDP Georeferenced Event Dataset, as far as the record fills them.

One row an event of which anyone gives a number of killed. Ids of conflicts, dyads and actors are UCDP's own and stay
out. Precision codes follow UCDP's codebook; what is not known is an empty cell, never a middle of something.
"""

from collections.abc import Iterable, Iterator

import msgspec

from dateline.export.backing import Backing, ReportOf
from dateline.export.event_row import party_name, preferred_number, preferred_parties, preferred_places
from dateline.export.tables import join_list, write_rows
from dateline.export.times import days_of
from dateline.fusion.events import Event

WHERE_PRECISION = {"site": 1, "city": 1, "region": 4, "country": 6, "sea": 7}


class LethalRow(msgspec.Struct, frozen=True):
    """One event with killed; the order of the fields is the order of the columns."""

    id: str
    year: int | None
    code_status: str
    side_a: str | None
    side_b: str | None
    number_of_sources: int
    source_article: str
    source_office: str
    source_date: str
    source_headline: str
    where_prec: int | None
    where_coordinates: str | None
    where_description: str | None
    latitude: float | None
    longitude: float | None
    geom_wkt: str | None
    country: str | None
    event_clarity: int | None
    date_prec: int | None
    date_start: str | None
    date_end: str | None
    best: float | None
    high: float | None
    low: float | None


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """The table of the events that killed, as they are known to have happened."""
    lethal = (event for event in events if "killed" in event.fields and event.modality in ("actual", "historical"))
    return write_rows(LethalRow, (lethal_row(event, backing.report) for event in lethal))


def lethal_row(event: Event, report_of: ReportOf) -> LethalRow:
    """The row of one event. Its range is that of all origins, its best the preferred number."""
    time, killed, field = event.preferred_time, preferred_number(event, "killed"), event.fields["killed"]
    span = days_of(time)
    _, place = next(iter(preferred_places(event)), (None, {}))
    lat, lon, precision = place.get("lat"), place.get("lon"), place.get("precision")
    reports = [report_of(name) for name in sorted({each.report for each in event.mentions})]
    return LethalRow(
        id=event.id,
        year=int(span.first[:4]) if span else None,
        code_status=event.status,
        side_a=_side(event, "actors"),
        side_b=_side(event, "recipients"),
        number_of_sources=len(event.origins),
        source_article=join_list(report.url or report.source for report in reports),
        source_office=join_list(event.outlets),
        source_date=join_list(report.published.from_ if report.published else "" for report in reports),
        source_headline=join_list(report.headline or "" for report in reports),
        where_prec=WHERE_PRECISION.get(precision) if precision else None,
        where_coordinates=place.get("name"),
        where_description=place.get("text"),
        latitude=lat,
        longitude=lon,
        geom_wkt=f"POINT ({lon!r} {lat!r})" if lat is not None and lon is not None else None,
        country=place.get("country"),
        event_clarity=1 if span and span.number == 1 else 2 if span else None,
        date_prec=date_precision(span.number) if span else None,
        date_start=span.first if span else None,
        date_end=span.last if span else None,
        best=killed["best"],
        high=None if killed["best"] is None and killed["high"] is None else field.high,
        low=None if killed["best"] is None and killed["low"] is None else field.low,
    )


def date_precision(days: int | None) -> int:
    """UCDP's code of how closely a date is known: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 more or no end."""
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days is not None and days <= most), 5)


def _side(event: Event, field: str) -> str | None:
    return join_list(party_name(party) for party in preferred_parties(event, field)) or None
