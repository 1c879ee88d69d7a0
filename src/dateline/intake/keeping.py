"""Keeps what was read: what is new is added, what is known is passed over, what fails is quarantined or tried again.

Every report is its own transaction, so whoever stops a run, and however, loses at most the report in hand. Nothing here
prints: whoever waits is told of each rejection by the function that the tally carries.
"""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from dateline.errors import ProvenanceError
from dateline.intake.work import Coding, Done, Reading, code_all, read_all, read_one
from dateline.reading.report import Rejection
from dateline.reading.settings import ReadingSettings
from dateline.record import Record
from dateline.record.asking import Quarantined
from dateline.record.writing import rejection_id

_GAP = re.compile(r"@\d+$")  # how the reader of archives says where in a file a gap is


@dataclass
class Tally:
    """What a run of reading came to."""

    added: int = 0
    known: int = 0
    rejected: int = 0
    mentions: int = 0
    stopped: bool = False
    tell: Callable[[Rejection], None] = lambda rejection: None
    started: float = field(default_factory=time.monotonic)

    def count(self, new: bool, mentions: int) -> None:
        """Count one report that was kept, or was there."""
        self.added += new
        self.known += not new
        self.mentions += mentions if new else 0

    def as_text(self) -> str:
        """One line for the person who waited."""
        seconds = time.monotonic() - self.started
        parts = [f"{self.added} reports added with {self.mentions} mentions", f"{self.known} known already"]
        parts += [f"{self.rejected} left out (dateline check lists them, dateline retry takes them up)"] * bool(
            self.rejected
        )
        parts += ["stopped: the same command goes on from here"] * self.stopped
        return f"{'; '.join(parts)}; {seconds:.1f} s"


def keep(record: Record, done: Done | Rejection, tally: Tally) -> Rejection | None:
    """Keep one result in the record and count it; what had to be left out goes into quarantine and is returned."""
    if isinstance(done, Rejection):
        return _reject(record, done, tally)
    capture, report = done.reading.capture, done.reading.report
    if done.coded is None:
        record.see(capture, report)
        tally.known += 1
        return None
    try:
        outcome = record.add(capture, report, done.coded)
    except ProvenanceError as error:
        return _reject(record, Rejection(report.source, str(error), capture), tally)
    tally.count(outcome == "added", len(done.coded.mentions))
    return None


def _reject(record: Record, rejection: Rejection, tally: Tally) -> Rejection:
    record.quarantine(rejection)
    tally.rejected += 1
    tally.tell(rejection)
    return rejection


def retry(
    record: Record, quarantined: Iterable[Quarantined], settings: ReadingSettings, coding: Coding, tally: Tally
) -> None:
    """Take these up again, with all that came from the same bytes; each stays only if it fails for the same reason."""
    wanted = {each.id for each in quarantined}
    new_only = msgspec.structs.replace(coding, wanted=lambda report: not record.knows(report.id))
    for origin, group in _by_origin(record.quarantined()).items():
        if wanted.isdisjoint(each.id for each in group):
            continue
        outcomes = [
            keep(record, done, tally) for done in code_all(_again(record, origin, group[0], settings), new_only)
        ]
        failed = {rejection_id(rejection) for rejection in outcomes if rejection}
        for kept in group:
            if kept.id not in failed:
                record.release(kept.id)
    record.settle()


def _by_origin(quarantined: Iterable[Quarantined]) -> dict[str, list[Quarantined]]:
    """What has to be read again, each once: bytes that were kept, or the source; the gaps of an archive have one."""
    groups: dict[str, list[Quarantined]] = {}
    for kept in quarantined:
        origin = f"{kept.source} {kept.capture}" if kept.capture else _GAP.sub("", kept.source)
        groups.setdefault(origin, []).append(kept)
    return groups


def _again(record: Record, origin: str, kept: Quarantined, settings: ReadingSettings) -> Iterable[Reading | Rejection]:
    if kept.capture is None:
        return read_all([origin if Path(origin).exists() else kept.source], settings)
    from_bytes = _from_bytes(record, kept, settings)
    return read_all([kept.source], settings) if from_bytes is None else from_bytes


def _from_bytes(record: Record, kept: Quarantined, settings: ReadingSettings) -> list[Reading | Rejection] | None:
    """What the kept bytes give now; None when they hold several captures, which only the source can give."""
    assert kept.capture is not None
    readings = list(read_one(record.capture(kept.capture, kept.source), settings))
    whole = all(isinstance(each, Rejection) or each.report.capture == kept.capture for each in readings)
    return readings if whole else None
