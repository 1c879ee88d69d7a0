"""Reads and codes sources, on one core or several, and hands the results back in the order of the input.

The results are the same whatever the number of workers. A report that cannot be read or coded becomes a rejection and
the rest goes on. Nothing here keeps or prints anything.
"""

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dateline.coding.coder import Coder
from dateline.coding.mention import Coded
from dateline.reading import read_capture, read_captures
from dateline.reading.report import Capture, Rejection, Report
from dateline.reading.settings import ReadingSettings

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_AHEAD = 4  # reports a worker may be ahead of the one that is waited for


Waiting = tuple["Reading | Rejection", "Future[Coded | str] | None"]


class Reading(msgspec.Struct, frozen=True):
    """A report with the capture it was read from."""

    capture: Capture
    report: Report


class Done(msgspec.Struct, frozen=True):
    """A reading with what was coded of it; None where coding was not wanted."""

    reading: Reading
    coded: Coded | None

    def outcome(self) -> tuple[Report, Coded]:
        """The report with what was coded of it."""
        return self.reading.report, self.coded or Coded((), ())


def read_all(sources: Iterable[str], settings: ReadingSettings) -> Iterator[Reading | Rejection]:
    """Every report of every source, in order."""
    for source in sources:
        for found in read_captures(source, settings=settings):
            if isinstance(found, Rejection):
                yield found
            else:
                yield from read_one(found, settings)


def read_one(capture: Capture, settings: ReadingSettings) -> Iterator[Reading | Rejection]:
    """Every report of one capture."""
    for found in read_capture(capture, settings=settings):
        yield found if isinstance(found, Rejection) else Reading(capture, found)


class Coding(msgspec.Struct, frozen=True):
    """How to code: with which ontology files of the user's own, on how many processes, which reports."""

    ontology: tuple[str, ...] = ()
    workers: int = 1
    wanted: Callable[[Report], bool] = lambda report: True


def code_all(readings: Iterable[Reading | Rejection], coding: Coding) -> Iterator[Done | Rejection]:
    """Code each report that is wanted; the order is that of the readings."""
    if coding.workers > 1:
        yield from _code_with_workers(readings, coding)
        return
    for reading in readings:
        if isinstance(reading, Rejection):
            yield reading
        else:
            wanted = coding.wanted(reading.report)
            yield _finish(reading, code_one(reading.report, coding.ontology) if wanted else None)


def code_one(report: Report, ontology: tuple[str, ...]) -> Coded | str:
    """What is coded of one report, or the reason why it could not be."""
    coder = _coder(ontology)  # a model that cannot be loaded stops the run: no report is to blame
    try:
        return coder.code(report)
    except Exception as error:  # one bad report never stops the run
        if os.environ.get("DATELINE_DEBUG"):
            traceback.print_exc()
        return " ".join(f"could not be coded: {type(error).__name__}: {error}".split())


@cache
def _coder(ontology: tuple[str, ...]) -> Coder:
    return Coder.load(tuple(Path(name) for name in ontology))


def _finish(reading: Reading, outcome: Coded | str | None) -> Done | Rejection:
    if isinstance(outcome, str):
        return Rejection(reading.report.source, outcome, reading.capture)
    return Done(reading, outcome)


def _code_with_workers(readings: Iterable[Reading | Rejection], coding: Coding) -> Iterator[Done | Rejection]:
    from concurrent.futures import ProcessPoolExecutor  # of no use, and not free, to one process
    from multiprocessing import get_context

    waiting: deque[Waiting] = deque()
    with ProcessPoolExecutor(coding.workers, get_context("spawn"), _ignore_interrupt) as pool:
        try:
            for reading in readings:
                waiting.append(_submit(reading, coding, pool))
                if len(waiting) > coding.workers * _AHEAD:
                    yield _next(waiting)
            while waiting:
                yield _next(waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _submit(reading: Reading | Rejection, coding: Coding, pool: "ProcessPoolExecutor") -> Waiting:
    if isinstance(reading, Rejection):
        return reading, None
    return reading, pool.submit(code_one, reading.report, coding.ontology) if coding.wanted(reading.report) else None


def _next(waiting: deque[Waiting]) -> Done | Rejection:
    reading, future = waiting.popleft()
    if isinstance(reading, Rejection):
        return reading
    return _finish(reading, future.result() if future else None)


def _ignore_interrupt() -> None:
    """Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
