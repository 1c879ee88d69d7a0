"""Splits text into tokens with their offsets and joins numbers written in words.

Every token keeps the characters it came from; joining numbers never loses a character between them.
It knows nothing of times or units: those lexicons live beside their grammars.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.grammar.number_words import DIGIT_WORDS, ORDINALS, SCALES, SMALL, TENS


class Token(NamedTuple):
    """Characters `start` to `end`; `word` in lower case; `number` when it is a cardinal; `kind` names its shape."""

    start: int
    end: int
    text: str
    word: str
    number: float | None = None
    kind: str = "word"


_LONGEST_NUMBER = 24  # characters; what is longer is a serial number
_HYPHENS = frozenset("-–—‑")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"""
    (?P<iso>\d{4}(?:-\d{2}-|/\d{2}/)\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])) |
    (?P<slashed>\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})(?![\w/-])|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\w)) |
    (?P<decade>(?:\d{3}|['’`]?(?<!\d)\d)0['’]?s(?!\w)) |
    (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}\.\d{2}(?=\ ?[AaPp]\.?[Mm]\b)) |
    (?P<ordinal>\d+(?:st|nd|rd|th)(?!\w)) |
    (?P<number>\d+(?:,\d{3})*(?:\.\d+|½)?) |
    (?P<meridiem>(?<![A-Za-z])[AaPp]\.\ ?[Mm]\b\.?|(?<=\d)[AaPp]\.[Mm]\b\.?|(?<=\d)[AaPp][Mm]\b) |
    (?P<shortened>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.
        (?=[\ ,\n\u00a0]*[\dA-Za-z,])) |
    (?P<quartername>\bQ[1-4](?!\w)) |
    (?P<oclock>o['’]clock) |
    (?P<possessive>['’]s?(?!\w)) |
    (?P<word>[^\W\d_]+) |
    (?P<mark>[^\s\w]|_)
    """,
        re.VERBOSE,
    )


@lru_cache(maxsize=8)
def tokenise(text: str) -> tuple[Token, ...]:
    """All tokens of `text` in order, numbers written in words joined into one token each."""
    tokens = []
    for match in _token().finditer(text):
        words = match.group()
        told = match.lastgroup == "number" and len(words) <= _LONGEST_NUMBER
        number = float(words.replace(",", "").replace("½", ".5")) if told else None
        word = words.lower().rstrip(".") if match.lastgroup == "shortened" else words.lower()
        tokens.append(Token(match.start(), match.end(), words, word, number, match.lastgroup or "mark"))
    return tuple(_join_halves(text, _join_number_words(text, tokens)))


def _join_halves(text: str, tokens: list[Token]) -> list[Token]:
    """Joins "two and a half", "two-and-a-half"."""
    joined: list[Token] = []
    for token in tokens:
        joined.append(token)
        if token.word != "half":
            continue
        words = [piece for piece in joined[-8:] if piece.word not in _HYPHENS]
        if len(words) >= 4 and words[-4].number is not None and (words[-3].word, words[-2].word) == ("and", "a"):
            first = words[-4]
            while joined[-1] is not first:
                joined.pop()
            words_in_full = text[first.start : token.end]
            half = Token(
                first.start, token.end, words_in_full, words_in_full.lower(), (first.number or 0) + 0.5, "cardinal"
            )
            joined[-1] = half
    return joined


def _join_number_words(text: str, tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        word = tokens[index].word
        if _half_follows(tokens, index):
            start, end = tokens[index].start, tokens[index + 3].end
            joined.append(Token(start, end, text[start:end], word, (tokens[index].number or 0) + 0.5, "cardinal"))
            index += 4
        elif _ordinal_follows(tokens, index):
            start, end = tokens[index].start, tokens[index + 2].end
            joined.append(Token(start, end, text[start:end], f"{word}-{tokens[index + 2].word}"))
            index += 3
        elif word in SCALES and joined and joined[-1].word == "a":
            start, end = joined.pop().start, tokens[index].end
            joined.append(Token(start, end, text[start:end], word, float(SCALES[word]), "cardinal"))
            index += 1
        elif word in SMALL or word in TENS or (tokens[index].number is not None and _scaled(tokens, index)):
            token, index = _read_number(text, tokens, index)
            joined.append(token)
        else:
            joined.append(tokens[index])
            index += 1
    return joined


def _half_follows(tokens: list[Token], index: int) -> bool:
    """Whether a number is followed by "1/2"."""
    return tokens[index].kind == "number" and [token.word for token in tokens[index + 1 : index + 4]] == ["1", "/", "2"]


def _ordinal_follows(tokens: list[Token], index: int) -> bool:
    """Whether a ten is followed by a hyphen and an ordinal: "twenty-first"."""
    after = tokens[index + 1 : index + 3]
    return tokens[index].word in TENS and len(after) == 2 and after[0].word == "-" and after[1].word in ORDINALS


def _scaled(tokens: list[Token], index: int) -> bool:
    """Whether a scale follows a figure, be it behind a hyphen: "3 million", "143-billion"."""
    behind = index + 1
    if behind < len(tokens) and tokens[behind].word == "-" and tokens[behind].start == tokens[index].end:
        behind += 1
    return behind < len(tokens) and tokens[behind].word in SCALES and tokens[behind].word != "hundred"


def _read_number(text: str, tokens: list[Token], first: int) -> tuple[Token, int]:
    """The longest number that begins at `first`, and the index of the token after it."""
    year = _spoken_year(tokens, first)
    if year is not None:
        value, after = year
        return _joined(text, tokens, first, after, value, "year"), after
    total, group = 0.0, tokens[first].number or 0.0
    previous = "digits" if tokens[first].number is not None else ""
    index = last = first if previous == "" else first + 1
    while index < len(tokens):
        word = tokens[index].word
        if _links(tokens, first, index, previous):
            index += 1
            continue
        stacked = group == 0 and _stacks(word, previous)
        added = total * SCALES[word] if stacked else _added(word, previous, group)
        if added is None:
            break
        total, group = (0.0 if stacked else total), added
        if word in SCALES and word != "hundred":
            total, group = total + group, 0.0
        previous = word
        index += 1
        last = index
    return _joined(text, tokens, first, max(last, first + 1), total + group, "cardinal"), max(last, first + 1)


def _joined(text: str, tokens: list[Token], first: int, after: int, value: float, kind: str) -> Token:
    words = text[tokens[first].start : tokens[after - 1].end]
    return Token(tokens[first].start, tokens[after - 1].end, words, words.lower(), value, kind)


def _links(tokens: list[Token], first: int, index: int, previous: str) -> bool:
    """Whether a hyphen or "and" only joins two parts of one number."""
    if tokens[index].word == "-":
        return index > first and _continues(tokens, index)
    follows = index + 1 < len(tokens) and tokens[index + 1].word in DIGIT_WORDS
    return tokens[index].word == "and" and previous in SCALES and follows


def _added(word: str, previous: str, group: float) -> float | None:
    """The group of a number with one more word, or None when the word does not belong to it."""
    opens = previous == "" or previous in SCALES
    if word in SMALL and (opens or (previous in TENS and SMALL[word] < 10)):
        return group + SMALL[word]
    if word in TENS and opens:
        return group + TENS[word]
    if word not in SCALES or previous == "" or group == 0:
        return None
    return group * SCALES[word] if word != "hundred" or group < 100 else None


def _stacks(word: str, previous: str) -> bool:
    """Whether a scale multiplies the smaller one before it ("5 lakh crore")."""
    return SCALES.get(word, 0) > SCALES.get(previous, 0) > 0


def _spoken_year(tokens: list[Token], first: int) -> tuple[int, int] | None:
    """A year as spoken, "nineteen ninety-seven", and the index of the token after it."""
    century = DIGIT_WORDS.get(tokens[first].word, 0)
    if not 13 <= century <= 20 or first + 1 >= len(tokens):
        return None
    rest = DIGIT_WORDS.get(tokens[first + 1].word, 0)
    if rest < 10:
        return None
    units = tokens[first + 3] if first + 3 < len(tokens) and tokens[first + 2].word == "-" else None
    if units is not None and rest >= 20 and 1 <= SMALL.get(units.word, 0) <= 9:
        return century * 100 + rest + SMALL[units.word], first + 4
    return century * 100 + rest, first + 2


def _continues(tokens: list[Token], index: int) -> bool:
    """Whether a hyphen joins two parts of one number ("twenty-five")."""
    if index + 1 >= len(tokens):
        return False
    tight = tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start
    after, before = tokens[index + 1].word, tokens[index - 1].word
    return tight and ((before in TENS and after in SMALL) or after in SCALES)
