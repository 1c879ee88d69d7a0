"""Reads the times of a report: which words give one, and the interval they mean.

Recognition (time_rules.py) sees words, resolution (time_resolution.py) sees the calendar; this module joins the two.
It never raises on any text, and what cannot be resolved is said to be unresolved.
"""

import re
from datetime import timedelta

from msgspec.structs import replace

from dateline.grammar.periods import Period, part_of
from dateline.grammar.tense import same_sentence
from dateline.grammar.time_expressions import leap_of, on_days, write_expression, write_range
from dateline.grammar.time_meanings import Clock, Lasting, Named, Reading, Shifted, Weekday
from dateline.grammar.time_ranges import connected, harmonised, paired
from dateline.grammar.time_resolution import Resolver, named_period
from dateline.grammar.time_rules import recognise
from dateline.grammar.time_types import Anchor, TimeExpression

_SENTENCE = 400  # characters, at the most
_NEIGHBOURS = 6
_COUNTED_PART = re.compile(r"the\s+(?P<end>first|last)\s", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|in)\s+")


def read_times(text: str, anchor: Anchor) -> tuple[TimeExpression, ...]:
    """Every time of `text` in order, resolved by `anchor` and by the times before it."""
    readings = paired(text, recognise(text))
    resolver = Resolver(text, anchor)
    resolver.told_today = any(_names_day(text, reading, resolver) for reading in readings)
    expressions = []
    index = 0
    while index < len(readings):
        if index + 1 < len(readings) and connected(text, readings[index], readings[index + 1]):
            expressions.append(_read_range(text, readings, index, resolver))
            index += 2
        else:
            expressions.append(_read_one(text, readings, index, resolver))
            index += 1
    return tuple(expressions)


def time_in(times: tuple[TimeExpression, ...], start: int, end: int) -> TimeExpression | None:
    """The time that shares most characters with `start` to `end`, or None where none does."""
    near = [time for time in times if time.start < end and start < time.end]
    return max(near, key=lambda time: min(time.end, end) - max(time.start, start), default=None)


def _read_one(text: str, readings: list[Reading], index: int, resolver: Resolver) -> TimeExpression:
    period = _resolve(text, readings, index, resolver)
    written = write_expression(text, readings[index], period, resolver.published)
    meaning = readings[index].meaning
    if isinstance(meaning, Lasting):
        return _as_part(text, readings, index, written, resolver)
    if not isinstance(meaning, Clock) or meaning.day is not None:
        return written
    near = _day_beside(text, readings, index, resolver)
    return replace(written, undated=_is_undated(text, readings, index, resolver), leap=near and leap_of(near.meaning))


def _as_part(
    text: str, readings: list[Reading], index: int, written: TimeExpression, resolver: Resolver
) -> TimeExpression:
    """The first or last units of the stretch told behind them on its days: "the first five months of this year"."""
    meaning, end = readings[index].meaning, _COUNTED_PART.match(written.text)
    if not isinstance(meaning, Lasting) or meaning.direction or not meaning.amount or end is None:
        return written
    if index + 1 == len(readings) or not _OF.fullmatch(text[written.end : readings[index + 1].start]):
        return written
    whole = Resolver(text, resolver.anchor).resolve(readings[index + 1])
    days = part_of(whole, meaning.unit, meaning.amount, end["end"].lower() == "last") if whole else None
    return on_days(written, days) if days else written


def _is_undated(text: str, readings: list[Reading], index: int, resolver: Resolver) -> bool:
    """Whether a reading is a clock without a day in its sentence."""
    meaning = readings[index].meaning
    return isinstance(meaning, Clock) and meaning.day is None and _day_near(text, readings, index, resolver) is None


def _resolve(text: str, readings: list[Reading], index: int, resolver: Resolver) -> Period | None:
    near = _day_near(text, readings, index, resolver) if isinstance(readings[index].meaning, Clock) else None
    return resolver.resolve(readings[index], near)


def _read_range(text: str, readings: list[Reading], index: int, resolver: Resolver) -> TimeExpression:
    """The range whose ends are the readings `index` and the next."""
    readings[index], readings[index + 1] = harmonised(readings[index], readings[index + 1])
    first = _resolve(text, readings, index, resolver)
    second = _in_order(first, _resolve(text, readings, index + 1, resolver))
    second = _in_its_year(first, second, readings[index + 1])
    ends = (
        write_expression(text, readings[index], first, resolver.published),
        write_expression(text, readings[index + 1], second, resolver.published),
    )
    undated = all(_is_undated(text, readings, at, resolver) for at in (index, index + 1))
    return replace(write_range(text, ends, first, second), undated=undated)


def _in_order(first: Period | None, second: Period | None) -> Period | None:
    """The second end, moved on by a day or a week when it lies before the first: "from 11 p.m. to 1 a.m."."""
    if first is None or second is None or second.first is None or second.last is None or first.first is None:
        return second
    if first.opens is not None and second.opens is not None and second.closes is not None:
        if (first.opens.tzinfo is None) != (second.opens.tzinfo is None) or second.opens >= first.opens:
            return second
        day = timedelta(days=1)
        return replace(
            second,
            first=second.first + day,
            last=second.last + day,
            opens=second.opens + day,
            closes=second.closes + day,
        )
    week = timedelta(days=7)
    if second.grain == "day" and timedelta(0) < first.first - second.first <= week:
        moved = second.first + week
        return replace(second, first=moved, last=second.last + week, value=moved.isoformat() + second.value[10:])
    return second


def _in_its_year(first: Period | None, second: Period | None, reading: Reading) -> Period | None:
    """The second end in the year of the first, or the next: "from April 4 through Jan. 2"."""
    meaning = reading.meaning
    if first is None or second is None or first.first is None or second.first is None:
        return second
    if not isinstance(meaning, Named) or meaning.year is not None or second.first >= first.first:
        return second
    candidates = (named_period(meaning, first.first.year + step) for step in (0, 1))
    return next((c for c in candidates if c is not None and c.first is not None and c.first >= first.first), second)


def _day_near(text: str, readings: list[Reading], index: int, resolver: Resolver) -> Period | None:
    """The day told nearest in the same sentence."""
    near = _day_beside(text, readings, index, resolver)
    return _day_of(text, near, resolver) if near is not None else None


def _day_beside(text: str, readings: list[Reading], index: int, resolver: Resolver) -> Reading | None:
    """The reading of a day that is nearest in the same sentence, before the clock or else after it."""
    for direction in (-1, 1):
        other = index + direction
        while _in_one_sentence(text, readings, index, other):
            if _day_of(text, readings[other], resolver) is not None:
                return readings[other]
            other += direction
    return None


def _in_one_sentence(text: str, readings: list[Reading], index: int, other: int) -> bool:
    if not 0 <= other < len(readings) or abs(other - index) > _NEIGHBOURS:
        return False
    first, last = sorted((readings[index], readings[other]), key=lambda reading: reading.start)
    return last.start - first.end <= _SENTENCE and same_sentence(text, first.end, last.start)


def _names_day(text: str, reading: Reading, resolver: Resolver) -> bool:
    """Whether a reading names the day of publication."""
    day = _day_of(text, reading, resolver)
    return day is not None and day.first == resolver.published


def _day_of(text: str, reading: Reading, resolver: Resolver) -> Period | None:
    """The day a reading names, if it names one."""
    meaning = reading.meaning.day if isinstance(reading.meaning, Clock) else reading.meaning
    if not isinstance(meaning, Weekday | Shifted) and not (isinstance(meaning, Named) and meaning.day):
        return None
    found = Resolver(text, resolver.anchor).resolve(Reading(reading.start, reading.end, meaning))
    return found if found is not None and found.grain == "day" else None
