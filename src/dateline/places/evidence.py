"""What a text says about where a name lies: containers beside the name, adjectives of countries, the outlet's home.

All of it is evidence, weighed by the resolver; nothing here decides. It reads only the words near a name and the
words of countries, never a map.
"""

import re
from collections import Counter

from dateline.places.gazetteer import Gazetteer
from dateline.places.homes import home_names
from dateline.places.names import fold, readings
from dateline.places.tables import MAIN, WEAK, Entry
from dateline.places.types import PlaceContext, PlaceName

_CAPITALISED = r"(?:[A-Z][\w'’.-]*|U\.S\.|al-[A-Z][\w'’-]*)"
_PHRASE = rf"{_CAPITALISED}(?:\s+(?:(?:of|the|and|de|del|la|al|el|-)\s+)*{_CAPITALISED}){{0,4}}"
_LAND = r"(?:(?:far\s+)?(?:north|south|east|west|central|upper|lower|rural|mid)[\w-]*\s+)?"
_AFTER = re.compile(
    rf"^(?:['’]s)?\s*(?P<mark>[,(]|\bin\b|\bof\b)?\s*(?:(?:a|an|the)\s+(?:[a-z-]+\s+){{0,5}}?)?(?:(?:in|of|near)\s+)?"
    rf"(?:the\s+)?{_LAND}(?:(?:state|province|county|city|region|town)\s+of\s+)?(?P<container>{_PHRASE})"
)
_PLACE_NOUN = (
    r"(?:city|town|village|capital|port|province|region|district|state|island|suburb|enclave|stronghold|border|resort|"
    r"provincial|regional|coastal|neighbou?rhood|settlement|of|the|far|north\w*|south\w*|east\w*|west\w*|central)"
)
_BEFORE = re.compile(rf"(?P<container>{_PHRASE})(?:(?:['’]s?\s+)|\s+(?=[a-z]))(?:{_PLACE_NOUN}\s+){{0,4}}$")
_WORD = re.compile(rf"\b{_CAPITALISED}(?:\s+{_CAPITALISED})?")
_LIST_OF_COUNTIES = re.compile(rf"^(?:,?\s+(?:and\s+|or\s+)?{_PHRASE},?){{0,6}}\s+(?:[Cc]ounties|[Pp]arishes|Cos\.)")
_NAMED = r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}"
_LIST_OF_NAMES = re.compile(rf"{_NAMED}(?:,\s+(?:and\s+|or\s+)?{_NAMED}){{2,}}(?:,?\s+(?:and|or)\s+{_NAMED})?")
_PARTED = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_LIST_OF_CITIES = re.compile(rf"{_NAMED}(?:,\s+{_NAMED})+,?\s+(?:and|or)\s+{_NAMED}")
_LONG_LIST, _SHORT_LIST = 4, 3
_LIST_REACH = 150
_LARGE = 300_000
_STREET = r"(?:Street|Avenue|Road|Boulevard|Lane|Drive|Ave\.|Blvd\.|Rd\.)(?!\w)"
_AFTER_STREET = re.compile(
    rf"^(?:(?:\s+and\s+|/){_CAPITALISED})?\s+(?:{_STREET}|intersection\b)|^\s+and\s+{_CAPITALISED}\s+streets\b"
)
_BEFORE_STREET = re.compile(rf"(?:corner|intersection) of (?:{_CAPITALISED} and )?$")
_ENGLISH_PRESS = {"USA", "GBR", "IRL", "CAN", "AUS", "NZL", "ZAF", "IND", "JAM", "BHS", "NGA", "KEN", "GHA", "PHL"}
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


def in_list_of_counties(name: PlaceName, text: str) -> bool:
    """Whether a name stands in a list that the word "counties" ends."""
    return bool(_LIST_OF_COUNTIES.match(text[name.end : name.end + 90]))


def in_list_of_divisions(name: PlaceName, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name stands in a list of four or more divisions of one country ("Georgia, Oklahoma, Utah and Texas").

    Its commas part states; they put none into another.
    """
    members = _listed_with(name, text, _LIST_OF_NAMES)
    return len(members) >= _LONG_LIST and bool(
        set.intersection(*(_countries_with_division(member, gazetteer) for member in members))
    )


def in_list_of_cities(name: PlaceName, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name stands in a list of three or more large cities ("Washington, New York and Boston").

    Its commas part cities, though one of them may bear the name of a state.
    """
    members = _listed_with(name, text, _LIST_OF_CITIES)
    return len(members) >= _SHORT_LIST and all(_is_large_city(member, gazetteer) for member in members)


def _listed_with(name: PlaceName, text: str, pattern: re.Pattern[str]) -> list[str]:
    """The members of the list near a name that holds it; none where no list does."""
    lists = pattern.finditer(text, max(0, name.start - _LIST_REACH), name.end + _LIST_REACH)
    found = (listed[0] for listed in lists if listed.start() <= name.start and name.end <= listed.end())
    return next(map(_PARTED.split, found), [])


def _is_large_city(words: str, gazetteer: Gazetteer) -> bool:
    named = gazetteer.named(fold(words))
    return any(c.entry.kind == "city" and c.weight < WEAK and c.entry.population >= _LARGE for c in named)


def _countries_with_division(words: str, gazetteer: Gazetteer) -> set[str | None]:
    named = gazetteer.named(fold(words))
    return {c.entry.country for c in named if c.entry.kind == "division" and c.weight < WEAK}


def names_a_street(name: PlaceName, text: str) -> bool:
    """Whether a name is that of a street: "on Bourbon Street", "at the corner of State and Hubbard"."""
    before, after = text[max(0, name.start - 50) : name.start], text[name.end : name.end + 50]
    listed = before.endswith(" and ") and after.startswith(" streets")
    return listed or bool(_AFTER_STREET.match(after) or _BEFORE_STREET.search(before))


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
        if entry := gazetteer.named_by_adjective(key):
            return (entry,)
        found = tuple(c.entry for c in gazetteer.named(key) if c.entry.kind in {"country", "division"})
        if found:
            return found
    return ()


def countries_by_adjective(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often each country's adjective or demonym stands in the text."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text):
        for key in {fold(word), fold(word.split()[0])}:
            entry = gazetteer.named_by_adjective(key)
            if entry and entry.country:
                counts[entry.country] += 1
                break
    return counts


def home_candidates(context: PlaceContext, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Where the outlet may be at home: what its name or address says, within what it says of the division."""
    for key, within in home_names(context.outlet, context.domain):
        found = tuple(
            c.entry
            for c in gazetteer.named(key)
            if c.weight == MAIN and c.entry.kind in {"city", "division", "country", "county"}
        )
        kept = tuple(entry for entry in found if _may_be_home(entry, within))
        if kept:
            return kept[:20]
    return ()


def _may_be_home(entry: Entry, within: str | None) -> bool:
    """Within what is known of the outlet; else in a country where papers are English."""
    if within is None:
        return entry.country in _ENGLISH_PRESS
    return within in {entry.division, entry.country}
