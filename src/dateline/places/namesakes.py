"""A country and a division of another country that bear one name, told apart by what else a report names.

Only where both are about as populous, so that either may be meant: Georgia. Where nothing, or as much, speaks for
either, nothing is decided here.
"""

import re
from collections.abc import Iterable, Sequence

from dateline.places.evidence import countries_by_adjective
from dateline.places.gazetteer import Candidate, Gazetteer
from dateline.places.names import fold
from dateline.places.tables import MAIN, Entry, capitals

_LEAST_SHARE = 0.5
_WITHIN, _BESIDE, _ABROAD = 2.0, 1.0, 0.5
_MOST_OF_WORDS = 1.5
# What the federation has and the country of that name has not.
_OF_FEDERATION = {
    "USA": re.compile(
        r"\b(?:Senate|Senator|Sen\.|Congress(?:man|woman)?|Republicans?|Democrats?|GOP|Gov\.|[Gg]overnor|[Ss]heriff|"
        r"County|National Guard|[Ll]egislature|[Ff]ederal|Supreme Court|Electoral College)(?!\w)"
    )
}


def namesakes(named: Iterable[Candidate]) -> tuple[Entry, Entry] | None:
    """The country and the division of another that a name may as well mean."""
    main = [candidate.entry for candidate in named if candidate.weight == MAIN]
    for country in (entry for entry in main if entry.kind == "country"):
        for division in (entry for entry in main if entry.kind == "division" and entry.country != country.country):
            if division.population > _LEAST_SHARE * country.population:
                return country, division
    return None


def is_division_meant(
    pair: tuple[Entry, Entry], others: Sequence[Entry], text: str, gazetteer: Gazetteer
) -> bool | None:
    """Whether the other places and words of a report speak for the division; None where for neither."""
    country, division = pair
    words = _OF_FEDERATION.get(division.country or "")
    for_division = sum(_inside(entry, division) for entry in others)
    for_division += min(_MOST_OF_WORDS, len(set(words.findall(text)))) if words else 0
    for_country = sum(_within(entry, country, division) for entry in others)
    adjectives = set(countries_by_adjective(text, gazetteer)) - {division.country}
    for_country += sum(_BESIDE if owner == country.country else _ABROAD for owner in adjectives)
    return None if for_division == for_country else for_division > for_country


def _inside(entry: Entry, division: Entry) -> float:
    """How much a place says for a division: what lies in it, and its sisters; the capital is in all news."""
    if entry.country != division.country or entry.kind not in {"city", "county", "division"}:
        return 0.0
    if entry.division == division.division:
        return _WITHIN
    is_capital = any(fold(word) == fold(entry.name) and owner == entry.country for word, owner in capitals())
    return 0.0 if is_capital else _BESIDE


def _within(entry: Entry, country: Entry, division: Entry) -> float:
    """How much a place says for a country: what lies in it, and other countries."""
    if entry.country == country.country and entry.kind != "country":
        return _WITHIN
    return _ABROAD if entry.kind == "country" and entry.country not in {country.country, division.country} else 0.0
