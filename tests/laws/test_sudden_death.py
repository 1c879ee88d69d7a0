"""A process that is killed loses at most the report in hand: nothing is lost, doubled or half-written."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import msgspec
from adding import NUMBER, add_all

from dateline.record import Record
from dateline.record.integrity import check

HERE = Path(__file__).parent
KILLS = int(os.environ.get("DATELINE_KILLS", "12"))  # each takes a second or two; more by hand


def start(location: str) -> subprocess.Popen[str]:
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    process = subprocess.Popen(
        [sys.executable, str(HERE / "adding.py"), location],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def kill_after(location: str, seconds: float) -> None:
    process = start(location)
    time.sleep(seconds)
    process.kill()
    process.wait()
    process.stdout.close()


def state(location: str) -> bytes:
    with Record.open(location, read_only=True) as record:
        return msgspec.json.encode((record.fused(), list(record.reports())))


def test_a_record_survives_being_killed_again_and_again(location, new_location):
    chance = random.Random(13)
    reports_seen = set()
    for _ in range(KILLS):
        kill_after(location, chance.uniform(0, 0.12))
        with Record.open(location, read_only=True) as record:
            health = check(record)
            entries = [entry.sequence for entry in record.log()]
        assert health.faults == ()
        assert health.mentions == health.reports == len(entries)
        assert entries == list(range(1, len(entries) + 1))
        reports_seen.add(health.reports)
    assert len(reports_seen) > 1, "the process was never killed between two reports"
    add_all(location)
    untouched = new_location()
    add_all(untouched)
    assert state(location) == state(untouched)
    with Record.open(location, read_only=True) as record:
        assert len(list(record.reports())) == NUMBER


def test_half_written_bytes_of_a_capture_are_cleared_away(tmp_path):
    add_all(str(tmp_path / "record"))
    left = tmp_path / "record" / "captures" / "unfinished" / "left-by-a-killed-writer"
    left.write_bytes(b"half")
    with Record.open(tmp_path / "record"):
        assert not left.exists()
