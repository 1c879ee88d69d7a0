"""Times of the record in the forms that formats ask for. Nothing is made more precise than it was told.

A minute becomes an instant only by the seconds that a format demands; a day stays a day. A clock time without a zone is
given none.
"""

import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from dateline.fusion.moments import has_open_end, interval_of

_MINUTE = re.compile(r"(T\d\d:\d\d)(?!:)")
EPOCH = "1970-01-01T00:00:00.000Z"


def as_instant(time: str) -> str:
    """The time with the seconds that XML Schema demands of a clock time."""
    return _MINUTE.sub(r"\1:00", time, count=1)


def as_utc(time: str | None) -> str | None:
    """The time as UTC to the millisecond; a day, or a clock without a zone, is read as UTC. None if it is no day."""
    if time is None:
        return None
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except OverflowError:
        return None


class Days(NamedTuple):
    """First and last day of a time, and how many days it spans; no last day and no number where it goes on."""

    first: str
    last: str | None
    number: int | None


def days_of(time: dict[str, Any]) -> Days | None:
    """The days of a time as printed; None where it is unresolved."""
    span = interval_of(time)
    if span is None:
        return None
    first, last = (datetime.fromordinal(day).date().isoformat() for day in (span.first, span.last))
    return Days(first, None, None) if has_open_end(time) else Days(first, last, span.last - span.first + 1)
