"""Answers: JSON of the record's types with an ETag, or 304 where the asker has it already.

An ETag names a state of the record (or one event's content), so it is known before any work is done. Pages carry a
cursor, which says where the next begins and stays good while the record grows.
"""

import base64
import binascii
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.problems import ApiError

JSON = "application/json"
# Answers are whole by themselves: nothing in them is to be run, framed or sniffed.
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cache-Control": "private, no-cache",
}


def answer(value: Any, etag: str, *, status: int = 200, media_type: str = JSON) -> Response:
    """A value as JSON, to be kept under its ETag."""
    return Response(msgspec.json.encode(value), status, {"ETag": f'"{etag}"', **SAFE_HEADERS}, media_type)


def unchanged(request: Request, etag: str) -> Response | None:
    """304 when the asker holds the answer with this ETag."""
    if etag in read_etags(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers={"ETag": f'"{etag}"', **SAFE_HEADERS})
    return None


def read_etags(header: str) -> set[str]:
    """The ETags a header names; weak ones count like strong ones."""
    return {each.strip().removeprefix("W/").strip('"') for each in header.split(",") if each.strip()}


def write_cursor(*key: str | int) -> str:
    """A cursor that says after which key the next page begins."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def read_cursor(cursor: str, *kinds: type) -> list[Any]:
    """The key of a cursor; ApiError 422 where it is none of ours."""
    try:
        data = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        key: list[Any] = msgspec.json.decode(data, type=list[Any])
    except (ValueError, binascii.Error, msgspec.DecodeError):
        key = []
    if [type(part) for part in key] != list(kinds):
        raise ApiError(422, "cursor: not one that a page of this list gave")
    return key
