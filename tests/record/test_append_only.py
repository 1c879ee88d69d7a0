import pytest
from samples import sample
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from dateline.reading.report import Rejection
from dateline.record import Record, schema


@pytest.fixture
def record(location, clock):
    with Record.open(location, create=True, clock=clock) as opened:
        opened.add(*sample())
        opened.quarantine(Rejection("bad.html", "no article in it"))
        opened.decide("note", user="ana", reason="seen", events=("an event",))
        yield opened


@pytest.mark.parametrize("table", schema.APPEND_ONLY, ids=lambda table: table.name)
def test_nothing_kept_is_changed_or_removed(record, table):
    connection = record.store.connection
    column = next(column for column in table.columns if not column.primary_key)
    for change in (update(table).values({column.name: None}), delete(table)):
        with pytest.raises(DBAPIError, match="append-only"), connection.begin():
            connection.execute(change)
    with connection.begin():
        assert connection.execute(table.select()).first() is not None


def test_the_database_says_so_to_anyone_who_opens_it(location, record):
    if not record.store.is_sqlite:
        pytest.skip("the file is SQLite's")
    import sqlite3

    with (
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
        sqlite3.connect(f"{location}/record.sqlite") as other,
    ):
        other.execute("DELETE FROM log")


@pytest.mark.parametrize("view", ["events", "claims", "sources"])
def test_the_views_can_be_asked(record, view):
    with record.store.connection.begin():
        record.store.connection.execute(text(f"SELECT * FROM {view}")).all()


def test_the_view_of_claims_shows_who_says_what_in_which_words(record):
    with record.store.connection.begin():
        asked = text("SELECT speaker, words, best, outlet FROM claims WHERE field = 'count'")
        row = record.store.connection.execute(asked).one()
    assert tuple(row) == ("South Korea's military", "two", 2.0, "Harbour Courier")
