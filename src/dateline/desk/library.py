"""The record as the desk uses it: many readers at once, one writer for the moment of a decision.

Pages read the latest fold that was kept, or fold a past moment. A decision opens the record for writing, looks whether
what the analyst saw still stands, keeps the decision and folds it in, so reading goes on beside the desk.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, select

from dateline.errors import DeskError, RecordError
from dateline.fusion.decision import Decision, DecisionKind
from dateline.fusion.events import Copy, Event, Fused
from dateline.record import Record, asking
from dateline.record.captures import digest
from dateline.record.choosing import Choice
from dateline.record.columns import Columns, read_columns
from dateline.record.filters import EventFilter
from dateline.record.finding import find_told
from dateline.record.folding import find_kept_event, kept_rest
from dateline.record.readers import Readers, Standing
from dateline.record.schema import fused_state
from dateline.record.writer import Writer

_MOST_ANSWERS = 200
Answer = TypeVar("Answer")


class ChangedSinceError(DeskError):
    """Somebody decided, or a report came in, since the analyst opened the page; `event` is what it says now."""

    def __init__(self, event: Event) -> None:
        super().__init__("this event has changed since you opened it: look again, then decide")
        self.event = event


class Rest(msgspec.Struct, frozen=True):
    """What the latest fold says beside its events, and up to which entry of the log it was made."""

    fused: Fused
    sequence: int
    from_: Mapping[str, tuple[Copy, ...]]
    to: Mapping[str, Copy]


class Library:
    """One record, read by many and written by one at a time."""

    def __init__(self, location: str) -> None:
        self.location = location
        self.readers = Readers(location)
        self.writer = Writer(location)
        self._rest: Rest | None = None
        self._columns: Columns | None = None
        self._reading = threading.Lock()
        self._answers: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
        self._answering = threading.Lock()

    @contextmanager
    def standing(self, as_of: str | None = None) -> Iterator[Standing]:
        """The record as it stands, now or as of a time."""
        with self.readers.standing(as_of) as standing:
            yield standing

    def warm(self) -> None:
        """Read the columns of all events, for the first who asks."""
        with self.standing() as standing:
            self.columns(standing)

    def columns(self, standing: Standing) -> Columns:
        """The columns of all events as of the latest fold kept."""
        with self._reading:
            self._columns = read_columns(connection_of(standing), self._columns)
            return self._columns

    def choose(self, standing: Standing, asked: EventFilter, words: str | None) -> Choice:
        """The events that are asked for; with `words`, those told by reports that have them."""
        told = None
        if words is not None:
            told = self.answer(standing, ("told", words), lambda: find_told(connection_of(standing), words))
        return Choice(self.columns(standing), asked, told)

    def close(self) -> None:
        """Let go of every reader."""
        self.readers.close()

    def event(self, standing: Standing, name: str) -> Event:
        """An event as of the standing's moment: the latest from the kept fold, a past one from a fold in memory."""
        if standing.as_of is not None and not standing.is_latest:
            return standing.event(name)
        return find_kept_event(connection_of(standing), name)

    def rest(self, standing: Standing) -> Rest:
        """Copies, outlets, speakers and decisions that do not apply, as of the latest fold kept."""
        connection = connection_of(standing)
        sequence = connection.execute(select(fused_state.c.sequence)).scalar() or 0
        if self._rest is None or self._rest.sequence != sequence:
            self._rest = _read_rest(connection, sequence)
        return self._rest

    def answer(self, standing: Standing, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """What the latest fold answers to a question, asked once; the least used answers go first."""
        key = (self.rest(standing).sequence, question)
        with self._answering:
            if key in self._answers:
                self._answers.move_to_end(key)
                found: Answer = self._answers[key]
                return found
        found = ask()
        with self._answering:
            self._answers[key] = found
            while len(self._answers) > _MOST_ANSWERS:
                self._answers.popitem(last=False)
        return found

    def decide(
        self, what: DecisionKind, *, user: str, reason: str, seen: Mapping[str, str], subject: Mapping[str, Any]
    ) -> Decision:
        """Keep a decision, unless an event it is about is no longer as it was `seen` (id to version)."""

        def keep(record: Record) -> Decision:
            _require_as_seen(record, seen)
            return record.decide(what, user=user, reason=reason, **subject)

        return self.writer.write(keep)


def connection_of(standing: Standing) -> Connection:
    """The connection in whose read transaction a standing lives."""
    return standing._connection


def version_of(event: Event) -> str:
    """A short name for all that an analyst judges of an event; what other events are related to it is left out."""
    judged = msgspec.structs.replace(event, related=())
    return digest(msgspec.json.encode(judged)).removeprefix("sha256:")[:24]


def _require_as_seen(record: Record, seen: Mapping[str, str]) -> None:
    for name, version in seen.items():
        event = record.event(name)
        if event.id != name:
            raise RecordError(f"{name} has become part of another event: find it again, then decide")
        if version_of(event) != version:
            raise ChangedSinceError(event)


def _read_rest(connection: Connection, sequence: int) -> Rest:
    fused = kept_rest(connection)
    given: dict[str, list[Copy]] = {}
    for copy in fused.copies:
        given.setdefault(copy.from_, []).append(copy)
    return Rest(
        fused, sequence, {name: tuple(some) for name, some in given.items()}, {copy.to: copy for copy in fused.copies}
    )


def unfolded(standing: Standing, rest: Rest) -> int:
    """How many entries the log has beyond the latest fold kept."""
    return asking.last_sequence(connection_of(standing)) - rest.sequence
