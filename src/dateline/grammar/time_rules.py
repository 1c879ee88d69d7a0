"""The grammar of times: rules over classes of tokens, each with the function that says what its words mean.

Rules are tried in their order at each token, and the first that fits and yields a meaning wins. A rule sees words
and their order only; the calendar is not consulted here.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.grammar import build_named, build_relative
from dateline.grammar import time_words as words
from dateline.grammar.found import Found
from dateline.grammar.time_classes import CODES, classify
from dateline.grammar.time_meanings import Meaning, Reading, Recurring, Vague
from dateline.grammar.tokens import Token

Builder = Callable[[Found], Meaning | None]

_PARTS = {
    "ORDINAL": "(ordinal | first | second)",
    "UNIT": "(unit | second)",
    "ANYUNIT": "(trading? (unit | units | second))",
    "CARDINAL": "(day | number)",
    "YEAR": "(comma? year)",
    "PART": "(part | night | namedhour)",
    "SHIFT": "(last | next | this)",
    "FEW": "(article? few)",
    "QUANTITY": "((CARDINAL (hyphen | to | or) CARDINAL | CARDINAL | article? few | article) more?)",
    "NUMBER": "((CARDINAL (hyphen | to | or) CARDINAL | CARDINAL | article? few) more?)",
    "DAYNUMBER": "(day | ORDINAL)",
    "DATE": "(month the? DAYNUMBER YEAR? | the? DAYNUMBER of? month YEAR?)",
    "WEEKDATE": "((this next | SHIFT)? weekday comma? DATE | shortday comma? DATE)",
    "DAYREF": "(WEEKDATE | DATE | SHIFT? weekday | deictic)",
    "CLOCK": "(clock meridiem? | day meridiem | day oclock meridiem? | day? namedhour)",
    "AGO": "(ago | earlier | later)",
    "HALVED": "(article unit and article half | article half hyphen? unit | half hyphen? article? unit"
    " | article unit hyphen unit)",
    "COUNTED": "(HALVED | article unit or CARDINAL | QUANTITY ANYUNIT (or so)?)",
    "THISPART": "((this | last) PART)",
    "THISYEAR": "(the? SHIFT unit possessive?)",
}
# Words before a time that say which part of it is meant, or how near the figure is.
_LEAD = "(the? edge (hyphen | on)? of? the? | (earlier | later) (of | on)? | approx | the (last | first) half of){0,3}"
_SKIPPED_LEADS = frozenset({"about", "around", "over", "just over", "some", "approximately", "roughly", "under"})


class Rule(NamedTuple):
    """A pattern over classes (a name of `_PARTS` stands for its pattern) and what its match means.

    A rule without a builder names what is no time at all and is passed over whole.
    """

    name: str
    pattern: str
    build: Builder | None


RULES = (
    Rule("stamp", "(iso | slashed) (clock meridiem?)? (comma? zone)?", build_named.stamp),
    Rule("age", "QUANTITY hyphen? ANYUNIT hyphen? old", None),
    Rule("count", "year hyphen? people", None),
    Rule("clock", "CLOCK (comma? zone)? (of the PART)? (comma? on? DAYREF PART? | THISPART)?", build_named.clock),
    Rule(
        "clock in words",
        "day of the PART | (?<=(at | by | before | after | to | approx))"
        " (CARDINAL of the PART (comma? on? DAYREF)? | CARDINAL on? weekday PART)",
        build_named.clock_in_words,
    ),
    Rule("military", "(year | number) zone (comma? on? DAYREF)?", build_named.military_clock),
    Rule("part of day", "the? PART (of | on) (WEEKDATE | DATE | weekday)", build_named.part_of_day),
    Rule("hour", "(?<=(between | from)) day (?=(and | to | hyphen) (clock | day) meridiem)", build_named.hour),
    Rule("within day", "(earlier | later | edge) of the (unit | PART)", build_relative.within_day),
    Rule("week of", "the unit of DATE", build_named.week_of),
    Rule(
        "days of month",
        "month day (hyphen | to | and) day YEAR? | day (hyphen | to | and) day month YEAR?",
        build_named.date,
    ),
    Rule("date of year", "DATE comma? of? THISYEAR", build_named.date_of_year),
    Rule("weekdate", "WEEKDATE", build_named.date),
    Rule("date", "DATE", build_named.told_date),
    Rule("within month", "the (ORDINAL | last) unit of the? month comma? of? year?", build_named.within_month),
    Rule("month", "month comma? of? year | month of? THISYEAR | (this last | the? SHIFT)? month", build_named.month),
    Rule(
        "quarter",
        "(the? (year | THISYEAR) possessive? | the)? fiscal? (ORDINAL | last) hyphen? (unit | half (?! of the? decade))"
        " ((of | comma)? fiscal? the? (year | THISYEAR) | of the unit)?",
        build_named.quarter,
    ),
    Rule("quarter in short", "quartername (comma? of? year)? | year quartername", build_named.quarter_in_short),
    Rule(
        "year ago",
        "(the | article)? comparable? unit hyphen AGO (period | fiscal? ORDINAL? unit | NUMBER units)"
        " | unit hyphen AGO",
        build_relative.year_ago,
    ),
    Rule(
        "same period",
        "the (comparable | same) (period | unit) (comma? of? article? THISYEAR)?",
        build_relative.year_ago,
    ),
    Rule("latest", "(the latest | the current | this) fiscal? (period | unit)", build_relative.latest),
    Rule("year quarter", "the year (unit | period)", build_relative.year_quarter),
    Rule("season of", "(the | SHIFT)? season of? (year | THISYEAR)", build_named.season),
    Rule("season", "(the | this last | the? SHIFT) season | (?<=of) season", build_named.season),
    Rule("decade", "the? decade", build_named.decade),
    Rule("century", "the? ORDINAL hyphen? unit", build_named.century),
    Rule("one day", "CARDINAL unit", build_relative.one_day),
    Rule("holiday week", "(the? SHIFT)? holiday YEAR? unit", build_named.holiday_week),
    Rule("holiday", "(the? SHIFT)? holiday (YEAR | of year)?", build_named.holiday),
    Rule("era", "the? era", build_named.era),
    Rule("counted from", "COUNTED (ago | from | on) (deictic | weekday | vague)", build_relative.counted_from),
    Rule("ago", "COUNTED AGO | units AGO", build_relative.ago),
    Rule("long ago", "(article | approx) long? while ago | long ago", build_relative.past),
    Rule("moments ago", "while ago", build_relative.past),
    Rule("long", "(unit | units) hyphen long | unitlong", build_relative.long),
    Rule("overnight", "deictic on? weekday", build_named.overnight),
    Rule("beyond", "the unit (before | after) deictic", build_named.beyond),
    Rule("beside a day", "the unit (before | after) (WEEKDATE | DATE | SHIFT? weekday)", build_named.beside_day),
    Rule("before last", "the unit before last", build_relative.before_last),
    Rule("weekday of week", "weekday (comma | of | on)? the? SHIFT unit", build_named.weekday_of_week),
    Rule("weekday", "(this last | the? SHIFT)? weekday (PART | units)?", build_named.weekday),
    Rule("deictic", "deictic PART?", build_named.deictic),
    Rule("part", "the? THISPART | the next PART | (that | the same) PART", build_named.this_part),
    Rule("part in itself", "(?<=at) part | edge hyphen? part", build_named.bare_part),
    Rule("before", "the (unit | night | part) (before | after)", build_relative.before),
    Rule("year end", "unit (possessive | hyphen)? edge", build_relative.year_end),
    Rule("recent", "(the | these)? recent (units (and | or) units | units)", build_relative.recent),
    Rule(
        "counted part",
        "the (first | last) NUMBER trading? units (?=of (month | year | THISYEAR | the unit))",
        build_relative.duration,
    ),
    Rule(
        "span",
        "(the | these)? (last | next) (NUMBER hyphen? ANYUNIT | unit or CARDINAL)"
        " | (the | these)? (last | next) fiscal? ANYUNIT",
        build_relative.shifted_span,
    ),
    Rule("counted span", "the (first | latest)? NUMBER trading? units", build_relative.duration),
    Rule("years", "year hyphen (day | number)", build_named.years),
    Rule("year in words", "the unit (year | number)", build_named.year),
    Rule("ahead", "the units (and units)? (ahead | to come)", build_relative.ahead),
    Rule("fiscal unit", "the fiscal unit (?!year)", build_relative.fiscal_year),
    Rule("relative", "(this | these | the same | that | the) ANYUNIT", build_relative.relative),
    Rule(
        "set",
        "each (QUANTITY | alternate)? ANYUNIT | each (weekday | month | season) | recurrence",
        build_relative.recurring,
    ),
    Rule("the other day", "the alternate unit", build_relative.other_day),
    Rule("duration", "NUMBER hyphen? ANYUNIT", build_relative.duration),
    Rule(
        "one unit",
        "HALVED | article unit or CARDINAL | (?<=(for | of | after | than | approx | by | spent)) article ANYUNIT"
        " | article unit (?=(after | before)) | article more ANYUNIT",
        build_relative.duration,
    ),
    Rule("unit of", "article unit (?=of)", build_relative.unit_of),
    Rule("first units", "the first units", build_relative.some_units),
    Rule(
        "some units",
        "(?<=(for | of | after | spent)) units (or units)? | units (?=(of | before | after))"
        " | (?<=(approx | for)) the units",
        build_relative.some_units,
    ),
    Rule("past", "(?<=of) the (recent | near)? last", build_relative.past),
    Rule("future", "the near? future | as soon as possible", build_relative.future),
    Rule("vague", "(more | most)? vague | current", build_relative.vague),
    Rule("fiscal year", "fiscal unit? year", build_named.year),
    Rule("year", "year", build_named.year),
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
def _patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """Every rule with its pattern, what stands before a time included."""
    lead = _compile(_LEAD)
    return tuple((rule, re.compile(f"(?P<lead>{lead})(?:{_compile(rule.pattern)})")) for rule in RULES)


@cache
def _grammar() -> re.Pattern[str]:
    """Finds where any rule fits; which one is then asked rule by rule."""
    alternatives = "|".join(_compile(rule.pattern) for rule in RULES)
    return re.compile(f"{_compile(_LEAD)}(?:{alternatives})")


@lru_cache(maxsize=8)
def recognise(text: str) -> tuple[Reading, ...]:
    """Every time the rules find in `text`, in order and without overlaps."""
    tokens, classes = classify(text)
    return tuple(_readings(text, tokens, classes))


def _readings(text: str, tokens: list[Token], classes: str) -> Iterator[Reading]:
    position = 0
    while match := _grammar().search(classes, position):
        found = _meant(tokens, classes, match.start())
        if found is None:
            position = match.start() + 1
            continue
        core, end, meaning = found
        if meaning is not None:
            lead = Found(tokens, classes, _behind_verbs(tokens, match.start(), core), core)
            first = (
                core if isinstance(meaning, Vague | Recurring) else _lead_start(tokens, core - len(lead.tokens), core)
            )
            yield Reading(tokens[first].start, tokens[end - 1].end, meaning, _modifier(lead))
        position = end


def _meant(tokens: list[Token], classes: str, position: int) -> tuple[int, int, Meaning | None] | None:
    """The first rule that fits at a token and means something: where its core begins, where it ends, and what."""
    for rule, pattern in _patterns():
        match = pattern.match(classes, position)
        if match is None or match.end() == position:
            continue
        core = match.end("lead")
        meaning = rule.build(Found(tokens, classes, core, match.end())) if rule.build else None
        if meaning is not None or rule.build is None:
            return core, match.end(), meaning
    return None


def _is_verb(tokens: list[Token], index: int) -> bool:
    """Whether "end", "start" or "beginning" is a verb here, or the "in" or "on" behind one: "to end in May"."""
    before = tokens[index - 1].word if index else ""
    if tokens[index].word in {"in", "on"}:
        return before in _VERBS
    named = before in _BEFORE_AN_EDGE or tokens[index + 1].word in _BEHIND_AN_EDGE
    return tokens[index].word in _VERBS and not named


def _behind_verbs(tokens: list[Token], first: int, core: int) -> int:
    """Where what stands before a time begins, a verb left out."""
    return next((index + 1 for index in reversed(range(first, core)) if _is_verb(tokens, index)), first)


def _lead_start(tokens: list[Token], first: int, core: int) -> int:
    """Leaves out "about" and its like, which TimeML keeps outside a time."""
    while first < core and tokens[first].word in _SKIPPED_LEADS:
        first += 1
    return first


_VERBS = frozenset({"start", "beginning", "end"})
_BEFORE_AN_EDGE = frozenset({"by", "at", "from", "since", "until"})
_BEHIND_AN_EDGE = frozenset({"of", "-", "–", "‑"})


def _modifier(lead: Found) -> str | None:
    """What the words before a time say of it: its beginning, its end, about it."""
    edge, approximation = lead.word("edge"), lead.word("approx")
    if edge:
        return words.EDGES[edge]
    if lead.has("half"):
        return "END" if lead.has("last") else "START"
    if lead.has("earlier", "later"):
        return "EARLIER" if lead.has("earlier") else "LATER"
    return words.APPROXIMATIONS[approximation] if approximation else None
