"""Splits text into tokens with their offsets and joins numbers written in words.

Every token keeps the characters it came from; joining numbers never loses a character between them.
It knows nothing of times or units: those lexicons live beside their grammars.
"""

import re
from functools import cache
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


_HYPHENS = frozenset("-–—‑")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"""
    (?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])) |
    (?P<slashed>\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})(?![\w/-])) |
    (?P<decade>(?:\d{3}|['’`]?(?<!\d)\d)0['’]?s(?!\w)) |
    (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}\.\d{2}(?=\ ?[AaPp]\.?[Mm]\b)) |
    (?P<ordinal>\d+(?:st|nd|rd|th)(?!\w)) |
    (?P<number>\d+(?:,\d{3})*(?:\.\d+)?) |
    (?P<meridiem>(?<![A-Za-z])[AaPp]\.\ ?[Mm]\b\.?|(?<=\d)[AaPp]\.[Mm]\b\.?|(?<=\d)[AaPp][Mm]\b) |
    (?P<shortened>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.
        (?=[\ ,\n\u00a0]*[\dA-Za-z,])) |
    (?P<oclock>o['’]clock) |
    (?P<possessive>['’]s?(?!\w)) |
    (?P<word>[^\W\d_]+) |
    (?P<mark>[^\s\w]|_)
    """,
        re.VERBOSE,
    )


def tokenise(text: str) -> list[Token]:
    """All tokens of `text` in order, numbers written in words joined into one token each."""
    tokens = []
    for match in _token().finditer(text):
        words = match.group()
        number = float(words.replace(",", "")) if match.lastgroup == "number" else None
        word = words.lower().rstrip(".") if match.lastgroup == "shortened" else words.lower()
        tokens.append(Token(match.start(), match.end(), words, word, number, match.lastgroup or "mark"))
    return _join_halves(text, _join_number_words(text, tokens))


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
    return index + 1 < len(tokens) and tokens[index + 1].word in SCALES and tokens[index + 1].word != "hundred"


def _read_number(text: str, tokens: list[Token], index: int) -> tuple[Token, int]:
    """The longest number that begins at `index`, and the index of the token after it."""
    first = index
    total, group, last = 0.0, 0.0, index
    used_hundred = False
    previous = ""
    while index < len(tokens):
        token = tokens[index]
        word = token.word
        if word == "-" and index > first and _continues(tokens, index):
            index += 1
            continue
        if word == "and" and previous in SCALES and index + 1 < len(tokens) and tokens[index + 1].word in DIGIT_WORDS:
            index += 1
            continue
        if token.number is not None and index == first:
            group = token.number
        elif word in SMALL and (previous == "" or previous in SCALES or (previous in TENS and SMALL[word] < 10)):
            group += SMALL[word]
        elif word in TENS and (previous == "" or previous in SCALES):
            group += TENS[word]
        elif word in SCALES and previous != "":
            if word == "hundred":
                group, used_hundred = group * 100, True
            else:
                total, group = total + group * SCALES[word], 0.0
        elif index > first and not used_hundred and total == 0 and 13 <= group <= 20 and word in DIGIT_WORDS:
            return _year_in_words(text, tokens, first, index, int(group))
        else:
            break
        previous = word if token.number is None else "digits"
        index += 1
        last = index
    start, end = tokens[first].start, tokens[last - 1].end
    words = text[start:end]
    return Token(start, end, words, words.lower(), total + group, "cardinal"), last


def _continues(tokens: list[Token], index: int) -> bool:
    """Whether a hyphen joins two parts of one number ("twenty-five")."""
    if index + 1 >= len(tokens):
        return False
    tight = tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start
    after, before = tokens[index + 1].word, tokens[index - 1].word
    return tight and ((before in TENS and after in SMALL) or after in SCALES)


def _year_in_words(text: str, tokens: list[Token], first: int, index: int, century: int) -> tuple[Token, int]:
    """A year as spoken: "nineteen ninety-seven"."""
    rest, after = _read_number(text, tokens, index)
    if rest.number is None or not 10 <= rest.number <= 99:
        words = text[tokens[first].start : tokens[index - 1].end]
        return Token(
            tokens[first].start, tokens[index - 1].end, words, words.lower(), float(century), "cardinal"
        ), index
    start, end = tokens[first].start, rest.end
    return Token(start, end, text[start:end], text[start:end].lower(), century * 100 + rest.number, "year"), after
