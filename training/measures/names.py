"""Named things: exact F1 by kind on GUM and Universal NER, and place names on the odd halves of LGL, GeoVirus and GWN.

Only kinds that the corpus annotates are counted. An overlap is a place said that shares a character with a gold one.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora.names import read_gum
from corpora.places import CORPORA, read_places
from corpora.propbank import read_uner
from documents import Document

from measures.counts import Annotate, CharacterSpan, Count, Figure, development, overlap, spread_figures

KINDS = ("person", "organization", "place")


def measure_gum(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    yield from measure_names("GUM dev", development(read_gum(shared, "dev"), limit), annotate)


def measure_uner(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    yield from measure_names("UNER EWT dev", development(read_uner(shared, "dev"), limit), annotate)


def measure_names(corpus: str, documents: list[Document], annotate: Annotate) -> Iterator[Figure]:
    counts = {kind: Count() for kind in KINDS}
    for document in documents:
        said = annotate(document.text).entities
        for kind, count in counts.items():
            count.add(
                Counter(gold_names(document, kind)),
                Counter([(e.span.start, e.span.end) for e in said if e.kind == kind]),
            )
    whole = Count(*(sum(getattr(c, part) for c in counts.values()) for part in ("hit", "gold", "said")))
    yield Figure(corpus, "names, F1", whole.f1, whole.gold)
    for kind, count in counts.items():
        yield Figure(corpus, f"{kind}, F1", count.f1, count.gold)


def gold_names(document: Document, kind: str) -> list[CharacterSpan]:
    return [(e.start, e.end) for e in document.entities or () if e.role == kind]


def measure_places(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    for corpus in CORPORA:
        exact, touched = Count(), Count()
        found = 0
        for document in development(read_places(shared, corpus), limit):
            gold = gold_names(document, "place")
            said = [(e.span.start, e.span.end) for e in annotate(document.text).entities if e.kind == "place"]
            exact.add(Counter(gold), Counter(said))
            found += sum(any(overlap(g, s) for s in said) for g in gold)
            touched.hit += sum(any(overlap(g, s) for g in gold) for s in said)
        recall = found / exact.gold if exact.gold else 0.0
        precision = touched.hit / exact.said if exact.said else 0.0
        name = f"{corpus} odd half"
        yield from spread_figures(name, "places, exact", exact)
        yield Figure(name, "places, overlap recall", recall, exact.gold)
        yield Figure(name, "places, overlap precision", precision, exact.said)
        both = recall + precision
        yield Figure(name, "places, overlap F1", 2 * recall * precision / both if both else 0.0, exact.gold)
