"""Whether the words around a time look ahead ("will meet on Friday") or back ("said on Friday").

A light reading of the nearest verb in the sentence; no parser. Without any sign it looks back.
"""

import re
from collections.abc import Iterator
from functools import cache

from dateline.language.sentences import ends_sentence

# The present of what is on a timetable: "the council meets on Monday"; what follows something else is on none.
_TIMETABLE = (
    r"opens|begins|starts|resumes?|follows?(?=\s+(?:on|at|in)\s+$)|meets?|convenes?|arrives?|flies|travels to|"
    r"heads? (?:to|for)|go(?:es)? to|leaves? for|"
    r"(?:is|are) (?:arriving|flying|gathering|heading|leaving|meeting|returning|travell?ing|visiting|voting)"
)


# Verbs behind which an infinitive is to come: "they agreed to meet", "has decided to admit".
_INTENT = (
    r"agree(?:s|d|ment)?|decid(?:es?|ed)|threaten(?:s|ed)?|vow(?:s|ed)?|pledg(?:es?|ed)|promis(?:es?|ed)|"
    r"prepar(?:es?|ed|ing)|want(?:s|ed)?"
)


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|would|shall|won't|[’']ll|to be|scheduled|expected|due|plans?|planned|planning|set (?:to|for)|"
        r"slated|upcoming|hopes?|intends?|(?:un)?likely to|until|expires?|deadline|ahead of|payable|effective|"
        rf"holders of record|takes (?:effect|place)|{_TIMETABLE}|"
        rf"(?:{_INTENT}|is|are|has|have) to (?!an?\b|the\b)[a-z]+|"
        r"to resume|to begin|to start|to open|to hold|to meet|to take|Starting|Beginning|extended to|"
        r"(?:may|might)(?! have\b)|next month|next year|next week|as soon as|as early as)\b"
    )


# After a time an infinitive is a purpose ("on Thursday to meet"), not what the time is of.
@cache
def _ahead_after() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|would|shall|won't|[’']ll|(?:is|are) (?:to|expected|scheduled|due)|(?:plan|hope|intend)s? to)\b"
    )


# Past forms that do not end in "-ed", and the words in "-ed" that are no past forms.
_IRREGULAR = (
    "said|says|told|was|were|had|has|have|did|since|ago|flew|drove|wrote|threw|knew|chose|hid|fled|paid|laid|sought|"
    "caught|lay|rode|shook|slid|brought|kept|built|grew|drew|ran|stood|became|cut|fought|thought|bought|sold|began|met|"
    "came|went|took|left|rose|fell|sent|led|held|won|lost|made|gave|saw|found|got|spoke|shot|struck|broke|hit|"
    "heard|swore|withdrew|tore|stole|slept|swept|taught|spent|dealt|felt|fed|meant|understood|undertook|overthrew|upheld|"
    "overcame|forgot|froze|woke|wore|sank|swam|swung|clung|crept|blew|bore|bent|burst|sang|rang|dug|lent|stuck"
)
_NO_PAST = "United|[Uu]nspecified|[Uu]nidentified|[Hh]undred|[Ii]ndeed|[Nn]eed|[Ee]xceed|[Pp]roceed|[Ss]peed"


@cache
def _back() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bget )\b"
        rf"(?:(?!(?:has|have) to\b)(?:{_IRREGULAR})|(?!{_NO_PAST})[A-Za-z]{{2,}}ed)\b"
    )


_FAR_PAST = re.compile(r"\bhad (?:been|planned|expected|to)\b(?!.*\b(?:is|are|will)\b)", re.DOTALL)
_HAD = re.compile(r"\bhad\s+\w+ed\b(?!.*\bto\b)", re.DOTALL)
_UP_TO = re.compile(r"\b(?:by|until|till|through|come)\s+(?:the\s+|early\s+|late\s+|mid-?)*$")
_SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|mid-?)*$", re.IGNORECASE)
_SINCE_WINDOW = 24
# What stands before a time at the head of its sentence.
_HEAD = re.compile(r"\W*(?:(?:also|and|but|late|early|earlier|later)\s+)*(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
_AWAITED = re.compile(r"\b(?:ahead of|await(?:s|ing)?)\s+$", re.IGNORECASE)
_OWN_AHEAD = re.compile(r"['’]s(?: [a-z-]+){1,3}? (?:will|won['’]t|is (?:to|expected|scheduled|due))\b")
_BREAK = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n\s*\n")
_SAID = re.compile(
    r"[“\"]|''|,?\s(?:(?P<verb>said|says|told)|that|saying|adding|telling|warning|arguing|noting|announcing)\b"
)
_WINDOW = 120
_PAST_COMMA = 40  # characters that a clause of its own adds: "which will begin on Friday, was planned"
_FARTHER = 1.5  # a verb after the time must be nearer than one before it


def same_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two places."""
    return next(_breaks(text, start, end), None) is None


def _breaks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a sentence or a paragraph ends; a shortened word ("Mr. Lanza") ends none."""
    for found in _BREAK.finditer(text, start, end):
        closed = found.start() + len(found.group().rstrip())
        if closed == found.start() or ends_sentence(text, found.start(), closed):
            yield found


def direction(text: str, start: int, end: int) -> int:
    """1 when the nearest verb speaks of what is to come, -1 when of what was, 0 when there is none."""
    before = _sentence_before(text, start)
    if _FAR_PAST.search(before):
        return -1
    if _UP_TO.search(before):
        return -1 if _HAD.search(before) else 1
    after = _sentence_after(text, end)
    signs: list[tuple[float, int]] = [(len(before) - match.end(), -1) for match in _back().finditer(before)]
    signs += [(len(before) - match.end(), 1) for match in _ahead().finditer(before)]
    beyond = _PAST_COMMA if after.startswith((",", " and ", " but ")) else 0
    told = [match for match in _back().finditer(after) if _governs(match) or _HEAD.fullmatch(before)]
    signs += [(_FARTHER * match.start() + beyond, -1) for match in told]
    signs += [(_FARTHER * match.start() + beyond, 1) for match in _ahead_after().finditer(after)]
    # A word that is both ("scheduled") looks ahead.
    return min(signs, key=lambda sign: (sign[0], -sign[1]))[1] if signs else 0


def _governs(match: re.Match[str]) -> bool:
    """Rules out who said it: in "will leave on Friday, she said" the time is of the leaving.

    At the head of a sentence the time is of the saying: "On Friday the bank said it will cut rates".
    """
    return match.start() <= 1 or match.group() not in {"said", "says", "told"}


def owner_ahead(text: str, start: int, end: int) -> bool:
    """Whether what is of a time is to come: "ahead of Sunday's vote", "Friday's vote will decide"."""
    return _AWAITED.search(_sentence_before(text, start)) is not None or _OWN_AHEAD.match(text, end) is not None


def told_since(text: str, start: int) -> bool:
    """Whether "since" stands before a time, which then is none to come."""
    return _SINCE.search(text, max(0, start - _SINCE_WINDOW), start) is not None


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the nearest verb speaks of what is to come."""
    return direction(text, start, end) > 0


def _sentence_before(text: str, start: int) -> str:
    first = max(0, start - _WINDOW)
    # What the time begins with, for a sentence ends before a capital.
    breaks = [found.end() for found in _breaks(text, first, start + 1)]
    return text[breaks[-1] if breaks else first : start]


def _sentence_after(text: str, end: int) -> str:
    """The sentence behind a time, up to what somebody says in it ("on Monday, saying he will")."""
    found = next(_breaks(text, end, end + _WINDOW), None)
    last = found.start() if found else end + _WINDOW
    said = _SAID.search(text, end + 1, last)
    if said:
        last = said.end() if said["verb"] else said.start()
    return text[end:last]
