"""What the language model sees in a report. Offsets are code points into `Report.text`.

Everything the model says is a span, or a frame: a trigger with labelled arguments. Three kinds of frame share that
shape: predicates (PropBank roles), attributions (cue with source and content) and events (typed triggers with typed
arguments). Nothing here is resolved: no names, dates or coordinates.
"""

from operator import itemgetter

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` (exclusive)."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


class Entity(msgspec.Struct, frozen=True):
    """A named thing: kind is person, organization, place or other."""

    span: Span
    kind: str
    score: float


class Argument(msgspec.Struct, frozen=True):
    """A labelled argument of a frame, with the model's probability, and the speakers who vouch for it."""

    role: str
    span: Span
    score: float
    speakers: tuple[Span, ...] = ()


class Frame(msgspec.Struct, frozen=True):
    """A predicate (roles ARG0 ... ARGM-TMP) or an attribution (trigger = cue, roles source and content)."""

    trigger: Span
    arguments: tuple[Argument, ...]
    score: float


class EventFrame(msgspec.Struct, frozen=True):
    """One happening as a window of the text tells it: all words that name it, its type, mode, modality, arguments.

    `kind` is the finer kind of a weapons test; `speakers` vouch for the occurrence itself; `score` is the best
    probability of its triggers, which stand in order of appearance. Words too weak for triggers may name it `again`.
    """

    triggers: tuple[Span, ...]
    type: str
    mode: str | None
    kind: str | None
    modality: str
    background: bool
    arguments: tuple[Argument, ...]
    speakers: tuple[Span, ...]
    score: float
    again: tuple[Span, ...] = ()


class Link(msgspec.Struct, frozen=True):
    """How surely two event frames of one type (numbers into `Annotations.events`, in order) name one happening."""

    first: int
    second: int
    score: float


class Annotations(msgspec.Struct, frozen=True):
    """All that one pass of the model says of one report, each tuple in order of appearance."""

    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    predicates: tuple[Frame, ...]
    attributions: tuple[Frame, ...]
    events: tuple[EventFrame, ...]
    links: tuple[Link, ...] = ()

    def attributions_around(self, span: Span) -> list[Frame]:
        """The attributions whose content holds the span, the innermost first."""
        return attributions_around(contents_of(self.attributions), span)


def contents_of(attributions: tuple[Frame, ...]) -> list[tuple[int, int, Frame]]:
    """First and last character of each content, with its attribution."""
    contents = ((a.span, frame) for frame in attributions for a in frame.arguments if a.role == "content")
    return [(span.start, span.end, frame) for span, frame in contents]


def attributions_around(contents: list[tuple[int, int, Frame]], span: Span) -> list[Frame]:
    """The attributions of contents that hold the span, the innermost first."""
    first, last = span.start, span.end
    found = [(end - start, frame) for start, end, frame in contents if start <= first and last <= end]
    return [frame for _, frame in sorted(found, key=itemgetter(0))]
