"""The commands that read: code (keeping nothing), read (into a record) and retry (what lies in quarantine)."""

import sys
from typing import TYPE_CHECKING

import typer

from dateline.cli.options import (
    DEFAULT_RECORD,
    DEFAULT_SIZE_LIMIT,
    AllowPrivate,
    AsJson,
    Ontology,
    RecordPlace,
    SizeLimit,
    Sources,
    Workers,
)

if TYPE_CHECKING:
    from dateline.intake.work import Done
    from dateline.reading.report import Rejection
    from dateline.reading.settings import ReadingSettings


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(code)
    app.command()(read)
    app.command()(retry)


def code(
    sources: Sources,
    as_json: AsJson = False,
    workers: Workers = 1,
    ontology: Ontology = None,
    size_limit: SizeLimit = DEFAULT_SIZE_LIMIT,
    allow_private: AllowPrivate = False,
) -> None:
    """Read and code reports without keeping anything.

    With --json one object a report is printed, one a line, in the order of the input. What cannot be read gives a line
    with "error" and "source"; the others are coded all the same, and the exit status is 1.

    Example: dateline code report.html --json
    """
    from dateline.intake.work import Coding, code_all, read_all
    from dateline.reading.report import Rejection

    left_out = 0
    settings = _settings(size_limit, allow_private)
    for done in code_all(read_all(sources, settings), Coding(tuple(ontology or ()), workers)):
        left_out += isinstance(done, Rejection)
        _print_line(done) if as_json else _tell(done)
    raise typer.Exit(1 if left_out else 0)


def read(
    sources: Sources,
    record: RecordPlace = DEFAULT_RECORD,
    workers: Workers = 1,
    ontology: Ontology = None,
    size_limit: SizeLimit = DEFAULT_SIZE_LIMIT,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports into a record, code them and join what they tell into events.

    Each report is kept whole or not at all. Stop with Ctrl-C at any time: the same command goes on from there, and
    reading the same source twice adds nothing. What cannot be read is kept in quarantine with its reason.

    Example: dateline read pages/ feed.xml --record my-record
    """
    from dateline.cli.keeping import read_into
    from dateline.cli.screen import console
    from dateline.intake.work import Coding
    from dateline.record import Record

    settings = _settings(size_limit, allow_private)
    with Record.open(record, create=True) as opened:
        tally = read_into(opened, sources, settings, Coding(tuple(ontology or ()), workers))
    console.print(tally.as_text(), highlight=False)
    raise typer.Exit(130 if tally.stopped else 1 if tally.rejected else 0)


def retry(
    record: RecordPlace = DEFAULT_RECORD,
    ontology: Ontology = None,
    size_limit: SizeLimit = DEFAULT_SIZE_LIMIT,
    allow_private: AllowPrivate = False,
) -> None:
    """Take up again what lies in quarantine: from its bytes where they were kept, else from its source.

    Example: dateline retry --size-limit 100000000
    """
    from dateline.cli.keeping import retry_all
    from dateline.cli.screen import console
    from dateline.intake.work import Coding
    from dateline.record import Record

    settings = _settings(size_limit, allow_private)
    with Record.open(record) as opened:
        tally = retry_all(opened, settings, Coding(tuple(ontology or ())))
    console.print(tally.as_text(), highlight=False)
    raise typer.Exit(1 if tally.rejected else 0)


def _settings(size_limit: int, allow_private: bool) -> "ReadingSettings":
    from dateline.reading.settings import ReadingSettings

    return ReadingSettings(size_limit=size_limit, allow_private=allow_private)


def _print_line(done: "Done | Rejection") -> None:
    from dateline.export.json_lines import coded_line, error_line
    from dateline.reading.report import Rejection

    line = error_line(done.source, done.reason) if isinstance(done, Rejection) else coded_line(*done.outcome())
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _tell(done: "Done | Rejection") -> None:
    from dateline.cli.screen import output, warn
    from dateline.cli.telling import tell_report
    from dateline.reading.report import Rejection

    if isinstance(done, Rejection):
        warn(f"left out: {done.source}: {done.reason}")
    else:
        tell_report(*done.outcome(), output)
