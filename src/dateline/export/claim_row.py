"""One claim as one row: who vouches for which value of which field of which event, in which words of which report.

The words are the characters of the report that the offsets name, so a row can be checked by itself. A claim that
another took the place of stays, and says by which.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.export.backing import ReportOf
from dateline.fusion.events import Event, SourcedClaim
from dateline.reading.report import Report


class ClaimRow(msgspec.Struct, frozen=True):
    """One claim; the order of the fields is the order of the columns."""

    event: str
    event_type: str
    event_mode: str | None
    event_kind: str | None
    event_modality: str
    id: str
    field: str
    value: str | None
    value_country: str | None
    lat: float | None
    lon: float | None
    low: float | None
    best: float | None
    high: float | None
    speaker: str | None
    speaker_kind: str
    speaker_country: str | None
    via: tuple[str, ...]
    origin: str
    origin_kind: str
    hedge: bool
    negated: bool
    direct: bool
    superseded_by: str | None
    outlet: str | None
    published: str | None
    words: str
    start: int
    end: int
    mention: str
    report: str
    source: str
    url: str | None


def claim_rows(event: Event, report_of: ReportOf) -> Iterator[ClaimRow]:
    """The rows of an event, field by field, each field's claims in the order they were first told."""
    for name, field in event.fields.items():
        for claim in field.claims:
            yield _claim_row(event, name, claim, report_of(claim.report))


def _claim_row(event: Event, field: str, claim: SourcedClaim, report: Report) -> ClaimRow:
    value = claim.value if isinstance(claim.value, dict) else {}
    return ClaimRow(
        event=event.id,
        event_type=event.type,
        event_mode=event.mode,
        event_kind=event.kind,
        event_modality=event.modality,
        id=claim.id,
        field=field,
        value=value_words(claim.value),
        value_country=value.get("country"),
        lat=value.get("lat"),
        lon=value.get("lon"),
        low=claim.low,
        best=claim.best,
        high=claim.high,
        speaker=claim.speaker.name or claim.speaker.text,
        speaker_kind=claim.speaker.kind,
        speaker_country=claim.speaker.country,
        via=tuple(each.name or each.text or each.kind for each in claim.via),
        origin=claim.origin.name,
        origin_kind=claim.origin.kind,
        hedge=claim.hedge,
        negated=claim.negated,
        direct=claim.direct,
        superseded_by=claim.superseded_by,
        outlet=report.outlet.name if report.outlet else None,
        published=claim.published,
        words=report.text[claim.start : claim.end],
        start=claim.start,
        end=claim.end,
        mention=claim.mention,
        report=claim.report,
        source=claim.source,
        url=report.url,
    )


def value_words(value: Any) -> str | None:
    """A value as words: a time as its EDTF (unresolved, its words), a place or party by name, words as they are."""
    if not isinstance(value, dict):
        return None if value is None else str(value)
    if "status" in value:
        return value.get("edtf") or value.get("text")
    return value.get("name") or value.get("text")
