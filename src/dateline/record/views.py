"""What the tables alone cannot say: triggers that keep them append-only, full-text search, and views for analysts.

Everything is a list of SQL statements for one dialect, run once by a migration. The views `events`, `claims` and
`sources` are meant for people with Datasette, pandas or R; Dateline itself does not read them.
"""

from dateline.record import schema

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

VIEWS = {
    "events": "One row an event as of the last fold: type, preferred time and place, number of origins and outlets.",
    "claims": "One row a claim: who says what, of which event, in which words of which report.",
    "sources": "One row an outlet: how many reports and mentions, from when to when.",
}
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


def first_statements(dialect: str) -> list[str]:
    """The statements that follow the creation of the tables in the first migration."""
    return [*_triggers(dialect), *_search(dialect), *_VIEW_STATEMENTS]


def _search(dialect: str) -> tuple[str, ...]:
    return _SQLITE_SEARCH if dialect == "sqlite" else _POSTGRESQL_SEARCH


def _triggers(dialect: str) -> list[str]:
    names = [table.name for table in schema.APPEND_ONLY]
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
