"""What concerns the record as a whole: where it stands, its sources, and what changed between two moments."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.answers import answer, read_cursor, unchanged, write_cursor
from dateline.api.questions import AsOf, Changes, read_question
from dateline.api.service import service_of
from dateline.export.formats import FORMATS
from dateline.export.json_lines import SourcesLine
from dateline.record.difference import Difference, compare


class Overview(msgspec.Struct, frozen=True):
    """Where the record stands: its last entry and when it was written, and the formats it is exported in."""

    sequence: int
    at: str | None
    formats: tuple[str, ...]


class ChangePage(msgspec.Struct, frozen=True):
    """Some events that changed, by id; `next` is the cursor of the next page, null on the last."""

    changes: tuple[Difference, ...]
    next: str | None


def show_overview(request: Request) -> Response:
    """Where the record stands."""
    asked = read_question(request.query_params, AsOf)
    with service_of(request).standing(asked.as_of) as standing:
        known = unchanged(request, standing.state)
        return known or answer(Overview(standing.sequence, standing.at, tuple(FORMATS)), standing.state)


def list_sources(request: Request) -> Response:
    """Who copied whom and who spoke, as `dateline sources` prints it."""
    asked = read_question(request.query_params, AsOf)
    with service_of(request).standing(asked.as_of) as standing:
        known = unchanged(request, standing.state)
        if known:
            return known
        fused = standing.sources()
        return answer(SourcesLine(fused.copies, fused.outlets, fused.speakers, fused.unapplied), standing.state)


def list_changes(request: Request) -> Response:
    """Which events are new, gone or say something else between two moments."""
    asked = read_question(request.query_params, Changes)
    after = read_cursor(asked.cursor, str)[0] if asked.cursor else ""
    service = service_of(request)
    with service.standing(asked.since) as old, service.standing(asked.until) as new:
        etag = f"{old.state}.{new.state}"
        known = unchanged(request, etag)
        if known:
            return known
        found = [change for change in compare(old.fused(), new.fused()) if change.event > after]
    shown = found[: asked.limit]
    following = write_cursor(shown[-1].event) if len(found) > asked.limit else None
    return answer(ChangePage(tuple(shown), following), etag)
