"""What goes into the resolver of places and what comes out of it. A place that is not known is None, never a guess."""

from typing import Literal

import msgspec

Precision = Literal["site", "city", "region", "country", "sea"]


class PlaceName(msgspec.Struct, frozen=True):
    """The characters `start` to `end` of a text that name a place."""

    text: str
    start: int
    end: int


class PlaceContext(msgspec.Struct, frozen=True):
    """What is known around the names: the whole text, the outlet, its country (alpha-3), the dateline."""

    text: str
    outlet: str | None = None
    domain: str | None = None
    country: str | None = None
    dateline: str | None = None


class ResolvedPlace(msgspec.Struct, frozen=True):
    """A place of the gazetteer. `country` is ISO 3166 alpha-3; `zone` an IANA name; `confidence` from 0 to 1.

    `gazetteer` is the id of its entry; the side of a country has a point of its own, and no entry.
    """

    name: str
    country: str | None
    lat: float
    lon: float
    precision: Precision
    gazetteer: str | None
    zone: str | None
    population: int
    within: str | None
    disputed: bool
    confidence: float
