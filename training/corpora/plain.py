"""Texts without labels, from which a pupil learns what its teacher makes of them: those of all corpora but no text that
measures. An article that begins as one that measures does is left out whole, whichever corpus it stands in.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from documents import Document

OPENING = 120


def read_plain(shared: Path, corpora: Iterable[Document], measuring: Iterable[Document]) -> list[str]:
    """The texts of the corpora and of articles beside them, each once, in order."""
    held = tuple({opening(d.text) for d in measuring} - {""})
    texts = {opening(text): text for text in (*(d.text for d in corpora), *articles(shared))}
    return [text for start, text in texts.items() if not start.startswith(held)]


def opening(text: str) -> str:
    """What tells one text from another: its first letters and figures."""
    return "".join(c for c in text[: 3 * OPENING].lower() if c.isalnum())[:OPENING]


def articles(shared: Path) -> Iterator[str]:
    """Articles that no corpus here labels: the Guardian's, MUC-4's training part and those of the page corpus."""
    with (shared / "plover/guardian_sdf_articles.csv").open(encoding="utf8") as file:
        yield from (row["text"] for row in csv.DictReader(file))
    rows = (shared / "muc4/train.json").read_text(encoding="utf8").splitlines()
    yield from (json.loads(row)["doctext"] for row in rows)
    pages = json.loads((shared / "pages/scrapinghub/ground-truth.json").read_text(encoding="utf8"))
    yield from (page["articleBody"] for page in pages.values())
