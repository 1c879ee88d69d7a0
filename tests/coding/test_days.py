"""A frame that tells of two days is two events; days that may be one stay one."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten, Surround
from msgspec.structs import replace

from dateline.coding.days import Days, links_within_days, modalities_of, parted_by_days
from dateline.language.annotations import EventFrame, Link

NEWS = "Norland fired two rockets from Wonsan on 13 September 2023."
RECALLED = "It follows a test by Norland from Sunan on 30 August 2023, of one rocket."
MIDDLE = "They flew 600 km."


def parts(
    surrounded: Surround, texts: Sequence[str], triggers: Sequence[str], *arguments: tuple[str, str]
) -> list[EventFrame]:
    """The parts of a frame with these triggers and arguments in a report of these paragraphs."""
    report = make_report(*(("body", text) for text in texts))
    mark = Marker(report.text)
    frame = mark.event(*(mark.span(word) for word in triggers), arguments=[mark.argument(*a) for a in arguments])
    return list(parted_by_days(surrounded(report, mark.annotations(frame))))


def words(texts: Sequence[str], frame: EventFrame) -> list[str]:
    text = "\n\n".join(texts)
    return [text[a.span.start : a.span.end] for a in frame.arguments]


ARGUMENTS = [("count", "two"), ("origin", "Wonsan"), ("time", "13 September 2023"), ("range_km", "600 km"),
             ("origin", "Sunan"), ("time", "30 August 2023"), ("count", "one")]  # fmt: skip


def test_each_day_is_an_event_with_what_its_sentence_says(surrounded: Surround) -> None:
    texts = [NEWS, MIDDLE, RECALLED]
    news, recalled = parts(surrounded, texts, ["fired", "test"], *ARGUMENTS)
    assert words(texts, news) == ["two", "Wonsan", "13 September 2023", "600 km"]
    assert words(texts, recalled) == ["Sunan", "30 August 2023", "one"]


def test_the_earlier_day_is_past_beside_the_news(surrounded: Surround) -> None:
    found = parts(surrounded, [NEWS, MIDDLE, RECALLED], ["fired", "test"], *ARGUMENTS)
    assert [frame.modality for frame in found] == ["actual", "historical"]


def test_a_day_after_publication_is_to_come(surrounded: Surround) -> None:
    planned = "Another test is set for 30 September 2023."
    found = parts(
        surrounded, [NEWS, planned], ["fired", "test"], ("time", "13 September 2023"), ("time", "30 September 2023")
    )
    assert [frame.modality for frame in found] == ["actual", "future"]


def test_a_day_that_has_come_in_another_zone_is_not_to_come() -> None:
    frame = Marker(NEWS).event(Marker(NEWS).span("fired"))
    firsts = (date(2023, 9, 13), date(2023, 8, 30))
    days = [Days(first, first, timedelta(0), timedelta(0)) for first in firsts]
    assert modalities_of(frame, days, "2023-09-12") == ["actual", "historical"]


@pytest.mark.parametrize(
    "again",
    [
        "The test of 13 September 2023 alarmed all.",
        "The test of Tuesday alarmed all.",
        "The test at 07:10 alarmed all.",
        "The test, the first since 30 August 2023, alarmed all.",
        "The test alarmed all, it was said in August.",
    ],
)
def test_what_may_be_the_same_day_parts_nothing(surrounded: Surround, again: str) -> None:
    time = next(t for t in ("13 September 2023", "Tuesday", "07:10", "30 August 2023", "August") if t in again)
    number = 2 if time == "13 September 2023" else 1
    report = make_report(("body", NEWS), ("body", again))
    mark = Marker(report.text)
    times = [mark.argument("time", "13 September 2023"), mark.argument("time", time, number=number)]
    frame = mark.event(mark.span("fired"), mark.span("test"), arguments=times)
    assert len(parted_by_days(surrounded(report, mark.annotations(frame)))) == 1


def test_a_weekday_of_another_week_may_be_the_same_day(surrounded: Surround) -> None:
    texts = ["Envoys met on Tuesday.", "The meeting will go on Tuesday next to it."]
    assert len(parts(surrounded, texts, ["met", "meeting"], ("time", "on Tuesday"), ("time", "go on Tuesday"))) == 1


def test_both_are_mentions_of_the_report(code_written: CodeWritten) -> None:
    report = make_report(("body", NEWS), ("body", RECALLED))
    mark = Marker(report.text)
    frame = mark.event(
        mark.span("fired"),
        mark.span("test"),
        mode="weapons-test",
        arguments=[mark.argument("time", "13 September 2023"), mark.argument("time", "30 August 2023")],
    )
    found = code_written(report, mark.annotations(frame)).mentions
    assert [(m.trigger.text, m.time and m.time.from_) for m in found] == [
        ("fired", "2023-09-13"),
        ("test", "2023-08-30"),
    ]


@pytest.mark.parametrize(
    ("told", "kept"), [("30 August 2023", False), ("12 September 2023", False), ("Tuesday", True), ("that day", True)]
)
def test_what_stands_in_a_sentence_of_another_day_alone_is_no_argument(
    surrounded: Surround, told: str, kept: bool
) -> None:
    texts = [NEWS, f"On {told}, people had seen three rockets."]
    (frame,) = parts(surrounded, texts, ["fired"], ("time", "13 September 2023"), ("count", "three"))
    assert ("three" in words(texts, frame)) is kept


@pytest.mark.parametrize(("day", "links"), [("Wednesday", 1), ("Tuesday", 0)])
def test_frames_that_state_different_days_are_not_linked(surrounded: Surround, day: str, links: int) -> None:
    report = make_report(
        ("body", "Ada Lanza met the president in Osterby on Wednesday."),
        ("body", f"Her visit to Osterby began late on {day} night."),
    )
    mark = Marker(report.text)
    met = mark.event(mark.span("met"), type_="CONSULT", arguments=[mark.argument("time", "Wednesday")])
    visit = mark.event(mark.span("visit"), type_="CONSULT", arguments=[mark.argument("time", f"{day} night")])
    annotations = replace(mark.annotations(met, visit), links=(Link(0, 1, 0.99),))
    surroundings = surrounded(report, annotations)
    assert len(links_within_days(parted_by_days(surroundings), surroundings)) == links
