"""Reads and codes sources, on one core or several, and hands the results back in the order of the input.

The results are the same whatever the number of workers. A report that cannot be read or coded becomes a rejection and
the rest goes on. Nothing here keeps or prints anything.
"""

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

import msgspec

from dateline.coding.coder import Coder
from dateline.coding.mention import Coded
from dateline.reading import read_capture, read_captures
from dateline.reading.report import Capture, Rejection, Report
from dateline.reading.settings import ReadingSettings

_AHEAD = 4  # reports a worker may be ahead of the one that is waited for


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


def code_all(
    readings: Iterable[Reading | Rejection], workers: int, wanted: Callable[[Report], bool] = lambda report: True
) -> Iterator[Done | Rejection]:
    """Code each report that is wanted; the order is that of the readings."""
    if workers <= 1:
        for reading in readings:
            yield reading if isinstance(reading, Rejection) else _done(reading, wanted)
        return
    yield from _code_with(readings, workers, wanted)


def _done(reading: Reading, wanted: Callable[[Report], bool]) -> Done | Rejection:
    return _finish(reading, code_one(reading.report) if wanted(reading.report) else None)


def _finish(reading: Reading, outcome: Coded | str | None) -> Done | Rejection:
    if isinstance(outcome, str):
        return Rejection(reading.report.source, outcome, reading.capture)
    return Done(reading, outcome)


def code_one(report: Report) -> Coded | str:
    """What is coded of one report, or the reason why it could not be."""
    if report.language not in (None, "en"):
        return Coded((), (), (f"language {report.language} is not read yet: the report is kept, not coded",))
    coder = _coder()  # a model that cannot be loaded stops the run: no report is to blame
    try:
        return coder.code(report)
    except Exception as error:  # one bad report never stops the run
        if os.environ.get("DATELINE_DEBUG"):
            traceback.print_exc()
        return f"could not be coded: {type(error).__name__}: {error}".splitlines()[0]


@cache
def _coder() -> Coder:
    return Coder.load()


def _code_with(
    readings: Iterable[Reading | Rejection], workers: int, wanted: Callable[[Report], bool]
) -> Iterator[Done | Rejection]:
    waiting: deque[Rejection | tuple[Reading, Future[Coded | str] | None]] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), _ignore_interrupt) as pool:
        try:
            for reading in readings:
                if isinstance(reading, Rejection):
                    waiting.append(reading)
                else:
                    waiting.append((reading, pool.submit(code_one, reading.report) if wanted(reading.report) else None))
                if len(waiting) > workers * _AHEAD:
                    yield _next(waiting)
            while waiting:
                yield _next(waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _next(waiting: deque[Rejection | tuple[Reading, Future[Coded | str] | None]]) -> Done | Rejection:
    first = waiting.popleft()
    if isinstance(first, Rejection):
        return first
    reading, future = first
    return _finish(reading, future.result() if future else None)


def _ignore_interrupt() -> None:
    """Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
