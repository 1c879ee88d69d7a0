"""Decisions: those that were taken, and the one thing that is written here.

A decision needs the token. With If-Match it is taken only while the events it names are as the analyst saw them, so
that two people cannot overwrite each other unseen.
"""

from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.answers import answer, read_cursor, read_etags, unchanged, write_cursor
from dateline.api.events import event_etag
from dateline.api.problems import ApiError
from dateline.api.questions import DecisionList, read_question
from dateline.api.service import Service, service_of
from dateline.errors import RecordError
from dateline.fusion.decision import Decision, DecisionKind
from dateline.record import Record

_LARGEST = 65_536


class DecisionPage(msgspec.Struct, frozen=True):
    """Some decisions in the order taken; `next` is the cursor of the next page, null on the last."""

    decisions: tuple[Decision, ...]
    next: str | None


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is judged, by whom and why: a decision before it is signed and dated."""

    what: DecisionKind
    user: str
    reason: str = ""
    events: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    stay: tuple[str, ...] = ()
    field: str | None = None
    value: dict[str, Any] | str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    undoes: str | None = None


def list_decisions(request: Request) -> Response:
    """Every decision in the order taken."""
    asked = read_question(request.query_params, DecisionList)
    start = read_cursor(asked.cursor, int)[0] if asked.cursor else 0
    with service_of(request).standing(asked.as_of) as standing:
        known = unchanged(request, standing.state)
        if known:
            return known
        found, end = standing.decisions(), max(0, start) + asked.limit
        following = write_cursor(end) if end < len(found) else None
        return answer(DecisionPage(found[max(0, start) : end], following), standing.state)


async def take_decision(request: Request) -> Response:
    """Sign, keep and apply a decision."""
    service = service_of(request)
    service.require_token(request)
    judgement = _read(await _body(request))
    return await run_in_threadpool(_decide, service, judgement, request.headers.get("if-match"))


async def _body(request: Request) -> bytes:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ApiError(415, "send application/json")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            raise ApiError(413, f"a decision has {_LARGEST} bytes at most")
    return body


def _read(body: bytes) -> Judgement:
    try:
        return msgspec.json.decode(body, type=Judgement)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ApiError(400, str(error)) from None


def _decide(service: Service, judgement: Judgement, seen: str | None) -> Response:
    def keep(record: Record) -> Decision:
        subject = _subject(record, judgement)
        if seen is not None and seen.strip() != "*":
            _require_seen(record, subject["events"], read_etags(seen))
        return record.decide(judgement.what, user=judgement.user, reason=judgement.reason, **subject)

    try:
        decision = service.write(keep)
    except RecordError as error:
        raise ApiError(422, str(error)) from None
    return answer(decision, decision.id.removeprefix("sha256:")[:20], status=201)


def _subject(record: Record, judgement: Judgement) -> dict[str, object]:
    """What is judged, with every event, mention and decision it names looked up."""
    parts = msgspec.structs.asdict(judgement)
    subject = {name: parts[name] for name in parts if name not in ("what", "user", "reason")}
    subject["events"] = tuple(record.event(name).id for name in judgement.events)
    for name in (*judgement.mentions, *judgement.stay):
        if not record.has_mention(name):
            raise RecordError(f"no mention has the id {name}")
    if judgement.undoes is not None and all(each.id != judgement.undoes for each in record.decisions()):
        raise RecordError(f"no decision has the id {judgement.undoes}")
    return subject


def _require_seen(record: Record, events: object, etags: set[str]) -> None:
    assert isinstance(events, tuple)
    for name in events:
        if event_etag(record.event(name)) not in etags:
            raise ApiError(412, f"{name} is not as you saw it: look again, then decide")
