"""Statements: sayings with their speakers, the direct quotes above all.

Every attribution of the body whose content is a clause is kept; those that only carry an event's trigger are claims of
that event and may stand here as well.
"""

from collections.abc import Iterator

from dateline.coding.drafts import aside
from dateline.coding.mention import Statement
from dateline.coding.speakers import is_quoted, make_speaker
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Frame, Span

LEAST_WORDS = 3


def make_statements(surroundings: Surroundings) -> tuple[Statement, ...]:
    """The statements of a report, in order."""
    frames = surroundings.annotations.attributions
    found = (s for frame in frames for s in statements_of(frame, surroundings))
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def statements_of(frame: Frame, surroundings: Surroundings) -> Iterator[Statement]:
    """One statement a content of an attribution that names its source."""
    source = next((a.span for a in frame.arguments if a.role == "source"), None)
    if source is None or aside(frame.trigger, surroundings.report.paragraphs):
        return
    for argument in frame.arguments:
        if argument.role == "content" and is_clause(argument.span, surroundings):
            quoted = is_direct(argument.span, surroundings)
            yield Statement(make_speaker(source, surroundings), argument.span.start, argument.span.end, quoted)


def is_clause(span: Span, surroundings: Surroundings) -> bool:
    """Whether the words are more than a name."""
    return len(surroundings.words(span).split()) >= LEAST_WORDS or is_direct(span, surroundings)


def is_direct(span: Span, surroundings: Surroundings) -> bool:
    """Whether the words are quoted, wholly or in part."""
    return any(mark in surroundings.words(span) for mark in '"“”') or is_quoted(span, surroundings)
