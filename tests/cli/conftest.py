import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest
from samples import sample, variant

from dateline.cli import main
from dateline.record import Record


@dataclass
class Result:
    status: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def text(self) -> str:
        return self.out.decode()


@pytest.fixture
def dateline(capfdbinary, monkeypatch):
    """Runs a command of the command line and gives its exit status and what it printed."""
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("DATELINE_DEBUG", raising=False)

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["dateline", *(str(each) for each in arguments)])
        capfdbinary.readouterr()
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Result(status, out, err.decode())

    return run


@pytest.fixture
def folder(tmp_path, clock, monkeypatch):
    """A record of two outlets that count differently, and the default of every command."""
    folder = tmp_path / "record"
    with Record.open(folder, create=True, clock=clock) as record:
        record.add(*sample(source="harbour.txt"))
        record.add(*sample(variant("Valley Gazette", "three"), "valley.txt", "Valley Gazette"))
        record.refresh()
    monkeypatch.setenv("DATELINE_RECORD", str(folder))
    return folder
