"""What the handlers of the API share: the readers of the record, the writer's token and lock.

One service belongs to one record. Reading never waits for writing.
"""

import secrets
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from starlette.requests import Request

from dateline.api.problems import ApiError
from dateline.errors import RecordError
from dateline.record import Record
from dateline.record.readers import Readers, Standing


class Service:
    """The record behind an API, and who may write to it."""

    def __init__(self, readers: Readers, token: str | None) -> None:
        self.readers = readers
        self._token = token
        self._writing = threading.Lock()

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

    @contextmanager
    def writing(self) -> Iterator[Record]:
        """The record for writing, one at a time; 503 while another process writes."""
        with self._writing:
            try:
                record = Record.open(self.readers.location)
            except RecordError as error:
                raise ApiError(503, str(error), {"Retry-After": "2"}) from None
            with record:
                yield record


def service_of(request: Request) -> Service:
    """The service of the application that was asked."""
    service: Service = request.app.state.service
    return service
