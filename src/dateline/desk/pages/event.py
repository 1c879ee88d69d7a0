"""The page of one event: values with reasons, who says what, where, when each thing was said, sources and history.

As of a past moment the page shows the event as it was then, and offers no decision. Every value leads to its words.
"""

from typing import Any

import msgspec
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.charts import make_telling
from dateline.desk.library import Library, Rest, connection_of, version_of
from dateline.desk.matrix import SIGNS, make_matrix, ordered_fields
from dateline.desk.rendering import page
from dateline.errors import RecordError
from dateline.export.formats import FORMATS, find_format
from dateline.fusion.events import Copy, Event, FieldResolution
from dateline.fusion.values import PLACE_FIELDS, RADIUS_KM
from dateline.record.finding import Found, find_by_ids
from dateline.record.readers import Standing
from dateline.record.schema import decisions, log, reports
from dateline.record.words import number_words, short, value_words


class Side(msgspec.Struct, frozen=True):
    """One of the values in conflict, with those who vouch for it."""

    words: str
    origins: tuple[str, ...]
    superseded: bool


class Valued(msgspec.Struct, frozen=True):
    """A field with its preferred value, why, the range, and the sides of its conflict."""

    name: str
    words: str
    reason: str
    origins: int
    range: str
    conflict: str | None
    sides: tuple[Side, ...]


class Source(msgspec.Struct, frozen=True):
    """A report that tells of the event, and how it was copied, if it was."""

    report: str
    outlet: str
    headline: str
    published: str | None
    copy: Copy | None


class Moment(msgspec.Struct, frozen=True):
    """An entry of the log that touched the event: when, and what."""

    at: str
    what: str


def show(request: Request) -> Response:
    """The event now, or as of a moment."""
    library: Library = request.app.state.library
    as_of = request.query_params.get("as-of") or None
    with library.standing(as_of) as standing:
        event = _event(library, standing, request.path_params["event"])
        if event.id != request.path_params["event"] and as_of is None:
            return RedirectResponse(f"/event/{event.id}", 302)
        values = event_values(library, standing, event)
    kept = request.query_params.get("kept")
    return page(request, "event.html", {**values, "as_of": as_of, "kept": kept, "version": version_of(event)})


def _event(library: Library, standing: Standing, name: str) -> Event:
    """The event of this id; as of a moment before it had the id, the one that held a mention of it then."""
    try:
        return library.event(standing, name)
    except RecordError:
        if standing.as_of is None:
            raise
    with library.standing() as latest:
        later = {each.mention for each in library.event(latest, name).mentions}
    for event in standing.fused().events:
        if any(each.mention in later for each in event.mentions):
            return event
    raise RecordError(f"no report had told of this event by {standing.as_of}")


def event_values(library: Library, standing: Standing, event: Event) -> dict[str, Any]:
    """All that the template of an event shows."""
    rest = library.rest(standing)
    sources = _sources(standing, event, rest)
    return {
        "event": event,
        "values": [valued(name, event.fields[name]) for name in ordered_fields(event.fields)],
        "matrix": make_matrix(event),
        "signs": SIGNS,
        "telling": make_telling(event),
        "groups": _copy_groups(sources),
        "places": _places(event),
        "related": _related(standing, event),
        "moments": _moments(standing, event),
        "exports": FORMATS.values(),
        "what": [part for part in (event.type, event.mode, event.kind) if part],
    }


def show_json(request: Request) -> Response:
    """The event as `dateline events --json` prints it."""
    library: Library = request.app.state.library
    with library.standing(request.query_params.get("as-of") or None) as standing:
        event = _event(library, standing, request.path_params["event"])
    body = msgspec.json.format(msgspec.json.encode(event), indent=1)
    return Response(body, media_type="application/json", headers={"cache-control": "no-store"})


def export(request: Request) -> Response:
    """The event in one of the formats of export, as a file."""
    library: Library = request.app.state.library
    form = find_format(request.path_params["format"])
    with library.standing(request.query_params.get("as-of") or None) as standing:
        event = _event(library, standing, request.path_params["event"])
        data = b"".join(form.write([event], standing))
    name = f"{short(event.id)}.{form.suffix}"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(data, media_type=form.media_type, headers=headers)


def valued(name: str, field: FieldResolution) -> Valued:
    """A field as the page tells it."""
    conflict = field.conflict
    spread = field.low is not None and field.high is not None and field.low != field.high
    return Valued(
        name,
        value_words(field.preferred),
        field.reason,
        field.origins,
        number_words(field.low, None, field.high) if spread else "",
        conflict.kind if conflict else None,
        tuple(_side(name, each) for each in conflict.values) if conflict else (),
    )


def _side(name: str, content: dict[str, Any]) -> Side:
    value = content.get("value")
    numbers = (content.get("low"), content.get("best"), content.get("high"))
    words = value_words(value) if value is not None else number_words(*numbers)
    if name == "occurrence":
        words = "did not happen" if content.get("negated") else "happened"
    elif content.get("negated"):
        words = f"not {words}"
    origins = tuple(str(origin["name"]) for origin in content["origins"])
    return Side(words, origins, bool(content.get("superseded")))


def _places(event: Event) -> list[dict[str, Any]]:
    """Every different place anyone claims, with its role, how exactly it is known, and whether it is preferred."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for role in ordered_fields(name for name in event.fields if name in PLACE_FIELDS):
        field = event.fields[role]
        for value in (field.preferred, *(claim.value for claim in field.claims)):
            if isinstance(value, dict):
                key = (role, value.get("name") or value.get("text"), value.get("country"))
                found.setdefault(key, _place(role, value, value == field.preferred))
    return list(found.values())


def _place(role: str, value: dict[str, Any], preferred: bool) -> dict[str, Any]:
    precision = value.get("precision")
    return {
        "role": role,
        "name": value.get("name") or value.get("text"),
        "words": value.get("text"),
        "country": value.get("country"),
        "lat": value.get("lat"),
        "lon": value.get("lon"),
        "precision": precision,
        "radius": RADIUS_KM.get(precision or ""),
        "preferred": preferred,
    }


def _sources(standing: Standing, event: Event, rest: Rest) -> list[Source]:
    names = list(dict.fromkeys(each.report for each in event.mentions))
    columns = (reports.c.id, reports.c.outlet, reports.c.headline, reports.c.published_from, reports.c.source)
    rows = connection_of(standing).execute(select(*columns).where(reports.c.id.in_(names)))
    found = [
        Source(
            row.id,
            row.outlet or row.source,
            row.headline or "without headline",
            row.published_from,
            rest.to.get(row.id),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (each.published or "9", each.outlet, each.report))


def _copy_groups(sources: list[Source]) -> list[list[Source]]:
    """Reports that go back to one text stand together, the earliest first."""
    by_name = {each.report: each for each in sources}

    def first(each: Source) -> str:
        seen = {each.report}
        while each.copy and each.copy.from_ in by_name and each.copy.from_ not in seen:
            each = by_name[each.copy.from_]
            seen.add(each.report)
        return each.copy.from_ if each.copy else each.report

    groups: dict[str, list[Source]] = {}
    for each in sources:
        groups.setdefault(first(each), []).append(each)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].published or "9", group[0].outlet))


def _related(standing: Standing, event: Event) -> list[tuple[str, Found]]:
    how = {each.event: each.how for each in event.related}
    found = find_by_ids(connection_of(standing), list(how)[:60])
    order = ("part", "series", "background")
    return sorted(
        ((how[each.id], each) for each in found), key=lambda pair: (order.index(pair[0]), pair[1].time_from or "")
    )


def _moments(standing: Standing, event: Event) -> list[Moment]:
    """When the record came to know what it says of the event: its reports and its decisions."""
    names = list(dict.fromkeys(each.report for each in event.mentions))
    chosen = select(log.c.at, reports.c.outlet, reports.c.source).join(reports, reports.c.sequence == log.c.sequence)
    rows = connection_of(standing).execute(chosen.where(reports.c.id.in_(names)))
    found = [Moment(at, f"read {outlet or source}") for at, outlet, source in rows]
    ids = [str(each["id"]) for each in event.decisions]
    chosen_decisions = select(log.c.at, decisions.c.what, decisions.c.user).join(
        decisions, decisions.c.sequence == log.c.sequence
    )
    decided = connection_of(standing).execute(chosen_decisions.where(decisions.c.id.in_(ids)))
    found += [Moment(at, f"{what} by {user}") for at, what, user in decided]
    return sorted(found, key=lambda each: (each.at, each.what))
