"""Spans made whole: an argument that cuts a name in two is widened to the name, a lone possessive joins its owner.

The model labels words one by one; names are the surer evidence of where a phrase begins and ends.
"""

import re
from collections.abc import Iterable

from msgspec.structs import replace as renew

from dateline.language.annotations import Annotations, Argument, Entity, EventFrame, Frame, Span

NAMED_ROLES = frozenset({"actor", "recipient", "venue", "origin", "target", "heading", "landing", "source"})
POSSESSIVE = re.compile(r"(?:'s|’s|')\s")
OWNER = re.compile(r"[\w.-]+(?:\s[A-Z][\w.-]*)*$")


def make_whole(annotations: Annotations, text: str) -> Annotations:
    """The annotations with the spans of parties, places, sources and speakers widened to whole names."""
    return renew(
        annotations,
        attributions=tuple(whole_frame(f, annotations.entities, text) for f in annotations.attributions),
        events=tuple(whole_event(e, annotations.entities, text) for e in annotations.events),
    )


def whole_frame(frame: Frame, entities: tuple[Entity, ...], text: str) -> Frame:
    """An attribution with its source made whole."""
    return renew(frame, arguments=whole_arguments(frame.arguments, entities, text))


def whole_event(event: EventFrame, entities: tuple[Entity, ...], text: str) -> EventFrame:
    """An event with its named arguments and speakers made whole."""
    speakers = tuple(dict.fromkeys(widen(s, entities, text) for s in event.speakers))
    return renew(event, arguments=whole_arguments(event.arguments, entities, text), speakers=speakers)


def whole_arguments(arguments: Iterable[Argument], entities: tuple[Entity, ...], text: str) -> tuple[Argument, ...]:
    """The arguments with whole spans; two that become one are one, with the better score."""
    found: dict[tuple[str, Span], Argument] = {}
    for argument in arguments:
        span = widen(argument.span, entities, text) if argument.role in NAMED_ROLES else argument.span
        speakers = tuple(dict.fromkeys(widen(s, entities, text) for s in argument.speakers))
        whole = renew(argument, span=span, speakers=speakers)
        known = found.get((argument.role, span))
        if known is None or known.score < whole.score:
            found[argument.role, span] = whole
    return tuple(found.values())


def widen(span: Span, entities: tuple[Entity, ...], text: str) -> Span:
    """The span with every name it cuts, and with the owner of a possessive it begins with."""
    cut = [e.span for e in entities if e.span.overlaps(span)]
    start = min([span.start, *(s.start for s in cut)])
    end = max([span.end, *(s.end for s in cut)])
    if POSSESSIVE.match(text, start) and (owner := OWNER.search(text[max(0, start - 60) : start])):
        start -= len(owner[0])
    return Span(start, end)
