"""The API answers the same bytes on SQLite and on PostgreSQL, now and as of then, and takes decisions on both."""

import exporting
import pytest
from starlette.testclient import TestClient

from dateline.api import make_api
from dateline.record import Record

TOKEN = {"Authorization": "Bearer open"}
ASKED = """
/
/events
/events?view=whole
/events?order=time&limit=1
/events?order=-time
/events?type=assault
/events?actor=North+Korea
/events?country=PRK&since=2023-09-13
/events?place=wonsan
/events?near=39.2,125.67,30
/events?box=38,126,40,128
/events?text=killed
/events?text=%22rockets+at+the+port%22
/events?min-origins=2
/events?conflicts=true
/claims
/claims?field=origin&limit=1
/reports
/reports?text=killed
/sources
/changes?since=2020-01-01
/decisions
/exports/csv
/exports/jsonl
/feeds/atom
/feeds/json
"""


@pytest.fixture(scope="module")
def stores(tmp_path_factory, postgresql_server):
    """Two records filled alike, by a clock that tells both the same times."""
    from datetime import UTC, datetime, timedelta

    found = []
    for location in (str(tmp_path_factory.mktemp("record")), postgresql_server.new_database()):
        times = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second) for second in range(10_000))
        with Record.open(location, create=True, clock=lambda times=times: next(times)) as record:
            exporting.fill(record)
        found.append(location)
    with TestClient(make_api(found[0], token="open")) as one, TestClient(make_api(found[1], token="open")) as other:
        yield one, other


@pytest.mark.parametrize("path", ASKED.split())
@pytest.mark.parametrize("as_of", ["", "as-of=2026-01-01T00:00:04Z"])
def test_both_stores_answer_alike(stores, path, as_of):
    if as_of and path.startswith("/changes"):
        path, as_of = path + "&until=2026-01-01T00:00:04Z", ""
    asked = path + ("&" if "?" in path else "?") * bool(as_of) + as_of
    one, other = (client.get(asked) for client in stores)
    assert one.status_code == 200, one.text
    assert other.content == one.content
    assert other.headers.get("etag") == one.headers.get("etag")


def test_one_event_its_claims_and_its_report_are_alike(stores):
    event = stores[0].get("/events?view=whole").json()["events"][0]
    paths = [f"/events/{event['id']}", f"/events/{event['id']}/claims", f"/events/{event['id'][:16]}"]
    paths += [f"/reports/{event['mentions'][0]['report']}{part}" for part in ("", "/capture")]
    for path in paths:
        one, other = (client.get(path) for client in stores)
        assert (one.status_code, one.content) == (200, other.content), path


def test_a_decision_is_taken_on_both(stores):
    kept = []
    for client in stores:
        name = client.get("/events").json()["events"][0]["id"]
        decided = {"what": "correct", "user": "ana", "reason": "counted", "events": [name], "field": "count", "best": 7}
        seen = {**TOKEN, "If-Match": client.get(f"/events/{name}").headers["etag"]}
        assert client.post("/decisions", json=decided, headers=seen).status_code == 201
        assert client.post("/decisions", json=decided, headers=seen).status_code == 412
        kept.append(client.get(f"/events/{name}").json()["fields"]["count"]["preferred"])
    assert kept[0] == kept[1]
    assert kept[0]["best"] == 7
