import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from dateline.reading import ReadingSettings, Rejection, Report, read_source
from dateline.reading.addresses import is_public
from tests.reading.samples import PAGE

PRIVATE = ReadingSettings(allow_private=True, deadline=5.0, size_limit=200_000)


class Site(BaseHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        status, fields, body = self._answer()
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> tuple[int, dict[str, str], bytes]:
        page = gzip.compress(PAGE.encode(), mtime=0)
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private\n"),
            "/page": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, page),
            "/moved": (302, {"Location": "/page"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/file": (302, {"Location": "file:///etc/hosts"}, b""),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 10_000_000)),
            "/big": (200, {}, b"x" * 300_000),
        }
        return answers.get(self.path, (404, {}, b""))


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page_is_fetched_through_a_redirect(site: str) -> None:
    (report,) = read_source(f"{site}/moved", settings=PRIVATE)
    assert isinstance(report, Report)
    assert report.headline == "Mine reopens after flood"
    assert (report.source, report.url) == (f"{site}/moved", f"{site}/page")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/private/page", "robots.txt"),
        ("/loop", "redirects"),
        ("/file", "only http and https"),
        ("/bomb", "size limit"),
        ("/big", "size limit"),
        ("/missing", "answered 404"),
    ],
)
def test_what_may_not_or_cannot_be_had_is_rejected(site: str, path: str, reason: str) -> None:
    (found,) = read_source(site + path, settings=PRIVATE)
    assert isinstance(found, Rejection)
    assert reason in found.reason


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://127.1/",
        "https://10.1.2.3/",
    ],
)
def test_private_hosts_are_refused_in_any_spelling(address: str) -> None:
    (found,) = read_source(address)
    assert isinstance(found, Rejection)
    assert "no public address" in found.reason


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "100.64.1.1", "224.0.0.1", "255.255.255.255", "198.18.0.1",
     "::", "::1", "fe80::1", "fd00::1",
     "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "2001:0:7f00:1::", "ff02::1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ip_address(address))
