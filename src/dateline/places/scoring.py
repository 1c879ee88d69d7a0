"""The figures by which places are weighed: how known a place is, how it fits its container, how two places fit.

Scores are in tens of population: one more means ten times as likely. All constants were tuned on the even documents of
the development corpora (benchmarks/places.py) and nothing here reads text.
"""

import math

import msgspec
import numpy
import numpy.typing

from dateline.places.gazetteer import Candidate
from dateline.places.names import Hint, Reading
from dateline.places.tables import Entry

_KINDS_OF_HINT: dict[Hint, set[str]] = {
    "division": {"division", "region", "country"},
    "county": {"county"},
    "city": {"city", "town"},
    "site": {"site", "airport", "town"},
    "seat": {"site"},
    "inside": {"city", "county"},
    "land": {"region", "feature", "site", "town"},
    "water": {"sea", "water"},
    "part": {"region", "city", "town", "feature", "country", "division"},
}
_BASE = {
    "country": 8.0,
    "sea": 8.0,
    "region": 7.5,
    "site": 6.5,
    "town": 6.5,
    "feature": 4.0,
    "water": 4.5,
    "airport": 4.0,
    "county": 4.3,
}
_KILOMETRES = 111.2
_REACH = 72.0  # kilometres over which nearness fades
_NEAR, _SAME_DIVISION, _SAME_COUNTRY, _ITS_COUNTRY = 2.35, 1.13, 0.41, 0.3


Numbers = numpy.typing.NDArray[numpy.float64]


class Option(msgspec.Struct, frozen=True):
    """A place that a name may mean, with its score so far; `part`: the words name a part of it; `side`: which one.

    `known`: it is the capital so called, or another city better known than its size.
    """

    entry: Entry
    score: float
    part: bool
    side: str = ""
    known: bool = False


def prior(candidate: Candidate, reading: Reading, names_its_city: bool) -> float:
    """How likely a place is meant by a name when nothing else is known."""
    entry = candidate.entry
    score = _BASE.get(entry.kind, 0.0) or math.log10(entry.population + 100)
    if entry.kind == "division":
        score -= 1.3 if names_its_city and reading.hint is None else 0.3
    if entry.kind == "country" and entry.population:
        score = 8.3 + 0.15 * math.log10(entry.population)
    score -= _unusual(candidate)
    if reading.hint:
        score += 2.0 if entry.kind in _KINDS_OF_HINT[reading.hint] else -1.0
    return score


def agrees(entry: Entry, hint: Hint | None) -> bool:
    """Whether a place may bear a name from which a noun was taken: a camp is not the town it is named after."""
    return hint not in {"seat", "inside", "water", "land"} or entry.kind in _KINDS_OF_HINT[hint]


def _unusual(candidate: Candidate) -> float:
    if candidate.weight == 2:
        return 2.0
    if candidate.weight == 1:
        return 1.0 if candidate.entry.kind == "city" else 0.2
    return 0.0


def fit_container(entry: Entry, container: Entry) -> float:
    """How much it speaks for a place that the words beside its name call it a part of `container`; 0 if it is none."""
    if entry.id == container.id or entry.kind == "country":
        return 0.0
    if container.kind == "country":
        return 6.0 if entry.country == container.country else 0.0
    if container.kind == "division":
        return 8.0 if entry.division == container.division and entry.kind != "division" else 0.0
    reach = {"county": 60.0, "region": 250.0}.get(container.kind, 50.0)
    return 4.0 if distance(entry, container) < reach and _may_share(entry, container) else 0.0


def _may_share(entry: Entry, container: Entry) -> bool:
    return None in {entry.country, container.country} or entry.country == container.country


def distance(one: Entry, other: Entry) -> float:
    """Kilometres between two places on a sphere."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    sides = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, sides)))


def affinities(options: list[Option]) -> Numbers:
    """How much each place (row) gains when another place (column) is in the same report."""
    entries = [option.entry for option in options]
    lat = numpy.array([entry.lat for entry in entries])
    lon = numpy.array([entry.lon for entry in entries])
    across = (lon[:, None] - lon[None, :] + 180.0) % 360.0 - 180.0
    across *= numpy.cos(numpy.radians((lat[:, None] + lat[None, :]) / 2))
    away = _KILOMETRES * numpy.hypot(lat[:, None] - lat[None, :], across)
    country, division = _codes([e.country for e in entries]), _codes([e.division for e in entries])
    is_country = numpy.array([entry.kind == "country" for entry in entries])
    same_country = (country[:, None] == country[None, :]) & (country[:, None] >= 0)
    same_division = (division[:, None] == division[None, :]) & (division[:, None] >= 0)
    near = numpy.where(is_country[:, None] | is_country[None, :], 0.0, numpy.exp(-away / _REACH))
    gain: Numbers = _NEAR * near + _SAME_DIVISION * same_division + _SAME_COUNTRY * same_country
    gain += _ITS_COUNTRY * (same_country & is_country[None, :])
    return gain


def _codes(values: list[str | None]) -> numpy.typing.NDArray[numpy.int64]:
    numbers: dict[str, int] = {}
    return numpy.array([-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values])
