"""The claim matrix: speakers down, fields across; in each cell what was said, and how it stands to what is preferred.

How a claim stands is read from the claim and the field alone: it agrees, conflicts, was revised, denies, tells of
something else beside the event, or cannot be compared. Nothing is left out; equal sayings of one speaker are one entry
with their number.
"""

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from dateline.fusion.events import Event, FieldResolution, Origin, SourcedClaim
from dateline.fusion.values import compare_values
from dateline.record.words import number_words, speaker_words, value_words

Stand = Literal["agrees", "conflicts", "revised", "denies", "beside", "unclear"]


class Sign(msgspec.Struct, frozen=True):
    """How a stand is shown: a sign, the word read aloud for it, and what the legend says."""

    sign: str
    spoken: str
    meaning: str


SIGNS: dict[Stand, Sign] = {
    "agrees": Sign("=", "agrees", "agrees with what is preferred"),
    "conflicts": Sign("≠", "conflicts", "conflicts"),
    "revised": Sign("↻", "replaced", "replaced by a later word of the same origin"),
    "denies": Sign("✕", "denies", "denies"),
    "beside": Sign("∥", "beside", "stands in words for another event or field"),
    "unclear": Sign("·", "not compared", "cannot be compared"),
}
FIRST_FIELDS = ("occurrence", "time", "venue", "origin", "target", "heading", "landing")
LAST_FIELDS = ("actors", "recipients")


class Saying(msgspec.Struct, frozen=True):
    """What one speaker said of one field in one wording: where, when first, how often, and how it stands."""

    words: str
    stand: Stand
    hedge: bool
    direct: bool
    report: str
    start: int
    end: int
    published: str | None
    times: int


class Row(msgspec.Struct, frozen=True):
    """One speaker with the way it reached us, the origin it counts as, and what it said, field by field."""

    speaker: str
    kind: str
    country: str | None
    origin: Origin
    cells: tuple[tuple[Saying, ...], ...]


class Matrix(msgspec.Struct, frozen=True):
    """Who says what."""

    fields: tuple[str, ...]
    disputed: frozenset[str]
    rows: tuple[Row, ...]


def make_matrix(event: Event) -> Matrix:
    """The matrix of an event: speakers by their origins, those with most to say first."""
    fields = ordered_fields(event.fields)
    said: dict[tuple[Origin, str], dict[str, list[SourcedClaim]]] = {}
    for name in fields:
        for claim in event.fields[name].claims:
            key = (claim.origin, speaker_words(claim.speaker, claim.via))
            said.setdefault(key, {}).setdefault(name, []).append(claim)
    weight: dict[Origin, int] = {}
    for (origin, _), cells in said.items():
        weight[origin] = weight.get(origin, 0) + sum(len(claims) for claims in cells.values())
    order = sorted(said, key=lambda key: (key[0] not in event.origins, -weight[key[0]], key[0], key[1]))
    rows = tuple(_row(event, key, said[key], fields) for key in order)
    return Matrix(fields, frozenset(name for name in fields if event.fields[name].conflict), rows)


def ordered_fields(names: Iterable[str]) -> tuple[str, ...]:
    """Fields as people ask for them: whether, when, where, how many, who."""
    present = set(names)
    first = [name for name in FIRST_FIELDS if name in present]
    last = [name for name in LAST_FIELDS if name in present]
    return (*first, *sorted(present - {*FIRST_FIELDS, *LAST_FIELDS}), *last)


def _row(event: Event, key: tuple[Origin, str], said: dict[str, list[SourcedClaim]], fields: tuple[str, ...]) -> Row:
    speaker = next(claim.speaker for claims in said.values() for claim in claims)
    cells = tuple(_sayings(name, event.fields[name], said.get(name, [])) for name in fields)
    return Row(key[1], speaker.kind, speaker.country, key[0], cells)


def _sayings(name: str, field: FieldResolution, claims: list[SourcedClaim]) -> tuple[Saying, ...]:
    groups: dict[tuple[str, str, bool], list[SourcedClaim]] = {}
    for claim in claims:
        key = (claim_words(name, claim), stand_of(name, field, claim), claim.hedge)
        groups.setdefault(key, []).append(claim)
    return tuple(_saying(key, some) for key, some in groups.items())


def _saying(key: tuple[str, Any, bool], claims: list[SourcedClaim]) -> Saying:
    first = claims[0]
    direct = any(claim.direct for claim in claims)
    return Saying(key[0], key[1], key[2], direct, first.report, first.start, first.end, first.published, len(claims))


def claim_words(name: str, claim: SourcedClaim) -> str:
    """What a claim says, in a few words."""
    if name == "occurrence":
        return "did not happen" if claim.negated else "happened"
    words = value_words(claim.value) if claim.value is not None else number_words(claim.low, claim.best, claim.high)
    return f"not {words}" if claim.negated else words


def stand_of(name: str, field: FieldResolution, claim: SourcedClaim) -> Stand:
    """How a claim stands to the value the record prefers."""
    if claim.superseded_by:
        return "revised"
    if name == "occurrence":
        happened = bool(isinstance(field.preferred, dict) and field.preferred.get("happened"))
        return "agrees" if happened != claim.negated else "denies"
    if claim.negated:
        return "denies"
    relations = {compare_values(name, _content(value), _claimed(claim)) for value in _preferred(field)}
    if relations & {"same", "compatible", "rounding"}:
        return "agrees"
    if relations <= {"unknown"}:
        return "unclear"
    return "beside" if claim.beside else "conflicts"


def _preferred(field: FieldResolution) -> list[Any]:
    return field.preferred if isinstance(field.preferred, list) else [field.preferred]


def _content(value: Any) -> dict[str, Any]:
    """A preferred value in the form in which claims are compared."""
    if isinstance(value, dict) and "best" in value:
        return {"value": None, **{part: value.get(part) for part in ("low", "best", "high")}}
    return {"value": value, "low": None, "best": None, "high": None}


def _claimed(claim: SourcedClaim) -> dict[str, Any]:
    return {"value": claim.value, "low": claim.low, "best": claim.best, "high": claim.high}
