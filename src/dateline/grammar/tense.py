"""Whether the words around a time look ahead ("will meet on Friday") or back ("said on Friday").

A light reading of the nearest verb in the sentence; no parser. Without any sign it looks back.
"""

import re

_AHEAD = re.compile(
    r"\b(?:will|would|shall|won't|[’']ll|to be|scheduled|expected|due|plans?|planned|planning|set to|slated|upcoming|"
    r"hopes?|intends?|until|expires?|deadline|ahead of|next|payable|effective|holders of record|takes effect|"
    r"to resume|to begin|to start|to open|to hold|to meet|to take|extended to|as soon as|as early as)\b"
)
_BACK = re.compile(
    r"\b(?:said|says|told|was|were|had|has|have|did|since|ago|announced|[A-Za-z]{2,}ed|began|met|came|went|took|"
    r"left|rose|fell|sent|led|held|won|lost|made|gave|saw|found|got|spoke|shot|struck|broke|hit)\b"
)
_BREAK = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n\s*\n")
_WINDOW = 120
_FARTHER = 1.5  # a verb after the time must be nearer than one before it


def same_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two places."""
    return _BREAK.search(text, start, end) is None


def direction(text: str, start: int, end: int) -> int:
    """1 when the nearest verb speaks of what is to come, -1 when of what was, 0 when there is none."""
    before = _sentence_before(text, start)
    after = _sentence_after(text, end)
    signs = [(len(before) - match.end(), -1) for match in _BACK.finditer(before)]
    signs += [(len(before) - match.end(), 1) for match in _AHEAD.finditer(before)]
    signs += [(_FARTHER * match.start(), -1) for match in _BACK.finditer(after)]
    signs += [(_FARTHER * match.start(), 1) for match in _AHEAD.finditer(after)]
    # A word that is both ("scheduled") looks ahead.
    return min(signs, key=lambda sign: (sign[0], -sign[1]))[1] if signs else 0


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the nearest verb speaks of what is to come."""
    return direction(text, start, end) > 0


def _sentence_before(text: str, start: int) -> str:
    piece = text[max(0, start - _WINDOW) : start]
    breaks = list(_BREAK.finditer(piece + "A"))
    return piece[breaks[-1].end() :] if breaks else piece


def _sentence_after(text: str, end: int) -> str:
    piece = text[end : end + _WINDOW]
    found = _BREAK.search(piece)
    return piece[: found.start()] if found else piece
