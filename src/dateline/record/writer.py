"""The one writer of a process that serves a record: it opens the record for the moment of a change, and no longer.

What is folded stays in its memory between changes, so that each takes in only what the log has gained. Another process
that writes is waited for a little. Reading goes on beside it.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dateline.errors import BusyError
from dateline.record.folding import Fold
from dateline.record.record import Record

_PATIENCE = 8.0
_PAUSE = 0.2
Kept = TypeVar("Kept")


class Writer:
    """Writes to the record at one location, one change at a time."""

    def __init__(self, location: str | Path) -> None:
        self._location = location
        self._fold = Fold()
        self._writing = threading.Lock()

    def write(self, keep: Callable[[Record], Kept]) -> Kept:
        """Fold in what is new, keep something, and fold that in; BusyError where another process does not end."""
        with self._writing, self._open() as record:
            record.settle()
            kept = keep(record)
            record.settle()
            return kept

    def _open(self) -> Record:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return Record.open(self._location, fold=self._fold)
            except BusyError:
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)
