"""Whether two values of one field can both be true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fusion.moments import interval_of, order_key, parse_moment
from dateline.fusion.values import compare_intervals, compare_numbers, compare_places, compare_values, compare_words


def number(low: float | None, best: float | None = None, high: float | None = None) -> tuple[float | None, ...]:
    return (low, best, high)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ((348, 348, 348), (350, 350, 350), "rounding"),
        ((97, 97, 97), (None, 100, None), "rounding"),
        ((36, 36, 36), (None, 40, None), "rounding"),
        ((350, 350, 350), (650, 650, 650), "disjoint"),
        ((2, 2, 2), (3, 3, 3), "disjoint"),
        ((4, None, None), (7, 7, 7), "compatible"),
        ((100, 100, 100), (160.9, 160.9, 160.9), "unit"),
        ((5, 5, 5), (5, 5, 5), "same"),
        ((500, 500, 500), (540, 540, 540), "disjoint"),
    ],
)
def test_numbers_agree_within_their_rounding_and_bounds(one: tuple, other: tuple, relation: str) -> None:
    assert compare_numbers(one, other) == relation
    assert compare_numbers(other, one) == relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2023-09-13T11:43+09:00", "2023-09-13T02:43Z", "same"),
        ("2023-09-13T11:43+09:00", "2023-09-13T11:43Z", "zone"),
        ("2023-09-13T11:43+09:00", "2023-09-13T11:53+09:00", "disjoint"),
        ("2023-09-13", "2023-09-13T11:53+09:00", "compatible"),
        ("2023-09", "2023-09-13", "compatible"),
        ("2023-09-12", "2023-09-13", "disjoint"),
        ("2023-09-13T06:00+09:00", "2023-09-12", "zone"),
    ],
)
def test_times_agree_when_they_meet_and_zones_are_told_apart(one: str, other: str, relation: str) -> None:
    first, second = parse_moment(one), parse_moment(other)
    assert first
    assert second
    assert compare_intervals(first, second) == relation
    assert compare_intervals(second, first) == relation


def test_a_region_holds_its_city_and_two_cities_are_apart() -> None:
    city = {"name": "Wonsan", "country": "PRK", "lat": 39.17, "lon": 127.48, "precision": "city"}
    region = {"name": "Kangwon", "country": "PRK", "lat": 38.8, "lon": 127.3, "precision": "region"}
    capital = {"name": "Pyongyang", "country": "PRK", "lat": 39.03, "lon": 125.75, "precision": "city"}
    assert compare_places(city, region) == "compatible"
    assert compare_places(city, capital) == "disjoint"
    assert compare_places(city, dict(city)) == "same"


def test_the_sea_off_a_peninsula_of_several_states_agrees_with_it() -> None:
    sea = {"name": "Sea of Japan", "lat": 40.0, "lon": 135.0, "precision": "sea"}
    peninsula = {"name": "Korean Peninsula", "lat": 38.0, "lon": 127.5, "precision": "region"}
    assert compare_places(sea, peninsula) == "compatible"
    assert compare_places(sea, peninsula | {"country": "KOR"}) == "disjoint"


def test_words_that_say_less_agree_with_words_that_say_more() -> None:
    assert compare_words("ballistic missiles", "short-range ballistic missile") == "compatible"
    assert compare_words("cruise missile", "ballistic missile") == "disjoint"


def test_an_unresolved_time_contradicts_nothing() -> None:
    unresolved = {"value": {"status": "unresolved", "text": "then"}, "low": None, "best": None, "high": None}
    stated = {"value": {"from": "2023-09-13", "to": "2023-09-13"}, "low": None, "best": None, "high": None}
    assert compare_values("time", unresolved, stated) == "unknown"


@pytest.mark.parametrize("text", ["", "yesterday", "2023-13-01", "2023-02-30", "20230913"])
def test_what_is_no_time_is_unknown_and_sorts_last(text: str) -> None:
    assert parse_moment(text) is None
    assert order_key(text) > order_key("2999-01-01")


def test_an_interval_without_an_end_is_its_start() -> None:
    assert interval_of({"from": "2023-09-13", "to": None}) == parse_moment("2023-09-13")


def test_what_goes_on_without_an_end_contradicts_no_later_day() -> None:
    since = interval_of({"from": "2021-01-01", "to": None, "edtf": "2021-01-01/.."})
    assert since
    later, earlier = (interval_of({"from": day, "to": day}) for day in ("2024-03-01", "2019-03-01"))
    assert later
    assert earlier
    assert (compare_intervals(since, later), compare_intervals(since, earlier)) == ("compatible", "disjoint")


bounded = st.tuples(st.integers(1, 900), st.integers(0, 300)).map(lambda pair: (float(pair[0]), None, float(sum(pair))))


@given(bounded, bounded)
def test_comparing_numbers_is_symmetric(one: tuple, other: tuple) -> None:
    assert compare_numbers(one, other) == compare_numbers(other, one)
