"""Checks that a record is whole: bytes, provenance, search and the store itself.

Every fault is one line that names what is wrong; an empty list means that each value still resolves to characters of a
stored capture. Nothing here repairs anything.
"""

from collections.abc import Iterator

import msgspec
from sqlalchemy import text

from dateline.errors import DatelineError
from dateline.record import asking
from dateline.record.provenance import faults
from dateline.record.record import Record

_SQLITE_MENDED = (3, 51, 3)


class Health(msgspec.Struct, frozen=True):
    """What was checked, the store in use, and every fault found."""

    store: str
    captures: int
    reports: int
    mentions: int
    decisions: int
    quarantined: int
    faults: tuple[str, ...]
    notes: tuple[str, ...]


def check(record: Record) -> Health:
    """Read the whole record once and compare it with itself."""
    with record.store.connection.begin():
        names = asking.capture_names(record.store.connection)
    reports = [report.id for report in record.reports()]
    return Health(
        store=_store_name(record),
        captures=len(names),
        reports=len(reports),
        mentions=len(record.mentions()),
        decisions=len(record.decisions()),
        quarantined=len(record.quarantined()),
        faults=(*_store_faults(record), *_capture_faults(record, names), *_report_faults(record)),
        notes=_notes(record),
    )


def _capture_faults(record: Record, names: list[str]) -> Iterator[str]:
    for name in names:
        try:
            record.capture(name, source=name)
        except DatelineError as error:
            yield str(error)


def _report_faults(record: Record) -> Iterator[str]:
    for report in record.reports():
        for fault in faults(report, record.coded(report.id)):
            yield f"report {report.id} ({report.source}): {fault}"


def _store_faults(record: Record) -> Iterator[str]:
    if not record.store.is_sqlite:
        return
    with record.store.connection.begin():
        for row in record.store.connection.execute(text("PRAGMA integrity_check")):
            if row[0] != "ok":
                yield f"SQLite: {row[0]}"
        for row in record.store.connection.execute(text("PRAGMA foreign_key_check")):
            yield f"SQLite: a row of {row[0]} points to a row of {row[2]} that is not there"
        yield from _search_faults(record)


def _search_faults(record: Record) -> Iterator[str]:
    """Each report must be found in the search by its place in the log, and nothing else."""
    chosen = (
        "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM report_search_docsize), "
        "(SELECT count(*) FROM reports WHERE sequence NOT IN (SELECT id FROM report_search_docsize))"
    )
    kept, found, missing = record.store.connection.execute(text(chosen)).one()
    if missing or kept != found:
        yield f"full-text search holds {found} of {kept} reports"


def _store_name(record: Record) -> str:
    with record.store.connection.begin():
        if record.store.is_sqlite:
            return f"SQLite {asking.sqlite_version(record.store.connection)}"
        return f"PostgreSQL {record.store.connection.execute(text('SHOW server_version')).scalar()}"


def _notes(record: Record) -> tuple[str, ...]:
    name = _store_name(record)
    if not record.store.is_sqlite or tuple(int(part) for part in name.split()[1].split(".")) >= _SQLITE_MENDED:
        return ()
    return (
        f"{name} is older than 3.51.3, which mended a fault of its write-ahead log with several writers; "
        "Dateline allows one writer at a time, so the fault cannot occur",
    )
