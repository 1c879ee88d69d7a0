"""Names: which words hold one, how far it goes, and who is named so where nothing more is known.

A capital makes no name where it opens a sentence, nor where it is that of a country ("Turkish citizens").
"""

import re
from functools import cache

from dateline.actors import lexicon
from dateline.actors.countries import CountryFinder
from dateline.actors.full_names import is_surname
from dateline.actors.nouns import is_one_person
from dateline.actors.offices import held_office, is_person, noun_at_end
from dateline.actors.states import States
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import (
    Phrase,
    beginnings,
    find_words,
    is_full_name,
    is_name,
    opens_sentence,
    take_apart,
    with_mark,
)
from dateline.places.names import fold


class Names:
    """Tells names apart from other words, with the countries and states that bear some of them."""

    def __init__(self, countries: CountryFinder, states: States) -> None:
        self._countries = countries
        self._states = states

    def take_apart(self, words: str, text: str) -> Phrase:
        """The words taken apart; a name keeps its "'s" where nobody is known without it ("McDonald's")."""
        phrase = take_apart(self._parted(words))
        marked = with_mark(phrase, words)
        name = phrase.core
        if marked is phrase or fold(name) in _known() or self._countries.of_words(name) or is_surname(name, text):
            return phrase
        stands_alone = any(not text.startswith(("'s", "’s"), at + len(name)) for at in find_words(name, text))
        return phrase if stands_alone else marked

    def _parted(self, words: str) -> str:
        """The words for an office abroad or for two offices, parted by a comma from the name after them.

        "Envoy to Peru Ada Lanza", "state councillor and foreign minister Ada Lanza".
        """
        for match in re.finditer(r" and ", words):
            held = held_office(words[match.end() :].split()) if noun_at_end(words[: match.start()].split()) else None
            if held and is_full_name(held.name):
                return f"{words.removesuffix(held.name).rstrip()}, {held.name}"
        for match in re.finditer(r" (?:to|for|of|in) (?:the )?", words):
            rest = words[match.end() :].split()
            for count in range(1, len(rest) - 1) if noun_at_end(words[: match.start()].split()) else ():
                place, name = " ".join(rest[:count]), " ".join(rest[count:])
                is_named = is_full_name(name) and is_person(rest[count:]) and not self._countries.of_words(name)
                if is_named and self._states.named(place):
                    return f"{words[: match.end()]}{place}, {name}"
        return words

    def is_proper(self, words: str, context: ActorContext) -> bool:
        """Whether words hold a name beside that of a country ("Turkish citizens" do not).

        The capital that opens a sentence makes none, nor do words that end in a small noun for one person.
        """
        parts = words.split()
        if parts and parts[-1].islower() and is_one_person(parts[-1]) and parts[-1] not in lexicon.heads():
            return False
        if parts and opens_sentence(words, context.text, context.start) and not self._countries.of_words(parts[0]):
            is_plain = fold(parts[0]) in lexicon.collective() or f" {parts[0].lower()} " in context.text
            if is_plain or parts[-1].islower():
                return is_name(" ".join(parts[1:]))
        country = next((part for part in beginnings(words) if self._states.named(part)), "")
        return is_name(" ".join(parts[len(country.split()) :]))

    def unknown(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor:
        """Who or what is named so and of whom nothing but a country is told; without a name not even that it is."""
        ends_small = not phrase.core or phrase.core.split()[-1].islower()
        if not is_name(phrase.head) or (ends_small and not self.is_proper(phrase.core, context)):
            return ResolvedActor(None, country)
        return ResolvedActor(phrase.core, country or self._countries.around(context))


@cache
def _known() -> frozenset[str]:
    """Every folded name and noun of the tables."""
    named = (lexicon.people(), lexicon.surnames(), lexicon.bodies(), lexicon.titles(), lexicon.sectors())
    return lexicon.collective().union(*named)
