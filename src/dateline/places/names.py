"""How the words for a place become keys of the gazetteer: folding, and taking off articles and descriptors.

Folding is the same when the index is built and when it is asked, so two spellings that fold alike are one key.
Nothing here knows any place; it only knows the words that stand around place names in English news.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

Hint = Literal["division", "county", "city", "site", "water", "part", "people"]

_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
_DROPPED = re.compile(r"[.'’‘ʼʻʿ`]")
_SEPARATOR = re.compile(r"[^a-z0-9]+")
_SPELT_OUT = {"st": "saint", "mt": "mount", "ft": "fort", "ste": "sainte"}

_DIVISION = (
    "province oblast region governorate state krai kray prefecture department territory republic canton voivodeship "
    "provinces states regions autonomous-region federal-state okrug governorates division emirate"
).split()
_COUNTY = "county counties co cos parish parishes borough shire".split()
_CITY = (
    "city town village municipality suburb township hamlet settlement neighborhood neighbourhood metropolis "
    "capital district suburbs downtown towns cities villages"
).split()
_SITE = "base airport airfield airbase camp port prison complex site station reactor dam bridge hospital".split()
_WATER = "sea river lake strait gulf bay ocean waters channel".split()
_PART = (
    "area coast border outskirts peninsula island islands mountains valley basin desert countryside coastline shore "
    "frontier vicinity metro metropolitan mainland hinterland north south east west northeast northwest southeast "
    "southwest centre center edge zone enclave"
).split()
_KIND_OF: dict[str, Hint] = {
    **dict.fromkeys(_DIVISION, "division"),
    **dict.fromkeys(_COUNTY, "county"),
    **dict.fromkeys(_CITY, "city"),
    **dict.fromkeys(_SITE, "site"),
    **dict.fromkeys(_WATER, "water"),
    **dict.fromkeys(_PART, "part"),
}
_LEADING = set(
    "the a an northern southern eastern western central north south east west northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern far upper lower downtown uptown greater rural mainland inner "
    "outer mid near nearby neighboring neighbouring coastal suburban metropolitan war torn rebel held occupied "
    "southernmost northernmost easternmost westernmost in at off from of to around outside inside across toward towards"
    " remote historic besieged old occupied ancient modern capital port border".split()
)
_PARTS_OF_LAND = {word for word in _LEADING if word.startswith(("north", "south", "east", "west", "central", "far"))}


class Reading(msgspec.Struct, frozen=True):
    """One way to read the words for a place: the key, the kind its descriptor asks for, whether a part is meant."""

    key: str
    hint: Hint | None = None
    part: bool = False
    stripped: int = 0


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: ASCII lower case, single spaces, no dots or apostrophes, "St." spelt out."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS).replace("&", " and "))
    ascii_only = _DROPPED.sub("", plain).encode("ascii", "ignore").decode().lower()
    words = _SEPARATOR.sub(" ", ascii_only).split()
    if len(words) > 1:
        words = [_SPELT_OUT.get(word, word) for word in words]
    return " ".join(words)


@lru_cache(maxsize=16384)
def readings(words: str) -> tuple[Reading, ...]:
    """The ways to read `words` as a place name, the fullest first; each key once."""
    key = fold(_without_possessive(words))
    found = {key: Reading(key)} if key else {}
    for reading in _stripped(key.split()):
        found.setdefault(reading.key, reading)
    return tuple(found.values())


def _without_possessive(words: str) -> str:
    return re.sub(r"['’]s?$", "", words.strip())


def _stripped(words: list[str]) -> list[Reading]:
    found: list[Reading] = []
    hint: Hint | None = None
    part = False
    rest, taken = list(words), 0
    while len(rest) > 1:
        if "of" in rest[1:-1]:
            head, rest = rest[: rest.index("of")], rest[rest.index("of") + 1 :]
            hint = _KIND_OF.get(head[-1], hint)
            part = part or hint == "part" or bool(_PARTS_OF_LAND & set(head))
        elif rest[0] in _LEADING:
            part = part or rest[0] in _PARTS_OF_LAND
            rest = rest[1:]
        elif rest[-1] in _KIND_OF:
            hint, rest = _KIND_OF[rest[-1]], rest[:-1]
            part = part or hint == "part"
        elif rest[0] in _KIND_OF:
            hint, rest = _KIND_OF[rest[0]], rest[1:]
        elif rest[-1] == "s":
            rest = rest[:-1]
        else:
            break
        taken += 1
        found.append(Reading(" ".join(rest), hint, part, taken))
    return found
