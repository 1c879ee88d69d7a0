"""Writes an export to a file: whole, or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_file(name: str | Path, pieces: Iterable[bytes]) -> None:
    """The pieces as a file; what stood there before stays until all of them are written."""
    path = Path(name)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
