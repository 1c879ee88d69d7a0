"""PLOVER's example sentences (types at marked triggers, actors) and NGEC's synthetic stories.

A story has one type, that of the title it was written from; in the titles of training we marked the events ourselves.
"""

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents import Argument, Document, Event

from corpora.labels import FIELD_OF_PART, digest

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
    held = is_held(row["id"])
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
    """The synthetic stories under their headlines, cut after 90 words; a fifth of their titles measures."""
    documents = []
    for number, row in enumerate(story_rows(shared)):
        text = f"{headline_of(row)}\n\n{' '.join(row['text'].split()[:90])}"
        documents.append(Document(f"story:{number}", text, story_type=row["label"], development=is_held(row["title"])))
    return documents


def story_rows(shared: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(10**9)
    return csv.DictReader((shared / "plover/synthetic_stories.csv").open(encoding="utf8"))


def headline_of(row: dict[str, str]) -> str:
    """A story was written from its headline, the title with names put in, and the line of an agency."""
    return row["prompt"].partition("\n")[0].rstrip()


def is_held(name: str) -> bool:
    """Whether what bears this id or title is of the fifth that measures."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % 5 == 0


def read_titles(shared: Path, lines: Path) -> list[Document]:
    """The headlines of stories with the events that we marked in their titles; of stories that measure there is none.

    Offsets in `lines` are of the title, `{city}` and all.
    """
    marked = {line["sha"]: line["events"] for line in map(json.loads, lines.open(encoding="utf8"))}
    documents = []
    for number, row in enumerate(story_rows(shared)):
        title, headline = row["title"], headline_of(row)
        told = marked.get(digest(title))
        if told and not is_held(title):
            move = offsets_in(title, headline)
            documents.append(Document(f"title:{number}", headline, events=tuple(title_event(e, move) for e in told)))
    return documents


def offsets_in(title: str, headline: str) -> dict[int, int]:
    """Where each edge of the title's own words and of its placeholders lies in the headline."""
    parts = re.split(r"(\{\w+\})", title.rstrip())
    pattern = "".join("(.+?)" if part.startswith("{") else f"({re.escape(part)})" for part in parts)
    match = re.fullmatch(pattern, headline)
    if not match:
        raise ValueError(f"a headline does not follow its title: {headline}")
    moved, at = {}, 0
    for number, part in enumerate(parts, 1):
        within = 1 if part.startswith("{") else len(part)
        moved |= {at + i: match.start(number) + i for i in range(within)}
        at += len(part)
        moved[at] = match.end(number)
    return moved


def title_event(event: dict[str, Any], move: dict[int, int]) -> Event:
    def moved(span: list[int]) -> tuple[int, int]:
        return move[span[0]], move[span[1]]

    arguments = [
        Argument(role, *moved(span))
        for part, role in (FIELD_OF_PART | {"places": "venue"}).items()
        for span in event[part]
    ]
    triggers = tuple(moved(span) for span in event["triggers"])
    return Event(
        event["type"], triggers, event["modality"], event["salience"], mode=event["mode"], arguments=tuple(arguments)
    )
