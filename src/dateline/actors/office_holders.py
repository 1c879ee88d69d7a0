"""Office holders: the person named after an office, and who holds an office on the day without being named.

The office is as the text gives it, and its sector is that of what is led. The date decides who held an office; without
one nobody is named by office alone.
"""

import re

from msgspec.structs import replace

from dateline.actors import lexicon
from dateline.actors.countries import CountryFinder
from dateline.actors.nouns import is_one_person
from dateline.actors.offices import (
    Held,
    held_office,
    is_held_now,
    leading_noun,
    parliament_called,
    ranked,
    sector_of_led,
    title_in,
)
from dateline.actors.people import People, known_person
from dateline.actors.states import States
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import Phrase, is_full_name, is_name, take_apart
from dateline.places.names import fold

_NO_MORE = "(?<!ormer )(?<!then )(?<!late )(?<![Ee]x-)"  # before the title of who held it once


class OfficeHolders:
    """Names who holds an office, with the people that names mean and the states that offices are of."""

    def __init__(self, countries: CountryFinder, states: States, people: People) -> None:
        self._countries = countries
        self._states = states
        self._people = people

    def introduced(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A person named after the office he holds or what he is: "the US secretary of state, Ada Lanza"."""
        name, title = phrase.apposition or "", title_in(phrase.owned) or leading_noun(phrase.head)
        is_role = title is not None or is_one_person(phrase.head)
        if not is_role or not is_full_name(name) or self._countries.of_words(name) or self._countries.is_place(name):
            return None
        nouns = lexicon.titles() if title else lexicon.sectors()
        told = None if self._states.leads_unknown(phrase) else nouns.get(fold(title or phrase.head.split()[-1]))
        sector, home = sector_of_led(phrase) or (told, None)
        person = self._people.named(take_apart(name), country or home, context)
        return person and _with_office(person, ranked(phrase, title), sector, home)

    def titled(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A person after a title that has "of" in it, at which the words are taken apart ("secretary of state")."""
        words = phrase.core.split()
        for first in range(len(words)):
            for end in range(first + 3, min(first + 6, len(words))):
                title = " ".join(words[first:end])
                if "of" in words[first:end] and fold(title) in lexicon.titles() and words[end][0].isupper():
                    person = self._people.named(take_apart(" ".join(words[end:])), country, context)
                    held = Held(self._states.without_country(tuple(words[:first])), title, "")
                    return person and _with_office(person, ranked(phrase, held.office), held.sector)
        return None

    def chained(self, phrase: Phrase, context: ActorContext) -> ResolvedActor | None:
        """A person after an office and what it is of ("Foreign Ministry spokesman Ri Yong").

        Only the words before the name tell the country.
        """
        held = held_office(phrase.head.split())
        led = self._states.without_country(held.led) if held else ()
        if held is None or not led:
            return None
        country = self._countries.of_phrase(take_apart(phrase.core.replace(f" {held.name}", "", 1)))
        held = replace(held, led=led)
        person = self._people.named(phrase, country, context)
        home = held.body.country if held.body else None
        if held.body and (parliament := parliament_called(" ".join(led))):
            home = self._countries.around(context, parliament.states) or (None if parliament.states else home)
        if person and person.id is None and home:
            person = replace(person, country=home)
        return person and _with_office(person, ranked(phrase, held.office), held.sector, home)

    def on_the_day(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """The holder of an office on the day ("the US president"), where country and date are known.

        Words without a country mean whom the text before named most with that title.
        """
        if country is None and (named := _named_with_title(phrase, context)):
            return self._people.named(take_apart(named), None, context)
        if not context.published or phrase.tail.startswith("and ") or not is_held_now(phrase, context):
            return None
        for office in self._states.offices(phrase):
            for term in lexicon.terms_by_title().get(office, ()):
                known = term.country in (None, "EUR") or term.country == (country or self._countries.around(context))
                if known and term.covers(context.published[:10]):
                    return known_person(term, term.sector, office)
        return None


def _with_office(
    person: ResolvedActor, office: str | None, sector: str | None, home: str | None = None
) -> ResolvedActor:
    """A person with the office told; one whom we know keeps the sector. Who acts for many states is of none."""
    if person.id:
        return replace(person, office=office)
    country = home if sector == "IGO" else person.country
    return replace(person, office=office, sector=sector, country=country)


def _named_with_title(phrase: Phrase, context: ActorContext) -> str | None:
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
