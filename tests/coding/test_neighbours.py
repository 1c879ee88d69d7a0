"""A place or figure told in the words for one event is not lent to its neighbour."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import Surround

from dateline.coding.neighbours import without_lent, without_likened, without_strangers
from dateline.language.annotations import EventFrame

REPORT = make_report(
    ("body", "Norland fired two rockets from Wonsan. They flew 600 km into the sea."),
    ("body", "Its leader met a guest at Khasan, where 40 people sang."),
)
MARK = Marker(REPORT.text)
LENT = [("landing", "Khasan"), ("venue", "Khasan"), ("count", "40"), ("actor", "Its leader")]


def told(surrounded: Surround, *frames: EventFrame) -> list[list[tuple[str, str]]]:
    """Role and words of the arguments that each frame keeps."""
    kept = without_lent(frames, surrounded(REPORT, MARK.annotations(*frames)))
    return [[(a.role, REPORT.text[a.span.start : a.span.end]) for a in frame.arguments] for frame in kept]


@pytest.mark.parametrize(
    ("role", "words", "kept"), [(*LENT[0], False), (*LENT[1], True), (*LENT[2], False), (*LENT[3], True)]
)
def test_a_neighbour_keeps_its_places_and_figures_but_shares_parties_and_venues(
    surrounded: Surround, role: str, words: str, kept: bool
) -> None:
    launch = MARK.event(MARK.span("fired"), arguments=[MARK.argument("range_km", "600 km"), MARK.argument(role, words)])
    meeting = MARK.event(MARK.span("met"), type_="CONSULT", arguments=[MARK.argument("venue", words)])
    launched, met = told(surrounded, launch, meeting)
    assert launched == [("range_km", "600 km"), *([(role, words)] if kept else [])]
    assert met == [("venue", words)]


def test_what_nobody_else_tells_stays(surrounded: Surround) -> None:
    launch = MARK.event(MARK.span("fired"), arguments=[MARK.argument("landing", "Khasan")])
    meeting = MARK.event(MARK.span("met"), type_="CONSULT", arguments=[MARK.argument("actor", "Its leader")])
    assert told(surrounded, launch, meeting)[0] == [("landing", "Khasan")]


def test_two_events_of_one_sentence_may_share_its_words(surrounded: Surround) -> None:
    song = MARK.event(MARK.span("sang"), arguments=[MARK.argument("count", "40")])
    meeting = MARK.event(MARK.span("met"), type_="CONSULT", arguments=[MARK.argument("count", "40")])
    assert told(surrounded, song, meeting) == [[("count", "40")], [("count", "40")]]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("A train had crossed the frontier at Khasan.", False),
        ("It came down near Khasan.", True),
        ("One missile ended near Khasan.", True),
    ],
)
def test_a_way_is_told_of_what_went_it(surrounded: Surround, sentence: str, kept: bool) -> None:
    report = make_report(("body", "Norland fired two rockets from Wonsan."), ("body", sentence))
    mark = Marker(report.text)
    launch = mark.event(mark.span("fired"), arguments=[mark.argument("landing", "Khasan")])
    (frame,) = without_strangers([launch], surrounded(report, mark.annotations(launch)))
    assert bool(frame.arguments) is kept


def test_what_is_told_of_a_deed_like_it_is_not_told_of_it(surrounded: Surround) -> None:
    report = make_report(("body", "The launch at Wonsan followed that of a Kestrel on Saturday. It flew 600 km."))
    mark = Marker(report.text)
    arguments = [
        mark.argument("origin", "Wonsan"),
        mark.argument("missile", "a Kestrel"),
        mark.argument("time", "on Saturday"),
        mark.argument("range_km", "600 km"),
    ]
    frames = [mark.event(mark.span("launch"), arguments=arguments)]
    (kept,) = without_likened(frames, surrounded(report, mark.annotations(*frames)))
    assert [argument.role for argument in kept.arguments] == ["origin", "range_km"]
