"""One address to one capture, safely: http and https only, public hosts only, within limits of size and time.

A host is resolved once, every address of it is checked, and the connection goes to a checked address; each redirect
starts over. What robots.txt forbids is not fetched. No cookies, no scripts, no proxy of the environment.
"""

import time
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from dateline.errors import FetchError
from dateline.reading.addresses import resolve_host
from dateline.reading.article import make_capture
from dateline.reading.bodies import decode_body
from dateline.reading.report import Capture
from dateline.reading.settings import ReadingSettings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_LIMIT = 500_000


def fetch_capture(address: str, settings: ReadingSettings) -> Capture:
    """The capture of what an address answers; raises FetchError with the reason if it may not or cannot be had."""
    ends = time.monotonic() + settings.deadline
    url = address
    for _ in range(settings.redirect_limit + 1):
        if settings.honour_robots and not _robots_allow(url, settings):
            raise FetchError(f"robots.txt of {urlsplit(url).hostname} forbids it")
        status, fields, body = _request(url, settings, settings.size_limit, ends)
        if status in _REDIRECTS and "location" in fields:
            url = urljoin(url, fields["location"])
            continue
        if not 200 <= status < 300:
            raise FetchError(f"{urlsplit(url).hostname} answered {status}")
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return make_capture(body, address, url=url, retrieved=now, media_type=fields.get("content-type"))
    raise FetchError(f"more than {settings.redirect_limit} redirects")


def _request(url: str, settings: ReadingSettings, limit: int, ends: float) -> tuple[int, dict[str, str], bytes]:
    """Status, fields and unpacked body of one answer, without following where it leads."""
    scheme, host, port = _split_address(url)
    addresses = resolve_host(host, port, allow_private=settings.allow_private)
    fault: Exception | None = None
    for number in addresses[:3]:
        try:
            return _request_at(number, url, host, settings, limit, ends)
        except httpx.ConnectError as error:
            fault = error
        except httpx.TimeoutException:
            raise FetchError(f"{host} did not answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise FetchError(f"{host} could not be read: {' '.join(str(error).split())[:120]}") from None
    raise FetchError(f"{host} cannot be reached over {scheme}: {' '.join(str(fault).split())[:120]}")


def _request_at(
    number: str, url: str, host: str, settings: ReadingSettings, limit: int, ends: float
) -> tuple[int, dict[str, str], bytes]:
    """Ask the host at this very address: its name goes into the request and the certificate's check, not into DNS."""
    remaining = max(0.1, ends - time.monotonic())
    fields = {
        "host": urlsplit(url).netloc.rpartition("@")[2],
        "user-agent": settings.user_agent,
        "accept-encoding": "gzip",
    }
    target = httpx.URL(url).copy_with(host=number, userinfo=b"", fragment=None)
    timeout = httpx.Timeout(min(remaining, 10.0))
    with httpx.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client:
        request = client.build_request("GET", target, headers=fields, extensions={"sni_hostname": host})
        answer = client.send(request, stream=True)
        try:
            body = b"" if answer.status_code in _REDIRECTS else _take_body(answer, host, limit, ends)
        finally:
            answer.close()
    answered = {name.lower(): value for name, value in answer.headers.items()}
    return answer.status_code, answered, decode_body(body, {**answered, "transfer-encoding": ""}, limit)


def _take_body(answer: httpx.Response, host: str, limit: int, ends: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_raw():
        size += len(part)
        if size > limit:
            raise FetchError(f"{host} sends more than the size limit of {limit:,} bytes")
        if time.monotonic() > ends:
            raise FetchError(f"{host} did not finish in time")
        parts.append(part)
    return b"".join(parts)


def _split_address(url: str) -> tuple[str, str, int]:
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError:
        raise FetchError(f"not an address: {url[:100]}") from None
    if scheme not in ("http", "https") or not host:
        raise FetchError(f"only http and https addresses are read, not {url[:100]}")
    return scheme, host, port or (443 if scheme == "https" else 80)


def _robots_allow(url: str, settings: ReadingSettings) -> bool:
    _split_address(url)
    parts = urlsplit(url)
    rules = _read_robots(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt", settings)
    return rules.can_fetch(settings.user_agent, url)


@lru_cache(maxsize=256)
def _read_robots(url: str, settings: ReadingSettings) -> RobotFileParser:
    """The rules of a host; no file means all is allowed, a failing server means nothing is."""
    ends = time.monotonic() + settings.deadline
    rules = RobotFileParser(url)
    for _ in range(settings.redirect_limit + 1):
        status, fields, body = _request(url, settings, _ROBOTS_LIMIT, ends)
        if status not in _REDIRECTS or "location" not in fields:
            break
        url = urljoin(url, fields["location"])
    if 200 <= status < 300:
        rules.parse(body.decode("utf-8", errors="replace").splitlines())
    else:
        rules.parse(["User-agent: *", "Disallow: /"] if status >= 500 else [])
    return rules
