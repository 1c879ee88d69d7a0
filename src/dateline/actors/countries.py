"""Which countries words, phrases and texts speak of: by name, adjective, people, capital or the places named.

A capital as a word for its government is told apart by the caller; here a capital is simply of its country.
"""

import itertools
import math
import re
from collections import Counter
from functools import lru_cache

from dateline.actors.nouns import ends_in_noun, is_abroad
from dateline.actors.types import ActorContext
from dateline.actors.words import HOMES, Phrase, beginnings, is_full_name, is_name
from dateline.places import PlaceContext, PlaceResolver, find_places
from dateline.places.gazetteer import Gazetteer
from dateline.places.names import fold, readings
from dateline.places.namesakes import namesakes
from dateline.places.tables import MAIN, WEAK, Entry, capitals

_NAME = re.compile(r"\b(?:[A-Z][\w’'.-]*|U\.S\.)(?:\s+(?:[A-Z][\w’'.-]*))*")
# "East London schoolgirls" may be of a town of that name, "east London schoolgirls" are not.
_PART_OF = re.compile(r"^(?:north|south|east|west|central|northern|southern|eastern|western)\s+(?=[A-Z])")
_POSSESSIVE = re.compile(r"['’]s?$")
_NATIONAL = re.compile(r"\b(?:Congress|Capitol Hill|White House|Parliament|[Ff]ederal|[Nn]ational|House of Commons)\b")
NAMES_OF_PEOPLE = {"chad", "jordan", "georgia", "israel", "kenya", "india", "ireland", "france", "holland", "england",
                    "cuba", "malta", "america", "guinea", "jersey"}  # fmt: skip
# Words that stand before "officials" or "states" and are somewhere the name of a province: none of it is meant.
# So are "the Endangered Species Act" and "Green Bay".
_PLAIN = frozenset("federal gulf central eastern northern southern western upper lower union capital delta".split())  # noqa: SIM905
_PLAIN |= {"act", "bay", "centre", "metro"}
FEDERAL = {"USA", "CAN", "AUS", "IND", "BRA", "MEX", "DEU", "NGA", "MYS"}
_KNOWN_CITY = 150_000
_NEAR = 250.0
_LEAST = 0.35
_LEAST_AMONG = 0.15


@lru_cache(maxsize=4096)
def capital_of(words: str) -> str | None:
    """The country whose capital words name."""
    return _capitals().get(fold(words))


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    found: dict[str, str] = {}
    for word, country in capitals():
        found.setdefault(fold(word), country)
    # These are said of a government only together with more words, or more often of another place.
    for word in (
        "san jose",
        "victoria",
        "santiago",
        "kingston",
        "georgetown",
        "hamilton",
        "male",
        "douglas",
        "stanley",
    ):
        found.pop(word, None)
    return found


def _parts(name: str) -> list[str]:
    """A run of capitalised words, its words, and every two of them."""
    words = name.rstrip(".,").removesuffix("'s").removesuffix("’s").split()
    return [*words, *(f"{one} {two}" for one, two in itertools.pairwise(words))]


class CountryFinder:
    """Finds countries in words and texts with the help of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._places = PlaceResolver(gazetteer)
        self.mentions = lru_cache(maxsize=64)(self._mentions)
        self._told_apart = lru_cache(maxsize=64)(self._read_namesakes)
        self.of_words = lru_cache(maxsize=8192)(self._of_words)
        self._told_most = lru_cache(maxsize=256)(self._find_told_most)
        self._trusted = lru_cache(maxsize=64)(self._find_trusted)

    def _of_words(self, words: str) -> str | None:
        """The country that words name: a country, an adjective, a capital, or a place well known."""
        if fold(words).removeprefix("a ").removeprefix("the ") in _PLAIN:
            return None
        if country := capital_of(words) or self._gazetteer.country_of(words):
            return country
        whole = _PART_OF.sub("", words)
        return self._of_place(words) if whole == words else self._of_words(whole)

    def of_phrase(self, phrase: Phrase) -> str | None:
        """The country that an actor's words themselves give: owner, adjective before the head, place after it.

        An embassy is not of the country it lies in.
        """
        abroad = is_abroad(phrase) and phrase.tail.startswith("in ")
        place = "" if abroad else phrase.tail.removeprefix("of ").removeprefix("in ")
        if is_full_name(phrase.owned) and not ends_in_noun(phrase.owned):
            return self._of_proper_name(phrase.owned)
        for part in (phrase.owner, *beginnings(phrase.owned), place):
            if part and is_name(part) and (country := self.of_words(part)):
                return country
        inside = self.mentions(phrase.head if abroad else phrase.core)
        return inside[0][1] if inside else self._of_home(phrase.head)

    def _of_home(self, words: str) -> str | None:
        """The country in a word for who leads or where somebody sits ("US-led", "Texas-based")."""
        told = (word.rpartition("-")[0] for word in words.split() if word.endswith(HOMES))
        return next((country for home in told if is_name(home) and (country := self.of_words(home))), None)

    def _of_proper_name(self, words: str) -> str | None:
        """The country that a name of capitalised words gives at its start or end; towns and given names are none."""
        parts = words.split()
        for part in (" ".join(parts[:2]), parts[0], parts[-1]):
            entry = self._gazetteer.named_by_adjective(fold(part)) if part != parts[-1] else None
            if entry and entry.kind == "country":
                return entry.country
            named = (c.entry for c in self._gazetteer.named(fold(part)) if c.entry.kind == "country")
            if fold(part) not in NAMES_OF_PEOPLE and (state := next(named, None)):
                return state.country
        return None

    def name_of(self, country: str) -> str | None:
        """The name of a country by its code."""
        entry = self._gazetteer.countries.get(country)
        return entry.name if entry else None

    def is_place(self, words: str) -> bool:
        """Whether words are the name of any place at all."""
        return bool(self._gazetteer.named(fold(words)))

    def is_of_no_country(self, adjective: str) -> bool:
        """Whether an adjective is that of a people or region that is no one country's ("Kurdish")."""
        entry = self._gazetteer.named_by_adjective(fold(adjective))
        return entry is not None and entry.country is None

    def division_meant(self, words: str, text: str) -> Entry | None:
        """The division that words mean in a text and that bears a country's name: Georgia beside Alabama."""
        key = fold(_POSSESSIVE.sub("", words))
        return self._told_apart(text).get(key) if namesakes(self._gazetteer.named(key)) else None

    def division_acting(self, words: str, text: str) -> Entry | None:
        """The state of a federation, or the division with a country's name, that words alone mean."""
        named = [c.entry for c in self._gazetteer.named(fold(words)) if c.weight == MAIN]
        states = [entry for entry in named if entry.kind == "division" and entry.country in FEDERAL]
        is_country = any(entry.kind == "country" for entry in named) or capital_of(words) is not None
        return self.division_meant(words, text) if is_country else next(iter(states), None)

    def _read_namesakes(self, text: str) -> dict[str, Entry]:
        """The divisions that bear a country's name and are meant in a text, by key."""
        names = find_places(text, self._gazetteer)
        places = self._places.resolve(names, PlaceContext(text))
        found = {}
        for name, place in zip(names, places, strict=True):
            pair = namesakes(self._gazetteer.named(fold(name.text)))
            if pair and place and place.gazetteer == pair[1].id:
                found[fold(name.text)] = pair[1]
        return found

    def in_text(self, country: str | None, words: str, text: str) -> str | None:
        """The country of words, read again where it may be that of a division which their text means."""
        if country is None:
            return None
        names = _NAME.findall(words)
        divisions = (self.division_meant(part, text) for name in names for part in (name, *_parts(name)))
        division = next((d for d in divisions if d), None)
        pair = namesakes(self._gazetteer.named(fold(division.name))) if division else None
        return pair[1].country if pair and country == pair[0].country else country

    def tells_of_divisions(self, text: str, country: str | None) -> bool:
        """Whether a text names states or provinces of a country, and neither its capital nor anything national."""
        words = [word for match in _NAME.finditer(text) for word in _parts(match.group())]
        if _NATIONAL.search(text) or any(capital_of(word) == country for word in words):
            return False
        named = (c for word in words for c in self._gazetteer.named(fold(word)))
        return any(c.entry.kind == "division" and c.entry.country == country and c.weight < WEAK for c in named)

    def _of_place(self, words: str) -> str | None:
        for reading in readings(words)[:2]:
            named = self._gazetteer.named(reading.key)
            owners = {candidate.entry.country for candidate in named if candidate.weight == 0}
            if len(owners) == 1 and any(c.entry.kind == "county" and c.weight == 0 for c in named):
                return owners.pop()
            # Of the namesakes the one that is written so: "St. Louis" is not Saint-Louis.
            for candidate in sorted(named, key=lambda c: c.entry.name != words):
                entry = candidate.entry
                known = entry.kind in {"site", "town"} or entry.population >= _KNOWN_CITY
                if known and candidate.weight == 0:
                    return entry.country
        return None

    def _mentions(self, text: str) -> tuple[tuple[int, str, bool], ...]:
        """Where a text speaks of which country, in order; the last says whether by its own name or adjective."""
        found: list[tuple[int, str, bool]] = []
        for match in _NAME.finditer(text):
            words = match.group().rstrip(".,")
            within = ((self.in_text(country, words, text), plain) for country, plain in self._within(words))
            found.extend((match.start(), country, plain) for country, plain in within if country)
        return tuple(found)

    def _within(self, words: str) -> list[tuple[str, bool]]:
        parts, first = words.split(), 0
        found: list[tuple[str, bool]] = []
        while first < len(parts):
            for count in range(min(4, len(parts) - first), 0, -1):
                part = _POSSESSIVE.sub("", " ".join(parts[first : first + count]))
                if country := self.of_words(part):
                    found.append((country, self._gazetteer.country_of(part) is not None))
                    first += count - 1
                    break
            first += 1
        return found

    def around(self, context: ActorContext, among: tuple[str, ...] = ()) -> str | None:
        """The country that words without one are of: the one told of most, where it is also the one told of here.

        Where only some countries can be meant, the one of these that is told of most, if it is told of at length.
        """
        here = self._told_most(context.text, context.start, ())
        if among and here not in among:
            return self._told_most(context.text, context.start, among)
        return here if among or context.country in (None, here) else None

    def _find_told_most(self, text: str, start: int | None, among: tuple[str, ...]) -> str | None:
        """The country a text speaks of most, those named near `start` before the others.

        None where it has less than a third of the mentions: of such guesses seven in ten were wrong. Where it must be
        one of `among`, a seventh is enough.
        """
        weights: dict[str, float] = {}
        mentions, counts = self._trusted(text, among)
        for position, country, trust in mentions:
            near = 0.0 if start is None else math.exp(-abs(position - start) / _NEAR)
            weights[country] = weights.get(country, 0.0) + trust * (1.0 + 2.5 * near)
        chosen = max(sorted(weights), key=weights.__getitem__, default=None)
        least = (_LEAST_AMONG if among else _LEAST) * len(self.mentions(text))
        return chosen if counts[chosen or ""] >= least else None

    def _find_trusted(self, text: str, among: tuple[str, ...]) -> tuple[list[tuple[int, str, float]], Counter[str]]:
        """Where a text speaks of which country (of some, where they are given) and how far that is believed.

        And how often it speaks of each. A town alone may be the namesake of one elsewhere.
        """
        mentions = [m for m in self.mentions(text) if not among or m[1] in among]
        named = {country for _, country, plain in mentions if plain}
        trusted = [(position, country, 1.0 if country in named else 0.3) for position, country, _ in mentions]
        return trusted, Counter(country for _, country, _ in mentions)
