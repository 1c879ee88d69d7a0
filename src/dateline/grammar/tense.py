"""Whether the words around a time look ahead ("will meet on Friday") or back ("said on Friday").

A light reading of the nearest verb in the sentence; no parser. Without any sign it looks back.
"""

import re

_AHEAD = re.compile(
    r"\b(?:will|would|shall|won't|[’']ll|to be|scheduled|expected|due|plans?|planned|planning|set to|slated|upcoming|"
    r"hopes?|intends?|until|by|expires?|deadline|ahead of|next)\b"
)
_BACK = re.compile(
    r"\b(?:said|says|told|was|were|had|has|have|did|since|ago|after|earlier|late|announced|[a-z]{2,}ed|met|came|went|took|"
    r"began|left|rose|fell|sent|led|held|won|lost|made|gave|saw|found|got|spoke|shot|struck|broke|hit)\b"
)
_BREAK = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n\s*\n")
_WINDOW = 120


def same_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two places."""
    return _BREAK.search(text, start, end) is None


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the nearest verb before the time, or else after it, speaks of what is to come."""
    before = _sentence_before(text, start)
    ahead, back = _last(_AHEAD, before), _last(_BACK, before)
    if ahead != back:
        return ahead > back
    after = _sentence_after(text, end)
    first_ahead, first_back = _AHEAD.search(after), _BACK.search(after)
    if first_ahead is None:
        return False
    return first_back is None or first_ahead.start() < first_back.start()


def _sentence_before(text: str, start: int) -> str:
    piece = text[max(0, start - _WINDOW) : start]
    breaks = list(_BREAK.finditer(piece + "A"))
    return piece[breaks[-1].end() :] if breaks else piece


def _sentence_after(text: str, end: int) -> str:
    piece = text[end : end + _WINDOW]
    found = _BREAK.search(piece)
    return piece[: found.start()] if found else piece


def _last(pattern: re.Pattern[str], piece: str) -> int:
    return max((match.start() for match in pattern.finditer(piece)), default=-1)
