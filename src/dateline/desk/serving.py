"""Serves a desk until it is stopped, and says where. It listens on loopback unless a token keeps others out."""

import socket
import sys
import threading
import webbrowser

from dateline.desk.settings import DeskSettings, require_safe
from dateline.errors import DeskError


def serve_desk(settings: DeskSettings, *, open_browser: bool) -> None:
    """Open the record, listen, and answer until Ctrl-C."""
    require_safe(settings)
    import uvicorn

    from dateline.desk.app import create_desk

    app = create_desk(settings)
    listening = _listen(settings)
    address = address_of(settings, listening.getsockname()[1])
    print(f"the desk on {settings.record}: {address} (stop with Ctrl-C)", file=sys.stderr, flush=True)
    if not settings.is_loopback:
        print("it can be reached from other machines, and asks everyone for its token", file=sys.stderr, flush=True)
    if open_browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=True, timeout_keep_alive=20)
    uvicorn.Server(config).run(sockets=[listening])


def address_of(settings: DeskSettings, port: int) -> str:
    """Where a browser finds the desk."""
    host = "localhost" if settings.host in ("127.0.0.1", "::1", "localhost") else settings.host
    return f"http://{host}:{port}/"


def _listen(settings: DeskSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # With the protocol named, asyncio sends small answers at once; else each waits 40 ms for the browser's word.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        raise DeskError(f"cannot listen on {settings.host}:{settings.port}: {error.strerror}; try --port 0") from None
    return listening
