"""Persons: the title before a name, the known people who bear it, and what the text tells of a name elsewhere.

A surname alone names a known person only where the text gives the full name or the date fits a term of office.
"""

import re

import msgspec

from dateline.actors import lexicon
from dateline.actors.lexicon import Term
from dateline.actors.types import ActorContext
from dateline.actors.words import Phrase
from dateline.places.names import fold

_PARTICLES = {"al", "bin", "von", "van", "de", "der", "la", "el", "ben", "abu", "di", "da", "dos", "ul", "ur", "of"}
_COMMON_SURNAMES = {"king", "may", "brown", "bush", "kim", "lee", "moon", "park", "howard", "major", "johnson", "hunt",
                    "rice", "gates", "price", "key", "salman", "francis", "martin", "pence", "li", "xi", "hu", "wang",
                    "harris", "english", "taylor", "clark", "scott", "rabbani", "jackson", "ma", "chan", "singh", "khan",
                    "hassan", "hussein", "mohamed", "mohammed", "ahmed", "abdullah", "charles", "leo", "carter",
                    "aziz", "fox", "cook", "baker", "austin", "miller", "barrow", "wong", "omar", "jordan", "ali"}  # fmt: skip


class Person(msgspec.Struct, frozen=True):
    """A person as words and text tell: full name, title, the sector the title gives, terms of known people."""

    name: str
    title: str | None
    sector: str | None
    terms: tuple[Term, ...]


def person_of(phrase: Phrase, context: ActorContext) -> Person | None:
    """The person that words name, if they end in a name that is known, titled or told of in the text."""
    words = re.sub(r"\s*\([^)]*\)", "", phrase.core).split()
    name = _name_at_end(words)
    if not name:
        return None
    title, sector = _title_before(words[: len(words) - len(name)])
    given = " ".join(name)
    full = given if len(name) > 1 else _fuller(given, context.text) or given
    known = lexicon.people().get(fold(full)) or _by_surname(name, title, context)
    if title is None and not known:
        title, sector = _told_in_text(full, phrase.apposition, context.text)
    return Person(full, title, sector, known or ())


def _name_at_end(words: list[str]) -> list[str]:
    """The capitalised words (with particles) at the end that are no title."""
    first = len(words)
    while first > 0 and _may_be_of_name(words[first - 1]):
        first -= 1
    while first < len(words) and fold(words[first]) in _PARTICLES - {"al", "bin", "abu", "el", "ben"}:
        first += 1
    name = words[first:]
    for count in range(min(5, len(name) - 1), 0, -1):
        for start in range(len(name) - count):
            if fold(" ".join(name[start : start + count])) in lexicon.titles():
                return name[start + count :]
    return name


def _may_be_of_name(word: str) -> bool:
    return word[:1].isupper() or word.lower().startswith(("al-", "el-", "ul-")) or fold(word) in _PARTICLES | {"jr"}


def _title_before(words: list[str]) -> tuple[str | None, str | None]:
    """The title that the words before a name end in, and its sector."""
    for count in range(min(4, len(words)), 0, -1):
        title = " ".join(words[-count:])
        key = fold(title)
        if key in lexicon.titles():
            return title, lexicon.titles()[key]
        if key in lexicon.sectors() and count == 1:
            return title, lexicon.sectors()[key]
    return None, None


def _fuller(surname: str, text: str) -> str | None:
    """The full name that a text gives to a surname: the longest run of capitalised words that ends in it."""
    pattern = rf"((?:[A-Z][\w’'.-]+\s+(?:(?:al|bin|von|van|de|der|el)[ -])?){{1,3}}){re.escape(surname)}\b"
    for match in re.finditer(pattern, text):
        before = match.group(1).split()
        while before and _is_title_word(before[0]):
            before = before[1:]
        if before:
            return " ".join([*before, surname])
    return None


def _is_title_word(word: str) -> bool:
    key = fold(word)
    return key in lexicon.titles() or key in lexicon.sectors() or key in {"the", "former", "foreign", "prime", "defence"}


def _by_surname(name: list[str], title: str | None, context: ActorContext) -> tuple[Term, ...]:
    if len(name) != 1:
        return ()
    key = fold(name[0])
    held = lexicon.surnames().get(key, ())
    named_in_full = tuple(t for t in held if t.person in context.text or fold(t.person) in fold(context.text))
    if named_in_full:
        return named_in_full
    if key in _COMMON_SURNAMES and title is None:
        return ()
    day = (context.published or "")[:10]
    return tuple(t for t in held if day and t.first and t.covers(day))


def _told_in_text(name: str, apposition: str | None, text: str) -> tuple[str | None, str | None]:
    """The title or role a text gives to a name: before it, or in the words after it between commas."""
    for told in (apposition or "", *_around_name(name, text)):
        words = fold(told).split()
        for first in range(len(words)):
            for count in range(min(4, len(words) - first), 0, -1):
                key = " ".join(words[first : first + count])
                if key in lexicon.titles() and key not in {"mr", "mrs", "ms", "miss", "father", "sister", "private"}:
                    return key, lexicon.titles()[key]
                if key in lexicon.sectors() and count <= 3 and key not in {"man", "woman", "major", "general", "people"}:
                    return key, lexicon.sectors()[key]
    return None, None


def _around_name(name: str, text: str) -> list[str]:
    """The words of role around a name: up to five before it, and an apposition after it."""
    found = []
    for match in re.finditer(re.escape(name), text):
        before = re.findall(r"[\w’'.-]+", text[max(0, match.start() - 50) : match.start()])[-4:]
        ended = re.search(r"[.!?]\s+$", text[max(0, match.start() - 3) : match.start()])
        found.append(" ".join(before) if not ended else "")
        after = re.match(r",\s+(?:\d+,\s+)?((?:the|a|an|who is|chief|head|former)?\s*[^,.;]{3,60})[,.;]", text[match.end() : match.end() + 90])
        found.append(after.group(1) if after else "")
    return [told for told in found if told]
