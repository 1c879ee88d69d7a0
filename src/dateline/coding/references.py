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
HALF = re.compile(r"(?:the\s+)?(North|South)(?=['’]s\b|$)", re.IGNORECASE)
DEFINITE = re.compile(r"the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Referent:
    """The words to resolve instead of a reference, and where they stand."""

    span: Span
    words: str


def find_referent(span: Span, text: str, annotations: Annotations) -> Referent:
    """The referent of the words at `span`: themselves unless they are a personal pronoun with an antecedent."""
    words = text[span.start : span.end]
    if words.lower() in PERSONAL:
        person = antecedent(span, annotations)
        return Referent(person.span, text[person.span.start : person.span.end]) if person else Referent(span, words)
    is_definite = DEFINITE.match(words) or text[: span.start].lower().endswith("the ")
    fuller = fuller_words(words, text) if is_definite else None
    return Referent(span, with_country(fuller or words, text))


def with_country(words: str, text: str) -> str:
    """The words with half a country at their beginning made whole: "the South's army" is South Korea's, where named."""
    half = HALF.match(words)
    country = whole_country(half[1], text) if half and half[1][0].isupper() else None
    return country + words[half.end() :] if half and country else words


def whole_country(half: str, text: str) -> str | None:
    """The country that "North" or "South" means in this text: the one whose name begins so."""
    match = re.search(rf"\b{half} (?:Korea|Sudan|Vietnam|Yemen|Macedonia|Africa|Ossetia)\b", text)
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
