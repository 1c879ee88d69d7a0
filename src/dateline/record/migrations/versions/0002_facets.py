"""What lists, maps and counts ask for: two columns and an index of the fused events, and what anyone says of them.

The derived tables are emptied, and the next refresh of a writer fills them again: nothing that was read is touched.
"""

from alembic import op
from sqlalchemy import Column, String, Text, inspect

from dateline.record.schema import DERIVED, FACETS, fused_said

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what is not there; a new record has it all from the first migration."""
    connection = op.get_bind()
    fused_said.create(connection, checkfirst=True)
    for table in DERIVED:
        connection.execute(table.delete())
    there = {column["name"] for column in inspect(connection).get_columns("fused_events")}
    for column in (Column("precision", Text), Column("status", String(16))):
        if column.name not in there:
            op.add_column("fused_events", column)
    FACETS.create(connection, checkfirst=True)
