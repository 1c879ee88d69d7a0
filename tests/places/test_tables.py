"""The facts of the tables of places: ids are one place's own, coordinates lie where the country is, zones exist."""

from collections import Counter, defaultdict
from zoneinfo import ZoneInfo

import numpy
import pytest

from dateline.places import tables
from dateline.places.gazetteer import _DEGREE, Gazetteer
from dateline.places.names import fold
from dateline.places.tables import Entry, listed, rows

# Rough boxes (south, west, north, east) of countries whose sites and regions the tables hold, with a margin for waters.
BOXES = {
    "PRK": (37.5, 124.0, 43.1, 131.0), "KOR": (33.0, 124.5, 38.7, 132.0), "JPN": (24.0, 122.9, 45.6, 146.0),
    "SYR": (32.2, 35.6, 37.4, 42.5), "IRQ": (29.0, 38.7, 37.5, 48.7), "IRN": (25.0, 44.0, 39.8, 63.4),
    "ISR": (29.4, 34.2, 33.4, 35.9), "PSE": (31.2, 34.2, 32.6, 35.6), "LBN": (33.0, 35.0, 34.7, 36.7),
    "UKR": (44.3, 22.1, 52.4, 40.3), "GBR": (49.8, -8.7, 61.0, 2.0), "FRA": (41.3, -5.2, 51.2, 9.7),
    "DEU": (47.2, 5.8, 55.1, 15.1), "AFG": (29.3, 60.4, 38.5, 75.0), "PAK": (23.6, 60.8, 37.2, 77.9),
    "IND": (6.7, 68.0, 35.8, 97.5), "CHN": (15.0, 73.4, 53.6, 135.1), "EGY": (21.9, 24.6, 31.8, 36.0),
    "YEM": (12.0, 42.5, 19.1, 54.6), "SAU": (16.3, 34.5, 32.2, 55.7), "TUR": (35.8, 25.6, 42.2, 44.9),
    "NGA": (4.2, 2.6, 13.9, 14.7), "SOM": (-1.7, 40.9, 12.1, 51.5), "KEN": (-4.8, 33.8, 5.5, 42.0),
    "GEO": (41.0, 39.9, 43.7, 46.8), "AZE": (38.3, 44.7, 42.0, 50.6), "PHL": (4.5, 116.9, 21.2, 126.7),
    "RUS": (41.1, 19.6, 82.0, 180.0), "CUB": (19.7, -85.1, 23.4, -74.0), "AUS": (-44.0, 112.8, -10.0, 154.0),
    "BEL": (49.4, 2.5, 51.6, 6.5), "CYP": (34.5, 32.2, 35.8, 34.7), "COD": (-13.5, 12.1, 5.5, 31.4),
    "ETH": (3.3, 32.9, 15.0, 48.1), "SDN": (8.6, 21.8, 22.3, 38.7), "LBY": (19.4, 9.3, 33.3, 25.3),
}  # fmt: skip


def own_entries() -> list[Entry]:
    return [named.entry for named in (*tables.own_places(), *tables.counties(), *tables.divisions())]


def test_every_id_is_that_of_one_place_only() -> None:
    found = [
        named.entry.id
        for named in (*tables.countries({}), *tables.own_places(), *tables.counties(), *tables.features())
    ]
    assert [identity for identity, times in Counter(found).items() if times > 1] == []


def test_every_coordinate_is_on_the_globe() -> None:
    places = [*own_entries(), *(named.entry for named in (*tables.features(), *tables.countries({})))]
    assert [place.id for place in places if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180.5)] == []


@pytest.mark.parametrize("country", sorted(BOXES))
def test_places_lie_within_their_country(country: str) -> None:
    south, west, north, east = BOXES[country]
    outside = [
        (entry.id, entry.lat, entry.lon)
        for entry in own_entries()
        if entry.country == country and not (south <= entry.lat <= north and west <= entry.lon <= east)
    ]
    # Chukotka lies beyond the meridian of 180 degrees.
    assert [place for place in outside if not (country == "RUS" and place[2] < -168)] == []


TOWNS = "SELECT country, lat, lon FROM places JOIN settings ON settings.number = setting WHERE kind = 'city'"


def test_places_lie_near_a_town_of_their_country(gazetteer: Gazetteer) -> None:
    """Where no box is drawn, a place lies within eight degrees of some town of its country, deserts included."""
    towns = defaultdict(list)
    for country, lat, lon in gazetteer._store.execute(TOWNS):
        towns[country].append((lat / _DEGREE, lon / _DEGREE))
    points = {country: numpy.array(group) for country, group in towns.items()}
    for named in tables.own_places():
        entry = named.entry
        if entry.country and entry.country not in {"ATA", "IOT", "SJM"}:
            assert ((points[entry.country] - (entry.lat, entry.lon)) ** 2).sum(axis=1).min() < 8**2, entry.id


def test_every_country_has_its_own_codes_and_a_zone_that_exists() -> None:
    countries = rows("countries.csv")
    assert (
        len({row["alpha2"] for row in countries}) == len(countries) == len({row["alpha3"] for row in countries}) == 250
    )
    for row in countries:
        if row["zone"]:
            ZoneInfo(row["zone"])


def test_no_adjective_names_two_countries() -> None:
    words = Counter(
        word for row in rows("countries.csv") for word in {fold(word) for word in listed(row["adjectives"])}
    )
    assert [word for word, times in words.items() if times > 1] == []


def test_every_adjective_of_a_region_names_a_place_that_exists() -> None:
    known = {entry.id for entry in own_entries()} | {entry.division for entry in own_entries()}
    assert [row["word"] for row in rows("adjectives.csv") if row["place"] not in known] == []


def test_all_states_of_the_union_have_their_abbreviations() -> None:
    states = [row for row in rows("division_names.csv") if row["code"].startswith("US.")]
    assert len(states) == 51
    assert all(row["code"][3:] in row["others"].replace(".", "") or row["lat"] for row in states)


def test_better_centres_belong_to_divisions_that_exist() -> None:
    codes = {row["code"] for row in rows("divisions.csv")}
    assert {row["code"] for row in rows("division_names.csv")} - codes == set()
    assert {row["division"] for row in rows("counties.csv")} - codes == set()


def test_a_disputed_place_says_so(gazetteer: Gazetteer) -> None:
    for name in (
        "crimea",
        "nagorno karabakh",
        "senkaku islands",
        "dokdo",
        "kashmir",
        "golan heights",
        "western sahara",
    ):
        assert any(candidate.entry.disputed for candidate in gazetteer.named(name)), name
