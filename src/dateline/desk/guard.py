"""What stands between the network and the pages: names, sizes, rates, and the headers of every answer.

It knows nothing of the record. An answer leaves with a policy under which a page runs our scripts and no others, loads
nothing from elsewhere, and cannot be framed.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.desk.settings import DeskSettings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_MOST_CLIENTS = 1000
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Bucket:
    """Lets so many through at once, and so many a second in the long run."""

    def __init__(self, rate: float, most: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._most, self._clock = rate, most, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> bool:
        """Whether one more of this client may pass now."""
        now = self._clock()
        left, then = self._left.pop(client, (self._most, now))
        left = min(self._most, left + (now - then) * self._rate)
        self._left[client] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > _MOST_CLIENTS:
            self._left.popitem(last=False)
        return left >= 1


class Guard:
    """The outermost layer of the desk."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self.app = app
        self._settings = settings
        self._requests = Bucket(settings.requests_a_second, settings.requests_a_second * 6)
        self._writes = Bucket(settings.writes_a_minute / 60, settings.writes_a_minute / 2)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what must not reach the pages; mark every answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        marked = _marking(send)
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, marked)
            return
        await self.app(scope, _limited(receive, self._settings.size_limit), marked)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers, client = Headers(scope=scope), (scope.get("client") or ("unknown", 0))[0]
        if host_name(headers.get("host", "")) not in self._settings.known_hosts:
            return PlainTextResponse("the desk is not known by this name: start it with --name", 421)
        if not self._requests.take(client):
            return PlainTextResponse("too many requests: wait a moment", 429, {"retry-after": "2"})
        if scope["method"] in SAFE_METHODS:
            return None
        if not headers.get("content-length", "0").isdigit():
            return PlainTextResponse("the length of the form is not a number", 400)
        if int(headers.get("content-length", "0")) > self._settings.size_limit:
            return PlainTextResponse("the form is too large", 413)
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return PlainTextResponse("a form of another page is not taken", 403)
        if not self._writes.take(client):
            return PlainTextResponse("too many decisions at once: wait a moment", 429, {"retry-after": "5"})
        return None


def host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.rpartition(":")[0] if ":" in host else host


def _marking(send: Send) -> Send:
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return marked


def _limited(receive: Receive, limit: int) -> Receive:
    """A body that says nothing of its length is cut off where it grows too large."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= limit else {"type": "http.disconnect"}

    return limited
