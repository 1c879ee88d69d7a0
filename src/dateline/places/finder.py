"""Finds names of places in plain text without a model: the longest capitalised runs that the gazetteer knows.

Made for descriptions and for texts without annotations. It rather misses a name than takes a person or a common word
for a place: a name inside a longer run of capitalised words counts only where the rest is a
descriptor or another place.
"""

import re
from collections.abc import Iterator

import msgspec

from dateline.places.gazetteer import Gazetteer
from dateline.places.names import COMMON_WORDS, fold
from dateline.places.types import PlaceName

_TOKEN = re.compile(r"(?:U\.S\.|U\.K\.|St\.|Mt\.|Ft\.|[A-Za-zÀ-ž][\wÀ-ž’'-]*)")
_JOINERS = {"of", "the", "and", "de", "del", "la", "al", "el", "upon", "am", "sur", "da", "do", "dos", "di", "on"}
_PARTING = {
    "and", "the", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "in", "from", "at", "near", "downtown", "greater", "rural", "province", "county", "region", "state", "city",
    "district", "island",
}  # fmt: skip
_DIRECTIONS = (
    r"(?:(?:far|mid|south|north|east|west|central|upper|lower|greater|downtown|rural|coastal|northern|southern|eastern|"
    r"western|north-?eastern|north-?western|south-?eastern|south-?western|north-?east|north-?west|south-?east|"
    r"south-?west|the)\s+)+"
)
_BEFORE = re.compile(rf"(?:^|(?<=[\s(\"“])){_DIRECTIONS}$", re.IGNORECASE)
_PLACE_NOUN = (
    r"(?:province|region|area|oblast|state|governorate|district|county|city|town|village|peninsula|island|islands|"
    r"valley|mountains|desert|coast|border|strait|river|sea|airport|air base|airbase|base|camp|prefecture|parish|"
    r"border region|countryside|suburbs?|towns|cities|villages|provinces|regions|waters|territory)"
)
_AFTER = re.compile(rf"^\s+{_PLACE_NOUN}\b", re.IGNORECASE)
_CERTAIN = {"country", "division", "region", "sea", "site", "town", "airport", "county"}
_SMALL_TOWN = 5_000


class _Token(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int


def find_places(text: str, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """The place names of a text, in order, each with the direction before it and the noun of place after it."""
    return tuple(_widened(name, text) for run in _runs(text) for name in _in_run(run, text, gazetteer))


def _runs(text: str) -> Iterator[list[_Token]]:
    """Runs of capitalised words, joined by small words, with nothing but spaces between."""
    run: list[_Token] = []
    for match in _TOKEN.finditer(text):
        token = _Token(match.group(), match.start(), match.end())
        joined = bool(run) and text[run[-1].end : token.start].strip(" \u00a0") == ""
        if run and not joined:
            yield _trimmed(run)
            run = []
        if _is_capital(token.text) or (run and token.text in _JOINERS):
            run.append(token)
        elif run:
            yield _trimmed(run)
            run = []
    if run:
        yield _trimmed(run)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word.startswith(("al-", "el-", "as-", "ar-"))


def _trimmed(run: list[_Token]) -> list[_Token]:
    while run and run[-1].text in _JOINERS:
        run = run[:-1]
    return run


def _in_run(run: list[_Token], text: str, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    first = 0
    while first < len(run):
        for count in range(min(7, len(run) - first), 0, -1):
            part = run[first : first + count]
            words = re.sub(r"['’]s?$", "", text[part[0].start : part[-1].end])
            if _is_place(words, run, first, count, gazetteer):
                yield PlaceName(words, part[0].start, part[0].start + len(words))
                first += count - 1
                break
        first += 1


def _is_place(words: str, run: list[_Token], first: int, count: int, gazetteer: Gazetteer) -> bool:
    trust = _trust(words, gazetteer)
    before = run[first - 1].text.lower() if first else "and"
    after = run[first + count].text.lower() if first + count < len(run) else "and"
    if before in _PARTING and after in _PARTING:
        return trust > 0
    # A country's name may end a person's ("Michael Jordan"), and seldom begins one.
    return trust > 1 and not (before in COMMON_WORDS and before not in _JOINERS and after in _PARTING)


def _trust(words: str, gazetteer: Gazetteer) -> int:
    """How freely a name is taken for a place: 2 even within a longer run, 1 alone, 0 not at all."""
    key = fold(words)
    if key in COMMON_WORDS or (len(key) < 4 and not words.isupper()) or (words[0].islower() and "-" not in words):
        return 0
    candidates = [candidate for candidate in gazetteer.named(key) if candidate.weight < 2]
    kinds = {c.entry.kind for c in candidates if c.weight == 0 or c.entry.kind != "city"}
    if "country" in kinds or ({"division", "sea", "region", "site", "town"} & kinds and len(key) > 5):
        return 2
    if _CERTAIN & kinds or any(c.entry.population >= _SMALL_TOWN and c.weight == 0 for c in candidates):
        return 1
    return int(" " in key and any(c.weight == 0 for c in candidates))


def _widened(name: PlaceName, text: str) -> PlaceName:
    """The name with a direction before it and a noun of place after it."""
    start, end = name.start, name.end
    if before := _BEFORE.search(text[max(0, start - 40) : start]):
        start -= len(before.group())
        start += len(text[start : name.start]) - len(text[start : name.start].lstrip())
    if after := _AFTER.match(text[end : end + 40]):
        end += after.end()
    return PlaceName(text[start:end], start, end)
