"""KML 2.3: one placemark an event, with its time span and what is known of it as extended data.

Words are escaped and never taken for markup. An event whose place is not known has a placemark without a point. Places
coarser than a city are drawn in another style, because their point stands somewhere within.
"""

from collections.abc import Iterable, Iterator

from dateline.export.backing import Backing
from dateline.export.event_row import EventRow, event_row
from dateline.export.markup import xml_text
from dateline.export.tables import join_list
from dateline.export.times import as_instant
from dateline.fusion.events import Event
from dateline.fusion.values import in_figures

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Events</name>
<Style id="place"><IconStyle><color>ff2060c0</color><scale>1.0</scale></IconStyle></Style>
<Style id="area"><IconStyle><color>8060a0c0</color><scale>2.0</scale></IconStyle></Style>
"""
_COARSE = frozenset({"region", "country", "sea"})
_SHOWN_ELSEWHERE = frozenset({"headline", "lat", "lon"})


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """A document with one placemark an event, a line each."""
    yield _HEAD.encode()
    for event in events:
        yield f"{_placemark(event_row(event))}\n".encode()
    yield b"</Document></kml>\n"


def _placemark(row: EventRow) -> str:
    style = "area" if row.place_precision in _COARSE else "place"
    return (
        f'<Placemark id="{xml_text(row.id.replace(":", "-"))}"><name>{xml_text(row.headline)}</name>'
        f"{_time(row)}<styleUrl>#{style}</styleUrl><ExtendedData>{_data(row)}</ExtendedData>{_point(row)}</Placemark>"
    )


def _time(row: EventRow) -> str:
    if row.time_from is None:
        return ""
    end = f"<end>{as_instant(row.time_to)}</end>" if row.time_to else ""
    return f"<TimeSpan><begin>{as_instant(row.time_from)}</begin>{end}</TimeSpan>"


def _data(row: EventRow) -> str:
    return "".join(
        f'<Data name="{name}"><value>{xml_text(_words(getattr(row, name)))}</value></Data>'
        for name in row.__struct_fields__
        if name not in _SHOWN_ELSEWHERE and getattr(row, name) not in (None, ())
    )


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return join_list(value)
    return in_figures(value) if isinstance(value, float) else str(value)


def _point(row: EventRow) -> str:
    if row.lat is None or row.lon is None:
        return ""
    return f"<Point><coordinates>{row.lon!r},{row.lat!r}</coordinates></Point>"
