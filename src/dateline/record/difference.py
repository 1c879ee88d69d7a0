"""What changed between two moments of a record: events that are new, gone or say something else.

Only what a reader of the record would see is compared: preferred values, origins, conflicts, mentions. An event that
merged into another is gone, and the other says so by its mentions.
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from dateline.fusion.events import Event, Fused


class FieldChange(msgspec.Struct, frozen=True):
    """One thing an event says, before and after."""

    field: str
    before: Any
    after: Any


class Difference(msgspec.Struct, frozen=True):
    """One event that is not what it was: a line of `dateline diff --json`."""

    event: str
    what: Literal["new", "gone", "changed"]
    headline: str
    changes: tuple[FieldChange, ...] = ()


def compare(before: Fused, after: Fused) -> list[Difference]:
    """Every event that differs, by id."""
    old, new = ({event.id: event for event in fused.events} for fused in (before, after))
    return [found for name in sorted(old.keys() | new.keys()) for found in _compare_one(old.get(name), new.get(name))]


def _compare_one(old: Event | None, new: Event | None) -> Iterator[Difference]:
    if old is None and new is not None:
        yield Difference(new.id, "new", new.headline)
    elif new is None and old is not None:
        yield Difference(old.id, "gone", old.headline)
    elif old is not None and new is not None:
        changes = tuple(_changes(_shown(old), _shown(new)))
        if changes:
            yield Difference(new.id, "changed", new.headline, changes)


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield FieldChange(name, old.get(name), new.get(name))


def _shown(event: Event) -> dict[str, Any]:
    """What a reader sees of an event, in plain values."""
    shown: dict[str, Any] = {
        "modality": event.modality,
        "status": event.status,
        "credibility": event.credibility,
        "origins": [origin.name for origin in event.origins],
        "reports": len(event.mentions),
    }
    for name, field in event.fields.items():
        shown[name] = msgspec.to_builtins(field.preferred)
        shown[f"{name}: conflict"] = field.conflict.kind if field.conflict else None
    return shown
