"""Persons: the title before a name, the known people who bear it, and what the text tells of a name elsewhere.

A surname alone names a known person only where the text gives the full name or the date fits a term of office.
"""

import re
from collections import Counter
from functools import cache, lru_cache

import msgspec

from dateline.actors import lexicon
from dateline.actors.lexicon import Term
from dateline.actors.offices import held_office
from dateline.actors.types import ActorContext
from dateline.actors.words import Phrase, endings, is_name, take_apart
from dateline.grammar.number_words import SMALL
from dateline.places.names import fold
from dateline.places.tables import adjectives

_PARTICLES = {"al", "bin", "von", "van", "de", "der", "la", "el", "ben", "abu", "di", "da", "dos", "ul", "ur", "of"}
_COMMON_SURNAMES = {
    "king", "may", "brown", "bush", "kim", "lee", "moon", "park", "howard", "major", "johnson", "hunt", "rice",
    "gates", "price", "key", "salman", "francis", "martin", "pence", "li", "xi", "hu", "wang", "harris",
    "english", "taylor", "clark", "scott", "rabbani", "jackson", "ma", "chan", "singh", "khan", "hassan",
    "hussein", "mohamed", "mohammed", "ahmed", "abdullah", "charles", "leo", "carter", "aziz", "fox", "cook",
    "baker", "austin", "miller", "barrow", "wong", "omar", "jordan", "ali"
}  # fmt: skip

_OPENERS = {
    "a", "an", "and", "another", "as", "at", "both", "but", "by", "for", "from", "her", "his", "if", "in", "it", "its",
    "like", "many", "most", "my", "no", "nor", "of", "on", "or", "other", "others", "our", "she", "so", "some", "that",
    "their", "these", "they", "this", "those", "to", "we", "what", "when", "while", "who", "why", "with", "yet", "you",
    *SMALL
}  # fmt: skip


class Person(msgspec.Struct, frozen=True):
    """A person as words and text tell: full name, title, the sector the title gives, terms of known people."""

    name: str
    title: str | None
    sector: str | None
    terms: tuple[Term, ...]


def person_of(phrase: Phrase, context: ActorContext) -> Person | None:
    """The person that words name, if they end in a name that is known, titled or told of in the text."""
    owner = phrase.owner if phrase.owner and not is_name(phrase.owned) else None
    words = re.sub(r"\s*\([^)]*\)", "", owner or phrase.head).split()
    name, title, sector = _name_and_title(words)
    if not name:
        return None
    given = " ".join(name)
    # "The Crown" is nobody's surname, whatever stands before the word elsewhere.
    is_whole = len(name) > 1 or phrase.leading.lower().split() == ["the"]
    full = given if is_whole else _fuller(given, context.text) or given
    known = lexicon.people().get(fold(full)) or _by_surname(name, title, context)
    if title is None and not known:
        title, sector = _told_in_text(full, phrase.apposition, context.text)
    return Person(full, title, sector, known or ())


def named_with_title(phrase: Phrase, context: ActorContext) -> str | None:
    """Whom the text before named most with the title that words consist of ("the president": "President Ada Lanza")."""
    title = fold(phrase.core)
    if is_name(phrase.core) or title not in lexicon.titles() or context.start is None:
        return None
    words = r"\s+".join(map(re.escape, phrase.core.split()))
    named = re.findall(rf"\b(?i:{words})\s+([A-Z][\w’'.-]+(?:[ ][A-Z][\w’'-]+){{0,2}})", context.text[: context.start])
    surnames = [fold(name).split()[-1] for name in named]
    last = max(range(len(named)), key=lambda at: (surnames.count(surnames[at]), at), default=None)
    return None if last is None else f"{phrase.core} {named[last].rstrip('.')}"


def _name_and_title(words: list[str]) -> tuple[list[str], str | None, str | None]:
    """The name that words end in, the title before it and its sector."""
    if held := held_office(words):
        noun = fold(held.noun)
        sector = lexicon.titles().get(noun) or lexicon.sectors().get(noun)
        return held.name.split(), held.noun, sector
    name = _name_at_end(words)
    role = words[: len(words) - len(name)][-1:]
    sector = lexicon.sectors().get(fold(role[0])) if role else None
    return name, role[0] if sector else None, sector


def _name_at_end(words: list[str]) -> list[str]:
    """The capitalised words (with particles) at the end."""
    first = len(words)
    while first > 0 and _may_be_of_name(words[first - 1]):
        first -= 1
    while first < len(words) and fold(words[first]) in _PARTICLES - {"al", "bin", "abu", "el", "ben"}:
        first += 1
    return words[first:]


def _may_be_of_name(word: str) -> bool:
    return word[:1].isupper() or word.lower().startswith(("al-", "el-", "ul-")) or fold(word) in _PARTICLES | {"jr"}


def spelt_out(words: str, text: str) -> str:
    """The long form that a text gives to an acronym: "the Syrian Negotiations Commission (SNC)"."""
    for acronym in re.findall(r"\b[A-Z]{2,6}s?\b", words)[:1]:
        initials = [letter for letter in acronym if letter.isupper()]
        if fold(acronym) in lexicon.bodies():
            return words
        long = re.search(
            rf"((?:[A-Z][\w’'&-]*|of|the|and|for|in)(?:\s+(?:[A-Z][\w’'&-]*|of|the|and|for|in)){{1,8}})\s+\({acronym}\)",
            text,
        )
        if long:
            told = long.group(1).split()
            first = next((i for i in range(len(told)) if _initials(told[i:]) == "".join(initials)), None)
            if first is not None:
                return words.replace(acronym, " ".join(told[first:]))
    return words


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


@lru_cache(maxsize=64)
def _fuller(surname: str, text: str) -> str | None:
    """The full name that a text gives to a surname: the capitalised words before it, as told most often, then first.

    A word that opens a sentence or headline in capitals may be any word, so one telling more outweighs it. The name of
    a people or country has no full name.
    """
    if fold(surname) in _peoples():
        return None
    pattern = rf"((?:[A-Z](?:\.|[\w’'-]+)[ ]+(?:(?:al|bin|von|van|de|der|el)[ -])?){{1,3}}){re.escape(surname)}\b"
    told = Counter(" ".join(name) for match in re.finditer(pattern, text) if (name := _given_names(match[1].split())))
    return f"{max(told, key=lambda name: told[name])} {surname}" if told else None


def _given_names(before: list[str]) -> list[str]:
    """What of the capitalised words before a surname is a name: no title, no small word that opens a sentence."""
    other = [index for index, word in enumerate(before) if _is_title_word(word) or fold(word) in _OPENERS | _peoples()]
    return before[other[-1] + 1 :] if other else before


@cache
def _peoples() -> frozenset[str]:
    """The adjectives of countries and regions, which stand before a name and are none of it ("Australian")."""
    return frozenset(fold(word) for word, _ in adjectives())


def _is_title_word(word: str) -> bool:
    key = fold(word)
    return (
        key in lexicon.titles()
        or key in lexicon.sectors()
        or key in lexicon.heads()
        or key in {"the", "former", "foreign", "prime", "defence"}
    )


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
    in_office = tuple(t for t in held if day and t.first and t.covers(day))
    only = len({term.person for term in held}) == 1
    return in_office or tuple(t for t in held if only and t.first and t.first <= day)


def _told_in_text(name: str, apposition: str | None, text: str) -> tuple[str | None, str | None]:
    """The title or role a text gives to a name: right before it, or as the head of the apposition after it."""
    for told in (apposition or "", *words_beside(name, text)):
        for key in endings(take_apart(told).head, 4):
            if key in _NO_ROLE:
                break
            if key in lexicon.titles():
                return key, lexicon.titles()[key]
            if key in lexicon.sectors():
                return key, lexicon.sectors()[key]
    return None, None


_NO_ROLE = {"mr", "mrs", "ms", "miss", "father", "sister", "private", "major", "general", "people", "state", "country",
            "dozens", "thousands", "justice", "others", "counterpart", "court", "party", "school", "city"}  # fmt: skip


def _ends_in_title(words: str) -> bool:
    return any(ending in lexicon.titles() for ending in endings(words))


def words_beside(name: str, text: str) -> list[str]:
    """The words of a sentence before a name, and the apposition after it."""
    found = []
    for match in re.finditer(re.escape(name) + r"\b", text):
        earlier = re.search(
            r"([\w’' -]{4,50}),\s+(?:Mr\.?\s+|Ms\.?\s+|Mrs\.?\s+)?$", text[max(0, match.start() - 60) : match.start()]
        )
        if earlier and _ends_in_title(earlier.group(1)):
            found.append(earlier.group(1))
        before = re.split(r"[.!?,;:]\s+|\n", text[max(0, match.start() - 60) : match.start()])[-1].strip()
        if before.split()[-1:] and not before.endswith((" the", " a", " and", " of", " by", " to")):
            found.append(" ".join(before.split()[-3:]))
        after = re.match(
            r",\s+(?:\d+,\s+)?((?:the|a|an|chief|head|former)?\s*[a-z][^,.;]{3,60})[,.;]", text[match.end() :][:90]
        )
        if after:
            found.append(after.group(1))
    return found
