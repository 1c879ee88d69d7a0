"""Places told by their bearing from another: "200 km west of Larn Island" is one place, near that island.

The reader often takes the way and the place it is told from for two, one of them where the shot came from.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.coding.nations import is_national
from dateline.coding.spans import PLACE_ROLES
from dateline.language.annotations import Annotations, Argument, EventFrame, Span

COMPASS = r"(?:north|south|east|west)(?:ern)?(?:[- ]?(?:north|south|east|west)(?:ern)?)?"
# Words that are no place without the one behind their "of": "200 km west", "the shores".
BEARING = re.compile(rf"\b(?:{COMPASS}|shores?|coast|outskirts|suburbs|vicinity)$", re.I)
OF = re.compile(r"\s+of\s+(?:[\w’'-]+\s+){0,5}$")
REACH = 60


def with_bearings(annotations: Annotations, text: str) -> Annotations:
    """The annotations, each place of an event that ends in a bearing with the place it is told from."""
    names = [e.span for e in annotations.entities if e.kind == "place"]
    return replace(annotations, events=tuple(whole_bearings(event, names, text) for event in annotations.events))


def whole_bearings(event: EventFrame, names: Sequence[Span], text: str) -> EventFrame:
    """A frame with its bearings whole, and without the places they are told from as places of their own."""
    if not any(BEARING.search(text, a.span.start, a.span.end) for a in event.arguments if a.role in PLACE_ROLES):
        return event
    told_from = [*names, *(a.span for a in event.arguments if a.role in PLACE_ROLES)]
    whole = [with_reference(a, told_from, event.arguments, text) for a in event.arguments]
    grown = [new.span for old, new in zip(event.arguments, whole, strict=True) if new.span != old.span]
    return replace(event, arguments=tuple(a for a in whole if not is_part(a, grown)))


def with_reference(argument: Argument, places: Sequence[Span], others: Sequence[Argument], text: str) -> Argument:
    """A place that ends in a bearing up to the end of the place behind its "of", in the role of the surer."""
    span = argument.span
    if argument.role not in PLACE_ROLES or not BEARING.search(text, span.start, span.end):
        return argument
    whole = Span(span.start, min(ends(span, places, text), default=span.end))
    parts = (a for a in others if a.role in PLACE_ROLES and whole.contains(a.span))
    return replace(argument, span=whole, role=max(parts, key=lambda a: a.score).role)


def ends(bearing: Span, places: Sequence[Span], text: str) -> Iterator[int]:
    """Where the places behind a bearing end that it may be told from; the adjective of a country is none."""
    for place in places:
        is_near = bearing.end < place.start <= bearing.end + REACH
        is_adjective = is_national(text[place.start : place.end].split())
        if is_near and not is_adjective and OF.fullmatch(text, bearing.end, place.start):
            yield place.end


def is_part(argument: Argument, whole: Sequence[Span]) -> bool:
    """Whether a place is only what a bearing is told from."""
    return argument.role in PLACE_ROLES and any(w != argument.span and w.overlaps(argument.span) for w in whole)
