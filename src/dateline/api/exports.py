"""Every export format of any filter, sent piece by piece from one state of the record."""

from collections.abc import Generator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline.api.answers import SAFE_HEADERS, unchanged
from dateline.api.problems import ApiError
from dateline.api.questions import Filters, read_question
from dateline.api.service import Service, service_of
from dateline.export.formats import FORMATS, Format, in_chunks


def send_export(request: Request) -> Response:
    """The events that are asked for, in a format, as a file."""
    asked = read_question(request.query_params, Filters)
    form = FORMATS.get(request.path_params["format"])
    if form is None:
        raise ApiError(404, f"no such format; one of {', '.join(FORMATS)}")
    pieces = _pieces(service_of(request), form, asked)
    etag = f"{next(pieces).decode()}.{form.name}"
    known = unchanged(request, etag)
    if known:
        pieces.close()
        return known
    headers = {"ETag": f'"{etag}"', "Content-Disposition": f'attachment; filename="events.{form.suffix}"'}
    return StreamingResponse(pieces, 200, {**headers, **SAFE_HEADERS}, form.media_type)


def _pieces(service: Service, form: Format, asked: Filters) -> Generator[bytes, None, None]:
    """First the name of the state that is sent, then the file: the state is held until the last piece or the close."""
    with service.standing(asked.as_of) as standing:
        yield standing.state.encode()
        yield from in_chunks(form.write(standing.events(asked.asked(), asked.text), standing))
