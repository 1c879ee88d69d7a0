"""Pronouns and short names: whom "he" or "Putin" means within a report.

A pronoun takes the person last made the topic; a body named without its country ("the Joint Chiefs") takes the owner or
adjective with which the text names it elsewhere. When the text gives nobody, the words stay as they are.
"""

import re
from dataclasses import dataclass

from dateline.coding.spans import left_out
from dateline.language.annotations import Annotations, Entity, Span

PERSONAL = frozenset("he she him her his".split())  # noqa: SIM905
REACH = 3
HALVES = {words: words[-5:] for words in ("North", "the North", "The North", "South", "the South", "The South")}
DEFINITE = re.compile(r"the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Referent:
    """The words to resolve instead of a reference, and where they stand."""

    span: Span
    words: str


def find_referent(span: Span, text: str, annotations: Annotations) -> Referent:
    """The referent of the words at `span`: themselves unless they are a personal pronoun with an antecedent."""
    words = text[span.start : span.end]
    if words in HALVES:
        return Referent(span, whole_country(words, text) or words)
    if words.lower() not in PERSONAL:
        fuller = fuller_words(words, text) if DEFINITE.match(words) else None
        return Referent(span, fuller or words)
    person = antecedent(span, annotations)
    return Referent(person.span, text[person.span.start : person.span.end]) if person else Referent(span, words)


def whole_country(half: str, text: str) -> str | None:
    """The country that "the North" or "South" means in this text: the one whose name begins so."""
    match = re.search(rf"\b{HALVES[half]} (?:Korea|Sudan|Vietnam|Yemen|Macedonia|Africa|Ossetia)\b", text)
    return match[0] if match else None


def fuller_words(words: str, text: str) -> str | None:
    """The one way in which the text names a body whose country is left out here: "South Korea's Joint Chiefs".

    None where the text names none so, or several.
    """
    bare = DEFINITE.sub("", words)
    owners = {left_out(text, match.start()) for match in re.finditer(rf"\b{re.escape(bare)}\b", text)} - {""}
    return owners.pop() + bare if len(owners) == 1 else None


def antecedent(span: Span, annotations: Annotations) -> Entity | None:
    """The first person of the same sentence before the pronoun, else of the nearest sentence before that names one."""
    before = [s for s in annotations.sentences if s.start <= span.start]
    for sentence in reversed(before[-REACH:]):
        for entity in annotations.entities:
            if entity.kind == "person" and sentence.contains(entity.span) and entity.span.end <= span.start:
                return entity
    return None
