"""An event of the record: mentions judged to be one happening, and what their claims say, field by field.

These are the objects of `dateline events --json` and `dateline sources --json` (field names as printed). Every claim
that went in is in exactly one event, in the field it speaks of; nothing is averaged away. Nothing here decides.
"""

from typing import Any, Literal

import msgspec

from dateline.coding.mention import Coded, Speaker
from dateline.reading.report import Report

ConflictKind = Literal["disjoint", "rounding", "zone", "unit", "revised"]
CopyKind = Literal["reprint", "abridged", "rewrite", "credited", "translation"]
RelatedKind = Literal["part", "series", "background"]
Status = Literal["open", "accepted", "rejected"]


class CodedReport(msgspec.Struct, frozen=True):
    """A report and all that was coded of it: what fusion takes in."""

    report: Report
    coded: Coded


class Copy(msgspec.Struct, frozen=True, order=True, rename={"from_": "from"}):
    """Report `to` took its words (or its facts, by credit) from report `from`; `evidence` says how one can tell."""

    from_: str
    to: str
    from_source: str
    to_source: str
    how: CopyKind
    evidence: str


class Origin(msgspec.Struct, frozen=True):
    """The end of a chain of claims: who is really vouching. Corroboration counts these, never outlets."""

    name: str
    kind: str
    country: str | None = None

    def __lt__(self, other: "Origin") -> bool:
        """By name, kind and country; one of no country before one of any."""
        return (self.name, self.kind, self.country or "") < (other.name, other.kind, other.country or "")


class SourcedClaim(msgspec.Struct, frozen=True):
    """A claim with the report it stands in, the origin it comes from and the claim that took its place, if any.

    `beside`: it stands in the words for another event or field, and neither agrees nor contradicts.
    """

    id: str
    report: str
    source: str
    mention: str
    speaker: Speaker
    via: tuple[Speaker, ...]
    hedge: bool
    negated: bool
    direct: bool
    value: Any
    low: float | None
    best: float | None
    high: float | None
    start: int
    end: int
    origin: Origin
    published: str | None = None
    superseded_by: str | None = None
    beside: bool = False


class Conflict(msgspec.Struct, frozen=True):
    """Values that cannot all be true as stated: their kind, and each value with the origins that vouch for it."""

    kind: ConflictKind
    values: tuple[dict[str, Any], ...]


class FieldResolution(msgspec.Struct, frozen=True):
    """One field of an event: the preferred value and why, the range over origins, the conflict, and every claim."""

    preferred: Any
    reason: str
    origins: int
    low: float | None
    best: float | None
    high: float | None
    conflict: Conflict | None
    claims: tuple[SourcedClaim, ...]


class EventMention(msgspec.Struct, frozen=True, order=True):
    """A mention of the event, by the report it stands in."""

    report: str
    source: str
    mention: str


class Happened(msgspec.Struct, frozen=True, order=True):
    """A line of an event's history: when, and what changed."""

    at: str
    what: str


class Related(msgspec.Struct, frozen=True, order=True):
    """Another event, and how it belongs: part of this one, one of a series with it, or its background."""

    event: str
    how: RelatedKind


class Event(msgspec.Struct, frozen=True):
    """One happening with everything that is claimed of it. `id` is made from its first mention (see cluster.py)."""

    id: str
    type: str
    mode: str | None
    kind: str | None
    modality: str
    headline: str
    mentions: tuple[EventMention, ...]
    fields: dict[str, FieldResolution]
    origins: tuple[Origin, ...]
    outlets: tuple[str, ...]
    agencies: tuple[str, ...]
    copies: int
    credibility: int
    status: Status = "open"
    decisions: tuple[dict[str, Any], ...] = ()
    history: tuple[Happened, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def preferred_time(self) -> dict[str, Any]:
        """The preferred time as printed; empty where no time is claimed at all."""
        field = self.fields.get("time")
        return field.preferred if field is not None and isinstance(field.preferred, dict) else {}

    @property
    def begins(self) -> str | None:
        """When it began, ISO 8601 as printed; None where nobody says."""
        return self.preferred_time.get("from")


class Voice(msgspec.Struct, frozen=True, order=True):
    """An outlet or a speaker, counted over the record: claims, agreements, firsts and revisions."""

    name: str
    kind: str
    country: str | None
    reports: int
    claims: int
    agreed: int
    disagreed: int
    first: int
    revised: int
    copied: int


class Unapplied(msgspec.Struct, frozen=True):
    """A decision that no longer applies, and why: listed, never dropped."""

    decision: str
    why: str


class Fused(msgspec.Struct, frozen=True):
    """All events of the reports and decisions, the copies among the reports, and who spoke."""

    events: tuple[Event, ...]
    copies: tuple[Copy, ...]
    outlets: tuple[Voice, ...]
    speakers: tuple[Voice, ...]
    unapplied: tuple[Unapplied, ...] = ()
