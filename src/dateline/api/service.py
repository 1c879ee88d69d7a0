"""What the handlers of the API share: the readers and the writer of the record, and the token to write.

One service belongs to one record. Reading never waits for writing.
"""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

from starlette.requests import Request

from dateline.api.problems import ApiError
from dateline.errors import BusyError
from dateline.record import Record
from dateline.record.readers import Readers, Standing
from dateline.record.writer import Writer

Kept = TypeVar("Kept")


class Service:
    """The record behind an API, and who may write to it."""

    def __init__(self, readers: Readers, writer: Writer, token: str | None) -> None:
        self.readers = readers
        self._writer = writer
        self._token = token

    def standing(self, as_of: str | None = None) -> AbstractContextManager[Standing]:
        """The record as it stands, for the time of one answer."""
        return self.readers.standing(as_of)

    def require_token(self, request: Request) -> None:
        """Refuse whoever may not write: 403 where nobody may, 401 without the token."""
        if self._token is None:
            raise ApiError(403, "decisions are taken only where a token is set")
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secrets.compare_digest(given.strip().encode(), self._token.encode()):
            raise ApiError(401, "give the token: Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"})

    def write(self, keep: Callable[[Record], Kept]) -> Kept:
        """Keep something in the record; 503 while another process writes."""
        try:
            return self._writer.write(keep)
        except BusyError as error:
            raise ApiError(503, str(error), {"Retry-After": "2"}) from None


def service_of(request: Request) -> Service:
    """The service of the application that was asked."""
    service: Service = request.app.state.service
    return service
