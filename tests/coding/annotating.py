"""Reports of a few sentences with hand-made annotations: what the model would see, without its weights."""

import hashlib
from collections.abc import Iterable

from dateline.actors import ActorResolver
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Annotations, Argument, Entity, EventFrame, Frame, Span
from dateline.language.sentences import split_sentences
from dateline.places import PlaceResolver
from dateline.reading.report import Moment, Outlet, Paragraph, ParagraphKind, Report

Said = tuple[str, ...]


def make_report(*parts: tuple[ParagraphKind, str], language: str = "en", published: str = "2023-09-13") -> Report:
    """A report of paragraphs, each with its kind."""
    paragraphs, start = [], 0
    for kind, words in parts:
        paragraphs.append(Paragraph(start, start + len(words), kind))
        start += len(words) + 2
    text = "\n\n".join(words for _, words in parts)
    digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id=digest,
        capture=digest,
        source="written.txt",
        text=text,
        paragraphs=tuple(paragraphs),
        outlet=Outlet("Harbour Courier"),
        published=Moment(published, None, None, "given"),
        language=language,
    )


class Marker:
    """Makes annotations of a text by its words: `span("he", 2)` is the second "he"."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, words: str, number: int = 1) -> Span:
        start = -1
        for _ in range(number):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def argument(self, role: str, words: str, *speakers: str, number: int = 1) -> Argument:
        return Argument(role, self.span(words, number), 0.9, tuple(self.span(s) for s in speakers))

    def event(
        self,
        *triggers: Span,
        type_: str = "MOBILIZE",
        mode: str | None = None,
        kind: str | None = None,
        modality: str = "actual",
        arguments: Iterable[Argument] = (),
        speakers: Said = (),
    ) -> EventFrame:
        vouching = tuple(self.span(s) for s in speakers)
        return EventFrame(triggers, type_, mode, kind, modality, False, tuple(arguments), vouching, 0.9)

    def saying(self, source: str, cue: str, content: str) -> Frame:
        arguments = (self.argument("source", source), self.argument("content", content))
        return Frame(self.span(cue), tuple(sorted(arguments, key=lambda a: a.span)), 0.9)

    def entity(self, kind: str, words: str, number: int = 1) -> Entity:
        return Entity(self.span(words, number), kind, 0.9)

    def annotations(
        self, *events: EventFrame, entities: Iterable[Entity] = (), attributions: Iterable[Frame] = ()
    ) -> Annotations:
        return Annotations(split_sentences(self.text), tuple(entities), (), tuple(attributions), events)


class Written:
    """Stands where the model does and hands out annotations written by hand."""

    def __init__(self, annotations: Annotations) -> None:
        self.written = annotations

    def annotate(self, text: str) -> Annotations:
        return self.written


def surround(report: Report, annotations: Annotations, places: PlaceResolver, actors: ActorResolver) -> Surroundings:
    """The surroundings in which the annotations of a report are resolved."""
    roles = ("venue", "origin", "target", "heading", "landing")
    named = tuple(a for event in annotations.events for a in event.arguments if a.role in roles)
    return Surroundings(report, annotations, places, actors, named)
