"""Who sits at the desk: a signed cookie with a name, and the secret that forms must carry back.

The key of the signature lives as long as the process, so a restart asks again. A cookie that was changed, or was signed
by another process, counts as none.
"""

import hashlib
import hmac
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec

COOKIE = "dateline_desk"
LONGEST_NAME = 80
_LASTS = 60 * 60 * 24 * 14


class Session(msgspec.Struct, frozen=True):
    """One browser: its number, who decides there, whether the token was given, and when it began."""

    number: str
    user: str
    admitted: bool
    began: int


class Sessions:
    """Makes, signs and reads sessions."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def new(self, user: str, admitted: bool) -> Session:
        """A session of its own number."""
        return Session(secrets.token_urlsafe(16), tidy_name(user), admitted, int(time.time()))

    def write(self, session: Session) -> str:
        """The cookie of a session."""
        body = urlsafe_b64encode(msgspec.json.encode(session)).decode()
        return f"{body}.{self._sign(body)}"

    def read(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None for one that we did not write or that is too old."""
        body, dot, signature = (cookie or "").rpartition(".")
        if not dot or not hmac.compare_digest(signature, self._sign(body)):
            return None
        session = msgspec.json.decode(urlsafe_b64decode(body), type=Session)
        return session if time.time() - session.began < _LASTS else None

    def secret_of(self, session: Session) -> str:
        """What every form of this session carries, and no page elsewhere can know."""
        return self._sign(f"form:{session.number}")

    def holds_secret(self, session: Session, given: str) -> bool:
        """Whether a form was made for this session."""
        return hmac.compare_digest(self.secret_of(session).encode(), given.encode())

    def _sign(self, words: str) -> str:
        return hmac.new(self._key, words.encode(), hashlib.sha256).hexdigest()


def tidy_name(user: str) -> str:
    """A name as it is signed with: one line, no longer than needed."""
    return " ".join(user.split())[:LONGEST_NAME]
