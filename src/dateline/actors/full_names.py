"""The full forms that a text gives: the full name of a surname, and the words that an acronym stands for.

A text gives them by chance, so what stands before a surname is weighed: no title, no people, no word that opens a
sentence. Knows no person; whom the full name means is told elsewhere.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from dateline.actors import lexicon
from dateline.actors.countries import NAMES_OF_PEOPLE
from dateline.actors.words import find_words, opens_sentence
from dateline.grammar.number_words import SMALL
from dateline.grammar.time_words import MONTHS, WEEKDAYS
from dateline.places.names import fold

_OPENERS = {
    "a", "after", "all", "also", "although", "an", "and", "another", "any", "as", "at", "because", "before", "both",
    "but", "by", "despite", "during", "each", "even", "every", "for", "from", "her", "here", "his", "how", "however",
    "if", "in", "it", "its", "just", "like", "many", "meanwhile", "most", "my", "no", "nor", "not", "now", "number",
    "of", "on", "once", "only", "or", "other", "others", "our", "over", "she", "since", "so", "some", "still", "that",
    "their", "then", "there", "these", "they", "this", "those", "though", "to", "under", "unlike", "until", "we",
    "what", "when", "where", "whether", "while", "who", "why", "with", "yet", "you",
    *SMALL
}  # fmt: skip

# Days and months, but for the short forms and those that are given names too ("May", "Jan").
_TIMES = {*WEEKDAYS, *(month for month in MONTHS if len(month) > 3)} - {"april", "june", "august"}
_BEFORE_PLACE_OR_TIME = {"At", "From", "In", "On", "Since", "Until"}
# Up to three given names before a surname, which may have a particle; and how long they are at most.
_GIVEN = r"[A-Z](?:\.|[\w’'-]{1,40})[ ]+(?:(?:al|bin|von|van|de|der|el)[ -])?"
_BEFORE_SURNAME = re.compile(rf"(?<!\w)(?<!\w[’'-])((?:{_GIVEN}){{1,3}})\Z")
_GIVEN_REACH = 150
_BEHIND_FAMILY = re.compile(r" [A-Z][a-z]+(?:-[a-z]+)?\b(?! [A-Z])")
_ORIGINS = ("-born", "-based", "-educated", "-raised")


def is_surname(words: str, text: str) -> bool:
    """Whether one word is the surname of somebody whom a text names in full, and no country's name."""
    return words.isalpha() and words[:1].isupper() and full_name(words, text) is not None


@lru_cache(maxsize=64)
def full_name(surname: str, text: str) -> str | None:
    """The full name that a text gives to a surname: the capitalised words before it, as told most often, then first.

    A word that opens a sentence or headline in capitals may be any word, so one telling elsewhere outweighs it. The
    name of a people or country has no full name.
    """
    if fold(surname) in _peoples():
        return None
    told: Counter[str] = Counter()
    last = 0
    for at in find_words(surname, text):
        match = _BEFORE_SURNAME.search(text, max(last, at - _GIVEN_REACH), at)
        if match is None:
            continue
        last = at + len(surname)
        before = match[1].split()
        if name := _given_names(before):
            opens = name == before and opens_sentence(name[0], text, match.start())
            told[" ".join(name)] += 1 if opens else 2
    if told:
        return f"{max(told, key=lambda name: told[name])} {surname}"
    return _named_behind(surname, text) if fold(surname) in lexicon.family_first() else None


def _named_behind(family: str, text: str) -> str | None:
    """The full name that begins with a family name, as a text tells it most often."""
    given = (_BEHIND_FAMILY.match(text, at + len(family)) for at in find_words(family, text))
    told = Counter(family + match[0] for match in given if match)
    return max(told, key=lambda name: told[name]) if told else None


def _given_names(before: list[str]) -> list[str]:
    """What of the capitalised words before a surname is a name: no title, no small word that opens a sentence."""
    no_name = _OPENERS | _TIMES | _peoples()
    other = [
        index
        for index, word in enumerate(before)
        if _is_title_word(word) or fold(word) in no_name or word.endswith(_ORIGINS)
    ]
    if other and before[other[-1]] in _BEFORE_PLACE_OR_TIME:
        return []  # "In Ohio Lanza", "Since May Lanza"
    return before[other[-1] + 1 :] if other else before


@cache
def _peoples() -> frozenset[str]:
    """The words for countries and regions that stand before a name and are none of it ("Australian", "Britain")."""
    return lexicon.peoples() - NAMES_OF_PEOPLE


def _is_title_word(word: str) -> bool:
    key = fold(word)
    return (
        key in lexicon.titles()
        or key in lexicon.sectors()
        or key in lexicon.heads()
        or key in {"the", "former", "foreign", "prime", "defence"}
    )


def spelt_out(words: str, text: str) -> str:
    """The long form that a text gives to an acronym: "the Syrian Negotiations Commission (SNC)"."""
    for acronym in re.findall(r"\b[A-Z]{2,6}s?\b", words)[:1]:
        initials = [letter for letter in acronym if letter.isupper()]
        if fold(acronym) in lexicon.bodies() or f"({acronym})" not in text:
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
