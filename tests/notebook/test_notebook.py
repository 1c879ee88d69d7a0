"""A record in a notebook: tables, escaped pages, and the tutorial, which runs."""

from pathlib import Path

import exporting
import pytest
from exporting import HOSTILE

from dateline.errors import RecordError
from dateline.export.event_row import EventRow
from dateline.notebook import Record
from dateline.record import Record as WrittenRecord

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "record-in-a-notebook.ipynb"


@pytest.fixture
def record(tmp_path, clock):
    with WrittenRecord.open(tmp_path / "record", create=True, clock=clock) as written:
        exporting.fill(written)
    return Record(tmp_path / "record")


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_events_become_a_data_frame_with_a_column_a_field(record, package):
    pytest.importorskip(package, reason="the extra notebook is not installed")
    table = record.events(country="PRK")
    frame = getattr(table, f"to_{package}")()
    assert list(frame.columns) == list(EventRow.__struct_fields__)
    assert list(frame["id"]) == [row.id for row in table]
    assert [list(actors) for actors in frame["actors"]] == [["North Korea"]] * len(table)


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_an_empty_answer_is_an_empty_frame(record, package):
    pytest.importorskip(package, reason="the extra notebook is not installed")
    frame = getattr(record.events(country="FRA"), f"to_{package}")()
    assert len(frame) == 0
    assert "headline" in frame.columns


def test_claims_are_rows_too(record):
    killed = [claim for claim in record.claims(type="ASSAULT") if claim.field == "killed"]
    assert [(claim.low, claim.words) for claim in killed] == [(12.0, "At least 12")]


def test_nothing_of_a_report_becomes_markup(record):
    claims = record.claims(type="ASSAULT")
    event = record.event(claims[0].event)
    for page in (event, record.report(claims[0].report), claims, record.events()):
        shown = page._repr_html_()
        assert "<script" not in shown
    assert "&lt;script&gt;" in record.report(claims[0].report)._repr_html_()
    assert HOSTILE not in event._repr_html_()


def test_a_report_shows_its_triggers_and_all_its_words(record):
    report = record.report(record.claims(type="ASSAULT")[0].report)
    shown = report._repr_html_()
    assert "<mark>launched</mark>" in shown
    assert report.outlet.name == HOSTILE


def test_an_unknown_filter_is_named(record):
    with pytest.raises(RecordError, match="no such filter: colour"):
        record.events(colour="red")


def test_the_tutorial_runs_from_its_first_cell_to_its_last():
    nbformat = pytest.importorskip("nbformat", reason="the notebook packages are not installed (make setup)")
    nbclient = pytest.importorskip("nbclient", reason="the notebook packages are not installed (make setup)")
    pytest.importorskip("pandas", reason="the extra notebook is not installed")
    pytest.importorskip("ipykernel", reason="the notebook packages are not installed (make setup)")
    notebook = nbformat.read(TUTORIAL, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    last = notebook.cells[-1].outputs[0]
    assert "<mark>" in last["data"]["text/html"]
