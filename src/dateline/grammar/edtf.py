"""Writes intervals as EDTF, level 1. Every string written is valid at that level.

EDTF has no intervals of minutes and no quarters at level 1: minutes are told for one instant only, and quarters,
weeks and halves become intervals of months or days.
"""

from datetime import date, datetime

_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}


def write_edtf(first: date | None, last: date | None, grain: str, approximate: bool = False) -> str | None:
    """The EDTF of days `first` to `last`; either may be open, both open has none."""
    if first is None and last is None:
        return None
    mark = "~" if approximate else ""
    if first is None or last is None:
        return f"{_day(first, mark)}/{_day(last, mark)}"
    if grain == "season":
        return (
            f"{first.year:04d}-{_SEASONS[first.month]}{mark}"
            if first.month in _SEASONS
            else _interval(first, last, mark)
        )
    if grain == "decade" and last.year - first.year == 9:
        return f"{first.year // 10:03d}X{mark}"
    if grain == "century" and last.year - first.year == 99:
        return f"{first.year // 100:02d}XX{mark}"
    return _interval(first, last, mark)


def _day(day: date | None, mark: str) -> str:
    return ".." if day is None else day.isoformat() + mark


def _interval(first: date, last: date, mark: str) -> str:
    if first == last:
        return first.isoformat() + mark
    if _month_begins(first) and _month_ends(last):
        if first.year == last.year and first.month == 1 and last.month == 12:
            return f"{first.year:04d}{mark}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{_month(first)}{mark}"
        if first.month == 1 and last.month == 12:
            return f"{first.year:04d}{mark}/{last.year:04d}{mark}"
        return f"{_month(first)}{mark}/{_month(last)}{mark}"
    return f"{_day(first, mark)}/{_day(last, mark)}"


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _month_begins(day: date) -> bool:
    return day.day == 1


def _month_ends(day: date) -> bool:
    return (day.day == 31 and day.month == 12) or (date.fromordinal(day.toordinal() + 1)).day == 1


def write_instant(instant: datetime) -> str:
    """One minute, as EDTF level 0 writes an instant."""
    return instant.isoformat(timespec="seconds")
