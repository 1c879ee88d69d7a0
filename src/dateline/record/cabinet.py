"""The drawers of a fold in the store: only what is touched lies in memory, and what was changed is written back.

Drawers are read and written inside the transaction of whoever folds. Nothing is let go while a batch of reports is
taken in, only when `tidy` is called, so that a value fetched twice within a batch is one and the same.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Connection

from dateline.coding.mention import Coded
from dateline.fusion.drawers import Drawer, Key
from dateline.fusion.events import CodedReport
from dateline.record import rows
from dateline.record.statements import Statements

# So many values of a drawer stay in memory.
KEPT = 5000
_ALL = "SELECT key, value FROM fold_values WHERE drawer = ?"
_ALL_OF = "SELECT key, value FROM fold_values WHERE drawer = ? AND key"
_FIND = "SELECT value FROM fold_values WHERE drawer = ? AND key = ?"
_LAY = (
    "INSERT INTO fold_values (drawer, key, value) VALUES (?, ?, ?) "
    "ON CONFLICT (drawer, key) DO UPDATE SET value = excluded.value"
)
_TAKE = "DELETE FROM fold_values WHERE drawer = ? AND key = ?"
_FILE = "INSERT INTO fold_postings (drawer, key, number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
_FILED = "SELECT key, number FROM fold_postings WHERE drawer = ? AND key"
_REPORT = (
    "SELECT content, text, (SELECT min(source) FROM sightings WHERE sightings.report = reports.id) "
    "FROM reports WHERE id = ?"
)
_TOLD = "SELECT content FROM mentions WHERE report = ? ORDER BY position"
Value = TypeVar("Value")


class StoredDrawer(Drawer[Value], Generic[Value]):
    """A drawer in the store; what was asked for lately, and all that was changed, lies in memory too."""

    def __init__(self, cabinet: "StoredCabinet", name: str, type_: Any) -> None:
        super().__init__()
        self._cabinet = cabinet
        self._name = name
        self._decoder: msgspec.msgpack.Decoder[Value] = msgspec.msgpack.Decoder(type_)
        self._absent: set[Key] = set()
        self._changed: set[Key] = set()

    def get(self, key: Key) -> Value | None:
        """The value under a key; None if there is none."""
        found = self._held.get(key)
        if found is None and key not in self._absent:
            packed = self._cabinet.statements.one(_FIND, self._name, str(key))
            if packed is None:
                self._absent.add(key)
            else:
                found = self._held[key] = self._decoder.decode(packed)
        return found

    def get_all(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """The values under these keys, as far as there are any."""
        asked = list(keys)
        wanted = {str(key): key for key in asked if key not in self._held and key not in self._absent}
        for key, packed in self._cabinet.statements.rows_of(_ALL_OF, list(wanted), self._name):
            self._held[wanted.pop(key)] = self._decoder.decode(packed)
        self._absent.update(wanted.values())
        return {key: self._held[key] for key in asked if key in self._held}

    def put(self, key: Key, value: Value) -> None:
        """Lay a value under a key, in the place of what lay there."""
        super().put(key, value)
        self._absent.discard(key)
        self._changed.add(key)

    def drop(self, key: Key) -> None:
        """Take away what lies under a key, if anything does."""
        super().drop(key)
        self._absent.add(key)
        self._changed.add(key)

    def items(self) -> Iterator[tuple[Any, Value]]:
        """Every key, as text, with its value."""
        self._cabinet.write()
        for key, packed in self._cabinet.statements.rows(_ALL, self._name):
            yield key, self._decoder.decode(packed)

    def changes(self) -> tuple[list[tuple[str, str, bytes]], list[tuple[str, str]]]:
        """Rows to lay and rows to take away for what was changed since last asked for."""
        changed, self._changed = self._changed, set()
        held = {key: self._held[key] for key in changed if key in self._held}
        laid = [(self._name, str(key), msgspec.msgpack.encode(value)) for key, value in held.items()]
        return laid, [(self._name, str(key)) for key in changed if key not in held]

    def let_go(self) -> None:
        """Keep in memory, when there is too much, only what came last."""
        self._absent.clear()
        if len(self._held) > KEPT:
            self._held = dict(islice(self._held.items(), len(self._held) - KEPT // 2, None))


class StoredPostings:
    """Numbers by 64-bit keys in the store."""

    def __init__(self, cabinet: "StoredCabinet", name: str) -> None:
        self._cabinet = cabinet
        self._name = name

    def file(self, keys: Iterable[int], number: int) -> None:
        """File a number under keys."""
        values = [(self._name, signed, number) for signed in sorted(map(_signed, keys))]
        self._cabinet.statements.write(_FILE, values)

    def find(self, keys: Iterable[int]) -> dict[int, list[int]]:
        """The numbers under each of these keys; keys without any are left out."""
        wanted = {_signed(key): key for key in keys}
        found: dict[int, list[int]] = {}
        for key, number in self._cabinet.statements.rows_of(_FILED, sorted(wanted), self._name):
            found.setdefault(wanted[key], []).append(number)
        return {key: sorted(numbers) for key, numbers in found.items()}


def _signed(key: int) -> int:
    """A key as the databases count: below zero from the middle on."""
    return key - 2**64 if key >= 2**63 else key


class StoredReports:
    """The coded reports of the record itself, which has kept them already."""

    def __init__(self, cabinet: "StoredCabinet") -> None:
        self._cabinet = cabinet

    def put(self, coded_report: CodedReport) -> None:
        """Nothing: the record has it."""

    def get(self, name: str) -> CodedReport:
        """The coded report with this id, less its statements."""
        ask = self._cabinet.statements.rows
        report = next(rows.report_from(*row) for row in ask(_REPORT, name))
        return CodedReport(report, Coded(tuple(rows.mention_from(content) for (content,) in ask(_TOLD, name)), ()))


class StoredCabinet:
    """All drawers of the fold of one record; `use` says in which transaction."""

    connection: Connection
    statements: Statements

    def __init__(self, connection: Connection) -> None:
        self._drawers: dict[str, StoredDrawer[Any]] = {}
        self.use(connection)

    def use(self, connection: Connection) -> None:
        """Go on in another connection to the same record."""
        self.connection, self.statements = connection, Statements(connection)

    def drawer(self, name: str, type_: Any) -> StoredDrawer[Any]:
        """The drawer of this name, for values of a type."""
        if name not in self._drawers:
            self._drawers[name] = StoredDrawer(self, name, type_)
        return self._drawers[name]

    def postings(self, name: str) -> StoredPostings:
        """The numbers under keys of this name."""
        return StoredPostings(self, name)

    def reports(self) -> StoredReports:
        """The coded reports."""
        return StoredReports(self)

    def write(self) -> None:
        """Write all that was changed."""
        changes = [drawer.changes() for drawer in self._drawers.values()]
        self.statements.write(_LAY, sorted(row for laid, _ in changes for row in laid))
        self.statements.write(_TAKE, sorted(row for _, taken in changes for row in taken))

    def tidy(self) -> None:
        """Write all that was changed, and let go of what is too much to keep in memory."""
        self.write()
        for drawer in self._drawers.values():
            drawer.let_go()
