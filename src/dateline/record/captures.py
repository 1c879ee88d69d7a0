"""Where the bytes of captures lie: a folder addressed by content, or the table of captures itself.

A capture is written once, whole or not at all (temporary file, fsync, rename, fsync of the folder), and never changed.
Nothing here knows what the bytes mean.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from dateline.errors import RecordError


def digest(data: bytes) -> str:
    """The id of these bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


class CaptureFolder:
    """Captures as files named by their digest: `ab/abcd...`, `ab` being its first two digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, capture: str) -> Path:
        """Where the bytes of this id lie."""
        name = capture.removeprefix("sha256:")
        if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
            raise RecordError(f"not the id of a capture: {capture}")
        return self.folder / name[:2] / name

    def put(self, capture: str, data: bytes) -> None:
        """Store the bytes; the same bytes again change nothing, and nothing is left for the database to hold."""
        path = self.path(capture)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_once(self.folder / "unfinished", path, data)

    def tidy(self) -> None:
        """Remove what a killed writer left half-written; for the one writer only."""
        for left in (self.folder / "unfinished").glob("*"):
            left.unlink(missing_ok=True)

    def get(self, capture: str) -> bytes:
        """The bytes of this id, whose digest has been compared."""
        try:
            data = self.path(capture).read_bytes()
        except FileNotFoundError:
            raise RecordError(f"the bytes of capture {capture} are missing") from None
        if digest(data) != capture:
            raise RecordError(f"the bytes of capture {capture} have changed on disk")
        return data


def _write_once(unfinished: Path, path: Path, data: bytes) -> None:
    unfinished.mkdir(exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=unfinished)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folders(path.parent)


def _sync_folders(folder: Path) -> None:
    """Make the new name last through a loss of power: the folder, and the one that holds it."""
    for each in (folder, folder.parent):
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
