"""Resolves the words for an actor: an order of questions asked of them, of which the first that has an answer decides.

A name after an office comes before a body, a body before a government, and all of them before the noun of a role. The
same body under many names has one id. Each group of answers is a module of its own; what none of them tells is None.
"""

from msgspec.structs import replace

from dateline.actors.bodies import Bodies
from dateline.actors.countries import CountryFinder
from dateline.actors.full_names import is_surname, spelt_out
from dateline.actors.governments import Governments
from dateline.actors.names import Names
from dateline.actors.nouns import is_stateless
from dateline.actors.office_holders import OfficeHolders
from dateline.actors.people import People
from dateline.actors.roles import Roles
from dateline.actors.speakers import speaker_kind
from dateline.actors.states import States
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import Phrase
from dateline.language.pronouns import is_pronoun
from dateline.places.gazetteer import Gazetteer, open_gazetteer


class ActorResolver:
    """Resolves actors with the tables of actors and the countries of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        gazetteer = gazetteer or open_gazetteer()
        self.countries = CountryFinder(gazetteer)
        states = States(gazetteer, self.countries)
        self._names = Names(self.countries, states)
        self._bodies = Bodies(self.countries)
        self._governments = Governments(self.countries, states)
        self._people = People(self.countries, states)
        self._office_holders = OfficeHolders(self.countries, states, self._people)
        self._roles = Roles(self.countries, states, self._governments, self._names)

    def resolve(self, words: str, context: ActorContext) -> ResolvedActor:
        """Who the words mean, as far as they and their context tell."""
        phrase = self._names.take_apart(spelt_out(words, context.text), context.text)
        if is_pronoun(phrase.core):
            return ResolvedActor()
        told = None if is_surname(phrase.core, context.text) else self.countries.of_phrase(phrase)
        country = self.countries.in_text(told, phrase.core, context.text)
        found = self._answer(phrase, country, context)
        if country is None and found.id is None and is_stateless(phrase):
            found = replace(found, country=None)
        return replace(found, speaker_kind=speaker_kind(found, words))

    def _answer(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor:
        """The first answer there is to who a phrase means, given the country that its own words tell."""
        return (
            self._roles.of_several(phrase)
            or self._office_holders.introduced(phrase, country, context)
            or self._office_holders.titled(phrase, country, context)
            or self._office_holders.chained(phrase, context)
            or self._bodies.known(phrase, country, context)
            or self._governments.named(phrase, context)
            or self._office_holders.on_the_day(phrase, country, context)
            or self._people.known(phrase, country, context)
            or self._roles.of_noun(phrase, country, context)
            or self._bodies.unknown(phrase, country, context)
            or self._people.named(phrase, country, context)
            or self._names.unknown(phrase, country, context)
        )
