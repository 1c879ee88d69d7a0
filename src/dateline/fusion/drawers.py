"""Where a fold keeps what it knows: values by key in named drawers, numbers under keys, and the coded reports.

Here all of it lies in memory. A record keeps the same drawers in its store (record/cabinet.py), so that a fold holds
only what it touches. Whoever changes a value puts it back: what is not put back may be forgotten.
"""

import pickle
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

from dateline.fusion.events import CodedReport
from dateline.fusion.postings import MemoryPostings, Postings

Key = str | int
Value = TypeVar("Value")


class Drawer(Generic[Value]):
    """Values by key."""

    def __init__(self) -> None:
        self._held: dict[Key, Value] = {}

    def __contains__(self, key: Key) -> bool:
        return self.get(key) is not None

    def __getitem__(self, key: Key) -> Value:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: Key) -> Value | None:
        """The value under a key; None if there is none."""
        return self._held.get(key)

    def get_all(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """The values under these keys, as far as there are any."""
        return {key: value for key in keys if (value := self._held.get(key)) is not None}

    def put(self, key: Key, value: Value) -> None:
        """Lays a value under a key, in the place of what lay there."""
        self._held[key] = value

    def drop(self, key: Key) -> None:
        """Takes away what lies under a key, if anything does."""
        self._held.pop(key, None)

    def items(self) -> Iterator[tuple[Any, Value]]:
        """Every key with its value, in no order that counts."""
        return iter(self._held.items())


class Reports(Protocol):
    """Coded reports by id."""

    def put(self, coded_report: CodedReport) -> None:
        """Keeps a coded report."""

    def get(self, name: str) -> CodedReport:
        """The coded report with this id."""


class PackedReports:
    """Coded reports packed small in memory."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def put(self, coded_report: CodedReport) -> None:
        """Keeps a coded report."""
        packed = pickle.dumps(coded_report, pickle.HIGHEST_PROTOCOL)
        self._packed[coded_report.report.id] = zlib.compress(packed, 1)

    def get(self, name: str) -> CodedReport:
        """The coded report with this id."""
        found: CodedReport = pickle.loads(zlib.decompress(self._packed[name]))
        return found


class Cabinet(Protocol):
    """All drawers of one fold. A name stands for one drawer, whoever asks for it."""

    def drawer(self, name: str, type_: Any) -> Drawer[Any]:
        """The drawer of this name, for values of a type."""

    def postings(self, name: str) -> Postings:
        """The numbers under keys of this name."""

    def reports(self) -> Reports:
        """The coded reports."""


class MemoryCabinet:
    """A cabinet in memory, empty at first."""

    def drawer(self, name: str, type_: Any) -> Drawer[Any]:
        """A new drawer."""
        return Drawer()

    def postings(self, name: str) -> Postings:
        """New postings."""
        return MemoryPostings()

    def reports(self) -> Reports:
        """An empty stack of reports."""
        return PackedReports()
