"""Roles: those whom words name by a noun alone ("officials", "Russian and Syrian forces", "EU foreign ministers").

A noun tells the sector, its words or the text around the country; what it does not tell stays None: "a gunman" has
neither name nor country nor sector. Those of several states are of no one of them.
"""

import re

from dateline.actors import lexicon
from dateline.actors.countries import FEDERAL, CountryFinder
from dateline.actors.forces import PARTIES, as_forces, as_members
from dateline.actors.governments import Governments
from dateline.actors.lexicon import Function
from dateline.actors.names import Names
from dateline.actors.nouns import is_abroad, turned
from dateline.actors.offices import sector_of_led
from dateline.actors.states import States
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import Phrase, endings, is_capitalised, is_name, opens_sentence
from dateline.places.names import fold

_PARTY_OF = {"democratic": "democrats"}  # the adjective of a party whose name alone is no body
_NO_COUNTRY_FROM_CONTEXT = {"IGO", "NGO", None}
# The first name of a list of countries, and what parts it from the second.
_LISTED = re.compile(r"[\w.’'-]+(?: [A-Z][\w.’'-]*)?(?:,(?: and)?| and| or| &)(?: the)? ")
# A society that is named like those it is of: "Friends of Norland".
_SOCIETY = re.compile(r"(?:of|for|against)\s+(?:the\s+)?[A-Z]")


class Roles:
    """Tells whom the noun of a role means, with the states and governments that it may be of."""

    def __init__(self, countries: CountryFinder, states: States, governments: Governments, names: Names) -> None:
        self._countries = countries
        self._states = states
        self._governments = governments
        self._names = names

    def of_several(self, phrase: Phrase) -> ResolvedActor | None:
        """Those of several countries ("Russian and Syrian forces"), who are of no one of them."""
        words = f"{phrase.core}, {phrase.apposition}" if phrase.apposition else phrase.core
        named = [(at, country) for at, country, is_plain in self._countries.mentions(words) if is_plain]
        if len(named) < 2 or named[0][1] == named[1][1] or not _LISTED.fullmatch(words, named[0][0], named[1][0]):
            return None
        ends = [*endings(phrase.head), *endings(words)]
        ends += [f"{end.removesuffix('ies')}y" for end in ends if end.endswith("ies")]
        sectors = [lexicon.functions()[end].sector for end in ends if end in lexicon.functions()]
        sectors += [sector for end in ends if (sector := lexicon.sectors().get(end))]
        return ResolvedActor(None, None, next(iter(sectors), None))

    def of_noun(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """Those whom the noun means that the words turn on."""
        if members := as_members(phrase) or _as_of_union(phrase):
            return members
        if led := sector_of_led(phrase):
            sector, home = led
            return self._of_sector(sector, phrase, country or home, context)
        if self._states.leads_unknown(phrase):
            return ResolvedActor(None, country)
        head = turned(phrase)
        for key in endings(f"{phrase.owner}s {head}" if phrase.owner else head, 4):
            function, people = lexicon.functions().get(key), lexicon.sectors().get(key)
            home = country or (self._home_of_party(phrase, context) if people == "LEG" else None)
            if function:
                return self._of_function(function, phrase, home, context)
            if key in lexicon.sectors():
                return self._of_sector(people, phrase, home, context)
        return self._of_people(phrase, country)

    def _home_of_party(self, phrase: Phrase, context: ActorContext) -> str | None:
        """The country of the party whose name stands before lawmakers ("Republican senators", "Labour MPs").

        Only where the text speaks of that country, or of none: parties of many countries are called alike.
        """
        before = phrase.head.split()[:-1]
        first = next((at for at in range(len(before), 0, -1) if not is_capitalised(before[at - 1])), 0)
        names = endings(" ".join(before[first:]))
        named = (lexicon.bodies().get(_PARTY_OF.get(name, name), ()) for name in names)
        countries = {b.country for b in next(filter(None, named), ()) if b.sector in PARTIES}
        told = {country for _, country, _ in self._countries.mentions(context.text)}
        fitting = countries & told if told else countries
        return fitting.pop() if len(fitting) == 1 else None

    def _of_people(self, phrase: Phrase, country: str | None) -> ResolvedActor | None:
        """Those of a people ("half a million Norlanders"); by their name with no more than "the" their government."""
        *_, noun = phrase.head.split() or [""]
        if not noun.endswith("s") or not is_capitalised(noun) or fold(noun.removesuffix("s")) not in lexicon.peoples():
            return None
        is_whole = phrase.leading.lower().split() == ["the"] and phrase.core == noun
        return ResolvedActor(None, country, "GOV" if is_whole else "CVL")

    def _of_function(
        self, function: Function, phrase: Phrase, country: str | None, context: ActorContext
    ) -> ResolvedActor:
        """A state's own body of a function, unless nothing tells the state and it may be no state's."""
        if country:
            return self._governments.body_of(country, function, phrase)
        if self._is_of_division(function, context):
            return ResolvedActor(None, self._countries.around(context), function.sector)
        if forces := as_forces(phrase, function, self._countries):
            return forces
        if self._is_of_unknown(phrase, context):
            return ResolvedActor(phrase.head, self._countries.around(context))
        around = None if is_abroad(phrase) else self._countries.around(context, function.states)
        return self._governments.body_of(_country_of_leader(phrase) or around, function, phrase)

    def _is_of_division(self, function: Function, context: ActorContext) -> bool:
        """Whether lawmakers of whom no country is told may be those of a state of a federation."""
        country = self._countries.around(context) if function.code == "parliament" else None
        return country in FEDERAL and self._countries.tells_of_divisions(context.text, country)

    def _is_of_unknown(self, phrase: Phrase, context: ActorContext) -> bool:
        """Whether "officials" are those of a body that we do not know, by a name of two words ("United Way", "A&B")."""
        before, _, noun = phrase.head.rpartition(" ")
        words = before.split()
        is_long = len(words) > 1 or "&" in before
        if fold(noun) not in ("official", "officials") or not is_long or not all(w[0].isupper() for w in words):
            return False
        is_known = _country_of_leader(phrase) or self._countries.is_place(before)
        return self._names.is_proper(before, context) and not is_known

    def _of_sector(
        self, sector: str | None, phrase: Phrase, country: str | None, context: ActorContext
    ) -> ResolvedActor:
        """Those of a sector, by their name where their words hold one."""
        if sector is None:
            return ResolvedActor()
        where = country if country or sector in _NO_COUNTRY_FROM_CONTEXT else self._countries.around(context)
        first, *others = phrase.head.split() or [""]
        is_name_behind = first.islower() and others and all(map(is_capitalised, others))
        name = " ".join(others) if is_name_behind else phrase.head
        if _SOCIETY.match(phrase.tail) and (is_name_behind or _is_alone(phrase, context)):
            return ResolvedActor(f"{name} {phrase.tail}", where, sector)
        proper = len(phrase.head.split()) > 1 and name[0].isupper() and self._names.is_proper(name, context)
        return ResolvedActor(name if proper else None, where, sector)


def _is_alone(phrase: Phrase, context: ActorContext) -> bool:
    """Whether words are one noun for people with a capital that nothing but a name gives it."""
    is_capital = phrase.head[:1].isupper() and not phrase.leading
    is_noun = lexicon.sectors().get(fold(phrase.head)) == "CVL"
    return is_capital and is_noun and not opens_sentence(phrase.core, context.text, context.start)


def _as_of_union(phrase: Phrase) -> ResolvedActor | None:
    """Those who act for a body of many states ("EU foreign ministers", "IAEA inspectors"): they are of no one state."""
    words = phrase.with_owner
    cuts = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(len(words) - 1, 0, -1)]
    if phrase.tail.startswith("of "):
        cuts.append((phrase.tail.removeprefix("of ").removeprefix("the "), phrase.head[:1].lower() + phrase.head[1:]))
    for name, rest in cuts:
        named = lexicon.bodies().get(fold(name), ()) if is_name(name) else ()
        if len(named) == 1 and named[0].sector == "IGO":
            return ResolvedActor(f"{named[0].name} {rest}", named[0].country, "IGO") if rest.islower() else None
    return None


def _country_of_leader(phrase: Phrase) -> str | None:
    """The country of a known leader whose name owns a body ("Assad's forces", "the Trump administration")."""
    told = (phrase.owner or "").split()[-1:] + phrase.head.split()[:-1] + phrase.tail.split()[-1:]
    for word in (word.removeprefix("al-") for word in told):
        held = lexicon.surnames().get(fold(word), ()) if word[:1].isupper() or "-" in word else ()
        countries = {term.country for term in held if term.first}
        if len(countries) == 1:
            return countries.pop()
    return None
