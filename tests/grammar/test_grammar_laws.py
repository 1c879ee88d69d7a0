"""Laws of the grammar on any text: it never raises, spans lie in the text, bounds are in order, all is repeatable."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.grammar import Anchor, quantity_in, read_quantities, read_times, value_in

WORDS = str.split(
    "on Monday last next this the of in between and from to since until before 3 30 31 Feb. February 29 2023 1900 9999 "
    "11:43 25:99 a.m. pm GMT local time 2145 half a an one two dozen hundred million several about over at least up or "
    "more km miles % $ ago earlier later year years month week day night quarter third first early late mid - , ( ) . "
    "1990s '80s 2022-02-30 13/45/99 noon Easter winter twenty-first every daily now recent 1/2 Mach 0000 zero old"
)
PHRASES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(max_size=80))
PUBLISHED = st.sampled_from([None, "", "2024-02-29", "0001-01-01", "9999-12-31", "2023-09-13T11:43+09:00", "nonsense"])
ZONES = st.sampled_from([None, "Asia/Seoul", "+09:00", "+99:99", "Nowhere/None", "../etc"])
EDTF = re.compile(
    r"(\d{4}(-\d\d){0,2}~?|\d{3}X~?|\d\dXX~?|\d{4}-2[1-4]~?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?)"
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, PUBLISHED, ZONES)
def test_times_hold_their_laws(text: str, published: str | None, zone: str | None) -> None:
    times = read_times(text, Anchor(published, zone))
    assert times == read_times(text, Anchor(published, zone))
    previous = 0
    for time in times:
        assert previous <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        assert (time.status == "resolved") == (time.from_ is not None or time.to is not None)
        if time.from_ and time.to:
            assert time.from_[:10] <= time.to[:10]
        if time.edtf:
            assert all(end == ".." or EDTF.fullmatch(end) for end in time.edtf.split("/"))
        previous = time.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_quantities_hold_their_laws(text: str) -> None:
    quantities = read_quantities(text)
    assert quantities == read_quantities(text)
    previous = 0
    for quantity in quantities:
        assert previous <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        told = [end for end in (quantity.low, quantity.best, quantity.high) if end is not None]
        assert told
        assert told == sorted(told)
        previous = quantity.number_end


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_any_span_may_be_asked_for(text: str, start: int, length: int) -> None:
    quantity_in(text, start, start + length)
    value_in(text, start, start + length, "km")


@pytest.mark.parametrize(
    "words", ["nineteen ", "early the ", "11:43 ", "1,", "two hundred hundred ", "9", "Monday and "]
)
def test_a_hostile_text_is_read_like_any_other(words: str) -> None:
    text = words * 3000
    assert all(time.end <= len(text) for time in read_times(text, Anchor("2023-09-13")))
    assert all(quantity.end <= len(text) for quantity in read_quantities(text))


@pytest.mark.parametrize("words", ["the last 5000 years of 2020", "the first 9999 years of 2020"])
def test_a_part_beyond_the_calendar_is_no_failure(words: str) -> None:
    assert all(words[time.start : time.end] == time.text for time in read_times(words, Anchor("2023-09-13")))
