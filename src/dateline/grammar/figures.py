"""Finds the figures of a text: numbers in digits and words, and vague ones ("dozens", "several").

Ordinals, dates, clock times, and numbers that are part of a name, a code or a fraction are left out. A figure is a
bare number: its bounds and its unit are read in bounds.py and numbers.py.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from dateline.grammar import units
from dateline.grammar.number_words import listed
from dateline.grammar.time_meanings import Lasting, Recurring
from dateline.grammar.time_rules import recognise
from dateline.grammar.tokens import Token, tokenise


class Figure(msgspec.Struct, frozen=True):
    """A number as written; `least` when it is the least there can be, `loose` when it is only about right."""

    start: int
    end: int
    value: float
    least: bool = False
    loose: bool = False


# The words, the figure, and whether it is the least there can be.
_VAGUE: tuple[tuple[str, float, bool], ...] = (
    (r"hundreds\s+of\s+thousands", 200_000, True),
    (r"tens\s+of\s+thousands", 20_000, True),
    (r"tens\s+of\s+millions", 20_000_000, True),
    (r"hundreds\s+of\s+millions", 200_000_000, True),
    (r"tens\s+of\s+billions", 20_000_000_000, True),
    (r"hundreds\s+of\s+billions", 200_000_000_000, True),
    (r"(?:several|a\s+few|many)\s+dozens?", 24, True),
    (r"(?:several|a\s+few|many)\s+hundred", 200, True),
    (r"(?:several|a\s+few|many)\s+thousand", 2_000, True),
    (r"(?:several|a\s+few|many)\s+million", 2_000_000, True),
    (r"(?:several|a\s+few|many)\s+billion", 2_000_000_000, True),
    (r"half\s+a\s+dozen|(?:a\s+)?half[\s-]dozen", 6, False),
    (r"a\s+couple(?:\s+of)?|a\s+pair\s+of", 2, False),
    (r"a\s+dozen", 12, False),
    (r"a\s+hundred", 100, False),
    (r"a\s+thousand", 1_000, False),
    (r"a\s+million", 1_000_000, False),
    (r"a\s+billion", 1_000_000_000, False),
    (r"half[\s-]a[\s-]million", 500_000, False),
    (r"half[\s-]a[\s-]billion", 500_000_000, False),
    (r"a\s+quarter\s+of\s+a\s+million", 250_000, False),
    (r"three[\s-]quarters\s+of\s+a\s+million", 750_000, False),
    (r"half\s+an?(?=\s+(?:hour|mile|year|century))|a\s+half(?=[\s-](?:hour|mile|year))", 0.5, False),
    (r"dozens", 24, True),
    (r"scores(?=\s+(?:of|more|were))", 40, True),
    (r"hundreds", 200, True),
    (r"thousands", 2_000, True),
    (r"millions", 2_000_000, True),
    (r"billions", 2_000_000_000, True),
    (r"several|multiple|numerous|a\s+handful\s+of|a\s+number\s+of|a\s+few", 2, True),
)


@cache
def _vague_pattern() -> re.Pattern[str]:
    phrases = "|".join(rf"(?P<v{index}>{words})" for index, (words, _, _) in enumerate(_VAGUE))
    # The first letters of all of them: most places in a text are ruled out at once.
    return re.compile(rf"(?<![\w-])(?=[abdhmnst])(?:{phrases})(?!\w)", re.IGNORECASE)


_DOZEN = re.compile(r"[\s-]+dozen(?!\w)", re.IGNORECASE)
_TIED = re.compile(r"(\w+)[-–‑]$")
_TIED_WINDOW = 30
_LONGEST = 10
_TELEPHONE = re.compile(r"\d{3}[-‑]\d{3}[-‑]\d{4}|\d{3}[-‑]\d{4}")
_BLOCK = re.compile(r"[\s-]block\s+of\b|[-‑](?!Euro\b)[A-Z][a-z]")
# Nouns whose number is a name: "Article 5", "Flight 370", "Resolution 1718".
_DESIGNATORS = frozenset(
    listed(
        "article articles resolution flight no nos number chapter section highway route channel page room boeing "
        "airbus type class area unit title phase part level category grade district precinct lot pier gate platform "
        "act amendment paragraph rule regulation protocol line version model apollo soyuz exhibit count day step "
        "stage figure table volume issue episode season series bureau court box suite apartment ward zone sector "
        "battalion"
    )
)


def find_figures(text: str) -> list[Figure]:
    """All numbers that are no dates, names or ordinals, in order and without overlaps."""
    taken = [(r.start, r.end) for r in recognise(text) if not isinstance(r.meaning, Lasting | Recurring)]
    vague = [_vague_figure(match) for match in _vague_pattern().finditer(text)]
    tokens = tokenise(text)
    counted = [
        _counted_figure(text, token)
        for index, token in enumerate(tokens)
        if token.number is not None and token.kind != "year" and not _is_name(text, tokens, index)
    ]
    found: list[Figure] = []
    blocked = 0
    for figure in sorted([*vague, *counted], key=lambda figure: (figure.start, -figure.end)):
        while blocked < len(taken) and taken[blocked][1] <= figure.start:
            blocked += 1
        free = blocked == len(taken) or taken[blocked][0] >= figure.end
        if free and (not found or found[-1].end <= figure.start):
            found.append(figure)
    return found


def _vague_figure(match: re.Match[str]) -> Figure:
    _, value, least = _VAGUE[int((match.lastgroup or "v0")[1:])]
    return Figure(match.start(), match.end(), value, least, not least and "couple" in match.group().lower())


def _counted_figure(text: str, token: Token) -> Figure:
    value = token.number or 0.0
    if dozen := _DOZEN.match(text, token.end):
        return Figure(token.start, dozen.end(), value * 12)
    return Figure(token.start, token.end, value)


def _is_name(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is part of a name, a code, a fraction or a telephone number."""
    token = tokens[index]
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if before.isalnum() and units.sign_before(text, token.start):
        return False
    if before and (before.isalnum() or before in "/#_.:" or (before in "-–‑" and _tied_before(text, token.start))):
        return True
    if after and after in "/:" and text[token.end + 1 : token.end + 2].isdigit():
        return True
    if token.text[0].isdigit() and after.isalpha() and not measured(text, token.end):
        return True
    if token.text.startswith("0") and token.text.isdigit() and len(token.text) > 1:
        return True
    return _numbered(text, token) or _named_before(text, tokens, index)


def _numbered(text: str, token: Token) -> bool:
    """Whether a number only tells things apart: a telephone, a block of houses, "7-Eleven", a long serial number."""
    if len(token.text) > _LONGEST and token.text.isdigit():
        return True
    if _BLOCK.match(text, token.end):
        return True
    around = text[max(0, token.start - 8) : token.end + 10]
    return _TELEPHONE.search(around) is not None


def _tied_before(text: str, start: int) -> bool:
    """Whether the hyphen before a number ties it to letters ("KN-23")."""
    piece = _TIED.search(text[max(0, start - _TIED_WINDOW) : start])
    if piece is None or piece[1] == "to":  # "a 5-to-4 vote"
        return False
    capital = text[start].isupper()  # "7-Eleven"
    return capital if piece[1].isdigit() else measured_word(piece[1]) is None


def measured_word(word: str) -> units.Unit | None:
    """The unit a word with a figure before it ends in ("300km" of "300km-1000km")."""
    match = re.fullmatch(r"\d+([a-z]+)", word.lower())
    return units.units_by_word().get(match[1]) if match else None


def measured(text: str, end: int) -> bool:
    """Whether a unit or a scale follows."""
    return units.unit_pattern().match(text, end) is not None or units.scale_pattern().match(text, end) is not None


def _named_before(text: str, tokens: Sequence[Token], index: int) -> bool:
    if index == 0:
        return False
    token, previous = tokens[index], tokens[index - 1]
    if previous.word == "." and index > 1 and tokens[index - 2].word in {"no", "nos"}:
        return tokens[index - 2].end == previous.start
    if token.text[0].isupper() and previous.kind == "word" and previous.text[0].isupper() and index > 1:
        return tokens[index - 2].word not in {".", "!", "?"} and text[previous.end : token.start] == " "
    if not token.text[0].isdigit() or previous.end == token.start or text[previous.end : token.start].strip(" \u00a0"):
        return False
    if previous.word in _DESIGNATORS and not measured(text, token.end):
        return previous.word != "no" or previous.text[0].isupper()
    if previous.word == "of" and index > 1 and tokens[index - 2].text == "Group":
        return True
    return _capital_name(text, tokens, index)


def _capital_name(text: str, tokens: Sequence[Token], index: int) -> bool:
    """A number after a capital word and before no word of its own ("Galaxy 10."), not at the head of a sentence."""
    token, previous = tokens[index], tokens[index - 1]
    if units.sign_before(text, token.start):
        return False
    if previous.text.isupper() and 2 <= len(previous.text) <= 4 and "," not in token.text:
        return not measured(text, token.end)
    if previous.kind != "word" or not previous.text[0].isupper() or previous.word in {"mach", "rs"}:
        return False
    if index < 2 or tokens[index - 2].word in {".", "!", "?", ":"} or measured(text, token.end):
        return False
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    return follows is None or (follows.kind == "mark" and follows.word in ".,;:)")
