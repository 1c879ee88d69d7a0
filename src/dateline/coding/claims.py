"""Claims: every value of a mention with those who vouch for it, in the characters that say so.

One claim a speaker, field and value. A field of a place is its role, the venue being simply the place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from dateline.coding.drafts import Draft, aside
from dateline.coding.mention import Actor, Claim, Place, Speaker, Time, Value
from dateline.coding.spans import PARTY_ROLES, PLACE_ROLES
from dateline.coding.speakers import each_voice, enclosing, find_voices
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Argument, Span

FLIGHT = frozenset({"time", "range_km", "apogee_km", "duration"})

Resolved = tuple[Argument, Actor | Place | Time | Value]


def make_claims(draft: Draft, resolved: Sequence[Resolved], surroundings: Surroundings) -> tuple[Claim, ...]:
    """All claims of a draft whose arguments have been resolved."""
    draft = with_tellers(draft, surroundings)
    claims = [*occurrence_claims(draft, surroundings)]
    alone = sole_teller(claims)
    trackers = others_of(list(tellers_of_flight(draft)), draft, surroundings)
    claims += occurrences_said(sayings_of(trackers, draft, surroundings), draft, surroundings)
    for argument, value in resolved:
        speakers = argument.speakers or told_by(argument.span, draft, surroundings)
        beside = tuple(t for t in alone if is_one_line(t, argument.span, surroundings))
        said_by = without_doers(speakers, argument.span, draft, surroundings) or beside
        claims += claims_at(field_of(argument, value), argument.span, said_by, value, draft, surroundings)
    return tuple(unique(claims))


def with_tellers(draft: Draft, surroundings: Surroundings) -> Draft:
    """The draft with those who tell of its triggers in sentences for which the model names nobody."""
    sources = [s for t in (*draft.triggers, *draft.frame.again) for s in told_by(t, draft, surroundings)]
    return replace(draft, speakers=(*draft.speakers, *others_of(sources, draft, surroundings)))


def others_of(speakers: Sequence[Span], draft: Draft, surroundings: Surroundings) -> list[Span]:
    """The speakers, each once, who stand in a sentence where nobody is known yet to tell of the draft."""
    sentences = {surroundings.sentence_of(speaker) for speaker in draft.speakers}
    return [s for s in dict.fromkeys(speakers) if surroundings.sentence_of(s) not in sentences]


def tellers_of_flight(draft: Draft) -> Iterator[Span]:
    """Of a weapons test, who tells when it was or how it went: whoever tracked the shot vouches that it was fired."""
    if draft.frame.mode == "weapons-test":
        yield from (s for a in draft.arguments if a.role in FLIGHT for s in a.speakers)


def told_by(span: Span, draft: Draft, surroundings: Surroundings) -> tuple[Span, ...]:
    """Of a weapons test, whom the innermost attribution around a span names: whatever is said of one is vouched for."""
    around = enclosing(span, surroundings, draft.triggers) if draft.frame.mode == "weapons-test" else []
    return tuple(a.span for frame in around[:1] for a in frame.arguments if a.role == "source")


def sole_teller(occurrence: Sequence[Claim]) -> tuple[Span, ...]:
    """Who alone tells that it happened, and through whom: beside it, he vouches for what nobody else does.

    Nobody where the outlet tells it too, or where several do: which of them said the rest is not known.
    """
    if len({claim.speaker.name or claim.speaker.text for claim in occurrence}) != 1:
        return ()
    spans = (span_of(speaker) for claim in occurrence for speaker in (*claim.via, claim.speaker))
    return tuple(dict.fromkeys(span for span in spans if span))


def is_one_line(one: Span, other: Span, surroundings: Surroundings) -> bool:
    """Whether two spans stand in one paragraph: what is told elsewhere, somebody else may tell."""
    first, last = sorted((one, other))
    return "\n" not in surroundings.report.text[first.start : last.start]


def span_of(speaker: Speaker) -> Span | None:
    """Where the words for a speaker stand."""
    return None if speaker.start is None or speaker.end is None else Span(speaker.start, speaker.end)


def without_doers(speakers: Sequence[Span], anchor: Span, draft: Draft, surroundings: Surroundings) -> tuple[Span, ...]:
    """The speakers without parties and places of the event that no attribution but the event itself has speak."""
    # A cue that only names the event again ("said") makes its source no less a speaker.
    own = [t for t in draft.triggers if t not in draft.frame.again]
    frames = enclosing(anchor, surroundings, own)
    sources = [a.span for f in frames for a in f.arguments if a.role == "source"]
    named = [a.span for a in draft.arguments if a.role in PARTY_ROLES | PLACE_ROLES]

    def does(span: Span) -> bool:
        """Whether it is a party or place of the event, or stands behind a trigger and "by": "the test by Norland"."""
        behind = (surroundings.report.text[t.end : span.start].strip() for t in draft.triggers)
        return any(n.overlaps(span) for n in named) or "by" in behind

    def speaks(span: Span) -> bool:
        return any(s.overlaps(span) for s in sources) or not does(span)

    return tuple(span for span in speakers if speaks(span))


def occurrence_claims(draft: Draft, surroundings: Surroundings) -> Iterator[Claim]:
    """Who says that it happened: each speaker with its nearest trigger, and the outlet where it tells it itself."""
    said = list(sayings_of(draft.speakers, draft, surroundings))
    yield from occurrences_said(said, draft, surroundings)
    plain_triggers = [t for t in draft.triggers if is_plain(t, [s for s, _ in said], surroundings)]
    for trigger in plain_triggers[:1] or ([] if said else draft.triggers[:1]):
        yield from claims_at("occurrence", trigger, (), None, draft, surroundings)


def occurrences_said(said: Iterable[tuple[Span, Span]], draft: Draft, surroundings: Surroundings) -> Iterator[Claim]:
    """One claim a speaker, given with the trigger nearest to him, that it happened."""
    for speaker, trigger in said:
        yield from claims_at("occurrence", trigger, (speaker,), None, draft, surroundings)


def sayings_of(speakers: Sequence[Span], draft: Draft, surroundings: Surroundings) -> Iterator[tuple[Span, Span]]:
    """Each speaker who is no mere doer of the event, with the trigger nearest to him."""
    for speaker in dict.fromkeys(each_voice(speakers, surroundings)):
        trigger = min(draft.triggers, key=lambda t: (abs(t.start - speaker.start), t))
        if without_doers((speaker,), trigger, draft, surroundings):
            yield speaker, trigger


def is_plain(trigger: Span, speakers: Sequence[Span], surroundings: Surroundings) -> bool:
    """Whether the outlet tells it in its own voice: a sentence of the body with nobody to vouch for it."""
    sentence = surroundings.sentence_of(trigger)
    said = sentence is not None and any(sentence.overlaps(s) for s in speakers)
    return not said and not enclosing(trigger, surroundings) and not aside(trigger, surroundings.report.paragraphs)


def field_of(argument: Argument, value: Actor | Place | Time | Value) -> str:
    """The field a value belongs to."""
    if isinstance(value, Value):
        return value.field
    return {"actor": "actors", "recipient": "recipients", "venue": "place"}.get(argument.role, argument.role)


def claims_at(
    field: str,
    span: Span,
    said_by: Sequence[Span],
    value: Actor | Place | Time | Value | None,
    draft: Draft,
    surroundings: Surroundings,
) -> Iterator[Claim]:
    """One claim a voice."""
    numbers = (value.low, value.best, value.high) if isinstance(value, Value) else (None, None, None)
    parties = [a.span for a in draft.arguments if a.role in PARTY_ROLES]
    for voice in find_voices(span, said_by, surroundings, draft.triggers, parties):
        yield Claim(
            field,
            voice.speaker,
            span.start,
            span.end,
            value=plain(value),
            low=numbers[0],
            best=numbers[1],
            high=numbers[2],
            via=voice.via,
            hedge=voice.hedge,
            negated=voice.negated,
            direct=voice.direct,
        )


def plain(value: Actor | Place | Time | Value | None) -> Any:
    """The value as printed: words or None for values of fields, the object for actors, places and times."""
    return value.value if isinstance(value, Value) else msgspec.to_builtins(value)


def unique(claims: list[Claim]) -> list[Claim]:
    """The claims without those that say the same of the same speaker in the same characters."""
    seen: dict[bytes, Claim] = {}
    for claim in claims:
        seen.setdefault(msgspec.json.encode(claim), claim)
    return list(seen.values())
