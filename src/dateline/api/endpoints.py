"""The endpoints of the API: the one table that both the routes and the OpenAPI document are made from."""

from collections.abc import Callable
from typing import Any

import msgspec

from dateline.api import decisions, events, exports, feeds, overall, reports
from dateline.api import questions as ask
from dateline.export.formats import FORMATS
from dateline.export.json_lines import CodedLine, SourcesLine
from dateline.fusion.decision import Decision
from dateline.fusion.events import Event

JSON = "application/json"


class Endpoint(msgspec.Struct, frozen=True):
    """One thing that can be asked: where, by which parameters, what answers it, and with what."""

    name: str
    path: str
    summary: str
    handler: Callable[..., Any]
    question: type[msgspec.Struct] | None
    answers: tuple[type, ...]
    media_types: tuple[str, ...] = (JSON,)
    method: str = "GET"
    body: Any = None
    status: int = 200
    may_fail: tuple[int, ...] = (400, 422)
    moved: bool = False
    choices: tuple[str, ...] = ()


def endpoints() -> tuple[Endpoint, ...]:
    """Every endpoint."""
    return (
        Endpoint("overview", "/", "Where the record stands", overall.show_overview, ask.AsOf, (overall.Overview,)),
        Endpoint(
            "events", "/events", "Events by any filter", events.list_events,
            ask.EventList, (events.EventPage, events.WholeEventPage),
        ),
        Endpoint(
            "show_event", "/events/{event}", "One event whole", events.show_event, ask.AsOf, (Event,),
            may_fail=(400, 404, 422), moved=True,
        ),
        Endpoint(
            "event_claims", "/events/{event}/claims", "Every claim of one event", events.list_event_claims,
            ask.AsOf, (events.ClaimPage,), may_fail=(400, 404, 422),
        ),
        Endpoint("claims", "/claims", "Claims by any filter", events.list_claims, ask.ClaimList, (events.ClaimPage,)),
        Endpoint(
            "reports", "/reports", "Reports by words", reports.list_reports, ask.ReportList, (reports.ReportPage,)
        ),
        Endpoint(
            "report", "/reports/{report}", "One report with what was coded of it", reports.show_report,
            ask.AsOf, (CodedLine,), may_fail=(400, 404, 422),
        ),
        Endpoint(
            "capture", "/reports/{report}/capture", "The bytes a report was read from", reports.send_capture,
            ask.AsOf, (), ("application/octet-stream",), may_fail=(400, 404, 422),
        ),
        Endpoint("sources", "/sources", "Copies, outlets and speakers", overall.list_sources, ask.AsOf, (SourcesLine,)),
        Endpoint(
            "changes", "/changes", "What changed between two moments", overall.list_changes,
            ask.Changes, (overall.ChangePage,),
        ),
        Endpoint(
            "decisions", "/decisions", "Every decision", decisions.list_decisions,
            ask.DecisionList, (decisions.DecisionPage,),
        ),
        Endpoint(
            "decide", "/decisions", "Take a decision", decisions.take_decision, None, (Decision,),
            method="POST", body=decisions.Judgement, status=201, may_fail=(400, 401, 403, 412, 413, 415, 422, 503),
        ),
        Endpoint(
            "export", "/exports/{format}", "Events by any filter, in any format", exports.send_export,
            ask.Filters, (), tuple(dict.fromkeys(each.media_type for each in FORMATS.values())),
            may_fail=(400, 404, 422), choices=tuple(FORMATS),
        ),
        Endpoint(
            "atom", "/feeds/atom", "Events by any filter, told of last, as an Atom feed", feeds.send_atom,
            ask.Feed, (), ("application/atom+xml",),
        ),
        Endpoint(
            "feed", "/feeds/json", "Events by any filter, told of last, as a JSON feed", feeds.send_json,
            ask.Feed, (feeds.FeedDocument,), ("application/feed+json",),
        ),
    )  # fmt: skip
