"""Makes the application: routes from the table of endpoints, errors as problem details.

The application belongs to one record and may be mounted under any path. It reads only, unless it is given a token.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.api.answers import JSON, SAFE_HEADERS
from dateline.api.endpoints import endpoints
from dateline.api.openapi import document
from dateline.api.problems import answer_error, answer_fault
from dateline.api.service import Service
from dateline.record.readers import Readers
from dateline.record.writer import Writer


def make_api(
    location: str | Path,
    *,
    token: str | None = None,
    readers: Readers | None = None,
    writer: Writer | None = None,
    event_page: str | None = None,
) -> Starlette:
    """The API of the record at a folder or PostgreSQL URL.

    With `token`, whoever sends it may take decisions. `readers` and `writer` may be shared with others of this
    process.
    `event_page` is the path of an event's page with {id} in it, for feeds to lead to.
    """
    routes = [Route("/openapi.json", _send_document, name="openapi")]
    routes += [Route(each.path, each.handler, methods=[each.method], name=each.name) for each in endpoints()]
    api = Starlette(
        routes=routes,
        exception_handlers={HTTPException: answer_error, Exception: answer_fault},
        lifespan=_closing if readers is None else None,
    )
    api.router.redirect_slashes = False
    api.state.service = Service(readers or Readers(location), writer or Writer(location), token)
    api.state.event_page = event_page
    return api


@asynccontextmanager
async def _closing(api: Starlette) -> AsyncIterator[None]:
    yield
    api.state.service.readers.close()


def _send_document(request: Request) -> Response:
    """The OpenAPI document, which says where this API is mounted."""
    shown = {**document(), "servers": [{"url": request.scope.get("root_path", "") or "/"}]}
    return Response(msgspec.json.encode(shown), 200, SAFE_HEADERS, JSON)
