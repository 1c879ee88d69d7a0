"""Reports: lists by their words, one report with all that was coded of it, and the bytes it was read from."""

from itertools import islice

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.answers import SAFE_HEADERS, answer, read_cursor, unchanged, write_cursor
from dateline.api.problems import ApiError
from dateline.api.questions import AsOf, ReportList, read_question
from dateline.api.service import service_of
from dateline.errors import RecordError
from dateline.export.json_lines import CodedLine
from dateline.reading.report import Moment, Outlet, Report
from dateline.record.readers import Standing


class ReportRow(msgspec.Struct, frozen=True):
    """A report in brief."""

    id: str
    source: str
    url: str | None
    outlet: Outlet | None
    headline: str | None
    published: Moment | None
    agencies: tuple[str, ...]
    language: str | None
    capture: str


class ReportPage(msgspec.Struct, frozen=True):
    """Some reports by id; `next` is the cursor of the next page, null on the last."""

    reports: tuple[ReportRow, ...]
    next: str | None


def list_reports(request: Request) -> Response:
    """The reports that contain the words asked for."""
    asked = read_question(request.query_params, ReportList)
    after = read_cursor(asked.cursor, str)[0] if asked.cursor else ""
    with service_of(request).standing(asked.as_of) as standing:
        known = unchanged(request, standing.state)
        if known:
            return known
        found = list(islice(standing.reports(after, asked.text), asked.limit + 1))
        shown = found[: asked.limit]
        following = write_cursor(shown[-1].id) if len(found) > asked.limit else None
        return answer(ReportPage(tuple(_row(report) for report in shown), following), standing.state)


def show_report(request: Request) -> Response:
    """One report with its mentions and statements, as `dateline code` prints it."""
    asked = read_question(request.query_params, AsOf)
    with service_of(request).standing(asked.as_of) as standing:
        report = find(standing, request.path_params["report"])
        known = unchanged(request, standing.state)
        return known or answer(_coded(standing, report), standing.state)


def send_capture(request: Request) -> Response:
    """The bytes as they came, to be saved and not shown: they may be any page of the web."""
    asked = read_question(request.query_params, AsOf)
    with service_of(request).standing(asked.as_of) as standing:
        report = find(standing, request.path_params["report"])
        etag = report.capture.removeprefix("sha256:")
        known = unchanged(request, etag)
        if known:
            return known
        headers = {"ETag": f'"{etag}"', "Content-Disposition": f'attachment; filename="{etag}"', **SAFE_HEADERS}
        return Response(standing.capture(report).data, 200, headers, "application/octet-stream")


def find(standing: Standing, name: str) -> Report:
    """The report of an id; ApiError 404 where there is none."""
    try:
        return standing.report(name)
    except RecordError as error:
        raise ApiError(404, str(error)) from None


def _coded(standing: Standing, report: Report) -> CodedLine:
    coded = standing.coded(report.id)
    warnings = tuple(dict.fromkeys((*report.warnings, *coded.warnings)))
    return CodedLine(report, coded.mentions, coded.statements, warnings)


def _row(report: Report) -> ReportRow:
    return ReportRow(**{name: getattr(report, name) for name in ReportRow.__struct_fields__})
