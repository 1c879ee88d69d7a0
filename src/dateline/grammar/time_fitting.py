"""Fits a time as read to what is known of its event: its day, and whether it is past or to come.

What the words tell stays; what they leave open (the day of a clock, the week of a weekday, the year of a date, the
ends of a length of time) is settled here. Nothing is read from the text.
"""

import re
from datetime import date, datetime, timedelta
from typing import Literal, cast

from msgspec.structs import replace

from dateline.grammar import periods as calendar
from dateline.grammar.edtf import write_edtf, write_instant
from dateline.grammar.time_resolution import published_day
from dateline.grammar.time_types import Grain, TimeExpression

Outlook = Literal["past", "coming"]
_LENGTH = re.compile(r"P(?P<figure>\d+)(?P<unit>[DWMY])")
_HOURS = re.compile(r"PT(?P<figure>\d+)H")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_YEARLY = re.compile(r"[-‑–]year\b", re.I)
# Within days is within a week, within weeks within a month.
_SOME = re.compile(r"(?:just\s+)?(?:(?:a\s+few|several|a\s+couple\s+of)\s+)?(?P<units>hours|days|weeks)", re.I)
_WITHIN = {"hours": "P1D", "days": "P1W", "weeks": "P1M"}
_DAY = timedelta(days=1)
_WEEK = 7 * _DAY


def fit_time(time: TimeExpression, outlook: Outlook | None, published: str | None) -> TimeExpression:
    """A time as one of an event that is past or to come at the day of publication; as it is where neither is known."""
    today = published_day(published)
    if outlook is None or today is None:
        return time
    return _clipped(_turned(time, outlook, today), outlook, today)


def go_on(time: TimeExpression, published: str | None) -> TimeExpression:
    """A time that an event has lasted since: from its first day to publication."""
    today = published_day(published)
    if today is None or time.from_ is None or time.from_[:10] > today.isoformat():
        return time
    return _between(time, date.fromisoformat(time.from_[:10]), today)


def on_day(time: TimeExpression, day: str) -> TimeExpression:
    """An undated clock on the ISO day that its event is told of; any other time as it is."""
    if not time.undated or not time.from_ or "T" not in time.from_:
        return time
    move = date.fromisoformat(day) - date.fromisoformat(time.from_[:10])
    return _moved(time, move, move)


def lay_out(time: TimeExpression, outlook: Outlook | None, published: str | None) -> TimeExpression:
    """A length without ends on the calendar: what is past went on until publication, what comes begins there.

    "More than two months" and "two years" are told to the month and the year, so the days are about right only. Of
    a "seven-year war" no more than the year of its beginning is told.
    """
    length = _LENGTH.fullmatch(_length_of(time, outlook)) if time.kind == "duration" and time.from_ is None else None
    today = published_day(published)
    if length is None or outlook is None or today is None:
        return time
    amount = int(length["figure"]) * (-1 if outlook == "past" else 1)
    try:
        first, last = sorted((today, calendar.shift(today, _UNITS[length["unit"]], amount)))
    except (OverflowError, ValueError):  # off the calendar
        return time
    grain = cast(Grain, _UNITS[length["unit"]])
    if outlook == "past" and _YEARLY.search(time.text):
        first = first.replace(month=1, day=1)
    return replace(_between(time, first, last), edtf=write_edtf(first, last, "", approximate=True), precision=grain)


def _length_of(time: TimeExpression, outlook: Outlook | None) -> str:
    """A length in days or more; what comes within hours, days or weeks comes within the next unit."""
    hours, some = _HOURS.fullmatch(time.value), _SOME.fullmatch(time.text)
    if outlook == "coming" and hours:
        return f"P{-(-int(hours['figure']) // 24)}D"
    return _WITHIN[some["units"].lower()] if outlook == "coming" and some else time.value


def _turned(time: TimeExpression, outlook: Outlook, today: date) -> TimeExpression:
    """A bare weekday or a date without a year on the side of publication where its event lies."""
    if time.leap is None or time.from_ is None or time.to is None:
        return time
    first, last = date.fromisoformat(time.from_[:10]), date.fromisoformat(time.to[:10])
    near = timedelta(0) if time.leap == "week" else _WEEK  # a report is not dated to the day everywhere
    step = 1 if outlook == "coming" and last < today else -1 if outlook == "past" and first > today + near else 0
    moves = (step * _WEEK, step * _WEEK) if time.leap == "week" else (_years(first, step), _years(last + _DAY, step))
    farther = time.leap == "year" and step > 0 and first + moves[0] - today > today - last
    return time if step == 0 or farther else _moved(time, *moves)


def _years(day: date, step: int) -> timedelta:
    return calendar.shift_months(day, 12 * step) - day


def _clipped(time: TimeExpression, outlook: Outlook, today: date) -> TimeExpression:
    """Days that the publication lies within: what is past ends there, what comes begins there."""
    if outlook == "coming" and time.from_ is None and today.isoformat() < (time.to or "")[:10]:
        return _between(time, today, date.fromisoformat((time.to or "")[:10]))
    if time.from_ is None or time.to is None or "T" in time.from_ or "T" in time.to:
        return time
    first, last = date.fromisoformat(time.from_), date.fromisoformat(time.to)
    if not first <= today <= last or time.kind == "set":
        return time
    return _between(time, first, today) if outlook == "past" else _between(time, today, last)


def _between(time: TimeExpression, first: date, last: date) -> TimeExpression:
    """A time from one day to another."""
    if (first.isoformat(), last.isoformat()) == (time.from_, time.to):
        return time
    edtf = write_edtf(first, last, "", "~" in (time.edtf or ""))
    return replace(time, from_=first.isoformat(), to=last.isoformat(), edtf=edtf, status="resolved")


def _moved(time: TimeExpression, begin: timedelta, end: timedelta) -> TimeExpression:
    """A time with its two ends some days earlier or later, a clock's minutes and zone kept."""
    first, last = _later(time.from_, begin), _later(time.to, end)
    begun = datetime.fromisoformat(first) if first and "T" in first else None
    instant = begun if begun is not None and begun.tzinfo is not None and first == last else None
    days = [date.fromisoformat(end[:10]) if end else None for end in (first, last)]
    approximate = "~" in (time.edtf or "")
    edtf = write_instant(instant) if instant else write_edtf(days[0], days[1], time.precision or "", approximate)
    return replace(time, from_=first, to=last, edtf=edtf, undated=False)


def _later(end: str | None, move: timedelta) -> str | None:
    if end is None:
        return None
    if "T" not in end:
        return (date.fromisoformat(end) + move).isoformat()
    return (datetime.fromisoformat(end) + move).isoformat(timespec="minutes")
