"""Parquet tables of events and of claims: the columns of the CSV tables with their types, lists as lists.

Written a group of rows at a time. Needs pyarrow, which the extra `exports` brings.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, get_type_hints

import msgspec

from dateline.errors import RecordError
from dateline.export.backing import Backing
from dateline.export.claim_row import ClaimRow, claim_rows
from dateline.export.event_row import EventRow, event_row
from dateline.fusion.events import Event

_GROUP = 10_000


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """A table with one row an event."""
    return write_rows(EventRow, (event_row(event) for event in events))


def write_claims(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """A table with one row a claim."""
    return write_rows(ClaimRow, (row for event in events for row in claim_rows(event, backing.report)))


class _Pieces:
    """A file that is only ever written to, and gives away what was written."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing to close."""

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def write_rows(kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """A table of structs of one kind."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ModuleNotFoundError:
        raise RecordError("Parquet needs the extra exports: pip install 'dateline[exports]'") from None
    schema, file, remaining = _schema(kind, pyarrow), _Pieces(), iter(rows)
    with ParquetWriter(pyarrow.PythonFile(file, mode="w"), schema, compression="zstd") as writer:
        while group := list(islice(remaining, _GROUP)):
            values = [[getattr(row, name) for row in group] for name in schema.names]
            columns = [pyarrow.array(column, field.type) for column, field in zip(values, schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
            yield file.take()
    yield file.take()


def _schema(kind: type[msgspec.Struct], pyarrow: Any) -> Any:
    types = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
        tuple: pyarrow.list_(pyarrow.string()),
    }
    hints = get_type_hints(kind)
    return pyarrow.schema([(name, types[_plain(hints[name])]) for name in kind.__struct_fields__])


def _plain(hint: Any) -> type:
    """The type of a field less the None it may be."""
    choices = [each for each in getattr(hint, "__args__", ()) if each not in (type(None), Ellipsis)]
    if getattr(hint, "__origin__", None) is tuple:
        return tuple
    chosen: type = choices[0] if choices else hint
    return chosen
