"""Speakers: who vouches for a span, through whom, and how surely.

The model says who vouches; where it is silent, the outlet does. A chain runs from the outlet outwards: an agency or
medium that itself cites the speaker stands in `via`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.bodies import whole_body
from dateline.coding.mention import Speaker
from dateline.coding.quotes import is_within_quotes
from dateline.coding.references import is_first_person
from dateline.coding.rows import IN_LIST, each_name
from dateline.coding.spans import DOUBTED
from dateline.coding.surroundings import Surroundings
from dateline.grammar import read_quantities
from dateline.language.annotations import Frame, Span

RELAYS = frozenset({"agency", "media"})
DENIALS = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut\w+|dismiss\w+|disput\w+|reject\w+)\b", re.I)
HEDGES = re.compile(
    r"\b(?:(?-i:may)|might|could|appear(?:s|ed|ing)?(?!\s+(?:in|on|at|before|for|with|alongside)\b)|"
    r"apparent(?:ly)?|believ\w+|suspected|"
    r"(?:(?<=[a-z]s\s)|(?<=police\s)|(?<=they\s)|(?<=who\s)|(?<=we\s)|(?<=people\s))suspect|"
    r"suspects?(?=\s+(?:that|the|an?|it|he|she|they|his|her|its|their)\b)|alleged(?:ly)?|"
    r"reportedly|possibl[ey]|probabl[ey]|likely|seem(?:s|ed|ingly)?|thought to|presum\w+|estimat\w+|unconfirmed|"
    r"assess\w*|perhaps|purported(?:ly)?|supposed(?:ly)?|unclear|potential(?:ly)?)\b",
    re.I,
)
# "YPJ commander and spokesperson Ada Lanza" is one person: the second has an article or no name in it.
PAIR = re.compile(
    r"((?:(?!of\b|and\b)[\w.'’-]+\s+){1,4}?)and\s+(the(?:\s+[\w.'’-]+){1,3}|[a-z'’-]+(?:\s+[a-z'’-]+){0,2})"
)
HEDGE_REACH = 90
# "The Harbour Watch, a monitor of trade, said": what stands behind the name says only what he is.
APPOSED = re.compile(r",\s+an?\s[^,.;\n]*$")
APPOSED_REACH = 40
JOINTLY = re.compile(r"\b(?:a|their) joint\b|\bjointly\b", re.I)
# A paper that others pass on: "a UN report obtained by Reuters and Harbour News".
WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*(?:\.\w[\w’'-]*)*)"
NAME = rf"((?:the )?{WORD}(?: +{WORD})*)"
PASSED_ON = re.compile(rf",?\s+(?:obtained|seen|reviewed|viewed)\s+by\s+(?:both\s+)?{NAME}(?: +and +{NAME})?")
# Whoever is told not to have spoken vouches for nothing: "Norland kept silent", "the ministry declined to comment".
SILENCE = re.compile(
    r",?\s+(?:(?:has|have|had)\s+)?(?:(?:so far|still|also|however|itself|yet)\s+)?(?:"
    r"(?:kept|keeps?|remain(?:s|ed)?|stay(?:s|ed)?|was|were|been)\s+(?:silent|quiet|mum|tight-lipped)|"
    r"(?:not|(?:did|does|do|would|could|has|have|had|was|is)(?:\s+not|n['’]t))\s+(?:(?:immediately|yet|be)\s+)*"
    r"(?:comment|respon|confirm|answer|repl|reach|available|mention|acknowledg|report|"
    r"(?:return|giv|releas|provid|issu|publish|disclos)\w*\s+(?:[\w-]+\s+){0,3}?(?:calls?|messages?|requests?|"
    r"figures?|numbers?|tolls?|details?|statements?|comments?|names?|reasons?|explanations?|information))|"
    r"(?:had|has|made|makes|offered|gave|issued)\s+no\s+(?:immediate\s+)?(?:comment|statement|answer|response|reaction|"
    r"figures?|details?|mention|number)|"
    r"(?:declin|refus)(?:ed|es|ing)\s+to\s+(?:comment|answer|respond|confirm|say))",
    re.I,
)
# What is fired says nothing: "at least three missiles", read for a speaker in a sentence that names one. Shell does.
FIRED = re.compile(r"\b(?:missiles?|rockets?|projectiles?|warheads?|shells?|drones?)$")


@dataclass(frozen=True, slots=True)
class Voice:
    """One who vouches for a span: the speaker, the chain to him, and the manner."""

    speaker: Speaker
    via: tuple[Speaker, ...]
    hedge: bool
    negated: bool
    direct: bool


def find_voices(
    span: Span,
    said_by: Sequence[Span],
    surroundings: Surroundings,
    own: Sequence[Span] = (),
    parties: Sequence[Span] = (),
) -> tuple[Voice, ...]:
    """Who vouches for the words at `span`, for his own name if nobody else does.

    Where nobody is named it is the outlet, or whoever's own words the text is. `own` are the triggers of the event:
    what "alleged" names neither hedges nor denies itself. "Suspected rebels" among its `parties` are alone in doubt.
    """
    heard = [s for s in said_by if not any(is_none(s, surroundings) for is_none in (is_silent, is_outlet, is_figure))]
    spans = [s for s in heard if not s.overlaps(span)] or heard
    hedge = is_hedged(span, surroundings, (*own, *(p for p in parties if not p.overlaps(span))))
    if not spans:
        author = surroundings.author
        teller = make_speaker(author, surroundings) if author else outlet_of(surroundings)
        return (Voice(teller, (), hedge, False, author is not None),)
    parts = each_voice(spans, surroundings)
    speakers = {part: make_speaker(part, surroundings) for part in (*parts, *passed_on_by(parts, surroundings))}
    relays = tuple(s for s in speakers.values() if s.kind in RELAYS)
    others = {part: s for part, s in speakers.items() if s.kind not in RELAYS and part in parts}
    direct = is_within_quotes(surroundings.report.text, span.start)

    def voice(part: Span, via: tuple[Speaker, ...]) -> Voice:
        return Voice(speakers[part], via, hedge, is_denied(span, part, surroundings, own), direct)

    return tuple(voice(p, relays) for p in others) or tuple(voice(p, ()) for p in parts)


def passed_on_by(speakers: Sequence[Span], surroundings: Surroundings) -> Iterator[Span]:
    """Whoever is told right behind a speaker to have his paper."""
    for speaker in speakers:
        if found := PASSED_ON.match(surroundings.report.text, speaker.end):
            yield from (Span(*found.span(n)) for n in (1, 2) if found[n])


def is_silent(speaker: Span, surroundings: Surroundings) -> bool:
    """Whether the words behind a speaker say that he said nothing."""
    return SILENCE.match(surroundings.report.text, speaker.end) is not None


def is_figure(speaker: Span, surroundings: Surroundings) -> bool:
    """Whether the words for a speaker are a mere number, or what is fired."""
    told = (Span(q.start, q.end) for q in read_quantities(surroundings.report.text))
    return FIRED.search(surroundings.words(speaker)) is not None or any(q.contains(speaker) for q in told)


def is_outlet(speaker: Span, surroundings: Surroundings) -> bool:
    """Whether it is the outlet that speaks of itself: "we" outside a quotation, said by nobody the text names."""
    is_ours = is_first_person(surroundings.words(speaker))
    is_quoted = is_ours and is_within_quotes(surroundings.report.text, speaker.start)
    return is_ours and not is_quoted and surroundings.actor(speaker).name is None


def each_speaker(span: Span, surroundings: Surroundings) -> list[Span]:
    """The two of "residents and the police", where both are known to speak, or each name of several; else the span."""
    names = each_name(span, surroundings.annotations.entities, surroundings.report.text)
    if len(names) > 1:
        return names
    joint = PAIR.fullmatch(surroundings.report.text, span.start, span.end)
    if not joint:
        return [span]
    parts = [Span(span.start, joint.end(1) - 1), Span(*joint.span(2))]
    known = [surroundings.actor(part).speaker_kind for part in parts]
    return parts if all(kind not in (None, "unknown") for kind in known) else [span]


def each_voice(spans: Sequence[Span], surroundings: Surroundings) -> list[Span]:
    """Those who vouch by themselves: of several who say one thing in one statement, the first."""
    parts = [part for span in spans for part in each_speaker(span, surroundings)]
    return [part for part in parts if not any(speak_as_one(first, part, surroundings) for first in parts)]


def speak_as_one(one: Span, other: Span, surroundings: Surroundings) -> bool:
    """Whether another is named right behind one and both speak jointly: what they say is one saying, of one origin."""
    text = surroundings.report.text
    if one.end >= other.start or not IN_LIST.fullmatch(text, one.end, other.start):
        return False
    sentence = surroundings.sentence_of(one) or one
    return JOINTLY.search(text, sentence.start, sentence.end) is not None


def outlet_of(surroundings: Surroundings) -> Speaker:
    """The outlet as the one who tells."""
    outlet = surroundings.report.outlet
    return Speaker("outlet", name=outlet.name if outlet else None, id=outlet.id if outlet else None)


def make_speaker(span: Span, surroundings: Surroundings) -> Speaker:
    """The speaker whose words stand at `span`."""
    span = named_beside(whole_body(span, surroundings), surroundings)
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


def named_beside(span: Span, surroundings: Surroundings) -> Span:
    """The name that words between two commas ("a monitor") say more of; the words themselves where they hold one."""
    text, names = surroundings.report.text, [e.span for e in surroundings.annotations.entities if e.kind != "place"]
    before = APPOSED.search(text, max(0, span.start - APPOSED_REACH), span.end)
    if not before or not text.startswith(",", span.end) or any(span.overlaps(name) for name in names):
        return span
    return next((name for name in names if name.end == before.start()), span)


def enclosing(span: Span, surroundings: Surroundings, own: Sequence[Span] = ()) -> list[Frame]:
    """Attributions whose content holds the span, the innermost first; without those whose cue is one of `own`."""
    around = surroundings.attributions_around(span)
    return [frame for frame in around if not any(frame.trigger.overlaps(trigger) for trigger in own)]


def is_denied(span: Span, speaker: Span, surroundings: Surroundings, own: Sequence[Span] = ()) -> bool:
    """Whether the innermost attribution around the span that has this speaker, or nobody else, denies its content."""
    for frame in enclosing(span, surroundings, own):
        sources = [a.span for a in frame.arguments if a.role == "source"]
        if not sources or any(source.overlaps(speaker) for source in sources):
            return bool(DENIALS.search(surroundings.words(frame.trigger)))
    return False


def is_hedged(span: Span, surroundings: Surroundings, others: Sequence[Span] = ()) -> bool:
    """Whether words shortly before the span, in its sentence, make it uncertain, and not only one of the others."""
    sentence = surroundings.sentence_of(span)
    start = max(sentence.start if sentence else span.start, span.start - HEDGE_REACH)
    hedges = (Span(*found.span()) for found in HEDGES.finditer(surroundings.report.text, start, span.end))
    text = surroundings.report.text

    def is_others(hedge: Span) -> bool:
        doubt = DOUBTED.match(text, hedge.start)
        return any(o.overlaps(hedge) or (doubt is not None and doubt.end() == o.start) for o in others)

    return not all(is_others(hedge) for hedge in hedges)
