"""Statements: sayings with their speakers, the direct quotes above all.

Every attribution of the body whose content is a clause is kept; those that only carry an event's trigger are claims of
that event and may stand here as well.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.coding.drafts import aside
from dateline.coding.mention import Statement
from dateline.coding.quotes import has_quotes, is_within_quotes
from dateline.coding.speakers import make_speaker
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Frame, Span

LEAST_WORDS = 3
TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|assured|reminded|asked by)\s+(?P<whom>[\w’'.-]+(?:\s+[\w’'.-]+){0,4}?)"
    r"(?=\s+(?:that|whether|if|on|in|at|during|by|after|before|from|via|how|why|what|when|there|he|she|it|they|the)\b"
    r"|[,;:.]?\s*[\"“(]|[,;:]|\.?$)"
)


def make_statements(surroundings: Surroundings) -> tuple[Statement, ...]:
    """The statements of a report, in order."""
    frames = surroundings.annotations.attributions
    found = (s for frame in frames for s in statements_of(frame, surroundings))
    return tuple(whole_sayings(sorted(found, key=lambda s: (s.start, -s.end))))


def whole_sayings(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements without those that lie within another one of the same speaker."""
    reached: dict[str | None, int] = {}
    for statement in statements:
        who = statement.speaker.name or statement.speaker.text
        if statement.end > reached.get(who, 0):
            reached[who] = statement.end
            yield statement


def statements_of(frame: Frame, surroundings: Surroundings) -> Iterator[Statement]:
    """One statement a content of an attribution that names its source."""
    source = next((a.span for a in frame.arguments if a.role == "source"), None)
    if source is None or aside(frame.trigger, surroundings.report.paragraphs):
        return
    for argument in frame.arguments:
        if argument.role == "content" and is_clause(argument.span, surroundings):
            speaker, quoted = make_speaker(source, surroundings), is_direct(argument.span, surroundings)
            heard = addressee(frame.trigger, surroundings)
            to = make_speaker(heard, surroundings) if heard and not heard.overlaps(argument.span) else None
            yield Statement(speaker, argument.span.start, argument.span.end, quoted, to)


def addressee(cue: Span, surroundings: Surroundings) -> Span | None:
    """The words after "told" or "asked by": to whom something is said."""
    sentence = surroundings.sentence_of(cue)
    match = TOLD.search(surroundings.report.text, cue.start, sentence.end) if sentence else None
    if not match:
        return None
    start, end = match.span("whom")
    return Span(start, end - match["whom"].endswith("."))


def is_clause(span: Span, surroundings: Surroundings) -> bool:
    """Whether the words are more than a name."""
    return len(surroundings.words(span).split()) >= LEAST_WORDS or is_direct(span, surroundings)


def is_direct(span: Span, surroundings: Surroundings) -> bool:
    """Whether the words are quoted, wholly or in part."""
    return has_quotes(surroundings.words(span)) or is_within_quotes(surroundings.report.text, span.start)
