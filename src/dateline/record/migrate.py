"""Brings a store to the schema this version of Dateline knows, and says which schema a store has.

A store is only ever migrated forward, and only by a writer. A reader meets either the schema it knows or an error.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dateline.errors import RecordError

LATEST = "0005"


def schema_version(connection: Connection) -> str | None:
    """The migration a store stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def require_latest(connection: Connection) -> None:
    """Refuse a store whose schema is not the one this version reads."""
    version = schema_version(connection)
    if version is None:
        raise RecordError("there is no record here: read something into it first (dateline read SOURCE --record ...)")
    if version != LATEST:
        raise RecordError(f"this record has schema {version}, this Dateline reads {LATEST}: {_advice(version)}")


def upgrade(connection: Connection, to: str = LATEST) -> None:
    """Migrate forward to the latest schema; nothing happens when the store stands there already."""
    version = schema_version(connection)
    if version == to:
        return
    if version is not None and version > LATEST:
        require_latest(connection)
    _run_alembic(connection, to)


def _run_alembic(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _advice(version: str) -> str:
    if version > LATEST:
        return "upgrade Dateline"
    return "open it once for writing (dateline read or dateline retry) to migrate it"
