"""A desk on a record of outlets that disagree, and whoever sits at it."""

import pytest

pytest.importorskip("starlette")
from seats import Person, fill
from starlette.testclient import TestClient

from dateline.desk import DeskSettings, create_desk


@pytest.fixture
def record_location(tmp_path, clock):
    location = str(tmp_path / "record")
    fill(location, clock)
    return location


@pytest.fixture
def desk(record_location):
    """Makes a desk with the settings given, and gives one person at it; `.app` may seat another."""
    made = []

    def make(**settings):
        app = create_desk(DeskSettings(record=record_location, **{"writes_a_minute": 6000, **settings}))
        client = TestClient(app, base_url="http://localhost")
        client.__enter__()
        made.append(client)
        return Person(client)

    yield make
    for client in made:
        client.__exit__(None, None, None)
