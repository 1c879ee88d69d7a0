"""The entrance: gives every browser a session, asks for the token where one is set, and knows who sits there.

Beyond loopback nobody passes without the token, given once on the page of the entrance, or with each request by a
program. The session is a cookie that no script can read and no other site can send.
"""

import hmac
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.desk.forms import read_form
from dateline.desk.guard import Bucket
from dateline.desk.rendering import page
from dateline.desk.sessions import COOKIE, Session, Sessions
from dateline.desk.settings import DeskSettings

_OPEN = ("/enter", "/static/")


class Entrance:
    """The layer that knows sessions."""

    def __init__(self, app: ASGIApp, settings: DeskSettings, sessions: Sessions) -> None:
        self.app = app
        self._settings = settings
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in with its session, or send it to the entrance."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        kept = self._sessions.read(HTTPConnection(scope).cookies.get(COOKIE))
        session = kept or self._sessions.new(self._settings.user, admitted=self._settings.token is None)
        scope.setdefault("state", {})["session"] = session
        scope["state"]["secret"] = self._sessions.secret_of(session)
        out = send if kept else _with_cookie(send, cookie_of(self._sessions, session, scope["scheme"] == "https"))
        refusal = self._refusal(scope, session)
        await (refusal or self.app)(scope, receive, out)

    def _refusal(self, scope: Scope, session: Session) -> Response | None:
        path = scope["path"]
        if session.admitted or any(
            path == open_ or path.startswith(open_ + "/" * (open_[-1] != "/")) for open_ in _OPEN
        ):
            return None
        if self._settings.token and holds_token(Headers(scope=scope), self._settings.token):
            return None
        if scope["method"] == "GET" and not path.startswith("/api"):
            return RedirectResponse(f"/enter?then={quote(path)}", 303)
        return PlainTextResponse("the desk asks for its token", 401, {"www-authenticate": "Bearer"})


def holds_token(headers: Headers, token: str) -> bool:
    """Whether a program gives the token with its request."""
    kind, _, given = headers.get("authorization", "").partition(" ")
    return kind.lower() == "bearer" and hmac.compare_digest(given.encode(), token.encode())


def cookie_of(sessions: Sessions, session: Session, secure: bool) -> str:
    """The header that gives a browser its session."""
    marks = "Path=/; HttpOnly; SameSite=Strict; Max-Age=1209600" + ("; Secure" if secure else "")
    return f"{COOKIE}={sessions.write(session)}; {marks}"


def _with_cookie(send: Send, cookie: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("set-cookie", cookie)
        await send(message)

    return sending


_TRIES = Bucket(rate=0.1, most=6)


async def enter(request: Request) -> Response:
    """The page that asks for the token, and for the name decisions are signed with."""
    settings: DeskSettings = request.app.state.settings
    then = request.query_params.get("then", "/")
    if request.method == "GET":
        return page(request, "enter.html", {"then": then, "fault": None})
    form = await read_form(request)
    then = form.get("then", "/")
    if settings.token is not None and not _may_pass(request, form.get("token", ""), settings.token):
        return page(request, "enter.html", {"then": then, "fault": "that is not the token"}, 403)
    return named(request, form.get("user", ""), then)


def _may_pass(request: Request, given: str, token: str) -> bool:
    client = request.client.host if request.client else "unknown"
    if request.state.session.admitted:
        return True
    return _TRIES.take(client) and hmac.compare_digest(given.encode(), token.encode())


def named(request: Request, user: str, then: str) -> Response:
    """A fresh session under this name, and on to a page of ours."""
    sessions: Sessions = request.app.state.sessions
    session = sessions.new(user, admitted=True)
    answer = RedirectResponse(local_address(then), 303)
    answer.headers.append("set-cookie", cookie_of(sessions, session, request.url.scheme == "https"))
    return answer


def local_address(address: str) -> str:
    """An address on this desk; anything else leads to the overview."""
    local = address.startswith("/") and not address.startswith(("//", "/\\")) and "\n" not in address
    return address if local else "/"
