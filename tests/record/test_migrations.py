"""A store stands at a known schema, or is refused in words."""

import re
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from samples import sample
from sqlalchemy import text

from dateline.errors import RecordError
from dateline.record import Record, migrate
from dateline.record.migrate import LATEST, schema_version, upgrade
from dateline.record.schema import metadata
from dateline.record.store import open_store


def named_here(name: str | None, kind: str, parents: object) -> bool:
    """The search of SQLite and the column of PostgreSQL for it are made by statement, not by the schema."""
    return not (kind == "table" and str(name).startswith("report_search")) and name not in ("search", "reports_search")


def test_the_migrations_make_the_tables_that_the_schema_says(location):
    with Record.open(location, create=True) as record, record.store.connection.begin():
        options = {"include_name": named_here, "compare_type": True}
        if record.store.connection.dialect.name != "sqlite":
            options["include_object"] = lambda _thing, name, *_: name != "fused_said_words"  # an index of SQLite alone
        context = MigrationContext.configure(record.store.connection, opts=options)
        assert compare_metadata(context, metadata) == []
        assert schema_version(record.store.connection) == LATEST


def test_a_record_of_the_first_schema_is_brought_forward_and_keeps_what_it_holds(location):
    store = open_store(location, create=True, read_only=False, migrate=lambda connection: upgrade(connection, "0001"))
    with store.connection.begin():
        store.connection.execute(text("INSERT INTO log VALUES (1, '2026-01-01T00:00:00.000Z', 'release', 'x')"))
        assert schema_version(store.connection) == "0001"
    store.close()
    with Record.open(location) as record:
        assert [entry.subject for entry in record.log()] == ["x"]
        assert record.add(*sample()) == "added"
        assert len(record.refresh().events) == 1


def test_a_migration_stands_by_itself():
    """What a record in use was made with must not change with the code: a migration takes nothing from it."""
    folder = Path(migrate.__file__).parent / "migrations" / "versions"
    for migration in folder.glob("0*.py"):
        assert not re.search(r"^(from|import) dateline", migration.read_text(), re.MULTILINE), migration.name


def set_version(location: str, version: str) -> None:
    with Record.open(location, create=True) as record, record.store.connection.begin():
        record.store.connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


@pytest.mark.parametrize("read_only", [True, False])
def test_a_record_of_a_newer_version_is_refused(location, read_only):
    set_version(location, "9999")
    with pytest.raises(RecordError, match=r"schema 9999.*upgrade Dateline"):
        Record.open(location, create=not read_only, read_only=read_only)


def test_a_reader_does_not_migrate_an_older_record(location):
    set_version(location, "0000")
    with pytest.raises(RecordError, match="open it once for writing"):
        Record.open(location, read_only=True)


def test_opening_again_migrates_nothing_and_keeps_everything(location):
    with Record.open(location, create=True) as record:
        record.add(*sample())
    with Record.open(location) as record:
        assert len(list(record.reports())) == 1


def test_a_reader_is_not_held_up_by_a_writer_in_the_middle_of_a_report(location, clock):
    with Record.open(location, create=True, clock=clock) as writer:
        writer.add(*sample())
        with writer.store.connection.begin(), Record.open(location, read_only=True) as reader:
            writer.store.connection.execute(text("INSERT INTO log VALUES (99, '2026-01-01T00:00:00.000Z', 'x', 'y')"))
            assert len(reader.log()) == 1
            writer.store.connection.rollback()
