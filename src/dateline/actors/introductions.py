"""What a text tells of a name right beside it: the office before it, or before the comma, and the apposition after it.

"The envoy for Peru, Ada Lanza", "Army spokesman Ada Lanza" and "Ada Lanza, head of the fund," all introduce her, and
the words hold for every later mention of the name. Finds the words only; what they mean is read elsewhere.
"""

import re
from functools import lru_cache

from dateline.actors import lexicon
from dateline.actors.offices import leading_noun, noun_at_end, of_title
from dateline.actors.words import endings, find_words, take_apart
from dateline.places.names import fold

_BEFORE, _AFTER = 100, 100
_MOST = 8
_CIVIL = re.compile(r"\s+(?:Mr|Mrs|Ms)\.?$")
_CLAUSE = re.compile(r"[,;:!?()“”\"]\s*|\s[–—-]\s")
_APPOSITION = re.compile(r",\s+(?:\d+,\s+)?((?:[^,;.\n]|\.(?=\w)|(?<=[A-Z])\.){3,80})")
_DETERMINERS = frozenset("a an her his its my one our the their".split())  # noqa: SIM905
_LINKS = frozenset("for of".split())  # noqa: SIM905
_OF_OFFICES = frozenset(  # small words that stand within an office ("UN special envoy")
    "acting chief deputy former humanitarian interim national permanent political regional senior special top".split()  # noqa: SIM905
)
_DEEDS = frozenset({"accused"})  # nouns of roles that without an article are what somebody does ("She accused Lanza")
_NO_NOUN_BEFORE = (" the", " a", " and", " of", " by", " to")


@lru_cache(maxsize=256)
def introductions(name: str, text: str) -> tuple[str, ...]:
    """The words for what somebody is, wherever a text has them beside his name."""
    found: list[str] = []
    for start in find_words(name, text):
        end = start + len(name)
        line = text[max(0, start - _BEFORE) : start].rpartition("\n")[2].rstrip()
        line = _CIVIL.sub("", line)
        found.append(_told_before_comma(line[:-1]) if line.endswith(",") else _told_right_before(line))
        if after := _APPOSITION.match(text[end : end + _AFTER]):
            found.append(after[1] if after[1][0].islower() or _is_office(after[1]) else "")
    return tuple(dict.fromkeys(filter(None, found)))


def _told_before_comma(line: str) -> str:
    """The office that a clause ends in, from its article on."""
    words = _clause(line)[-_MOST:]
    first = max((at for at, word in enumerate(words) if fold(word) in _DETERMINERS), default=None)
    told = " ".join(words[first:] if first is not None else _run_of_office(words))
    return told if _is_office(told) else ""


def _told_right_before(line: str) -> str:
    """The office or the role in the words before a name."""
    if line.endswith(_NO_NOUN_BEFORE):
        return ""
    words = _clause(line)
    if words and _is_deed(words, len(words)):
        return ""
    return " ".join(_run_of_office(words) or words[-3:])


def _clause(line: str) -> list[str]:
    """The words since the last mark; the full stop of a title or initial is none ("Sen.", "U.S.")."""
    words = _CLAUSE.split(line)[-1].split()
    stops = (at for at, word in enumerate(words, 1) if word.endswith(".") and not _is_shortened(word))
    return words[max(stops, default=0) :]


def _is_shortened(word: str) -> bool:
    return fold(word) in lexicon.titles() or re.fullmatch(r"(?:[A-Z]\.)+", word) is not None


def _run_of_office(words: list[str]) -> list[str]:
    """The words at the end that may be an office and what it is of: capitalised, or nouns of our tables."""
    first = len(words)
    while first > 0 and _is_of_office(words, first):
        first -= noun_at_end(words[:first]) or 1
    while first < len(words) and words[first] in _LINKS:
        first += 1
    return words[max(first, len(words) - _MOST) :]


def _is_deed(words: list[str], end: int) -> bool:
    """Whether the last of some words is what somebody does, no noun of a role."""
    return words[end - 1] in _DEEDS and not _DETERMINERS & {fold(word) for word in words[max(0, end - 3) : end - 1]}


def _is_of_office(words: list[str], end: int) -> bool:
    word = words[end - 1]
    if _is_deed(words, end):
        return False
    is_noun = bool(noun_at_end(words[:end])) or fold(word) in lexicon.sectors() or fold(word) in lexicon.organisations()
    return word[0].isupper() or is_noun or (word in _LINKS | _OF_OFFICES and end < len(words))


def _is_office(words: str) -> bool:
    """Whether words are a noun phrase for who holds an office, without his name."""
    phrase = take_apart(words)
    is_title = any(ending in lexicon.titles() for ending in endings(phrase.head))
    return is_title or of_title(phrase) is not None or leading_noun(phrase.head) is not None
