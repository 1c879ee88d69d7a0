"""Resolves the words for an actor: a body of our tables, a person in office, a government, or a role with its country.

The same body under many names has one id. What a role noun does not tell stays None: "a gunman" has neither name nor
country nor sector. The date decides who held an office; without one nobody is named by office alone.
"""

import re
from functools import cache

import msgspec

from dateline.actors import lexicon
from dateline.actors.countries import FEDERAL, CountryFinder, capital_of
from dateline.actors.introductions import introductions
from dateline.actors.lexicon import Body, Function, Term
from dateline.actors.offices import (
    Held,
    body_of,
    body_within,
    held_office,
    is_held_now,
    is_parliament,
    is_person,
    leading_noun,
    noun_at_end,
    ranked,
    sector_of_led,
    title_in,
)
from dateline.actors.organisations import as_organisation
from dateline.actors.people import Person, is_one_person, is_surname, named_with_title, person_of, spelt_out
from dateline.actors.roles import as_of_union, ends_in_noun, is_abroad, is_stateless, prefixes, turned
from dateline.actors.speakers import speaker_kind
from dateline.actors.states import States
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import (
    Phrase,
    endings,
    is_capitalised,
    is_full_name,
    is_name,
    opens_sentence,
    take_apart,
    with_mark,
    without_acronym,
)
from dateline.language.pronouns import PRONOUNS
from dateline.places.gazetteer import Gazetteer, open_gazetteer
from dateline.places.names import fold

_HOMES = ("-led", "-based", "-run")
_SIDED = (
    *_HOMES, "-backed", "-dominated", "-supported", "-affiliated", "-aligned", "-allied", "-inspired", "-linked",
)  # fmt: skip
_OF_A_BODY = {
    "fighters", "militants", "members", "guerrillas", "jihadists", "jihadis", "rebels", "gunmen", "insurgents",
    "terrorists", "forces", "troops", "soldiers", "movement", "group", "militia", "militias", "network", "organisation",
    "organization",
}  # fmt: skip
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
        phrase = self._apart(spelt_out(words, context.text), context.text)
        if phrase.core.lower() in PRONOUNS and not phrase.core.isupper():
            return ResolvedActor()
        told = None if is_surname(phrase.core, context.text) else self._country_of(phrase)
        country = self.countries.in_text(told, phrase.core, context.text)
        found = (
            self._as_several(phrase)
            or self._as_introduced(phrase, country, context)
            or self._as_titled(phrase, country, context)
            or self._as_chained(phrase, context)
            or self._as_body(phrase, country, context)
            or self._as_government(phrase, context)
            or self._as_office_holder(phrase, country, context)
            or self._as_known(phrase, country, context)
            or self._as_role(phrase, country, context)
            or self._as_organisation(phrase, country, context)
            or self._as_person(phrase, country, context)
            or self._as_name(phrase, country, context)
        )
        if country is None and found.id is None and is_stateless(phrase):
            found = msgspec.structs.replace(found, country=None)
        return msgspec.structs.replace(found, speaker_kind=speaker_kind(found, words))

    def _as_several(self, phrase: Phrase) -> ResolvedActor | None:
        """Those of several countries ("Russian and Syrian forces"), who are of no one of them."""
        words = f"{phrase.core}, {phrase.apposition}" if phrase.apposition else phrase.core
        named = [(at, country) for at, country, is_plain in self.countries.mentions(words) if is_plain]
        if len(named) < 2 or named[0][1] == named[1][1] or not _LISTED.fullmatch(words, named[0][0], named[1][0]):
            return None
        ends = [*endings(phrase.head), *endings(words)]
        ends += [f"{end.removesuffix('ies')}y" for end in ends if end.endswith("ies")]
        sectors = [lexicon.functions()[end].sector for end in ends if end in lexicon.functions()]
        sectors += [sector for end in ends if (sector := lexicon.sectors().get(end))]
        return ResolvedActor(None, None, next(iter(sectors), None))

    def _country_of(self, phrase: Phrase) -> str | None:
        """The country that the words themselves give: owner, adjective before the head, place after it.

        An embassy is not of the country it lies in.
        """
        abroad = is_abroad(phrase) and phrase.tail.startswith("in ")
        place = "" if abroad else phrase.tail.removeprefix("of ").removeprefix("in ")
        if is_full_name(phrase.owned) and not ends_in_noun(phrase.owned):
            return self.countries.of_proper_name(phrase.owned)
        for part in (phrase.owner, *prefixes(phrase.owned), place):
            if part and is_name(part) and (country := self.countries.of_words(part)):
                return country
        inside = self.countries.mentions(phrase.head if abroad else phrase.core)
        return inside[0][1] if inside else self._home_in(phrase.head)

    def _home_in(self, words: str) -> str | None:
        """The country in a word for who leads or where somebody sits ("US-led", "Texas-based")."""
        told = (word.rpartition("-")[0] for word in words.split() if word.endswith(_HOMES))
        return next((country for home in told if is_name(home) and (country := self.countries.of_words(home))), None)

    def _around(self, context: ActorContext) -> str | None:
        """The country that words without one are of: the one told of most, where it is also the one told of here."""
        here = self.countries.around(context.text, context.start)
        return here if context.country in (None, here) else None

    def _as_body(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        whole = without_acronym(phrase.core)
        parts = (whole, phrase.owned, phrase.head, *self._after_country(phrase.head))
        for part in filter(is_name, dict.fromkeys((*parts, *self._with_country(parts, country)))):
            named = lexicon.bodies().get(fold(part), ())
            around = None if country else self._around(context)
            if is_parliament(part) and around:
                # What many states have is here the one of the state around.
                named = tuple(body for body in named if body.country == around)
            body = _told_apart(named, country, around)
            if body:
                return ResolvedActor(body.name, body.country, body.sector, None, body.id)
        return None

    def _with_country(self, parts: tuple[str, ...], country: str | None) -> list[str]:
        """Names of a body with the country told beside them ("China's Communist Party")."""
        entry = self.gazetteer.countries.get(country) if country else None
        return [f"{part} of {entry.name}" for part in parts if part[:1].isupper()] if entry else []

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

    def _apart(self, words: str, text: str) -> Phrase:
        """The words taken apart; a name keeps its "'s" where nobody is known without it ("McDonald's")."""
        phrase = take_apart(self._parted(words))
        marked = with_mark(phrase, words)
        name = phrase.core
        if marked is phrase or fold(name) in _names() or self.countries.of_words(name) or is_surname(name, text):
            return phrase
        stands_alone = re.search(rf"(?<!\w){re.escape(name)}(?!['’]s|\w)", text)
        return phrase if stands_alone else marked

    def _parted(self, words: str) -> str:
        """The words for an office abroad, parted by a comma from the name after them ("envoy to Peru Ada Lanza")."""
        for match in re.finditer(r" (?:to|for|of|in) (?:the )?", words):
            rest = words[match.end() :].split()
            for count in range(1, len(rest) - 1) if noun_at_end(words[: match.start()].split()) else ():
                place, name = " ".join(rest[:count]), " ".join(rest[count:])
                is_named = is_full_name(name) and is_person(rest[count:]) and not self.countries.of_words(name)
                if is_named and self.states.named(place):
                    return f"{words[: match.end()]}{place}, {name}"
        return words

    def _as_introduced(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A person named after the office he holds or what he is: "the US secretary of state, Ada Lanza"."""
        name, title = phrase.apposition or "", title_in(phrase.owned) or leading_noun(phrase.head)
        is_role = title is not None or is_one_person(phrase.head)
        if not is_role or not is_full_name(name) or self.countries.of_words(name) or self.gazetteer.named(fold(name)):
            return None
        nouns = lexicon.titles() if title else lexicon.sectors()
        told = None if self.states.leads_unknown(phrase) else nouns.get(fold(title or phrase.head.split()[-1]))
        sector, home = sector_of_led(phrase) or (told, None)
        person = self._as_person(take_apart(name), country or home, context)
        return person and _with_office(person, ranked(phrase, title), sector, home)

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
        body = held.body
        if body and is_parliament(" ".join(led)) and (around := self._around(context)):
            body = msgspec.structs.replace(body, country=around)
        if person and person.id is None and body:
            person = msgspec.structs.replace(person, country=body.country or person.country)
        return person and _with_office(person, ranked(phrase, held.office), held.sector, body.country if body else None)

    def _as_known(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A known person by the full name, whose last word may be the noun of a role ("Ada Bishop")."""
        held = held_office(phrase.head.split())
        name = held.name if held else phrase.head
        is_known = phrase.owner is None and is_full_name(name) and fold(name) in lexicon.people()
        return self._as_person(phrase, country, context) if is_known else None

    def _as_person(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        person = None if self._is_of_place(phrase, context) else person_of(phrase, context)
        if person is None:
            return None
        term = _term_of(person, country, context)
        if term is None:
            unknown = self._unknown_person(person, country, context)
            return unknown and msgspec.structs.replace(unknown, office=ranked(phrase, unknown.office))
        in_office = not context.published or term.covers(context.published[:10])
        sector = term.sector if in_office else "PTY"
        return ResolvedActor(term.person, term.country, sector, ranked(phrase, person.title), _slug(term.person))

    def _is_of_place(self, phrase: Phrase, context: ActorContext) -> bool:
        """Whether words mean somebody unnamed of a place ("Ohio's chief examiner")."""
        owner = phrase.owner or ""
        if not owner or is_name(phrase.owned) or is_surname(owner, context.text):
            return False
        return self.countries.of_words(owner) is not None

    def _unknown_person(self, person: Person, country: str | None, context: ActorContext) -> ResolvedActor | None:
        if person.title is None and person.sector is None and len(person.name.split()) < 2:
            return None
        # Of whom no office or role is told is a civilian.
        return ResolvedActor(
            person.name,
            country or self._beside(person.name, context) or (person.sector != "IGO" and self._around(context)) or None,
            person.sector or (None if person.title else "CVL"),
            person.title,
        )

    def _beside(self, name: str, context: ActorContext) -> str | None:
        """The country that the words beside a name give: "Ada Lanza, the Zambian president"."""
        for phrase in map(take_apart, introductions(name, context.text)):
            sector, home = sector_of_led(phrase) or (None, None)
            body = body_within(phrase.head)
            country = home or (body and body.country) or (None if sector == "IGO" else self._country_of(phrase))
            if country:
                return country
        return None

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
        if members := self._as_members(phrase) or as_of_union(phrase):
            return members
        if led := sector_of_led(phrase):
            sector, home = led
            return self._as_sector(sector, phrase, country or home, context)
        if self.states.leads_unknown(phrase):
            return ResolvedActor(None, country)
        head = turned(phrase)
        for key in endings(f"{phrase.owner}s {head}" if phrase.owner else head, 4):
            if key in lexicon.functions():
                if country is None and self._is_of_a_state(lexicon.functions()[key], context):
                    return ResolvedActor(None, self._around(context), lexicon.functions()[key].sector)
                if forces := self._forces_without_state(lexicon.functions()[key], phrase, country):
                    return forces
                if country is None and self._is_of_unknown(phrase, context):
                    return ResolvedActor(phrase.head, self._around(context))
                owner = country or self._led_country(phrase) or (None if is_abroad(phrase) else self._around(context))
                return self._as_function(lexicon.functions()[key], phrase, owner)
            if key in lexicon.sectors():
                return self._as_sector(lexicon.sectors()[key], phrase, country, context)
        return None

    def _is_of_a_state(self, function: Function, context: ActorContext) -> bool:
        """Whether lawmakers of whom no country is told may be those of a state of a federation."""
        country = self._around(context) if function.code == "parliament" else None
        return country in FEDERAL and self.countries.tells_of_divisions(context.text, country)

    def _is_of_unknown(self, phrase: Phrase, context: ActorContext) -> bool:
        """Whether "officials" are those of a body that we do not know, by a name of two words ("United Way", "A&B")."""
        before, _, noun = phrase.head.rpartition(" ")
        words = before.split()
        is_long = len(words) > 1 or "&" in before
        if fold(noun) not in ("official", "officials") or not is_long or not all(w[0].isupper() for w in words):
            return False
        is_known = self._led_country(phrase) or self.gazetteer.named(fold(before))
        return self._is_proper(before, context) and not is_known

    def _as_organisation(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A body we do not know, whose name says by its noun what it is ("the Fish and Wildlife Service")."""
        found = as_organisation(phrase)
        if found is None:
            return None
        name, sector = found
        return ResolvedActor(name, country or self._around(context), sector)

    def _as_members(self, phrase: Phrase) -> ResolvedActor | None:
        """The people of a body, as the body ("Isis fighters")."""
        words = phrase.head.split()
        if not words or fold(words[-1]) not in _OF_A_BODY:
            return None
        if phrase.tail.startswith("of ") and not is_name(phrase.head):
            words = phrase.tail.split()
        last = max((at for at, word in enumerate(words) if is_name(word)), default=-1)
        ends = (body_of(" ".join(words[first : last + 1])) for first in range(last + 1))
        body = next((body for body in ends if body and body.sector in _ARMED), None)
        return ResolvedActor(body.name, body.country, body.sector, None, body.id) if body else None

    def _forces_without_state(self, function: Function, phrase: Phrase, country: str | None) -> ResolvedActor | None:
        """Forces of a body, or of a people or region that is no state, which are never the army of the state around."""
        if function.code != "military" or country:
            return None
        named = [fold(word) for word in phrase.head.split()[:-1] if word[0].isupper()]
        for body in (body for word in named for body in lexicon.bodies().get(word, ())):
            return ResolvedActor(body.name, body.country, body.sector, None, body.id)
        regions = [entry for word in named if (entry := self.gazetteer.named_by_adjective(word))]
        stateless = any(entry.country is None for entry in regions)
        if stateless or any(word.endswith(_SIDED) for word in phrase.head.split()):
            return ResolvedActor(phrase.head if is_name(phrase.head) else None, None, function.sector)
        return None

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
        leader, *others = phrase.head.split() or [""]
        if [fold(word) for word in others] == ["administration"] and fold(leader) in lexicon.surnames():
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
        first, *others = phrase.head.split() or [""]
        is_name_behind = first.islower() and others and all(map(is_capitalised, others))
        name = " ".join(others) if is_name_behind else phrase.head
        proper = len(phrase.head.split()) > 1 and name[0].isupper() and self._is_proper(name, context)
        return ResolvedActor(name if proper else None, where, sector)

    def _is_proper(self, words: str, context: ActorContext) -> bool:
        """Whether words hold a name beside that of a country ("Turkish citizens" do not).

        The capital that opens a sentence makes none, nor do words that end in a small noun for one person.
        """
        parts = words.split()
        if parts and parts[-1].islower() and is_one_person(parts[-1]) and parts[-1] not in lexicon.heads():
            return False
        if parts and opens_sentence(words, context.text, context.start) and not self.countries.of_words(parts[0]):
            is_plain = fold(parts[0]) in lexicon.collective() or f" {parts[0].lower()} " in context.text
            if is_plain or parts[-1].islower():
                return is_name(" ".join(parts[1:]))
        country = next((part for part in prefixes(words) if self.states.named(part)), "")
        return is_name(" ".join(parts[len(country.split()) :]))

    def _as_name(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor:
        ends_small = not phrase.core or phrase.core.split()[-1].islower()
        if not is_name(phrase.head) or (ends_small and not self._is_proper(phrase.core, context)):
            return ResolvedActor(None, country)
        return ResolvedActor(phrase.core, country or self._around(context))


@cache
def _names() -> frozenset[str]:
    """Every folded name and noun of the tables."""
    named = (lexicon.people(), lexicon.surnames(), lexicon.bodies(), lexicon.titles(), lexicon.sectors())
    return lexicon.collective().union(*named)


def resolve_actor(words: str, context: ActorContext) -> ResolvedActor:
    """Who the words mean, by the user's own gazetteer."""
    return _default().resolve(words, context)


@cache
def _default() -> ActorResolver:
    return ActorResolver()


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


def _with_office(
    person: ResolvedActor, office: str | None, sector: str | None, home: str | None = None
) -> ResolvedActor:
    """A person with the office told; one whom we know keeps the sector. Who acts for many states is of none."""
    if person.id:
        return msgspec.structs.replace(person, office=office)
    country = home if sector == "IGO" else person.country
    return msgspec.structs.replace(person, office=office, sector=sector, country=country)


def _slug(name: str) -> str:
    return "person:" + fold(name).replace(" ", "-")


@cache
def _bodies_by_id() -> dict[str, Body]:
    return {body.id: body for named in lexicon.bodies().values() for body in named}


@cache
def _adjective_of() -> dict[str, str]:
    from dateline.places.tables import listed, rows

    return {row["alpha3"]: listed(row["adjectives"])[0] for row in rows("countries.csv") if row["adjectives"]}
