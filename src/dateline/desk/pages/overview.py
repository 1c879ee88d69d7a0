"""The overview: map, timeline and list of the same events, which filter each other through one address.

The list is made here and works alone; the map asks for its cells under the same question. Counts beside a facet are
those that choosing it would give.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.address import Asked, read_address, read_box, read_cursor, write_cursor
from dateline.desk.charts import Timeline, digits_for, make_timeline
from dateline.desk.library import Library, connection_of, unfolded
from dateline.desk.rendering import page
from dateline.export.formats import FORMATS
from dateline.record.choosing import Choice
from dateline.record.finding import Found, find_by_ids
from dateline.record.readers import Standing

PAGE = 40
MOST_CELLS = 3000


class Offer(msgspec.Struct, frozen=True):
    """One value of a facet: how many events it would leave, whether it is chosen, and the address that turns it."""

    value: str
    label: str
    events: int
    chosen: bool
    address: str


def show(request: Request) -> Response:
    """The page, or its changing part for a script that asks for it."""
    library: Library = request.app.state.library
    asked = read_address(request.query_params)
    with library.standing() as standing:
        values = _values(library, standing, asked, request.query_params.get("after"))
        waiting = unfolded(standing, library.rest(standing))
    partly = request.headers.get("hx-target") == "results"
    return page(request, "overview_results.html" if partly else "overview.html", {**values, "waiting": waiting})


def _values(library: Library, standing: Standing, asked: Asked, after: str | None) -> dict[str, Any]:
    choice = library.choose(standing, asked.filter, asked.words)
    found = find_by_ids(connection_of(standing), choice.page(read_cursor(after), PAGE + 1))
    return {
        "asked": asked,
        "found": found[:PAGE],
        "next": _next(asked, found),
        "after": after,
        "exports": FORMATS.values(),
        "question": _question(asked),
        "total": choice.total,
        "facets": _facets(asked, choice),
        "timeline": _timeline(choice),
    }


def _next(asked: Asked, found: list[Found]) -> str | None:
    if len(found) <= PAGE:
        return None
    last = found[PAGE - 1]
    return asked.address(changes={"after": write_cursor(last.time_from, last.id)})


def _question(asked: Asked) -> str:
    """The same question as the API asks it."""
    parts = {name: "true" if name == "conflicts" else value for name, value in asked.parts.items()}
    return f"?{urlencode(parts)}" if parts else ""


def _timeline(choice: Choice) -> Timeline:
    years = choice.periods(4)
    digits = digits_for(years)
    periods = years if digits == 4 else choice.periods(digits)
    if digits == 7 and len(periods) <= 3:
        periods = choice.periods(10)
    return make_timeline(periods)


def _facets(asked: Asked, choice: Choice) -> dict[str, list[Offer]]:
    names = ["type", "modality", *["mode"] * bool(asked.filter.type), *["kind"] * bool(asked.filter.mode)]
    facets = {name: _offers(asked, name, choice.counts(name)) for name in names}
    facets["country"] = _offers(asked, "country", choice.countries())
    facets["min-origins"] = [_origin_offer(asked, choice, least) for least in (2, 3, 5)]
    facets["conflicts"] = [_conflict_offer(asked, choice)]
    return facets


def _offers(asked: Asked, name: str, counts: Iterable[tuple[str, int]]) -> list[Offer]:
    now = asked.parts.get(name, "").lower()
    finer: dict[str, dict[str, str | None]] = {"type": {"mode": None, "kind": None}, "mode": {"kind": None}}
    found = []
    for value, events in counts:
        chosen = value.lower() == now
        address = asked.address(changes={name: None if chosen else value, **finer.get(name, {})})
        found.append(Offer(value, value, events, chosen, address))
    return found


def _origin_offer(asked: Asked, choice: Choice, least: int) -> Offer:
    chosen = asked.filter.min_origins == least
    address = asked.address(changes={"min-origins": None if chosen else str(least)})
    return Offer(str(least), f"{least} or more", choice.with_origins(least), chosen, address)


def _conflict_offer(asked: Asked, choice: Choice) -> Offer:
    chosen = asked.filter.conflicts
    address = asked.address(changes={"conflicts": None if chosen else "yes"})
    return Offer("yes", "sources disagree", choice.in_conflict(), chosen, address)


def show_cells(request: Request) -> Response:
    """The cells of the map for a question, a view and a zoom, as GeoJSON."""
    library: Library = request.app.state.library
    asked = read_address(request.query_params)
    view = read_box(request.query_params.get("view", ""))
    zoom = _zoom(request.query_params.get("zoom"))
    with library.standing() as standing:
        cells = library.choose(standing, asked.filter, asked.words).cells(view, 22.5 / 2**zoom, MOST_CELLS)
        single = [cell.id for cell in cells if cell.events == 1][:500]
        headlines = {each.id: each.headline for each in find_by_ids(connection_of(standing), single)}
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(cell.lon, 4), round(cell.lat, 4)]},
            "properties": {
                "events": cell.events,
                "conflicts": cell.conflicts,
                "id": cell.id,
                "precision": cell.precision or "point",
                "headline": headlines.get(cell.id),
            },
        }
        for cell in sorted(cells, key=lambda cell: cell.id)
    ]
    body = msgspec.json.encode({"type": "FeatureCollection", "features": features})
    return Response(body, media_type="application/geo+json", headers={"cache-control": "no-store"})


def _zoom(words: str | None) -> int:
    try:
        return max(0, min(12, int(float(words or "1"))))
    except ValueError:
        return 1
