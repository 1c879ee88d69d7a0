"""Words that tell several clocks, lengths or names tell each of them."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import Surround
from msgspec.structs import replace

from dateline.coding.listed import each_told
from dateline.language.annotations import Span


@pytest.mark.parametrize(
    ("role", "words", "told"),
    [
        ("time", "at 7:24 and 7:36 PM", ["7:24", "7:36 PM"]),
        ("time", "at 9:04, 9:19, and 9:32 PM", ["9:04", "9:19", "9:32 PM"]),
        ("time", "between 7:24 and 7:36 PM", ["between 7:24 and 7:36 PM"]),
        ("apogee_km", "about 50 and 100 km", ["about 50", "100 km"]),
        ("range_km", "110 to 670 km", ["110 to 670 km"]),
        ("count", "two and three", ["two and three"]),
        ("class", "SRBMs", ["SRBMs"]),
        ("class", "MLRS rockets", ["MLRS rockets"]),
    ],
)
def test_each_of_several_is_an_argument(surrounded: Surround, role: str, words: str, told: list[str]) -> None:
    text = f"On Monday Norland fired them {words}."
    mark = Marker(text)
    event = mark.event(mark.span("fired"), kind="missile-launch", arguments=[mark.argument(role, words)])
    (event,) = each_told([event], surrounded(make_report(("body", text)), mark.annotations(event)))
    assert [text[a.span.start : a.span.end] for a in event.arguments] == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("QKXR short-range missiles", [("missile", "QKXR"), ("class", "QKXR short-range missiles")]),
        ("LANCE-ER missiles", [("missile", "LANCE-ER")]),
        ("VX-9 missiles", [("missile", "VX-9")]),
        ("US cruise missiles", [("class", "US cruise missiles")]),
    ],
)
def test_a_name_before_a_class_is_that_of_the_missile(
    surrounded: Surround, words: str, told: list[tuple[str, str]]
) -> None:
    text = f"Norland fired {words} on Monday."
    mark = Marker(text)
    event = mark.event(mark.span("fired"), kind="missile-launch", arguments=[mark.argument("class", words)])
    (event,) = each_told([event], surrounded(make_report(("body", text)), mark.annotations(event)))
    assert [(a.role, text[a.span.start : a.span.end]) for a in event.arguments] == told


@pytest.mark.parametrize(("vote", "told"), [("8-1", "8-1"), ("8-1", "8"), ("8-1", "1"), ("8-to-1", "8-to-1")])
@pytest.mark.parametrize("read_as", ["votes_for", "votes_against"])
def test_a_vote_tells_both_sides(surrounded: Surround, vote: str, told: str, read_as: str) -> None:
    text = f"The council voted {vote} on 2 May 2019 to allow the well."
    mark = Marker(text)
    start = text.index(vote) + vote.index(told)
    votes = replace(mark.argument(read_as, vote), span=Span(start, start + len(told)))
    event = mark.event(mark.span("voted"), arguments=[votes])
    (event,) = each_told([event], surrounded(make_report(("body", text)), mark.annotations(event)))
    assert [(a.role, text[a.span.start : a.span.end]) for a in event.arguments] == [
        ("votes_for", "8"),
        ("votes_against", "1"),
    ]
