"""What stands in the words for another event is that event's: no argument is lent to a neighbour across sentences.

The model asks each event of every word near it, and gives a place or figure at times to two events. The one whose
trigger stands in the sentence keeps it; the other keeps what its own sentences say, and what stands where none is told.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dateline.coding.spans import PARTY_ROLES
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Argument, EventFrame, Span

SHARED = PARTY_ROLES | {"venue"}


def without_lent(frames: Sequence[EventFrame], surroundings: Surroundings) -> tuple[EventFrame, ...]:
    """The frames without arguments that another frame tells in a sentence of its own."""
    told = [(frame, sentences_of(frame, surroundings)) for frame in frames]

    def is_lent(argument: Argument, frame: EventFrame, own: Iterable[Span]) -> bool:
        sentence = surroundings.sentence_of(argument.span)
        if sentence is None or sentence in own:
            return False
        return any(other is not frame and sentence in theirs and has(other, argument) for other, theirs in told)

    return tuple(
        replace(frame, arguments=tuple(a for a in frame.arguments if not is_lent(a, frame, own))) for frame, own in told
    )


def sentences_of(frame: EventFrame, surroundings: Surroundings) -> frozenset[Span]:
    """The sentences in which the triggers of a frame stand."""
    return frozenset(s for t in frame.triggers if (s := surroundings.sentence_of(t)))


def has(frame: EventFrame, argument: Argument) -> bool:
    """Whether a frame has the words of an argument as one of its own; two events may share a party or a venue."""
    return argument.role not in SHARED and any(a.span.overlaps(argument.span) for a in frame.arguments)
