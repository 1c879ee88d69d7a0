"""The events of the latest fold as columns in memory, from which lists, counts and maps are made at once.

The first reading takes all events, a later one only what folds have written since. Positions are in the order of
lists: newest first, those without a time last. Nothing here writes, and no event is read whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, Select, func, select

from dateline.fusion.values import ACTOR_FIELDS, PLACE_FIELDS
from dateline.record.schema import fused_events, fused_said, fused_state

Array = NDArray[Any]
NAMED = ("type", "mode", "kind", "modality", "precision")
_COUNTED = ("origins", "conflicts")
_EVENT = ("id", "time_from", *NAMED, *_COUNTED, "lat", "lon")
_SAID = ("event", "field", "country", "words", "lat", "lon", "first_day", "last_day")
TIME, PARTY, PLACE = 0, 1, 2
_NEVER = np.iinfo(np.int32).max


class Names:
    """Different words, each with its number; more may come, none goes."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def numbers(self, words: Iterable[str | None]) -> Array:
        """The numbers of words, -1 for none."""
        known = self._numbers
        return np.array([-1 if word is None else known.setdefault(word, len(known)) for word in words], np.int32)

    def where(self, fits: Callable[[str], bool]) -> list[int]:
        """The numbers of the words that fit."""
        return [number for number, word in enumerate(self.words) if fits(word)]

    @property
    def words(self) -> list[str]:
        """All words, in the order of their numbers."""
        return list(self._numbers)


@dataclass(frozen=True)
class Columns:
    """All events as of one fold: `events` has an entry for each, `said` one for each thing said of the event `at`."""

    sequence: int
    version: str
    names: Mapping[str, Names]
    ids: Sequence[str]
    times: Sequence[str | None]
    events: Mapping[str, Array]
    said: Mapping[str, Array]


def read_columns(connection: Connection, before: Columns | None = None) -> Columns:
    """The columns of the latest fold; those of an earlier one are brought up to it where one version made both."""
    state = connection.execute(select(fused_state.c.sequence, fused_state.c.version)).first()
    sequence, version = tuple(state) if state else (0, "")
    if before is not None and before.sequence >= sequence and before.version == version:
        return before
    if before is None or before.version != version or not before.ids:
        return _take(connection, _nothing(), None, sequence, version)
    return _take(connection, before, before.sequence, sequence, version)


def _nothing() -> Columns:
    names = {name: Names() for name in (*NAMED, "day", "country", "words")}
    return Columns(0, "", names, [], [], _event_columns([], names), _said_columns([], {}, names))


def _take(connection: Connection, before: Columns, since: int | None, sequence: int, version: str) -> Columns:
    """The columns before without the events written or gone since, and with those written."""
    written = connection.execute(_events_since(since)).all()
    new = {row.id: at for at, row in enumerate(written)}
    kept = _kept(connection, before, new)
    ids = [*(before.ids[at] for at in kept), *new]
    times = [*(before.times[at] for at in kept), *(row.time_from for row in written)]
    order = _in_order(ids, times)
    added = _event_columns(written, before.names)
    events = {name: np.concatenate([before.events[name][kept], added[name]])[order] for name in added}
    said_new = _said_columns(connection.execute(_said_since(since)).all(), new, before.names)
    said = _joined(before, kept, said_new, order)
    return Columns(
        sequence, version, before.names, [ids[at] for at in order], [times[at] for at in order], events, said
    )


def _events_since(since: int | None) -> Select[Any]:
    chosen = select(*(fused_events.c[name] for name in _EVENT))
    return chosen if since is None else chosen.where(fused_events.c.folded > since)


def _said_since(since: int | None) -> Select[Any]:
    chosen = select(*(fused_said.c[name] for name in _SAID))
    if since is None:
        return chosen
    return chosen.where(fused_said.c.event.in_(select(fused_events.c.id).where(fused_events.c.folded > since)))


def _kept(connection: Connection, before: Columns, new: Mapping[str, int]) -> Array:
    """The positions of the events that stand as they did."""
    kept = [at for at, name in enumerate(before.ids) if name not in new]
    total = connection.execute(select(func.count()).select_from(fused_events)).scalar() or 0
    if len(kept) + len(new) != total:
        there = set(connection.execute(select(fused_events.c.id)).scalars())
        kept = [at for at in kept if before.ids[at] in there]
    return np.array(kept, np.int64)


def _in_order(ids: Sequence[str], times: Sequence[str | None]) -> Array:
    by_id = sorted(range(len(ids)), key=ids.__getitem__)
    return np.array(sorted(by_id, key=lambda at: times[at] or "", reverse=True), np.int64)


def _event_columns(rows: Sequence[Row[Any]], names: Mapping[str, Names]) -> dict[str, Array]:
    given = _by_column(rows, _EVENT)
    columns = {name: names[name].numbers(given[name]) for name in NAMED}
    columns |= {name: np.array(given[name], np.int32) for name in _COUNTED}
    columns |= {name: np.array(given[name], np.float64) for name in ("lat", "lon")}
    return columns | {"day": names["day"].numbers(time and time[:10] for time in given["time_from"])}


def _said_columns(rows: Sequence[Row[Any]], at: Mapping[str, int], names: Mapping[str, Names]) -> dict[str, Array]:
    given = _by_column(rows, _SAID)
    kinds = dict.fromkeys(ACTOR_FIELDS, PARTY) | dict.fromkeys(PLACE_FIELDS, PLACE)
    columns = {name: names[name].numbers(given[name]) for name in ("country", "words")}
    columns |= {name: np.array(given[name], np.float64) for name in ("lat", "lon")}
    columns["first_day"] = np.array([_NEVER if day is None else day for day in given["first_day"]], np.int32)
    columns["last_day"] = np.array([-1 if day is None else day for day in given["last_day"]], np.int32)
    columns["kind"] = np.array([kinds.get(field, TIME) for field in given["field"]], np.int8)
    return columns | {"at": np.array([at[event] for event in given["event"]], np.int64)}


def _by_column(rows: Sequence[Row[Any]], names: Sequence[str]) -> dict[str, Sequence[Any]]:
    return dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())


def _joined(before: Columns, kept: Array, new: Mapping[str, Array], order: Array) -> dict[str, Array]:
    """What was said of the events kept and of the new ones, at their new positions."""
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    moved = np.full(len(before.ids), -1, np.int64)
    moved[kept] = place[: len(kept)]
    stays = moved[before.said["at"]] >= 0
    said = {name: np.concatenate([before.said[name][stays], new[name]]) for name in new if name != "at"}
    said["at"] = np.concatenate([moved[before.said["at"]][stays], place[len(kept) :][new["at"]]])
    return said | {"counts": _first_of_its_country(said["at"], said["country"])}


def _first_of_its_country(at: Array, country: Array) -> Array:
    """Which entries name a country that none before them of the same event named."""
    first = np.zeros(len(at), np.bool_)
    if len(at):
        _, found = np.unique(at * (int(country.max()) + 2) + country, return_index=True)
        first[found] = True
    return first & (country >= 0)
