"""Reads into a record before the eyes of a person who waits: progress, what was left out, and what it came to."""

import msgspec

from dateline.cli.progress import ReadingProgress
from dateline.cli.screen import console, warn
from dateline.intake.keeping import Tally, keep, retry
from dateline.intake.work import Coding, Done, code_all, read_all
from dateline.reading.report import Rejection
from dateline.reading.settings import ReadingSettings
from dateline.record import Record


def read_into(record: Record, sources: list[str], settings: ReadingSettings, coding: Coding) -> Tally:
    """Read all sources into the record, then bring its events up to date."""
    tally = Tally(tell=_tell)
    try:
        with ReadingProgress(sources, console) as progress:
            new_only = msgspec.structs.replace(coding, wanted=lambda report: not record.knows(report.id))
            for done in code_all(read_all(sources, settings), new_only):
                keep(record, done, tally)
                progress.advance(_size(done))
        record.refresh()
    except KeyboardInterrupt:
        tally.stopped = True
    return tally


def retry_all(record: Record, settings: ReadingSettings, coding: Coding) -> Tally:
    """Take up everything in quarantine again."""
    tally = Tally(tell=_tell)
    retry(record, record.quarantined(), settings, coding, tally)
    return tally


def _tell(rejection: Rejection) -> None:
    warn(f"left out: {rejection.source}: {rejection.reason}")


def _size(done: Done | Rejection) -> int:
    capture = done.capture if isinstance(done, Rejection) else done.reading.capture
    return len(capture.data) if capture else 0
