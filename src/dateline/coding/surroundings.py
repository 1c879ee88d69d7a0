"""What a report gives its events to be resolved against: times, places and actors of the whole text, read once.

Everything here is a look-up by characters; nothing is decided about events.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from dateline.actors import ActorContext, ActorResolver
from dateline.actors.types import ResolvedActor
from dateline.coding.drafts import MARGIN, within
from dateline.coding.nations import is_national
from dateline.coding.quotes import is_within_quotes
from dateline.coding.references import PAPER, SPEAKING, Referent, find_referent, speaker_of, speakers_before
from dateline.grammar import Anchor, TimeExpression, read_times
from dateline.language.annotations import Annotations, Argument, Frame, Span, attributions_around, contents_of
from dateline.places import PlaceContext, PlaceName, PlaceResolver, ResolvedPlace
from dateline.reading.report import Moment, Report

VENUES = frozenset({"venue", "origin"})
MANY_ZONES = frozenset("AUS BRA CAN COD IDN KAZ MEX MNG RUS USA".split())  # noqa: SIM905
FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+\s+[A-Z][\w’'-]+")
# A text that is somebody's own words as a whole: "Message from President Ada Lanza", "Remarks by the Prime Minister".
OWN_WORDS = re.compile(
    r"\s*(?:(?:Joint|Press|Opening|Closing|Full|Open|Televised)\s+)?"
    r"(?:Message|Statement|Remarks|Speech|Address|Letter|Testimony|Declaration)\s+(?:of|by|from)\s+(?:[Tt]he\s+)?"
    r"(?P<who>[A-Z][^\n,;:()–—]{2,80}?)(?=\s+(?:on|at|in|to|after|before|about|regarding|following|during)\b|\s*[\n,;:()–—])"
)
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
LEAST_FIRST = 2
# "Our military" is that of whoever says so.
OURS = re.compile(r"our\s+(?=[a-z])", re.I)
OPENING = re.compile(r"[^\n]{2,100}?(?:\s--?|\s?[—–])\s")


@dataclass(frozen=True)
class Surroundings:
    """A report, its annotations, and the resolvers."""

    report: Report
    annotations: Annotations
    place_resolver: PlaceResolver
    actor_resolver: ActorResolver
    place_arguments: tuple[Argument, ...]

    @cached_property
    def places(self) -> dict[Span, ResolvedPlace]:
        """Every place name of the report and every place argument, resolved together."""
        named = [e.span for e in self.annotations.entities if e.kind == "place"]
        spans = sorted({s for s in (*named, *(a.span for a in self.place_arguments)) if is_named(self.words(s))})
        names = [self._place_name(span) for span in spans]
        resolved = self.place_resolver.resolve(names, self.place_context)
        return {span: place for span, place in zip(spans, resolved, strict=True) if place}

    def _place_name(self, span: Span) -> PlaceName:
        """The name that words for a place tell; in what lies around it ("Ellery, Upper Lanza") the resolver looks."""
        name = self.words(span).partition(",")[0]
        return PlaceName(name, span.start, span.start + len(name))

    @property
    def place_context(self) -> PlaceContext:
        """The report as the resolver of places wants it."""
        outlet = self.report.outlet.name if self.report.outlet else None
        return PlaceContext(self.report.text, outlet=outlet, domain=self.report.url, dateline=self.report.dateline)

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """Every time of the report."""
        moment = self._moment.from_ if self._moment else None
        return read_times(self.report.text, Anchor(moment, zone_at=self.zone_at, is_aside=self.is_aside))

    def is_aside(self, offset: int) -> bool:
        """Whether a character stands in a caption, credit or note."""
        return within(Span(offset, offset), [p for p in self.report.paragraphs if p.kind in MARGIN | {"caption"}])

    def zone_at(self, offset: int) -> tzinfo | None:
        """The zone of the place that a time at a character goes with; a country of many zones has none.

        That is where the event of that time was, else the nearest of its sentence, else where another event was.
        """
        venues = self._venues.get(offset, frozenset())
        zoned = venues & self._zoned.keys()
        if not zoned and any(is_of_many_zones(self.places[span]) for span in venues & self.places.keys()):
            return None
        sentence = self.sentence_of(Span(offset, offset + 1))

        def distance(place: Span) -> tuple[object, ...]:
            """How far a place is from the time: first those of its sentence, names before adjectives."""
            elsewhere = not (sentence and sentence.overlaps(place))
            is_after = elsewhere and place.start > offset
            return elsewhere, *self._rank(place, elsewhere), is_after, abs(place.start - offset), place

        nearest = min(zoned or self._beside(offset), key=distance, default=None)
        return ZoneInfo(self._zoned[nearest]) if nearest else None

    @cached_property
    def _venues(self) -> dict[int, frozenset[Span]]:
        """For every character of an event's time the words for where the event was."""
        venues: dict[int, frozenset[Span]] = {}
        for event in self.annotations.events:
            there = frozenset(a.span for a in event.arguments if a.role in VENUES)
            for at in {n for a in event.arguments if a.role == "time" for n in range(a.span.start, a.span.end)}:
                venues[at] = venues.get(at, frozenset()) | there
        return venues

    @cached_property
    def _zoned(self) -> dict[Span, str]:
        """The zone of every place that has one."""
        one = ((span, place.zone) for span, place in self.places.items() if not is_of_many_zones(place))
        return {span: zone for span, zone in one if zone}

    @cached_property
    def _argument_spans(self) -> frozenset[Span]:
        """The words for places that an event has."""
        return frozenset(a.span for a in self.place_arguments)

    def _rank(self, place: Span, elsewhere: bool = True) -> tuple[bool, bool]:
        """Names before adjectives; where it stands in another sentence, places of events before others."""
        return is_national(self.words(place).split()), elsewhere and place not in self._argument_spans

    @cached_property
    def _ranks(self) -> list[list[Span]]:
        """The places with a zone in order of appearance, those of each rank by themselves."""
        ranks: dict[tuple[bool, bool], list[Span]] = {}
        for span in sorted(self._zoned):
            ranks.setdefault(self._rank(span), []).append(span)
        return list(ranks.values())

    def _beside(self, offset: int) -> Iterator[Span]:
        """Of the places of each rank the last before a character and the first behind it: no other can be nearest."""
        for spans in self._ranks:
            at = bisect_left(spans, offset, key=lambda span: span.start)
            yield from spans[max(0, at - 1) : at + 1]

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return self.report.text[span.start : span.end]

    def actor(self, span: Span) -> ResolvedActor:
        """Whom the words of a span mean; a pronoun means the person it refers to."""
        if span not in self._actors:
            self._actors[span] = self._resolve_actor(span)
        return self._actors[span]

    @cached_property
    def _actors(self) -> dict[Span, ResolvedActor]:
        """The spans already resolved: a party is often a speaker too."""
        return {}

    def _resolve_actor(self, span: Span) -> ResolvedActor:
        referent: Referent = find_referent(span, self.report.text, self._told)
        if known := self._who_spoke_before(referent) or self._who_issued(referent):
            return known
        context = ActorContext(self.report.text, referent.span.start, self.published_day, self.country)
        return self.actor_resolver.resolve(self._not_ours(referent), context)

    def _not_ours(self, referent: Referent) -> str:
        """The words of a referent, "our military" made that of the country of whoever says so."""
        ours = OURS.match(referent.words)
        speaker = speaker_of(referent.span, self._told) if ours else None
        if not ours or speaker is None or OURS.match(self.words(speaker)):
            return referent.words
        country = self.actor(speaker).country
        name = self.actor_resolver.countries.name_of(country) if country else None
        return f"{name}'s {referent.words[ours.end() :]}" if name else referent.words

    @cached_property
    def _told(self) -> Annotations:
        """What the text itself names: nobody means the photographer of a credit by "he"."""
        margin = [p for p in self.report.paragraphs if p.kind in MARGIN]
        named = (e for e in self.annotations.entities if not within(e.span, margin))
        return replace(self.annotations, entities=tuple(named))

    def _who_spoke_before(self, referent: Referent) -> ResolvedActor | None:
        """For "he said" where no name is known as a person's: the last who spoke, with no other name behind him."""
        if referent.words.lower() not in SPEAKING:
            return None
        spoke = speakers_before(referent.span, self.report.text, self.annotations)
        near = (s for s in spoke if not FULL_NAME.search(self.report.text, s.end, referent.span.start))
        return next(filter(is_person, map(self.actor, near)), None)

    def _who_issued(self, referent: Referent) -> ResolvedActor | None:
        """For "the press release said" the last whom the text names as saying something before."""
        if not PAPER.fullmatch(referent.words):
            return None
        spoke = speakers_before(referent.span, self.report.text, self.annotations)
        others = (s for s in spoke if not PAPER.fullmatch(self.words(s)))
        return next((actor for actor in map(self.actor, others) if actor.name), None)

    @cached_property
    def country(self) -> str | None:
        """The country the report plays in: the one most of its places lie in, if any does."""
        countries = Counter(place.country for place in self.places.values() if place.country)
        return min(countries, key=lambda c: (-countries[c], c)) if countries else None

    @property
    def published_day(self) -> str | None:
        """The day of publication, ISO 8601; that of the last change where no other is told."""
        return self._moment.from_[:10] if self._moment else None

    @property
    def _moment(self) -> Moment | None:
        """When the report was written as it stands."""
        return self.report.published or self.report.modified

    @cached_property
    def _contents(self) -> list[tuple[int, int, Frame]]:
        """Where the contents of attributions stand."""
        return contents_of(self.annotations.attributions)

    def attributions_around(self, span: Span) -> list[Frame]:
        """The attributions whose content holds the span, the innermost first."""
        return attributions_around(self._contents, span)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        """Where the sentences begin."""
        return [sentence.start for sentence in self.annotations.sentences]

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence in which a span begins."""
        sentences = self.annotations.sentences
        before = bisect_right(self._sentence_starts, span.start)
        return sentences[before - 1] if before and span.start < sentences[before - 1].end else None

    def sentences_of(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The sentences in which spans begin, each once."""
        return tuple(dict.fromkeys(s for span in spans if (s := self.sentence_of(span))))

    @cached_property
    def opening(self) -> Span:
        """The dateline before the first sentence ("SEOUL, March 18 (Agency) --"); empty where the report has none."""
        text, dateline = self.report.text, self.report.dateline
        starts = (p.start for p in self.report.paragraphs if dateline and text.startswith(dateline, p.start))
        matches = (OPENING.match(text, start) for start in starts)
        return next((Span(*match.span()) for match in matches if match), Span(0, 0))

    @cached_property
    def author(self) -> Span | None:
        """Whoever's own words the text is by its first line, if it speaks in the first person outside of quotations."""
        text = self.report.text
        title = OWN_WORDS.match(text)
        if title is None:
            return None
        own = [m for m in FIRST_PERSON.finditer(text, title.end()) if not is_within_quotes(text, m.start())]
        return Span(*title.span("who")) if len(own) >= LEAST_FIRST else None

    def place_at(self, span: Span) -> ResolvedPlace | None:
        """The resolved place of a span, or of the first place name within it.

        A name that owns the next, or an adjective ("the Turkish resort of Antalya"), counts only where no other does.
        """
        if span in self.places:
            return self.places[span]
        inside = sorted((self._is_beside(s), s) for s in self.places if span.contains(s))
        return self.places[inside[0][1]] if inside else None

    def _is_beside(self, name: Span) -> bool:
        """Whether a place name only says whose the place behind it is."""
        owns = self.report.text.startswith(("'s", "’s"), name.end)
        return owns or is_national(self.words(name).split())


def is_of_many_zones(place: ResolvedPlace) -> bool:
    """Whether a place is a country as a whole whose clocks differ: "the United States" says no hour."""
    return place.precision == "country" and place.country in MANY_ZONES


def is_named(words: str) -> bool:
    """Whether words hold a name: "the east coast" of whatever was told of is none."""
    return any(c.isupper() for c in words)


def is_person(actor: ResolvedActor) -> bool:
    """Whether an actor is a single person: a known one, or a name with a title, an office or a trade."""
    known = (actor.id or "").startswith("person:")
    return known or (actor.id is None and actor.name is not None and actor.office is not None)


def spans_of(arguments: Sequence[Argument], roles: frozenset[str]) -> tuple[Argument, ...]:
    """The arguments of some roles."""
    return tuple(a for a in arguments if a.role in roles)
