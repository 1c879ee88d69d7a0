"""Times of the record: when something was written, and up to when a question asks.

Every time is UTC in one fixed width, so that times compare as text. These are times of the record's own clock; times of
events are another matter (grammar).
"""

from datetime import UTC, datetime, timedelta

from dateline.errors import RecordError


def utc_now() -> datetime:
    """The clock on the wall, which a record is given unless it is given another."""
    return datetime.now(UTC)


def as_text(moment: datetime) -> str:
    """The one form in which the record writes a time, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def end_of(words: str) -> str:
    """The last moment that `words` include: a day means its end, a time means itself; UTC unless a zone is given."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise RecordError(f"not a time: {words}; write 2026-11-24 or 2026-11-24T09:30+01:00") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    if len(words) <= len("2026-11-24"):
        moment += timedelta(days=1) - timedelta(milliseconds=1)
    return as_text(moment)
