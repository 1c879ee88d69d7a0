"""Values told once: of what one speaker calls a thing, the fuller words are the value of its field.

"Ballistic missile" and "short-range ballistic missile" are one class told twice, and so is "SRBM" beside either. What
another speaker says in fewer words stays as said; the mention alone leaves it out. Things that one list names beside
each other are several. What a bracket tells again in other units is no value of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.coding.claims import Resolved
from dateline.coding.mention import Value
from dateline.coding.spans import WORD_ROLES, is_short_for
from dateline.coding.surroundings import Surroundings
from dateline.places.names import fold

LISTED = re.compile(r",?\s+(?:and|or|as well as|plus)\s+(?:[a-z]+\s+){0,2}|,\s+(?:[a-z]+\s+)?", re.I)

ROUNDING = 0.1
BRACKET = re.compile(r"\s*\((?:[^()\n]*[;,/]\s*)?(?:(?:about|around|roughly|nearly|some|or|approximately)\s+)*")


def values_once(resolved: Sequence[Resolved], surroundings: Surroundings) -> Iterator[Resolved]:
    """The resolved arguments in order, words of a field with the fullest words of the same speakers for it."""
    told = [value for _, value in resolved if isinstance(value, Value)]
    for argument, value in resolved:
        if any(is_conversion(value, other, surroundings.report.text) for other in told):
            continue
        fuller = [
            other
            for its, other in resolved
            if set(its.speakers) == set(argument.speakers) and is_told_fuller(value, other, surroundings.report.text)
        ]
        yield argument, max(fuller, key=lambda v: len(v.value or ""), default=value)


def fullest(values: Iterable[Value], text: str) -> tuple[Value, ...]:
    """The values without those that another one tells in fuller words."""
    values = tuple(values)
    return tuple(v for v in values if not any(is_told_fuller(v, other, text) for other in values))


def is_told_fuller(value: object, other: object, text: str) -> bool:
    """Whether the other value says all that a value of words says of the same thing, and more."""
    if not (isinstance(value, Value) and isinstance(other, Value)) or value.field != other.field:
        return False
    if value.field not in WORD_ROLES or not value.value or not other.value or are_listed(value, other, text):
        return False
    return is_part(value.value, other.value) or is_short_for(value.value, other.value)


def is_conversion(value: object, other: Value, text: str) -> bool:
    """Whether a value is the other one again in another unit, in brackets behind it: "200 dinars (£1; $2)"."""
    if not isinstance(value, Value) or value.field != other.field or not (value.unit and other.unit):
        return False
    is_other_unit = value.unit != other.unit or is_near(value.best, other.best)
    return is_other_unit and BRACKET.fullmatch(text, other.end, value.start) is not None


def is_near(one: float | None, other: float | None) -> bool:
    """Whether two figures in one unit differ by no more than rounding does."""
    return one is None or other is None or abs(one - other) <= ROUNDING * max(abs(one), abs(other))


def are_listed(one: Value, other: Value, text: str) -> bool:
    """Whether two values stand beside each other in a list, and so are two."""
    first, second = sorted((one, other), key=lambda v: v.start)
    return LISTED.fullmatch(text, first.end, second.start) is not None


def is_part(words: str, fuller: str) -> bool:
    """Whether words name the same thing as fuller ones: the same noun, with fewer words before it."""
    few, many = fold(words).split(), fold(fuller).split()
    return bool(few) and few[-1] == many[-1] and set(few) < set(many)
