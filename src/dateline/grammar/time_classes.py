"""Gives every token of a text the class by which the rules of time_rules.py know it.

A class is one character inside, so that a rule is a regular expression over classes instead of over letters. What
no rule can use has the class "other".
"""

from collections.abc import Iterable, Sequence
from functools import cache

from dateline.grammar import time_words as words
from dateline.grammar.number_words import ORDINALS, listed
from dateline.grammar.tokens import Token, tokenise

_NAMES = listed(
    "other iso slashed decade clock quartername ordinal number day year meridiem oclock possessive month weekday "
    "shortday unit units season part namedhour deictic recurrence vague edge approx few zone holiday era second "
    + " ".join(words.CLASSES)
)
CODES: dict[str, str] = {name: chr(0x100 + index) for index, name in enumerate(dict.fromkeys(_NAMES))}
_BEFORE_FOLLOWING = {"the", "this", "that", "a", "and", "or"}
_CAPITALISED = {"month", "weekday", "shortday", "holiday", "era"}


# Later tables win over earlier ones: "second" is an ordinal here, and a unit where a rule says so.
_TABLES: tuple[tuple[str, Iterable[str]], ...] = (
    ("edge", words.EDGES),
    ("approx", words.APPROXIMATIONS),
    *((name, listed(members)) for name, members in words.CLASSES.items()),
    ("month", words.MONTHS),
    ("weekday", words.WEEKDAYS),
    ("shortday", words.SHORT_WEEKDAYS),
    ("unit", words.UNITS),
    ("units", words.PLURALS),
    ("season", words.SEASONS),
    ("part", words.DAY_PARTS),
    ("namedhour", words.NAMED_HOURS),
    ("deictic", words.DEICTIC_DAYS),
    ("recurrence", words.RECURRENCES),
    ("decade", words.DECADES),
    ("vague", words.VAGUE),
    ("few", words.FEW),
    ("zone", words.ZONES),
    ("holiday", words.HOLIDAYS),
    ("ordinal", ORDINALS),
    ("first", ("first",)),
    ("second", ("second",)),
    ("night", ("night",)),
)


@cache
def _classes() -> dict[str, str]:
    return {member: name for name, members in _TABLES for member in members}


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of several words by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words.PHRASES:
        parts = tuple(phrase.replace("'s", " 's").split())
        if len(parts) > 1:
            table.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(many, key=len, reverse=True)) for first, many in table.items()}


def classify(text: str) -> tuple[list[Token], str]:
    """The tokens of `text`, known phrases joined, and the string of their classes, one character each."""
    tokens = _join_phrases(text, tokenise(text))
    classes = [_class(text, token) for token in tokens]
    for index, token in enumerate(tokens):
        if token.word == "following" and (index == 0 or tokens[index - 1].word not in _BEFORE_FOLLOWING):
            classes[index] = "other"  # "following Sunday's vote" is after it
    return tokens, "".join(CODES[name] for name in classes)


def _join_phrases(text: str, tokens: Sequence[Token]) -> list[Token]:
    table = _phrases()
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        phrase = next((p for p in table.get(tokens[index].word, ()) if _stands_at(tokens, index, p)), None)
        if phrase is None:
            joined.append(tokens[index])
            index += 1
            continue
        start, end = tokens[index].start, tokens[index + len(phrase) - 1].end
        name = " ".join(phrase).replace(" 's", "'s")
        joined.append(Token(start, end, text[start:end], name, None, "phrase"))
        index += len(phrase)
    return joined


def _stands_at(tokens: Sequence[Token], index: int, phrase: tuple[str, ...]) -> bool:
    return tuple(token.word.replace("’", "'") for token in tokens[index : index + len(phrase)]) == phrase


def _class(text: str, token: Token) -> str:
    if token.kind in CODES and token.kind != "number":
        return token.kind
    if token.number is not None:
        return _number_class(text, token)
    if token.word in {"am", "pm"}:
        return "meridiem"
    name = words.PHRASES[token.word] if token.kind == "phrase" else _classes().get(token.word, "other")
    wants_capitals = name == "zone" and token.kind != "phrase"
    if (name in _CAPITALISED and token.text[0].islower()) or (wants_capitals and not token.text.isupper()):
        return "other"
    return name


def _number_class(text: str, token: Token) -> str:
    before = text[token.start - 1 : token.start]
    if before and before in "$£€#¥":
        return "other"
    if token.kind == "number" and token.text.isdigit():
        if len(token.text) <= 2 and 1 <= int(token.text) <= 31:
            return "day"
        if len(token.text) == 4:
            return "year" if 1000 <= int(token.text) <= 2199 else "number"
    return "number"
