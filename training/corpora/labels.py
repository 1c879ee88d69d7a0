"""Labels by reading (annotation.md): news articles with events and claims, and launch accounts.

The development set is fixed by the text: documents whose digest begins with 0, 1 or 2. The articles labelled for this
repository lie in training/labels as offsets without text; both kinds come out as the same documents.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from documents import Argument, Document, Event

from corpora.capitals import restore_capitals
from corpora.texts import read_texts
from dateline.language.annotations import Span
from dateline.language.labels import PLACE_ROLES
from dateline.language.sentences import split_sentences

Json = dict[str, Any]
FIELD_OF_PART = {"actors": "actor", "recipients": "recipient"}
ROLE_OF_FIELD = {"actors": "actor", "recipients": "recipient", "places": "place"}
# The accounts are of this country's tests, so their labels do not say who launched.
LAUNCHER = re.compile(r"\b(?:North Korea(?:n|’s|'s)?|DPRK)\b")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def is_development(sha: str) -> bool:
    return sha[0] in "012"


def read_given(shared: Path) -> list[Document]:
    """The labelled articles beside the corpora (YAML with quotes): of the hands that label what measures."""
    texts = read_texts(shared)
    return [label_document(gold, texts[gold["doc"]]) for gold in given_labels(shared)]


def given_labels(shared: Path) -> Iterator[Json]:
    """The labels beside the corpora as they are written, with quotes, by the name of their file."""
    for path in sorted((shared / "labels").glob("*.yaml"), key=lambda p: p.name):
        yield yaml.safe_load(path.read_text(encoding="utf8"))


def read_own(shared: Path, lines: Path, *, hasty: bool = False) -> list[Document]:
    """The articles that we labelled (lines that stand off)."""
    texts = read_texts(shared)
    golds = map(json.loads, lines.open(encoding="utf8"))
    return [replace(label_document(gold, texts[gold["doc"]]), hasty=hasty) for gold in golds]


def read_labels(shared: Path, lines: Path) -> list[Document]:
    """Every labelled article."""
    return [*read_given(shared), *read_own(shared, lines)]


def label_document(gold: Json, article: Json) -> Document:
    """The document with its labels; a text in lower case has its sentences begin with capitals, or none would end."""
    text = article["text"]
    published = article.get("published")
    return Document(
        key=gold["doc"],
        text=restore_capitals(text) if text.islower() else text,
        published=str(published)[:10] if published else None,
        events=tuple(e for e in (label_event(event, text) for event in gold.get("events") or []) if e),
        development=is_development(digest(text)),
    )


def find(text: str, quote: Any) -> tuple[int, int] | None:
    """The characters of a quote: its words, {q: words, n: which occurrence}, or offsets where it stands off."""
    if quote is None:
        return None
    if isinstance(quote, list):
        return quote[0], quote[1]
    words, number = (quote["q"], quote.get("n", 1)) if isinstance(quote, dict) else (str(quote), 1)
    at = -1
    for _ in range(number):
        at = text.find(words, at + 1)
    return (at, at + len(words)) if at >= 0 else None


def label_event(event: Json, text: str) -> Event | None:
    triggers = tuple(sorted({span for t in event["triggers"] if (span := find(text, t))}))
    if not triggers:
        return None
    kind = event.get("kind")
    return Event(
        type=event["type"],
        triggers=triggers,
        modality=event["modality"],
        salience=event["salience"],
        mode=event.get("mode"),
        kind=kind,
        also=tuple(event.get("also") or ()),
        arguments=(arguments := tuple(event_arguments(event, text))),
        vouched=tuple(vouched_spans(event, text, triggers, arguments)),
    )


def event_arguments(event: Json, text: str) -> Iterator[Argument]:
    def marked(role: str, quote: Any, note: str | None = None) -> Iterator[Argument]:
        if span := find(text, quote):
            yield Argument(role, *span, note=note)

    for part, role in FIELD_OF_PART.items():
        for item in event.get(part) or []:
            yield from marked(role, item.get("text"))
    for place in event.get("places") or []:
        yield from marked(place["role"], place.get("text"))
    if event.get("time"):
        yield from marked("time", event["time"].get("text"))
    for value in event.get("values") or []:
        yield from marked(value["field"], value.get("text"))
    for claim in event.get("claims") or []:
        speaker = claim["speaker"]
        mark = ("?" if claim.get("hedge") else "") + ("!" if claim.get("negated") else "")
        note = f"{speaker['kind']}{mark}:{','.join(claim['fields'])}"
        if speaker["kind"] != "outlet":
            yield from marked("speaker", speaker.get("text"), note)


def vouched_spans(
    event: Json, text: str, triggers: tuple[tuple[int, int], ...], arguments: tuple[Argument, ...]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Each claim's anchors (triggers for the occurrence, arguments of its fields) in the sentences of its evidence."""
    sentences = split_sentences(text)
    for claim in event.get("claims") or []:
        speaker = find(text, claim["speaker"].get("text"))
        if claim["speaker"]["kind"] == "outlet" or not speaker:
            continue
        fields = {ROLE_OF_FIELD.get(f, f) for f in claim["fields"]}
        anchors = list(triggers) if "occurrence" in fields else []
        anchors += [
            (a.start, a.end) for a in arguments if a.role in fields or (a.role in PLACE_ROLES and "place" in fields)
        ]
        said = [speaker, *([evidence] if (evidence := find(text, claim.get("evidence"))) else [])]
        near = [a for a in anchors if any(share_sentence(sentences, a, span) for span in said)]
        yield from ((anchor, speaker) for anchor in near or anchors)


def share_sentence(sentences: tuple[Span, ...], one: tuple[int, int], other: tuple[int, int]) -> bool:
    return any(s.overlaps(Span(*one)) and s.overlaps(Span(*other)) for s in sentences)


def read_launches(shared: Path) -> list[Document]:
    """The launch accounts of odd days with their labelled claims."""
    bins = json.loads((shared / "launches/launches.json").read_text(encoding="utf8"))["timeBins"]
    texts = {
        digest(row["description"]): row["description"]
        for part in bins
        for row in part["data"]
        if row.get("description")
    }
    rows = [json.loads(line) for line in (shared / "labels/launches.jsonl").open(encoding="utf8")]
    return [launch_document(row, texts[row["key"]]) for row in rows if row["key"] in texts]


def launch_document(row: Json, text: str) -> Document:
    events = (launch_event(event, text) for event in row["events"])
    return Document(
        key=f"launch:{row['key']}",
        text=text,
        published=row["dates"][0],
        events=tuple(e for e in events if e),
        development=is_development(row["key"]),
    )


def launch_event(event: Json, text: str) -> Event | None:
    triggers = tuple(sorted({span for t in event["triggers"] if (span := find(text, t))}))
    kind = event["kind"] if event["kind"] in ("missile-launch", "satellite-launch", "nuclear-test") else None
    if not triggers or event["kind"] in ("parade", "other"):
        return None
    return Event(
        type="MOBILIZE",
        triggers=triggers,
        modality=event["modality"],
        salience=event["salience"],
        mode="weapons-test",
        kind=kind,
        arguments=(*launch_arguments(event["claims"], text), *launcher(text, triggers)),
        vouched=tuple(launch_vouched(event["claims"], text, triggers)),
    )


def launcher(text: str, triggers: tuple[tuple[int, int], ...]) -> Iterator[Argument]:
    """The launching country's name before the trigger ("... launched", "the ... launch"), or after it ("by ...")."""
    for sentence in split_sentences(text):
        told = next((t for t in triggers if sentence.overlaps(Span(*t))), None)
        if told:
            before = [m.span() for m in LAUNCHER.finditer(text, sentence.start, told[0])][-1:]
            after = [m.span() for m in LAUNCHER.finditer(text, told[1], sentence.end)]
            by = [name for name in after if text[: name[0]].removesuffix("the ").endswith(" by ")]
            yield from (Argument("actor", *name) for name in before or by[:1])


def launch_vouched(
    claims: list[Json], text: str, triggers: tuple[tuple[int, int], ...]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for claim in claims:
        speaker, span = find(text, claim["speaker"]), find(text, claim.get("text"))
        if speaker and span and claim["field"] != "occurrence":
            yield span, speaker
        elif speaker and span:
            inside = [t for t in triggers if Span(*t).overlaps(Span(*span))]
            yield from ((t, speaker) for t in inside or triggers[:1])


def launch_arguments(claims: list[Json], text: str) -> Iterator[Argument]:
    said: dict[tuple[str, str, bool], list[str]] = {}
    for claim in claims:
        span = find(text, claim.get("text"))
        if span and claim["field"] != "occurrence":
            yield Argument(claim["field"], *span)
        if claim["speaker"]:
            said.setdefault((claim["speaker"], claim["kind"], bool(claim.get("hedge"))), []).append(claim["field"])
    for (speaker, kind, hedge), fields in said.items():
        if span := find(text, speaker):
            yield Argument("speaker", *span, note=f"{kind}{'?' if hedge else ''}:{','.join(fields)}")
