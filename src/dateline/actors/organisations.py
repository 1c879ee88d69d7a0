"""Bodies that no table knows: their name ends in a noun, or has one before "of" or "for", that says what they are.

Reads capitalised names only; a name without such a noun may be a person's and is none of ours.
"""

import re

from dateline.actors import lexicon
from dateline.actors.words import Phrase, without_acronym
from dateline.places.names import fold

_WORD = r"[A-Z][\w’'&.-]*"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:for|of|and|against|the)\s+){{0,2}}{_WORD})*")
_JOINED = re.compile(r"\s+(?:of|for|against)\s+")


def as_organisation(phrase: Phrase) -> tuple[str, str | None] | None:
    """The name of a body that words give, and its sector; None where the words name none."""
    match = _NAME.match(without_acronym(phrase.core))
    if match is None:
        return None
    name = _first_of_two(match.group())
    for part in (name, _JOINED.split(name)[0]):
        words = fold(part).split()
        for count in (2, 1):
            noun = " ".join(words[-count:])
            if noun in lexicon.organisations() and (len(words) > count or part != name):
                return name, lexicon.organisations()[noun]
    return None


def _first_of_two(name: str) -> str:
    """The first of two bodies that an "and" joins; within one name it follows no noun of a body."""
    first, joined, _ = name.partition(" and ")
    return first if joined and fold(first).split()[-1] in lexicon.organisations() else name
