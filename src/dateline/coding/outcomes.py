"""Outcomes told beside the words for a launch: "the first successful test", "the launch failed".

The reader takes such a word for a part of what it calls the event, and gives it no outcome then.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.clocks import RULED
from dateline.coding.drafts import Draft, is_launch
from dateline.language.annotations import Argument, Span

WORD = r"(?P<word>(?:un)?successful(?:ly)?|fail(?:ed|ure|s)|aborted|succeed(?:ed|s))"
WITHIN = re.compile(rf"\b{WORD}\b", re.I)
BEFORE = re.compile(
    rf"(?<!\bnot )(?<!\bno )\b{WORD}\s+(?:(?!(?:and|but|or|to|of|in|by|after|before)\b)[\w’'-]+\s+){{0,2}}$", re.I
)
BEHIND = re.compile(rf"\s+(?:(?:had|has|have|also|later|was|were|is)\s+)*(?:an?\s+)?{WORD}\b", re.I)
REACH = 50


def with_outcomes(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts, launches with the outcomes that stand beside their triggers."""
    return [with_outcome(draft, text) if is_launch(draft.frame) else draft for draft in drafts]


def with_outcome(draft: Draft, text: str) -> Draft:
    """A launch with the outcomes that no argument of it tells yet."""
    known = [a.span for a in draft.arguments if a.role == "outcome"]
    found = {span for trigger in draft.triggers for span in outcomes_beside(trigger, text)}
    more = (Argument("outcome", span, RULED) for span in sorted(found) if not any(span.overlaps(k) for k in known))
    return replace(draft, arguments=(*draft.arguments, *more))


def outcomes_beside(trigger: Span, text: str) -> Iterator[Span]:
    """The words for an outcome within a trigger, before it and behind it."""
    line = text.rfind("\n", 0, trigger.start) + 1
    found = (
        WITHIN.search(text, trigger.start, trigger.end),
        BEFORE.search(text, max(line, trigger.start - REACH), trigger.start),
        BEHIND.match(text, trigger.end),
    )
    yield from (Span(*match.span("word")) for match in found if match)
