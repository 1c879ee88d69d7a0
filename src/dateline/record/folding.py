"""The fold: record = fold(reports, decisions), as of any moment, and the derived tables that keep the latest one.

The fold itself is a pure function of fusion; this module hands it what was known at a moment. The derived tables may be
thrown away at any time: they are used only while they are those of the last entry of the log.
"""

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from dateline.errors import RecordError
from dateline.fusion.build import event_id
from dateline.fusion.decision import Decision
from dateline.fusion.events import CodedReport, Event, Fused
from dateline.fusion.values import PLACE_FIELDS
from dateline.record import asking, rows
from dateline.record.schema import DERIVED, fused_events, fused_members, fused_state


def known(connection: Connection, upto: int) -> tuple[list[CodedReport], tuple[Decision, ...]]:
    """All that was known at an entry of the log: what the fold takes in."""
    return _coded_reports(connection, upto), asking.read_decisions(connection, upto)


def _coded_reports(connection: Connection, upto: int) -> list[CodedReport]:
    found: list[CodedReport] = []
    after = ""
    while page := asking.read_reports(connection, upto, after, 200):
        found += [CodedReport(report, asking.read_coded(connection, report.id)) for report in page]
        after = page[-1].id
    return found


def keep_fused(connection: Connection, upto: int, fused: Fused) -> None:
    """Replace the derived tables by those of this fold."""
    for table in DERIVED:
        connection.execute(delete(table))
    events = [_event_row(position, event) for position, event in enumerate(fused.events)]
    members = [{"event": event.id, "mention": each.mention} for event in fused.events for each in event.mentions]
    for table, values in ((fused_events, events), (fused_members, members)):
        if values:
            connection.execute(insert(table), values)
    rest = rows.as_json(msgspec.structs.replace(fused, events=()))
    connection.execute(insert(fused_state).values(sequence=upto, version=version("dateline"), content=rest))


def kept_fused(connection: Connection) -> Fused | None:
    """The fold of the derived tables; None unless it is that of the whole log, made by this version."""
    state = connection.execute(select(fused_state)).first()
    if state is None or (state.sequence, state.version) != (asking.last_sequence(connection), version("dateline")):
        return None
    contents = connection.execute(select(fused_events.c.content).order_by(fused_events.c.position)).scalars()
    events = tuple(msgspec.json.decode(content, type=Event) for content in contents)
    return msgspec.structs.replace(msgspec.json.decode(state.content, type=Fused), events=events)


def find_event(events: Sequence[Event], name: str) -> Event:
    """The event with this id, or the start of an id; an id that any of its mentions once gave it leads to it too."""
    ids = {event.id: {event.id, *(event_id(each.mention) for each in event.mentions)} for event in events}
    for chosen in (lambda each: each == name, lambda each: _begins(each, name)):
        found = [event for event in events if any(chosen(each) for each in ids[event.id])]
        if len(found) == 1:
            return found[0]
        if found:
            raise RecordError(f"more than one event has an id beginning with {name}")
    raise RecordError(f"no event has an id beginning with {name}: dateline events lists them")


def _begins(identity: str, name: str) -> bool:
    return bool(name) and (identity.startswith(name) or identity.partition(":")[2].startswith(name))


def _event_row(position: int, event: Event) -> rows.Row:
    time, place = _preferred(event, ("time",)), _preferred(event, sorted(PLACE_FIELDS, key=_place_order))
    return {
        "id": event.id,
        "position": position,
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
        "origins": len(event.origins),
        "outlets": len(event.outlets),
        "conflicts": sum(field.conflict is not None for field in event.fields.values()),
        "credibility": event.credibility,
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
