"""Which fold wrote an event: whoever keeps the events in memory reads only those written since.

Rows that are there keep no such entry, which is right: they are older than any reader that asks.
"""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column and its index."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    comment = "the entry of the log up to which the fold went that wrote the row"
    op.add_column("fused_events", Column("folded", kind, comment=comment))
    op.create_index("fused_events_folded", "fused_events", ["folded"])
