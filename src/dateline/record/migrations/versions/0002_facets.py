"""What lists, maps and counts ask for: two columns and an index of the fused events, and what anyone says of them.

The derived tables are emptied, and the next refresh of a writer fills them again: nothing that was read is touched.
"""

from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Text, inspect

revision = "0002"
down_revision = "0001"

# In the order of the index: everything a list, a map or a count needs.
FACETS = (
    "time_from", "id", "type", "mode", "kind", "modality", "country", "lat", "lon",
    "precision", "origins", "conflicts", "credibility", "status",
)  # fmt: skip


def upgrade() -> None:
    """Add what is not there: records made before the first migration was frozen may have it."""
    there = set(inspect(op.get_bind()).get_table_names())
    for table in ("fused_said", "fused_members", "fused_events", "fused_state"):
        if table in there:
            op.execute(f"DELETE FROM {table}")
    if "fused_said" not in there:
        create_said()
    columns = {column["name"] for column in inspect(op.get_bind()).get_columns("fused_events")}
    for column in (
        Column("precision", Text, comment="of the place: site, city, region, country or sea"),
        Column("status", String(16), comment="open, accepted or rejected"),
    ):
        if column.name not in columns:
            op.add_column("fused_events", column)
    if "fused_events_facets" not in {index["name"] for index in inspect(op.get_bind()).get_indexes("fused_events")}:
        op.create_index("fused_events_facets", "fused_events", list(FACETS))


def create_said() -> None:
    """What anyone claims of the time, places and parties of an event."""
    op.create_table(
        "fused_said",
        Column("event", String(80), ForeignKey("fused_events.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("field", Text, nullable=False, comment="time, actors, recipients or the role of a place"),
        Column("words", Text, comment="name, words, office and country, folded, a line each"),
        Column("name", Text),
        Column("country", Text),
        Column("lat", Float),
        Column("lon", Float),
        Column("first_day", Integer, comment="day number of the proleptic Gregorian calendar, 1 being 0001-01-01"),
        Column("last_day", Integer),
        Index("fused_said_country", "country", "event"),
        Index("fused_said_days", "first_day", "last_day", "event"),
        comment="Derived: what anyone claims of the time, places and parties of an event",
    )
