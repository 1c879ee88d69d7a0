"""Fixtures for every test: both kinds of store, and a clock that moves one second each time it is read."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import postgresql
import pytest


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    programs = postgresql.binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (make setup installs it where it can)")
    with tempfile.TemporaryDirectory(dir=postgresql.quick_folder()) as folder:
        server = postgresql.Server(Path(folder), programs)
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_location(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives the location of a new, empty store each time it is called."""
    if request.param == "sqlite":
        names = iter(range(10_000))
        return lambda: str(tmp_path / f"record{next(names)}")
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    return server.new_database


@pytest.fixture
def location(new_location: Callable[[], str]) -> str:
    return new_location()


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()
