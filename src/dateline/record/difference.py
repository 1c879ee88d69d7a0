"""What changed between two moments of a record: events that are new, gone, merged, parted or say something else.

Only what a reader of the record would see is compared: preferred values, origins, conflicts, mentions. An event is
followed by its mentions, whatever id it has by then; one that merged into another says into which, one that parted from
another says from which.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from dateline.fusion.events import Event, Fused


class FieldChange(msgspec.Struct, frozen=True):
    """One thing an event says, before and after."""

    field: str
    before: Any
    after: Any


class Difference(msgspec.Struct, frozen=True):
    """One event that is not what it was: a line of `dateline diff --json`.

    `other`: for one that is gone the event that now holds what it told, for a new one the event it was part of.
    """

    event: str
    what: Literal["new", "gone", "changed"]
    headline: str
    changes: tuple[FieldChange, ...] = ()
    other: str | None = None


def compare(before: Fused, after: Fused) -> list[Difference]:
    """Every event that differs, by id."""
    return sorted(_differences(before, after), key=lambda difference: (difference.event, difference.what))


def _differences(before: Fused, after: Fused) -> Iterator[Difference]:
    old, new = ({event.id: event for event in fused.events} for fused in (before, after))
    held, holds = _events_of_mentions(before), _events_of_mentions(after)
    heirs = {name: _heir(event, new, holds) for name, event in old.items()}
    continued = _continued(old, heirs)
    for name, event in old.items():
        if name in continued:
            yield from _compare_one(event, new[continued[name]])
        else:
            yield Difference(name, "gone", event.headline, other=heirs[name])
    for name in new.keys() - set(continued.values()):
        yield Difference(name, "new", new[name].headline, other=_heir(new[name], old, held))


def _events_of_mentions(fused: Fused) -> dict[str, str]:
    return {each.mention: event.id for event in fused.events for each in event.mentions}


def _heir(event: Event, others: Mapping[str, Event], holds: Mapping[str, str]) -> str | None:
    """The event of another moment that is this one: of the same id, else the one that holds most of its mentions."""
    if event.id in others:
        return event.id
    found = [holds[each.mention] for each in event.mentions if each.mention in holds]
    return max(sorted(set(found)), key=found.count, default=None)


def _continued(old: Mapping[str, Event], heirs: Mapping[str, str | None]) -> dict[str, str]:
    """Which events go on, and as which: of several that became one, that of the same id, else the largest."""
    claims: dict[str, list[str]] = {}
    for name, heir in heirs.items():
        if heir is not None:
            claims.setdefault(heir, []).append(name)
    kept = {
        heir: min(names, key=lambda name: (name != heir, -len(old[name].mentions), name))
        for heir, names in claims.items()
    }
    return {name: heir for heir, name in kept.items()}


def _compare_one(old: Event, new: Event) -> Iterator[Difference]:
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
        "id": event.id,
        "modality": event.modality,
        "status": event.status,
        "credibility": event.credibility,
        "origins": [origin.name for origin in event.origins],
        "reports": len({each.report for each in event.mentions}),
        "notes": [f"{each['user']}: {each['reason']}" for each in event.decisions if each["what"] == "note"],
    }
    for name, field in event.fields.items():
        shown[name] = _without_places_in_text(msgspec.to_builtins(field.preferred))
        shown[f"{name}: conflict"] = field.conflict.kind if field.conflict else None
    return shown


def _without_places_in_text(value: Any) -> Any:
    """A value without where it was read, and without its words where they were resolved: those say nothing new."""
    if isinstance(value, list):
        return [_without_places_in_text(each) for each in value]
    if not isinstance(value, dict):
        return value
    left_out = {"start", "end"} | ({"text"} if value.get("name") or value.get("from") else set())
    return {name: each for name, each in value.items() if name not in left_out}
