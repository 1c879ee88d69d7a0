"""The index: opened fast, looked up fast, built whole or not at all, the same for two builders at once."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import GazetteerError
from dateline.places import tables
from dateline.places.build import build, is_fresh
from dateline.places.gazetteer import (
    INDEX,
    Gazetteer,
    open_gazetteer,
    pack_degrees,
    pack_id,
    unpack_degrees,
    unpack_id,
)
from dateline.places.names import fold


def test_opening_takes_milliseconds(gazetteer: Gazetteer) -> None:
    taken = []
    for _ in range(10):
        began = time.perf_counter()
        open_gazetteer().named("pyongyang")
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.03


def test_looking_up_takes_microseconds(gazetteer: Gazetteer) -> None:
    taken = []
    for _ in range(200):
        began = time.perf_counter()
        gazetteer._named("wonsan")
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.00005


def test_a_name_finds_all_places_that_bear_it(gazetteer: Gazetteer) -> None:
    countries = {candidate.entry.country for candidate in gazetteer.named("paris")}
    assert {"FRA", "USA"} <= countries


@pytest.mark.parametrize(
    ("name", "rival"), [("sea of japan", "east sea"), ("persian gulf", "arabian gulf"), ("yellow sea", "west sea")]
)
def test_two_names_of_one_sea_are_one_place(gazetteer: Gazetteer, name: str, rival: str) -> None:
    ids = [next(c.entry.id for c in gazetteer.named(key) if c.entry.kind == "sea") for key in (name, rival)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Syrian", "SYR"),
        ("the North Koreans", "PRK"),
        ("U.S.", "USA"),
        ("Burma", "MMR"),
        ("Chechen", "RUS"),
        ("DPRK", "PRK"),
        ("British", "GBR"),
        ("Scottish", "GBR"),
        ("Holland", "NLD"),
        ("nowhere at all", None),
    ],
)
def test_words_name_their_country(gazetteer: Gazetteer, words: str, country: str | None) -> None:
    assert gazetteer.country_of(words) == country


def test_the_index_is_of_the_tables_and_libraries_beside_it() -> None:
    assert is_fresh(INDEX), "out of date: run python -m dateline.places.build"


def test_an_index_of_other_tables_is_out_of_date(tmp_path: Path) -> None:
    other = tmp_path / "places.sqlite"
    other.write_bytes(INDEX.read_bytes())
    with sqlite3.connect(other) as store:
        store.execute("UPDATE made_of SET digest = 'of other tables'")
    store.close()
    assert not is_fresh(other)
    other.write_bytes(b"no index at all")
    assert not is_fresh(other)


def test_a_missing_index_is_said_with_the_command_that_builds_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"is missing .* python -m dateline\.places\.build$"):
        open_gazetteer(tmp_path / "places.sqlite")


@given(st.floats(-180, 180), st.integers(-18_000_000, 18_000_000))
def test_coordinates_come_back_to_the_last_bit(any_degrees: float, hundred_thousandths: int) -> None:
    for degrees in (any_degrees, hundred_thousandths / 100_000):
        assert unpack_degrees(pack_degrees(degrees)) == degrees


@given(st.sampled_from(["geonames", "icao", "dateline"]), st.integers(1, 10**9))
def test_ids_come_back(source: str, number: int) -> None:
    assert unpack_id(pack_id(f"{source}:{number}")) == f"{source}:{number}"


def test_every_place_is_found_with_all_that_was_put_in(tmp_path: Path) -> None:
    given_places = [*tables.own_places(), *tables.divisions()]
    build(tmp_path / "places.sqlite", given_places)
    built = Gazetteer(tmp_path / "places.sqlite")
    for named in given_places:
        found = [candidate.entry for candidate in built.named(fold(named.entry.name))]
        assert named.entry in found, named.entry


_BUILDER = """
import sys
from pathlib import Path
from dateline.places import tables
from dateline.places.build import build
from dateline.places.gazetteer import Gazetteer
path = Path(sys.argv[1])
for _ in range(5):
    build(path, list(tables.own_places()))
    print(len(Gazetteer(path).named("east sea")))
"""


def test_two_builders_at_once_leave_one_whole_index(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _BUILDER, str(tmp_path / "places.sqlite")]
    builders = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [builder.communicate(timeout=180)[0] for builder in builders]
    assert said == ["1\n" * 5] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["places.sqlite"]


@pytest.mark.parametrize(
    ("words", "country"), [("Texas", "USA"), ("Tobago", "TTO"), ("Nelson", None), ("Centre", None)]
)
def test_a_division_gives_its_country_where_its_name_is_not_as_well_anothers(
    gazetteer: Gazetteer, words: str, country: str | None
) -> None:
    assert gazetteer.country_of(words) == country
