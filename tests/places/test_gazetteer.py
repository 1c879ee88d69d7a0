"""The index: opened fast, looked up fast, built whole or not at all, the same for two builders at once."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.places.gazetteer import Gazetteer, cache_folder, open_gazetteer


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


def test_the_environment_names_another_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


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
