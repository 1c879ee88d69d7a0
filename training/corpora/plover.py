"""PLOVER's example sentences (types at marked triggers, actors) and NGEC's synthetic stories (one type a story)."""

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from documents import Argument, Document, Event

# The examples were written for an older list of categories; the 2021 change-over joined these.
TYPE_NOW = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
ROLES = {"SRC": ("actor",), "TAR": ("recipient",), "SRC/TAR": ("actor", "recipient")}


def read_examples(shared: Path) -> list[Document]:
    """The marked example sentences; every fifth by its id measures."""
    raw = (shared / "plover/PLOVER_GSR_CAMEO.txt").read_text(encoding="utf8")
    rows = [
        row
        for row in json.loads(mend_json(raw))
        if isinstance(row.get("textInfo"), dict) and row["textInfo"].get("markup")
    ]
    return [d for d in (example_document(row) for row in rows) if d]


def mend_json(raw: str) -> str:
    """The file leaves commas before closing brackets."""
    return re.sub(r",(\s*[\]}])", r"\1", raw)


def example_document(row: dict[str, Any]) -> Document | None:
    text, spans = strip_marks(row["textInfo"]["markup"])
    triggers = tuple((a, b) for label, a, b in spans if label == "EVT")
    if not triggers:
        return None
    arguments = tuple(Argument(role, a, b) for label, a, b in spans for role in ROLES.get(label, ()))
    event = Event(TYPE_NOW.get(row["event"], row["event"]), triggers, "actual", "main", arguments=arguments)
    held = int(hashlib.sha1(row["id"].encode()).hexdigest(), 16) % 5 == 0
    return Document(f"plover:{row['id']}", text, published=row.get("date"), events=(event,), development=held)


def strip_marks(markup: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, spans, at = "", [], 0
    for match in re.finditer(r"\(([A-Z/]+): ?([^()]*)\)", markup):
        text += markup[at : match.start()]
        spans.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + markup[at:], spans


def read_stories(shared: Path) -> list[Document]:
    """The synthetic stories, cut after 90 words; a fifth of their titles measures."""
    csv.field_size_limit(10**9)
    documents = []
    for number, row in enumerate(csv.DictReader((shared / "plover/synthetic_stories.csv").open(encoding="utf8"))):
        held = int(hashlib.sha1(row["title"].encode()).hexdigest(), 16) % 5 == 0
        text = " ".join(row["text"].split()[:90])
        documents.append(Document(f"story:{number}", text, story_type=row["label"], development=held))
    return documents
