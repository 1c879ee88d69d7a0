"""Pronouns and short names: whom "he" or "Putin" means within a report.

A pronoun takes the person last made the topic; a surname takes the fullest name of the report that ends in it. When the
text gives nobody, the words stay as they are and resolve to nothing.
"""

from dataclasses import dataclass

from dateline.language.annotations import Annotations, Entity, Span

PERSONAL = frozenset("he she him her his".split())  # noqa: SIM905
REACH = 3


@dataclass(frozen=True, slots=True)
class Referent:
    """The words to resolve instead of a reference, and where they stand."""

    span: Span
    words: str


def find_referent(span: Span, text: str, annotations: Annotations) -> Referent:
    """The referent of the words at `span`: themselves unless they are a personal pronoun with an antecedent."""
    words = text[span.start : span.end]
    if words.lower() not in PERSONAL:
        return Referent(span, words)
    person = antecedent(span, annotations)
    return Referent(person.span, text[person.span.start : person.span.end]) if person else Referent(span, words)


def antecedent(span: Span, annotations: Annotations) -> Entity | None:
    """The first person of the same sentence before the pronoun, else of the nearest sentence before that names one."""
    before = [s for s in annotations.sentences if s.start <= span.start]
    for sentence in reversed(before[-REACH:]):
        for entity in annotations.entities:
            if entity.kind == "person" and sentence.contains(entity.span) and entity.span.end <= span.start:
                return entity
    return None
