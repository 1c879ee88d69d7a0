"""Resolves the words for an actor: a body of our tables, a person in office, a government, or a role with its country.

The same body under many names has one id. What a role noun does not tell stays None: "a gunman" has neither name nor
country nor sector. The date decides who held an office; without one nobody is named by office alone.
"""

import re
from functools import cache

import msgspec

from dateline.actors import lexicon
from dateline.actors.countries import FEDERAL, CountryFinder, capital_of
from dateline.actors.lexicon import Body, Function, Term
from dateline.actors.offices import Held, held_office, is_held_now, leading_noun, ranked, sector_of_led, title_in
from dateline.actors.organisations import as_organisation
from dateline.actors.people import Person, named_with_title, person_of, spelt_out, words_beside
from dateline.actors.speakers import speaker_kind
from dateline.actors.states import States
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import Phrase, endings, is_full_name, is_name, take_apart, without_acronym
from dateline.language.pronouns import PRONOUNS
from dateline.places.gazetteer import Gazetteer, open_gazetteer
from dateline.places.names import fold

_ABROAD = ("embassy", "embassies", "consulate", "mission", "ambassador", "envoy", "diplomat", "diplomats", "attaché")
_SIDED = ("-led", "-backed", "-dominated", "-supported", "-run")
_OF_A_BODY = {
    "fighters", "militants", "members", "guerrillas", "jihadists", "jihadis", "rebels", "gunmen", "insurgents",
    "terrorists", "forces", "troops", "soldiers", "movement",
}  # fmt: skip
_OFFICES = ("ministry", "department")
_OF = re.compile(r"of (?:the )?([\w ]+?)(?= in\b| of\b|,|$)")
_ARMED = {"REB", "CRM", "OPP"}
_NO_COUNTRY_FROM_CONTEXT = {"IGO", "NGO", None}
# The first name of a list of countries, and what parts it from the second.
_LISTED = re.compile(r"[\w.’'-]+(?: [A-Z][\w.’'-]*)?(?:,(?: and)?| and| or| &)(?: the)? ")


class ActorResolver:
    """Resolves actors with the tables of actors and the countries of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or open_gazetteer()
        self.countries = CountryFinder(self.gazetteer)
        self.states = States(self.gazetteer, self.countries)

    def resolve(self, words: str, context: ActorContext) -> ResolvedActor:
        """Who the words mean, as far as they and their context tell."""
        phrase = take_apart(spelt_out(words, context.text))
        if phrase.core.lower() in PRONOUNS and not phrase.core.isupper():
            return ResolvedActor()
        country = self.countries.in_text(self._country_of(phrase), phrase.core, context.text)
        found = (
            self._as_several(phrase)
            or self._as_introduced(phrase, country, context)
            or self._as_titled(phrase, country, context)
            or self._as_chained(phrase, context)
            or self._as_body(phrase, country, context)
            or self._as_government(phrase, context)
            or self._as_office_holder(phrase, country, context)
            or self._as_role(phrase, country, context)
            or self._as_organisation(phrase, country, context)
            or self._as_person(phrase, country, context)
            or self._as_name(phrase, country, context)
        )
        if country is None and found.id is None and _is_stateless(phrase):
            found = msgspec.structs.replace(found, country=None)
        return msgspec.structs.replace(found, speaker_kind=speaker_kind(found, words))

    def _as_several(self, phrase: Phrase) -> ResolvedActor | None:
        """Those of several countries ("Russian and Syrian forces"), who are of no one of them."""
        words = f"{phrase.core}, {phrase.apposition}" if phrase.apposition else phrase.core
        named = [(at, country) for at, country, is_plain in self.countries.mentions(words) if is_plain]
        if len(named) < 2 or named[0][1] == named[1][1] or not _LISTED.fullmatch(words, named[0][0], named[1][0]):
            return None
        ends = [*endings(phrase.head), *endings(words)]
        sectors = [lexicon.functions()[end].sector for end in ends if end in lexicon.functions()]
        sectors += [sector for end in ends if (sector := lexicon.sectors().get(end))]
        return ResolvedActor(None, None, next(iter(sectors), None))

    def _country_of(self, phrase: Phrase) -> str | None:
        """The country that the words themselves give: owner, adjective before the head, place after it.

        An embassy is not of the country it lies in.
        """
        abroad = _is_abroad(phrase) and phrase.tail.startswith("in ")
        place = "" if abroad else phrase.tail.removeprefix("of ").removeprefix("in ")
        if is_full_name(phrase.owned) and not _ends_in_noun(phrase.owned):
            return self.countries.of_proper_name(phrase.owned)
        for part in (phrase.owner, *_prefixes(phrase.owned), place):
            if part and is_name(part) and (country := self.countries.of_words(part)):
                return country
        inside = self.countries.mentions(phrase.head if abroad else phrase.core)
        return inside[0][1] if inside else None

    def _around(self, context: ActorContext) -> str | None:
        """The country that words without one are of: the one told of most, where it is also the one told of here."""
        here = self.countries.around(context.text, context.start)
        return here if context.country in (None, here) else None

    def _as_body(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        whole = without_acronym(phrase.core)
        for part in dict.fromkeys((whole, phrase.owned, phrase.head, *self._after_country(phrase.head))):
            if not is_name(part):
                continue
            named = lexicon.bodies().get(fold(part), ())
            body = _told_apart(named, country, None if country else self._around(context))
            if body:
                return ResolvedActor(body.name, body.country, body.sector, None, body.id)
        return None

    def _after_country(self, words: str) -> list[str]:
        """What follows a country's name, adjective or plain words ("state news agency KCNA")."""
        parts = words.split()
        return [
            " ".join(parts[first:])
            for first in range(1, len(parts))
            if parts[first - 1].islower()
            or parts[first - 1].endswith(_SIDED)
            or self.countries.of_words(" ".join(parts[:first]))
        ]

    def _as_introduced(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A person named after the office he holds: "the US secretary of state, Ada Lanza"."""
        name, title = phrase.apposition or "", title_in(phrase.owned) or leading_noun(phrase.head)
        if not title or not is_full_name(name) or self.countries.of_words(name) or self.gazetteer.named(fold(name)):
            return None
        told = None if self.states.leads_unknown(phrase) else lexicon.titles().get(fold(title))
        sector, home = sector_of_led(phrase) or (told, None)
        person = self._as_person(take_apart(name), country or home, context)
        return person and _with_office(person, ranked(phrase, title), sector)

    def _as_titled(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A person after a title that has "of" in it, at which the words are taken apart ("secretary of state")."""
        words = phrase.core.split()
        for first in range(len(words)):
            for end in range(first + 3, min(first + 6, len(words))):
                title = " ".join(words[first:end])
                if "of" in words[first:end] and fold(title) in lexicon.titles() and words[end][0].isupper():
                    person = self._as_person(take_apart(" ".join(words[end:])), country, context)
                    held = Held(self.states.without_country(tuple(words[:first])), title, "")
                    return person and _with_office(person, ranked(phrase, held.office), held.sector)
        return None

    def _as_chained(self, phrase: Phrase, context: ActorContext) -> ResolvedActor | None:
        """A person after an office and what it is of ("Foreign Ministry spokesman Ri Yong").

        Only the words before the name tell the country.
        """
        held = held_office(phrase.head.split())
        led = self.states.without_country(held.led) if held else ()
        if held is None or not led:
            return None
        country = self._country_of(take_apart(phrase.core.replace(f" {held.name}", "", 1)))
        held = msgspec.structs.replace(held, led=led)
        person = self._as_person(phrase, country, context)
        if person and person.id is None and (body := held.body):
            person = msgspec.structs.replace(person, country=body.country or person.country)
        return person and _with_office(person, ranked(phrase, held.office), held.sector)

    def _as_person(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        person = person_of(phrase, context)
        if person is None:
            return None
        term = _term_of(person, country, context)
        if term is None:
            unknown = self._unknown_person(person, country, context)
            return unknown and msgspec.structs.replace(unknown, office=ranked(phrase, unknown.office))
        in_office = not context.published or term.covers(context.published[:10])
        sector = term.sector if in_office else "PTY"
        return ResolvedActor(term.person, term.country, sector, ranked(phrase, person.title), _slug(term.person))

    def _unknown_person(self, person: Person, country: str | None, context: ActorContext) -> ResolvedActor | None:
        if person.title is None and person.sector is None and len(person.name.split()) < 2:
            return None
        # Of whom no office or role is told is a civilian.
        return ResolvedActor(
            person.name,
            country or self._beside(person.name, context) or self._around(context),
            person.sector or (None if person.title else "CVL"),
            person.title,
        )

    def _beside(self, name: str, context: ActorContext) -> str | None:
        """The country that the words beside a name give: "Ada Lanza, the Zambian president"."""
        told = (self._country_of(take_apart(words)) for words in words_beside(name, context.text))
        return next((country for country in told if country), None)

    def _as_government(self, phrase: Phrase, context: ActorContext) -> ResolvedActor | None:
        """A country, its capital, or a state of a federation, as a word for its government."""
        division = self.countries.division_acting(phrase.core, context.text) if is_name(phrase.core) else None
        if division:
            return ResolvedActor(division.name, division.country, "GOV")
        country = capital_of(phrase.core) if is_name(phrase.core) else None
        if country is None and is_name(phrase.core):
            country = self.states.named(phrase.core)
        if country is None:
            return None
        entry = self.gazetteer.countries.get(country)
        name = entry.name if entry else country
        return ResolvedActor(name, country, "GOV", None, f"{country.lower()}-government")

    def _as_office_holder(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """The holder of an office on the day ("the US president"), where country and date are known.

        Words without a country mean whom the text before named most with that title.
        """
        if country is None and (named := named_with_title(phrase, context)):
            return self._as_person(take_apart(named), None, context)
        if not context.published or phrase.tail.startswith("and ") or not is_held_now(phrase, context):
            return None
        for office in self.states.offices(phrase):
            for term in lexicon.terms_by_title().get(office, ()):
                known = term.country in (None, "EUR") or term.country == (country or self._around(context))
                if known and term.covers(context.published[:10]):
                    return ResolvedActor(term.person, term.country, term.sector, office, _slug(term.person))
        return None

    def _as_role(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        if members := self._as_members(phrase) or _as_of_union(phrase):
            return members
        if led := sector_of_led(phrase):
            sector, home = led
            return self._as_sector(sector, phrase, country or home, context)
        if self.states.leads_unknown(phrase):
            return ResolvedActor(None, country)
        head = _turned(phrase)
        for key in endings(f"{phrase.owner}s {head}" if phrase.owner else head, 4):
            if key in lexicon.functions():
                if country is None and self._is_of_a_state(lexicon.functions()[key], context):
                    return ResolvedActor(None, self._around(context), lexicon.functions()[key].sector)
                if forces := self._forces_without_state(lexicon.functions()[key], phrase, country):
                    return forces
                if country is None and self._is_of_unknown(phrase):
                    return ResolvedActor(phrase.head, self._around(context))
                owner = country or self._led_country(phrase) or (None if _is_abroad(phrase) else self._around(context))
                return self._as_function(lexicon.functions()[key], phrase, owner)
            if key in lexicon.sectors():
                return self._as_sector(lexicon.sectors()[key], phrase, country, context)
        return None

    def _is_of_a_state(self, function: Function, context: ActorContext) -> bool:
        """Whether lawmakers of whom no country is told may be those of a state of a federation."""
        country = self._around(context) if function.code == "parliament" else None
        return country in FEDERAL and self.countries.tells_of_divisions(context.text, country)

    def _is_of_unknown(self, phrase: Phrase) -> bool:
        """Whether "officials" are those of a body with a name of two words that we do not know ("United Way")."""
        before, _, noun = phrase.head.rpartition(" ")
        words = before.split()
        if fold(noun) not in ("official", "officials") or len(words) < 2 or not all(w[0].isupper() for w in words):
            return False
        return self._is_proper(before) and not self._led_country(phrase) and not self.gazetteer.named(fold(before))

    def _as_organisation(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A body we do not know, whose name says by its noun what it is ("the Fish and Wildlife Service")."""
        found = as_organisation(phrase)
        if found is None:
            return None
        name, sector = found
        return ResolvedActor(name, country or self._around(context), sector)

    def _as_members(self, phrase: Phrase) -> ResolvedActor | None:
        """The people of a body, as the body ("Isis fighters")."""
        before, _, noun = phrase.head.rpartition(" ")
        named = lexicon.bodies().get(fold(before), ()) if fold(noun) in _OF_A_BODY else ()
        if len(named) != 1 or named[0].sector not in _ARMED:
            return None
        return ResolvedActor(named[0].name, named[0].country, named[0].sector, None, named[0].id)

    def _forces_without_state(self, function: Function, phrase: Phrase, country: str | None) -> ResolvedActor | None:
        """Forces of a body, or of a people or region that is no state, which are never the army of the state around."""
        if function.code != "military" or country:
            return None
        named = [fold(word) for word in phrase.head.split()[:-1] if word[0].isupper()]
        for body in (body for word in named for body in lexicon.bodies().get(word, ())):
            return ResolvedActor(body.name, body.country, body.sector, None, body.id)
        regions = [entry for word in named if (entry := self.gazetteer.named_by_adjective(word))]
        stateless = any(entry.country is None for entry in regions)
        return ResolvedActor(phrase.head, None, function.sector) if stateless else None

    def _led_country(self, phrase: Phrase) -> str | None:
        """The country of a known leader whose name owns a body ("Assad's forces", "the Trump administration")."""
        told = (phrase.owner or "").split()[-1:] + phrase.head.split()[:-1] + phrase.tail.split()[-1:]
        for word in (word.removeprefix("al-") for word in told):
            held = lexicon.surnames().get(fold(word), ()) if word[:1].isupper() or "-" in word else ()
            countries = {term.country for term in held if term.first}
            if len(countries) == 1:
                return countries.pop()
        return None

    def _as_function(self, function: Function, phrase: Phrase, country: str | None) -> ResolvedActor:
        if country is None:
            return ResolvedActor(None, None, function.sector)
        identity = f"{country.lower()}-{function.code}"
        leader = phrase.head.split()[0]
        if function.code == "government" and fold(leader) in lexicon.surnames():
            return ResolvedActor(phrase.head, country, function.sector, None, identity)
        body = _bodies_by_id().get(identity)
        name = body.name if body and body.group == "official" and function.code != "military" else None
        return ResolvedActor(name or self._named(function, country), country, function.sector, None, identity)

    def _named(self, function: Function, country: str) -> str:
        entry = self.gazetteer.countries.get(country)
        name = entry.name if entry else country
        return function.pattern.format(country=name, adjective=_adjective_of().get(country, name))

    def _as_sector(
        self, sector: str | None, phrase: Phrase, country: str | None, context: ActorContext
    ) -> ResolvedActor:
        if sector is None:
            return ResolvedActor()
        where = country if country or sector in _NO_COUNTRY_FROM_CONTEXT else self._around(context)
        proper = len(phrase.head.split()) > 1 and self._is_proper(phrase.head)
        return ResolvedActor(phrase.head if proper and phrase.head[0].isupper() else None, where, sector)

    def _is_proper(self, words: str) -> bool:
        """Whether words hold a name beside that of a country ("Turkish citizens" do not)."""
        parts = words.split()
        country = next((part for part in _prefixes(words) if self.states.named(part)), "")
        return is_name(" ".join(parts[len(country.split()) :]))

    def _as_name(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor:
        if not self._is_proper(phrase.core) and (not phrase.core or phrase.core.split()[-1].islower()):
            return ResolvedActor(None, country)
        return ResolvedActor(phrase.core, country or self._around(context))


def resolve_actor(words: str, context: ActorContext) -> ResolvedActor:
    """Who the words mean, by the user's own gazetteer."""
    return _default().resolve(words, context)


@cache
def _default() -> ActorResolver:
    return ActorResolver()


def _as_of_union(phrase: Phrase) -> ResolvedActor | None:
    """Those who act for a body of many states ("EU foreign ministers", "IAEA inspectors"): they are of no one state."""
    words = phrase.with_owner
    cuts = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(len(words) - 1, 0, -1)]
    if phrase.tail.startswith("of "):
        cuts.append((phrase.tail.removeprefix("of ").removeprefix("the "), phrase.head[:1].lower() + phrase.head[1:]))
    for name, rest in cuts:
        named = lexicon.bodies().get(fold(name), ())
        if len(named) == 1 and named[0].sector == "IGO":
            return ResolvedActor(f"{named[0].name} {rest}", named[0].country, "IGO") if rest.islower() else None
    return None


def _is_stateless(phrase: Phrase) -> bool:
    """Whether the words mean those who may be of many states or of none, unless they are somebody's own."""
    own = phrase.owner is not None or phrase.leading.lower().split()[:1] in (["his"], ["her"])
    return not own and any(ending in lexicon.stateless() for ending in endings(phrase.head))


def _is_abroad(phrase: Phrase) -> bool:
    """Whether the words mean somebody whom a state has sent to another."""
    return phrase.head.lower().endswith(_ABROAD)


def _turned(phrase: Phrase) -> str:
    """The head with what it is of before its noun: a "Norse ministry of defence" is a Norse defence ministry."""
    match = _OF.match(phrase.tail) if fold(phrase.head).endswith(_OFFICES) else None
    owner, _, noun = phrase.head.rpartition(" ")
    return f"{owner} {match[1]} {noun}" if match else phrase.head


def _ends_in_noun(words: str) -> bool:
    """Whether words end in a noun of a role or body, and so are no name of a person."""
    nouns = (lexicon.functions(), lexicon.sectors(), lexicon.heads(), lexicon.organisations())
    return any(ending in known for ending in endings(words) for known in nouns)


def _prefixes(words: str) -> list[str]:
    parts = words.split()
    return [" ".join(parts[:count]) for count in range(min(3, len(parts)), 0, -1)]


def _told_apart(named: tuple[Body, ...], country: str | None, around: str | None) -> Body | None:
    """The body meant by a name: the one of the country the words give, or the only one that does not contradict it."""
    fitting = [body for body in named if country in {None, body.country} or body.country is None]
    if country is None and len(fitting) > 1:
        fitting = [body for body in fitting if body.country == around] or fitting
    return fitting[0] if fitting else None


def _term_of(person: Person, country: str | None, context: ActorContext) -> Term | None:
    """The term of a known person that fits the country and the date best."""
    fitting = [term for term in person.terms if country is None or term.country in {None, country}]
    if not fitting:
        return None
    day = (context.published or "")[:10]
    current = [term for term in fitting if day and term.first and term.covers(day)]
    return current[-1] if current else fitting[-1]


def _with_office(person: ResolvedActor, office: str | None, sector: str | None) -> ResolvedActor:
    """A person with the office told; one whom we know keeps the sector."""
    return msgspec.structs.replace(person, office=office, sector=person.sector if person.id else sector)


def _slug(name: str) -> str:
    return "person:" + fold(name).replace(" ", "-")


@cache
def _bodies_by_id() -> dict[str, Body]:
    return {body.id: body for named in lexicon.bodies().values() for body in named}


@cache
def _adjective_of() -> dict[str, str]:
    from dateline.places.tables import listed, rows

    return {row["alpha3"]: listed(row["adjectives"])[0] for row in rows("countries.csv") if row["adjectives"]}
