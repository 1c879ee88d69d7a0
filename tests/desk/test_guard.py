"""What the desk lets in, and what its answers forbid."""

import pytest
from seats import another

from dateline.desk.guard import Bucket, host_name
from dateline.desk.settings import DeskSettings, require_safe
from dateline.errors import DeskError

TOKEN = "a token of enough length"


@pytest.fixture
def ana(desk):
    return desk(user="ana")


@pytest.mark.parametrize("path", ["/", "/static/desk.css", "/event/event:0000", "/api/events"])
def test_every_answer_forbids_scripts_of_elsewhere(ana, path):
    policy = ana.get(path).headers["content-security-policy"]
    assert "script-src 'self'" in policy or "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert ana.get(path).headers["x-content-type-options"] == "nosniff"


def test_no_page_has_a_script_or_style_within(ana):
    page = ana.get("/").text
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count("<script src=")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8470", ""])
def test_a_name_that_is_not_ours_is_refused(ana, host):
    assert ana.get("/", headers={"host": host}).status_code == 421


def test_a_form_without_the_secret_of_its_session_is_refused(ana):
    event = ana.event()
    version = ana.version(event)
    assert ana.send(f"{event}/decide", secret="", what="accept", seen=version).status_code == 403
    other = another(ana)
    assert ana.send(f"{event}/decide", secret=other.secret(), what="accept", seen=version).status_code == 403


def test_a_form_that_another_site_sends_is_refused(ana):
    event = ana.event()
    form = {"secret": ana.secret(), "what": "accept", "seen": ana.version(event)}
    answer = ana.client.post(f"{event}/decide", data=form, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_form_that_is_too_large_is_refused(ana):
    assert ana.send("/enter", user="x" * 70_000).status_code == 413


def test_the_session_cannot_be_read_by_scripts_or_sent_by_others(ana):
    cookie = another(ana).get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_cookie_that_was_changed_is_none(ana):
    ana.get("/")
    kept = ana.client.cookies["dateline_desk"]
    changed = kept[:-1] + ("0" if kept[-1] != "0" else "1")
    cookies = {each: another(ana).get("/", headers={"cookie": f"dateline_desk={each}"}) for each in (kept, changed)}
    assert "set-cookie" not in cookies[kept].headers
    assert "set-cookie" in cookies[changed].headers


def test_beyond_this_machine_nobody_passes_without_the_token(desk):
    stranger = desk(token=TOKEN)
    assert stranger.get("/", follow_redirects=False).headers["location"] == "/enter?then=/"
    assert stranger.get("/api/events").status_code == 401
    assert stranger.sign("eve", token="not the token at all").status_code == 403
    assert stranger.get("/", follow_redirects=False).status_code == 303
    assert stranger.get("/api/events", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert stranger.sign("ana", token=TOKEN).status_code == 303
    assert stranger.get("/", follow_redirects=False).status_code == 200


def test_guessing_the_token_is_slowed_down(desk):
    stranger = desk(token=TOKEN)
    for _ in range(8):
        stranger.sign("eve", token="not the token at all")
    assert stranger.sign("ana", token=TOKEN).status_code == 403


@pytest.mark.parametrize("then", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_the_entrance_leads_nowhere_else(ana, then):
    assert ana.send("/enter", user="ana", then=then).headers["location"] == "/"


@pytest.mark.parametrize(
    ("host", "token", "safe"),
    [
        ("127.0.0.1", None, True),
        ("::1", None, True),
        ("localhost", None, True),
        ("0.0.0.0", None, False),
        ("192.0.2.7", None, False),
        ("0.0.0.0", "short", False),
        ("0.0.0.0", TOKEN, True),
    ],
)
def test_a_desk_listens_beyond_loopback_only_with_a_token(host, token, safe):
    settings = DeskSettings(record="x", host=host, token=token)
    if safe:
        require_safe(settings)
    else:
        with pytest.raises(DeskError):
            require_safe(settings)


def test_a_bucket_lets_through_what_it_holds_and_fills_again():
    now = [0.0]
    bucket = Bucket(rate=1, most=3, clock=lambda: now[0])
    assert [bucket.take("a") for _ in range(5)] == [True, True, True, False, False]
    assert bucket.take("b")
    now[0] += 2
    assert [bucket.take("a") for _ in range(3)] == [True, True, False]


def test_too_many_requests_are_told_to_wait(desk):
    hasty = desk(requests_a_second=1)
    assert 429 in {hasty.get("/static/desk.css").status_code for _ in range(12)}


@pytest.mark.parametrize(("header", "name"), [("localhost:8470", "localhost"), ("[::1]:80", "[::1]"), ("a.b", "a.b")])
def test_the_name_in_a_host_header_is_without_its_port(header, name):
    assert host_name(header) == name
