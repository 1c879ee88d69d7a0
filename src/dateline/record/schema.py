"""The tables of a record, for SQLite and PostgreSQL alike.

Reports, mentions, claims, statements, decisions and the log are only ever added to; triggers refuse anything else. The
fused tables at the end are derived from those and may be rebuilt at any time. Nothing here reads or writes a row.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

Sequence = BigInteger().with_variant(Integer(), "sqlite")


def _logged(*, primary_key: bool = False) -> Column[int]:
    """The entry of the log that added the row: what was known when is read from here."""
    return Column(
        "sequence", Sequence, ForeignKey("log.sequence"), primary_key=primary_key, autoincrement=False, nullable=False
    )


log = Table(
    "log",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=False),
    Column("at", String(24), nullable=False, comment="UTC, never earlier than the entry before"),
    Column("kind", String(16), nullable=False, comment="report, sighting, rejection, release or decision"),
    Column("subject", Text, nullable=False, comment="the id of what was added"),
    Index("log_at", "at"),
    comment="What happened to the record, in order",
)

captures = Table(
    "captures",
    metadata,
    Column("id", String(71), primary_key=True, comment="sha256: and the digest of the bytes"),
    Column("size", Integer, nullable=False),
    Column("url", Text),
    Column("media_type", Text),
    Column("retrieved", Text),
    Column("data", LargeBinary, comment="the bytes, unless they lie in the folder of captures"),
    comment="The bytes as they came, each stored once",
)

reports = Table(
    "reports",
    metadata,
    _logged(primary_key=True),
    Column("id", String(71), nullable=False, unique=True),
    Column("capture", String(71), ForeignKey("captures.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("outlet_id", Text),
    Column("headline", Text),
    Column("published_from", Text),
    Column("published_to", Text),
    Column("modified_from", Text),
    Column("agencies", Text, nullable=False, comment="JSON list"),
    Column("dateline", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("content", Text, nullable=False, comment="JSON: the whole report but its text"),
    Column("warnings", Text, nullable=False, comment="JSON list: what the coder warns of"),
    comment="One article each; offsets elsewhere count the code points of text",
)

sightings = Table(
    "sightings",
    metadata,
    _logged(),
    Column("report", String(71), ForeignKey("reports.id"), primary_key=True),
    Column("capture", String(71), ForeignKey("captures.id"), primary_key=True),
    Column("source", Text, primary_key=True),
    comment="Every place a report was read from; the record shows the least source, so order of arrival never matters",
)

paragraphs = Table(
    "paragraphs",
    metadata,
    Column("report", String(71), ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    comment="The parts of a report's text",
)

mentions = Table(
    "mentions",
    metadata,
    _logged(),
    Column("id", String(80), primary_key=True),
    Column("report", String(71), ForeignKey("reports.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", String(32), nullable=False),
    Column("mode", Text),
    Column("kind", Text),
    Column("modality", String(16), nullable=False),
    Column("trigger_text", Text, nullable=False),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    Column("time_from", Text),
    Column("time_to", Text),
    Column("content", Text, nullable=False, comment="JSON: the mention as dateline code prints it"),
    Index("mentions_sequence", "sequence"),
    comment="One event as one report tells it",
)

mention_claims = Table(
    "mention_claims",
    metadata,
    Column("mention", String(80), ForeignKey("mentions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("field", Text, nullable=False),
    Column("value", Text, comment="words, or JSON of a time, place or actor"),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    Column("speaker_kind", String(16), nullable=False),
    Column("speaker", Text),
    Column("speaker_country", String(3)),
    Column("speaker_words", Text),
    Column("via", Text, nullable=False, comment="JSON list of speakers from the outlet outwards"),
    Column("hedge", Boolean, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    comment="One speaker vouching for one value of one field of one mention",
)

statements = Table(
    "statements",
    metadata,
    Column("report", String(71), ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("speaker_kind", String(16), nullable=False),
    Column("speaker", Text),
    Column("speaker_country", String(3)),
    Column("direct", Boolean, nullable=False),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    Column("content", Text, nullable=False, comment="JSON: the statement as dateline code prints it"),
    comment="Sayings that are no event of their own",
)

quarantine = Table(
    "quarantine",
    metadata,
    _logged(primary_key=True),
    Column("id", String(71), nullable=False, index=True, comment="digest of source, reason and capture"),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("capture", String(71), ForeignKey("captures.id")),
    comment="What could not be read; open until a later release of its id in the log",
)

decisions = Table(
    "decisions",
    metadata,
    _logged(primary_key=True),
    Column("id", String(71), nullable=False, unique=True),
    Column("at", String(24), nullable=False),
    Column("user", Text, nullable=False),
    Column("what", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("content", Text, nullable=False, comment="JSON: the whole decision"),
    comment="What analysts judged, signed and dated",
)

fused_events = Table(
    "fused_events",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("type", String(32), nullable=False),
    Column("mode", Text),
    Column("kind", Text),
    Column("modality", String(16), nullable=False),
    Column("headline", Text),
    Column("time_from", Text),
    Column("time_to", Text),
    Column("place", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Text, comment="of the place: site, city, region, country or sea"),
    Column("origins", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("credibility", Integer),
    Column("status", String(16), comment="open, accepted or rejected"),
    Column("content", Text, nullable=False, comment="JSON: the event as dateline events prints it"),
    Column("folded", Sequence, comment="the entry of the log up to which the fold went that wrote the row"),
    Index("fused_events_folded", "folded"),
    comment="Derived: the events as of the last fold",
)
# Everything a list, a map or a count needs, so that a question never reads `content`; newest first is its order.
FACETS = Index(
    "fused_events_facets",
    *(
        fused_events.c[name]
        for name in ("time_from", "id", "type", "mode", "kind", "modality", "country", "lat", "lon")
    ),
    *(fused_events.c[name] for name in ("precision", "origins", "conflicts", "credibility", "status")),
)

fused_members = Table(
    "fused_members",
    metadata,
    Column("event", String(80), ForeignKey("fused_events.id"), primary_key=True),
    Column("mention", String(80), ForeignKey("mentions.id"), primary_key=True),
    Column("first_id", String(80), comment="the id that an event has when this mention is its first"),
    Index("fused_members_mention", "mention"),
    Index("fused_members_first_id", "first_id"),
    comment="Derived: which mentions are judged to be one happening",
)

fused_said = Table(
    "fused_said",
    metadata,
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
    # PostgreSQL limits the length of what it indexes, and reads the table as fast.
    Index("fused_said_words", "field", "words", "event").ddl_if(dialect="sqlite"),
    comment="Derived: what anyone claims of the time, places and parties of an event",
)

fused_state = Table(
    "fused_state",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=False, comment="the last entry of the log folded in"),
    Column("version", Text, nullable=False, comment="a digest of the code that folded"),
    Column("content", Text, nullable=False, comment="JSON list: decisions that find nothing to act on, and why"),
    comment="Derived: how far the fused tables have come",
)

fold_values = Table(
    "fold_values",
    metadata,
    Column("drawer", String(24), primary_key=True, comment="copy: what a report is a copy of; voice: counts; ..."),
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False, comment="MessagePack"),
    comment="Derived: what the fold knows, so that a report added costs its block and not the record",
)

fold_postings = Table(
    "fold_postings",
    metadata,
    Column("drawer", String(24), primary_key=True),
    Column("key", BigInteger, primary_key=True, autoincrement=False, comment="digest of a wording, or of a block"),
    Column("number", Integer, primary_key=True, autoincrement=False, comment="of the report or node under it"),
    comment="Derived: which reports share a wording, and which mentions stand in one block",
    sqlite_with_rowid=False,
)

APPEND_ONLY = (
    log,
    captures,
    reports,
    sightings,
    paragraphs,
    mentions,
    mention_claims,
    statements,
    quarantine,
    decisions,
)
DERIVED = (fused_said, fused_members, fused_events, fused_state)
FOLD = (fold_values, fold_postings)
