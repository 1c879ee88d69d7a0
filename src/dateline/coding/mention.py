"""Mentions, claims and statements: what one report tells, each value with the characters it came from.

These are the objects of `dateline code --json` (field names as printed). A mention is one event as one report tells
it; a claim is one speaker vouching for one value of one field of it. Unknown is None, never a guess.
"""

from typing import Any, Literal

import msgspec

Modality = Literal["actual", "historical", "future", "hypothetical", "negated"]
SpeakerKind = Literal["official", "agency", "outlet", "media", "witness", "expert", "party", "unknown"]
PlaceRole = Literal["venue", "origin", "target", "heading", "landing"]
Precision = Literal["site", "city", "region", "country", "sea"]


class Words(msgspec.Struct, frozen=True):
    """The characters `start` to `end` of the report's text, and what they say."""

    start: int
    end: int
    text: str


class Actor(msgspec.Struct, frozen=True):
    """The words for an actor and what they resolve to: name, ISO 3166 alpha-3 country, PLOVER sector, office held."""

    start: int
    end: int
    text: str
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    id: str | None = None


class Place(msgspec.Struct, frozen=True):
    """The words for a place, its role in the event, and the gazetteer entry; WGS 84 degrees."""

    start: int
    end: int
    text: str
    role: PlaceRole = "venue"
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    gazetteer: str | None = None


class Time(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """The words for a time and the ISO 8601 interval they mean; `status` unresolved has neither end."""

    start: int
    end: int
    text: str
    status: Literal["resolved", "unresolved"]
    from_: str | None = None
    to: str | None = None
    edtf: str | None = None
    precision: Literal["minute", "hour", "day", "week", "month", "season", "year", "decade"] | None = None


class Value(msgspec.Struct, frozen=True):
    """A quantity (low, best, high in `unit`) or words (`value`) of one field."""

    start: int
    end: int
    text: str
    field: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    value: str | None = None


class Speaker(msgspec.Struct, frozen=True):
    """Who vouches. The outlet itself has kind "outlet" and no words (start and end None)."""

    kind: SpeakerKind
    name: str | None = None
    country: str | None = None
    id: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


class Claim(msgspec.Struct, frozen=True):
    """One speaker vouching for one value of one field. `start` to `end` are the characters that say so.

    `field` is occurrence, time, actors, recipients, a place role, or a value field. `value` is None for occurrence
    and numbers, else the Time, Place, Actor as printed, or words. `via` runs from the outlet outwards.
    """

    field: str
    speaker: Speaker
    start: int
    end: int
    value: Any = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    via: tuple[Speaker, ...] = ()
    hedge: bool = False
    negated: bool = False
    direct: bool = False


class Mention(msgspec.Struct, frozen=True):
    """One event as one report tells it. `id` is a digest of the report's id and the trigger's place."""

    id: str
    type: str
    mode: str | None
    kind: str | None
    modality: Modality
    trigger: Words
    others: tuple[Words, ...] = ()
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    values: tuple[Value, ...] = ()
    claims: tuple[Claim, ...] = ()


class Statement(msgspec.Struct, frozen=True):
    """A saying that is no event of its own: who, to whom, in which characters."""

    speaker: Speaker
    start: int
    end: int
    direct: bool
    to: Speaker | None = None


class Coded(msgspec.Struct, frozen=True):
    """All that was coded of one report."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    warnings: tuple[str, ...] = ()
