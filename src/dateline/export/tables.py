"""CSV tables of events and of claims: UTF-8, RFC 4180, a line of column names first, safe to open in a spreadsheet.

A cell of words that a spreadsheet would take for a formula begins with an apostrophe, and so does one that begins with
an apostrophe by itself: taking one away gives the words back. Lists are joined by semicolons. The same events give the
same bytes, a row at a time.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.export.backing import Backing
from dateline.export.claim_row import ClaimRow, claim_rows
from dateline.export.event_row import EventRow, event_row
from dateline.fusion.events import Event

# What Excel, LibreOffice and Google Sheets may take for the start of a formula, its full-width forms too.
_FORMULA = tuple("=+-@\t\r\n'＝＋－＠")
_SEPARATOR = "; "


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """A CSV table with one row an event."""
    return write_rows(EventRow, (event_row(event) for event in events))


def write_claims(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """A CSV table with one row a claim."""
    return write_rows(ClaimRow, (row for event in events for row in claim_rows(event, backing.report)))


def write_rows(kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """A CSV table of structs of one kind, the names of its fields first."""
    names = kind.__struct_fields__
    yield _line(names)
    for row in rows:
        yield _line([as_cell(getattr(row, name)) for name in names])


def as_cell(value: Any) -> str:
    """A value as a cell: nothing for None, true and false, whole numbers without a point, words defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return defuse(join_list(value) if isinstance(value, tuple | list) else str(value))


def join_list(values: Iterable[str]) -> str:
    """A list as one cell; a semicolon inside a value becomes a comma."""
    return _SEPARATOR.join(value.replace(";", ",") for value in values)


def defuse(words: str) -> str:
    """The words so that no spreadsheet takes them for a formula."""
    words = words.replace("\0", "")
    return f"'{words}" if words.startswith(_FORMULA) else words


def undo_defusing(cell: str) -> str:
    """The words of a cell as they were before they were defused."""
    return cell.removeprefix("'")


def _line(cells: Iterable[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().encode()
