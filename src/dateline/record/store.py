"""Opens the place a record lies in: a folder with SQLite, or a PostgreSQL database by its URL.

At any time a store has at most one writer, which holds a lock; readers never write. Every transaction of a writer is on
the disk when it returns, but those of what is derived from others. Nothing here knows the tables, except that captures
need a place of their own.
"""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from dateline.errors import BusyError, RecordError
from dateline.record.captures import CaptureFolder, digest
from dateline.record.migrate import require_latest, schema_version, upgrade
from dateline.record.schema import captures

DATABASE = "record.sqlite"
LOCK = "writer.lock"
_ADVISORY_LOCK = 0x646174656C696E65  # "dateline"


class CaptureStore(Protocol):
    """What keeps the bytes of captures."""

    def put(self, capture: str, data: bytes) -> bytes | None:
        """Store the bytes once; what is returned belongs into the row of the capture."""

    def get(self, capture: str) -> bytes:
        """The bytes, whose digest has been compared."""


class CaptureTable:
    """Captures in the rows of the table of that name."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def put(self, capture: str, data: bytes) -> bytes:
        """Nothing but the bytes, which the row is to hold."""
        return data

    def get(self, capture: str) -> bytes:
        """The bytes of this id, whose digest has been compared."""
        data = self.connection.execute(select(captures.c.data).where(captures.c.id == capture)).scalar()
        if data is None:
            raise RecordError(f"the bytes of capture {capture} are missing")
        if digest(bytes(data)) != capture:
            raise RecordError(f"the bytes of capture {capture} have changed in the database")
        return bytes(data)


class Store:
    """An open store: one connection, a place for captures, and the writer's lock when it is held."""

    def __init__(self, engine: Engine, folder: Path | None, release: Callable[[], None]) -> None:
        self.engine = engine
        self.connection = _connect(engine)
        self.folder = folder
        self.captures: CaptureStore = CaptureFolder(folder / "captures") if folder else CaptureTable(self.connection)
        self._release = release

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is a folder with SQLite."""
        return self.folder is not None

    @contextmanager
    def deriving(self) -> Iterator[None]:
        """A transaction of rows that are made again from others: should the power fail, it may be as if never begun."""
        if not self.is_sqlite:
            with self.connection.begin():
                self.connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
                yield
            return
        self._set_synchronous("NORMAL")
        try:
            with self.connection.begin():
                yield
        finally:
            self._set_synchronous("FULL")

    def _set_synchronous(self, degree: str) -> None:
        """What SQLite waits for at the end of a transaction; said outside of one."""
        self.connection.connection.cursor().execute(f"PRAGMA synchronous = {degree}")

    def close(self) -> None:
        """Let go of the connection, then of the lock."""
        self.connection.close()
        self.engine.dispose()
        self._release()


def open_store(
    location: str | Path, *, create: bool, read_only: bool, migrate: Callable[[Connection], None] = upgrade
) -> Store:
    """Open a folder or a PostgreSQL URL; migrate it when writing."""
    if _is_url(location):
        return _open_postgresql(str(location), create, read_only, migrate)
    return _open_folder(Path(location), create, read_only, migrate)


def _is_url(location: str | Path) -> bool:
    return isinstance(location, str) and location.startswith(("postgresql:", "postgresql+", "postgres:"))


def _open_folder(folder: Path, create: bool, read_only: bool, migrate: Callable[[Connection], None]) -> Store:
    if not (folder / DATABASE).exists() and (read_only or not create):
        raise RecordError(f"there is no record in {folder}: make one with dateline read SOURCE --record {folder}")
    if read_only:
        return _checked(Store(_sqlite_engine(folder / DATABASE, read_only=True), folder, _nothing), require_latest)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "captures").mkdir(exist_ok=True)
    release = _lock_folder(folder)
    try:
        store = Store(_sqlite_engine(folder / DATABASE, read_only=False), folder, release)
    except BaseException:
        release()
        raise
    CaptureFolder(folder / "captures").tidy()
    return _checked(store, migrate)


def _checked(store: Store, check: Callable[[Connection], None]) -> Store:
    try:
        with store.connection.begin():
            check(store.connection)
    except BaseException as error:
        store.close()
        if isinstance(error, DBAPIError):
            raise RecordError(f"the record cannot be opened: {_first_line(error)}") from error
        raise
    return store


def _lock_folder(folder: Path) -> Callable[[], None]:
    """Hold the lock file; the operating system lets go of it whenever the process ends, however it ends."""
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
        os.close(descriptor)
        raise BusyError(f"{folder} is being written by process {holder}: wait for it, or only read") from None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return lambda: os.close(descriptor)


def _sqlite_engine(path: Path, *, read_only: bool) -> Engine:
    uri = f"file:{quote(str(path.absolute()))}?mode={'ro' if read_only else 'rwc'}"
    if read_only and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        uri += "&immutable=1"  # a folder on a read-only disk has no place for the shared memory of WAL

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30, check_same_thread=False)
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    start = "BEGIN" if read_only else "BEGIN IMMEDIATE"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(start))
    return engine


def _open_postgresql(url: str, create: bool, read_only: bool, migrate: Callable[[Connection], None]) -> Store:
    options: dict[str, Any] = {"options": "-c default_transaction_read_only=on"} if read_only else {}
    try:
        engine = create_engine(_with_driver(url), connect_args=options, poolclass=StaticPool)
    except ModuleNotFoundError:
        raise RecordError("PostgreSQL needs the extra of that name: pip install 'dateline[postgres]'") from None
    store = Store(engine, None, _nothing)
    if read_only:
        return _checked(store, require_latest)
    _lock_database(store)
    return _checked(store, migrate if create or _holds_record(store) else require_latest)


def _holds_record(store: Store) -> bool:
    with store.connection.begin():
        return schema_version(store.connection) is not None


def _lock_database(store: Store) -> None:
    """Hold the advisory lock of this database; the server lets go of it when the connection ends."""
    with store.connection.begin():
        held = store.connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _ADVISORY_LOCK}).scalar()
    if not held:
        store.close()
        raise BusyError("the record is being written by another process: wait for it, or only read")


def _with_driver(url: str) -> str:
    scheme, rest = url.split(":", 1)
    return url if "+" in scheme else f"postgresql+psycopg:{rest}"


def _connect(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except DBAPIError as error:
        engine.dispose()
        raise RecordError(f"the record cannot be opened: {_first_line(error)}") from error


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0]


def _nothing() -> None:
    """A reader holds no lock."""
