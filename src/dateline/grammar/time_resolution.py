"""Ties meanings to the calendar: by the publication, by earlier times of the text, and by the words around.

A meaning that hangs on a date nobody told stays without a period. The publication date stands in for the date of
"now" only, never for an event without a time.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from math import ceil, copysign

from msgspec.structs import replace

from dateline.grammar import periods as calendar
from dateline.grammar.build_relative import length
from dateline.grammar.periods import Period
from dateline.grammar.tense import direction, looks_ahead, owner_ahead, told_since
from dateline.grammar.time_meanings import Clock, Lasting, Meaning, Named, Reading, Recurring, Shifted, Vague, Weekday
from dateline.grammar.time_types import Anchor
from dateline.grammar.time_words import ERAS, HOLIDAYS, REMEMBERED
from dateline.grammar.zones import zone_of

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_CLOCK_UNITS = {"second", "minute", "hour"}
_PRECISE_UNITS = _CLOCK_UNITS | {"day", "night"}
_DAY_GRAINS = {"day", "minute"}
_SUNDAY = 6
# A few days are within a week, a few weeks within a month; longer units say too little.
_WITHIN: dict[str, tuple[str, float]] = {"day": ("week", 1), "night": ("week", 1), "week": ("month", 1)}
# The clock that heads an entry of a page kept through the day.
_ENTRY = re.compile(r"^[ \t•*–—-]*(?P<clock>\d{1,2}:\d\d)(?!\w)", re.M)


@dataclass(slots=True)
class Told:
    """What was told last: a time, a day, a quarter; and whether "the nine months" of accounts were told after it."""

    then: Period | None = None
    day: Period | None = None
    quarter: Period | None = None
    months: bool = False


class Resolver:
    """Resolves the readings of one text in their order; remembers the last time told, in the story and beside it."""

    def __init__(self, text: str, anchor: Anchor) -> None:
        self.text = text
        self.anchor = anchor
        self.published = published_day(anchor.published)
        self.told_today = False
        self.told = self._story = Told()
        self._beside = Told()

    @cached_property
    def entries(self) -> tuple[int, ...]:
        """Where the clocks stand that head the entries of the text, in order; none where only one line has one."""
        starts = tuple(found.start("clock") for found in _ENTRY.finditer(self.text))
        return starts if len(starts) > 1 else ()

    def resolve(self, reading: Reading, day_near: Period | None = None) -> Period | None:
        """The period a reading means, or None; later readings may hang on it."""
        is_aside = self.anchor.is_aside is not None and self.anchor.is_aside(reading.start)
        self.told = self._beside if is_aside else self._story
        try:
            period = self._period(reading, day_near)
        except (OverflowError, ValueError):  # off the calendar: "three million years ago"
            return None
        self.told.months = self._tells_months(reading) or self.told.months
        if period is not None and period.first is not None and _is_told(reading.meaning):
            self.told.then = period
            self.told.day = period if period.grain in _DAY_GRAINS else self.told.day
            if period.grain == "quarter":
                self.told.quarter, self.told.months = period, False
        return period

    def _tells_months(self, reading: Reading) -> bool:
        """Whether "the nine months" of accounts are told, which a year before them are compared with."""
        meaning = reading.meaning
        lasting = isinstance(meaning, Lasting) and meaning.unit == "month" and meaning.direction == 0
        return lasting and self.text[reading.start : reading.end].lower().startswith("the ")

    def _period(self, reading: Reading, day_near: Period | None) -> Period | None:
        meaning = reading.meaning
        if isinstance(meaning, Named):
            return self._named(meaning, reading)
        if isinstance(meaning, Weekday):
            return self._weekday(meaning, reading)
        if isinstance(meaning, Shifted):
            return self._shifted(meaning)
        if isinstance(meaning, Clock):
            return self._clock(meaning, reading, day_near)
        if isinstance(meaning, Lasting):
            return self._lasting(meaning)
        return self._vague(meaning) if isinstance(meaning, Vague) else None

    def _named(self, meaning: Named, reading: Reading) -> Period | None:
        if meaning.decade is not None:
            return calendar.decade_period(meaning.decade)
        if meaning.century is not None:
            return calendar.century_period(meaning.century)
        if meaning.era is not None:
            return era_period(meaning.era)
        if meaning.year_ago:
            return self._year_ago(meaning, "quarter" in self.text[reading.start : reading.end].lower())
        year = self._year(meaning, reading)
        return None if year is None else named_period(meaning, year)

    def _year_ago(self, meaning: Named, by_quarter: bool) -> Period | None:
        """The year-ago quarter or period: that of the year before the one last told, or of the year named."""
        quarter = self._quarter_told()
        if quarter is None or quarter.first is None:
            return None
        year = meaning.year or quarter.first.year - 1
        if self.told.months and not by_quarter:
            return calendar.year_period(year)
        return calendar.quarter_period(year, meaning.quarter or (quarter.first.month + 2) // 3)

    def _quarter_told(self) -> Period | None:
        """The quarter last told, else the last that ended before publication."""
        if self.told.quarter is not None or self.published is None:
            return self.told.quarter
        return calendar.period_around(calendar.shift_months(self.published, -3), "quarter")

    def _quarter_ended(self) -> Period | None:
        """The latest quarter: the one told if it is over, else the last that ended before publication."""
        told = self._quarter_told()
        if told is None or told.last is None or self.published is None or told.last < self.published:
            return told
        return calendar.period_around(calendar.shift_months(self.published, -3), "quarter")

    def _year(self, meaning: Named, reading: Reading) -> int | None:
        if meaning.year is not None:
            return meaning.year
        if self.published is None:
            return self._year_told(meaning)
        if meaning.year_shift is not None:
            return self.published.year + meaning.year_shift
        if remembered := self._year_remembered(meaning, reading):
            return remembered
        around = self.published
        periods = (named_period(meaning, around.year + step) for step in (-2, -1, 0, 1))
        candidates = [c for c in periods if c is not None]
        if told_since(self.text, reading.start):
            candidates = [c for c in candidates if c.first is not None and c.first <= around]
        leaning = direction(self.text, reading.start, reading.end)
        return choose_year(candidates, around, meaning, leaning)

    def _year_remembered(self, meaning: Named, reading: Reading) -> int | None:
        """The year of a day that is the name of what happened on it, in a later report: "the Sept. 11 attacks"."""
        year, words = REMEMBERED.get((meaning.month or 0, meaning.day or 0), (None, ""))
        if year is None or self.published is None or self.published < date(year, meaning.month or 1, meaning.day or 1):
            return None
        return year if re.match(rf"(?:th)?\s+{words}\b", self.text[reading.end : reading.end + 40], re.I) else None

    def _year_told(self, meaning: Named) -> int | None:
        """In a text without publication, the year that puts a date nearest to the day last told, where one was."""
        day = self.told.day.first if self.told.day else None
        if day is None or meaning.month is None or meaning.shift is not None or meaning.year_shift is not None:
            return None
        near = (named_period(meaning, day.year + step) for step in (-1, 0, 1))
        firsts = [period.first for period in near if period and period.first]
        return min(firsts, key=lambda first: abs(first - day)).year if firsts else None

    def _weekday(self, meaning: Weekday, reading: Reading) -> Period | None:
        if self.published is None:
            return None
        back = (self.published.weekday() - meaning.weekday) % 7
        ahead = (meaning.weekday - self.published.weekday()) % 7
        if meaning.week_shift is not None:
            step = meaning.weekday - self.published.weekday() + 7 * meaning.week_shift
        elif meaning.weeks:
            step = 7 * meaning.weeks + (ahead if meaning.weeks > 0 else -back)
        elif meaning.shift == 1:
            step = ahead or 7
        elif meaning.shift == -1:
            step = -(back or 7)
        elif meaning.shift == 0:
            step = meaning.weekday - self.published.weekday()
        else:
            possessive = self.text[reading.end : reading.end + 2] in {"'s", "’s"}
            comes = owner_ahead if possessive else looks_ahead
            step = ahead if comes(self.text, reading.start, reading.end) else -back
        return calendar.day_period(self.published + timedelta(days=step + meaning.days), meaning.part)

    def _shifted(self, meaning: Shifted) -> Period | None:
        if meaning.base == "quarter":
            return self._quarter_ended()
        if meaning.base == "then" and meaning.unit == "quarter" and meaning.amount == 0:
            return self._quarter_told()
        base = self._base(meaning)
        if base is None or meaning.amount is None:
            return calendar.day_period(base) if base is not None and _within_day(meaning) else None
        moved = calendar.shift(base, meaning.unit, meaning.amount)
        if meaning.unit in _PRECISE_UNITS or meaning.exact:
            day = calendar.day_period(moved, meaning.part)
            return replace(day, first=moved - timedelta(days=1)) if meaning.rolling else day
        if meaning.unit == "weekend" and meaning.loose and moved.weekday() < 4:
            moved -= timedelta(days=7)
        if meaning.loose and meaning.unit == "year":
            return self._same_grain(moved, abs(meaning.amount) == 1)
        if meaning.loose and meaning.unit in {"decade", "century"}:
            return calendar.period_around(moved, "year")
        whole = calendar.period_around(moved, meaning.unit)
        if meaning.unit == "week" and moved.weekday() == _SUNDAY and meaning.base == "now" and not meaning.loose:
            whole = replace(whole, first=moved, last=moved + timedelta(days=6))  # a Sunday's "last week" is just over
        return replace(whole, first=min(moved, base), last=max(moved, base)) if meaning.rolling else whole

    def _same_grain(self, moved: date, close: bool) -> Period:
        """A year ago, told of a quarter, is that quarter of the year before."""
        by_quarter = self.told.then is not None and self.told.then.grain == "quarter" and not self.told.months
        if close and self.told.quarter is not None and by_quarter:
            return calendar.period_around(calendar.shift_months(self.told.quarter.first or moved, -12), "quarter")
        return calendar.period_around(moved, "year")

    def _base(self, meaning: Shifted) -> date | None:
        """The day to count from; what hangs on a time nobody told counts from nothing, save "a year earlier"."""
        if meaning.base != "then":
            return self.published
        told = self.told.day if meaning.unit in _PRECISE_UNITS else self.told.then
        if told is not None:
            late = (meaning.amount or 0) > 0 or (meaning.unit in _PRECISE_UNITS and not meaning.amount)
            return told.last if late else told.first  # after a night, "the day" is the later one
        past_year = meaning.unit == "year" and (meaning.amount or 0) < 0
        told_of_now = past_year or (meaning.part is not None and not meaning.amount and not meaning.loose)
        return self.published if told_of_now else None

    def _clock(self, meaning: Clock, reading: Reading, day_near: Period | None) -> Period | None:
        if meaning.same_as is not None:
            return self._same_moment(meaning, meaning.same_as, reading, day_near)
        day = self._day_of_clock(meaning, reading, day_near)
        if day is None:
            return None
        is_entry = reading.start in self.entries
        # All entries of a page are told by one clock.
        zone = zone_of(meaning.zone) or self._local_zone(self.entries[0] if is_entry else reading.start)
        instant = datetime(day.year, day.month, day.day, meaning.hour, meaning.minute or 0, tzinfo=zone)
        is_bare = meaning.day is None and day_near is None and not is_entry
        if is_bare and day == self.published:
            instant = on_local_day(instant, self._zone_of_day(), day)
            day = instant.date()
        return Period(day, day, "minute", instant.strftime("%Y-%m-%dT%H:%M"), instant, instant)

    def _same_moment(self, meaning: Clock, other: Clock, reading: Reading, day_near: Period | None) -> Period | None:
        """The moment of the other telling, in this one's zone."""
        told = self._clock(other, reading, day_near)
        zone = zone_of(meaning.zone)
        if told is None or told.opens is None or told.opens.tzinfo is None or zone is None:
            return told
        instant = told.opens.astimezone(zone)
        return Period(instant.date(), instant.date(), "minute", instant.strftime("%Y-%m-%dT%H:%M"), instant, instant)

    def _day_of_clock(self, meaning: Clock, reading: Reading, day_near: Period | None) -> date | None:
        if meaning.day is not None:
            named = self._period(Reading(reading.start, reading.end, meaning.day), None)
            return named.first if named else None
        if day_near is not None:
            return day_near.first
        return self.published if reading.start in self.entries else self._day_spoken_of()

    def _day_spoken_of(self) -> date | None:
        """The day of publication, or in a text that never names it the day last told."""
        then = self.told.then
        is_day = not self.told_today and then is not None and then.grain in _DAY_GRAINS
        return then.first if then and is_day else self.published

    def _local_zone(self, start: int) -> tzinfo | None:
        found = self.anchor.zone_at(start) if self.anchor.zone_at is not None else None
        return found or zone_of(self.anchor.zone)

    def _zone_of_day(self) -> tzinfo | None:
        """The zone whose calendar the day of publication is of.

        A bare day is one of universal time, as chronicles keep it, unless the report itself calls it by name: a
        clock of 6 a.m. in Seoul with no day anywhere then belongs to the morning that lies in that day.
        """
        told = self.told_today or "T" in (self.anchor.published or "")
        return zone_of(self.anchor.zone) or (None if told else UTC)

    def _lasting(self, meaning: Lasting) -> Period | None:
        value = length(meaning.unit, meaning.amount if meaning.amount == meaning.high else None)
        told = meaning.high or meaning.amount
        unit, amount = (meaning.unit, told) if told else _WITHIN.get(meaning.unit, (meaning.unit, 0))
        return self._stretch(unit, meaning.direction * amount, value)

    def _stretch(self, unit: str, amount: float, value: str) -> Period:
        """The days from publication back or ahead by a length; no days where it has no direction or no figure."""
        if self.published is None or amount == 0:
            return Period(None, None, "duration", value)
        if unit == "hour":
            unit, amount = "day", copysign(ceil(abs(amount) / 24), amount)
        first, last = sorted((self.published, calendar.shift(self.published, unit, amount)))
        return Period(first, last, "duration", value)

    def _vague(self, meaning: Vague) -> Period | None:
        """Now is the day of publication, recent days and weeks reach back from it; the rest has no days."""
        if meaning.unit is None:
            return None
        if meaning.value == "PRESENT_REF":
            return Period(self.published, self.published, "present", meaning.value) if self.published else None
        unit, amount = _WITHIN.get(meaning.unit, (meaning.unit, 0))
        return self._stretch(unit, -amount, meaning.value)


def _within_day(meaning: Shifted) -> bool:
    """Whether a time without a figure is still of the day it is told from: "several hours later"."""
    return meaning.loose and meaning.base == "then" and meaning.unit in _CLOCK_UNITS


def _is_told(meaning: Meaning) -> bool:
    """Whether later times may hang on this one; a comparison ("a year earlier") is not where the story stands."""
    if isinstance(meaning, Lasting | Recurring | Vague):
        return False
    return not (getattr(meaning, "loose", False) or getattr(meaning, "year_ago", False))


def published_day(published: str | None) -> date | None:
    """The day of an ISO day or instant; None for what is not one, or is of no year in which reports are published."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def on_local_day(instant: datetime, local: tzinfo | None, day: date) -> datetime:
    """The instant moved by a day where its clock is of another zone and would fall off the local day."""
    if local is None or instant.tzinfo is None:
        return instant
    return instant - timedelta(days=(instant.astimezone(local).date() - day).days)


def named_period(meaning: Named, year: int) -> Period | None:
    """The period a name has in a given year; None when the calendar has no such day."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if meaning.holiday is not None:
            return _around(holiday_day(meaning.holiday, year), meaning.nth_unit)
        if meaning.quarter is not None:
            return calendar.quarter_period(year, meaning.quarter)
        if meaning.half is not None:
            return calendar.half_period(year, meaning.half)
        if meaning.season is not None:
            return calendar.season_period(year, meaning.season)
        if meaning.last_year is not None:
            return Period(date(year, 1, 1), date(meaning.last_year, 12, 31), "year", f"{year}/{meaning.last_year}")
        if meaning.month is None:
            return calendar.year_period(year)
        if meaning.nth is not None and meaning.nth_unit is not None:
            return calendar.within_month(year, meaning.month, meaning.nth_unit, meaning.nth)
        if meaning.week and meaning.day is not None:
            return calendar.week_period(date(year, meaning.month, meaning.day))
        if meaning.day is None:
            return calendar.month_period(year, meaning.month)
        first = date(year, meaning.month, meaning.day) + timedelta(days=meaning.days)
        if meaning.last_day is None:
            return calendar.day_period(first, meaning.part)
        return Period(first, date(year, meaning.month, meaning.last_day), "day", first.isoformat())
    except ValueError:
        return None


def era_period(name: str) -> Period:
    """The days of what was once."""
    first, last = (date.fromisoformat(day) for day in ERAS[name])
    return calendar.day_period(first) if first == last else Period(first, last, "year", f"{first.year}/{last.year}")


def _around(day: date, unit: str | None) -> Period:
    """A holiday, or its week or weekend: the weekend before a Monday or Tuesday, else the one in its week."""
    if unit == "weekend":
        return calendar.weekend_period(day - timedelta(days=2))
    return calendar.week_period(day) if unit == "week" else calendar.day_period(day)


_FROM_EASTER = {"easter": 0, "good friday": -2, "easter monday": 1, "palm sunday": -7, "ash wednesday": -46}


def holiday_day(name: str, year: int) -> date:
    """The day of a holiday in a year."""
    rule = HOLIDAYS[name]
    if isinstance(rule, str):
        if rule == "election day":  # of the United States
            return calendar.nth_weekday(year, 11, 0, 1) + timedelta(days=1)
        return calendar.easter(year) + timedelta(days=_FROM_EASTER[rule])
    if len(rule) == 2:
        return date(year, rule[0], rule[1])
    return calendar.nth_weekday(year, rule[0], rule[1], rule[2])


# How much farther a coming date must not be than a past one to be meant, by the lean of the verbs around.
_WEIGHT_OF_FUTURE = {1: 0.5, 0: 2.0, -1: 3.0}
_WEIGHT_OF_FUTURE_MONTH = {1: 0.5, 0: 3.0, -1: 20.0}
_JUST_ENDED = 28  # "last August" is not said of the month just over


def choose_year(candidates: list[Period], around: date, meaning: Named, leaning: int) -> int | None:
    """The year of a date told without one: the nearest, the past preferred unless the words look ahead."""
    if meaning.shift == 0:
        return around.year
    past = [c for c in candidates if c.first is not None and c.first <= around]
    coming = [c for c in candidates if c.first is not None and c.first > around]
    if meaning.shift == -1:
        ended = [
            c for c in past if c.last is not None and (around - c.last).days > (_JUST_ENDED if meaning.month else 0)
        ]
        return year_of(ended[-1]) if ended else None
    if meaning.shift == 1 or not past:
        return year_of(coming[0]) if coming else None
    if not coming or (past[-1].last or around) >= around:
        return year_of(past[-1])
    back = (around - (past[-1].last or around)).days
    ahead = (coming[0].first or around).toordinal() - around.toordinal()
    weight = (_WEIGHT_OF_FUTURE if meaning.day else _WEIGHT_OF_FUTURE_MONTH)[leaning]
    return year_of(coming[0] if ahead * weight < back else past[-1])


def year_of(period: Period) -> int | None:
    """The year a period begins in."""
    return period.first.year if period.first else None
