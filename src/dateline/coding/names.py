"""Names of places made whole: what the reader sees in two pieces ("North" and "Korea", "Harbour-" and "ri") is one.

A name that is only half without the noun behind it ("the Yellow Sea") has that noun.
"""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from dateline.coding.nations import is_country, is_national
from dateline.language.annotations import Annotations, Entity, Span

NOUN = re.compile(r" (?:Sea|Ocean|Gulf|Bay|Straits?|[Pp]eninsula)\b")


def whole_names(annotations: Annotations, text: str) -> Annotations:
    """The annotations with the names of places whole."""
    return replace(annotations, entities=tuple(joined(annotations.entities, text)))


def joined(entities: Iterable[Entity], text: str) -> list[Entity]:
    """The entities in their order, pieces of one place's name as one, with the noun that belongs to it."""
    found: list[Entity] = []
    for entity in entities:
        if entity.kind == "place" and found and is_one_name(found[-1], entity, text):
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, entity.span.end))
        else:
            found.append(entity)
    return [with_noun(entity, text) if entity.kind == "place" else entity for entity in found]


def is_one_name(one: Entity, other: Entity, text: str) -> bool:
    """Whether two places are the halves of a hyphened name, or of a country's or its adjective."""
    between = text[one.span.end : other.span.start]
    if one.kind != "place" or one.span.end > other.span.start or between not in ("", " "):
        return False
    if not between:
        return text[one.span.end - 1] == "-"
    words = text[one.span.start : other.span.end].split(" ")
    return len(words) == 2 and (is_country(words) or is_national(words))


def with_noun(place: Entity, text: str) -> Entity:
    """The name of a place with the sea, gulf or peninsula of which it is the first half."""
    noun = NOUN.match(text, place.span.end)
    return replace(place, span=Span(place.span.start, noun.end())) if noun else place
