"""The arithmetic of the measures: hits against gold and said, F1, macro-F1, and the figure that is reported.

A `Figure` is one line of the table: what was measured on what, its value and how many things it was counted over.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from documents import Document

from dateline.language.annotations import Annotations

Annotate = Callable[[str], Annotations]
Measure = Callable[[Path, Annotate, int | None], Iterator["Figure"]]
CharacterSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `number` is what it was counted over (gold things, or documents)."""

    corpus: str
    measure: str
    value: float
    number: int


@dataclass(slots=True)
class Count:
    """Hits among what the corpus has (gold) and what the model said."""

    hit: int = 0
    gold: int = 0
    said: int = 0

    def add(self, gold: Counter, said: Counter) -> None:  # type: ignore[type-arg]
        """Counts one document's things; equal things pair off one to one."""
        self.hit += (gold & said).total()
        self.gold += gold.total()
        self.said += said.total()

    @property
    def precision(self) -> float:
        return self.hit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.gold + self.said) if self.gold + self.said else 0.0


def spread_figures(corpus: str, measure: str, count: Count) -> Iterator[Figure]:
    """Precision, recall and F1 of one count."""
    yield Figure(corpus, f"{measure}, precision", count.precision, count.said)
    yield Figure(corpus, f"{measure}, recall", count.recall, count.gold)
    yield Figure(corpus, f"{measure}, F1", count.f1, count.gold)


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """The mean F1 over the labels that occur as gold, of (gold, said) pairs."""
    pairs = list(pairs)
    scores = []
    for label in sorted({gold for gold, _ in pairs}):
        hit = sum(gold == said == label for gold, said in pairs)
        total = sum(gold == label for gold, _ in pairs) + sum(said == label for _, said in pairs)
        scores.append(2 * hit / total)
    return sum(scores) / len(scores) if scores else 0.0


def share(hits: Iterable[bool]) -> float:
    """The share of true ones."""
    hits = list(hits)
    return sum(hits) / len(hits) if hits else 0.0


def overlap(one: CharacterSpan, other: CharacterSpan) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def development(documents: list[Document], limit: int | None) -> list[Document]:
    """The development documents, the first `limit` of them."""
    return [d for d in documents if d.development][:limit]
