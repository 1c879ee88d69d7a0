"""Drafts: the model's event frames, joined where windows cut one event in two, before anything is resolved.

Headlines and captions are no news of their own: a frame found only there joins an event of the body it agrees with,
or is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as renew

from dateline.language.annotations import Argument, EventFrame, Span
from dateline.reading.report import Paragraph

ASIDE = frozenset({"headline", "caption", "credit", "note"})
MARGIN = frozenset({"credit", "note"})
PRONOUNS = frozenset(
    "he she it they him her them his its their who which that we i you us our this these those".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One event of a report as spans: frames joined, every span in order of appearance."""

    triggers: tuple[Span, ...]
    frame: EventFrame
    arguments: tuple[Argument, ...]
    speakers: tuple[Span, ...]


def make_drafts(events: Sequence[EventFrame], paragraphs: Sequence[Paragraph], text: str) -> list[Draft]:
    """The events of a report, in order of their first trigger in the body."""
    frames = [body_first(frame, paragraphs) for frame in events]
    body = [frame for frame in frames if not aside(frame.triggers[0], paragraphs)]
    drafts: list[Draft] = []
    for frame in body:
        at = next((i for i, draft in enumerate(drafts) if agrees(draft, frame, text)), None)
        if at is None:
            drafts.append(Draft(frame.triggers, frame, frame.arguments, frame.speakers))
        else:
            drafts[at] = join(drafts[at], frame)
    for frame in (frame for frame in frames if aside(frame.triggers[0], paragraphs)):
        at = next((i for i, draft in enumerate(drafts) if echoes(draft, frame, text)), None)
        if at is not None:
            drafts[at] = replace(drafts[at], triggers=drafts[at].triggers + frame.triggers)
    return sorted(drafts, key=lambda draft: draft.triggers[0])


def body_first(frame: EventFrame, paragraphs: Sequence[Paragraph]) -> EventFrame:
    """The frame with its triggers of the body before those aside; what a note or credit says is no argument."""
    triggers = tuple(sorted(frame.triggers, key=lambda t: (aside(t, paragraphs), t)))
    arguments = tuple(a for a in frame.arguments if not aside(a.span, paragraphs, MARGIN))
    return renew(frame, triggers=triggers, arguments=arguments)


def aside(span: Span, paragraphs: Sequence[Paragraph], kinds: frozenset[str] = ASIDE) -> bool:
    """Whether the span stands in a headline, caption, credit or note."""
    return any(p.kind in kinds and p.start <= span.start < p.end for p in paragraphs)


def agrees(draft: Draft, frame: EventFrame, text: str) -> bool:
    """Whether a frame of a later window tells the draft's event again: same kind of thing, same words, same people."""
    if (draft.frame.type, draft.frame.modality) != (frame.type, frame.modality):
        return False
    if differ(draft.frame.mode, frame.mode) or differ(draft.frame.kind, frame.kind):
        return False
    same_words = stems(draft.triggers, text) & stems(frame.triggers, text)
    people, others = parties(draft.arguments, text), parties(frame.arguments, text)
    if not same_words:
        return False
    return bool(people & others) if people and others else not others


def differ(one: str | None, other: str | None) -> bool:
    """Whether both are known and not the same."""
    return bool(one and other) and one != other


def echoes(draft: Draft, frame: EventFrame, text: str) -> bool:
    """Whether a headline or caption may mean the draft's event: the same kind of thing, or the same words."""
    if draft.frame.type != frame.type or differ(draft.frame.kind, frame.kind):
        return False
    same_kind = bool(frame.kind) and frame.kind == draft.frame.kind
    return same_kind or bool(stems(draft.triggers, text) & stems(frame.triggers, text))


def stems(triggers: Sequence[Span], text: str) -> set[str]:
    """The first four letters of the words of the triggers: enough to know "launch" in "launched"."""
    words = (word for span in triggers for word in text[span.start : span.end].lower().split())
    return {word[:4] for word in words if len(word) > 3}


def parties(arguments: Sequence[Argument], text: str) -> set[str]:
    """Telling words of actors and recipients."""
    spans = (a.span for a in arguments if a.role in ("actor", "recipient"))
    words = (word.strip(".,'’\"") for span in spans for word in text[span.start : span.end].lower().split())
    return {word.removesuffix("'s").removesuffix("’s") for word in words if len(word) > 3} - PRONOUNS


def join(draft: Draft, frame: EventFrame) -> Draft:
    """The draft with what the frame adds; arguments already known by their span are not doubled."""
    known = {(a.role, a.span) for a in draft.arguments}
    more = tuple(a for a in frame.arguments if (a.role, a.span) not in known)
    return replace(
        draft,
        triggers=draft.triggers + frame.triggers,
        arguments=draft.arguments + more,
        speakers=tuple(dict.fromkeys(draft.speakers + frame.speakers)),
    )
