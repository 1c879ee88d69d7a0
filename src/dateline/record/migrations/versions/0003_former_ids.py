"""What finding an event by an id it once had, and by words anyone said, asks for.

The derived tables are emptied, and the next refresh of a writer fills them again: nothing that was read is touched.
"""

from alembic import op
from sqlalchemy import Column, String

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column and the indexes; PostgreSQL indexes no words, whose length it would limit."""
    for table in ("fused_said", "fused_members", "fused_events", "fused_state"):
        op.execute(f"DELETE FROM {table}")
    comment = "the id that an event has when this mention is its first"
    op.add_column("fused_members", Column("first_id", String(80), comment=comment))
    op.create_index("fused_members_first_id", "fused_members", ["first_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("fused_said_words", "fused_said", ["field", "words", "event"])
