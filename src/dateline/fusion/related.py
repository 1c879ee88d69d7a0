"""How events belong together: a part of a whole, one of a series, the background of another.

Read off the outlines of events alone: parts are the separate launches or attacks of one actor within one day, where one
event counts what the others tell one by one; a series is the same kind of act by the same actor within a month; the
background of an event is what its reports recall beside it. An event that comes or goes changes this for its
neighbours only, in the lists of acts and among the events of its reports.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from dateline.fusion.drawers import Cabinet, Drawer
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


Place = tuple[int, int, str]


class Relations:
    """The outlines of all events, kept so that those an event belongs with are soon found."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._outlines: Drawer[Outline] = cabinet.drawer("outline", Outline)
        self._acts: Drawer[list[Place]] = cabinet.drawer("acts", list[Place])
        self._told_in: Drawer[set[str]] = cabinet.drawer("told in", set[str])
        self._related: Drawer[tuple[Related, ...]] = cabinet.drawer("related", tuple[Related, ...])
        self._touched: set[str] = set()

    def put(self, outline: Outline) -> None:
        """Takes in an event, or an event as it is now."""
        before = self._outlines.get(outline.id)
        if before == outline:
            return
        self.drop(outline.id)
        self._outlines.put(outline.id, outline)
        for act, place in _acts_of(outline):
            places = self._acts.get(act) or []
            insort(places, place)
            self._acts.put(act, places)
        for report in outline.reports:
            self._told_in.put(report, (self._told_in.get(report) or set()) | {outline.id})
        self._touched |= {outline.id} | self._neighbours(outline)

    def drop(self, event: str) -> None:
        """Forgets an event, if it is known."""
        outline = self._outlines.get(event)
        if outline is None:
            return
        self._touched |= self._neighbours(outline)
        for act, place in _acts_of(outline):
            self._acts.put(act, [other for other in self._acts[act] if other != place])
        for report in outline.reports:
            self._told_in.put(report, self._told_in[report] - {event})
        self._outlines.drop(event)
        self._related.drop(event)

    def settle(self) -> dict[str, tuple[Related, ...]]:
        """The events that belong with others than when last asked for, and those with which they do."""
        touched, self._touched = self._touched, set()
        found: dict[str, tuple[Related, ...]] = {}
        for event in sorted(touched):
            outline = self._outlines.get(event)
            if outline is None:
                continue
            related = tuple(sorted({*self._acts_beside(outline), *self._background(outline)}))
            if related != self._related.get(event):
                self._related.put(event, related)
                found[event] = related
        return found

    def related(self, event: str) -> tuple[Related, ...]:
        """Those an event belonged with when all was last settled."""
        return self._related.get(event) or ()

    def _neighbours(self, outline: Outline) -> set[str]:
        """The events whose relations depend on this one."""
        acts = {event for act, place in _acts_of(outline) for event in self._beside(act, place)}
        beside = self._in_reports(outline.reports)
        known = [outline, *(self._outlines[event] for event in beside if event != outline.id)]
        recalled = {report for other in known for report in other.recalled}
        return acts | beside | self._in_reports(recalled)

    def _in_reports(self, reports: Iterable[str]) -> set[str]:
        return {event for report in reports for event in self._told_in.get(report) or ()}

    def _beside(self, act: str, place: Place) -> list[str]:
        """The acts next to a place in the list of an act, at most so many on either side, and within a month."""
        name, month = act.rsplit(" ", 1)
        months = (self._acts.get(f"{name} {near}") or [] for near in range(int(month) - 1, int(month) + 2))
        places = [other for some in months for other in some]
        at = bisect_left(places, place)
        before = places[max(0, at - MOST_RELATED) : at]
        after = [other for other in places[at : at + MOST_RELATED + 1] if other != place][:MOST_RELATED]
        return [other[2] for other in (*before, *after) if abs(other[0] - place[0]) <= SERIES_DAYS]

    def _acts_beside(self, outline: Outline) -> Iterator[Related]:
        """Acts of one actor and kind: parts within a day where the count fits, else a series."""
        for act, place in _acts_of(outline):
            for event in self._beside(act, place):
                other = self._outlines[event]
                whole = _whole(outline, other)
                if whole is not other:
                    yield Related(event, "part" if whole else "series")

    def _background(self, outline: Outline) -> Iterator[Related]:
        """What a report recalls is background to what it tells as its news."""
        for report in outline.reports - outline.recalled:
            for event in (self._told_in.get(report) or set()) - {outline.id}:
                if report in self._outlines[event].recalled and outline.id in self._recalled_by(event):
                    yield Related(event, "background")

    def _recalled_by(self, event: str) -> list[str]:
        """The events that are the news of reports which recall this one, at most so many."""
        news = {
            other
            for report in self._outlines[event].recalled
            for other in self._told_in[report]
            if report not in self._outlines[other].recalled
        }
        return sorted(news - {event})[:MOST_RELATED]


def _acts_of(outline: Outline) -> Iterator[tuple[str, Place]]:
    """The lists of acts an event stands in, one an actor and month, and its place there."""
    if outline.days and outline.days[1] - outline.days[0] <= 1:
        for actor in sorted(outline.actors - {""}):
            yield f"{'/'.join(outline.kind)} {actor} {outline.days[0] // SERIES_DAYS}", (*outline.days, outline.id)


def _whole(one: Outline, other: Outline) -> Outline | None:
    """Which of two acts of one day counts the other among its own; None where neither certainly does."""
    if one.days != other.days or one.count is None or other.count is None or not one.reports & other.reports:
        return None
    if one.count == other.count:
        return None
    return one if one.count > other.count else other
