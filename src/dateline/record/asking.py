"""Reads rows of a store back as reports, mentions and decisions, as of any entry of the log.

Answers come in an order that content alone decides (ids, positions), never the order of arrival, except where what
the log gained is asked for. Nothing here writes.
"""

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    select,
    text,
)

from dateline.coding.mention import Coded, Mention
from dateline.errors import RecordError
from dateline.fusion.decision import Decision
from dateline.reading.report import Report
from dateline.record import rows
from dateline.record.schema import captures, decisions, log, mentions, quarantine, reports, sightings, statements

Mentions = tuple[Mention, ...]


class Entry(msgspec.Struct, frozen=True):
    """One entry of the log."""

    sequence: int
    at: str
    kind: str
    subject: str


class Quarantined(msgspec.Struct, frozen=True):
    """One rejection that has not been released; `capture` is the id of its bytes, if there were any."""

    id: str
    source: str
    reason: str
    capture: str | None
    at: str


class CaptureRow(msgspec.Struct, frozen=True):
    """What is known of a capture beside its bytes."""

    id: str
    size: int
    url: str | None
    media_type: str | None
    retrieved: str | None


def _reports(upto: int | ColumnElement[int]) -> Select[tuple[str, str, str]]:
    least = (
        select(func.min(sightings.c.source))
        .where(sightings.c.report == reports.c.id, sightings.c.sequence <= upto)
        .scalar_subquery()
    )
    chosen = select(reports.c.content, reports.c.text, least.label("least_source"))
    # Reckoned with, the number is not looked up in its index: what is asked for is found by id, or after an entry.
    return chosen.where(reports.c.sequence + 0 <= upto)


def _added(column: Column[int]) -> ColumnElement[bool]:
    return and_(column > bindparam("since"), column <= bindparam("upto"))


# What each report added is asked with is put together once: that costs more than asking.
_LAST = select(func.max(log.c.sequence))
_ADDED = (
    _reports(bindparam("upto", type_=Integer))
    .add_columns(reports.c.sequence)
    .where(reports.c.sequence > bindparam("since"))
    .order_by(reports.c.sequence)
    .limit(bindparam("limit"))
)
_MENTIONS_ADDED = (
    select(mentions.c.sequence, mentions.c.content)
    .where(_added(mentions.c.sequence))
    .order_by(mentions.c.sequence, mentions.c.position)
)
_DECISIONS_ADDED = select(decisions.c.content).where(_added(decisions.c.sequence)).order_by(decisions.c.sequence)
_SEEN_AGAIN = (
    select(sightings.c.report, func.min(sightings.c.source).label("least_source"))
    .where(
        sightings.c.report.in_(select(log.c.subject).where(log.c.kind == "sighting", _added(log.c.sequence))),
        sightings.c.sequence <= bindparam("upto"),
    )
    .group_by(sightings.c.report)
)


def sequence_at(connection: Connection, at: str) -> int:
    """The last entry of the log written at this time or before; 0 when there is none."""
    return connection.execute(select(func.max(log.c.sequence)).where(log.c.at <= at)).scalar() or 0


def last_sequence(connection: Connection) -> int:
    """The number of the last entry of the log; 0 for an empty record."""
    return connection.execute(_LAST).scalar() or 0


def read_log(connection: Connection, upto: int) -> list[Entry]:
    """The log in order."""
    found = connection.execute(select(log).where(log.c.sequence <= upto).order_by(log.c.sequence))
    return [Entry(row.sequence, row.at, row.kind, row.subject) for row in found]


def read_reports(connection: Connection, upto: int, after: str, limit: int) -> list[Report]:
    """The next reports after an id, by id, each under the least of the sources it was read from."""
    chosen = _reports(upto).where(reports.c.id > after).order_by(reports.c.id).limit(limit)
    return [rows.report_from(row.content, row.text, row.least_source) for row in connection.execute(chosen)]


def read_added(connection: Connection, since: int, upto: int, limit: int) -> list[tuple[int, Report, Mentions]]:
    """The next reports added after an entry of the log, each with its own entry and its mentions, in their order."""
    found = connection.execute(_ADDED, {"since": since, "upto": upto, "limit": limit}).all()
    told = _mentions_added(connection, since, found[-1].sequence) if found else {}
    return [
        (row.sequence, rows.report_from(row.content, row.text, row.least_source), tuple(told.get(row.sequence, ())))
        for row in found
    ]


def _mentions_added(connection: Connection, since: int, upto: int) -> dict[int, list[Mention]]:
    told: dict[int, list[Mention]] = {}
    for row in connection.execute(_MENTIONS_ADDED, {"since": since, "upto": upto}):
        told.setdefault(row.sequence, []).append(rows.mention_from(row.content))
    return told


def read_report(connection: Connection, name: str, upto: int) -> Report:
    """The report with this id, or the start of an id that only one has."""
    start = name if name.startswith("sha256:") else f"sha256:{name}"
    exact = connection.execute(_reports(upto).where(reports.c.id == start)).all()  # by the index, which a start is not
    begins = _reports(upto).where(reports.c.id.startswith(start, autoescape=True)).limit(2)
    found = exact or connection.execute(begins).all()
    if len(found) != 1:
        raise RecordError(f"{'more than one report begins' if found else 'no report has an id beginning'} with {name}")
    return rows.report_from(found[0].content, found[0].text, found[0].least_source)


def read_text(connection: Connection, name: str) -> str | None:
    """The text of the report with this id; None where there is none."""
    return connection.execute(select(reports.c.text).where(reports.c.id == name)).scalar()


def has_report(connection: Connection, name: str) -> bool:
    """Whether a report with this id is kept."""
    return connection.execute(select(reports.c.sequence).where(reports.c.id == name)).first() is not None


def has_mention(connection: Connection, name: str) -> bool:
    """Whether a mention with this id is kept."""
    return connection.execute(select(mentions.c.sequence).where(mentions.c.id == name)).first() is not None


def read_mentions(connection: Connection, upto: int) -> list[tuple[str, Mention]]:
    """Every mention with the id of its report, by report and place in it."""
    chosen = select(mentions.c.report, mentions.c.content).where(mentions.c.sequence <= upto)
    found = connection.execute(chosen.order_by(mentions.c.report, mentions.c.position))
    return [(row.report, rows.mention_from(row.content)) for row in found]


def read_coded(connection: Connection, report: str) -> Coded:
    """All that was coded of one report."""
    of_mentions = select(mentions.c.content).where(mentions.c.report == report).order_by(mentions.c.position)
    of_statements = select(statements.c.content).where(statements.c.report == report).order_by(statements.c.position)
    warnings = connection.execute(select(reports.c.warnings).where(reports.c.id == report)).scalar() or "[]"
    return Coded(
        mentions=tuple(rows.mention_from(content) for content in connection.execute(of_mentions).scalars()),
        statements=tuple(rows.statement_from(content) for content in connection.execute(of_statements).scalars()),
        warnings=msgspec.json.decode(warnings, type=tuple[str, ...]),
    )


def read_seen_again(connection: Connection, since: int, upto: int) -> list[tuple[str, str]]:
    """The reports read from a further place after an entry of the log, each with the least of its sources."""
    found = connection.execute(_SEEN_AGAIN, {"since": since, "upto": upto})
    return [(row.report, row.least_source) for row in found]


def read_decisions(connection: Connection, upto: int, since: int = 0) -> tuple[Decision, ...]:
    """Every decision in the order they were taken; with `since`, those taken after that entry of the log."""
    found = connection.execute(_DECISIONS_ADDED, {"since": since, "upto": upto}).scalars()
    return tuple(msgspec.json.decode(content, type=Decision) for content in found)


def is_open() -> ColumnElement[bool]:
    """The condition that a row of the quarantine has not been released."""
    released = and_(log.c.kind == "release", log.c.subject == quarantine.c.id, log.c.sequence > quarantine.c.sequence)
    return ~exists(select(log.c.sequence).where(released).correlate(quarantine))


def read_quarantine(connection: Connection) -> tuple[Quarantined, ...]:
    """What lies in quarantine, by source."""
    chosen = select(quarantine, log.c.at).join(log, log.c.sequence == quarantine.c.sequence).where(is_open())
    found = connection.execute(chosen.order_by(quarantine.c.source, quarantine.c.sequence))
    return tuple(Quarantined(row.id, row.source, row.reason, row.capture, row.at) for row in found)


def read_capture(connection: Connection, name: str) -> CaptureRow | None:
    """What is known of a capture beside its bytes."""
    chosen = select(captures.c.id, captures.c.size, captures.c.url, captures.c.media_type, captures.c.retrieved)
    row = connection.execute(chosen.where(captures.c.id == name)).first()
    return CaptureRow(row.id, row.size, row.url, row.media_type, row.retrieved) if row else None


def capture_names(connection: Connection) -> list[str]:
    """The ids of all captures."""
    return list(connection.execute(select(captures.c.id).order_by(captures.c.id)).scalars())


def find_reports(connection: Connection, words: str, upto: int) -> tuple[str, ...]:
    """The ids of the reports that contain all these words, in any order; words in "quotes" stand together."""
    condition = matching_words(connection.dialect.name, words)
    if condition is None:
        return ()
    chosen = select(reports.c.id).where(reports.c.sequence <= upto, text(condition[0]).bindparams(words=condition[1]))
    return tuple(connection.execute(chosen.order_by(reports.c.id)).scalars())


def search_reports(connection: Connection, words: str, upto: int, limit: int) -> tuple[tuple[str, ...], int]:
    """The latest reports that contain all these words, no more than so many of them, and how many there are."""
    condition = matching_words(connection.dialect.name, words)
    if condition is None:
        return (), 0
    wanted = (reports.c.sequence <= upto, text(condition[0]).bindparams(words=condition[1]))
    latest = select(reports.c.id).where(*wanted).order_by(reports.c.sequence.desc()).limit(limit)
    total = connection.execute(select(func.count()).select_from(reports).where(*wanted)).scalar() or 0
    return tuple(connection.execute(latest).scalars()), total


def matching_words(dialect: str, words: str) -> tuple[str, str] | None:
    """The condition on `reports` that they contain all these words, and its parameter; None where there are none."""
    if dialect != "sqlite":
        return ("reports.search @@ websearch_to_tsquery('simple', :words)", words) if words.strip() else None
    phrases = _phrases(words)
    if not phrases:
        return None
    query = " ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)
    return "reports.sequence IN (SELECT rowid FROM report_search WHERE report_search MATCH :words)", query


def _phrases(words: str) -> list[str]:
    """The quoted phrases and the single words, each to be looked for as it stands."""
    quoted = words.split('"')
    inside, outside = quoted[1::2], " ".join(quoted[::2]).split()
    return [phrase for phrase in (*inside, *outside) if any(letter.isalnum() for letter in phrase)]


def sqlite_version(connection: Connection) -> str:
    """The version of the SQLite that this Python uses."""
    return str(connection.execute(select(literal_column("sqlite_version()"))).scalar())
