"""Small statements of the writer, handed to the driver of the database itself.

A report takes some hundred of them, and each would cost more on its way through SQLAlchemy than in the database. They
are part of the transaction of the connection they are made for, which is begun and ended elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table

_SOME = 2000


class Statements:
    """Statements in the words of SQLite, and in those of PostgreSQL where that is at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection.connection
        self._is_sqlite = connection.dialect.name == "sqlite"

    def one(self, statement: str, *values: object) -> Any:
        """The only column of the row asked for; None if there is none."""
        row = next(self.rows(statement, *values), None)
        return None if row is None else row[0]

    def rows(self, statement: str, *values: object) -> Iterator[Any]:
        """The rows asked for."""
        cursor = self._connection.cursor()
        cursor.execute(self._worded(statement), values)
        return iter(cursor.fetchall())

    def rows_of(self, statement: str, keys: Iterable[object], *values: object) -> Iterator[Any]:
        """Of the rows asked for those whose column, named last, has one of some keys."""
        left = iter(keys)
        among = "IN (SELECT value FROM json_each(?))" if self._is_sqlite else "= ANY(?)"
        while some := list(islice(left, _SOME)):
            asked = msgspec.json.encode(some).decode() if self._is_sqlite else some
            yield from self.rows(f"{statement} {among}", *values, asked)

    def write(self, statement: str, values: Sequence[tuple[object, ...]]) -> None:
        """Do the same for each of some values."""
        if values:
            self._connection.cursor().executemany(self._worded(statement), values)

    def insert(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows to a table, all with values for the same columns."""
        if rows:
            columns = ", ".join(f'"{name}"' for name in rows[0])
            marks = ", ".join("?" * len(rows[0]))
            values = [tuple(row.values()) for row in rows]
            self.write(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", values)

    def _worded(self, statement: str) -> str:
        return statement if self._is_sqlite else statement.replace("?", "%s")
