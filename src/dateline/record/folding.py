"""The fold: record = fold(reports, decisions), as of any moment, and the derived tables that keep the latest one.

The fold itself is a pure function of fusion; this module hands it what was known at a moment. The derived tables may be
thrown away at any time: they are used only while they are those of the last entry of the log. A writer keeps its fold
and takes in what the log has gained since, so that K reports cost their blocks and only events that differ are written.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from dateline.errors import RecordError
from dateline.fusion.build import event_id
from dateline.fusion.decision import Decision
from dateline.fusion.events import CodedReport, Event, Fused
from dateline.fusion.fold import Fusion
from dateline.fusion.values import PLACE_FIELDS
from dateline.record import asking, rows
from dateline.record.captures import digest
from dateline.record.said import said_rows
from dateline.record.schema import fused_events, fused_members, fused_said, fused_state

VERSION = version("dateline")  # read once: it is looked up in a file
Chosen = TypeVar("Chosen")


def known(connection: Connection, upto: int, since: int = 0) -> tuple[list[CodedReport], tuple[Decision, ...]]:
    """What the fold takes in: all that was known at an entry of the log, or what was added since an earlier one."""
    return _coded_reports(connection, upto, since), asking.read_decisions(connection, upto, since)


def _coded_reports(connection: Connection, upto: int, since: int) -> list[CodedReport]:
    found: list[CodedReport] = []
    after = ""
    while page := asking.read_reports(connection, upto, after, 200, since):
        found += [CodedReport(report, asking.read_coded(connection, report.id)) for report in page]
        after = page[-1].id
    return found


class Fold:
    """The fold of a record in the memory of its writer, as of one entry of the log."""

    def __init__(self) -> None:
        self._fusion = Fusion()
        self._sequence = 0

    def refresh(self, connection: Connection) -> Fused:
        """Take in what the log has gained, and bring the derived tables up to date."""
        upto, built = asking.last_sequence(connection), self._catch_up(connection)
        if self._shows_others(connection, upto):
            # The names that reports go by stand in events, origins and copies: fold anew.
            self._fusion, built = Fusion(), {}
            self._fusion.grow(*known(connection, upto))
        else:
            changed, gone = self._fusion.grow(*known(connection, upto, self._sequence))
            built = {name: event for name, event in built.items() if name not in changed | gone}
        self._sequence = upto
        fused = self._fusion.fused(built)
        keep_fused(connection, upto, fused)
        return fused

    def _catch_up(self, connection: Connection) -> dict[str, Event]:
        """Bring the fold to where the derived tables stand; gives their events, none if they are of another version."""
        state = connection.execute(select(fused_state)).first()
        if state is None or state.version != VERSION or state.sequence < self._sequence:
            return {}
        if state.sequence > self._sequence:
            self._fusion, self._sequence = Fusion(), state.sequence
            self._fusion.grow(*known(connection, state.sequence))
        return {event.id: event for event in _kept_events(connection)}

    def _shows_others(self, connection: Connection, upto: int) -> bool:
        """Whether a report of the fold has since been read from a place whose name it is now shown under."""
        seen = asking.read_seen_again(connection, self._sequence, upto)
        return any(self._fusion.source_of(report) not in (None, source) for report, source in seen)


def keep_fused(connection: Connection, upto: int, fused: Fused) -> None:
    """Make the derived tables those of this fold; rows that are so already are left alone."""
    rows_kept = connection.execute(select(fused_events.c.id, fused_events.c.content))
    kept = {row.id: digest(row.content.encode()) for row in rows_kept}
    folded = {event.id: digest(msgspec.json.encode(event)) for event in fused.events}
    differing = [event for event in fused.events if kept.get(event.id) != folded[event.id]]
    _forget(connection, [name for name in kept if kept[name] != folded.get(name)])
    members = [row for event in differing for row in member_rows(event)]
    said = [row for event in differing for row in said_rows(event)]
    event_rows = [_event_row(event) | {"folded": upto} for event in differing]
    for table, values in ((fused_events, event_rows), (fused_members, members), (fused_said, said)):
        if values:
            connection.execute(insert(table), values)
    connection.execute(delete(fused_state))
    rest = rows.as_json(msgspec.structs.replace(fused, events=()))
    connection.execute(insert(fused_state).values(sequence=upto, version=VERSION, content=rest))


def _forget(connection: Connection, events: Sequence[str]) -> None:
    for at in range(0, len(events), 500):
        some = events[at : at + 500]
        connection.execute(delete(fused_said).where(fused_said.c.event.in_(some)))
        connection.execute(delete(fused_members).where(fused_members.c.event.in_(some)))
        connection.execute(delete(fused_events).where(fused_events.c.id.in_(some)))


def is_kept(connection: Connection, upto: int) -> bool:
    """Whether the derived tables are those of an entry of the log, made by this version."""
    state = connection.execute(select(fused_state.c.sequence, fused_state.c.version)).first()
    return state is not None and tuple(state) == (upto, VERSION)


def kept_fused(connection: Connection) -> Fused | None:
    """The fold of the derived tables; None unless it is that of the whole log, made by this version."""
    if not is_kept(connection, asking.last_sequence(connection)):
        return None
    state = connection.execute(select(fused_state)).one()
    return msgspec.structs.replace(msgspec.json.decode(state.content, type=Fused), events=_kept_events(connection))


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
