"""Attributions on the development articles of PolNeAR: source, cue and content, exactly and by words.

Exact: a frame's spans of one role are right together or not at all, as a set of (start, end), whichever frame they
belong to otherwise. Words of content are counted a document, in whichever content they stand. `lost_classes` says how
the exact matches of a role are lost.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.polnear import read_polnear
from documents import Document

from dateline.language.annotations import Frame
from measures.counts import Annotate, CharacterSpan, Count, Figure, development, spread_figures

ROLES = ("source", "cue", "content")
Spans = frozenset[CharacterSpan]
WORD = re.compile(r"\w+|[^\w\s]")


def measure_polnear(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    exact = {role: Count() for role in ROLES}
    words = Count()
    lost: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
    for document in development(read_polnear(shared, "dev"), limit):
        frames = annotate(document.text).attributions
        for role in ROLES:
            gold, said = gold_spans(document, role), said_spans(frames, role)
            exact[role].add(Counter(gold), Counter(said))
            lost[role].update(lost_classes(document.text, gold, said))
        words.add(
            Counter(words_inside(document.text, gold_spans(document, "content"))),
            Counter(words_inside(document.text, said_spans(frames, "content"))),
        )
    for role in ROLES:
        yield from spread_figures("PolNeAR dev", f"{role}, exact", exact[role])
    yield from spread_figures("PolNeAR dev", "content, words", words)
    for role in ROLES:
        for name, number in sorted(lost[role].items(), key=lambda item: (-item[1], item[0])):
            yield Figure("PolNeAR dev", f"{role} lost: {name}", number / exact[role].gold, exact[role].gold)


def gold_spans(document: Document, role: str) -> list[Spans]:
    """The spans of one role, a frame."""
    frames = document.attributions or ()
    return sets_of([(a.start, a.end) for a in f.arguments if a.role == role] for f in frames)


def said_spans(frames: Iterable[Frame], role: str) -> list[Spans]:
    if role == "cue":
        return sets_of([(f.trigger.start, f.trigger.end)] for f in frames)
    return sets_of([(a.span.start, a.span.end) for a in f.arguments if a.role == role] for f in frames)


def sets_of(spans: Iterable[list[CharacterSpan]]) -> list[Spans]:
    return [frozenset(s) for s in spans if s]


def words_inside(text: str, spans: Iterable[Spans]) -> set[int]:
    """Where the words (and marks) begin that lie in any of the spans."""
    pieces = {piece for spans_of_frame in spans for piece in spans_of_frame}
    return {m.start() for a, b in pieces for m in WORD.finditer(text, a, b)}


def lost_classes(text: str, gold: list[Spans], said: list[Spans]) -> Iterator[str]:
    """For each gold frame without its equal, why: against the said frame that shares the most words with it."""
    missing = list((Counter(gold) - Counter(said)).elements())
    left = list((Counter(said) - Counter(gold)).elements())
    for spans in missing:
        inside = words_inside(text, [spans])
        nearest = max(left, key=lambda s: len(inside & words_inside(text, [s])), default=frozenset[CharacterSpan]())
        yield lost_class(text, spans, nearest, inside, words_inside(text, [nearest]))


def lost_class(text: str, gold: Spans, said: Spans, inside: set[int], found: set[int]) -> str:
    if not inside & found:
        return "nothing near it"
    differing = {text[at] for at in inside ^ found}
    if inside == found:
        return "same words, other pieces"
    if all(not mark.isalnum() for mark in differing):
        return "marks alone"
    if len(gold) > 1 and len(said) == 1:
        return "discontinuous, said as one"
    if len(said) > 1 and len(gold) == 1:
        return "said in pieces"
    edge = len(inside ^ found)
    return "one or two words at the edges" if edge <= 2 else "more words at the edges"
