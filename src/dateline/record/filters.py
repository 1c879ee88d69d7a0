"""Which events a question is about: type, parties, place, time, modality, origins, conflicts.

A filter looks at every claim of an event, not only at the preferred value, so that what anyone said can be found. An
event whose day is unresolved is not within any range of days. Text is searched by the record, not here.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.errors import RecordError
from dateline.fusion.events import Event
from dateline.fusion.moments import LAST_DAY, Interval, interval_of, parse_moment
from dateline.fusion.names import fold_words
from dateline.fusion.values import ACTOR_FIELDS, PLACE_FIELDS, distance_km


class Circle(msgspec.Struct, frozen=True):
    """All points within `km` of a point."""

    lat: float
    lon: float
    km: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies within."""
        return distance_km(self.lat, self.lon, lat, lon) <= self.km


class Box(msgspec.Struct, frozen=True):
    """All points between two latitudes and two longitudes; west may be greater than east across the date line."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies within."""
        between = self.west <= lon <= self.east
        if self.west > self.east:
            between = lon >= self.west or lon <= self.east
        return self.south <= lat <= self.north and between


class EventFilter(msgspec.Struct, frozen=True):
    """What is asked for; what is None or False is not asked. Types and modes are upper and lower case alike."""

    type: str | None = None
    mode: str | None = None
    kind: str | None = None
    actor: str | None = None
    country: str | None = None
    place: str | None = None
    area: Circle | Box | None = None
    since: str | None = None
    until: str | None = None
    modality: str | None = None
    min_origins: int = 0
    conflicts: bool = False

    def admits(self, event: Event) -> bool:
        """Whether the event is one of those asked for."""
        return (
            _is(self.type, event.type)
            and _is(self.mode, event.mode)
            and _is(self.kind, event.kind)
            and _is(self.modality, event.modality)
            and len(event.origins) >= self.min_origins
            and (not self.conflicts or any(field.conflict for field in event.fields.values()))
            and self._admits_parties(event)
            and self._admits_places(event)
            and self._admits_time(event)
        )

    def _admits_parties(self, event: Event) -> bool:
        return self.actor is None or any(_names(value, self.actor) for value in values_of(event, ACTOR_FIELDS))

    def _admits_places(self, event: Event) -> bool:
        everywhere = list(values_of(event, PLACE_FIELDS))
        if self.place is not None and not any(_names(value, self.place) for value in everywhere):
            return False
        if self.area is not None and not any(_lies_in(value, self.area) for value in everywhere):
            return False
        if self.country is None:
            return True
        return any(_is(self.country, value.get("country")) for value in (*everywhere, *values_of(event, ACTOR_FIELDS)))

    def days(self) -> tuple[int, int] | None:
        """The first and last day asked for, as ordinals; None where any time or none will do."""
        if self.since is None and self.until is None:
            return None
        return _day(self.since, 1).first, _day(self.until, LAST_DAY).last

    def _admits_time(self, event: Event) -> bool:
        days = self.days()
        if days is None:
            return True
        first, last = days
        spans = [interval_of(value) for value in values_of(event, frozenset({"time"}))]
        return any(span is not None and span.first <= last and first <= span.last for span in spans)


ALL_EVENTS = EventFilter()


def values_of(event: Event, names: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Every object anyone claimed in these fields of an event."""
    for name in names & event.fields.keys():
        for claim in event.fields[name].claims:
            if isinstance(claim.value, dict):
                yield claim.value


def _is(asked: str | None, value: str | None) -> bool:
    return asked is None or (value is not None and asked.lower() == value.lower())


def _names(value: dict[str, Any], asked: str) -> bool:
    """Whether a value's name, words or country are, or contain as words, what is asked for."""
    said = (value.get("name"), value.get("text"), value.get("office"), value.get("country"))
    wanted = f" {fold_words(asked)} "
    return any(wanted in f" {fold_words(words)} " for words in said if words)


def _lies_in(value: dict[str, Any], area: Circle | Box) -> bool:
    return value.get("lat") is not None and value.get("lon") is not None and area.holds(value["lat"], value["lon"])


def _day(words: str | None, otherwise: int) -> Interval:
    if words is None:
        return Interval(otherwise, otherwise)
    found = parse_moment(words)
    if found is None:
        raise RecordError(f"not a day: {words}; write 2023, 2023-09 or 2023-09-13")
    return found
