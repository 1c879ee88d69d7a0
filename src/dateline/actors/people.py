"""People: whom a name means, by the title before it, the known people who bear it, and what the text tells of it.

A surname alone names a known person only where the text gives the full name or the date fits a term of office. Of a
person unknown the words and the text tell the title, the sector and the country, or nothing.
"""

import re

import msgspec
from msgspec.structs import replace

from dateline.actors import lexicon
from dateline.actors.countries import CountryFinder
from dateline.actors.full_names import full_name, is_surname
from dateline.actors.introductions import introductions
from dateline.actors.lexicon import Term
from dateline.actors.nouns import role_of
from dateline.actors.offices import body_within, held_office, ranked, sector_of_led
from dateline.actors.states import States
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import Phrase, is_full_name, is_name, take_apart
from dateline.places.names import fold

_PARTICLES = {"al", "bin", "von", "van", "de", "der", "la", "el", "ben", "abu", "di", "da", "dos", "ul", "ur", "of"}
_COMMON_SURNAMES = {
    "king", "may", "brown", "bush", "kim", "lee", "moon", "park", "howard", "major", "johnson", "hunt", "rice",
    "gates", "price", "key", "salman", "francis", "martin", "pence", "li", "xi", "hu", "wang", "harris",
    "english", "taylor", "clark", "scott", "rabbani", "jackson", "ma", "chan", "singh", "khan", "hassan",
    "hussein", "mohamed", "mohammed", "ahmed", "abdullah", "charles", "leo", "carter", "aziz", "fox", "cook",
    "baker", "austin", "miller", "barrow", "wong", "omar", "jordan", "ali"
}  # fmt: skip
# Years before an office in which its holder to be is news: a candidate.
_SOON = 2
_COURTESY = frozenset(("mr", "mrs", "ms", "miss"))


class Person(msgspec.Struct, frozen=True):
    """A person as words and text tell: full name, title, the sector the title gives, terms of known people."""

    name: str
    title: str | None
    sector: str | None
    terms: tuple[Term, ...]


class People:
    """Names the persons that words mean, with the countries and states that words and texts give them."""

    def __init__(self, countries: CountryFinder, states: States) -> None:
        self._countries = countries
        self._states = states

    def known(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A known person by the full name, whose last word may be the noun of a role ("Ada Bishop")."""
        held = held_office(phrase.head.split())
        name = held.name if held else phrase.head
        is_known = phrase.owner is None and is_full_name(name) and fold(name) in lexicon.people()
        return self.named(phrase, country, context) if is_known else None

    def named(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """The person, known or not, whose name the words end in."""
        person = None if self._is_of_place(phrase, context) else self._person_of(phrase, context)
        if person is None:
            return None
        term = _term_of(person, country, context)
        if term is None:
            unknown = self._unknown(person, country, context)
            return unknown and replace(unknown, office=ranked(phrase, unknown.office))
        in_office = not context.published or term.covers(context.published[:10])
        return known_person(term, term.sector if in_office else "PTY", ranked(phrase, person.title))

    def _is_of_place(self, phrase: Phrase, context: ActorContext) -> bool:
        """Whether words mean somebody unnamed of a place ("Ohio's chief examiner")."""
        owner = phrase.owner or ""
        if not owner or is_name(phrase.owned) or is_surname(owner, context.text):
            return False
        return self._countries.of_words(owner) is not None

    def _unknown(self, person: Person, country: str | None, context: ActorContext) -> ResolvedActor | None:
        if person.title is None and person.sector is None and len(person.name.split()) < 2:
            return None
        told = country or self._beside(person.name, context)
        # Of whom no office or role is told is a civilian.
        return ResolvedActor(
            person.name,
            told or (None if person.sector == "IGO" else self._countries.around(context)),
            person.sector or (None if person.title else "CVL"),
            person.title,
        )

    def _person_of(self, phrase: Phrase, context: ActorContext) -> Person | None:
        """The person that words name, if they end in a name that is known, titled or told of in the text."""
        owner = phrase.owner if phrase.owner and not is_name(phrase.owned) else None
        words = re.sub(r"\s*\([^)]*\)", "", owner or phrase.head).split()
        bare = _without_courtesy(words)
        name, title, sector = _name_and_title(bare)
        if not name:
            return None
        given = " ".join(name)
        # "The Crown" is nobody's surname, whatever stands before the word elsewhere.
        is_whole = len(name) > 1 or phrase.leading.lower().split() == ["the"]
        full = given if is_whole else full_name(given, context.text) or given
        said = title or (words[0] if bare != words else None)
        known = lexicon.people().get(fold(full)) or _by_surname(name, full, said, context)
        if title is None and not known:
            title, sector = self._told_in_text(full, phrase.apposition, context.text)
            if sector is None and bare != words:
                sector = "CVL"
        return Person(full, title, sector, known or ())

    def _told_in_text(self, name: str, apposition: str | None, text: str) -> tuple[str | None, str | None]:
        """The title or role a text gives to a name: right before it, or as the head of the apposition after it.

        Who leads a thing that we do not know has no sector.
        """
        for phrase in map(take_apart, (apposition or "", *introductions(name, text))):
            if role := role_of(phrase):
                is_unknown = sector_of_led(phrase) is None and self._states.leads_unknown(phrase)
                return role[0], None if is_unknown else role[1]
        return None, None

    def _beside(self, name: str, context: ActorContext) -> str | None:
        """The country that the words beside a name give: "Ada Lanza, the Zambian president"."""
        for phrase in map(take_apart, introductions(name, context.text)):
            sector, home = sector_of_led(phrase) or (None, None)
            body = body_within(phrase.head)
            home = home or (body.country if body else None)
            if country := home or (None if sector == "IGO" else self._countries.of_phrase(phrase)):
                return country
        return None


def known_person(term: Term, sector: str, office: str | None) -> ResolvedActor:
    """A known person by the name, country and id of our tables."""
    return ResolvedActor(term.person, term.country, sector, office, "person:" + fold(term.person).replace(" ", "-"))


def _term_of(person: Person, country: str | None, context: ActorContext) -> Term | None:
    """The term of a known person that fits the country and the date best."""
    fitting = [term for term in person.terms if country is None or term.country in {None, country}]
    if not fitting:
        return None
    day = (context.published or "")[:10]
    current = [term for term in fitting if day and term.first and term.covers(day)]
    return current[-1] if current else fitting[-1]


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


def _without_courtesy(words: list[str]) -> list[str]:
    """The words without the "Mr." of anybody, which is no office, where it opens them."""
    return words[1:] if words and fold(words[0]) in _COURTESY else words


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
    return in_office or tuple(t for t in held if only and _is_of_then(t, day, is_alone=fold(full) == key))


def _is_of_then(term: Term, day: str, *, is_alone: bool) -> bool:
    """Whether the one known bearer of a surname may be in the news on a day: in office before or soon after.

    Where the text gives the surname no other name, he may be without a day or a term, too.
    """
    if not day[:4].isdigit() or not term.first:
        return is_alone
    return term.first <= day or (is_alone and int(term.first[:4]) - int(day[:4]) <= _SOON)


def _may_be(term: Term, full: str, surname: str, text: str) -> bool:
    """Whether a known person may be whom a text names in full: of the same initial, or told there by name or office."""
    if fold(full) == surname:
        return True
    given = [word for word in fold(term.person).split() if word != surname]
    told = (fold(term.person), *(f"{title} {surname}" for title in term.titles))
    plain = fold(text)
    return fold(full)[0] in {word[0] for word in given} or any(words in plain for words in told)
