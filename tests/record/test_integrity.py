import sqlite3
from pathlib import Path

import pytest
from samples import sample

from dateline.errors import RecordError
from dateline.record import Record
from dateline.record.integrity import check


def test_a_whole_record_has_no_faults(location, clock):
    with Record.open(location, create=True, clock=clock) as record:
        record.add(*sample())
        health = check(record)
    assert health.faults == ()
    assert (health.captures, health.reports, health.mentions) == (1, 1, 1)
    assert health.store.startswith(("SQLite 3.", "PostgreSQL "))


@pytest.fixture
def folder(tmp_path):
    with Record.open(tmp_path / "record", create=True) as record:
        record.add(*sample())
    return tmp_path / "record"


def tamper(folder: Path, *statements: str) -> None:
    """Change the database behind the record's back, triggers dropped."""
    with sqlite3.connect(folder / "record.sqlite") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def faults_of(folder: Path) -> tuple[str, ...]:
    with Record.open(folder, read_only=True) as record:
        return check(record).faults


def only_capture(folder: Path) -> Path:
    return next(path for path in (folder / "captures").glob("*/*") if len(path.name) == 64)


def test_changed_bytes_of_a_capture_are_found(folder):
    only_capture(folder).write_bytes(b"other")
    assert "have changed on disk" in " ".join(faults_of(folder))


def test_missing_bytes_of_a_capture_are_found(folder):
    only_capture(folder).unlink()
    assert "are missing" in " ".join(faults_of(folder))


def test_a_changed_text_no_longer_carries_its_values(folder):
    tamper(folder, "UPDATE reports SET text = replace(text, 'Sunan', 'Wonsa')")
    assert "the Sunan area" in " ".join(faults_of(folder))


def test_a_report_the_search_lost_is_found(folder):
    tamper(folder, "INSERT INTO report_search(report_search) VALUES ('delete-all')")
    assert "full-text search holds 0 of 1" in " ".join(faults_of(folder))


def test_a_row_that_points_nowhere_is_found(folder):
    tamper(folder, "DELETE FROM log")
    assert "a row of log that is not there" in " ".join(faults_of(folder))


def test_a_file_that_is_no_database_is_one_clear_line(tmp_path):
    folder = tmp_path / "record"
    folder.mkdir()
    (folder / "record.sqlite").write_bytes(b"this is not a database, it is a letter" * 100)
    with pytest.raises(RecordError, match="cannot be opened") as caught:
        Record.open(folder, read_only=True)
    assert "\n" not in str(caught.value)
