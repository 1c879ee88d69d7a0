"""ISO 8601 times as intervals one can compare: days as ordinals, clock times as minutes, zones kept apart.

An interval never says more than its text: a day has no clock time, a time without zone is not moved to any zone.
What does not parse is None.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d)(?::?(\d\d))?(?::?\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?$"
)
DAY = 1440
LAST_DAY = date.max.toordinal()


class Interval(msgspec.Struct, frozen=True, order=True):
    """First to last day (ordinals, as stated locally); wall-clock minutes since day 0; offset from UTC in minutes.

    `local`: the clock was told as local, so that its offset was inferred.
    """

    first: int
    last: int
    wall: tuple[int, int] | None = None
    offset: int | None = None
    local: bool = False

    @property
    def utc(self) -> tuple[int, int] | None:
        """Minutes of UTC from and to, where clock and zone are stated."""
        if self.wall is None or self.offset is None:
            return None
        return (self.wall[0] - self.offset, self.wall[1] - self.offset)

    def beside(self, other: "Interval") -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The minutes two clocks are compared by: of UTC where both have it, else as they read; so two local ones."""
        if self.wall is None or other.wall is None:
            return None
        here, there = self.utc, other.utc
        if here is None or there is None or (self.local and other.local):
            return self.wall, other.wall
        return here, there


@lru_cache(maxsize=65536)
def parse_moment(text: str) -> Interval | None:
    """The interval one ISO text means: a year, month, day or minute."""
    match = _ISO.match(text.strip())
    if not match:
        return None
    year, month, day, hour, minute, zone = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last = date(int(year), last_month, int(day or monthrange(int(year), last_month)[1]))
    except ValueError:
        return None
    if hour is None:
        return Interval(first.toordinal(), last.toordinal())
    wall = first.toordinal() * DAY + int(hour) * 60 + int(minute or 0)
    return Interval(first.toordinal(), first.toordinal(), (wall, wall), _offset(zone))


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:4] or 0)
    return -minutes if zone[0] == "-" else minutes


def interval_of(time: dict[str, Any] | None) -> Interval | None:
    """The interval of a time as printed (`from`, `to`, `edtf`); None when unresolved, unreadable or without a start.

    "By the end of the week" says nothing that another time could contradict, "since 2021" holds all days from then on.
    """
    if not time or time.get("status") == "unresolved":
        return None
    start = parse_moment(time["from"]) if time.get("from") else None
    end = parse_moment(time["to"]) if time.get("to") else None
    if start is None:
        return None
    if has_open_end(time):
        return Interval(start.first, LAST_DAY)
    if end is None or end.last < start.first:
        return _told_as(time, start)
    wall = (start.wall[0], end.wall[1]) if start.wall and end.wall else None
    return _told_as(time, Interval(start.first, end.last, wall, start.offset if start.offset == end.offset else None))


def has_open_end(time: dict[str, Any]) -> bool:
    """Whether a time as printed goes on without an end, as EDTF writes it."""
    return (time.get("edtf") or "").endswith("/..")


def _told_as(time: dict[str, Any], interval: Interval) -> Interval:
    local = interval.wall is not None and "local" in (time.get("text") or "").lower().split()
    return msgspec.structs.replace(interval, local=True) if local else interval


@lru_cache(maxsize=65536)
def order_key(text: str | None) -> tuple[int, int]:
    """Sorts published times: by minute of UTC; a bare day counts as its end, the unknown comes last."""
    moment = parse_moment(text) if text else None
    if moment is None:
        return (1, 0)
    if moment.wall is None:
        return (0, moment.last * DAY + DAY - 1)
    return (0, moment.wall[0] - (moment.offset or 0))


def certainly_before(one: str | None, other: str | None) -> bool:
    """Whether the first is earlier whatever the unknown hours and zones are."""
    first, second = (parse_moment(text) if text else None for text in (one, other))
    if first is None or second is None:
        return False
    if first.utc and second.utc:
        return first.utc[1] < second.utc[0]
    return first.last < second.first
