"""How the words for a place become keys of the gazetteer: folding, and taking off articles and descriptors.

Folding is the same when the index is built and when it is asked, so two spellings that fold alike are one key.
Nothing here knows any place; it only knows the words that stand around place names in English news.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

Hint = Literal["division", "county", "city", "site", "seat", "inside", "water", "land", "part"]

_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
_DROPPED = re.compile(r"[.'’‘ʼʻʿ`]")
_SEPARATOR = re.compile(r"[^a-z0-9]+")
_SPELT_OUT = {"st": "saint", "mt": "mount", "ft": "fort", "ste": "sainte"}

_WORDS = tomllib.loads((files("dateline.places") / "tables" / "words.toml").read_text(encoding="utf-8"))
_KIND_OF: dict[str, Hint] = {word: kind for kind, words in _WORDS["kinds"].items() for word in words}
_LEADING = frozenset(_WORDS["around"]["leading"])
_BEFORE_NAME = frozenset(_WORDS["around"]["before_name"])
_OF_INSIDE = frozenset(_WORDS["around"]["of_inside"])
_NO_PLACE = frozenset(_WORDS["around"]["no_place"])
_BODIES = frozenset(_WORDS["around"]["bodies"])
COMMON_WORDS = frozenset(_WORDS["text"]["common"])
NEWS_WORDS: dict[str, list[str]] = _WORDS["outlets"]
_SIDES = {"north": "n", "south": "s", "east": "e", "west": "w"}
SIDES = {
    "n": "northern", "s": "southern", "e": "eastern", "w": "western",
    "ne": "northeastern", "nw": "northwestern", "se": "southeastern", "sw": "southwestern",
}  # fmt: skip
_PARTS_OF_LAND = {word for word in _LEADING if word.startswith(("north", "south", "east", "west", "central", "far"))}


class Reading(msgspec.Struct, frozen=True):
    """One way to read the words for a place: the key, the kind its descriptor asks for, whether a part is meant.

    `side` is that part where the words say which: a key of SIDES.
    """

    key: str
    hint: Hint | None = None
    part: bool = False
    side: str = ""
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
    lone = key.removeprefix("the ")
    is_name = words.strip()[:1].isupper() and not key.startswith("the ")
    if lone in _BODIES:
        return ()  # "before Congress": a town so called is hardly ever meant
    if lone in _PARTS_OF_LAND:
        return ()  # "the South": regions called so lie in many countries, and it is mostly said of another thing
    if lone in _NO_PLACE and (not is_name or len(lone.split()) > 1):
        return ()
    return tuple(reading for reading in found.values() if not (reading.stripped and reading.key in _NO_PLACE))


def _without_possessive(words: str) -> str:
    return re.sub(r"['’]s?$", "", words.strip())


def _stripped(words: list[str]) -> list[Reading]:
    found: list[Reading] = []
    hint: Hint | None = None
    part, side = False, ""
    rest, taken = list(words), 0
    while len(rest) > 1:
        at = rest.index("of", 1) if "of" in rest[1:-1] else 0
        if at and rest[at - 1] in _KIND_OF:
            head, rest = rest[:at], rest[at + 1 :]
            hint = _KIND_OF.get(head[-1], hint)
            part = part or hint == "part" or bool(_PARTS_OF_LAND & set(head))
        elif rest[0] == "the":
            rest = rest[1:]
        elif hint == "inside" and rest[-1] in _OF_INSIDE:
            rest = rest[:-1]
        elif rest[-1] in _KIND_OF:
            # Before what leads: a "North Korean state" is of North Korea.
            # A "state university" is no state; a county jail is where the county is.
            noun, rest = _KIND_OF[rest[-1]], rest[:-1]
            hint = hint if (hint, noun) == ("seat", "division") else noun
            part = part or hint == "part"
        elif rest[0] in _LEADING:
            part = part or rest[0] in _PARTS_OF_LAND
            side += _side_of(rest[0])
            rest = rest[1:]
        elif rest[0] in _BEFORE_NAME:
            hint, rest = _KIND_OF[rest[0]], rest[1:]
        elif rest[-1] == "s":
            rest = rest[:-1]
        else:
            break
        taken += 1
        if hint == "inside" and rest == rest[-1:] and rest[0] in _OF_INSIDE:
            break  # "the Supreme Court" is in no town called Supreme
        found.append(Reading(" ".join(rest), hint, part, side if side in SIDES else "", taken))
    return found


def _side_of(word: str) -> str:
    """The side of a country that a word says: "ne" of "northeastern", nothing of "central"."""
    return "".join(letter for name, letter in _SIDES.items() if word.startswith(name) or name in word[5:])


def described(name: str, before: str, after: str) -> str:
    """The name with the noun that the words around it give ("the state of" Washington; Punjab "province")."""
    if noun := re.search(
        r"\b(state|province|county|city|town|region|district|republic) of (?:the )?$", before, re.IGNORECASE
    ):
        return f"{name} {noun.group(1)}"
    if noun := re.match(r" (province|county|region|state|oblast|governorate|prefecture)\b(?! of\b)", after):
        return f"{name} {noun.group(1)}"
    return name
