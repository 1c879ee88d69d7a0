"""The overview: map, timeline and list of the same events, which filter each other through one address.

The list is made here and works alone; the map asks for its cells under the same question. Counts beside a facet are
those that choosing it would give.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import msgspec
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.address import Asked, read_address, read_box, read_cursor, write_cursor
from dateline.desk.charts import Timeline, digits_for, make_timeline
from dateline.desk.library import Library, connection_of, unfolded
from dateline.desk.rendering import page
from dateline.export.formats import FORMATS
from dateline.record.finding import (
    CubeCell,
    Found,
    count_countries,
    count_cube,
    count_periods,
    find_by_ids,
    find_cells,
    find_events,
    without_facets,
)
from dateline.record.readers import Standing

PAGE = 40
MOST_CELLS = 3000


class Choice(msgspec.Struct, frozen=True):
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
    connection, filter_, words = connection_of(standing), asked.filter, asked.words
    loose = without_facets(filter_)
    cube = library.answer(standing, ("cube", loose, words), lambda: count_cube(connection, loose, words))
    countries = library.answer(
        standing,
        ("countries", msgspec.structs.replace(filter_, country=None), words),
        lambda: count_countries(connection, filter_, words),
    )
    found = find_events(connection, filter_, words, read_cursor(after), PAGE + 1)
    return {
        "asked": asked,
        "found": found[:PAGE],
        "next": _next(asked, found),
        "after": after,
        "exports": FORMATS.values(),
        "question": _question(asked),
        "total": sum(cell.events for cell in cube if cell.fits(filter_)),
        "facets": _facets(asked, cube, countries),
        "timeline": library.answer(standing, ("time", filter_, words), lambda: _timeline(connection, asked)),
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


def _timeline(connection: Connection, asked: Asked) -> Timeline:
    years = count_periods(connection, asked.filter, asked.words, 4)
    digits = digits_for(years)
    periods = years if digits == 4 else count_periods(connection, asked.filter, asked.words, digits)
    if digits == 7 and len(periods) <= 3:
        periods = count_periods(connection, asked.filter, asked.words, 10)
    return make_timeline(periods)


def _facets(asked: Asked, cube: list[CubeCell], countries: list[tuple[str, int]]) -> dict[str, list[Choice]]:
    names = ["type", "modality", *["mode"] * bool(asked.filter.type), *["kind"] * bool(asked.filter.mode)]
    facets = {name: _choices(asked, name, _counted(cube, asked, name)) for name in names}
    facets["country"] = _choices(asked, "country", countries)
    facets["min-origins"] = _origin_choices(asked, cube)
    facets["conflicts"] = _conflict_choices(asked, cube)
    return facets


def _counted(cube: Iterable[CubeCell], asked: Asked, facet: str) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for cell in cube:
        value = getattr(cell, facet)
        if value is not None and cell.fits(asked.filter, leaving=facet):
            counts[value] += cell.events
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _choices(asked: Asked, name: str, counts: Iterable[tuple[str, int]]) -> list[Choice]:
    now = asked.parts.get(name, "").lower()
    finer: dict[str, dict[str, str | None]] = {"type": {"mode": None, "kind": None}, "mode": {"kind": None}}
    found = []
    for value, events in counts:
        chosen = value.lower() == now
        address = asked.address(changes={name: None if chosen else value, **finer.get(name, {})})
        found.append(Choice(value, value, events, chosen, address))
    return found


def _origin_choices(asked: Asked, cube: Iterable[CubeCell]) -> list[Choice]:
    fitting = [cell for cell in cube if cell.fits(asked.filter, leaving="min_origins")]
    found = []
    for least in (2, 3, 5):
        events = sum(cell.events for cell in fitting if cell.origins >= least)
        chosen = asked.filter.min_origins == least
        address = asked.address(changes={"min-origins": None if chosen else str(least)})
        found.append(Choice(str(least), f"{least} or more", events, chosen, address))
    return found


def _conflict_choices(asked: Asked, cube: Iterable[CubeCell]) -> list[Choice]:
    fitting = [cell for cell in cube if cell.conflicts and cell.fits(asked.filter, leaving="conflicts")]
    chosen = asked.filter.conflicts
    address = asked.address(changes={"conflicts": None if chosen else "yes"})
    return [Choice("yes", "sources disagree", sum(cell.events for cell in fitting), chosen, address)]


def show_cells(request: Request) -> Response:
    """The cells of the map for a question, a view and a zoom, as GeoJSON."""
    library: Library = request.app.state.library
    asked = read_address(request.query_params)
    view = read_box(request.query_params.get("view", ""))
    zoom = _zoom(request.query_params.get("zoom"))
    with library.standing() as standing:
        connection, degrees = connection_of(standing), 22.5 / 2**zoom
        cells = library.answer(
            standing,
            ("cells", asked.filter, asked.words, view, zoom),
            lambda: find_cells(connection, asked.filter, asked.words, view, degrees, MOST_CELLS),
        )
        headlines = {}
        single = [cell.id for cell in cells if cell.events == 1][:500]
        if single:
            headlines = {each.id: each.headline for each in find_by_ids(connection, single)}
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
