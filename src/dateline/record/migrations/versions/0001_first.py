"""The first schema: log, captures, reports, mentions, claims, decisions, and the derived tables of events.

What stands here is what records in use were made with: it is never changed. A change of the schema is a further
migration.
"""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
)

revision = "0001"
down_revision = None

Sequence = BigInteger().with_variant(Integer(), "sqlite")
APPEND_ONLY = (
    "log",
    "captures",
    "reports",
    "sightings",
    "paragraphs",
    "mentions",
    "mention_claims",
    "statements",
    "quarantine",
    "decisions",
)
_SQLITE_REFUSE = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only: nothing in it is changed or removed'); END"
)

_POSTGRESQL_FUNCTION = """
CREATE FUNCTION dateline_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only: nothing in it is changed or removed'; END $$
"""

_SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE report_search USING fts5(headline, text, content='reports', content_rowid='sequence', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER reports_search AFTER INSERT ON reports BEGIN "
    "INSERT INTO report_search(rowid, headline, text) VALUES (new.sequence, new.headline, new.text); END",
)

_POSTGRESQL_SEARCH = (
    "ALTER TABLE reports ADD COLUMN search tsvector GENERATED ALWAYS AS "
    "(to_tsvector('simple', coalesce(headline, '') || ' ' || text)) STORED",
    "CREATE INDEX reports_search ON reports USING gin(search)",
)

_VIEW_STATEMENTS = (
    """
CREATE VIEW events AS
SELECT id, type, mode, kind, modality, headline, time_from, time_to, place, country, lat, lon,
       origins, outlets, conflicts, credibility
FROM fused_events
""",
    """
CREATE VIEW claims AS
SELECT fused_members.event, mention_claims.mention, mentions.report, reports.source, reports.url, reports.outlet,
       reports.published_from AS published, mentions.type, mentions.mode, mentions.kind, mentions.modality,
       mention_claims.field, mention_claims.value, mention_claims.low, mention_claims.best, mention_claims.high,
       mention_claims.speaker_kind, mention_claims.speaker, mention_claims.speaker_country, mention_claims.via,
       mention_claims.hedge, mention_claims.negated, mention_claims.direct,
       mention_claims.start_offset, mention_claims.end_offset,
       substr(reports.text, mention_claims.start_offset + 1,
              mention_claims.end_offset - mention_claims.start_offset) AS words
FROM mention_claims
JOIN mentions ON mentions.id = mention_claims.mention
JOIN reports ON reports.id = mentions.report
LEFT JOIN fused_members ON fused_members.mention = mentions.id
""",
    """
CREATE VIEW sources AS
SELECT reports.outlet, count(DISTINCT reports.id) AS reports, count(mentions.id) AS mentions,
       min(reports.published_from) AS first_published, max(reports.published_from) AS last_published
FROM reports
LEFT JOIN mentions ON mentions.report = reports.id
GROUP BY reports.outlet
""",
)


def upgrade() -> None:
    """Create every table, then the triggers, the search and the views."""
    create_kept_tables()
    create_derived_tables()
    dialect = op.get_bind().dialect.name
    for statement in (*_triggers(dialect), *_search(dialect), *_VIEW_STATEMENTS):
        op.get_bind().exec_driver_sql(statement)


def logged(*, primary_key: bool = False) -> Column[int]:
    """The entry of the log that added the row."""
    return Column(
        "sequence", Sequence, ForeignKey("log.sequence"), primary_key=primary_key, autoincrement=False, nullable=False
    )


def create_kept_tables() -> None:
    """What is only ever added to."""
    op.create_table(
        "log",
        Column("sequence", Sequence, primary_key=True, autoincrement=False),
        Column("at", String(24), nullable=False, comment="UTC, never earlier than the entry before"),
        Column("kind", String(16), nullable=False, comment="report, sighting, rejection, release or decision"),
        Column("subject", Text, nullable=False, comment="the id of what was added"),
        Index("log_at", "at"),
        comment="What happened to the record, in order",
    )
    op.create_table(
        "captures",
        Column("id", String(71), primary_key=True, comment="sha256: and the digest of the bytes"),
        Column("size", Integer, nullable=False),
        Column("url", Text),
        Column("media_type", Text),
        Column("retrieved", Text),
        Column("data", LargeBinary, comment="the bytes, unless they lie in the folder of captures"),
        comment="The bytes as they came, each stored once",
    )
    op.create_table(
        "reports",
        logged(primary_key=True),
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
    op.create_table(
        "sightings",
        logged(),
        Column("report", String(71), ForeignKey("reports.id"), primary_key=True),
        Column("capture", String(71), ForeignKey("captures.id"), primary_key=True),
        Column("source", Text, primary_key=True),
        comment="Every place a report was read from; the record shows the least source, "
        "so order of arrival never matters",
    )
    op.create_table(
        "paragraphs",
        Column("report", String(71), ForeignKey("reports.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("kind", String(16), nullable=False),
        Column("start_offset", Integer, nullable=False),
        Column("end_offset", Integer, nullable=False),
        comment="The parts of a report's text",
    )
    op.create_table(
        "mentions",
        logged(),
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
    op.create_table(
        "mention_claims",
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
    op.create_table(
        "statements",
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
    op.create_table(
        "quarantine",
        logged(primary_key=True),
        Column("id", String(71), nullable=False, index=True, comment="digest of source, reason and capture"),
        Column("source", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("capture", String(71), ForeignKey("captures.id")),
        comment="What could not be read; open until a later release of its id in the log",
    )
    op.create_table(
        "decisions",
        logged(primary_key=True),
        Column("id", String(71), nullable=False, unique=True),
        Column("at", String(24), nullable=False),
        Column("user", Text, nullable=False),
        Column("what", String(16), nullable=False),
        Column("reason", Text, nullable=False),
        Column("content", Text, nullable=False, comment="JSON: the whole decision"),
        comment="What analysts judged, signed and dated",
    )


def create_derived_tables() -> None:
    """What can be made again from the rest."""
    op.create_table(
        "fused_events",
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
        Column("origins", Integer, nullable=False),
        Column("outlets", Integer, nullable=False),
        Column("conflicts", Integer, nullable=False),
        Column("credibility", Integer),
        Column("content", Text, nullable=False, comment="JSON: the event as dateline events prints it"),
        comment="Derived: the events as of the last fold",
    )
    op.create_table(
        "fused_members",
        Column("event", String(80), ForeignKey("fused_events.id"), primary_key=True),
        Column("mention", String(80), ForeignKey("mentions.id"), primary_key=True),
        Index("fused_members_mention", "mention"),
        comment="Derived: which mentions are judged to be one happening",
    )
    op.create_table(
        "fused_state",
        Column(
            "sequence", Sequence, primary_key=True, autoincrement=False, comment="the last entry of the log folded in"
        ),
        Column("version", Text, nullable=False, comment="the version of Dateline that folded"),
        Column("content", Text, nullable=False, comment="JSON: copies, outlets and speakers of the whole record"),
        comment="Derived: how far the fused tables have come",
    )


def _search(dialect: str) -> tuple[str, ...]:
    return _SQLITE_SEARCH if dialect == "sqlite" else _POSTGRESQL_SEARCH


def _triggers(dialect: str) -> list[str]:
    names = APPEND_ONLY
    if dialect == "sqlite":
        return [
            _SQLITE_REFUSE.format(table=name, verb=verb, VERB=verb.upper())
            for name in names
            for verb in ("update", "delete")
        ]
    refusals = [
        f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION dateline_refuse()"
        for name in names
    ]
    return [_POSTGRESQL_FUNCTION, *refusals]
