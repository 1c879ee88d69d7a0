"""The record: reports, what was coded of them, and decisions, kept append-only and answerable as of any moment.

Each report is one transaction, refused unless every value resolves to its characters. The past is never changed, so any
past state can be asked for. Reading and coding happen elsewhere; the record only keeps and answers.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from dateline.coding.mention import Coded, Mention
from dateline.errors import ProvenanceError, RecordError
from dateline.fusion.decision import Decision, DecisionKind
from dateline.fusion.events import Event, Fused
from dateline.fusion.fold import fuse
from dateline.reading.report import Capture, Rejection, Report
from dateline.record import asking, writing
from dateline.record.asking import Entry, Quarantined
from dateline.record.captures import digest
from dateline.record.decisions import sign_decision
from dateline.record.filters import ALL_EVENTS, EventFilter
from dateline.record.folding import Fold, find_event, find_kept_event, is_kept, kept_fused, known
from dateline.record.moments import as_text, end_of, utc_now
from dateline.record.provenance import require_evidence, require_provenance
from dateline.record.store import Store, open_store

Clock = Callable[[], datetime]
Added = Literal["added", "seen elsewhere", "known"]
_PAGE = 200


class Record:
    """A record in a folder or a PostgreSQL database. Use it as a context manager; one writer at a time."""

    def __init__(self, store: Store, *, read_only: bool, clock: Clock, fold: Fold | None = None) -> None:
        self.store = store
        self.read_only = read_only
        self._clock = clock
        self._fold = fold or Fold()

    @classmethod
    def open(
        cls,
        location: str | Path,
        *,
        create: bool = False,
        read_only: bool = False,
        clock: Clock = utc_now,
        fold: Fold | None = None,
    ) -> Self:
        """Open the record at a folder or PostgreSQL URL; RecordError says what is wrong with it.

        A writer that opens it again and again may bring the fold it had, and then takes in only what is new.
        """
        store = open_store(location, create=create, read_only=read_only)
        return cls(store, read_only=read_only, clock=clock, fold=fold)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store and its lock."""
        self.store.close()

    # Adding

    def add(self, capture: Capture, report: Report, coded: Coded) -> Added:
        """Keep a report with what was coded of it, or say that it is there ("known", or "seen elsewhere" before)."""
        require_provenance(capture, report, coded)
        self._require_writer()
        with self.store.connection.begin():
            self._put(capture)
            if writing.add_report(self.store.connection, self._clock(), report, coded):
                return "added"
            return self._sighted(report)

    def see(self, capture: Capture, report: Report) -> Added | None:
        """Note that a kept report was read again, without coding it; None when it is not kept."""
        self._require_writer()
        if not self.knows(report.id):
            return None
        if digest(capture.data) != capture.id or report.capture != capture.id:
            raise ProvenanceError(f"{report.source}: the capture is not the one that the report names")
        with self.store.connection.begin():
            self._put(capture)
            return self._sighted(report)

    def quarantine(self, rejection: Rejection) -> bool:
        """Keep what could not be read, with its reason; False when it lies there already."""
        self._require_writer()
        with self.store.connection.begin():
            if rejection.capture is not None:
                self._put(rejection.capture)
            return writing.add_rejection(self.store.connection, self._clock(), rejection)

    def release(self, name: str) -> None:
        """Take a rejection out of quarantine, because it has been read or is to be left out for good."""
        self._require_writer()
        with self.store.connection.begin():
            if all(each.id != name for each in asking.read_quarantine(self.store.connection)):
                raise RecordError(f"nothing in quarantine has the id {name}")
            writing.append(self.store.connection, self._clock(), "release", name)

    def decide(self, what: DecisionKind, *, user: str, reason: str = "", **subject: Any) -> Decision:
        """Sign a decision and keep it; `subject` as in `Decision`."""
        self._require_writer()
        now = self._clock()
        decision = sign_decision(what, user=user, at=as_text(now), reason=reason, **subject)
        with self.store.connection.begin():
            require_evidence(decision, lambda name: asking.read_text(self.store.connection, name))
            writing.add_decision(self.store.connection, now, decision)
        return decision

    # Asking

    def knows(self, report: str) -> bool:
        """Whether a report with this id is kept."""
        with self.store.connection.begin():
            return asking.has_report(self.store.connection, report)

    def reports(self, as_of: str | None = None) -> Iterator[Report]:
        """Every report, by id, read a page at a time."""
        upto, after = self.sequence(as_of), ""
        while page := self._page(upto, after):
            yield from page
            after = page[-1].id

    def report(self, name: str) -> Report:
        """The report whose id is, or begins with, `name`."""
        with self.store.connection.begin():
            return asking.read_report(self.store.connection, name, asking.last_sequence(self.store.connection))

    def coded(self, report: str) -> Coded:
        """All that was coded of the report with this id."""
        with self.store.connection.begin():
            return asking.read_coded(self.store.connection, report)

    def mentions(self, as_of: str | None = None) -> list[tuple[str, Mention]]:
        """Every mention with the id of its report, by report and place in it."""
        upto = self.sequence(as_of)
        with self.store.connection.begin():
            return asking.read_mentions(self.store.connection, upto)

    def has_mention(self, name: str) -> bool:
        """Whether a mention with this id is kept."""
        with self.store.connection.begin():
            return asking.has_mention(self.store.connection, name)

    def decisions(self, as_of: str | None = None) -> tuple[Decision, ...]:
        """Every decision, in the order taken."""
        upto = self.sequence(as_of)
        with self.store.connection.begin():
            return asking.read_decisions(self.store.connection, upto)

    def quarantined(self) -> tuple[Quarantined, ...]:
        """What could not be read and has not been released."""
        with self.store.connection.begin():
            return asking.read_quarantine(self.store.connection)

    def capture(self, name: str, source: str) -> Capture:
        """The bytes of a capture, whose digest has been compared, under the source that asks for them."""
        with self.store.connection.begin():
            found = asking.read_capture(self.store.connection, name)
            if found is None:
                raise RecordError(f"there is no capture {name} in this record")
            data = self.store.captures.get(name)
            return Capture(name, data, source, found.url, found.retrieved, found.media_type)

    def search(self, words: str, as_of: str | None = None) -> tuple[str, ...]:
        """The ids of the reports that contain all these words; "words in quotes" stand together."""
        upto = self.sequence(as_of)
        with self.store.connection.begin():
            return asking.find_reports(self.store.connection, words, upto)

    def log(self, as_of: str | None = None) -> list[Entry]:
        """What happened to the record, in order."""
        upto = self.sequence(as_of)
        with self.store.connection.begin():
            return asking.read_log(self.store.connection, upto)

    def sequence(self, as_of: str | None = None) -> int:
        """The last entry of the log at a time (a day means its end), or now."""
        with self.store.connection.begin():
            if as_of is None:
                return asking.last_sequence(self.store.connection)
            return asking.sequence_at(self.store.connection, end_of(as_of))

    # Folding

    def fused(self, as_of: str | None = None) -> Fused:
        """Events, copies and speakers: the fold of all reports and decisions, or of those known at a time."""
        upto = self.sequence(as_of)
        with self.store.connection.begin():
            return kept_fused(self.store.connection, upto) or fuse(*known(self.store.connection, upto))

    def refresh(self) -> Fused:
        """Fold what is new and keep the result, for readers and for the views of the database."""
        self._require_writer()
        with self.store.deriving():
            if not self._is_kept():
                self._fold.refresh(self.store.connection)
            fused = kept_fused(self.store.connection, asking.last_sequence(self.store.connection))
            assert fused is not None
            return fused

    def settle(self) -> None:
        """Fold what is new and keep the result; nothing else is read."""
        self._require_writer()
        with self.store.deriving():
            if not self._is_kept():
                self._fold.refresh(self.store.connection)

    def events(
        self, asked: EventFilter = ALL_EVENTS, *, words: str | None = None, as_of: str | None = None
    ) -> tuple[Event, ...]:
        """The events that are asked for; with `words`, those of reports that contain them all."""
        found = tuple(event for event in self.fused(as_of).events if asked.admits(event))
        if words is None:
            return found
        reports = set(self.search(words, as_of))
        return tuple(event for event in found if any(each.report in reports for each in event.mentions))

    def event(self, name: str, as_of: str | None = None) -> Event:
        """The event whose id is, or alone begins with, `name`; an id it had before it grew or merged leads to it."""
        if as_of is None:
            with self.store.connection.begin():
                if self._is_kept():
                    return find_kept_event(self.store.connection, name)
        return find_event(self.fused(as_of).events, name)

    # Within

    def _is_kept(self) -> bool:
        return is_kept(self.store.connection, asking.last_sequence(self.store.connection))

    def _page(self, upto: int, after: str) -> list[Report]:
        with self.store.connection.begin():
            return asking.read_reports(self.store.connection, upto, after, _PAGE)

    def _put(self, capture: Capture) -> None:
        writing.add_capture(self.store.connection, self.store.captures, capture)

    def _sighted(self, report: Report) -> Added:
        seen = writing.add_sighting(self.store.connection, self._clock(), report)
        return "seen elsewhere" if seen else "known"

    def _require_writer(self) -> None:
        if self.read_only:
            raise RecordError("this record was opened to be read only")
