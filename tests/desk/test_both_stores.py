"""The desk shows the same pages on SQLite and on PostgreSQL, and decides on both."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from seats import Person, fill
from starlette.testclient import TestClient

from dateline.desk import DeskSettings, create_desk

PAGES = """
/
/?conflicts=yes
/?place=sunan
/?actor=North+Korea&country=PRK
/?since=2023-09&until=2023-09-30
/?box=39,125,39.3,126
/?text=Valley
/cells.json
/cells.json?zoom=4&view=30,120,45,135
/review
/review?queue=credibility
/review?queue=merges
/review?queue=splits
/review?queue=quarantine
/sources
/search?q=missiles
/changes
/changes?before=2025-12-31
/decisions
"""


@pytest.fixture(scope="module")
def desks(tmp_path_factory, postgresql_server):
    made = []
    for location in (str(tmp_path_factory.mktemp("record")), postgresql_server.new_database()):
        times = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second) for second in range(10_000))
        fill(location, lambda times=times: next(times))
        made.append(
            (location, TestClient(create_desk(DeskSettings(record=location, user="ana")), base_url="http://localhost"))
        )
    with made[0][1], made[1][1]:
        yield made


def shown(location, client, path):
    """A page without what is of one desk alone: its secret and its record's place."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return re.sub(r'value="[0-9a-f]{64}"', "", answer.text).replace(location, "").replace("&amp;", "&")


@pytest.mark.parametrize("path", PAGES.split())
def test_both_stores_show_the_same_page(desks, path):
    one, other = (shown(*desk, path) for desk in desks)
    assert other == one


def test_the_pages_of_an_event_and_a_report_are_alike_now_and_then(desks):
    event = Person(desks[0][1]).event()
    report = re.search(r'href="(/report/sha256:[0-9a-f]+)', desks[0][1].get(event).text).group(1)
    for path in (event, f"{event}?as-of=2026-01-01T00:00:02Z", f"{event}/correct", f"{event}/same", report):
        one, other = (shown(*desk, path) for desk in desks)
        assert other == one, path


def test_a_decision_is_taken_on_both(desks):
    for _, client in desks:
        person = Person(client)
        assert person.decide(person.event(), "note", reason="asked the ministry").status_code == 303
        assert "asked the ministry" in client.get("/decisions").text
