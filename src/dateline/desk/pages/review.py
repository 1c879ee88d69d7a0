"""The review queue: what an analyst's judgement would help most, in the order of its use.

Conflicts that many origins take part in come first, then what hardly anyone vouches for, then pairs that may be one
event, events that may be two, and reports that could not be read. Nothing leaves the queue but by a decision.
"""

from collections.abc import Iterator
from itertools import combinations, groupby, islice
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, func, select
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.library import Library, connection_of, version_of
from dateline.desk.pages.event import Valued, valued
from dateline.desk.rendering import page
from dateline.fusion.decision import in_force
from dateline.fusion.events import Event
from dateline.record import asking
from dateline.record.finding import Found, find_by_ids
from dateline.record.readers import Standing
from dateline.record.schema import fused_events, fused_said

QUEUES = {
    "conflicts": "Conflicts",
    "credibility": "Low credibility",
    "merges": "Possible merges",
    "splits": "Possible splits",
    "quarantine": "Quarantine",
}
MOST = 25
_DOUBTFUL = 4


class Item(msgspec.Struct, frozen=True):
    """An event to be judged, with what is disputed about it, and the version its analyst sees."""

    found: Found
    version: str
    disputed: tuple[Valued, ...]


class Pair(msgspec.Struct, frozen=True):
    """Two events that may be one."""

    one: Item
    other: Item


def show(request: Request) -> Response:
    """One queue, and how long the others are."""
    library: Library = request.app.state.library
    queue = request.query_params.get("queue", "conflicts")
    queue = queue if queue in QUEUES else "conflicts"
    with library.standing() as standing:
        connection = connection_of(standing)
        counts = library.answer(standing, "review counts", lambda: _counts(standing))
        values: dict[str, Any] = {"queue": queue, "queues": QUEUES, "counts": counts, "items": [], "pairs": []}
        if queue == "quarantine":
            values["quarantined"] = asking.read_quarantine(connection)
        elif queue == "merges":
            values["pairs"] = _pairs(library, standing)
        else:
            values["items"] = [
                _item(library, standing, each) for each in find_by_ids(connection, _queued(connection, queue))
            ]
    return page(request, "review.html", {"quarantined": (), **values, **_outcome(request)})


def _outcome(request: Request) -> dict[str, Any]:
    """What the analyst just did came to: the decision that was kept, or the reports that were read again."""
    told = {name: request.query_params.get(name, "") for name in ("added", "failed")}
    counts = {name: int(words) if words.isdigit() else None for name, words in told.items()}
    return {"kept": request.query_params.get("kept"), **counts}


def _open() -> Any:
    return fused_events.c.status == "open"


def _queued(connection: Connection, queue: str) -> list[str]:
    table = fused_events.c
    if queue == "conflicts":
        chosen = select(table.id).where(_open(), table.conflicts > 0)
        chosen = chosen.order_by(table.origins.desc(), table.conflicts.desc(), table.id)
    elif queue == "credibility":
        chosen = select(table.id).where(_open(), table.credibility >= _DOUBTFUL)
        chosen = chosen.order_by(table.credibility.desc(), table.outlets.desc(), table.id)
    else:
        chosen = (
            select(table.id).where(_open(), table.id.in_(_in_two_countries())).order_by(table.origins.desc(), table.id)
        )
    return list(connection.execute(chosen.limit(MOST)).scalars())


def _in_two_countries() -> Any:
    """Events that are said to have happened in two countries: they may be two events."""
    said = fused_said.c
    placed = and_(said.field.in_(("venue", "origin")), said.country.is_not(None))
    countries = func.count(said.country.distinct())
    return select(said.event).where(placed).group_by(said.event, said.field).having(countries > 1)


def _counts(standing: Standing) -> dict[str, int]:
    connection, table = connection_of(standing), fused_events.c
    count = select(func.count()).select_from(fused_events).where(_open())
    return {
        "conflicts": connection.execute(count.where(table.conflicts > 0)).scalar() or 0,
        "credibility": connection.execute(count.where(table.credibility >= _DOUBTFUL)).scalar() or 0,
        "splits": connection.execute(count.where(table.id.in_(_in_two_countries()))).scalar() or 0,
        "quarantine": len(asking.read_quarantine(connection)),
    }


def _item(library: Library, standing: Standing, found: Found) -> Item:
    event = library.event(standing, found.id)
    return Item(found, version_of(event), disputed_values(event))


def disputed_values(event: Event) -> tuple[Valued, ...]:
    """The fields in conflict, the worst first."""
    order = ("disjoint", "zone", "unit", "revised", "rounding")
    found = [valued(name, field) for name, field in event.fields.items() if field.conflict]
    return tuple(sorted(found, key=lambda each: (order.index(each.conflict or "rounding"), each.name)))


def _pairs(library: Library, standing: Standing) -> list[Pair]:
    """Open events of one type, day and country that no decision has held apart, newest first."""
    connection = connection_of(standing)
    apart = {
        frozenset((*each.events, *each.mentions))
        for each in in_force(standing.decisions())
        if each.what in ("not-same", "split")
    }
    found = list(islice((pair for pair in _alike(connection) if frozenset(pair) not in apart), MOST))
    events = {each.id: each for each in find_by_ids(connection, list({name for pair in found for name in pair}))}
    return [
        Pair(_item(library, standing, events[one]), _item(library, standing, events[other])) for one, other in found
    ]


def _alike(connection: Connection) -> Iterator[tuple[str, str]]:
    """Pairs alike in type, mode, day and country, day by day: whoever wants a few reads no more days than they fill."""
    rows = connection.execute(_dated(), execution_options={"yield_per": 500})
    for _, same_day in groupby(rows, key=lambda row: row.time_from[:10]):
        alike: dict[tuple[str, ...], list[str]] = {}
        for row in same_day:
            alike.setdefault((row.type, row.mode or "", row.country), []).append(row.id)
        for key in sorted(alike):
            yield from combinations(sorted(alike[key]), 2)


def _dated() -> Any:
    table = fused_events.c
    wanted = [_open(), table.country.is_not(None), table.modality == "actual", func.length(table.time_from) >= 10]
    return (
        select(table.id, table.time_from, table.type, table.mode, table.country)
        .where(*wanted)
        .order_by(table.time_from.desc())
    )
