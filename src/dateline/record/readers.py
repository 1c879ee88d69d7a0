"""Many readers of one record at once, each of which sees the record as it stands at one entry of its log.

A `Standing` lives in one read transaction, so everything it answers belongs together, whatever is written meanwhile. A
pool hands each to one thread at a time. Past states are folded in memory and the last few kept. Nothing here writes.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from dateline.coding.mention import Coded
from dateline.fusion.decision import Decision
from dateline.fusion.events import Event, Fused
from dateline.fusion.fold import fuse
from dateline.reading.report import Capture, Report
from dateline.record import asking
from dateline.record.captures import digest
from dateline.record.filters import ALL_EVENTS, EventFilter
from dateline.record.finding import conditions
from dateline.record.folding import VERSION, find_event, find_kept_event, is_kept, kept_fused, kept_rest, known
from dateline.record.moments import end_of
from dateline.record.record import Record
from dateline.record.schema import fused_events, fused_members, log, mentions, reports

_KEPT_FOLDS = 4
_CHUNK = 200


Order = Literal["id", "time", "-time"]
Key = tuple[str, str]


class Page(msgspec.Struct, frozen=True):
    """Some events, how many there are in all, and the key after which the next page begins."""

    events: tuple[Event, ...]
    total: int
    next: Key | None


def key_of(event: Event, order: Order) -> Key:
    """What an event is ordered by: the start of its time as printed, if that is asked for, and its id."""
    return ("" if order == "id" else event.begins or ""), event.id


def _sorted(events: Iterable[Event], order: Order) -> list[Event]:
    """Events in an order; those without a time last."""
    by_id = sorted(events, key=lambda event: event.id)
    if order == "id":
        return by_id
    timed = [event for event in by_id if key_of(event, order)[0]]
    timed.sort(key=lambda event: key_of(event, order)[0], reverse=order == "-time")
    return timed + [event for event in by_id if not key_of(event, order)[0]]


def _name(filtered: bool) -> ColumnElement[str]:
    """The id to order by; among chosen events no bare column, lest a planner walk all ids row by row for a few."""
    return fused_events.c.id.concat("") if filtered else fused_events.c.id


def _ordering(order: Order, name: ColumnElement[str]) -> tuple[ColumnElement[Any], ...]:
    time = fused_events.c.time_from
    by_time = {"time": time.asc().nulls_last(), "-time": time.desc().nulls_last()}
    return (by_time[order], name.asc()) if order != "id" else (name.asc(),)


def _beyond(order: Order, after: Key | None, name: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """What comes after a key: a later time or, at the same time, a greater id; what has no time comes last."""
    if after is None:
        return []
    time, (start, last) = fused_events.c.time_from, after
    if order == "id":
        return [name > last]
    if not start:
        return [and_(time.is_(None), name > last)]
    further = time > start if order == "time" else time < start
    return [or_(further, time.is_(None), and_(time == start, name > last))]


def _is_beyond(key: Key, order: Order, after: Key) -> bool:
    """The same of a key in memory."""
    (time, name), (start, last) = key, after
    if order == "id" or time == start:
        return name > last
    if not start or not time:
        return not time
    return time > start if order == "time" else time < start


def _growing() -> Iterator[int]:
    """How many to read at a time: few first, as whoever asks may want no more."""
    size = 25
    while True:
        yield size
        size = min(size * 2, _CHUNK)


def _is_told(event: Event, reports: set[str]) -> bool:
    return any(each.report in reports for each in event.mentions)


class Folds:
    """The folds that readers made in memory, by the entry of the log; the least used go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Fused] = OrderedDict()
        self._looking, self._making = threading.Lock(), threading.Lock()

    def get(self, state: str, make: Callable[[], Fused]) -> Fused:
        """The fold of this state, made once. One is made at a time; those kept are given meanwhile."""
        return self._find(state) or self._make(state, make)

    def _find(self, state: str) -> Fused | None:
        with self._looking:
            if state in self._kept:
                self._kept.move_to_end(state)
            return self._kept.get(state)

    def _make(self, state: str, make: Callable[[], Fused]) -> Fused:
        with self._making:
            found = self._find(state) or make()
            with self._looking:
                self._kept[state] = found
                while len(self._kept) > _KEPT_FOLDS:
                    self._kept.popitem(last=False)
            return found


class Standing:
    """The record as it stands at one entry of its log, now or `as_of` a time, in one read transaction."""

    def __init__(self, record: Record, connection: Connection, as_of: str | None, folds: Folds) -> None:
        self.as_of = as_of
        self._record = record
        self._connection = connection
        self._folds = folds
        last = asking.last_sequence(connection)
        self.sequence = last if as_of is None else asking.sequence_at(connection, end_of(as_of))
        self.is_latest = self.sequence == last
        self.report = lru_cache(maxsize=256)(self._report)

    @property
    def state(self) -> str:
        """A name for this state: equal names mean equal answers to every question."""
        entry = self._connection.execute(select(log).where(log.c.sequence == self.sequence)).first()
        said = [self.sequence, entry.at, entry.kind, entry.subject] if entry else [0]
        return digest(msgspec.json.encode([VERSION, *said])).removeprefix("sha256:")[:20]

    @property
    def at(self) -> str | None:
        """When the last entry was written; None for a record in which there is none."""
        return self._connection.execute(select(log.c.at).where(log.c.sequence == self.sequence)).scalar()

    def fused(self) -> Fused:
        """Events, copies and speakers."""
        return self._folds.get(self.state, self._fold)

    def _fold(self) -> Fused:
        return kept_fused(self._connection, self.sequence) or fuse(*known(self._connection, self.sequence))

    def event(self, name: str) -> Event:
        """The event whose id is, or alone begins with, `name`; an id it had before leads to it."""
        return find_kept_event(self._connection, name) if self.is_kept else find_event(self.fused().events, name)

    @cached_property
    def is_kept(self) -> bool:
        """Whether the derived tables hold this state, so that the database can be asked."""
        return self.is_latest and is_kept(self._connection, self.sequence)

    def events(self, asked: EventFilter = ALL_EVENTS, words: str | None = None, first: str = "") -> Iterator[Event]:
        """The events that are asked for, by id from `first` on; with `words`, those told by reports that have them."""
        if self.is_kept:
            return self._kept_events(asked, words, first)
        return self._folded_events(asked, words, first)

    def _kept_events(self, asked: EventFilter, words: str | None, first: str) -> Iterator[Event]:
        wanted = [*conditions(self._connection, asked, words), fused_events.c.id >= first]
        chosen = select(fused_events.c.id).where(*wanted).order_by(fused_events.c.id)
        names = iter(self._connection.execute(chosen, execution_options={"yield_per": _CHUNK}).scalars())
        for size in _growing():
            some = list(islice(names, size))
            if not some:
                return
            yield from self._by_ids(some)

    def _by_ids(self, names: list[str]) -> list[Event]:
        chosen = select(fused_events.c.id, fused_events.c.content).where(fused_events.c.id.in_(names))
        found = {row.id: row.content for row in self._connection.execute(chosen)}
        return [msgspec.json.decode(found[name], type=Event) for name in names]

    def _folded_events(self, asked: EventFilter, words: str | None, first: str) -> Iterator[Event]:
        told = None if words is None else set(asking.find_reports(self._connection, words, self.sequence))
        for event in self.fused().events:
            if event.id >= first and asked.admits(event) and (told is None or _is_told(event, told)):
                yield event

    def page(self, asked: EventFilter, words: str | None, order: Order, after: Key | None, limit: int) -> Page:
        """The events that come after a key in an order, so many at most, and how many there are in all."""
        if self.is_kept:
            return self._kept_page(asked, words, order, after, limit)
        found = _sorted(self._folded_events(asked, words, ""), order)
        beyond = [event for event in found if after is None or _is_beyond(key_of(event, order), order, after)]
        shown = beyond[:limit]
        return Page(tuple(shown), len(found), key_of(shown[-1], order) if len(beyond) > limit else None)

    def _kept_page(self, asked: EventFilter, words: str | None, order: Order, after: Key | None, limit: int) -> Page:
        wanted = conditions(self._connection, asked, words)
        total = self._connection.execute(select(func.count()).select_from(fused_events).where(*wanted)).scalar() or 0
        name = _name(filtered=bool(wanted))
        beyond = [*wanted, *_beyond(order, after, name)]
        chosen = select(fused_events.c.id).where(*beyond).order_by(*_ordering(order, name)).limit(limit + 1)
        names = list(self._connection.execute(chosen).scalars())
        shown = self._by_ids(names[:limit])
        return Page(tuple(shown), total, key_of(shown[-1], order) if len(names) > limit else None)

    def _report(self, name: str) -> Report:
        """The report whose id is, or alone begins with, `name`."""
        return asking.read_report(self._connection, name, self.sequence)

    def reports(self, after: str = "", words: str | None = None) -> Iterator[Report]:
        """The reports after an id, by id; with `words`, those that contain them all."""
        if words is not None:
            found = asking.find_reports(self._connection, words, self.sequence)
            yield from (self.report(name) for name in found if name > after)
            return
        for size in _growing():
            page = asking.read_reports(self._connection, self.sequence, after, size)
            if not page:
                return
            yield from page
            after = page[-1].id

    def coded(self, report: str) -> Coded:
        """All that was coded of the report with this id."""
        return asking.read_coded(self._connection, report)

    def sources(self) -> Fused:
        """The copies, outlets and speakers, without the events."""
        if self.is_kept:
            return kept_rest(self._connection)
        return msgspec.structs.replace(self.fused(), events=())

    def related(self, event: Event) -> Fused:
        """The copies, outlets and speakers, with those events only that this one is related to."""
        return msgspec.structs.replace(self.sources(), events=tuple(self.event(each.event) for each in event.related))

    def latest(self, asked: EventFilter, words: str | None, limit: int) -> list[tuple[str, Event]]:
        """The events that a report was kept of last, newest first, each with when that was."""
        if self.is_kept:
            return self._kept_latest(asked, words, limit)
        recorded = self._recorded()
        told = [(max(recorded[each.report] for each in event.mentions), event) for event in self.events(asked, words)]
        told.sort(key=lambda each: each[0], reverse=True)
        return told[:limit]

    def _kept_latest(self, asked: EventFilter, words: str | None, limit: int) -> list[tuple[str, Event]]:
        wanted = conditions(self._connection, asked, words)
        last = func.max(mentions.c.sequence).label("last")
        told = select(fused_members.c.event, last).join(mentions, mentions.c.id == fused_members.c.mention)
        if wanted:
            told = told.where(fused_members.c.event.in_(select(fused_events.c.id).where(*wanted)))
        newest = (
            told.group_by(fused_members.c.event).order_by(last.desc(), fused_members.c.event).limit(limit).subquery()
        )
        chosen = select(newest.c.event, log.c.at).join(log, log.c.sequence == newest.c.last)
        rows = self._connection.execute(chosen.order_by(newest.c.last.desc(), newest.c.event)).all()
        return list(zip((row.at for row in rows), self._by_ids([row.event for row in rows]), strict=True))

    def _recorded(self) -> dict[str, str]:
        """When each report was kept, by its id."""
        chosen = select(reports.c.id, log.c.at).join(log, log.c.sequence == reports.c.sequence)
        found = self._connection.execute(chosen.where(reports.c.sequence <= self.sequence))
        return {row.id: row.at for row in found}

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order taken."""
        return asking.read_decisions(self._connection, self.sequence)

    def capture(self, report: Report) -> Capture:
        """The bytes a report was read from, whose digest has been compared."""
        found = asking.read_capture(self._connection, report.capture)
        data = self._record.store.captures.get(report.capture)
        media_type = found.media_type if found else None
        return Capture(report.capture, data, report.source, media_type=media_type)


class Readers:
    """A pool of read-only records at one location; each `standing` is one thread's until it is left."""

    def __init__(self, location: str | Path) -> None:
        self.location = location
        self._idle: LifoQueue[Record] = LifoQueue()
        self._folds = Folds()
        self._idle.put(self._open())

    def _open(self) -> Record:
        record = Record.open(self.location, read_only=True)
        if not record.store.is_sqlite:
            # SQLite gives a transaction one view of the whole; PostgreSQL only when it is told to.
            record.store.connection.execution_options(isolation_level="REPEATABLE READ")
        return record

    @contextmanager
    def standing(self, as_of: str | None = None) -> Iterator[Standing]:
        """The record as it stands, now or as of a time (a day means its end)."""
        try:
            record = self._idle.get_nowait()
        except Empty:
            record = self._open()
        try:
            with record.store.connection.begin():
                yield Standing(record, record.store.connection, as_of, self._folds)
        finally:
            self._idle.put(record)

    def close(self) -> None:
        """Close every record that nobody holds."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return
