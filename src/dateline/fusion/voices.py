"""Outlets and speakers counted over the record: how often each agreed with what it prefers, was first, was revised.

Read off the events: a value a speaker gives counts once however many outlets print it. Nothing here weighs on what the
record prefers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from dateline.fusion.claims import content_key
from dateline.fusion.events import Copy, Event, FieldResolution, SourcedClaim, Voice
from dateline.fusion.moments import order_key
from dateline.fusion.names import publisher_name
from dateline.fusion.shelf import Heading
from dateline.fusion.values import compare_values

Key = tuple[str, str, str | None]


class Tally(msgspec.Struct):
    """Counts for one voice while they are made."""

    reports: set[str]
    claims: int = 0
    agreed: int = 0
    disagreed: int = 0
    first: int = 0
    revised: int = 0
    copied: int = 0


def count_voices(
    events: Iterable[Event], copies: Iterable[Copy], reports: Mapping[str, Heading]
) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
    """The outlets and the speakers of the record, each sorted by name."""
    outlets: dict[Key, Tally] = defaultdict(lambda: Tally(set()))
    speakers: dict[Key, Tally] = defaultdict(lambda: Tally(set()))
    for event in events:
        for name, field in event.fields.items():
            _count_field(name, field, outlets, speakers, reports)
    for name, report in reports.items():
        outlets[_outlet_key(report)].reports.add(name)
    for copy in copies:
        outlets[_outlet_key(reports[copy.to])].copied += 1
    return _voices(outlets), _voices(speakers)


def _count_field(
    name: str,
    field: FieldResolution,
    outlets: dict[Key, Tally],
    speakers: dict[Key, Tally],
    reports: Mapping[str, Heading],
) -> None:
    ordered = sorted(field.claims, key=lambda claim: (order_key(claim.published), claim.id))
    said: set[tuple[Key, str]] = set()
    for claim in ordered:
        first, agrees = claim is ordered[0], _agrees(name, claim, field)
        _count(outlets[_outlet_key(reports[claim.report])], claim, agrees, first)
        if claim.origin.kind in {"outlet", "agency"}:
            continue
        speaker = (claim.origin.name, claim.origin.kind, claim.origin.country)
        saying = (speaker, f"{claim.negated} {content_key(name, _content(claim))}")
        if saying in said:
            speakers[speaker].reports.add(claim.report)
        else:
            _count(speakers[speaker], claim, agrees, first)
        said.add(saying)


def _count(tally: Tally, claim: SourcedClaim, agrees: bool | None, first: bool) -> None:
    tally.reports.add(claim.report)
    tally.claims += 1
    tally.agreed += agrees is True
    tally.disagreed += agrees is False
    tally.first += first
    tally.revised += claim.superseded_by is not None


def _content(claim: SourcedClaim) -> dict[str, Any]:
    return {"value": claim.value, "low": claim.low, "best": claim.best, "high": claim.high}


def _agrees(name: str, claim: SourcedClaim, field: FieldResolution) -> bool | None:
    """Whether the claim can be true if the preferred value is; None where it or the field does not say."""
    preferred = field.preferred
    if claim.beside or isinstance(preferred, list):
        return None
    if isinstance(preferred, dict) and "happened" in preferred:
        return bool(preferred["happened"]) != claim.negated
    one = _content(claim)
    other: dict[str, Any] = {"value": None, "low": None, "best": None, "high": None}
    if isinstance(preferred, dict) and set(preferred) == {"low", "best", "high"}:
        other |= preferred
    else:
        other["value"] = preferred
    relation = compare_values(name, one, other)
    if relation == "unknown":
        return None
    if claim.negated:
        return False if relation == "same" else None
    return relation in {"same", "compatible", "rounding"}


def _outlet_key(report: Heading) -> Key:
    return (publisher_name(report.outlet) if report.outlet else report.source, "outlet", None)


def _voices(tallies: Mapping[Key, Tally]) -> tuple[Voice, ...]:
    ordered = sorted(tallies.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or ""))
    return tuple(
        Voice(
            name, kind, country, len(tally.reports), tally.claims, tally.agreed, tally.disagreed,
            tally.first, tally.revised, tally.copied,
        )
        for (name, kind, country), tally in ordered
    )  # fmt: skip
