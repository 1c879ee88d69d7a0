"""The first schema: log, captures, reports, mentions, claims, decisions, and the derived tables of events."""

from alembic import op

from dateline.record.schema import metadata
from dateline.record.views import first_statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table, then the triggers, the search and the views."""
    connection = op.get_bind()
    metadata.create_all(connection)
    for statement in first_statements(connection.dialect.name):
        connection.exec_driver_sql(statement)
