"""Lengths told of a flight: which is the way it went and which its height.

The words beside a figure say which it is; where they say nothing, its neighbour does: of two lengths of one sentence
that are not told as alternatives, one is the other kind. What neither settles stays as the model has it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dateline.coding.bearings import COMPASS
from dateline.coding.surroundings import Surroundings
from dateline.grammar import read_quantities, value_in
from dateline.language.annotations import Argument, Span

NOUNS = {"apogee_km": r"apogee|altitude|height|high|peak(?:ed|ing)?", "range_km": r"range|distance|flight|far"}
# Verbs stand before their figure, these adverbs and the participle behind it: "rose to 50 km", "350 km away".
VERBS = {
    "apogee_km": r"rose|ris(?:e|es|en|ing)|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|ascend(?:s|ed|ing)?",
    "range_km": r"flew|fly|flying|flown|travell?(?:s|ed|ing)?|cover(?:s|ed|ing)?|fell|fall(?:s|en|ing)?|"
    r"(?:came|coming|splash(?:ed|ing)) down|land(?:s|ed|ing)?",
}
ADVERBS = {"apogee_km": r"up", "range_km": r"flown|away|downrange"}
BEFORE = {role: re.compile(rf"\b(?:{NOUNS[role]}|{VERBS[role]})\b", re.I) for role in NOUNS}
BEHIND = {role: re.compile(rf"\b(?:{NOUNS[role]}|{ADVERBS[role]})\b(?!\s+to\b)", re.I) for role in NOUNS}
UNIT = "km"
REACH = 45
# A word right behind a figure, or with one right behind it, speaks of that figure: "800 km (apogee 50 km)".
OWN_BEFORE = re.compile(r"\d\S*\s?[a-z]+\s+(?:(?:of|for|in)\s+)?(?:the\s+)?$", re.I)
OWN_BEHIND = re.compile(
    r"(?:(?!\band\b)[^\d,;()]){0,11}(?:(?:approximately|about|around|roughly|nearly|some|at least|up to|over)\s+)?\d",
    re.I,
)
# "26 km south of the border" is how far from there it fell, unless "it flew 200 km south of there".
FROM_ANOTHER = re.compile(rf"\s+(?:to the\s+)?{COMPASS}\s+of\b", re.I)
WENT = re.compile(r"\b(?:flew|fly|flying|flown|travell?(?:s|ed|ing)?|cover(?:s|ed|ing)?)\s+(?:[\w-]+\s+){0,2}$", re.I)
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*")
ALTERNATIVES = re.compile(r"(?:[\s,]|and|or|to|about|some|another|km|kilomet(?:er|re)s?|-|–)*")


def lengths_apart(arguments: Sequence[Argument], surroundings: Surroundings) -> Iterator[Argument]:
    """The arguments of an event, lengths in the role that their words or their neighbours give them."""
    figures = [figure_of(a, surroundings) if a.role in NOUNS else None for a in arguments]
    lengths = lengths_told(surroundings.report.text) if any(figures) else []
    for argument, figure in zip(arguments, figures, strict=True):
        if figure and is_distance(figure, surroundings.report.text):
            continue
        role = figure and (role_by_words(figure, surroundings) or role_beside(figure, lengths, surroundings))
        yield replace(argument, role=role) if role else argument


def lengths_told(text: str) -> list[Span]:
    """Every length of a text, in order, save how far one place lies from another."""
    told = (Span(q.start, q.end) for q in read_quantities(text) if q.dimension == "length")
    return [length for length in told if not is_distance(length, text)]


def is_distance(figure: Span, text: str) -> bool:
    """Whether a length only says how far from another place one lies."""
    return FROM_ANOTHER.match(text, figure.end) is not None and not WENT.search(
        text, max(0, figure.start - REACH), figure.start
    )


def figure_of(argument: Argument, surroundings: Surroundings) -> Span | None:
    """The whole figure that the words of an argument are of."""
    found = value_in(surroundings.report.text, argument.span.start, argument.span.end, UNIT)
    return Span(found.start, found.end) if found else None


def role_by_words(figure: Span, surroundings: Surroundings) -> str | None:
    """What the nearest word of the sentence that speaks of lengths says of a figure."""
    sentence = surroundings.sentence_of(figure) or figure
    found = ((gap, role) for role in NOUNS for gap in gaps(figure, sentence, role, surroundings.report.text))
    return min(found, default=(0, None))[1]


def gaps(figure: Span, sentence: Span, role: str, text: str) -> Iterator[int]:
    """Characters between a figure and each word for a role that speaks of it."""
    for match in BEFORE[role].finditer(text, max(sentence.start, figure.start - REACH), figure.start):
        if not any(c.isdigit() for c in text[match.end() : figure.start]) and not is_others(match, role, text):
            yield figure.start - match.end()
    for match in BEHIND[role].finditer(text, figure.end, min(sentence.end, figure.end + REACH)):
        if not any(c.isdigit() for c in text[figure.end : match.start()]) and not OWN_BEHIND.match(text, match.end()):
            yield match.start() - figure.end


def is_others(word: re.Match[str], role: str, text: str) -> bool:
    """Whether a word before a figure speaks of another one right before it: "an 800 km range at 50 km"."""
    return bool(BEHIND[role].fullmatch(word[0]) and OWN_BEFORE.search(text[: word.start()]))


def role_beside(figure: Span, lengths: Iterable[Span], surroundings: Surroundings) -> str | None:
    """The kind that the other lengths of the sentence are not, where these are of one kind."""
    sentence, text = surroundings.sentence_of(figure), surroundings.report.text
    others = [o for o in lengths if o != figure and sentence and sentence.overlaps(o)]
    # "350 km (apogee 100 km) and 800 km (apogee 50 km)": what stands in brackets is told of the figure before them.
    others = [o for o in others if IN_BRACKETS.fullmatch(text, figure.end, o.start)] or others
    known = {role_by_words(o, surroundings) for o in others if not are_alternatives(figure, o, text)} - {None}
    return next(role for role in NOUNS if role not in known) if len(known) == 1 else None


def are_alternatives(one: Span, other: Span, text: str) -> bool:
    """Whether nothing stands between two figures but what joins figures of one kind: "600 km and 650 km"."""
    first, second = sorted((one, other))
    return ALTERNATIVES.fullmatch(text, first.end, second.start) is not None
