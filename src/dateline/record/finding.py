"""Finds events by questions put to the derived tables.

The answers are those of `EventFilter.admits` on the latest fold, without reading an event whole, so a record of any
size answers at once. They hold for the last fold kept; whoever asks compares its place in the log. Nothing here writes.
"""

from collections.abc import Sequence
from math import cos, radians
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, func, or_, select
from sqlalchemy import text as sql

from dateline.fusion.names import fold_words
from dateline.fusion.values import ACTOR_FIELDS, PLACE_FIELDS, distance_km
from dateline.record.asking import matching_words
from dateline.record.filters import Box, Circle, EventFilter
from dateline.record.schema import fused_events, fused_members, fused_said, mentions, reports

_LISTED = (
    *("id", "type", "mode", "kind", "modality", "headline", "time_from", "time_to", "place", "country", "lat", "lon"),
    *("precision", "origins", "outlets", "conflicts", "credibility", "status"),
)


class Found(msgspec.Struct, frozen=True):
    """An event as a line of a list."""

    id: str
    type: str
    mode: str | None
    kind: str | None
    modality: str
    headline: str
    time_from: str | None
    time_to: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    origins: int
    outlets: int
    conflicts: int
    credibility: int
    status: str


class Cursor(msgspec.Struct, frozen=True):
    """The event after which a page begins, in the order of lists: newest first, those without a time last."""

    time_from: str | None
    id: str


def find_events(
    connection: Connection, asked: EventFilter, words: str | None = None, after: Cursor | None = None, limit: int = 50
) -> list[Found]:
    """The next events after a cursor: the newest first, those without a time last."""
    wanted = [*conditions(connection, asked, words), *([_after(after)] if after else [])]
    key = (fused_events.c.time_from.desc().nulls_last(), fused_events.c.id)
    page = select(fused_events.c.id).where(*wanted).order_by(*key).limit(limit).subquery()
    chosen = select(*(fused_events.c[name] for name in _LISTED)).join(page, page.c.id == fused_events.c.id)
    return [found_from(row) for row in connection.execute(chosen.order_by(*key))]


def found_from(row: Row[Any]) -> Found:
    """The line of a list from a row with its columns."""
    values = {name: getattr(row, name) for name in _LISTED}
    values |= {"headline": row.headline or "", "credibility": row.credibility or 6, "status": row.status or "open"}
    return Found(**values)


def find_by_ids(connection: Connection, ids: Sequence[str]) -> list[Found]:
    """The events with these ids, in their order; those that are not there are left out."""
    chosen = select(*(fused_events.c[name] for name in _LISTED)).where(fused_events.c.id.in_(ids))
    found = {row.id: found_from(row) for row in connection.execute(chosen)}
    return [found[name] for name in ids if name in found]


def conditions(connection: Connection, asked: EventFilter, words: str | None = None) -> list[ColumnElement[bool]]:
    """What a row of the fused events must fulfil to be asked for; the same as `EventFilter.admits`."""
    table = fused_events.c
    exact = [
        func.lower(table[name]) == value.lower()
        for name in ("type", "mode", "kind", "modality")
        if (value := getattr(asked, name)) is not None
    ]
    counted = [table.origins >= asked.min_origins] * bool(asked.min_origins)
    counted += [table.conflicts > 0] * asked.conflicts
    told = [table.id.in_(_told_in(connection, words))] if words is not None else []
    return [*exact, *counted, *(table.id.in_(said) for said in _said(connection, asked)), *told]


def _said(connection: Connection, asked: EventFilter) -> list[Select[tuple[str]]]:
    """For each question on parties, places and times the events of which someone says so."""
    said, chosen = fused_said.c, select(fused_said.c.event)
    found = []
    if asked.actor is not None:
        found.append(chosen.where(said.field.in_(ACTOR_FIELDS), _holds_words(asked.actor)))
    if asked.place is not None:
        found.append(chosen.where(said.field.in_(PLACE_FIELDS), _holds_words(asked.place)))
    if asked.country is not None:
        found.append(chosen.where(said.country == asked.country.upper()))
    if asked.area is not None:
        found.append(chosen.where(_in_area(connection, asked.area)))
    days = asked.days()
    if days is not None:
        found.append(chosen.where(said.first_day <= days[1], said.last_day >= days[0]))
    return found


def _holds_words(asked: str) -> ColumnElement[bool]:
    return fused_said.c.words.contains(f" {fold_words(asked)} ", autoescape=True)


def _in_area(connection: Connection, area: Circle | Box) -> ColumnElement[bool]:
    said = fused_said.c
    if isinstance(area, Box):
        return _within(said.lat, said.lon, area)
    far = area.km / 110.0
    wide = min(180.0, far / max(0.01, cos(radians(min(89.0, abs(area.lat) + far)))))
    around = Box(area.lat - far, _turned(area.lon - wide), area.lat + far, _turned(area.lon + wide))
    near = _within(said.lat, said.lon, around) if wide < 180 else said.lat.is_not(None)
    return and_(near, _kilometres(connection, area) <= area.km)


def _turned(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0


def _kilometres(connection: Connection, area: Circle) -> ColumnElement[float]:
    """The distance of a claimed place from the middle of a circle."""
    said = fused_said.c
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.create_function("dateline_km", 4, distance_km, deterministic=True)
        return func.dateline_km(said.lat, said.lon, area.lat, area.lon)
    half: ColumnElement[float] = func.power(func.sin(func.radians(said.lat - area.lat) / 2), 2)
    across = func.power(func.sin(func.radians(said.lon - area.lon) / 2), 2)
    half = half + func.cos(func.radians(said.lat)) * cos(radians(area.lat)) * across
    return 12742.0 * func.asin(func.least(1.0, func.sqrt(half)))


def _within(lat: ColumnElement[Any], lon: ColumnElement[Any], box: Box) -> ColumnElement[bool]:
    inside = lon.between(box.west, box.east) if box.west <= box.east else or_(lon >= box.west, lon <= box.east)
    return and_(lat.between(box.south, box.north), inside)


def find_told(connection: Connection, words: str) -> list[str]:
    """The ids of the events told by reports that contain all these words."""
    return [str(name) for name in connection.execute(_told_in(connection, words).distinct()).scalars()]


def _told_in(connection: Connection, words: str) -> Select[tuple[str]]:
    """The events told by reports that contain all these words."""
    condition = matching_words(connection.dialect.name, words)
    chosen = select(fused_members.c.event).join(mentions, mentions.c.id == fused_members.c.mention)
    if condition is None:
        return chosen.where(false())
    return chosen.join(reports, reports.c.id == mentions.c.report).where(
        sql(condition[0]).bindparams(words=condition[1])
    )


def _after(cursor: Cursor) -> ColumnElement[bool]:
    time, name = fused_events.c.time_from, fused_events.c.id
    if cursor.time_from is None:
        return and_(time.is_(None), name > cursor.id)
    return or_(time < cursor.time_from, time.is_(None), and_(time == cursor.time_from, name > cursor.id))
