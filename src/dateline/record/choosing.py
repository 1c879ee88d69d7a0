"""What a question chooses among the columns of all events: pages of a list, counts by facet, periods, cells of a map.

The answers are those of `EventFilter.admits`. Counts beside a facet are those of the events that fit all that is asked
but the facet itself. Nothing here asks the store.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
from functools import reduce
from typing import Any

import msgspec
import numpy as np

from dateline.fusion.names import fold_words
from dateline.record.columns import NAMED, PARTY, PLACE, Array, Columns
from dateline.record.filters import Box, Circle, EventFilter
from dateline.record.finding import Cursor

_COARSE = ("country", "sea", "region")


class Cell(msgspec.Struct, frozen=True):
    """Events whose places lie close together: how many, where on average, how many disputed, and the newest."""

    lat: float
    lon: float
    events: int
    conflicts: int
    id: str
    precision: str | None


class Period(msgspec.Struct, frozen=True):
    """How many events began in a year, month or day (`2023`, `2023-09`, `2023-09-13`), and how many are disputed."""

    period: str
    events: int
    conflicts: int


class Choice:
    """The events that fit a question; `told` are those whose reports hold the words asked for, None if none are."""

    def __init__(self, columns: Columns, asked: EventFilter, told: Collection[str] | None = None) -> None:
        self._columns = columns
        self._parts = dict(_parts(columns, asked))
        if told is not None:
            wanted = frozenset(told)
            self._parts["words"] = np.array([name in wanted for name in columns.ids], np.bool_)
        self._fitting = self._leaving(None)

    @property
    def total(self) -> int:
        """How many they are."""
        return int(self._fitting.sum())

    def page(self, after: Cursor | None, limit: int) -> list[str]:
        """The ids of the next ones after a cursor."""
        times, ids = self._columns.times, self._columns.ids
        start = bisect_left(range(len(ids)), True, key=lambda at: after is None or _follows(times[at], ids[at], after))
        return [ids[at + start] for at in np.flatnonzero(self._fitting[start:])[:limit]]

    def counts(self, facet: str) -> list[tuple[str, int]]:
        """How many each value of a facet would leave, most first."""
        numbers = self._columns.events[facet][self._leaving(facet)]
        return _ranked(self._columns.names[facet].words, numbers[numbers >= 0])

    def with_origins(self, least: int) -> int:
        """How many would have so many origins at least."""
        return int((self._columns.events["origins"][self._leaving("min_origins")] >= least).sum())

    def in_conflict(self) -> int:
        """How many would be disputed."""
        return int((self._columns.events["conflicts"][self._leaving("conflicts")] > 0).sum())

    def countries(self, limit: int = 40) -> list[tuple[str, int]]:
        """Countries of places and parties with the number of events that name them, most first."""
        said = self._columns.said
        named = said["counts"] & self._leaving("country")[said["at"]]
        return _ranked(self._columns.names["country"].words, said["country"][named])[:limit]

    def periods(self, digits: int) -> list[Period]:
        """The years (4 digits), months (7) or days (10) in which they began; those without a time are left out."""
        timed = self._fitting & (self._columns.events["day"] >= 0)
        days, disputed = self._columns.events["day"][timed], self._columns.events["conflicts"][timed] > 0
        events: Counter[str] = Counter()
        conflicts: Counter[str] = Counter()
        for day, *numbers in _counted(self._columns.names["day"].words, days, disputed):
            events[day[:digits]] += numbers[0]
            conflicts[day[:digits]] += numbers[1]
        return [Period(name, events[name], conflicts[name]) for name in sorted(events)]

    def cells(self, view: Box | None, degrees: float, limit: int) -> list[Cell]:
        """Those in a view of the map in cells so many degrees wide; coarse places keep to themselves, as no pins."""
        at = self._placed(view)
        events = {name: column[at] for name, column in self._columns.events.items()}
        rows, places = (np.round(events[name] / degrees).astype(np.int64) for name in ("lat", "lon"))
        reaching = self._columns.names["precision"].where(_COARSE.__contains__)
        coarse = np.where(np.isin(events["precision"], reaching), events["precision"], -1)
        key = (rows * 100_000 + places) * 100 + coarse
        _, first, cell, size = np.unique(key, return_index=True, return_inverse=True, return_counts=True)
        lat, lon = (np.bincount(cell, events[name]) / size for name in ("lat", "lon"))
        disputed = np.bincount(cell, events["conflicts"] > 0)
        precisions = [*self._columns.names["precision"].words, None]
        return [
            Cell(
                float(lat[n]),
                float(lon[n]),
                int(size[n]),
                int(disputed[n]),
                self._columns.ids[at[first[n]]],
                precisions[coarse[first[n]]],
            )
            for n in range(min(limit, len(first)))
        ]

    def _placed(self, view: Box | None) -> Array:
        lat, lon = self._columns.events["lat"], self._columns.events["lon"]
        seen = ~np.isnan(lat) & ~np.isnan(lon) if view is None else _within(lat, lon, view)
        return np.flatnonzero(self._fitting & seen)

    def _leaving(self, facet: str | None) -> Array:
        """Which events fit all that is asked but this facet."""
        parts = [part for name, part in self._parts.items() if name != facet]
        return reduce(np.logical_and, parts, np.ones(len(self._columns.ids), np.bool_))


def _parts(columns: Columns, asked: EventFilter) -> Iterator[tuple[str, Array]]:
    """For each thing asked, which events fit it."""
    for name in NAMED[:4]:
        if (value := getattr(asked, name)) is not None:
            yield name, _is_named(columns, name, value)
    if asked.min_origins:
        yield "min_origins", columns.events["origins"] >= asked.min_origins
    if asked.conflicts:
        yield "conflicts", columns.events["conflicts"] > 0
    for name, entries in _said(columns, asked):
        fits = np.zeros(len(columns.ids), np.bool_)
        fits[columns.said["at"][entries]] = True
        yield name, fits


def _is_named(columns: Columns, name: str, value: str) -> Array:
    return np.isin(columns.events[name], columns.names[name].where(lambda word: word.lower() == value.lower()))


def _said(columns: Columns, asked: EventFilter) -> Iterator[tuple[str, Array]]:
    """For each question on parties, places and times which entries say so."""
    said = columns.said
    if asked.actor is not None:
        yield "actor", (said["kind"] == PARTY) & _holds_words(columns, asked.actor)
    if asked.place is not None:
        yield "place", (said["kind"] == PLACE) & _holds_words(columns, asked.place)
    if asked.country is not None:
        known = columns.names["country"].words
        yield (
            "country",
            np.isin(said["country"], [at for at, word in enumerate(known) if word == asked.country.upper()]),
        )
    if asked.area is not None:
        yield "area", _lies_in(said["lat"], said["lon"], asked.area)
    if (days := asked.days()) is not None:
        yield "days", (said["first_day"] <= days[1]) & (said["last_day"] >= days[0])


def _holds_words(columns: Columns, asked: str) -> Array:
    wanted = f" {fold_words(asked)} "
    return np.isin(
        columns.said["words"], [at for at, words in enumerate(columns.names["words"].words) if wanted in words]
    )


def _lies_in(lat: Array, lon: Array, area: Circle | Box) -> Array:
    if isinstance(area, Box):
        return _within(lat, lon, area)
    placed = ~np.isnan(lat) & ~np.isnan(lon)
    placed[placed] = [area.holds(*point) for point in zip(lat[placed], lon[placed], strict=True)]
    return placed


def _within(lat: Array, lon: Array, box: Box) -> Array:
    """Which points lie in a box; a place that is not known lies in none."""
    inside = (lon >= box.west) & (lon <= box.east) if box.west <= box.east else (lon >= box.west) | (lon <= box.east)
    found: Array = inside & (lat >= box.south) & (lat <= box.north)
    return found


def _follows(time: str | None, name: str, cursor: Cursor) -> bool:
    if time is None or cursor.time_from is None:
        return time is None and (cursor.time_from is not None or name > cursor.id)
    return time < cursor.time_from or (time == cursor.time_from and name > cursor.id)


def _counted(words: list[str], numbers: Array, weights: Any = None) -> list[tuple[str, int, int]]:
    """Each word that occurs among the numbers with how often it does, and how often with a weight."""
    counts = np.bincount(numbers, minlength=1)
    weighed = counts if weights is None else np.bincount(numbers, weights, minlength=1)
    return [(words[at], int(counts[at]), int(weighed[at])) for at in np.flatnonzero(counts)]


def _ranked(words: list[str], numbers: Array) -> list[tuple[str, int]]:
    found = [(word, count) for word, count, _ in _counted(words, numbers)]
    return sorted(found, key=lambda item: (-item[1], item[0]))
