"""Reads the times of a report: which words give one, and the interval they mean.

Recognition (time_rules.py) sees words, resolution (time_resolution.py) sees the calendar; this module joins the two.
It never raises on any text, and what cannot be resolved is said to be unresolved.
"""

from datetime import date, timedelta

from dateline.grammar.edtf import write_edtf, write_instant
from dateline.grammar.periods import Period
from dateline.grammar.tense import same_sentence
from dateline.grammar.time_meanings import Clock, Lasting, Named, Reading, Recurring, Shifted, Vague, Weekday
from dateline.grammar.time_resolution import Resolver
from dateline.grammar.time_rules import recognise
from dateline.grammar.time_types import Anchor, Grain, Kind, TimeExpression

_PRECISION: dict[str, Grain] = {
    "minute": "minute",
    "day": "day",
    "week": "week",
    "weekend": "day",
    "month": "month",
    "quarter": "season",
    "season": "season",
    "half": "season",
    "year": "year",
    "decade": "decade",
    "century": "decade",
}


def read_times(text: str, anchor: Anchor) -> tuple[TimeExpression, ...]:
    """Every time of `text` in order, resolved by `anchor` and by the times before it."""
    readings = recognise(text)
    resolver = Resolver(text, anchor)
    expressions = []
    for index, reading in enumerate(readings):
        near = _day_near(text, readings, index, resolver) if isinstance(reading.meaning, Clock) else None
        period = resolver.resolve(reading, near)
        expressions.append(_expression(text, reading, period, resolver.published))
    return tuple(expressions)


def _day_near(text: str, readings: tuple[Reading, ...], index: int, resolver: Resolver) -> Period | None:
    """The day told nearest in the same sentence, before the clock or else after it."""
    here = readings[index]
    for other in [*reversed(readings[:index]), *readings[index + 1 :]]:
        first, last = sorted((here, other), key=lambda reading: reading.start)
        if not same_sentence(text, first.end, last.start):
            continue
        meaning = other.meaning.day if isinstance(other.meaning, Clock) else other.meaning
        if isinstance(meaning, Weekday | Shifted) or (isinstance(meaning, Named) and meaning.day):
            found = Resolver(text, resolver.anchor).resolve(Reading(other.start, other.end, meaning))
            if found is not None and found.grain == "day":
                return found
    return None


def _expression(text: str, reading: Reading, period: Period | None, published: date | None) -> TimeExpression:
    first, last = _ends(reading, period, published)
    opens, closes = (period.opens, period.closes) if period else (None, None)
    resolved = first is not None or last is not None
    approximate = reading.modifier in {"APPROX", "LESS_THAN", "MORE_THAN"}
    grain = period.grain if period else ""
    return TimeExpression(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        kind=_kind(reading, period),
        status="resolved" if resolved else "unresolved",
        type=_timex_type(reading, period),
        value=_value(reading, period),
        from_=opens.isoformat(timespec="minutes") if opens else first.isoformat() if first else None,
        to=closes.isoformat(timespec="minutes") if closes else last.isoformat() if last else None,
        edtf=write_instant(opens)
        if opens and opens == closes and opens.tzinfo
        else write_edtf(first, last, grain, approximate),
        precision=_PRECISION.get(grain) if resolved else None,
    )


def _ends(reading: Reading, period: Period | None, published: date | None) -> tuple[date | None, date | None]:
    """First and last day, narrowed by "early", "mid", "late", "earlier", "later"."""
    if period is None or period.first is None or period.last is None:
        return (None, None) if period is None else (period.first, period.last)
    first, last = period.first, period.last
    third = timedelta(days=(last - first).days // 3)
    if reading.modifier == "START":
        return first, first + third
    if reading.modifier == "END":
        return last - third, last
    if reading.modifier == "MID":
        return first + third, last - third
    if reading.modifier == "EARLIER" and published is not None and first <= published <= last:
        return first, published
    if reading.modifier == "LATER" and published is not None and first <= published <= last:
        return published, last
    return first, last


def _kind(reading: Reading, period: Period | None) -> Kind:
    if isinstance(reading.meaning, Recurring):
        return "set"
    if isinstance(reading.meaning, Lasting):
        return "duration"
    return "time" if isinstance(reading.meaning, Clock) else "date"


def _timex_type(reading: Reading, period: Period | None) -> str:
    value = period.value if period else ""
    if isinstance(reading.meaning, Recurring):
        return "SET"
    if isinstance(reading.meaning, Lasting):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def _value(reading: Reading, period: Period | None) -> str:
    meaning = reading.meaning
    if isinstance(meaning, Vague | Recurring):
        return meaning.value
    if period is not None:
        return period.value
    if isinstance(meaning, Shifted) and meaning.amount is None:
        return "PAST_REF"
    if isinstance(meaning, Clock):
        return f"T{meaning.hour:02d}:{meaning.minute or 0:02d}"
    return "XXXX-XX-XX"
