"""A report's text with what was read in it: paragraphs cut into segments, each with the marks that cover it.

Every character of the text is in exactly one segment, in order, and segments hold plain text. What a mark means is told
beside the text, mention by mention.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

import msgspec

from dateline.coding.mention import Coded, Mention
from dateline.reading.report import Paragraph, ParagraphKind, Report

MarkKind = Literal["trigger", "party", "place", "time", "value", "speaker", "said", "asked"]
# Which mark a segment is shown as when several cover it: the most telling first.
ORDER: tuple[MarkKind, ...] = ("asked", "trigger", "value", "time", "place", "party", "speaker", "said")
MARK_NAMES: dict[MarkKind, str] = {
    "trigger": "event",
    "party": "party",
    "place": "place",
    "time": "time",
    "value": "number or quality",
    "speaker": "speaker",
    "said": "what somebody is quoted for",
    "asked": "the words you came for",
}


class Mark(msgspec.Struct, frozen=True):
    """Characters of the text that something was read from, and the number of the mention it belongs to."""

    start: int
    end: int
    kind: MarkKind
    mention: int | None


class Segment(msgspec.Struct, frozen=True):
    """A run of characters under the same marks."""

    start: int
    text: str
    kinds: tuple[MarkKind, ...]
    mention: int | None


class Part(msgspec.Struct, frozen=True):
    """A paragraph in its segments."""

    kind: ParagraphKind
    segments: tuple[Segment, ...]


def mark_report(report: Report, coded: Coded, asked: tuple[int, int] | None = None) -> list[Part]:
    """The paragraphs of a report, marked; `asked` are the characters the reader came for."""
    marks = [*_marks(coded), *([Mark(*asked, "asked", None)] if asked else [])]
    return [Part(each.kind, tuple(_segments(report.text, each, marks))) for each in report.paragraphs]


def _marks(coded: Coded) -> Iterator[Mark]:
    for number, mention in enumerate(coded.mentions):
        yield from _mention_marks(number, mention)
    for statement in coded.statements:
        yield Mark(statement.start, statement.end, "said", None)
        if statement.speaker.start is not None and statement.speaker.end is not None:
            yield Mark(statement.speaker.start, statement.speaker.end, "speaker", None)


def _mention_marks(number: int, mention: Mention) -> Iterator[Mark]:
    spans: list[tuple[MarkKind, Sequence[Any]]] = [
        ("trigger", (mention.trigger, *mention.others)),
        ("party", (*mention.actors, *mention.recipients)),
        ("place", mention.places),
        ("time", (mention.time,) if mention.time else ()),
        ("value", mention.values),
        ("speaker", [claim.speaker for claim in mention.claims if claim.speaker.start is not None]),
    ]
    for kind, found in spans:
        for span in found:
            yield Mark(span.start, span.end, kind, number)


def _segments(text: str, paragraph: Paragraph, marks: Sequence[Mark]) -> Iterator[Segment]:
    inside = [mark for mark in marks if mark.start < paragraph.end and paragraph.start < mark.end]
    edges = {paragraph.start, paragraph.end}
    edges |= {edge for mark in inside for edge in (mark.start, mark.end) if paragraph.start < edge < paragraph.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        covering = [mark for mark in inside if mark.start <= start and end <= mark.end]
        yield _segment(start, text[start:end], covering)


def _segment(start: int, text: str, covering: Sequence[Mark]) -> Segment:
    kinds = tuple(kind for kind in ORDER if any(mark.kind == kind for mark in covering))
    ranked = sorted(covering, key=lambda mark: (ORDER.index(mark.kind), mark.end - mark.start))
    mention = next((mark.mention for mark in ranked if mark.mention is not None), None)
    return Segment(start, text, kinds, mention)


def not_understood(report: Report, coded: Coded) -> list[str]:
    """What the reader and the coder could not make out, in words."""
    lines = [*dict.fromkeys((*report.warnings, *coded.warnings))]
    for mention in coded.mentions:
        told = f"“{mention.trigger.text}”"
        if mention.time is not None and mention.time.status == "unresolved":
            lines.append(f"{told}: the time “{mention.time.text}” could not be resolved")
        lines += [f"{told}: the place “{each.text}” is not known" for each in mention.places if each.name is None]
        lines += [
            f"{told}: the party “{each.text}” is not known"
            for each in (*mention.actors, *mention.recipients)
            if each.name is None and each.country is None
        ]
    if not coded.mentions:
        lines.append("no event was found in this report")
    return list(dict.fromkeys(lines))


def words_around(text: str, start: int, end: int, reach: int = 90) -> Mapping[str, str]:
    """Characters with a little of what stands before and after them, cut at spaces."""
    first, last = max(0, start - reach), min(len(text), end + reach)
    before, after = text[first:start].replace("\n", " "), text[end:last].replace("\n", " ")
    if first > 0:
        before = "…" + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + "…"
    return {"before": before, "words": text[start:end].replace("\n", " "), "after": after}
