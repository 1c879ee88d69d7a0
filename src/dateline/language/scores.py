"""The numbers of one window: probabilities of the word heads, and pair scores computed where they are asked for.

A pair head's score of (anchor, word) is linear in ReLU(anchor + word + product of their factors + distance + sentences
apart), as in training; computing it outside the graph costs only as many rows as there are anchors. A row is worked out
at a time, so that it stays in the processor's cache.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.language import labels
from dateline.language.tokens import LIMIT

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]
WIDTH = labels.PAIR_WIDTH
# numpy compares an array with an array five times as fast as with a number.
NOUGHT = np.zeros((LIMIT, WIDTH), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class PairTables:
    """Tables of one pair head: by distance in words, by sentences apart, and the last linear layer.

    The middle row of `distance` is for the anchor itself, and it has a row for every distance within a window.
    """

    distance: Floats
    sentences: Floats
    weight: Floats
    bias: Floats


def widen(distance: Floats) -> Floats:
    """A table of the distances told apart as one of all distances within a window: those beyond are the farthest."""
    apart = np.arange(-LIMIT, LIMIT + 1)
    return distance[np.clip(apart, -labels.REACH, labels.REACH) + labels.REACH]


class PairScores:
    """One pair head in one window."""

    def __init__(self, anchors: Floats, words: Floats, sentence: Integers, tables: PairTables) -> None:
        self.sentence, self.tables = sentence, tables
        self.anchors, self.anchor_factors = anchors[:, :WIDTH], anchors[:, WIDTH:]
        self.words, self.factors = (np.ascontiguousarray(half) for half in (words[:, :WIDTH], words[:, WIDTH:]))
        self.middle = len(tables.distance) // 2

    def rows(self, anchors: list[int], first: int, last: int) -> Floats:
        """Raw scores [anchors, words, labels] of words `first` to `last` (exclusive)."""
        words, factors = self.words[first:last], self.factors[first:last]
        apart = sentence_row(self.sentence[first:last] - self.sentence[anchors][:, None])
        beside = self.tables.sentences + self.anchors[anchors][:, None]
        scores = np.empty((len(anchors), len(words), len(self.tables.bias)), dtype=np.float32)
        mixed = np.empty((len(words), WIDTH), dtype=np.float32)
        for number, anchor in enumerate(anchors):
            at = self.middle - anchor
            np.multiply(factors, self.anchor_factors[anchor], out=mixed)
            mixed += words
            mixed += self.tables.distance[at + first : at + last]
            mixed += beside[number].take(apart[number], 0)
            np.maximum(mixed, NOUGHT[: len(mixed)], out=mixed)
            np.matmul(mixed, self.tables.weight, out=scores[number])
        scores += self.tables.bias
        return scores

    def across(self, anchors: list[int], other: "PairScores", words: list[int]) -> Floats:
        """Raw scores [anchors, words, labels] of some words of this window or a later one.

        A later window's words count as farther away than any distance told apart.
        """
        mixed = self.anchor_factors[anchors][:, None] * other.factors[words]
        mixed += self.anchors[anchors][:, None]
        mixed += other.words[words]
        mixed += self.tables.sentences[sentence_row(other.sentence[words] - self.sentence[anchors][:, None])]
        apart = np.subtract.outer(words, anchors).T
        mixed += self.tables.distance[self.middle + apart if other is self else -1]
        return np.asarray(np.maximum(mixed, 0) @ self.tables.weight + self.tables.bias)


class WindowScores:
    """Scores of one window of words: `word(head)` [words, labels], `pair(head, anchors)` [anchors, words, labels]."""

    def __init__(
        self, scores: Floats, anchors: Floats, words: Floats, sentence: Integers, tables: dict[str, PairTables]
    ) -> None:
        self.size = len(scores)
        self.sentence = sentence
        self._tables = tables
        self._scores = split(scores, [len(names) for names in labels.WORD_HEADS.values()], labels.WORD_HEADS)
        widths = [2 * WIDTH] * len(labels.PAIR_HEADS)
        self._anchors = split(anchors, widths, labels.PAIR_HEADS)
        self._words = split(words, widths, labels.PAIR_HEADS)
        self._pairs: dict[str, PairScores] = {}

    def word(self, head: str, words: list[int] | slice = slice(None)) -> Floats:
        """Probabilities [words, labels] of a word head, of all words or some."""
        return softmax(self._scores[head][words])

    def pair(self, head: str, anchors: list[int], words: slice = slice(None)) -> Floats:
        """Raw scores [anchors, words, labels] of a pair head, of all words or a run of them."""
        first, last, _ = words.indices(self.size)
        return self.pairs(head).rows(anchors, first, last)

    def across(self, head: str, anchors: list[int], other: "WindowScores", words: list[int]) -> Floats:
        """Raw scores [anchors, words, labels] of some words of this window or a later one."""
        return self.pairs(head).across(anchors, other.pairs(head), words)

    def pairs(self, head: str) -> PairScores:
        """A pair head, made ready when first asked for."""
        if head not in self._pairs:
            self._pairs[head] = PairScores(self._anchors[head], self._words[head], self.sentence, self._tables[head])
        return self._pairs[head]

    def near(self, sentence: int, reach: int) -> slice:
        """The words of the sentences that lie within `reach` of a sentence."""
        first, last = np.searchsorted(self.sentence, [sentence - reach, sentence + reach + 1]).tolist()
        return slice(first, last)


def sentence_row(between: Integers) -> Integers:
    """The row of a table of sentences for so many sentences between."""
    return np.minimum(np.maximum(between + labels.SENTENCE_REACH, 0), 2 * labels.SENTENCE_REACH)


def split(scores: Floats, widths: list[int], heads: dict[str, tuple[str, ...]]) -> dict[str, Floats]:
    """The columns of each head."""
    parts = np.split(scores, np.cumsum(widths)[:-1], axis=1)
    return dict(zip(heads, parts, strict=True))


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), dtype=np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Probability of a single label."""
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)
