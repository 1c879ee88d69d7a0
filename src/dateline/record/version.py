"""What folded: a digest of the code and the ontology that a fold depends on.

Derived tables that another code made are passed over and made anew, so nobody has to remember to raise a number. What
codes reports is left out: mentions are kept as they were coded.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

# Packages and modules of Dateline that the fold is made by.
_DEPENDS_ON = (
    "fusion", "ontology", "coding/mention.py", "reading/report.py",
    "record/asking.py", "record/cabinet.py", "record/folding.py", "record/rows.py", "record/said.py",
)  # fmt: skip
_KINDS = (".py", ".toml")


@cache
def fold_version() -> str:
    """A name for the code that folds; equal names fold alike."""
    found = blake2b(version("dateline").encode(), digest_size=12)
    for part in _DEPENDS_ON:
        for file in _files_of(files("dateline").joinpath(part)):
            found.update(file.name.encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _files_of(part: Traversable) -> Iterator[Traversable]:
    """The files of a package in the order of their names, or the one file."""
    if part.is_file():
        yield part
        return
    for each in sorted(part.iterdir(), key=lambda each: each.name):
        if each.is_dir() or each.name.endswith(_KINDS):
            yield from _files_of(each)
