"""Events on the development documents of labels by reading: articles and launch accounts.

A trigger said is right when it touches a gold trigger of its type (or of one that its labeller would also accept).
Modality and background are measured at the gold triggers that the model touched at all.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.collect import LABELS
from corpora.labels import read_labels, read_launches
from documents import Document, Event

from dateline.language import labels
from dateline.language.annotations import Annotations, EventFrame
from measures.counts import (
    Annotate,
    CharacterSpan,
    Count,
    Figure,
    development,
    macro_f1,
    overlap,
    share,
    spread_figures,
)

Hit = tuple[CharacterSpan, EventFrame]


@dataclass(frozen=True, slots=True)
class Matched:
    """A gold event and the event the model saw at one of its triggers."""

    gold: Event
    said: EventFrame


def measure_articles(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    yield from measure_events("labelled articles dev", development(read_labels(shared, LABELS), limit), annotate)


def measure_launches(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    yield from measure_events("launch accounts dev", development(read_launches(shared), limit), annotate)


def measure_events(corpus: str, documents: list[Document], annotate: Annotate) -> Iterator[Figure]:
    found, typed = Count(), Count()
    roles: dict[str, Count] = defaultdict(Count)
    matched: list[Matched] = []
    for document in documents:
        annotations = annotate(document.text)
        pairs = count_triggers(document, annotations, found, typed)
        matched += pairs
        count_roles(pairs, roles)
    yield from spread_figures(corpus, "triggers of any type", found)
    yield from spread_figures(corpus, "triggers with type", typed)
    yield from attribute_figures(corpus, matched)
    for role in sorted(roles, key=lambda r: -roles[r].gold):
        yield Figure(corpus, f"{role} of touched triggers, overlap F1", roles[role].f1, roles[role].gold)


def count_triggers(document: Document, annotations: Annotations, found: Count, typed: Count) -> list[Matched]:
    """Adds the document's triggers to the counts; returns the gold triggers touched, with what was said there."""
    gold = [(trigger, event) for event in document.events or () for trigger in event.triggers]
    said = [((span.start, span.end), frame) for frame in annotations.events for span in frame.triggers]
    for count in (found, typed):
        count.gold += len(gold)
        count.said += len(said)
    matched = []
    free = list(said)
    for trigger, event in gold:
        hit = best_hit(trigger, event, free)
        if hit is None:
            continue
        free.remove(hit)
        found.hit += 1
        typed.hit += type_fits(event, hit[1])
        matched.append(Matched(event, hit[1]))
    return matched


def best_hit(trigger: CharacterSpan, event: Event, said: list[Hit]) -> Hit | None:
    """Of the triggers said that touch this one, one of its type before others."""
    touching = [hit for hit in said if overlap(trigger, hit[0])]
    return max(touching, key=lambda hit: type_fits(event, hit[1]), default=None)


def type_fits(event: Event, frame: EventFrame) -> bool:
    return frame.type == event.type or frame.type in event.also


def attribute_figures(corpus: str, matched: list[Matched]) -> Iterator[Figure]:
    """Modality, background and mode of the triggers touched."""
    modality = [(m.gold.modality, m.said.modality) for m in matched]
    ground = [(m.gold.salience == "background") == m.said.background for m in matched]
    modes = [labels.mode_label(m.gold.mode, m.gold.kind) == said_mode(m.said) for m in matched if m.gold.mode]
    yield Figure(corpus, "modality, accuracy", share(g == s for g, s in modality), len(modality))
    yield Figure(corpus, "modality, macro-F1", macro_f1(modality), len(modality))
    yield Figure(corpus, "background or news, accuracy", share(ground), len(ground))
    yield Figure(corpus, "mode where gold has one, accuracy", share(modes), len(modes))


def said_mode(frame: EventFrame) -> str:
    return labels.mode_label(frame.mode, frame.kind)


def count_roles(pairs: list[Matched], roles: dict[str, Count]) -> None:
    """Arguments and values of touched events: a gold one is found where one of its role touches it."""
    joined = {id(p.gold): p.gold for p in pairs}
    for key, gold in joined.items():
        frames = {id(p.said): p.said for p in pairs if id(p.gold) == key}.values()
        said = {(role_of(a.role), a.span.start, a.span.end) for f in frames for a in f.arguments}
        marks = {(role_of(a.role), a.start, a.end) for a in gold.arguments if role_of(a.role)}
        for role in sorted({r for r, *_ in said | marks if r}):
            mine, theirs = [s for s in said if s[0] == role], [m for m in marks if m[0] == role]
            roles[role].gold += len(theirs)
            roles[role].said += len(mine)
            roles[role].hit += min(
                sum(any(overlap(m[1:], s[1:]) for s in mine) for m in theirs),
                sum(any(overlap(m[1:], s[1:]) for m in theirs) for s in mine),
            )


def role_of(role: str) -> str | None:
    """Actor, recipient, place, time, or value for any figure or word of the ontology's fields."""
    if role in ("actor", "recipient", "time"):
        return role
    if role in labels.EVENT_ROLES:
        return "place"
    return "value" if labels.value_role(role) else None
