"""Folders with things in them that are no files: each is said in one line, none is waited for."""

import os
import socket
from pathlib import Path

import pytest

from dateline.reading import Rejection, Report, read_source
from dateline.reading.folders import printable_name
from tests.reading.samples import SCRAPE


def reasons(folder: Path) -> dict[str, str]:
    found = [each for each in read_source(str(folder)) if isinstance(each, Rejection)]
    return {each.source.removeprefix(f"{folder}/"): each.reason for each in found}


def test_pipes_sockets_devices_and_dead_links_are_left_out_with_their_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "dead.txt").symlink_to("nowhere")
    (tmp_path / "good.txt").write_text(SCRAPE, encoding="utf-8")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(tmp_path / "socket.txt"))
    found = reasons(tmp_path)
    assert found.pop("pipe.txt").startswith("a named pipe")
    assert found == {
        "zero.txt": "a device, no file",
        "dead.txt": "no such file or folder",
        "socket.txt": "a socket, no file",
    }
    assert sum(isinstance(each, Report) for each in read_source(str(tmp_path))) == 1


def test_a_pipe_given_by_name_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read_source(str(tmp_path / "pipe.txt"))
    assert isinstance(found, Rejection)
    assert "standard input" in found.reason


@pytest.mark.parametrize("name", [b"raw-\xff.txt", b"two\nlines.txt", b"red\x1b[31m.txt"])
def test_a_name_that_is_no_text_is_spelt_out(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_text(SCRAPE, encoding="utf-8")
    (found,) = read_source(str(tmp_path))
    assert isinstance(found, Report)
    assert found.source == printable_name(tmp_path / os.fsdecode(name))
    assert found.source.isprintable()
    found.source.encode("utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "shut.txt").write_text(SCRAPE, encoding="utf-8")
    (tmp_path / "shut.txt").chmod(0)
    assert reasons(tmp_path) == dict.fromkeys(["shut", "shut.txt"], "cannot be opened: Permission denied")
