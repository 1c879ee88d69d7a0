"""What anyone claims of an event's time, places and parties, as rows that a question can be put to.

One row for each different thing said, folded as the filters of the record fold it, so that a search in the database
admits the same events as `EventFilter` does in memory. Derived like the events themselves.
"""

from collections.abc import Iterator
from typing import Any

from dateline.fusion.events import Event
from dateline.fusion.moments import interval_of
from dateline.fusion.names import fold_words
from dateline.fusion.values import ACTOR_FIELDS, PLACE_FIELDS

SAID_FIELDS = ("actors", "heading", "landing", "origin", "recipients", "target", "time", "venue")


def said_rows(event: Event) -> list[dict[str, Any]]:
    """The rows of one event, each once."""
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for field in SAID_FIELDS:
        for value in _values(event, field):
            row = _row(field, value)
            rows.setdefault(tuple(row.values()), row)
    return [{"event": event.id, "position": position, **row} for position, row in enumerate(rows.values())]


def _values(event: Event, field: str) -> Iterator[dict[str, Any]]:
    """Every object anyone claimed in this field, the preferred ones first."""
    found = event.fields.get(field)
    if found is None:
        return
    preferred = found.preferred if isinstance(found.preferred, list) else [found.preferred]
    for value in (*preferred, *(claim.value for claim in found.claims)):
        if isinstance(value, dict):
            yield value


def _row(field: str, value: dict[str, Any]) -> dict[str, Any]:
    interval = interval_of(value) if field == "time" else None
    placed = field in PLACE_FIELDS
    return {
        "field": field,
        "words": searched_words(value) if placed or field in ACTOR_FIELDS else None,
        "name": (value.get("name") or value.get("text")) if field != "time" else None,
        "country": value.get("country"),
        "lat": value.get("lat") if placed else None,
        "lon": value.get("lon") if placed else None,
        "first_day": interval.first if interval else None,
        "last_day": interval.last if interval else None,
    }


def searched_words(value: dict[str, Any]) -> str:
    """The folded name, words, office and country of a value, a line each, every word between spaces."""
    said = (value.get("name"), value.get("text"), value.get("office"), value.get("country"))
    folded = dict.fromkeys(fold_words(str(words)) for words in said if words)
    return "\n".join(f" {words} " for words in folded if words)
