"""Persons: the title before a name, the known people who bear it, and what the text tells of a name elsewhere.

A surname alone names a known person only where the text gives the full name or the date fits a term of office.
"""

import re
from collections import Counter
from functools import cache, lru_cache

import msgspec

from dateline.actors import lexicon
from dateline.actors.countries import NAMES_OF_PEOPLE
from dateline.actors.introductions import introductions
from dateline.actors.lexicon import Term
from dateline.actors.offices import body_within, held_office, of_title, sector_of_led
from dateline.actors.types import ActorContext
from dateline.actors.words import Phrase, endings, is_name, opens_sentence, take_apart
from dateline.grammar.number_words import SMALL
from dateline.grammar.time_words import MONTHS, WEEKDAYS
from dateline.places.names import fold
from dateline.places.tables import adjectives, listed, rows

_PARTICLES = {"al", "bin", "von", "van", "de", "der", "la", "el", "ben", "abu", "di", "da", "dos", "ul", "ur", "of"}
_COMMON_SURNAMES = {
    "king", "may", "brown", "bush", "kim", "lee", "moon", "park", "howard", "major", "johnson", "hunt", "rice",
    "gates", "price", "key", "salman", "francis", "martin", "pence", "li", "xi", "hu", "wang", "harris",
    "english", "taylor", "clark", "scott", "rabbani", "jackson", "ma", "chan", "singh", "khan", "hassan",
    "hussein", "mohamed", "mohammed", "ahmed", "abdullah", "charles", "leo", "carter", "aziz", "fox", "cook",
    "baker", "austin", "miller", "barrow", "wong", "omar", "jordan", "ali"
}  # fmt: skip

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

_NO_MORE = "(?<!ormer )(?<!then )(?<!late )(?<![Ee]x-)"  # before the title of who held it once
_ORIGINS = ("-born", "-based", "-educated", "-raised")


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
    known = lexicon.people().get(fold(full)) or _by_surname(name, full, title, context)
    if title is None and not known:
        title, sector = _told_in_text(full, phrase.apposition, context.text)
    return Person(full, title, sector, known or ())


def is_surname(words: str, text: str) -> bool:
    """Whether one word is the surname of somebody whom a text names in full, and no country's name."""
    return words.isalpha() and words[:1].isupper() and _fuller(words, text) is not None


def is_one_person(words: str) -> bool:
    """Whether words end in a noun for one person: no body, and not many."""
    noun = fold(words).split()[-1:]
    return bool(noun) and noun[0] in lexicon.sectors() and noun[0] not in lexicon.collective()


def named_with_title(phrase: Phrase, context: ActorContext) -> str | None:
    """Whom the text before named most with the title that words consist of ("the president": "President Ada Lanza")."""
    title = fold(phrase.core)
    if is_name(phrase.core) or title not in lexicon.titles() or context.start is None:
        return None
    words = r"\s+".join(map(re.escape, phrase.core.split()))
    titled = rf"{_NO_MORE}\b(?i:{words})\s+([A-Z][\w’'.-]+(?:[ ][A-Z][\w’'-]+){{0,2}})"
    named = re.findall(titled, context.text[: context.start])
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

    A word that opens a sentence or headline in capitals may be any word, so one telling elsewhere outweighs it. The
    name of a people or country has no full name.
    """
    if fold(surname) in _peoples():
        return None
    given = r"[A-Z](?:\.|[\w’'-]{1,40})[ ]+(?:(?:al|bin|von|van|de|der|el)[ -])?"
    pattern = rf"(?<!\w)(?<!\w[’'-])((?:{given}){{1,3}}){re.escape(surname)}\b"
    told: Counter[str] = Counter()
    for match in re.finditer(pattern, text):
        before = match[1].split()
        if name := _given_names(before):
            opens = name == before and opens_sentence(name[0], text, match.start())
            told[" ".join(name)] += 1 if opens else 2
    if told:
        return f"{max(told, key=lambda name: told[name])} {surname}"
    return _named_behind(surname, text) if fold(surname) in lexicon.family_first() else None


def _named_behind(family: str, text: str) -> str | None:
    """The full name that begins with a family name, as a text tells it most often."""
    told = Counter(re.findall(rf"\b{re.escape(family)} [A-Z][a-z]+(?:-[a-z]+)?\b(?! [A-Z])", text))
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
    named = (word for row in rows("countries.csv") for word in (row["name"], *listed(row["others"])))
    return frozenset(fold(word) for word, _ in adjectives()) | ({fold(word) for word in named} - NAMES_OF_PEOPLE)


def _is_title_word(word: str) -> bool:
    key = fold(word)
    return (
        key in lexicon.titles()
        or key in lexicon.sectors()
        or key in lexicon.heads()
        or key in {"the", "former", "foreign", "prime", "defence"}
    )


def _by_surname(name: list[str], full: str, title: str | None, context: ActorContext) -> tuple[Term, ...]:
    if len(name) != 1:
        return ()
    key = fold(name[0])
    held = tuple(term for term in lexicon.surnames().get(key, ()) if _may_be(term, full, key, context.text))
    named_in_full = tuple(t for t in held if t.person in context.text or fold(t.person) in fold(context.text))
    if named_in_full:
        return named_in_full
    if key in _COMMON_SURNAMES and title is None:
        return ()
    day = (context.published or "")[:10]
    in_office = tuple(t for t in held if day and t.first and t.covers(day))
    only = len({term.person for term in held}) == 1
    return in_office or tuple(t for t in held if only and t.first and t.first <= day)


def _may_be(term: Term, full: str, surname: str, text: str) -> bool:
    """Whether a known person may be whom a text names in full: of the same initial, or told there by name or office."""
    if fold(full) == surname:
        return True
    given = [word for word in fold(term.person).split() if word != surname]
    told = (fold(term.person), *(f"{title} {surname}" for title in term.titles))
    plain = fold(text)
    return fold(full)[0] in {word[0] for word in given} or any(words in plain for words in told)


def _told_in_text(name: str, apposition: str | None, text: str) -> tuple[str | None, str | None]:
    """The title or role a text gives to a name: right before it, or as the head of the apposition after it."""
    told = (role_of(take_apart(words)) for words in (apposition or "", *introductions(name, text)))
    return next((role for role in told if role), (None, None))


def role_of(phrase: Phrase) -> tuple[str | None, str | None] | None:
    """The title or the noun of a role that words end in, and its sector; of an office that of what is led."""
    body = body_within(phrase.head)
    led = (body.sector, None) if body and body.sector == "IGO" else sector_of_led(phrase)
    title = of_title(phrase)
    for key in [fold(title)] if title else endings(phrase.head, 4):
        if key in _NO_ROLE:
            return None
        for nouns in (lexicon.titles(), lexicon.sectors()):
            if key in nouns:
                return _title_of(key), (led[0] if led else nouns[key])
        if key in lexicon.heads() and led:
            return key, led[0]
    return None


def _title_of(noun: str) -> str | None:
    """The noun as a title, unless it means a body or many people."""
    return None if noun in lexicon.collective() else noun


_NO_ROLE = {"mr", "mrs", "ms", "miss", "father", "sister", "private", "major", "general", "people", "state", "country",
            "dozens", "thousands", "justice", "others", "counterpart", "court", "party", "school", "city",
            "government"}  # fmt: skip
