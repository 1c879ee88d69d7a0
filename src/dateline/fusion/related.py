"""How events belong together: a part of a whole, one of a series, the background of another.

Read off the resolved events alone: parts are the separate launches or attacks of one actor within one day, where one
event counts what the others tell one by one; a series is the same kind of act by the same actor within a month; the
background of an event is what its reports recall beside it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from dateline.fusion.events import Event, Related
from dateline.fusion.moments import interval_of

SERIES_DAYS = 31
MOST_RELATED = 20


class Outline(msgspec.Struct, frozen=True):
    """What relating needs of an event."""

    id: str
    kind: tuple[str, str]
    actors: frozenset[str]
    days: tuple[int, int] | None
    count: float | None
    reports: frozenset[str]
    recalled: frozenset[str]


def outline_event(event: Event, modality_of: Callable[[str], str]) -> Outline:
    """The outline of an event; `modality_of` gives each mention's own modality."""
    interval = interval_of(_preferred(event, "time"))
    actors = _preferred(event, "actors")
    count = _preferred(event, "count")
    recalled = {m.report for m in event.mentions if modality_of(m.mention) == "historical"}
    return Outline(
        event.id,
        (event.type, event.mode or ""),
        frozenset(_actor(actor) for actor in actors if isinstance(actor, dict))
        if isinstance(actors, list)
        else frozenset(),
        (interval.first, interval.last) if interval and event.status != "rejected" else None,
        count.get("best") if isinstance(count, dict) else None,
        frozenset(m.report for m in event.mentions),
        frozenset(recalled),
    )


def _preferred(event: Event, field: str) -> Any:
    return event.fields[field].preferred if field in event.fields else None


def _actor(actor: dict[str, Any]) -> str:
    return str(actor.get("country") or actor.get("name") or actor.get("text") or "").lower()


def relate(outlines: Iterable[Outline]) -> dict[str, tuple[Related, ...]]:
    """For every event those it belongs with, at most a few of each kind, nearest first."""
    everyone = sorted(outlines, key=lambda outline: (outline.days or (0, 0), outline.id))
    found: dict[str, list[Related]] = defaultdict(list)
    _relate_background(everyone, found)
    by_act: dict[tuple[Any, ...], list[Outline]] = defaultdict(list)
    for outline in everyone:
        if outline.days and outline.days[1] - outline.days[0] <= 1:
            for actor in sorted(outline.actors - {""}):
                by_act[(*outline.kind, actor)].append(outline)
    for acts in by_act.values():
        _relate_acts(acts, found)
    return {event: tuple(sorted(set(related))) for event, related in found.items()}


def _relate_background(outlines: list[Outline], found: dict[str, list[Related]]) -> None:
    """What a report recalls is background to what it tells as its news."""
    news: dict[str, list[str]] = defaultdict(list)
    for outline in outlines:
        for report in outline.reports - outline.recalled:
            news[report].append(outline.id)
    for outline in outlines:
        near = {event for report in outline.recalled for event in news[report]} - {outline.id}
        for event in sorted(near)[:MOST_RELATED]:
            found[event].append(Related(outline.id, "background"))


def _relate_acts(acts: list[Outline], found: dict[str, list[Related]]) -> None:
    """Acts of one actor and kind: parts within a day where the count fits, else a series."""
    for at, outline in enumerate(acts):
        later = acts[at + 1 : at + 1 + MOST_RELATED]
        for other in later:
            if _gap(outline, other) > SERIES_DAYS:
                break
            whole = _whole(outline, other)
            how = "part" if whole else "series"
            if whole is not other:
                found[outline.id].append(Related(other.id, how))  # type: ignore[arg-type]
            if whole is not outline:
                found[other.id].append(Related(outline.id, how))  # type: ignore[arg-type]


def _gap(one: Outline, other: Outline) -> int:
    return other.days[0] - one.days[0] if one.days and other.days else SERIES_DAYS + 1


def _whole(one: Outline, other: Outline) -> Outline | None:
    """Which of two acts of one day counts the other among its own; None where neither certainly does."""
    if one.days != other.days or one.count is None or other.count is None or not one.reports & other.reports:
        return None
    if one.count == other.count:
        return None
    return one if one.count > other.count else other
