"""Joins two times into a range ("between 11:43 and 11:53"), and two clocks that tell one moment.

What one end leaves unsaid (year, half of the day, zone, day) it takes from the other. Nothing is resolved here.
"""

import re

from msgspec.structs import replace

from dateline.grammar.time_meanings import Clock, Lasting, Meaning, Named, Reading, Recurring, Shifted, Vague, Weekday
from dateline.grammar.zones import zone_of

_CONNECTION = re.compile(r"\s*(?:to|through|until|till|and|[-–—‑])\s*(?:about\s+|on\s+|in\s+|at\s+)?", re.IGNORECASE)
_OPENING = re.compile(r"\b(?P<word>between|from)\s+(?:about\s+)?(?:the\s+)?$", re.IGNORECASE)
_BRACKET = re.compile(r"\s*(?:local time|local)?\s*[(,/;]\s*(?:at\s+|or\s+)?", re.IGNORECASE)
_OPENING_WINDOW = 20


def connected(text: str, first: Reading, second: Reading) -> bool:
    """Whether two neighbouring times are the two ends of one."""
    if not same_kind(first.meaning, second.meaning):
        return False
    if isinstance(second.meaning, Shifted) and second.meaning.base == "then" and not second.meaning.amount:
        return False  # "Wednesday - the same day he died" is one day
    between = text[first.end : second.start]
    if _CONNECTION.fullmatch(between) is None:
        return False
    # "at 6:59 and 7:10" tells two moments, "between 6:59 and 7:10" one stretch.
    listed = "and" in between.lower() and (isinstance(first.meaning, Clock) or _shifted(first) or _shifted(second))
    return not listed or opening(text, first.start) != first.start


def _shifted(reading: Reading) -> bool:
    """Whether a time says itself which it is: "last winter", "this spring"."""
    return getattr(reading.meaning, "shift", None) is not None


def same_kind(first: Meaning, second: Meaning) -> bool:
    """Whether two meanings can be the ends of one range."""
    if isinstance(first, Vague | Recurring | Lasting) or isinstance(second, Vague | Recurring | Lasting):
        return False
    days = Weekday | Shifted
    if isinstance(first, Named) and isinstance(second, Named):
        return _depth(first) == _depth(second) or (first.month is not None and second.month is not None)
    return type(first) is type(second) or (isinstance(first, days) and isinstance(second, days))


def _depth(meaning: Named) -> tuple[bool, ...]:
    parts = (meaning.month, meaning.day, meaning.quarter, meaning.season, meaning.decade, meaning.century)
    return tuple(part is not None for part in parts)


def opening(text: str, start: int) -> int:
    """Where a range begins, its "between" or "from" included."""
    begin = max(0, start - _OPENING_WINDOW)
    match = _OPENING.search(text[begin:start])
    return begin + match.start() if match else start


def harmonised(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Both ends, each with what it takes from the other."""
    one, other = first.meaning, second.meaning
    if isinstance(one, Named) and isinstance(other, Named):
        return replace(first, meaning=_with_year(one, other)), second
    if isinstance(one, Clock) and isinstance(other, Clock):
        earlier = _with_half(one, other)
        earlier = replace(earlier, zone=one.zone if one.zone is not None else other.zone, day=one.day or other.day)
        later = replace(other, zone=other.zone if other.zone is not None else one.zone, day=other.day or one.day)
        return replace(first, meaning=earlier), replace(second, meaning=later)
    return first, second


def _with_year(first: Named, second: Named) -> Named:
    if first.year is not None or second.year is None or first.month is None:
        return first
    turns = second.month is not None and first.month > second.month
    return replace(first, year=second.year - 1 if turns else second.year)


def _with_half(first: Clock, second: Clock) -> Clock:
    """ "6:45 to 7:03 p.m.": the first is of the same half unless that would put it after the second."""
    if first.half is not None or second.half is None or not 1 <= first.hour <= 12:
        return first
    hour = first.hour % 12 + (12 if second.half == "p" else 0)
    if (hour, first.minute or 0) > (second.hour, second.minute or 0):
        hour = (hour + 12) % 24
    return replace(first, hour=hour, half=second.half)


def paired(text: str, readings: tuple[Reading, ...]) -> list[Reading]:
    """The readings, with each clock told twice tied to its other telling."""
    tied = _with_halves(text, list(readings))
    for index in range(len(tied) - 1):
        first, second = tied[index], tied[index + 1]
        if not isinstance(first.meaning, Clock) or not isinstance(second.meaning, Clock):
            continue
        if not _BRACKET.fullmatch(text[first.end : second.start]) or first.meaning.zone not in (None, "local"):
            continue
        step = 2 if _is_range(text, tied, index - 1) and _is_range(text, tied, index + 1) else 1
        for one in range(index + 1 - step, index + 1):
            tied[one], tied[one + step] = _tie(tied[one], tied[one + step])
    return tied


def _is_range(text: str, readings: list[Reading], index: int) -> bool:
    """Whether the readings `index` and the next are the ends of a range of clocks."""
    if index < 0 or index + 1 >= len(readings) or not isinstance(readings[index].meaning, Clock):
        return False
    return connected(text, readings[index], readings[index + 1])


_LISTED = re.compile(
    r"\s*(?:,|and|or|to|through|until|[-–—]|,\s*and|,\s*or)\s*(?:again\s+|about\s+|at\s+)*", re.IGNORECASE
)


def _with_halves(text: str, readings: list[Reading]) -> list[Reading]:
    """In "9:34, 9:39 and 9:42 p.m." all are of the evening, and of one zone."""
    for index in range(len(readings) - 2, -1, -1):
        one, other = readings[index].meaning, readings[index + 1].meaning
        if _are_listed(text, readings, index) and isinstance(one, Clock) and isinstance(other, Clock):
            zone = one.zone if one.zone is not None else other.zone
            readings[index] = replace(readings[index], meaning=replace(_with_half(one, other), zone=zone))
    for index in range(len(readings) - 1):
        one, other = readings[index].meaning, readings[index + 1].meaning
        if _are_listed(text, readings, index) and isinstance(one, Clock) and isinstance(other, Clock):
            zone = other.zone if other.zone is not None else one.zone
            readings[index + 1] = replace(readings[index + 1], meaning=replace(other, zone=zone))
    return readings


def _are_listed(text: str, readings: list[Reading], index: int) -> bool:
    """Whether a reading and the next stand in one list."""
    return _LISTED.fullmatch(text[readings[index].end : readings[index + 1].start]) is not None


def _tie(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """The clock without a zone takes the offset that the other implies, and one of them the other's day."""
    local, world = first.meaning, second.meaning
    if not isinstance(local, Clock) or not isinstance(world, Clock):
        return first, second
    zone = zone_of(world.zone)
    known = zone.utcoffset(None) if zone is not None else None
    if known is None:
        return first, second
    minutes = _minutes(local) - _minutes(world) + int(known.total_seconds() // 60)
    offset = (minutes + 600) % 1440 - 600  # zones run from -10 hours to +14
    here = replace(local, zone=offset)
    if local.day is None and world.day is not None:
        return replace(first, meaning=replace(here, same_as=world)), second
    return replace(first, meaning=here), replace(second, meaning=replace(world, same_as=here))


def _minutes(clock: Clock) -> int:
    return clock.hour * 60 + (clock.minute or 0)
