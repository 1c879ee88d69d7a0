"""The page of one report: its text as read, marked with what was read in it, its capture, and what was not understood.

A mark leads to the event it was taken for; the words an analyst came for are marked apart. The text is plain text.
"""

from typing import Any

import msgspec
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from dateline.coding.mention import Claim, Coded, Mention
from dateline.desk.library import Library, connection_of
from dateline.desk.marks import MARK_NAMES, mark_report, not_understood
from dateline.desk.rendering import page
from dateline.fusion.claims import role_of
from dateline.reading.report import Report
from dateline.record import asking
from dateline.record.readers import Standing
from dateline.record.schema import fused_members, sightings
from dateline.record.words import number_words, speaker_words, value_words


class Told(msgspec.Struct, frozen=True):
    """A claim of a mention in words: field, value, who says so, and how."""

    field: str
    words: str
    speaker: str
    hedge: bool
    negated: bool
    direct: bool
    start: int
    end: int


class Noted(msgspec.Struct, frozen=True):
    """A mention as the page tells it beside the text."""

    number: int
    event: str | None
    what: tuple[str, ...]
    modality: str
    trigger: str
    claims: tuple[Told, ...]


def show(request: Request) -> Response:
    """The report, with the characters `from` to `to` marked if they are asked for."""
    library: Library = request.app.state.library
    with library.standing() as standing:
        report = standing.report(request.path_params["report"])
        coded = standing.coded(report.id)
        values = _values(library, standing, report, coded)
    asked = _asked(request, report)
    parts = mark_report(report, coded, asked)
    return page(request, "report.html", {**values, "parts": parts, "asked": asked, "mark_names": MARK_NAMES})


def _values(library: Library, standing: Standing, report: Report, coded: Coded) -> dict[str, Any]:
    rest, connection = library.rest(standing), connection_of(standing)
    mentions = [mention.id for mention in coded.mentions]
    chosen = select(fused_members.c.mention, fused_members.c.event).where(fused_members.c.mention.in_(mentions))
    events = {row.mention: row.event for row in connection.execute(chosen)}
    seen = select(sightings.c.source).where(sightings.c.report == report.id).order_by(sightings.c.source)
    return {
        "report": report,
        "notes": [_noted(number, each, events.get(each.id)) for number, each in enumerate(coded.mentions)],
        "capture": asking.read_capture(connection, report.capture),
        "sightings": list(connection.execute(seen).scalars()),
        "copied": rest.to.get(report.id),
        "copies": rest.from_.get(report.id, ()),
        "unclear": not_understood(report, coded),
        "statements": coded.statements,
    }


def _noted(number: int, mention: Mention, event: str | None) -> Noted:
    what = tuple(part for part in (mention.type, mention.mode, mention.kind) if part)
    claims = tuple(_told(claim) for claim in mention.claims)
    return Noted(number, event, what, mention.modality, mention.trigger.text, claims)


def _told(claim: Claim) -> Told:
    value = msgspec.to_builtins(claim.value)
    words = value_words(value) if value is not None else number_words(claim.low, claim.best, claim.high)
    if claim.field == "occurrence":
        words = "happened"
    field = role_of(claim.field, value)
    speaker = speaker_words(claim.speaker, claim.via)
    return Told(field, words, speaker, claim.hedge, claim.negated, claim.direct, claim.start, claim.end)


def _asked(request: Request, report: Report) -> tuple[int, int] | None:
    try:
        start, end = int(request.query_params["from"]), int(request.query_params["to"])
    except (KeyError, ValueError):
        return None
    return (start, end) if 0 <= start < end <= len(report.text) else None


def show_capture(request: Request) -> Response:
    """The bytes as they came, to be saved and never shown: what a page of elsewhere holds does not run here."""
    library: Library = request.app.state.library
    with library.standing() as standing:
        report = standing.report(request.path_params["report"])
        capture = standing.capture(report)
    name = capture.id.removeprefix("sha256:")[:16]
    headers = {
        "content-disposition": f'attachment; filename="{name}.capture"',
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-sha256": capture.id.removeprefix("sha256:"),
    }
    return Response(capture.data, media_type="application/octet-stream", headers=headers)
