"""Adds rows to a store: each function belongs inside one transaction of the one writer.

Every addition has its entry in the log, and times in the log never run backwards. What is there already is left as it
is, and the caller is told so. Nothing here opens, commits or checks provenance.
"""

from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from dateline.coding.mention import Coded
from dateline.fusion.decision import Decision
from dateline.reading.report import Capture, Rejection, Report
from dateline.record import rows
from dateline.record.asking import is_open
from dateline.record.captures import digest
from dateline.record.moments import as_text
from dateline.record.schema import (
    captures,
    decisions,
    log,
    mention_claims,
    mentions,
    paragraphs,
    quarantine,
    reports,
    sightings,
    statements,
)
from dateline.record.statements import Statements
from dateline.record.store import CaptureStore

# Made once: a report takes a dozen statements, and putting one together costs more than having it done.
_LAST = select(log.c.sequence, log.c.at).order_by(log.c.sequence.desc()).limit(1)


def append(connection: Connection, now: datetime, kind: str, subject: str) -> int:
    """Write the next entry of the log and return its number."""
    last = connection.execute(_LAST).first()
    sequence, at = (last.sequence + 1, max(last.at, as_text(now))) if last else (1, as_text(now))
    _insert(connection, log, [{"sequence": sequence, "at": at, "kind": kind, "subject": subject}])
    return sequence


def add_capture(connection: Connection, store: CaptureStore, capture: Capture) -> None:
    """Keep a capture, bytes and row, unless it is there."""
    if not _has(connection, captures, id=capture.id):
        data = store.put(capture.id, capture.data)
        _insert(connection, captures, [{"data": data, **rows.capture_row(capture)}])


def add_report(connection: Connection, now: datetime, report: Report, coded: Coded) -> bool:
    """Add a report with all that was coded of it; False when it was there."""
    if _has(connection, reports, id=report.id):
        return False
    sequence = append(connection, now, "report", report.id)
    _insert(connection, reports, [{"sequence": sequence, **rows.report_row(report, coded)}])
    _insert(connection, paragraphs, rows.paragraph_rows(report))
    _insert(connection, mentions, [{"sequence": sequence, **row} for row in rows.mention_rows(report, coded)])
    _insert(connection, mention_claims, rows.claim_rows(coded))
    _insert(connection, statements, rows.statement_rows(report, coded))
    _insert(connection, sightings, [{"sequence": sequence, **rows.sighting_row(report)}])
    return True


def add_sighting(connection: Connection, now: datetime, report: Report) -> bool:
    """Note that a report that is there was read from another place or capture; False when that is known."""
    seen = rows.sighting_row(report)
    if _has(connection, sightings, **seen):
        return False
    sequence = append(connection, now, "sighting", report.id)
    _insert(connection, sightings, [{"sequence": sequence, **seen}])
    return True


def add_rejection(connection: Connection, now: datetime, rejection: Rejection) -> bool:
    """Put what could not be read into quarantine; False when it lies there already for the same reason."""
    name = rejection_id(rejection)
    if connection.execute(select(quarantine.c.sequence).where(quarantine.c.id == name, is_open())).first():
        return False
    sequence = append(connection, now, "rejection", name)
    row = {
        "sequence": sequence,
        "id": name,
        "source": rejection.source,
        "reason": rejection.reason,
        "capture": rejection.capture.id if rejection.capture else None,
    }
    _insert(connection, quarantine, [row])
    return True


def add_decision(connection: Connection, now: datetime, decision: Decision) -> bool:
    """Add a decision; False when it is there."""
    if _has(connection, decisions, id=decision.id):
        return False
    sequence = append(connection, now, "decision", decision.id)
    row = {
        "sequence": sequence,
        "id": decision.id,
        "at": decision.at,
        "user": decision.user,
        "what": decision.what,
        "reason": decision.reason,
        "content": rows.as_json(decision),
    }
    _insert(connection, decisions, [row])
    return True


def rejection_id(rejection: Rejection) -> str:
    """The id of a rejection: the same source, reason and bytes are the same rejection."""
    parts = (rejection.source, rejection.reason, rejection.capture.id if rejection.capture else None)
    return digest(rows.as_json(parts).encode())


def _has(connection: Connection, table: Table, **values: str) -> bool:
    return connection.execute(_finding(table, *values), values).first() is not None


def _insert(connection: Connection, table: Table, values: list[rows.Row]) -> None:
    Statements(connection).insert(table, values)


@lru_cache
def _finding(table: Table, *names: str) -> Select[Any]:
    wanted = (table.c[name] == bindparam(name) for name in names)
    return select(*table.primary_key.columns).where(*wanted).limit(1)
