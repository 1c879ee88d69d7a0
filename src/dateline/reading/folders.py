"""What lies in a folder and may be opened: plain files in the order of their names, and why the rest is left out.

Pipes, devices and sockets are never opened, for reading one may never end. Nothing here reads a file.
"""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.errors import ReadingError
from dateline.reading.kinds import kind_of_name
from dateline.reading.report import Rejection

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe, no file; to read from it, give it as standard input with -"),
    (stat.S_ISSOCK, "a socket, no file"),
    (stat.S_ISCHR, "a device, no file"),
    (stat.S_ISBLK, "a device, no file"),
)


def printable_name(path: Path | str) -> str:
    """The path as words on one line: bytes that are no text and characters that steer a terminal are spelt out."""
    text = os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def list_folder(folder: Path) -> Iterator[Path | Rejection]:
    """Every file below a folder that can be read, in the order of the names; hidden ones are passed over in silence."""
    rejections: list[Rejection] = []

    def note(error: OSError) -> None:
        rejections.append(Rejection(printable_name(error.filename), f"cannot be opened: {error.strerror}"))

    paths = sorted(Path(at, name) for at, name in _names_below(folder, note))
    yield from rejections
    if not paths and not rejections:
        yield Rejection(printable_name(folder), "the folder is empty")
    for path in paths:
        if kind_of_name(path.name) is None:
            reason = f"not a kind of file we read ({path.suffix or 'no suffix'}); give it by name to try"
            yield Rejection(printable_name(path), printable_name(reason))
        else:
            yield path


def _names_below(folder: Path, note: Callable[[OSError], None]) -> Iterator[tuple[str, str]]:
    for at, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((at, name) for name in names if not name.startswith("."))


def require_file(path: Path, size_limit: int | None = None) -> None:
    """Raises ReadingError unless the path is a plain file (within the limit, where there is one)."""
    found = path.stat()
    for is_special, reason in _SPECIAL:
        if is_special(found.st_mode):
            raise ReadingError(reason)
    if size_limit is not None and found.st_size > size_limit:
        raise ReadingError(f"{found.st_size:,} bytes, more than the size limit of {size_limit:,}")
