"""Many readers of one record at once, each of which sees the record as it stands at one entry of its log.

A `Standing` lives in one read transaction, so everything it answers belongs together, whatever is written meanwhile. A
pool hands each to one thread at a time. Past states are folded in memory and the last few kept. Nothing here writes.
"""

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from dateline.coding.mention import Coded
from dateline.fusion.decision import Decision
from dateline.fusion.events import Event, Fused
from dateline.fusion.fold import fuse
from dateline.fusion.moments import order_key
from dateline.reading.report import Capture, Report
from dateline.record import asking
from dateline.record.captures import digest
from dateline.record.filters import ALL_EVENTS, EventFilter
from dateline.record.folding import find_event, kept_fused, known
from dateline.record.moments import end_of
from dateline.record.record import Record
from dateline.record.schema import log, reports

_KEPT_FOLDS = 4
_LAST = 1 << 62


Order = Literal["id", "time", "-time"]
Key = tuple[int, str]


class Page(msgspec.Struct, frozen=True):
    """Some events, how many there are in all, and the key after which the next page begins."""

    events: tuple[Event, ...]
    total: int
    next: Key | None


def key_of(event: Event, order: Order) -> Key:
    """What an event is ordered by; an unresolved time comes last either way."""
    if order == "id":
        return 0, event.id
    field = event.fields.get("time")
    time = field.preferred if field is not None and isinstance(field.preferred, dict) else {}
    unknown, minutes = order_key(time.get("from"))
    return (_LAST if unknown else minutes if order == "time" else -minutes), event.id


def _is_told(event: Event, reports: set[str]) -> bool:
    return any(each.report in reports for each in event.mentions)


class Folds:
    """The folds that readers made in memory, by the entry of the log; the least used go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Fused] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, state: str, make: Callable[[], Fused]) -> Fused:
        """The fold of this state of the record, made once."""
        with self._lock:
            if state not in self._kept:
                self._kept[state] = make()
                while len(self._kept) > _KEPT_FOLDS:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(state)
            return self._kept[state]


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
        return digest(msgspec.json.encode([version("dateline"), *said])).removeprefix("sha256:")[:20]

    @property
    def at(self) -> str | None:
        """When the last entry was written; None for a record in which there is none."""
        return self._connection.execute(select(log.c.at).where(log.c.sequence == self.sequence)).scalar()

    def fused(self) -> Fused:
        """Events, copies and speakers."""
        return self._folds.get(self.state, self._fold)

    def _fold(self) -> Fused:
        kept = kept_fused(self._connection) if self.is_latest else None
        return kept or fuse(*known(self._connection, self.sequence))

    def event(self, name: str) -> Event:
        """The event whose id is, or alone begins with, `name`; an id it had before leads to it."""
        return find_event(self.fused().events, name)

    def events(self, asked: EventFilter = ALL_EVENTS, words: str | None = None, first: str = "") -> Iterator[Event]:
        """The events that are asked for, by id from `first` on; with `words`, those told by reports that have them."""
        told = None if words is None else set(asking.find_reports(self._connection, words, self.sequence))
        for event in self.fused().events:
            if event.id >= first and asked.admits(event) and (told is None or _is_told(event, told)):
                yield event

    def page(self, asked: EventFilter, words: str | None, order: Order, after: Key | None, limit: int) -> Page:
        """The events that come after a key in an order, so many at most, and how many there are in all."""
        found = [(key_of(event, order), event) for event in self.events(asked, words)]
        found.sort(key=lambda each: each[0])
        begins = 0 if after is None else bisect_right(found, after, key=lambda each: each[0])
        shown = found[begins : begins + limit]
        more = begins + limit < len(found)
        return Page(tuple(event for _, event in shown), len(found), shown[-1][0] if more else None)

    def _report(self, name: str) -> Report:
        """The report whose id is, or alone begins with, `name`."""
        return asking.read_report(self._connection, name, self.sequence)

    def reports(self, after: str = "", words: str | None = None) -> Iterator[Report]:
        """The reports after an id, by id; with `words`, those that contain them all."""
        if words is not None:
            found = asking.find_reports(self._connection, words, self.sequence)
            yield from (self.report(name) for name in found if name > after)
            return
        while page := asking.read_reports(self._connection, self.sequence, after, 100):
            yield from page
            after = page[-1].id

    def coded(self, report: str) -> Coded:
        """All that was coded of the report with this id."""
        return asking.read_coded(self._connection, report)

    def recorded(self) -> dict[str, str]:
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
