"""What a text says about where a name lies: containers beside the name, adjectives of countries, the outlet's home.

All of it is evidence, weighed by the resolver; nothing here decides. It reads only the words near a name and the words of
countries, never a map.
"""

import re
from collections import Counter

from dateline.places.gazetteer import Gazetteer
from dateline.places.homes import home_names
from dateline.places.names import fold, readings
from dateline.places.tables import Entry
from dateline.places.types import PlaceContext, PlaceName

_CAPITALISED = r"(?:[A-Z][\w'’.-]*|U\.S\.|al-[A-Z][\w'’-]*)"
_PHRASE = rf"{_CAPITALISED}(?:\s+(?:(?:of|the|and|de|del|la|al|el|-)\s+)*{_CAPITALISED}){{0,4}}"
_LAND = r"(?:(?:far\s+)?(?:north|south|east|west|central|upper|lower|rural|mid)[\w-]*\s+)?"
_AFTER = re.compile(
    rf"^(?:['’]s)?\s*(?P<mark>[,(]|\bin\b|\bof\b)?\s*(?:(?:a|an|the)\s+(?:[a-z-]+\s+){{0,5}}?)?(?:(?:in|of|near)\s+)?"
    rf"(?:the\s+)?{_LAND}(?:(?:state|province|county|city|region|town)\s+of\s+)?(?P<container>{_PHRASE})"
)
_BEFORE = re.compile(rf"(?P<container>{_PHRASE})(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,4}}$")
_WORD = re.compile(rf"\b{_CAPITALISED}(?:\s+{_CAPITALISED})?")
_CONTAINERS = {"country", "division", "county", "region"}


def containers_of(name: PlaceName, text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places that the words around a name may say it lies in ("Paris, Texas"; "Syria's Idlib")."""
    after = _AFTER.match(text[name.end : name.end + 120])
    if after and after["mark"] is not None:
        kinds = _CONTAINERS | {"city"} if after["mark"] in {",", "("} else _CONTAINERS
        if found := _longest(after["container"], kinds, gazetteer):
            return found
    before = _BEFORE.search(text[max(0, name.start - 60) : name.start])
    return _owner(before["container"], gazetteer) if before else ()


def _longest(phrase: str, kinds: set[str], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    words = phrase.rstrip(".,").split()
    for count in range(len(words), 0, -1):
        for reading in readings(" ".join(words[:count])):
            found = tuple(c.entry for c in gazetteer.named(reading.key) if c.entry.kind in kinds)
            if found:
                return found[:12]
    return ()


def _owner(phrase: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The country or division that the words before a name call its owner; the last words of the phrase count."""
    words = phrase.split()
    for first in range(len(words)):
        key = fold(" ".join(words[first:]).removesuffix("'s").removesuffix("’s"))
        if country := gazetteer.country_of_adjective(key):
            return (gazetteer.countries[country],)
        found = tuple(c.entry for c in gazetteer.named(key) if c.entry.kind in {"country", "division"})
        if found:
            return found
    return ()


def countries_by_adjective(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often each country's adjective or demonym stands in the text."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text):
        for key in {fold(word), fold(word.split()[0])}:
            if country := gazetteer.country_of_adjective(key):
                counts[country] += 1
                break
    return counts


def home_candidates(context: PlaceContext, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Where the outlet may be at home: what its name or address says, within what it says of the division."""
    for key, within in home_names(context.outlet, context.domain):
        found = tuple(c.entry for c in gazetteer.named(key) if c.entry.kind in {"city", "division", "country", "county"})
        kept = tuple(entry for entry in found if within is None or within in {entry.division, entry.country})
        if kept:
            return kept[:20]
    return ()
