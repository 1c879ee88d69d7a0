"""The application of the desk: its addresses, its layers, and what becomes of an error.

The API is mounted under `/api` where it is installed. Every error a person may meet is a page with one line that says
what is wrong and what to do.
"""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dateline.desk.entrance import Entrance, enter
from dateline.desk.guard import Guard
from dateline.desk.library import Library
from dateline.desk.pages import deciding, event, overview, report, review, sources
from dateline.desk.rendering import STATIC, page
from dateline.desk.sessions import Sessions
from dateline.desk.settings import DeskSettings
from dateline.errors import BusyError, DatelineError, DeskError, RecordError


class Files(StaticFiles):
    """Our own files; their addresses change with them, so a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept for long when it is asked for by its mark."""
        answer = await super().get_response(path, scope)
        kept = b"v=" in scope["query_string"] or path.startswith("built/")
        answer.headers["cache-control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return answer


def create_desk(settings: DeskSettings) -> Starlette:
    """The desk on a record, ready to be served."""
    library, sessions = Library(settings.record), Sessions()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=library.warm, daemon=True).start()
        yield
        library.close()

    api = _api(settings, library)
    layers = [Middleware(Guard, settings), Middleware(Entrance, settings, sessions)]
    app = Starlette(
        routes=[*routes(), *api],
        middleware=layers,
        exception_handlers={DatelineError: _tell_error, HTTPException: _tell_status, Exception: _tell_fault},
        lifespan=lifespan,
    )
    app.state.settings, app.state.library, app.state.sessions = settings, library, sessions
    app.state.has_api = bool(api)
    return app


def routes() -> list[BaseRoute]:
    """Every address of the desk."""
    return [
        Route("/", overview.show, name="overview"),
        Route("/cells.json", overview.show_cells),
        Route("/event/{event}", event.show),
        Route("/event/{event}/json", event.show_json),
        Route("/event/{event}/export/{format}", event.export),
        Route("/event/{event}/decide", deciding.take, methods=["POST"]),
        Route("/event/{event}/{what}", deciding.ask),
        Route("/decision/{decision}/undo", deciding.undo, methods=["POST"]),
        Route("/rejection/{rejection}/leave-out", deciding.leave_out, methods=["POST"]),
        Route("/rejection/{rejection}/retry", deciding.try_again, methods=["POST"]),
        Route("/review", review.show),
        Route("/sources", sources.show),
        Route("/search", sources.search),
        Route("/changes", sources.changes),
        Route("/decisions", sources.decisions),
        Route("/report/{report}", report.show),
        Route("/report/{report}/capture", report.show_capture),
        Route("/enter", enter, methods=["GET", "POST"]),
        Route("/name", enter),
        Mount("/static", Files(directory=STATIC), name="static"),
    ]


def _api(settings: DeskSettings, library: Library) -> list[BaseRoute]:
    """The API of the same record, reading with the desk's readers; it decides only for those who give the token."""
    from dateline.api import make_api

    api = make_api(
        settings.record, token=settings.token, readers=library.readers, writer=library.writer, event_page="/event/{id}"
    )
    return [Mount("/api", api)]


def _tell_error(request: Request, error: Exception) -> Response:
    unknown = isinstance(error, RecordError) and str(error).startswith("no ")
    return page(
        request, "error.html", {"words": str(error), "title": "Not found" if unknown else "Not done"}, _status(error)
    )


def _status(error: Exception) -> int:
    if isinstance(error, RecordError) and str(error).startswith(("no ", "more than one")):
        return 404
    if isinstance(error, BusyError):
        return 503
    return 409 if isinstance(error, DeskError) else 400


def _tell_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = error.detail if error.status_code != 404 else "there is no such page on this desk"
    return page(request, "error.html", {"words": words, "title": _title(error.status_code)}, error.status_code)


def _title(status: int) -> str:
    return {403: "Refused", 404: "Not found", 405: "Not possible", 413: "Too large"}.get(status, "Not done")


def _tell_fault(request: Request, error: Exception) -> Response:
    values: dict[str, Any] = {"title": "A fault", "words": "something went wrong on the desk; its log says what"}
    return page(request, "error.html", values, 500)
