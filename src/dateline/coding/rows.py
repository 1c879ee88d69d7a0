"""Names told in a row: "Arden, Belhaven and Corley" are three places, "Maine to Texas" two, a list of parties as many.

Only words that hold nothing but names are parted; what else they may be stays whole.
"""

import re
from itertools import pairwise

from dateline.actors.lexicon import bodies
from dateline.coding.nations import adjective_end, country_names, is_state
from dateline.language.annotations import Entity, Span
from dateline.places.names import fold

BEFORE_LIST = re.compile(r"(?:both\s+)?(?:the\s+)?", re.I)
IN_LIST = re.compile(r"(?:,|,?\s+(?:and|&))\s+(?:the\s+)?", re.I)
ALONE = re.compile(r"(?:(?:both|the)\s+)*(?P<one>[^,]+?)\s+and\s+(?:the\s+)?(?P<other>[^,]+)", re.I)
PLACE_NAME = r"(?:the )?[A-Z][\w’'-]*(?: (?:(?:of|the|al|el) )*[A-Z][\w’'-]*)*"
PLACE = re.compile(PLACE_NAME)
PLACES = re.compile(rf"{PLACE_NAME}(?:, {PLACE_NAME})*,? and {PLACE_NAME}")
UNNAMED_PLACE = re.compile(r"[^\s,][^,]*")
LIST_ENDS = re.compile(r"(?: [a-z]+s)?")
FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.I)
WIDTH = re.compile(r"([A-Z][\w-]*(?: [A-Z][\w-]*)*)\s+to\s+(?:the\s+)?([A-Z][\w-]*(?: [A-Z][\w-]*)*)")
FROM_REACH = 12
TO = re.compile(r"\s+to\s+(?:the\s+)?")
TO_REACH = 12


def each_place(span: Span, text: str) -> list[Span]:
    """The places of "Arden, Belhaven, and Corley"; in "Arden, Norland and Corley, Sudmark" a country says where."""
    words = text[span.start : span.end]
    if words.islower():
        return [Span(*m.span()) for m in UNNAMED_PLACE.finditer(text, span.start, span.end)]
    listed = PLACES.match(text, span.start)
    if words.lower() in country_names() or not listed or not LIST_ENDS.fullmatch(text[listed.end() : span.end]):
        return [span]
    parts = [Span(*m.span()) for m in PLACE.finditer(text, listed.start(), listed.end())]
    are_states = {text[part.start : part.end].lower() in country_names() for part in parts}
    return [part for part in parts if part.overlaps(span)] if len(are_states) == 1 else [span]


def each_name(span: Span, entities: tuple[Entity, ...], text: str) -> list[Span]:
    """The names of a phrase that lists nothing but names ("Russia and the United States"), else the phrase."""
    if text[span.start : span.end].lower() in country_names():
        return [span]
    if known := two_known(span, text):
        return known
    inside = (e.span for e in entities if span.contains(e.span))
    names = [Span(s.start, adjective_end(s, text)) for s in inside]
    if len(names) < 2 or names[-1].end != span.end or not BEFORE_LIST.fullmatch(text, span.start, names[0].start):
        return [span]
    listed_alone = all(IN_LIST.fullmatch(text, one.end, other.start) for one, other in pairwise(names))
    return names if listed_alone else [span]


def two_known(span: Span, text: str) -> list[Span]:
    """The two of "Norland and the Red Cross" where tables know both, whatever names the reader saw in them."""
    both = ALONE.fullmatch(text, span.start, span.end)
    if not both or not all(both[n].lower() in country_names() or fold(both[n]) in bodies() for n in ("one", "other")):
        return []
    return [Span(*both.span("one")), Span(*both.span("other"))]


def ends_of_width(span: Span, entities: tuple[Entity, ...], text: str) -> list[Span]:
    """The two places of a width ("Maine to Texas"), or the one of them that a span is; none where it is no width.

    States have dealings "from" one "to" another, and so is a lone one of two no place for sure.
    """
    if "to" not in text[max(0, span.start - TO_REACH) : span.end + TO_REACH]:
        return []
    names = [e.span for e in entities if e.kind == "place"]
    for one, other in pairwise(names):
        is_whole, is_end = span == Span(one.start, other.end), span in (one, other)
        if not (is_whole or is_end) or not TO.fullmatch(text, one.end, other.start):
            continue
        if is_whole:
            return [one, other]
        is_opened = FROM.search(text, max(0, one.start - FROM_REACH), one.start)
        if is_opened and not all(is_state(text[name.start : name.end]) for name in (one, other)):
            return [span]
    return []


def parts_of_width(span: Span, text: str) -> list[Span]:
    """The two names of a place's words that are nothing else than a width, whatever names the reader saw in them."""
    width = WIDTH.fullmatch(text, span.start, span.end)
    return [Span(*width.span(1)), Span(*width.span(2))] if width else []
