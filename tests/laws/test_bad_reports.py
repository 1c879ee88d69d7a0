"""Law 8: one bad report never stops the run; it lies in quarantine with its reason, and the rest is kept."""

import gzip
import os
import subprocess
import sys

import pytest

from dateline.record import Record

GOOD = "Bridge closed\n\nPolice closed the bridge at Harlan on Monday after a protest, the mayor said.\n"
BAD = {
    "empty.txt": b"",
    "blank.html": b"  \n\n ",
    "binary.txt": bytes(range(256)) * 64,
    "truncated.html.gz": gzip.compress(os.urandom(4000))[:2000],
    "truncated.warc.gz": gzip.compress(
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4000\r\n\r\nHTTP/1.1 200 OK"
    )[:40],
    "broken.jsonl": b'{"text": "no end\n',
    "bare.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "feed.xml": b"<rss><channel></channel></rss>",
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD)
    (folder / "zzz-good.txt").write_text(GOOD.replace("Monday", "Tuesday"))
    (folder / "deep.html").write_text("<div>" * 3000 + GOOD + "</div>" * 3000)
    (folder / "long.txt").write_text("The mayor said nothing. " * 42_000)
    return folder


def test_the_good_are_kept_and_the_bad_lie_in_quarantine_with_a_reason(folder, tmp_path):
    record = str(tmp_path / "record")
    command = [sys.executable, "-m", "dateline", "read", str(folder), "--record", record, "--workers", "2"]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    with Record.open(record, read_only=True) as opened:
        kept = {report.source.rpartition("/")[2] for report in opened.reports()}
        left_out = {each.source.rpartition("/")[2]: each.reason for each in opened.quarantined()}
    assert {"good.txt", "zzz-good.txt"} <= kept
    assert not kept & left_out.keys()
    for name in BAD:
        reasons = [reason for source, reason in left_out.items() if source.startswith(name)]
        assert reasons, f"{name} was neither kept nor left out"
        assert all(reason and "\n" not in reason for reason in reasons)
