"""Frames parted by their days: what one frame of the model tells in two sentences of two days is two happenings.

A report tells its news and recalls an earlier event in the same words; where the sentences of a frame's triggers state
days that lie apart, each day is an event of its own, with what its sentences say. Days next to each other part nothing
unless both are dates: they may be one day in two zones, or that of the saying. What stands in a sentence of other days
alone is no argument.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from dateline.coding.surroundings import Surroundings
from dateline.coding.times import ZONE, Setting, time_at
from dateline.grammar import TimeExpression
from dateline.language.annotations import EventFrame, Link, Span

EXACT = frozenset({"minute", "hour", "day"})
# What the words of a time leave open: "Tuesday" may be that of another week, "March 3" that of another year.
LEAPS = {None: timedelta(0), "week": timedelta(days=7), "year": timedelta(days=365)}
# Behind such words a day does not say when.
NOT_ON = re.compile(r"\b(?:by|before|after|since|until|till|following|from|through)\s+(?:the\s+)?$", re.I)
NOT_ON_REACH = 16


class Days(NamedTuple):
    """First and last day of a time, how far its words leave open that it is another, and what zones may make of it."""

    first: date
    last: date
    leap: timedelta
    slack: timedelta


def parted_by_days(surroundings: Surroundings) -> tuple[EventFrame, ...]:
    """The event frames of a report by days: each frame's first part in its place, all other parts behind."""
    parts = [parts_of(frame, surroundings) for frame in surroundings.annotations.events]
    frames = (*(first for first, *_ in parts), *(other for _, *others in parts for other in others))
    return tuple(without_other_days(frame, surroundings) for frame in frames)


def parts_of(frame: EventFrame, surroundings: Surroundings) -> list[EventFrame]:
    """A frame by the days that the sentences of its triggers state, in order of the text."""
    days, part_at = days_of_parts(frame, surroundings)
    if len(days) < 2:
        return [frame]
    modalities = modalities_of(frame, days, surroundings.published_day)
    return [part_of(frame, number, one, part_at, surroundings) for number, one in enumerate(modalities)]


def modalities_of(frame: EventFrame, days: list[Days], published: str | None) -> list[str]:
    """The modality of each part: beside the last day that has come, an earlier one is past and a later one to come."""
    firsts = [first.isoformat() for first, *_ in days]
    now = (date.fromisoformat(published) + ZONE).isoformat() if published else None
    news = max((first for first in firsts if not now or first <= now), default=firsts[0])
    beside = {-1: "historical", 1: "future"} if frame.modality == "actual" else {}
    return [beside.get((first > news) - (first < news), frame.modality) for first in firsts]


def days_of_parts(frame: EventFrame, surroundings: Surroundings) -> tuple[list[Days], dict[Span, int]]:
    """The days that lie apart, and for each sentence with a trigger which of them it tells of."""
    days: list[Days] = []
    part_at: dict[Span, int] = {}
    number = 0
    for sentence in surroundings.sentences_of(frame.triggers):
        stated = list(stated_days(frame, sentence, surroundings))
        if stated:
            number = next((n for n, known in enumerate(days) if any(meet(known, one) for one in stated)), len(days))
            days += stated[:1] if number == len(days) else []
        part_at[sentence] = number
    return days, part_at


def stated_days(frame: EventFrame, sentence: Span, surroundings: Surroundings) -> Iterator[Days]:
    """The days that the time arguments of a sentence state; a clock without a day of its own states none."""
    for argument in frame.arguments:
        if argument.role == "time" and sentence.contains(argument.span):
            time = time_at(argument.span, surroundings, Setting(frame.modality))
            if time and (days := days_in(time, surroundings)):
                yield days


def days_in(time: TimeExpression, surroundings: Surroundings) -> Days | None:
    """The days that a time says something was on."""
    before = surroundings.report.text[max(0, time.start - NOT_ON_REACH) : time.start]
    if not (time.from_ and time.to) or time.precision not in EXACT or time.undated or NOT_ON.search(before):
        return None
    dated = time.precision == "day" and any(c.isdigit() for c in time.text)
    first, last = date.fromisoformat(time.from_[:10]), date.fromisoformat(time.to[:10])
    return Days(first, last, LEAPS[time.leap], timedelta(0) if dated else ZONE)


def meet(one: Days, other: Days) -> bool:
    """Whether two times may be of one day, told in two zones or of a week or year left open."""
    leaps = {sign * leap for leap in (one.leap, other.leap) for sign in (-1, 0, 1)}
    slack = max(one.slack, other.slack)
    return any(one.first + leap <= other.last + slack and other.first <= one.last + leap + slack for leap in leaps)


def part_of(
    frame: EventFrame, number: int, modality: str, part_at: dict[Span, int], surroundings: Surroundings
) -> EventFrame:
    """What a frame tells of one of its days."""

    def is_of_it(span: Span) -> bool:
        return told_at(span, part_at, surroundings) == number

    return replace(
        frame,
        triggers=tuple(span for span in frame.triggers if is_of_it(span)),
        again=tuple(span for span in frame.again if is_of_it(span)),
        arguments=tuple(argument for argument in frame.arguments if is_of_it(argument.span)),
        speakers=tuple(span for span in frame.speakers if is_of_it(span)),
        modality=modality,
        background=frame.background or modality == "historical",
    )


def told_at(span: Span, part_at: dict[Span, int], surroundings: Surroundings) -> int:
    """The part that a span is of: its sentence's, else that told last before it in its paragraph, else the first."""
    sentence = surroundings.sentence_of(span)
    if sentence in part_at:
        return part_at[sentence]
    paragraph = next((p for p in surroundings.report.paragraphs if p.start <= span.start < p.end), None)
    before = [s for s in part_at if paragraph and paragraph.start <= s.start <= span.start]
    return part_at[max(before)] if before else 0


def links_within_days(frames: Sequence[EventFrame], surroundings: Surroundings) -> tuple[Link, ...]:
    """The links of a report without those of two frames that both state days and share none."""
    links = surroundings.annotations.links
    days = {n: days_of(frames[n], surroundings) for n in {n for link in links for n in (link.first, link.second)}}

    def share(link: Link) -> bool:
        one, other = days[link.first], days[link.second]
        return not one or not other or any(a.first <= b.last and b.first <= a.last for a in one for b in other)

    return tuple(link for link in links if share(link))


def days_of(frame: EventFrame, surroundings: Surroundings) -> list[Days]:
    """The days that the sentences of a frame's triggers state."""
    own = surroundings.sentences_of(frame.triggers)
    return [one for sentence in own for one in stated_days(frame, sentence, surroundings)]


def without_other_days(frame: EventFrame, surroundings: Surroundings) -> EventFrame:
    """The frame without what stands in sentences that have none of its triggers and speak of other days alone."""
    own = surroundings.sentences_of(frame.triggers)
    days = days_of(frame, surroundings)

    def is_of_another(span: Span) -> bool:
        sentence = surroundings.sentence_of(span)
        if not days or sentence is None or sentence in own:
            return False
        inside = (time for time in surroundings.times if sentence.start <= time.start < sentence.end)
        told = [one for time in inside if (one := days_in(time, surroundings))]
        return bool(told) and not any(meet(one, other) for one in told for other in days)

    return replace(frame, arguments=tuple(a for a in frame.arguments if not is_of_another(a.span)))
