"""Drafts: the model's event frames, joined where several tell one happening, before anything is resolved.

Headlines and captions are no news of their own: a frame found only there joins an event of the body it agrees with,
or is left out. A caption may say of that event what the body does not: whom a traveller was met by.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as renew

from dateline.coding.linking import chance, differ, parties, stems
from dateline.language.annotations import Argument, EventFrame, Link, Span
from dateline.language.arrivals import arrival_and_meeting
from dateline.reading.report import Paragraph

ASIDE = frozenset({"headline", "caption", "credit", "note"})
MARGIN = frozenset({"credit", "note"})
JOINED = 0.65
ANOTHER = re.compile(r"\b(?:similar|separate|another|second)\s+(?P<between>[\w-]+\s+)?$", re.I)
ANOTHER_REACH = 40
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
OBSERVED = re.compile(
    r"\s+(?:(?:has|have|had|also)\s+)*(?:detect|count|track|spott|observ|monitor|register|record|measur|correct)ed\b"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One event of a report as spans: frames joined, every span in order of appearance."""

    triggers: tuple[Span, ...]
    frame: EventFrame
    arguments: tuple[Argument, ...]
    speakers: tuple[Span, ...]


def is_launch(frame: EventFrame) -> bool:
    """Whether a frame is of something launched: a missile or a satellite."""
    return (frame.kind or "").endswith("-launch")


def make_drafts(
    events: Sequence[EventFrame],
    paragraphs: Sequence[Paragraph],
    text: str,
    links: Sequence[Link] = (),
    strangers: Collection[Link] = (),
) -> list[Draft]:
    """The events of a report, in order of their first trigger in the body; `strangers` link two that are never one."""
    frames = [body_first(frame, paragraphs) for frame in events]
    body = [n for n, frame in enumerate(frames) if not aside(frame.triggers[0], paragraphs)]
    joined = (draft_of([frames[n] for n in group]) for group in group_frames(frames, body, links, text, strangers))
    drafts = [body_alone(draft, paragraphs) for draft in joined]
    for frame in (frame for n, frame in enumerate(frames) if n not in body):
        at = next((i for i, draft in enumerate(drafts) if echoes(draft, frame, text)), None)
        if at is not None:
            drafts[at] = echoed(drafts[at], frame, paragraphs)
    return sorted(drafts, key=lambda draft: draft.triggers[0])


def group_frames(
    frames: Sequence[EventFrame],
    body: Sequence[int],
    links: Sequence[Link],
    text: str,
    strangers: Collection[Link] = (),
) -> list[list[int]]:
    """The frames of the body by happening: groups with a likely pair of fellows are one, unless a pair of them may not.

    Only linked frames are compared, so that a long text costs no more than its length.
    """
    group_of = {number: [number] for number in body}
    apart: dict[int, set[int]] = {number: set() for number in body}
    likely = []
    for link in (link for link in links if link.first in group_of and link.second in group_of):
        first, second = frames[link.first], frames[link.second]
        if link in strangers or not may_be_one(first, second, text):
            apart[link.first].add(link.second)
            apart[link.second].add(link.first)
        elif chance(first, second, link.score, text) > JOINED:
            likely.append(link)
    for link in likely:
        one, other = group_of[link.first], group_of[link.second]
        if one is not other and not any(apart[number].intersection(other) for number in one):
            one += other
            group_of.update(dict.fromkeys(other, one))
    return sorted({min(group): sorted(group) for group in group_of.values()}.values())


def may_be_one(one: EventFrame, other: EventFrame, text: str) -> bool:
    """Whether nothing forbids that two frames tell one happening: "a similar protest" is not the one told before."""
    is_other = is_another(max(one.triggers[0], other.triggers[0]), text)
    return (
        one.type == other.type
        and not differ(one.kind, other.kind)
        and not is_other
        and not is_answer(one, other, text)
        and not arrives_and_meets(one, other.triggers, text)
    )


def arrives_and_meets(frame: EventFrame, others: Sequence[Span], text: str) -> bool:
    """Whether a frame tells of an arrival and other triggers of a meeting; who reached an agreement did not arrive."""
    said = (
        [word for span in spans for word in text[span.start : span.end].split()] for spans in (frame.triggers, others)
    )
    return frame.type == "CONSULT" and arrival_and_meeting(*said)


def is_another(trigger: Span, text: str) -> bool:
    """Whether the words for a deed say it is another one; in "another soldier was killed" they say it of a man."""
    found = ANOTHER.search(text, max(0, trigger.start - ANOTHER_REACH), trigger.start)
    is_verb = text[trigger.start : trigger.end].endswith("ed")
    return found is not None and not (found["between"] and is_verb)


def is_answer(one: EventFrame, other: EventFrame, text: str) -> bool:
    """Whether each does to the other what was done to him; where people meet, either may be named first."""
    if one.type in MUTUAL:
        return False
    doers, done_to = ([of_role(frame, role, text) for frame in (one, other)] for role in ("actor", "recipient"))
    crossed = bool(doers[0] & done_to[1]) and bool(doers[1] & done_to[0])
    return crossed and not doers[0] & doers[1]


def of_role(frame: EventFrame, role: str, text: str) -> set[str]:
    """Telling words of the parties in a role."""
    return parties([a for a in frame.arguments if a.role == role], text)


def draft_of(frames: Sequence[EventFrame]) -> Draft:
    """One event of the frames that tell it; what kind of event it is the surest of them says."""
    surest = max(frames, key=lambda frame: frame.score)
    draft = Draft(frames[0].triggers, surest, frames[0].arguments, frames[0].speakers)
    for frame in frames[1:]:
        draft = join(draft, frame)
    return replace(draft, triggers=draft.triggers + tuple(span for frame in frames for span in frame.again))


def body_first(frame: EventFrame, paragraphs: Sequence[Paragraph]) -> EventFrame:
    """The frame with its triggers of the body before those aside, and without what is told aside of something else.

    What a note or credit says is no argument; what a headline or caption says is one only beside a trigger of its own.
    """
    triggers = tuple(sorted(frame.triggers, key=lambda t: (aside(t, paragraphs), t)))
    told = [p for p in paragraphs if p.kind not in MARGIN and any(p.start <= t.start < p.end for t in triggers)]
    beside = [p for p in paragraphs if p.kind in ASIDE and p not in told]
    arguments = tuple(a for a in frame.arguments if not within(a.span, beside))
    speakers = tuple(s for s in frame.speakers if not within(s, beside))
    return renew(frame, triggers=triggers, arguments=arguments, speakers=speakers)


def body_alone(draft: Draft, paragraphs: Sequence[Paragraph]) -> Draft:
    """The draft without what a headline or caption says of a role that the body fills."""
    told = {a.role for a in draft.arguments if not aside(a.span, paragraphs)}
    return replace(
        draft, arguments=tuple(a for a in draft.arguments if a.role not in told or not aside(a.span, paragraphs))
    )


def within(span: Span, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a span begins in one of the paragraphs."""
    return any(p.start <= span.start < p.end for p in paragraphs)


def aside(span: Span, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the span stands in a headline, caption, credit or note."""
    return within(span, [p for p in paragraphs if p.kind in ASIDE])


def echoes(draft: Draft, frame: EventFrame, text: str) -> bool:
    """Whether a headline or caption may mean the draft's event: the same kind of thing, or the same words."""
    if draft.frame.type != frame.type or differ(draft.frame.kind, frame.kind):
        return False
    if arrives_and_meets(frame, draft.triggers, text):
        return False
    same_kind = bool(frame.kind) and frame.kind == draft.frame.kind
    return same_kind or bool(stems(draft.triggers, text) & stems(frame.triggers, text))


def echoed(draft: Draft, frame: EventFrame, paragraphs: Sequence[Paragraph]) -> Draft:
    """The draft told again in a headline or caption; a caption also adds what the body says nothing of."""
    told = {a.role for a in draft.arguments}
    captions = [p for p in paragraphs if p.kind == "caption"]
    more = tuple(a for a in frame.arguments if a.role not in told and within(a.span, captions))
    return replace(draft, triggers=draft.triggers + frame.triggers, arguments=draft.arguments + more)


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


def without_observers(draft: Draft, text: str) -> Draft:
    """The draft without doers who only saw another do it: in "Sudmark detected a rocket Norland fired" Norland did."""
    doers = [a for a in draft.arguments if a.role == "actor"]
    tellers = [s for a in doers for s in a.speakers if not s.overlaps(a.span) and OBSERVED.match(text, s.end)]
    if draft.frame.mode == "weapons-test":
        # Who tells of a launch beside its doer is of those who watch it: "Sudmark's ministry put it at 11:41".
        tellers += [*draft.speakers, *(s for a in draft.arguments for s in a.speakers)]
    saw = [a for a in doers if any(s.overlaps(a.span) for s in tellers)]
    return (
        replace(draft, arguments=tuple(a for a in draft.arguments if a not in saw)) if len(saw) < len(doers) else draft
    )


def with_recalled(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, where the background of a type and mode that the report has news of is recalled, not news itself."""
    told = [draft.frame for draft in drafts]
    news = {(f.type, f.mode) for f in told if f.modality == "actual" and not f.background}

    def is_recalled(frame: EventFrame) -> bool:
        return frame.modality == "actual" and frame.background and (frame.type, frame.mode) in news

    return [replace(d, frame=renew(d.frame, modality="historical")) if is_recalled(d.frame) else d for d in drafts]


def without_opening(draft: Draft, opening: Span) -> Draft:
    """The draft without what the dateline says: where, when and for whom the report was written, not the event was."""
    arguments = (a for a in draft.arguments if not a.span.overlaps(opening))
    return replace(
        draft,
        arguments=tuple(renew(a, speakers=without(a.speakers, opening)) for a in arguments),
        speakers=without(draft.speakers, opening),
    )


def without(spans: Sequence[Span], part: Span) -> tuple[Span, ...]:
    """The spans that do not stand in a part of the text."""
    return tuple(span for span in spans if not span.overlaps(part))
