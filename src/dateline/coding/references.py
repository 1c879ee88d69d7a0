"""Pronouns and short names: whom "he" or "Putin" means within a report.

"He" takes the person last made the topic, or who spoke last where he says something himself; "who" takes the name right
before it, "I" whoever says it; a body named without its country ("the Joint Chiefs") takes the owner or adjective with
which the text names it elsewhere. When the text gives nobody, the words stay as they are.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.actors.words import find_words
from dateline.coding.quotes import is_within_quotes
from dateline.coding.spans import left_out
from dateline.language.annotations import Annotations, Entity, Span
from dateline.language.pronouns import PRONOUNS

PERSONAL = frozenset("he she him her his".split())  # noqa: SIM905
RELATIVE = frozenset("who whom whose which".split())  # noqa: SIM905
TOPICS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
FIRST_PERSON = frozenset("i me my we us our".split())  # noqa: SIM905
# Sentences back: of GUM's "he" and "she" with a name before them, 63 in 100 are resolved within 3, 68 within 5.
REACH = 5
# Pronouns in a row that go on speaking of one person, at most.
LONGEST_CHAIN = 100
# Sentences back to who spoke last: on the training articles 18 of "he said" are righted so and 5 spoilt.
SPEAKING = frozenset({"he", "she"})
SPOKE_REACH = 2
HALF = re.compile(r"(?:the\s+)?(North|South)(?=['’]s\b|$)", re.IGNORECASE)
OF_EVERY_STATE = re.compile(
    r"(?:government|president|king|queen|parliament|authorities|army|military|police|[\w ]*\b(?:ministry|minister))",
    re.I,
)
# "The 34-year-old" is spoken of by his age alone once his name is told.
AGED = re.compile(r"the \d{1,2}-year-old", re.IGNORECASE)
EITHER = "he|she"
# What somebody has issued speaks for him: "the release said".
PAPER = re.compile(r"the\s+(?:(?:press|news)\s+)?(?:release|statement|communiqu[eé]|bulletin)", re.IGNORECASE)
DEFINITE = re.compile(r"the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Referent:
    """The words to resolve instead of a reference, and where they stand."""

    span: Span
    words: str


def find_referent(span: Span, text: str, annotations: Annotations) -> Referent:
    """The referent of the words at `span`: themselves unless they are a personal pronoun with an antecedent."""
    words = text[span.start : span.end]
    if is_first_person(words) and (speaker := speaker_of(span, annotations)):
        span, words = speaker, text[speaker.start : speaker.end]
    if words.lower() == "his" and span in speakers_of(annotations):
        return Referent(span, words)  # "his lawyer said" is not said by him
    if words.lower() in PERSONAL | RELATIVE or AGED.fullmatch(words):
        find = name_before if words.lower() in RELATIVE else antecedent
        spoke = who_spoke_last(span, text, annotations) if words.lower() in SPEAKING else None
        found = spoke or find(span, text, annotations)
        return Referent(found.span, text[found.span.start : found.span.end]) if found else Referent(span, words)
    is_definite = DEFINITE.match(words) or text[: span.start].lower().endswith("the ")
    fuller = fuller_words(words, text, span.start) if is_definite else None
    return Referent(span, with_country(fuller or words, text))


def is_first_person(words: str) -> bool:
    """Whether words are a pronoun of whoever speaks; in capitals none is but "I" ("US")."""
    return words.lower() in FIRST_PERSON and (words == "I" or not words.isupper())


def with_country(words: str, text: str) -> str:
    """The words with half a country at their beginning made whole: "the South's army" is South Korea's, where named."""
    half = HALF.match(words)
    country = whole_country(half[1], text) if half and half[1][0].isupper() else None
    return country + words[half.end() :] if half and country else words


def whole_country(half: str, text: str) -> str | None:
    """The country that "North" or "South" means in this text: the one whose name, or whose people's, begins so."""
    match = re.search(rf"\b({half} (?:Korea|Sudan|Vietnam|Yemen|Macedonia|Africa|Ossetia))(?:ns?|ese|is?)?\b", text)
    return match[1] if match else None


def fuller_words(words: str, text: str, at: int | None = None) -> str | None:
    """The one way in which the text names a body whose country is left out here: "South Korea's Joint Chiefs".

    None where the text names none so, or several. What every state has ("the president") is named before it is spoken
    of as `at`.
    """
    bare = DEFINITE.sub("", words)
    end = at if OF_EVERY_STATE.fullmatch(bare) and at is not None else len(text)
    owners = {left_out(text, start) for start in find_words(bare, text, end)} - {""}
    return owners.pop() + bare if len(owners) == 1 else None


def speaker_of(span: Span, annotations: Annotations) -> Span | None:
    """The source of the innermost attribution in whose content the words stand, where it names one."""
    innermost = annotations.attributions_around(span)[:1]
    return next((a.span for frame in innermost for a in frame.arguments if a.role == "source"), None)


def who_spoke_last(span: Span, text: str, annotations: Annotations) -> Entity | None:
    """For a pronoun that says something, the person who said something last, few sentences before.

    Of the names in the words for a speaker the first is his: "Ada Lanza, who represents Mara Okafor, said". Where he is
    spoken of by the same pronoun there, it is whoever that one means.
    """
    pronoun, sources = text[span.start : span.end].lower(), speakers_of(annotations)
    people = [e for e in annotations.entities if e.kind == "person"]
    if span not in sources:
        return None
    said = without_pronouns(sources, text, but=pronoun)
    for _ in range(LONGEST_CHAIN):
        for spoke in said_before(span, said, annotations):
            if text[spoke.start : spoke.end].lower() == pronoun:
                span = spoke
                break
            if named := min((e for e in people if e.span.overlaps(spoke)), key=lambda e: e.span, default=None):
                return named
        else:
            return None
    return None


def speakers_before(span: Span, text: str, annotations: Annotations) -> list[Span]:
    """Whoever is named as saying something few sentences before one who does so too, the last of them first."""
    sources = speakers_of(annotations)
    if span not in sources:
        return []
    return said_before(span, without_pronouns(sources, text), annotations)


def without_pronouns(sources: Iterable[Span], text: str, but: str = "") -> list[Span]:
    """Speakers in order of the text, save whoever is spoken of by a pronoun, unless it is the one given."""
    return sorted(s for s in sources if text[s.start : s.end].lower() not in PRONOUNS - {but})


def said_before(span: Span, sources: Sequence[Span], annotations: Annotations) -> list[Span]:
    """Of speakers in order those in the sentence of a span and before it, or in few before that; the last first."""
    sentences = annotations.sentences
    begun = bisect_right(sentences, span.start, key=lambda sentence: sentence.start)
    if not begun:
        return []
    first = sentences[max(0, begun - 1 - SPOKE_REACH)].start
    ends = (bisect_left(sources, start, key=lambda source: source.start) for start in (first, span.start))
    return list(reversed(sources[slice(*ends)]))


def speakers_of(annotations: Annotations) -> set[Span]:
    """The words for everybody who says something: sources of attributions, and who vouches for events and values."""
    sources = {a.span for f in annotations.attributions for a in f.arguments if a.role == "source"}
    vouching = ((*event.speakers, *(s for a in event.arguments for s in a.speakers)) for event in annotations.events)
    return sources.union(*vouching)


def said_by(source: Span, annotations: Annotations) -> list[Span]:
    """What is said by those whose words stand at a span."""
    frames = [f for f in annotations.attributions if any(a.role == "source" and a.span == source for a in f.arguments)]
    return [a.span for frame in frames for a in frame.arguments if a.role == "content"]


def antecedent(span: Span, text: str, annotations: Annotations) -> Entity | None:
    """The first person of the same sentence before the pronoun, else of the nearest sentence before that names one.

    A sentence that opens with the same pronoun goes on speaking of whom that one means, whoever is named after it. Who
    says something is none of those he speaks of.
    """
    found: Entity | Span | None = span
    for _ in range(LONGEST_CHAIN):
        if not isinstance(found, Span):
            return found
        found = topic_or_person(found, text, annotations)
    return None


def topic_or_person(span: Span, text: str, annotations: Annotations) -> Entity | Span | None:
    """The nearest person before the pronoun, or the same pronoun where an earlier sentence opens with it."""
    topic = re.compile(rf"\b(?:{TOPICS.get(text[span.start : span.end].lower(), EITHER)})\b", re.I)
    sentences = annotations.sentences
    begun = bisect_right(sentences, span.start, key=lambda sentence: sentence.start)
    spoken_of = said_by(span, annotations)
    for sentence in reversed(sentences[max(0, begun - REACH) : begun]):
        until = min(sentence.end, span.start)
        people = (e for e in annotations.entities if e.kind == "person" and sentence.contains(e.span))
        others = (e for e in people if not any(said.contains(e.span) for said in spoken_of))
        person = next((e for e in others if e.span.end <= until), None)
        again = topic.search(text, sentence.start, person.span.start if person else until)
        if again and not is_within_quotes(text, again.start()):
            return Span(*again.span())
        if person:
            return person
    return None


def name_before(span: Span, text: str, annotations: Annotations) -> Entity | None:
    """The name that a relative pronoun stands behind, with nothing but a comma between them."""
    return next((e for e in annotations.entities if e.span.end <= span.start and is_gap(text, e.span, span)), None)


def is_gap(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but a comma or space parts two spans."""
    return other.start - one.end <= len(", ") and not text[one.end : other.start].strip(", ")
