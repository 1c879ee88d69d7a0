"""Sentences of a text by rule: a line break, or a closing mark before a capital, a figure or a quote.

Full stops of abbreviations, initials and figures end nothing. Spans are stripped of white space; nothing is lost
between them but white space.
"""

import re

from dateline.language.annotations import Span

ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen col lt sgt capt cmdr adm brig maj cpl pvt gov sen rep reps sens sec hon rev st mt ft jr sr
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun no nos vs etc inc corp co ltd bros
    approx est fig vol pp ed dept univ assn ave blvd rd u.s u.k u.n e.u d.c a.m p.m i.e e.g ala ariz ark calif colo conn
    del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
    """.split()  # noqa: SIM905
)
BOUNDARY = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?[A-Z0-9])|\n+")
NEXT_IS_NAME_AFTER = frozenset(
    {"u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "jr", "sr", "inc", "corp", "co", "ltd", "etc"}
)
STARTERS = frozenset(
    """the a an in on at he she it they we i you his her their its but and however meanwhile this that these those there
    when while after before since if as according for with from some many several one two last
    """.split()  # noqa: SIM905
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, in order, without overlap."""
    spans, start = [], 0
    for match in BOUNDARY.finditer(text):
        if text[match.start()] != "\n" and not ends_sentence(text, match.start(), match.end()):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return tuple(span for a, b in spans if (span := strip(text, a, b)))


def ends_sentence(text: str, stop: int, end: int) -> bool:
    """Whether the mark at `stop` closes a sentence rather than an abbreviation or an initial."""
    if text[stop] != "." or text[stop:end].count(".") > 1:
        return True
    word = re.search(r"[\w.]*$", text[max(0, stop - 20) : stop])
    before = word[0].lower() if word else ""
    following = re.match(r"\W*(\w*)", text[end : end + 30])
    after = following[1].lower() if following else ""
    if before in NEXT_IS_NAME_AFTER or re.fullmatch(r"(?:[a-z]\.)+[a-z]", before):
        return after in STARTERS
    return not (before in ABBREVIATIONS or (re.fullmatch("[a-z]", before) and before != "i"))


def strip(text: str, start: int, end: int) -> Span | None:
    """The characters without white space at their ends; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
