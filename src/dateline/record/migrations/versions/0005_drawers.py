"""What the fold knows is kept in the store, so that a report is added without folding the record.

The derived tables are emptied, and the next refresh of a writer fills them again: nothing that was read is touched.
"""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the two tables, and empty what was derived without them."""
    for table in ("fused_said", "fused_members", "fused_events", "fused_state"):
        op.execute(f"DELETE FROM {table}")
    op.create_table(
        "fold_values",
        Column("drawer", String(24), primary_key=True, comment="copy: what a report is a copy of; voice: counts; ..."),
        Column("key", Text, primary_key=True),
        Column("value", LargeBinary, nullable=False, comment="MessagePack"),
        comment="Derived: what the fold knows, so that a report added costs its block and not the record",
    )
    op.create_table(
        "fold_postings",
        Column("drawer", String(24), primary_key=True),
        Column("key", BigInteger, primary_key=True, autoincrement=False, comment="digest of a wording, or of a block"),
        Column("number", Integer, primary_key=True, autoincrement=False, comment="of the report or node under it"),
        comment="Derived: which reports share a wording, and which mentions stand in one block",
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        comments = {
            "version": "a digest of the code that folded",
            "content": "JSON list: decisions that find nothing to act on, and why",
        }
        for column, comment in comments.items():
            op.alter_column("fused_state", column, existing_type=Text(), existing_nullable=False, comment=comment)
