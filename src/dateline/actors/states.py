"""States and what is theirs: whether words name one, which offices are its own, and whose word before an office is it.

The president of a company is none of a state, wherever the report plays.
"""

from collections.abc import Iterator

from dateline.actors.countries import CountryFinder, capital_of
from dateline.actors.offices import OF_THEIR_THING, STATES, body_of, is_rank, is_thing, things_led
from dateline.actors.words import Phrase, is_name, take_apart
from dateline.places.gazetteer import Gazetteer
from dateline.places.names import fold

_OF_MANY = frozenset("president leader chancellor".split())  # noqa: SIM905
_LONGEST_COUNTRY = 4


class States:
    """Tells states apart from what else has offices, with the countries of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer, countries: CountryFinder) -> None:
        self._gazetteer = gazetteer
        self._countries = countries

    def named(self, words: str) -> str | None:
        """The country whose name or adjective words are."""
        adjective = self._gazetteer.named_by_adjective(fold(words))
        if adjective and adjective.kind == "country" and not fold(words).endswith("s"):
            return adjective.country
        named = self._gazetteer.named(fold(words))
        countries = [c.entry.country for c in named if c.entry.kind == "country"]
        return countries[0] if countries else None

    def offices(self, phrase: Phrase) -> Iterator[str]:
        """The words that may be an office of a state, or of a union of them: "US president" and "president"."""
        words = phrase.with_owner
        led = take_apart(phrase.tail.removeprefix("of ")).head if phrase.tail.startswith("of ") else ""
        if led and not self._is_state(led):
            words += phrase.tail[: phrase.tail.index(led) + len(led)].split()
        for start in range(len(words)):
            office = fold(" ".join(words[start:]))
            if office and self._may_lead(words[:start], office):
                yield office

    def _is_state(self, words: str) -> bool:
        return fold(words) in STATES or (is_name(words) and self.named(words) is not None)

    def _may_lead(self, before: list[str], office: str) -> bool:
        """Whether an office after these words may be that of a state: no company's president, no rebels' leader.

        Who is "of" the holder of an office is another.
        """
        if "of" in before:
            return False
        name = " ".join(word for word in before if word[0].isupper())
        plain = [word for word in before if word[0].islower()]
        is_of_many = office.split()[-1] in _OF_MANY
        if name and not (capital_of(name) or self.named(name)) and (is_of_many or self._countries.of_words(name)):
            return False
        if office == "leader" and plain:
            return False
        return not any(fold(word) not in STATES and (is_thing(word) or is_rank(word)) for word in plain)

    def leads_unknown(self, phrase: Phrase) -> bool:
        """Whether words mean who leads a thing that is no state and that we do not know."""
        noun = "".join(fold(phrase.head).split()[-1:])
        things = things_led(phrase) if noun in OF_THEIR_THING else []
        named = [thing for thing in things if is_name(thing) or is_thing(thing)]
        return bool(named) and not any(self._has_offices(thing, noun) for thing in named)

    def _has_offices(self, thing: str, noun: str) -> bool:
        """Whether a state, or a town, may have what is called so; no town has a president."""
        return self._is_state(thing) or (noun != "president" and self._countries.of_words(thing) is not None)

    def without_country(self, led: tuple[str, ...]) -> tuple[str, ...]:
        """What is led, without the country before it."""
        for count in range(min(_LONGEST_COUNTRY, len(led)), 0, -1):
            words = " ".join(led[:count])
            if body_of(words):
                return led
            if is_name(words) and (capital_of(words) or self._gazetteer.country_of(words)):
                return led[count:]
        return led
