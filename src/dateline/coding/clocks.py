"""Clocks told in a sentence of their own: "Sensors picked it up at 07:23, the ministry said" tells when the launch was.

The model asks each event of the words near it, and may leave out a clock whose sentence names no event. A launch is the
work of a moment: a clock without a day, in words that tell of no other event nor of a landing, is that of the launch
told last before, if no clock is told of it elsewhere. The clock at which a shot came down is not when it was fired.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.coding.drafts import Draft, is_launch
from dateline.coding.surroundings import Surroundings
from dateline.coding.times import OUTLOOKS
from dateline.language.annotations import Argument, Span

# An argument that the model has not seen has no probability of its own.
RULED = 0.0
# Of a shot's rise and its fall, that which is told last before a clock is what the clock is of.
RISE = r"launch\w*|fir(?:ed|ing|e|es)|test(?:ed|ing|s)?|detected|spotted|tracked|lift(?:ed|ing)|rose|took off"
FALL = r"impact(?:ed|ing|s)|land(?:ed|ing|s)|fell|splash(?:ed|ing)|crash(?:ed|ing)|came down|coming down"
RISE_OR_FALL = re.compile(rf"\b(?:(?P<rise>{RISE})|(?P<fall>{FALL}))\b", re.I)


def with_clocks(drafts: Sequence[Draft], surroundings: Surroundings) -> list[Draft]:
    """The drafts, launches with the clocks that stand for them alone and that no event has."""
    given = list(drafts)
    minutes = [(Span(t.start, t.end), t.undated) for t in surroundings.times if t.precision == "minute"]
    waiting = {n for n, draft in enumerate(drafts) if awaits_clock(draft, [span for span, _ in minutes])}
    if not waiting:
        return given
    taken = [a.span for draft in drafts for a in draft.arguments if a.role == "time"]
    triggers = sorted((trigger, n) for n, draft in enumerate(drafts) for trigger in draft.triggers)
    landings = [a.span for draft in drafts for a in draft.arguments if a.role == "landing"]
    for clock in (span for span, undated in minutes if undated and not any(span.overlaps(t) for t in taken)):
        sentence = surroundings.sentence_of(clock)
        if sentence is None or any(sentence.overlaps(span) for span in (*landings, *(t for t, _ in triggers))):
            continue
        trigger, last = max((told for told in triggers if told[0].end <= sentence.start), default=(clock, None))
        if last in waiting and are_near(trigger, clock, surroundings):
            argument = Argument("time", clock, RULED, sayers(clock, surroundings))
            given[last] = replace(given[last], arguments=(*given[last].arguments, argument))
    return given


def awaits_clock(draft: Draft, minutes: Iterable[Span]) -> bool:
    """Whether a draft is a launch that happened of which no time to the minute is told."""
    if not is_launch(draft.frame) or OUTLOOKS.get(draft.frame.modality) != "past":
        return False
    return not any(minute.overlaps(a.span) for minute in minutes for a in draft.arguments if a.role == "time")


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


def without_landings(drafts: Sequence[Draft], surroundings: Surroundings) -> list[Draft]:
    """The drafts, launches without the clocks at which the shot came down."""

    def is_its_end(argument: Argument) -> bool:
        return argument.role == "time" and is_of_landing(argument.span, surroundings)

    return [
        replace(d, arguments=tuple(a for a in d.arguments if not is_its_end(a))) if is_launch(d.frame) else d
        for d in drafts
    ]


def is_of_landing(clock: Span, surroundings: Surroundings) -> bool:
    """Whether a clock is when a shot came down: "launched at 7:24, impacting at 7:35"."""
    sentence = surroundings.sentence_of(clock)
    is_clock = any(clock.start <= t.start < clock.end and t.precision == "minute" for t in surroundings.times)
    if sentence is None or not is_clock:
        return False
    told = RISE_OR_FALL.finditer(surroundings.report.text, sentence.start, clock.start)
    return next((bool(last["fall"]) for last in reversed(list(told))), False)
