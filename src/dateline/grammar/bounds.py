"""Reads the words that bound a figure: "at least", "up to", "about", "or more".

A bound never changes the figure: it says which of low, best and high the figure is. "over 300" tells a low end only.
"""

import re
from functools import cache
from typing import Literal

Bound = Literal["low", "high", "about"]
Ends = tuple[float | None, float | None, float | None]

_BEFORE_LOW = (
    "at least|over|more than|no fewer than|no less than|not less than|upwards of|in excess of|exceeding|greater than|"
    "greater than or equal to|a minimum of|minimum of|above|well over|just over|slightly more than|slightly over|"
    "longer than|higher than|as few as"
)
_BEFORE_HIGH = (
    "up to|as many as|as much as|as far as|as high as|as long as|at most|no more than|not more than|fewer than|"
    "less than|under|below|a maximum of|maximum of|just under|a maximum altitude of|no higher than|no longer than|"
    "some of the|most of the|many of the|part of the|several of the|a few of the"
)
_BEFORE_ABOUT = (
    "about|nearly|almost|approximately|around|roughly|some|close to|an estimated|estimated|circa|near|approx|"
    "in the region of|~"
)
_BEHIND_LOW = "or more|or longer|or higher|or greater|minimum|-plus|plus|+"
_BEHIND_HIGH = "or less|or fewer|or under|or lower|maximum"
_BEHIND_ABOUT = "or so|-odd| odd"


def _alternatives(words: str) -> str:
    pieces = sorted(words.split("|"), key=len, reverse=True)
    return "|".join(re.escape(piece).replace(r"\ ", r"\s+") for piece in pieces)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?<!add )(?<!adds )(?<!added )(?<!adding )"
        rf"(?:(?P<low>{_alternatives(_BEFORE_LOW)})|(?P<high>{_alternatives(_BEFORE_HIGH)})"
        rf"|(?P<about>{_alternatives(_BEFORE_ABOUT)}))\s*$",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:(?P<low>{_alternatives(_BEHIND_LOW)})|(?P<high>{_alternatives(_BEHIND_HIGH)})"
        rf"|(?P<about>{_alternatives(_BEHIND_ABOUT)}))(?!\w)",
        re.IGNORECASE,
    )


# "Half of the 60 diplomats", "a third of an estimated $930 million"; what may stand between is part of no other figure.
_PARTS: dict[str, float] = {
    "half": 1 / 2,
    "third": 1 / 3,
    "two thirds": 2 / 3,
    "quarter": 1 / 4,
    "three quarters": 3 / 4,
    "fifth": 1 / 5,
}
_PART = re.compile(
    r"\b(?P<part>half|(?:an?\s+|one[\s-])(?:third|quarter|fifth)|two[\s-]thirds|three[\s-]quarters)\s+of\s+"
    r"(?:(?:the|its|their|all|total|entire|pre-?war|[\w-]+['’]s)\s+){0,3}$",
    re.I,
)
_RANGE_LEAD = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_BEFORE_WINDOW = 40
_MOST_BOUNDS = 3


def range_before(text: str, start: int) -> tuple[int, bool]:
    """Where a range begins with its "between" and bound words, and whether it is about right only."""
    start, _, before = bound_before(text, start)
    if lead := _RANGE_LEAD.search(text[max(0, start - _BEFORE_WINDOW) : start]):
        start -= len(lead.group())
    start, _, after = bound_before(text, start)
    return start, before or after


def bound_before(text: str, start: int) -> tuple[int, Bound | None, bool]:
    """Where a quantity begins with its bound words, the bound, and whether it is about right only."""
    bound: Bound | None = None
    approximate = False
    for _ in range(_MOST_BOUNDS):
        window = text[max(0, start - _BEFORE_WINDOW) : start]
        match = _before().search(window)
        if match is None:
            break
        name = _name(match)
        approximate = approximate or name == "about"
        bound = name if bound in (None, "about") else bound
        start -= len(match.group())
    return start, bound, approximate


def part_before(text: str, start: int) -> tuple[int, float]:
    """Where a quantity begins with the words for a part of it, and how much of it the part is; 1 where it is whole."""
    found = _PART.search(text, max(0, start - _BEFORE_WINDOW), start)
    if found is None:
        return start, 1.0
    part = re.sub(r"^(?:an?\s+|one[\s-])", "", found["part"].lower()).replace("-", " ")
    return found.start(), _PARTS[" ".join(part.split())]


def bound_behind(text: str, end: int) -> tuple[int, Bound | None]:
    """Where a quantity ends with the bound words behind it, and the bound."""
    match = _behind().match(text, end)
    return (match.end(), _name(match)) if match else (end, None)


def _name(match: re.Match[str]) -> Bound:
    return "low" if match["low"] else "high" if match["high"] else "about"


def bounded(value: float, bound: Bound | None) -> Ends:
    """Low, best and high of one figure under its bound."""
    if bound == "low":
        return value, None, None
    if bound == "high":
        return None, None, value
    return (None, value, None) if bound == "about" else (value, value, value)
