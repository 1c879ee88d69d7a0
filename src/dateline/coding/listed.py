"""Arguments that tell several things of a kind in a row, each made an argument of its own.

"At 7:24 and 7:36 PM", "heights of 50 and 100 km": two missiles have two clocks and two heights. "KX-9 short-range
missiles" tells a name and a class.
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


def each_told(frames: Sequence[EventFrame], surroundings: Surroundings) -> tuple[EventFrame, ...]:
    """The frames with an argument for every clock and every length that they tell."""
    return tuple(
        replace(frame, arguments=tuple(part for a in frame.arguments for part in parts_of(a, surroundings)))
        for frame in frames
    )


def parts_of(argument: Argument, surroundings: Surroundings) -> Iterator[Argument]:
    """The argument, or one for each of the several clocks or lengths in its words."""
    if argument.role == "class" and (named := NAMED.fullmatch(surroundings.words(argument.span))):
        yield from name_and_class(argument, named)
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


def clocks_in(span: Span, surroundings: Surroundings) -> list[Span]:
    """The times to the minute in some words, where they name no other time."""
    inside = [t for t in surroundings.times if span.start <= t.start and t.end <= span.end]
    return [Span(t.start, t.end) for t in inside] if all(t.precision == "minute" for t in inside) else []


def lengths_in(span: Span, surroundings: Surroundings) -> list[Span]:
    """The lengths in some words."""
    quantities = read_quantities(surroundings.report.text)
    inside = [q for q in quantities if span.start <= q.number_start < span.end and q.dimension == "length"]
    return [Span(q.start, q.end) for q in inside]
