import exporting
import pytest

from dateline.record import Record

pytest.importorskip("starlette", reason="the extra desk is not installed")


@pytest.fixture
def record_folder(tmp_path, clock):
    folder = tmp_path / "record"
    with Record.open(folder, create=True, clock=clock) as record:
        exporting.fill(record)
    return folder


@pytest.fixture
def client(record_folder):
    """Asks the API of the small record, which may be written to with the token `open`."""
    from starlette.testclient import TestClient

    from dateline.api import make_api

    with TestClient(make_api(record_folder, token="open"), follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def events(client):
    return client.get("/events", params={"view": "whole"}).json()["events"]
