"""What an analyst types in the place of a value, read as a value of that field: the same shape as what reports tell.

A time is ISO 8601, a place or party its name, a number a number; JSON is taken as it stands. What cannot be read is an
error with the form that can. Nothing here looks a name up.
"""

from typing import Any

import msgspec

from dateline.errors import RecordError
from dateline.fusion.moments import Interval, parse_moment
from dateline.fusion.values import ACTOR_FIELDS, PLACE_FIELDS


def read_correction(field: str | None, words: str) -> dict[str, Any]:
    """The value or bounds of a decision, from the words for a field."""
    if words.startswith(("{", "[")):
        return {"value": _decoded(words)}
    if field == "occurrence":
        raise RecordError("whether it happened is judged by accept or reject, not by a correction")
    if field == "time":
        return {"value": _time(words)}
    if field in PLACE_FIELDS:
        return {"value": {"text": words, "role": field, "name": words}}
    if field in ACTOR_FIELDS:
        names = [name.strip() for name in words.split(";") if name.strip()]
        return {"value": [{"text": name, "name": name} for name in names]}
    return _number(words)


def _decoded(words: str) -> Any:
    try:
        return msgspec.json.decode(words)
    except msgspec.DecodeError as error:
        raise RecordError(f"not JSON: {words} ({error})") from None


def _number(words: str) -> dict[str, Any]:
    """LOW..HIGH with either end open, a number, else words."""
    low, dots, high = words.partition("..")
    try:
        if dots:
            return {"low": float(low) if low else None, "high": float(high) if high else None}
        return dict.fromkeys(("low", "best", "high"), float(words))
    except ValueError:
        return {"value": words}


def _time(words: str) -> dict[str, Any]:
    start, _, end = words.partition("/")
    first, last = parse_moment(start), parse_moment(end or start)
    if first is None or last is None or last.last < first.first:
        raise RecordError(f"not a time: {words}; write 2023-09, 2023-09-13, 2023-09-13T11:43+09:00 or FROM/TO")
    return {
        "text": words,
        "status": "resolved",
        "from": start,
        "to": end or start,
        "edtf": None,
        "precision": _precision(first),
    }


def _precision(time: Interval) -> str:
    if time.wall is not None:
        return "minute"
    days = time.last - time.first
    return "day" if days == 0 else "month" if days < 32 else "year"
