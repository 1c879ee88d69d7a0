"""Clocks told in a sentence of their own: "Sensors picked it up at 07:23, the ministry said" tells when the launch was.

The model asks each event of the words near it, and may leave out a clock whose sentence names no event. A launch is the
work of a moment: a clock without a day, in words that tell of no other event nor of a landing, is that of the launch
told last before, if no clock is told of it elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.surroundings import Surroundings
from dateline.grammar import TimeExpression
from dateline.language.annotations import Argument, Span

# An argument that the model has not seen has no probability of its own.
RULED = 0.0
HAPPENED = frozenset({"actual", "historical"})


def with_clocks(drafts: Sequence[Draft], surroundings: Surroundings) -> list[Draft]:
    """The drafts, launches with the clocks that stand for them alone and that no event has."""
    given = {id(draft): draft for draft in drafts}
    taken = [a.span for draft in drafts for a in draft.arguments if a.role == "time"]
    for clock in filter(is_clock, surroundings.times):
        span = Span(clock.start, clock.end)
        launch = None if any(span.overlaps(other) for other in taken) else told_of(span, drafts, surroundings)
        if launch is not None:
            argument = Argument("time", span, RULED, sayers(span, surroundings))
            known = given[id(launch)]
            given[id(launch)] = replace(known, arguments=(*known.arguments, argument))
    return [given[id(draft)] for draft in drafts]


def is_clock(time: TimeExpression) -> bool:
    """Whether a time is that of a clock to the minute, on no day of its own."""
    return time.undated and time.precision == "minute"


def told_of(clock: Span, drafts: Sequence[Draft], surroundings: Surroundings) -> Draft | None:
    """The launch without a clock told last before one, in its paragraph or the one before.

    None where the clock's own sentence tells an event, or where something came down.
    """
    sentence = surroundings.sentence_of(clock)
    triggers = [(trigger, draft) for draft in drafts for trigger in draft.triggers]
    landings = [a.span for draft in drafts for a in draft.arguments if a.role == "landing"]
    if sentence is None or any(sentence.overlaps(span) for span in (*landings, *(t for t, _ in triggers))):
        return None
    before = [(trigger, draft) for trigger, draft in triggers if trigger.end <= sentence.start]
    if not before:
        return None
    trigger, draft = max(before, key=lambda told: told[0])
    is_launch = (draft.frame.kind or "").endswith("-launch") and draft.frame.modality in HAPPENED
    known = (Span(time.start, time.end) for time in surroundings.times if time.precision == "minute")
    timed = any(time.overlaps(a.span) for time in known for a in draft.arguments if a.role == "time")
    return draft if is_launch and not timed and are_near(trigger, clock, surroundings) else None


def are_near(trigger: Span, clock: Span, surroundings: Surroundings) -> bool:
    """Whether at most one paragraph ends between two places of the text."""
    return sum(trigger.end <= p.end <= clock.start for p in surroundings.report.paragraphs) <= 1


def sayers(clock: Span, surroundings: Surroundings) -> tuple[Span, ...]:
    """Whom the attributions of the sentence of a clock name for it, or for anything in that sentence."""
    sentence = surroundings.sentence_of(clock)
    said = [frame for frame in surroundings.annotations.attributions if sentence and sentence.overlaps(frame.trigger)]
    around = [frame for frame in said if any(a.role == "content" and a.span.contains(clock) for a in frame.arguments)]
    sources = (a.span for frame in around or said for a in frame.arguments if a.role == "source")
    return tuple(dict.fromkeys(sources))
