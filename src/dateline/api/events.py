"""Events and their claims: lists by any filter, a page at a time, and one event by its id."""

from collections.abc import Iterator

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.api.answers import SAFE_HEADERS, answer, read_cursor, unchanged, write_cursor
from dateline.api.problems import ApiError
from dateline.api.questions import AsOf, ClaimList, EventList, read_question
from dateline.api.service import service_of
from dateline.errors import RecordError
from dateline.export.claim_row import ClaimRow, claim_rows
from dateline.export.event_row import EventRow, event_row
from dateline.fusion.events import Event
from dateline.record.captures import digest
from dateline.record.readers import Standing


class EventPage(msgspec.Struct, frozen=True):
    """Some events in brief, in the order asked for; `next` is the cursor of the next page, null on the last."""

    events: tuple[EventRow, ...]
    total: int
    next: str | None


class WholeEventPage(msgspec.Struct, frozen=True):
    """Some events whole, as `dateline events --json` prints them."""

    events: tuple[Event, ...]
    total: int
    next: str | None


class ClaimPage(msgspec.Struct, frozen=True):
    """Some claims, by event and field; `next` is the cursor of the next page, null on the last."""

    claims: tuple[ClaimRow, ...]
    next: str | None


def list_events(request: Request) -> Response:
    """The events that are asked for."""
    asked = read_question(request.query_params, EventList)
    with service_of(request).standing(asked.as_of) as standing:
        known = unchanged(request, standing.state)
        return known or answer(_page(standing, asked), standing.state)


def _page(standing: Standing, asked: EventList) -> EventPage | WholeEventPage:
    after = read_cursor(asked.cursor, str, str) if asked.cursor else None
    page = standing.page(asked.asked(), asked.text, asked.order, tuple(after) if after else None, asked.limit)
    following = write_cursor(*page.next) if page.next else None
    if asked.view == "whole":
        return WholeEventPage(page.events, page.total, following)
    return EventPage(tuple(event_row(event) for event in page.events), page.total, following)


def show_event(request: Request) -> Response:
    """One event whole; an id it had before leads to it."""
    name, asked = request.path_params["event"], read_question(request.query_params, AsOf)
    with service_of(request).standing(asked.as_of) as standing:
        event = find(standing, name)
        if event.id != name:
            return _elsewhere(request, event.id)
        etag = event_etag(event)
        return unchanged(request, etag) or answer(event, etag)


def event_etag(event: Event) -> str:
    """A name for what is known of an event, whatever happens to others."""
    return digest(msgspec.json.encode(event)).removeprefix("sha256:")[:20]


def find(standing: Standing, name: str) -> Event:
    """The event of an id; ApiError 404 where there is none."""
    try:
        return standing.event(name)
    except RecordError as error:
        raise ApiError(404, str(error)) from None


def _elsewhere(request: Request, event: str) -> Response:
    url = request.url_for("show_event", event=event).include_query_params(**dict(request.query_params))
    return RedirectResponse(f"{url.path}?{url.query}".removesuffix("?"), 307, SAFE_HEADERS)


def list_event_claims(request: Request) -> Response:
    """Every claim of one event."""
    name, asked = request.path_params["event"], read_question(request.query_params, AsOf)
    with service_of(request).standing(asked.as_of) as standing:
        event = find(standing, name)
        etag = event_etag(event)
        known = unchanged(request, etag)
        return known or answer(ClaimPage(tuple(claim_rows(event, standing.report)), None), etag)


def list_claims(request: Request) -> Response:
    """The claims of the events that are asked for."""
    asked = read_question(request.query_params, ClaimList)
    with service_of(request).standing(asked.as_of) as standing:
        return unchanged(request, standing.state) or answer(_claim_page(standing, asked), standing.state)


def _claim_page(standing: Standing, asked: ClaimList) -> ClaimPage:
    """Claims by event id and their place in it; a cursor names both."""
    event, position = read_cursor(asked.cursor, str, int) if asked.cursor else ("", -1)
    rows: list[tuple[str, int, ClaimRow]] = []
    for found in _claims(standing, asked, event):
        if found[:2] > (event, position):
            rows.append(found)
        if len(rows) > asked.limit:
            break
    shown, last = rows[: asked.limit], rows[asked.limit - 1] if len(rows) > asked.limit else None
    return ClaimPage(tuple(row for _, _, row in shown), write_cursor(*last[:2]) if last else None)


def _claims(standing: Standing, asked: ClaimList, first: str) -> Iterator[tuple[str, int, ClaimRow]]:
    for event in standing.events(asked.asked(), asked.text, first):
        for position, row in enumerate(claim_rows(event, standing.report)):
            if asked.field is None or row.field == asked.field:
                yield event.id, position, row
