"""The grammar of times: rules over classes of tokens, each with the function that says what its words mean.

Rules are tried in their order at each token, and the first that fits and yields a meaning wins. A rule sees words
and their order only; the calendar is not consulted here.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from dateline.grammar import time_builders as build
from dateline.grammar import time_words as words
from dateline.grammar.found import Found
from dateline.grammar.time_classes import CODES, classify
from dateline.grammar.time_meanings import Meaning, Reading
from dateline.grammar.tokens import Token

Builder = Callable[[Found], Meaning | None]

_PARTS = {
    "ORDINAL": "(ordinal | first | second)",
    "UNIT": "(unit | second)",
    "ANYUNIT": "(unit | units | second)",
    "CARDINAL": "(day | number)",
    "MONTH": "(month dot?)",
    "YEAR": "(comma? year)",
    "PART": "(part | night | namedhour)",
    "SHIFT": "(last | next | this)",
    "FEW": "(article? few)",
    "QUANTITY": "((article | CARDINAL (hyphen | to | or) CARDINAL | CARDINAL | article? few) more?)",
    "DAYNUMBER": "(day | ORDINAL)",
    "DATE": "(MONTH the? DAYNUMBER YEAR? | the? DAYNUMBER of? MONTH YEAR?)",
    "WEEKDATE": "(weekday possessive? comma? DATE | shortday dot? comma? DATE)",
    "DAYREF": "(WEEKDATE | DATE | weekday | deictic)",
    "CLOCK": "(clock meridiem? | day meridiem | day oclock meridiem? | namedhour)",
}
_LEAD = "(the? edge hyphen? (of the?)? | (earlier | later) | approx | the? half of)*"


class Rule(NamedTuple):
    """A pattern over classes (one of `_PARTS` stands for its pattern) and what its match means."""

    name: str
    pattern: str
    build: Builder


RULES = (
    Rule("stamp", "(iso | slashed) (clock meridiem?)? (comma? zone)?", build.stamp),
    Rule("clock", "CLOCK (comma? zone)? (of the PART)? (comma? on? DAYREF)?", build.clock),
    Rule("military", "(year | number) zone (comma? on? DAYREF)?", build.military_clock),
    Rule("weekdate", "WEEKDATE", build.date),
    Rule(
        "monthday range",
        "MONTH day (hyphen | to | and) day YEAR? | day (hyphen | to | and) day MONTH YEAR?",
        build.date,
    ),
    Rule("date", "DATE", build.date),
    Rule("month", "MONTH comma? of? year | MONTH of? (last | next | this) unit | (the? SHIFT)? MONTH", build.month),
    Rule(
        "quarter",
        "the? (year (possessive)?)? fiscal? ORDINAL hyphen? (unit | half) ((of | comma)? fiscal? the? (year | (SHIFT unit)))?",
        build.quarter,
    ),
    Rule("season", "(the | this last | the? SHIFT)? season (of? year | of? (last | this | next) unit)", build.season),
    Rule("season alone", "(the | this last | the? SHIFT) season", build.season),
    Rule("decade", "the? decade", build.decade),
    Rule("century", "the? ORDINAL hyphen? unit", build.century),
    Rule("holiday", "(the? SHIFT)? holiday comma? year?", build.holiday),
    Rule("ago", "QUANTITY ANYUNIT (or so)? (ago | earlier | later)", build.ago),
    Rule("ago bare", "units ago", build.ago),
    Rule("weekday", "(the? SHIFT)? weekday (possessive)? PART?", build.weekday),
    Rule("deictic", "deictic PART?", build.deictic),
    Rule("this part", "(this | last) (PART | unit)", build.this_part),
    Rule("span", "(the? | these) (last | next) (QUANTITY)? ANYUNIT", build.shifted_span),
    Rule("relative", "(this | these | the same | that | the) ANYUNIT", build.relative),
    Rule("set", "each QUANTITY? ANYUNIT | each (weekday | month | season) | recurrence", build.recurring),
    Rule("duration", "QUANTITY hyphen? ANYUNIT", build.duration),
    Rule("vague", "vague", build.vague),
    Rule("fiscal year", "fiscal year", build.year),
    Rule("year", "the? unit year | year", build.year),
)


def _compile(pattern: str) -> str:
    """A rule's pattern as a regular expression over class characters."""
    while True:
        expanded = re.sub(r"\b[A-Z]+\b", lambda match: _PARTS[match.group()], pattern)
        if expanded == pattern:
            break
        pattern = expanded
    pattern = re.sub(r"(?<![<\w])[a-z]+(?![\w>])", lambda match: CODES[match.group()], pattern)
    return re.sub(r"\s+", "", re.sub(r"\((?!\?)", "(?:", pattern))


@cache
def _grammar() -> re.Pattern[str]:
    alternatives = "|".join(f"(?P<r{index}>{_compile(rule.pattern)})" for index, rule in enumerate(RULES))
    return re.compile(f"(?P<lead>{_compile(_LEAD)})(?:{alternatives})")


def recognise(text: str) -> tuple[list[Token], list[Reading]]:
    """The tokens of `text`, and every time the rules find in it, in order and without overlaps."""
    tokens, classes = classify(text)
    return tokens, list(_readings(text, tokens, classes))


def _readings(text: str, tokens: list[Token], classes: str) -> Iterator[Reading]:
    position = 0
    while match := _grammar().search(classes, position):
        rule = RULES[int((match.lastgroup or "r0")[1:])]
        core = match.start(match.lastgroup or 0)
        meaning = rule.build(Found(tokens[core : match.end()], classes[core : match.end()]))
        if meaning is None or match.end() == match.start():
            position = match.start() + 1
            continue
        lead = Found(tokens[match.start() : core], classes[match.start() : core])
        yield Reading(tokens[match.start()].start, tokens[match.end() - 1].end, meaning, _modifier(lead))
        position = match.end()


def _modifier(lead: Found) -> str | None:
    """What the words before a time say of it: its beginning, its end, about it."""
    edge, approximation = lead.word("edge"), lead.word("approx")
    if edge:
        return words.EDGES[edge]
    if lead.has("earlier", "later"):
        return "EARLIER" if lead.has("earlier") else "LATER"
    return words.APPROXIMATIONS[approximation] if approximation else None
