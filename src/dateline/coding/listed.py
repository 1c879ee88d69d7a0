"""Arguments that tell several things of a kind in a row, each made an argument of its own.

"At 7:24 and 7:36 PM", "heights of 50 and 100 km": two missiles have two clocks and two heights. "KX-9 short-range
missiles" tells a name and a class, "voted 8-1" the votes for and against.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.coding.arguments import KIND
from dateline.coding.surroundings import Surroundings
from dateline.grammar import read_quantities
from dateline.language.annotations import Argument, EventFrame, Span

# Names of weapons have figures or capitals: "KX-9", "ATACMS".
NAMED = re.compile(
    r"(?P<name>[A-Z][\w-]*-?\d[\w-]*|[A-Z]{4,}|[A-Z]{3,}-[A-Z]{2,})\s+(?P<rest>[a-z].*|[A-Z]{2,4}BMs?)", re.S
)
BARE = frozenset({"missile", "missiles", "rocket", "rockets"})
LENGTHS = frozenset({"range_km", "apogee_km"})
VOTES = ("votes_for", "votes_against")
VOTE_REACH = 12
VOTE = re.compile(r"(?<![\d,.$-])(\d[\d,]*)(?:\s?[-–—]\s?|\s(?:votes\s)?to\s|-to-)(\d[\d,]*)(?![\d,]*[-–%])")


def each_told(frames: Sequence[EventFrame], surroundings: Surroundings) -> tuple[EventFrame, ...]:
    """The frames with an argument for every clock and every length that they tell."""
    return tuple(replace(frame, arguments=told_once(frame.arguments, surroundings)) for frame in frames)


def told_once(arguments: Sequence[Argument], surroundings: Surroundings) -> tuple[Argument, ...]:
    """The parts of all arguments, each role and span once."""
    parts = (part for argument in arguments for part in parts_of(argument, surroundings))
    return tuple({(part.role, part.span): part for part in parts}.values())


def parts_of(argument: Argument, surroundings: Surroundings) -> Iterator[Argument]:
    """The argument, or one for each of the several clocks or lengths in its words."""
    if argument.role == "class" and (named := NAMED.fullmatch(surroundings.words(argument.span))):
        yield from name_and_class(argument, named)
        return
    if argument.role in VOTES and (vote := vote_at(argument.span, surroundings.report.text)):
        yield from (replace(argument, role=role, span=Span(*vote.span(n))) for n, role in enumerate(VOTES, 1))
        return
    find = {"time": clocks_in, **dict.fromkeys(LENGTHS, lengths_in)}.get(argument.role)
    found = find(argument.span, surroundings) if find else []
    yield from (replace(argument, span=span) for span in found) if len(found) > 1 else [argument]


def name_and_class(argument: Argument, words: re.Match[str]) -> Iterator[Argument]:
    """The name in words for a class that open with one, and the words, if what is left of them says a class."""
    if KIND.fullmatch(words["name"]):
        yield argument
        return
    start = argument.span.start
    yield replace(argument, role="missile", span=Span(start, start + len(words["name"])))
    if words["rest"] not in BARE:
        yield argument


def vote_at(span: Span, text: str) -> re.Match[str] | None:
    """The vote ("80–19", "51 to 49") of which some words are a part."""
    line = text.rfind("\n", 0, span.start) + 1
    votes = VOTE.finditer(text, line, span.end + VOTE_REACH)
    return next((vote for vote in votes if Span(*vote.span()).overlaps(span)), None)


def clocks_in(span: Span, surroundings: Surroundings) -> list[Span]:
    """The times to the minute in some words, where they name no other time."""
    inside = [t for t in surroundings.times if span.start <= t.start and t.end <= span.end]
    return [Span(t.start, t.end) for t in inside] if all(t.precision == "minute" for t in inside) else []


def lengths_in(span: Span, surroundings: Surroundings) -> list[Span]:
    """The lengths in some words."""
    quantities = read_quantities(surroundings.report.text)
    inside = [q for q in quantities if span.start <= q.number_start < span.end and q.dimension == "length"]
    return [Span(q.start, q.end) for q in inside]
