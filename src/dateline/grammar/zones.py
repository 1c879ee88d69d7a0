"""Zones by offset or name. A name nobody knows is no zone; nothing here raises."""

import re
from datetime import timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


@cache
def zone_of(zone: int | str | None) -> tzinfo | None:
    """A zone from an offset in minutes, an offset as ISO writes it, or an IANA name; None for what is none."""
    if isinstance(zone, int):
        return timezone(timedelta(minutes=zone))
    if not zone or zone == "local":
        return None
    offset = _OFFSET.fullmatch(zone)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3])
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes)) if minutes < 1440 else None
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return None
