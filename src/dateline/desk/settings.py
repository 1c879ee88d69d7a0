"""What a desk is told when it starts: which record, where it listens, who decides, and what it lets in.

A desk listens on loopback unless it is given a token; `require_safe` says so before anything is opened.
"""

import ipaddress

import msgspec

from dateline.errors import DeskError

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]", "testserver")
LEAST_TOKEN = 16


class DeskSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one desk; `read_only` shows everything and takes no decision."""

    record: str
    host: str = "127.0.0.1"
    port: int = 8470
    user: str = ""
    token: str | None = None
    hosts: tuple[str, ...] = ()
    read_only: bool = False
    size_limit: int = 64_000
    writes_a_minute: int = 120
    requests_a_second: int = 50

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the desk."""
        return is_loopback(self.host)

    @property
    def known_hosts(self) -> tuple[str, ...]:
        """The names under which a browser may ask for the desk; a page elsewhere cannot borrow another name for it."""
        return tuple(dict.fromkeys((*LOOPBACK_NAMES, self.host, *self.hosts)))


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def require_safe(settings: DeskSettings) -> None:
    """Refuse to listen beyond this machine without a token that cannot be guessed."""
    if settings.token is not None and len(settings.token) < LEAST_TOKEN:
        raise DeskError(f"the token is too short to keep anyone out: give {LEAST_TOKEN} characters or more")
    if not settings.is_loopback and settings.token is None:
        raise DeskError(
            f"{settings.host} can be reached from other machines: give --token (or DATELINE_DESK_TOKEN), "
            "or listen on 127.0.0.1"
        )
