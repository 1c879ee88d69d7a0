"""Bodies: those of our tables, by any of their names and whatever stands around it, and those that no table knows.

A name that bodies of several countries bear is told apart by the country of the words, else by the one around.
"""

import re

from dateline.actors import lexicon
from dateline.actors.countries import CountryFinder
from dateline.actors.lexicon import Body
from dateline.actors.offices import parliament_called
from dateline.actors.organisations import as_organisation
from dateline.actors.types import ActorContext, ResolvedActor
from dateline.actors.words import (
    SIDES,
    Phrase,
    endings,
    find_words,
    is_capitalised,
    is_name,
    without_acronym,
)
from dateline.places.names import fold

# Words of a paper's name before the last, at most.
_MOST_BEFORE = 4
_BEFORE_NAME = re.compile(rf"(?:[A-Z][\w.&’'-]{{0,40}}\s){{1,{_MOST_BEFORE}}}\Z")
_REACH_BEFORE = 42 * _MOST_BEFORE


class Bodies:
    """Names the bodies that words mean, with the countries that tell them apart."""

    def __init__(self, countries: CountryFinder) -> None:
        self._countries = countries

    def known(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """The body of our tables that the words, or some of them, name."""
        whole = without_acronym(phrase.core)
        parts = (
            *_with_article(whole, phrase.leading, context.text),
            whole,
            phrase.owned,
            phrase.head,
            *self._after_country(phrase.head),
        )
        for part in filter(is_name, dict.fromkeys((*parts, *self._with_country(parts, country)))):
            if not (named := lexicon.bodies().get(fold(part), ())):
                continue
            around = None if country else self._countries.around(context)
            if around and (parliament := parliament_called(part)):
                # What many states have is here the one of the state around, or of one told of that calls its own so.
                is_theirs = any(body.country == around for body in named)
                around = around if is_theirs else self._countries.around(context, parliament.states)
                named = tuple(body for body in named if body.country == around)
            if body := _told_apart(named, country, around):
                return known_body(body)
        return None

    def unknown(self, phrase: Phrase, country: str | None, context: ActorContext) -> ResolvedActor | None:
        """A body we do not know, whose name says by its noun what it is ("the Fish and Wildlife Service")."""
        found = as_organisation(phrase)
        if found is None:
            return None
        name, sector = found
        return ResolvedActor(name, country or self._countries.around(context), sector)

    def _with_country(self, parts: tuple[str, ...], country: str | None) -> list[str]:
        """Names of a body with the country told beside them ("China's Communist Party")."""
        name = self._countries.name_of(country) if country else None
        return [f"{part} of {name}" for part in parts if part[:1].isupper()] if name else []

    def _after_country(self, words: str) -> list[str]:
        """What follows a country's name, adjective or plain words ("state news agency KCNA")."""
        parts = words.split()
        return [
            " ".join(parts[first:])
            for first in range(1, len(parts))
            if parts[first - 1].islower()
            or parts[first - 1].endswith(SIDES)
            or self._countries.of_words(" ".join(parts[:first]))
        ]


def _with_article(name: str, leading: str, text: str) -> list[str]:
    """A name whose article is part of it ("The Times"), or that of the one paper of the text it is short for."""
    if leading.strip().lower() != "the" or not is_capitalised(name):
        return []
    before = (_BEFORE_NAME.search(text, max(0, at - _REACH_BEFORE), at) for at in find_words(name, text))
    longer = [match[0] + name for match in before if match]
    papers = {body.name for words in longer for body in _papers_at_end(words) if fold(body.name) != f"the {fold(name)}"}
    return [*papers] if len(papers) == 1 else [f"the {name}"]


def _papers_at_end(words: str) -> tuple[Body, ...]:
    """The papers whose name some words end in, the longest such name."""
    named = (lexicon.bodies().get(ending, ()) for ending in endings(words, _MOST_BEFORE + 1))
    papers = (tuple(body for body in bodies if body.sector == "MED") for bodies in named)
    return next(filter(None, papers), ())


def known_body(body: Body) -> ResolvedActor:
    """A body by the name, country, sector and id of our tables."""
    return ResolvedActor(body.name, body.country, body.sector, None, body.id)


def _told_apart(named: tuple[Body, ...], country: str | None, around: str | None) -> Body | None:
    """The body meant by a name: the one of the country the words give, or the only one that does not contradict it."""
    fitting = [body for body in named if country in {None, body.country} or body.country is None]
    if country is None and len(fitting) > 1:
        fitting = [body for body in fitting if body.country == around] or fitting
    return fitting[0] if fitting else None
