"""What stands in the words for another event is that event's: no argument is lent to a neighbour across sentences.

The model asks each event of every word near it, and gives a place or figure at times to two events. The one whose
trigger stands in the sentence keeps it; the other keeps what its own sentences say, and what stands where none is told
and the thing that went there is.
"""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from dateline.coding.spans import PARTY_ROLES, PLACE_ROLES
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Argument, EventFrame

SHARED = PARTY_ROLES | {"venue"}
# Where something went is told of that thing: by a pronoun, by its name, or beside another fact of the event.
WAY = PLACE_ROLES - {"venue"}
GOING = re.compile(
    r"\b(?:it|they|he|she|who|which|one|both|each|all|others?|missiles?|rockets?|projectiles?|weapons?|satellites?|"
    r"launch(?:es)?|tests?|firings?|drones?|balloons?|troops|forces)\b",
    re.I,
)
# The deed of another: "that of", "those in".
LIKENED = re.compile(r"\b(?:that|those) (?:of|in|on|at|from|near)\b", re.I)


def without(
    frames: Sequence[EventFrame], is_anothers: Callable[[Argument, EventFrame], bool]
) -> tuple[EventFrame, ...]:
    """The frames without arguments that are another's."""
    return tuple(
        replace(frame, arguments=tuple(a for a in frame.arguments if not is_anothers(a, frame))) for frame in frames
    )


def without_lent(frames: Sequence[EventFrame], surroundings: Surroundings) -> tuple[EventFrame, ...]:
    """The frames without arguments that another frame tells in a sentence of its own."""
    told = [(frame, surroundings.sentences_of(frame.triggers)) for frame in frames]

    def is_lent(argument: Argument, frame: EventFrame) -> bool:
        sentence = surroundings.sentence_of(argument.span)
        if sentence is None or sentence in surroundings.sentences_of(frame.triggers):
            return False
        return any(other is not frame and sentence in theirs and has(other, argument) for other, theirs in told)

    return without(frames, is_lent)


def has(frame: EventFrame, argument: Argument) -> bool:
    """Whether a frame has the words of an argument as one of its own; two events may share a party or a venue."""
    return argument.role not in SHARED and any(a.span.overlaps(argument.span) for a in frame.arguments)


def without_strangers(frames: Sequence[EventFrame], surroundings: Surroundings) -> tuple[EventFrame, ...]:
    """The frames without places of a way in sentences that tell nothing else of the event nor of what went that way."""

    def is_strange(argument: Argument, frame: EventFrame) -> bool:
        sentence = surroundings.sentence_of(argument.span)
        if argument.role not in WAY or sentence is None or sentence in surroundings.sentences_of(frame.triggers):
            return False
        beside = any(a.role not in WAY and sentence.overlaps(a.span) for a in frame.arguments)
        return not beside and not GOING.search(surroundings.words(sentence))

    return without(frames, is_strange)


def without_likened(frames: Sequence[EventFrame], surroundings: Surroundings) -> tuple[EventFrame, ...]:
    """The frames without what is told of a deed like theirs: "the launch followed that of a Kestrel on Saturday"."""

    def is_likened(argument: Argument, frame: EventFrame) -> bool:
        sentence = surroundings.sentence_of(argument.span)
        before = [t for t in frame.triggers if sentence and sentence.start <= t.start < argument.span.start]
        between = surroundings.report.text[max(t.end for t in before) : argument.span.start] if before else ""
        return LIKENED.search(between) is not None

    return without(frames, is_likened)
