"""Speakers: who vouches for a span, through whom, and how surely.

The model says who vouches; where it is silent, the outlet does. A chain runs from the outlet outwards: an agency or
medium that itself cites the speaker stands in `via`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.bodies import whole_body
from dateline.coding.mention import Speaker
from dateline.coding.quotes import is_within_quotes
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Frame, Span

RELAYS = frozenset({"agency", "media"})
DENIALS = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut\w+|dismiss\w+|disput\w+|reject\w+)\b", re.I)
HEDGES = re.compile(
    r"\b(?:(?-i:may)|might|could|appear(?:s|ed|ing)?(?: to)?|apparent(?:ly)?|believ\w+|suspect\w*|alleged(?:ly)?|"
    r"reportedly|possibl[ey]|probabl[ey]|likely|seem(?:s|ed|ingly)?|thought to|presum\w+|estimat\w+|unconfirmed|"
    r"assess\w*|perhaps|purported(?:ly)?|supposed(?:ly)?|unclear|potential(?:ly)?)\b",
    re.I,
)
# "YPJ commander and spokesperson Ada Lanza" is one person: the second has an article or no name in it.
PAIR = re.compile(
    r"((?:(?!of\b|and\b)[\w.'’-]+\s+){1,4}?)and\s+(the(?:\s+[\w.'’-]+){1,3}|[a-z'’-]+(?:\s+[a-z'’-]+){0,2})"
)
HEDGE_REACH = 90
# Whoever is told not to have spoken vouches for nothing: "Norland kept silent", "the ministry declined to comment".
SILENCE = re.compile(
    r",?\s+(?:(?:has|have|had)\s+)?(?:(?:so far|still|also|however|itself|yet)\s+)?(?:"
    r"(?:kept|keeps?|remain(?:s|ed)?|stay(?:s|ed)?|was|were|been)\s+(?:silent|quiet|mum|tight-lipped)|"
    r"(?:not|(?:did|does|do|would|could|has|have|had|was|is)(?:\s+not|n['’]t))\s+(?:(?:immediately|yet|be)\s+)*"
    r"(?:comment|respon|confirm|answer|repl|reach|available|return|mention|acknowledg|report)|"
    r"(?:had|has|made|makes|offered|gave|issued)\s+no\s+(?:immediate\s+)?(?:comment|statement|answer|response|reaction)|"
    r"(?:declin|refus)(?:ed|es|ing)\s+to\s+(?:comment|answer|respond|confirm|say))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One who vouches for a span: the speaker, the chain to him, and the manner."""

    speaker: Speaker
    via: tuple[Speaker, ...]
    hedge: bool
    negated: bool
    direct: bool


def find_voices(span: Span, said_by: Sequence[Span], surroundings: Surroundings) -> tuple[Voice, ...]:
    """Who vouches for the words at `span`, for his own name if nobody else does.

    Where nobody is named it is the outlet, or whoever's own words the text is.
    """
    heard = [s for s in said_by if not is_silent(s, surroundings)]
    spans = [s for s in heard if not s.overlaps(span)] or heard
    hedge = is_hedged(span, surroundings)
    if not spans:
        author = surroundings.author
        teller = make_speaker(author, surroundings) if author else outlet_of(surroundings)
        return (Voice(teller, (), hedge, False, author is not None),)
    speakers = [make_speaker(part, surroundings) for s in spans for part in each_speaker(s, surroundings)]
    relays = tuple(s for s in speakers if s.kind in RELAYS)
    others = tuple(s for s in speakers if s.kind not in RELAYS)
    denied, direct = is_denied(span, surroundings), is_within_quotes(surroundings.report.text, span.start)
    if others:
        return tuple(Voice(s, relays, hedge, denied, direct) for s in others)
    return tuple(Voice(s, (), hedge, denied, direct) for s in relays)


def is_silent(speaker: Span, surroundings: Surroundings) -> bool:
    """Whether the words behind a speaker say that he said nothing."""
    return SILENCE.match(surroundings.report.text, speaker.end) is not None


def each_speaker(span: Span, surroundings: Surroundings) -> list[Span]:
    """The two of "residents and the police", where either is known as somebody who speaks; else the span."""
    joint = PAIR.fullmatch(surroundings.report.text, span.start, span.end)
    if not joint:
        return [span]
    parts = [Span(span.start, joint.end(1) - 1), Span(*joint.span(2))]
    known = [surroundings.actor(part).speaker_kind for part in parts]
    return parts if all(kind not in (None, "unknown") for kind in known) else [span]


def outlet_of(surroundings: Surroundings) -> Speaker:
    """The outlet as the one who tells."""
    outlet = surroundings.report.outlet
    return Speaker("outlet", name=outlet.name if outlet else None, id=outlet.id if outlet else None)


def make_speaker(span: Span, surroundings: Surroundings) -> Speaker:
    """The speaker whose words stand at `span`."""
    span = whole_body(span, surroundings)
    found = surroundings.actor(span)
    words = surroundings.words(span)
    return Speaker(
        found.speaker_kind,
        name=found.name,
        country=found.country,
        id=found.id,
        text=words,
        start=span.start,
        end=span.end,
    )


def enclosing(span: Span, surroundings: Surroundings, own: Sequence[Span] = ()) -> list[Frame]:
    """Attributions whose content holds the span, the innermost first; without those whose cue is one of `own`."""
    around = surroundings.annotations.attributions_around(span)
    return [frame for frame in around if not any(frame.trigger.overlaps(trigger) for trigger in own)]


def is_denied(span: Span, surroundings: Surroundings) -> bool:
    """Whether the innermost attribution around the span denies its content."""
    frames = enclosing(span, surroundings)
    return bool(frames) and bool(DENIALS.search(surroundings.words(frames[0].trigger)))


def is_hedged(span: Span, surroundings: Surroundings) -> bool:
    """Whether words shortly before the span, in its sentence, make it uncertain."""
    sentence = surroundings.sentence_of(span)
    start = max(sentence.start if sentence else span.start, span.start - HEDGE_REACH)
    return bool(HEDGES.search(surroundings.report.text[start : span.end]))
