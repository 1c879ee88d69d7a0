"""Stretches of the calendar: days from first to last, at a grain, with minutes where a clock is told.

All arithmetic on days is here. A period never crosses its own grain: a month has its own days, no more.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta

import msgspec


class Period(msgspec.Struct, frozen=True):
    """Days `first` to `last` inclusive, either open (None); `opens` and `closes` are instants where minutes count.

    `value` is how TIMEX3 writes it.
    """

    first: date | None
    last: date | None
    grain: str
    value: str
    opens: datetime | None = None
    closes: datetime | None = None


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day_period(day: date, part: str | None = None) -> Period:
    """One day, or a part of it."""
    return Period(day, day, "day", day.isoformat() + (f"T{part}" if part else ""))


def week_period(day: date) -> Period:
    """The week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Period(monday, monday + timedelta(days=6), "week", f"{year}-W{week:02d}")


def weekend_period(day: date) -> Period:
    """The Saturday and Sunday of the week that holds `day`."""
    week = week_period(day)
    saturday = day - timedelta(days=day.weekday() - 5)
    return Period(saturday, saturday + timedelta(days=1), "weekend", f"{week.value}-WE")


def months_period(year: int, month: int, count: int, grain: str, value: str) -> Period:
    """`count` whole months from the given one."""
    final_year, final_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    last = date(final_year, final_month, monthrange(final_year, final_month)[1])
    return Period(date(year, month, 1), last, grain, value)


def month_period(year: int, month: int) -> Period:
    """One month."""
    return months_period(year, month, 1, "month", f"{year:04d}-{month:02d}")


def within_month(year: int, month: int, unit: str, which: int) -> Period:
    """The `which`-th day, week or weekend of a month, -1 the last; a month's first week is its first seven days."""
    whole = month_period(year, month)
    begin, end = date(year, month, 1), whole.last or date(year, month, 28)
    if unit == "weekend":
        return weekend_period(nth_weekday(year, month, 5, which))
    days = 7 if unit == "week" else 1
    first = end - timedelta(days=days - 1) if which < 0 else begin + timedelta(days=days * (which - 1))
    if first > end:
        raise ValueError(f"no {unit} {which} in month {month}")
    last = min(end, first + timedelta(days=days - 1))
    return (
        day_period(first)
        if unit == "day"
        else Period(first, last, "week", week_period(first + (last - first) / 2).value)
    )


def quarter_period(year: int, quarter: int) -> Period:
    """One quarter of a calendar year."""
    return months_period(year, 3 * quarter - 2, 3, "quarter", f"{year:04d}-Q{quarter}")


def half_period(year: int, half: int) -> Period:
    """One half of a calendar year."""
    return months_period(year, 6 * half - 5, 6, "half", f"{year:04d}-H{half}")


def season_period(year: int, season: str) -> Period:
    """A season of the northern hemisphere; the winter of a year begins in its December."""
    return months_period(year, _SEASON_MONTHS[season], 3, "season", f"{year:04d}-{season}")


def year_period(year: int) -> Period:
    """One year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04d}")


def decade_period(decade: int) -> Period:
    """Ten years: 199 is the 1990s."""
    return Period(date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31), "decade", f"{decade:03d}")


def century_period(century: int) -> Period:
    """A hundred years: 19 is the twentieth century."""
    return Period(date(century * 100, 1, 1), date(century * 100 + 99, 12, 31), "century", f"{century:02d}")


def shift_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_DAYS_IN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


def shift(day: date, unit: str, amount: float) -> date:
    """`day` moved by `amount` units; clock units move it by whole days only."""
    if unit in _MONTHS_IN:
        return shift_months(day, round(amount * _MONTHS_IN[unit]))
    hours = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}
    days = amount * _DAYS_IN[unit] if unit in _DAYS_IN else amount * hours[unit] / 24
    return day + timedelta(days=int(days))


def period_around(day: date, unit: str) -> Period:
    """The whole unit of the calendar that holds `day`."""
    if unit in {"week", "fortnight"}:
        return week_period(day)
    if unit == "weekend":
        return weekend_period(day)
    if unit == "month":
        return month_period(day.year, day.month)
    if unit == "quarter":
        return quarter_period(day.year, (day.month + 2) // 3)
    if unit == "half":
        return half_period(day.year, (day.month + 5) // 6)
    if unit == "year":
        return year_period(day.year)
    if unit == "decade":
        return decade_period(day.year // 10)
    if unit in {"century", "millennium"}:
        return century_period(day.year // 100)
    return day_period(day)


def part_of(whole: Period, unit: str, amount: float, at_end: bool) -> Period | None:
    """The first or last `amount` units of a stretch; None where it is open or no longer than they are."""
    if whole.first is None or whole.last is None:
        return None
    day = timedelta(days=1)
    try:
        first = shift(whole.last + day, unit, -amount) if at_end else whole.first
        last = whole.last if at_end else shift(whole.first, unit, amount) - day
    except (OverflowError, ValueError):
        return None
    return Period(first, last, unit, "") if whole.first <= first < last <= whole.last else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after the anonymous computus."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    offset = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * offset + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The `which`-th weekday of a month, -1 the last."""
    length = monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1) if date(year, month, day).weekday() == weekday]
    return days[which - 1 if which > 0 else which]
