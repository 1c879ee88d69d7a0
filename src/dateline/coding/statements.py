"""Statements: sayings with their speakers, the direct quotes above all.

Every attribution of the body whose content is a clause is kept; those that only carry an event's trigger are claims of
that event and may stand here as well. A quotation without an attribution of its own goes on with what was said before.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace as renew

from dateline.coding.drafts import aside
from dateline.coding.mention import Statement
from dateline.coding.quotes import has_quotes, is_within_quotes
from dateline.coding.speakers import each_speaker, make_speaker
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Frame, Span

LEAST_WORDS = 3
# At least three words between marks, and not to go on behind them: ",” says Ada Lanza". What is not closed where the
# next paragraph of the quotation is opened ends there.
QUOTATION = re.compile(
    r"“(?:[^“”\s]+\s+){2}[^“”\n]*[.!?…](?:’?”|(?=\s+“\w))|\"(?:[^\"\s]+\s+){2}[^\"\n]*[.!?…](?:['’]?\"|(?=\s+\"\w))"
)
OPENED = re.compile(r"(?:“[^“”]*|\"[^\"]*)$")
WEEKDAYS = "(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|assured|reminded|asked by)\s+(?P<whom>[\w’'.-]+(?:\s+[\w’'.-]+){0,4}?)"
    r"(?=\s+(?:that|whether|if|on|in|at|during|by|after|before|from|via|how|why|what|when|there|he|she|it|they|the)\b"
    rf"|\s+(?:(?:late|early|earlier|this|last|yesterday|today)\b|{WEEKDAYS}\b)|[,;:.]?\s*[\"“(]|[,;:]|\.?$)"
)


def make_statements(surroundings: Surroundings) -> tuple[Statement, ...]:
    """The statements of a report, in order."""
    frames = surroundings.annotations.attributions
    found = [s for frame in frames for s in statements_of(frame, surroundings)]
    found += going_on(found, surroundings)
    return tuple(whole_sayings(sorted(found, key=lambda s: (s.start, -s.end))))


def going_on(statements: Sequence[Statement], surroundings: Surroundings) -> Iterator[Statement]:
    """Quotations in a sentence where nobody speaks, right behind one of the same line in which somebody does."""
    last_in = dict(statements_by_sentence(statements, surroundings))
    text, speaking, end = surroundings.report.text, None, 0
    for sentence in surroundings.annotations.sentences:
        quotation = QUOTATION.match(text, sentence.start)
        if sentence in last_in:
            speaking = last_in[sentence]
        elif speaking and quotation and "\n" not in text[end : sentence.start]:
            is_closed = quotation[0].endswith(("”", '"'))
            yield renew(speaking, start=quotation.start() + 1, end=quotation.end() - is_closed, direct=True)
        elif sentence.start >= end:
            speaking = None
        end = max(end, quotation.end() if quotation and speaking else sentence.end)


def statements_by_sentence(
    statements: Sequence[Statement], surroundings: Surroundings
) -> Iterator[tuple[Span, Statement]]:
    """Each sentence in which a statement begins or ends or its speaker stands, with the statement."""
    for statement in sorted(statements, key=lambda s: s.start):
        for at in (statement.speaker.start, statement.start, statement.end - 1):
            sentence = None if at is None else surroundings.sentence_of(Span(at, at + 1))
            if sentence:
                yield sentence, statement


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
            quoted = is_direct(argument.span, surroundings)
            heard = addressee(frame.trigger, surroundings)
            to = make_speaker(heard, surroundings) if heard and not heard.overlaps(argument.span) else None
            start = start_of_quotation(argument.span, surroundings)
            for speaker in (make_speaker(part, surroundings) for part in each_speaker(source, surroundings)):
                yield Statement(speaker, start, argument.span.end, quoted, to)


def start_of_quotation(span: Span, surroundings: Surroundings) -> int:
    """Where a saying begins: with its quotation, if the words open a later sentence of it."""
    sentence, text = surroundings.sentence_of(span), surroundings.report.text
    opens_later = sentence is not None and sentence.start == span.start and is_within_quotes(text, span.start)
    opened = OPENED.search(text, text.rfind("\n", 0, span.start) + 1, span.start) if opens_later else None
    return opened.start() if opened else span.start


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
