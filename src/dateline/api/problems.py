"""Errors as problem details (RFC 9457): each answer that is none says in one line what is wrong.

Nothing of the inside of the program is shown. Errors of the framework get the same form.
"""

from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

TITLES = {
    400: "The question cannot be understood",
    401: "A token is needed",
    403: "This API only reads",
    404: "There is no such thing",
    405: "This is not done here",
    412: "It has changed meanwhile",
    413: "Too large",
    415: "Not JSON",
    422: "It is understood, but makes no sense",
    500: "Something went wrong",
    503: "The record is being written",
}
MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, frozen=True):
    """What is wrong."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


class ApiError(HTTPException):
    """An error that a client is told of."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, detail, headers)


def answer_error(request: Request, error: Exception) -> Response:
    """The answer to an error the API or the framework raised."""
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), dict(error.headers or {}))


def answer_fault(request: Request, error: Exception) -> Response:
    """The answer where the program itself is at fault; the server's log has the rest."""
    return problem(500, "the server's log says more")


def problem(status: int, detail: str, headers: dict[str, Any] | None = None) -> Response:
    """A problem as an answer."""
    body = Problem(TITLES.get(status, "It did not work"), status, detail)
    return Response(msgspec.json.encode(body), status, headers, MEDIA_TYPE)
