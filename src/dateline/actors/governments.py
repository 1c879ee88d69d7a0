"""Governments and what else is a state's own: its army, its parliament, its courts, each by a name and id made of both.

A country, its capital, or a state of a federation is a word for its government.
"""

from functools import cache

from dateline.actors import lexicon
from dateline.actors.countries import CountryFinder, capital_of
from dateline.actors.lexicon import Body, Function
from dateline.actors.states import States
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import Phrase, is_name
from dateline.places.names import fold
from dateline.places.tables import listed, rows


class Governments:
    """Names governments and the bodies of states, with the countries and states that words name."""

    def __init__(self, countries: CountryFinder, states: States) -> None:
        self._countries = countries
        self._states = states

    def named(self, phrase: Phrase, context: ActorContext) -> ResolvedActor | None:
        """The government that a country, its capital, or a state of a federation stands for."""
        if not is_name(phrase.core):
            return None
        if division := self._countries.division_acting(phrase.core, context.text):
            return ResolvedActor(division.name, division.country, "GOV")
        country = capital_of(phrase.core) or self._states.named(phrase.core)
        if country is None:
            return None
        return ResolvedActor(self._name_of(country), country, "GOV", None, f"{country.lower()}-government")

    def body_of(self, country: str | None, function: Function, phrase: Phrase) -> ResolvedActor:
        """A state's own body of one function; of a state unknown no more than its sector."""
        if country is None:
            return ResolvedActor(None, None, function.sector)
        identity = f"{country.lower()}-{function.code}"
        name = phrase.head if _is_of_leader(phrase.head) else self._name_of_body(identity, function, country)
        return ResolvedActor(name, country, function.sector, None, identity)

    def _name_of_body(self, identity: str, function: Function, country: str) -> str:
        body = _bodies_by_id().get(identity)
        if body and body.group == "official" and function.code != "military":
            return body.name
        name = self._name_of(country)
        return function.pattern.format(country=name, adjective=_adjectives().get(country, name))

    def _name_of(self, country: str) -> str:
        return self._countries.name_of(country) or country


def _is_of_leader(words: str) -> bool:
    """Whether words are an administration by the name of its leader ("Lanza administration")."""
    leader, *others = words.split() or [""]
    return [fold(word) for word in others] == ["administration"] and fold(leader) in lexicon.surnames()


@cache
def _bodies_by_id() -> dict[str, Body]:
    return {body.id: body for named in lexicon.bodies().values() for body in named}


@cache
def _adjectives() -> dict[str, str]:
    return {row["alpha3"]: listed(row["adjectives"])[0] for row in rows("countries.csv") if row["adjectives"]}
