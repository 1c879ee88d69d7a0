"""The fold: record = fold(reports, decisions), as of any moment, and the derived tables that keep the latest one.

The fold itself is a pure function of fusion; this module hands it what was known at a moment. The derived tables may be
thrown away at any time: they are used only while they are those of the last entry of the log. What the fold knows lies
in the store too (record/cabinet.py): a writer takes in what the log has gained since, so that K reports cost their
blocks, whatever the size of the record, and only events that differ are written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from dateline.coding.mention import Coded
from dateline.errors import RecordError
from dateline.fusion.build import event_id
from dateline.fusion.decision import Decision
from dateline.fusion.events import CodedReport, Event, Fused, Related, Unapplied
from dateline.fusion.fold import Fusion, Growth
from dateline.fusion.values import PLACE_FIELDS
from dateline.fusion.whole import Whole
from dateline.record import asking, rows
from dateline.record.cabinet import StoredCabinet
from dateline.record.said import said_rows
from dateline.record.schema import DERIVED, FOLD, fused_events, fused_members, fused_said, fused_state
from dateline.record.statements import Statements
from dateline.record.version import fold_version

VERSION = fold_version()
_SOME = 200
_CONTENTS = "SELECT id, content FROM fused_events WHERE id"
_CHANGE = "UPDATE fused_events SET content = ?, folded = ? WHERE id = ?"
_FORGET = (
    "DELETE FROM fused_said WHERE event = ?",
    "DELETE FROM fused_members WHERE event = ?",
    "DELETE FROM fused_events WHERE id = ?",
)
_STATE = select(fused_state.c.sequence, fused_state.c.version)
Chosen = TypeVar("Chosen")


def known(connection: Connection, upto: int) -> tuple[Iterable[CodedReport], tuple[Decision, ...]]:
    """What the fold takes in: all that was known at an entry of the log."""
    pages = _coded_reports(connection, upto, 0)
    return (coded_report for page in pages for coded_report in page), asking.read_decisions(connection, upto)


def _coded_reports(connection: Connection, upto: int, since: int) -> Iterator[list[CodedReport]]:
    """The reports added after an entry of the log, some at a time."""
    while since < upto and (page := asking.read_added(connection, since, upto, _SOME)):
        yield [CodedReport(report, Coded(mentions, ())) for _, report, mentions in page]
        since = page[-1][0]


class Fold:
    """A writer's hold on the fold, which lies in the store: what was asked for lately stays in memory."""

    def __init__(self) -> None:
        self._sequence = -1

    def refresh(self, connection: Connection) -> None:
        """Take in what the log has gained, and bring the derived tables up to date."""
        before, self._sequence = self._sequence, -1  # what is in memory holds good only if all goes well
        upto, state = asking.last_sequence(connection), connection.execute(_STATE).first()
        if state is None or state.version != VERSION:
            self._begin(connection)
            since = 0
        else:
            since = state.sequence
            self._go_on(connection, since, in_memory=before == since)
        self._grow(connection, since, upto)
        self._sequence = upto

    def _begin(self, connection: Connection) -> None:
        for table in (*DERIVED, *FOLD):
            connection.execute(delete(table))
        self._open(connection, ())

    def _go_on(self, connection: Connection, since: int, *, in_memory: bool) -> None:
        if in_memory:
            self._cabinet.use(connection)
        else:
            self._open(connection, asking.read_decisions(connection, since))

    def _open(self, connection: Connection, decisions: Iterable[Decision]) -> None:
        self._cabinet = StoredCabinet(connection)
        self._fusion = Fusion(self._cabinet, decisions)
        self._whole = Whole(self._cabinet)

    def _rename(self, connection: Connection, since: int, upto: int) -> Growth:
        """Take in the reports of the fold that were since read from a place whose name they are now shown under."""
        seen = asking.read_seen_again(connection, since, upto)
        again = [report for report, source in seen if self._fusion.source_of(report) not in (None, source)]
        before = {report: self._fusion.heading(report) for report in again}
        growth = self._fusion.grow(self._cabinet.reports().get(report) for report in again)
        for report, heading in before.items():
            self._whole.rename_report(report, heading, self._fusion.heading(report))
        return growth

    def _grow(self, connection: Connection, since: int, upto: int) -> None:
        growth = self._rename(connection, since, upto)
        for page in _coded_reports(connection, upto, since):
            growth = _joined(growth, self._fusion.grow(page))
            for coded_report in page:
                name = coded_report.report.id
                self._whole.see_report(name, self._fusion.heading(name))
            self._cabinet.tidy()
        growth = _joined(growth, self._fusion.grow((), asking.read_decisions(connection, upto, since)))
        for report in sorted(growth.reports):
            self._whole.see_copy(report, self._fusion.parent(report), self._fusion.heading(report))
        self._keep(connection, growth, upto)
        unapplied = rows.as_json(self._fusion.unapplied())
        self._cabinet.tidy()
        connection.execute(delete(fused_state))
        connection.execute(insert(fused_state).values(sequence=upto, version=VERSION, content=unapplied))

    def _keep(self, connection: Connection, growth: Growth, upto: int) -> None:
        """Make the rows of events those of the fold, some events at a time."""
        for name in sorted(growth.gone):
            self._whole.forget_event(name)
        _forget(connection, sorted(growth.gone))
        for some in _batched(sorted(growth.formed) or [""], _SOME):
            events = {name: self._fusion.event(name) for name in some if name}
            for event in events.values():
                self._whole.see_event(event, self._fusion)
            elsewhere = {name: related for name, related in self._whole.settle().items() if name not in events}
            found = [msgspec.structs.replace(each, related=self._whole.related(each.id)) for each in events.values()]
            _write_events(connection, found, upto)
            _write_related(connection, elsewhere, upto)
            self._cabinet.tidy()


def _batched(names: Iterable[str], size: int) -> Iterator[list[str]]:
    left = iter(names)
    while some := list(islice(left, size)):
        yield some


def _joined(one: Growth, then: Growth) -> Growth:
    """What changed by one growth and the next."""
    formed, gone = one.formed - then.gone | then.formed, one.gone - then.formed | then.gone
    return Growth(formed, gone, one.reports | then.reports)


def _write_related(connection: Connection, related: Mapping[str, tuple[Related, ...]], upto: int) -> None:
    """Write into events that stand in their rows that they now belong with others."""
    statements, values = Statements(connection), []
    for name, content in statements.rows_of(_CONTENTS, list(related)):
        event = msgspec.structs.replace(msgspec.json.decode(content, type=Event), related=related[name])
        values.append((rows.as_json(event), upto, name))
    statements.write(_CHANGE, values)


def _write_events(connection: Connection, events: Sequence[Event], upto: int) -> None:
    """Write the rows of events; rows that are so already are left alone."""
    statements = Statements(connection)
    kept = dict(statements.rows_of(_CONTENTS, [event.id for event in events]))
    differing = [event for event in events if kept.get(event.id) != rows.as_json(event)]
    _forget(connection, [event.id for event in differing if event.id in kept])
    members = [row for event in differing for row in member_rows(event)]
    said = [row for event in differing for row in said_rows(event)]
    event_rows = [_event_row(event) | {"folded": upto} for event in differing]
    for table, values in ((fused_events, event_rows), (fused_members, members), (fused_said, said)):
        statements.insert(table, values)


def _forget(connection: Connection, events: Sequence[str]) -> None:
    for statement in _FORGET:
        Statements(connection).write(statement, [(event,) for event in events])


def is_kept(connection: Connection, upto: int) -> bool:
    """Whether the derived tables are those of an entry of the log, made by this code."""
    state = connection.execute(_STATE).first()
    return state is not None and tuple(state) == (upto, VERSION)


def kept_fused(connection: Connection, upto: int) -> Fused | None:
    """The fold of the derived tables; None unless it is that of an entry of the log, made by this code."""
    if not is_kept(connection, upto):
        return None
    return msgspec.structs.replace(kept_rest(connection), events=_kept_events(connection))


def kept_rest(connection: Connection) -> Fused:
    """Of the derived tables what is no event: copies, outlets, speakers and decisions that find nothing to act on."""
    whole, content = Whole(StoredCabinet(connection)), connection.execute(select(fused_state.c.content)).scalar()
    unapplied = msgspec.json.decode(content or "[]", type=tuple[Unapplied, ...])
    return Fused((), whole.copies(), *whole.voices(), unapplied)


def _kept_events(connection: Connection) -> tuple[Event, ...]:
    """The events of the derived tables, in the order of their ids."""
    contents = connection.execute(select(fused_events.c.content)).scalars()
    events = (msgspec.json.decode(content, type=Event) for content in contents)
    return tuple(sorted(events, key=lambda event: event.id))


def find_event(events: Sequence[Event], name: str) -> Event:
    """The event with this id, or the start of an id; an id that any of its mentions once gave it leads to it too."""
    start = start_of_id(name)
    ids = {event.id: {event.id, *(event_id(each.mention) for each in event.mentions)} for event in events}
    exact = [event for event in events if start in ids[event.id]]
    found = exact or [event for event in events if any(each.startswith(start) for each in ids[event.id])]
    return _only(found, name)


def find_kept_event(connection: Connection, name: str) -> Event:
    """The same of the derived tables, by their indexes."""
    start = start_of_id(name)
    names = _names(connection, lambda column: column == start)
    # The ids are hexadecimal, so that everything they begin comes before a further "g".
    names = names or _names(connection, lambda column: and_(column >= start, column < f"{start}g"))
    chosen = select(fused_events.c.content).where(fused_events.c.id == _only(names, name))
    return msgspec.json.decode(connection.execute(chosen).scalar_one(), type=Event)


def _names(connection: Connection, fits: Callable[[ColumnElement[str]], ColumnElement[bool]]) -> Sequence[str]:
    """The ids of two events at most of which an id, or one they once had, fits."""
    former = select(fused_members.c.event).where(fits(fused_members.c.first_id))
    chosen = select(fused_events.c.id).where(or_(fits(fused_events.c.id), fused_events.c.id.in_(former)))
    return connection.execute(chosen.limit(2)).scalars().all()


def start_of_id(name: str) -> str:
    """What the id of an event begins with, given with or without its "event:"."""
    if not name.removeprefix("event:"):
        raise RecordError(f"no event has an id beginning with {name}: dateline events lists them")
    return f"event:{name.removeprefix('event:')}"


def _only(found: Sequence[Chosen], name: str) -> Chosen:
    if len(found) != 1:
        if found:
            raise RecordError(f"more than one event has an id beginning with {name}")
        raise RecordError(f"no event has an id beginning with {name}: dateline events lists them")
    return found[0]


def member_rows(event: Event) -> list[rows.Row]:
    """One row a mention of the event, with the id by which the event can be found too."""
    return [{"event": event.id, "mention": each.mention, "first_id": event_id(each.mention)} for each in event.mentions]


def _event_row(event: Event) -> rows.Row:
    time, place = _preferred(event, ("time",)), _preferred(event, sorted(PLACE_FIELDS, key=_place_order))
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "kind": event.kind,
        "modality": event.modality,
        "headline": event.headline,
        "time_from": time.get("from"),
        "time_to": time.get("to"),
        "place": place.get("name") or place.get("text"),
        "country": place.get("country"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "precision": place.get("precision"),
        "origins": len(event.origins),
        "outlets": len(event.outlets),
        "conflicts": sum(field.conflict is not None for field in event.fields.values()),
        "credibility": event.credibility,
        "status": event.status,
        "content": rows.as_json(event),
    }


def _place_order(field: str) -> int:
    """Which place stands for an event in a list or on a map: where it happened before where it went."""
    return ("venue", "origin", "target", "landing", "heading").index(field)


def _preferred(event: Event, names: Iterable[str]) -> dict[str, Any]:
    for name in names:
        field = event.fields.get(name)
        if field is not None and isinstance(field.preferred, dict):
            return field.preferred
    return {}
