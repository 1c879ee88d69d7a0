"""The API answers with what the record holds, a page at a time, and writes only for whoever has the token."""

from xml.etree import ElementTree

import msgspec
import pytest
from exporting import HOSTILE

from dateline.api import make_api
from dateline.errors import RecordError
from dateline.export.formats import FORMATS
from dateline.record import Record
from dateline.record.filters import EventFilter
from dateline.record.readers import Readers

TOKEN = {"Authorization": "Bearer open"}
ATOM = "{http://www.w3.org/2005/Atom}"


def all_pages(client, path, name, **asked):
    found, cursor = [], None
    while True:
        page = client.get(path, params={**asked, **({"cursor": cursor} if cursor else {})}).json()
        found += page[name]
        cursor = page["next"]
        if cursor is None:
            return found


def test_whole_events_are_those_of_the_record(client, record_folder):
    with Record.open(record_folder, read_only=True) as record:
        expected = msgspec.json.decode(msgspec.json.encode(record.events()))
    assert client.get("/events", params={"view": "whole"}).json()["events"] == expected


@pytest.mark.parametrize("order", ["id", "time", "-time"])
@pytest.mark.parametrize("as_of", [{}, {"as-of": "2030-01-01"}])
def test_pages_of_one_make_up_the_whole_list(client, order, as_of):
    whole = client.get("/events", params={"order": order, **as_of}).json()
    assert whole["next"] is None
    assert whole["total"] == len(whole["events"])
    assert all_pages(client, "/events", "events", order=order, limit=1, **as_of) == whole["events"]


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "assault"},
        {"type": "MOBILIZE", "mode": "weapons-test", "kind": "missile-launch"},
        {"country": "prk"},
        {"country": "KOR"},
        {"place": "wonsan"},
        {"actor": "North Korea"},
        {"near": "39.2,125.67,30"},
        {"box": "38,126,40,128"},
        {"since": "2023-09-14"},
        {"until": "2023"},
        {"conflicts": "true"},
        {"min-origins": "2"},
        {"text": "killed"},
        {"text": '"rockets at the port"'},
        {"modality": "negated"},
    ],
)
def test_a_filter_gives_the_same_events_now_and_as_of_now_and_as_the_record(client, record_folder, asked):
    now = client.get("/events", params=asked).json()
    assert client.get("/events", params={**asked, "as-of": "2030-01-01"}).json() == now
    names = {"min-origins": ("min_origins", int), "conflicts": ("conflicts", bool)}
    given = {names.get(name, (name, str))[0]: names.get(name, (name, str))[1](value) for name, value in asked.items()}
    words = given.pop("text", None)
    if "near" in given or "box" in given:
        return
    with Record.open(record_folder, read_only=True) as record:
        expected = [event.id for event in record.events(EventFilter(**given), words=words)]
    assert [event["id"] for event in now["events"]] == expected


def test_an_event_is_found_by_the_start_of_its_id(client, events):
    name = events[0]["id"]
    assert client.get(f"/events/{name}").json() == events[0]
    moved = client.get(f"/events/{name[:14]}", params={"as-of": "2030-01-01"})
    assert moved.status_code == 307
    assert moved.headers["location"] == f"/events/{name}?as-of=2030-01-01"


def test_claims_carry_their_words_and_can_be_paged(client, events):
    claims = client.get("/claims", params={"field": "origin"}).json()["claims"]
    assert {claim["words"] for claim in claims} == {"the Sunan area", "the Wonsan area"}
    assert all_pages(client, "/claims", "claims", field="origin", limit=1) == claims
    of_one = client.get(f"/events/{events[0]['id']}/claims").json()["claims"]
    assert {claim["event"] for claim in of_one} == {events[0]["id"]}


def test_reports_are_found_by_their_words_and_lead_to_their_bytes(client):
    (row,) = client.get("/reports", params={"text": "killed"}).json()["reports"]
    whole = client.get(f"/reports/{row['id']}").json()
    assert whole["report"]["headline"] == HOSTILE
    assert whole["mentions"][0]["type"] == "ASSAULT"
    capture = client.get(f"/reports/{row['id']}/capture")
    assert capture.content.decode() == whole["report"]["text"]
    assert capture.headers["content-type"] == "application/octet-stream"
    assert capture.headers["content-disposition"].startswith("attachment")
    assert len(all_pages(client, "/reports", "reports", limit=1)) == 3


def test_an_answer_one_has_is_not_sent_again_until_something_changes(client, events):
    for path in ("/", "/events", f"/events/{events[0]['id']}", "/claims", "/reports", "/sources", "/decisions",
                 "/exports/csv", "/feeds/atom", "/changes?since=2020-01-01"):  # fmt: skip
        etag = client.get(path).headers["etag"]
        again = client.get(path, headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b""), path
    listed, shown = client.get("/events").headers["etag"], client.get(f"/events/{events[0]['id']}").headers["etag"]
    decided = {"what": "note", "user": "ana", "reason": "seen", "events": [events[1]["id"]]}
    assert client.post("/decisions", json=decided, headers=TOKEN).status_code == 201
    assert client.get("/events", headers={"If-None-Match": listed}).status_code == 200
    assert client.get(f"/events/{events[0]['id']}", headers={"If-None-Match": shown}).status_code == 304


def test_nothing_is_written_without_the_token(client, record_folder, events):
    decided = {"what": "accept", "user": "ana", "events": [events[0]["id"]]}
    assert client.post("/decisions", json=decided).status_code == 401
    assert client.post("/decisions", json=decided, headers={"Authorization": "Bearer ajar"}).status_code == 401
    assert make_answer(record_folder, "/decisions", json=decided, headers=TOKEN).status_code == 403
    assert client.get("/decisions").json()["decisions"] == []


def make_answer(folder, path, **given):
    from starlette.testclient import TestClient

    with TestClient(make_api(folder)) as reading:
        return reading.post(path, **given)


def test_a_decision_is_kept_applied_and_listed(client, events):
    decided = {"what": "correct", "user": "ana", "reason": "the ministry's figure", "events": [events[0]["id"]],
               "field": "count", "low": 4, "best": 4, "high": 4}  # fmt: skip
    answer = client.post("/decisions", json=decided, headers=TOKEN)
    assert answer.status_code == 201, answer.text
    event = client.get(f"/events/{events[0]['id']}").json()
    assert event["fields"]["count"]["preferred"]["best"] == 4
    (kept,) = client.get("/decisions").json()["decisions"]
    assert kept == answer.json()
    changed = client.get("/changes", params={"since": kept["at"][:10]}).json()["changes"]
    assert changed == [], "a day means its end"
    assert len(client.get("/changes", params={"since": "2020-01-01"}).json()["changes"]) == len(events)


def test_two_analysts_cannot_overwrite_each_other_unseen(client, events):
    name = events[0]["id"]
    seen = {**TOKEN, "If-Match": client.get(f"/events/{name}").headers["etag"]}
    decided = {"what": "note", "reason": "first", "events": [name]}
    assert client.post("/decisions", json={**decided, "user": "ana"}, headers=seen).status_code == 201
    refused = client.post("/decisions", json={**decided, "user": "ben", "reason": "second"}, headers=seen)
    assert refused.status_code == 412
    assert len(client.get("/decisions").json()["decisions"]) == 1


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"what": "accept", "user": "ana", "events": ["event:none"]}, 422),
        ({"what": "accept", "user": " ", "events": []}, 422),
        ({"what": "undo", "user": "ana", "undoes": "sha256:none"}, 422),
        ({"what": "reject", "user": "ana", "reason": "x", "mentions": ["none"]}, 422),
        ({"what": "guess", "user": "ana"}, 400),
        ({"what": "note", "user": "ana", "colour": "red"}, 400),
    ],
)
def test_a_decision_that_is_not_complete_is_refused_in_words(client, given, status):
    answer = client.post("/decisions", json=given, headers=TOKEN)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_decision_too_large_or_of_another_kind_is_refused(client):
    assert client.post("/decisions", json={"what": "note", "user": "a" * 70_000}, headers=TOKEN).status_code == 413
    assert client.post("/decisions", content=b"what=note", headers=TOKEN).status_code == 415


ILL_FORMED = """
/events?colour=red
/events?limit=0
/events?limit=1&limit=2
/events?since=soon
/events?near=1,2
/events?as-of=later
/events?order=colour
/changes
/exports/csv?limit=2
"""
NONSENSE = """
/events?since=2023-02-30
/events?near=1,2,3&box=1,2,3,4
/events?cursor=abcd
/claims?cursor=abcd
/changes?since=1900-01-01T00:00%2B23:59&until=2023-02-30
"""


@pytest.mark.parametrize(
    ("path", "status"), [*((path, 400) for path in ILL_FORMED.split()), *((path, 422) for path in NONSENSE.split())]
)
def test_a_question_of_the_wrong_form_or_without_sense_is_an_error_in_words(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().keys() == {"type", "title", "status", "detail"}


@pytest.mark.parametrize("path", ["/events/none", "/events/none/claims", "/reports/none", "/exports/xls", "/nothing"])
def test_what_is_not_there_is_said_to_be_missing(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_export_has_the_bytes_that_the_command_line_writes(client, record_folder, name):
    if "parquet" in name:
        pytest.importorskip("pyarrow", reason="the extra exports is not installed")
    with Readers(record_folder).standing() as standing:
        expected = b"".join(FORMATS[name].write(standing.events(EventFilter(country="PRK")), standing))
    answer = client.get(f"/exports/{name}", params={"country": "PRK"})
    assert answer.content == expected
    assert answer.headers["content-type"].partition(";")[0] == FORMATS[name].media_type


def test_the_atom_feed_has_an_entry_an_event_and_no_markup_from_reports(client, events):
    answer = client.get("/feeds/atom")
    feed = ElementTree.fromstring(answer.content)
    assert {entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")} == {
        f"urn:dateline:{event['id']}" for event in events
    }
    assert "<script" not in answer.text
    updated = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]


def test_the_json_feed_gives_the_same_items(client, events):
    feed = client.get("/feeds/json", params={"type": "ASSAULT", "limit": 5}).json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = feed["items"]
    assert "killed: low 12" in item["content_text"]


def test_a_past_state_is_answered_as_it_stood(client):
    assert client.get("/events", params={"as-of": "2020-01-01"}).json()["events"] == []
    assert client.get("/reports", params={"as-of": "2020-01-01"}).json()["reports"] == []


def test_reports_added_meanwhile_are_seen_at_once_by_readers(client, record_folder):
    before = client.get("/events").json()["total"]
    with Record.open(record_folder) as record:
        from samples import TEXT, sample

        record.add(*sample(TEXT.replace("on Wednesday", "on Wednesday,"), "later.txt", "Third Paper"))
    assert client.get("/reports").json()["reports"][-1]
    assert len(all_pages(client, "/reports", "reports")) == 4
    assert client.get("/events").json()["total"] >= before, "derived tables are behind: the fold is made in memory"


def test_an_api_needs_a_record(tmp_path):
    with pytest.raises(RecordError, match="there is no record"):
        make_api(tmp_path / "none")
