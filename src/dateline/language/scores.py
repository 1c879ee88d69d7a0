"""The numbers of one window: probabilities of the word heads, and pair scores computed where they are asked for.

A pair head's score of (anchor, word) is linear in ReLU(anchor + word + product of their factors + distance + sentences
apart), as in training; computing it outside the graph costs only as many rows as there are anchors.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.language import labels

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class PairTables:
    """Tables of one pair head: by distance in words, by sentences apart, and the last linear layer."""

    distance: Floats
    sentences: Floats
    weight: Floats
    bias: Floats


class WindowScores:
    """Scores of one window of words: `word(head)` [words, labels], `pair(head, anchors)` [anchors, words, labels]."""

    def __init__(
        self, scores: Floats, anchors: Floats, words: Floats, sentence: Integers, tables: dict[str, PairTables]
    ) -> None:
        self.size = len(scores)
        self.sentence = sentence
        self._tables = tables
        self._chances: dict[str, Floats] = {}
        self._scores = split(scores, [len(names) for names in labels.WORD_HEADS.values()], labels.WORD_HEADS)
        widths = [2 * labels.PAIR_WIDTH] * len(labels.PAIR_HEADS)
        self._anchors = split(anchors, widths, labels.PAIR_HEADS)
        self._words = split(words, widths, labels.PAIR_HEADS)

    def word(self, head: str) -> Floats:
        """Probabilities [words, labels] of a word head."""
        if head not in self._chances:
            self._chances[head] = softmax(self._scores[head])
        return self._chances[head]

    def pair(self, head: str, anchors: list[int]) -> Floats:
        """Raw scores [anchors, words, labels] of a pair head."""
        tables = self._tables[head]
        where = np.array(anchors, dtype=np.int32)
        apart = np.arange(self.size, dtype=np.int32)[None] - where[:, None]
        between = self.sentence[None] - self.sentence[where][:, None]
        mixed = combine(self._anchors[head][where], self._words[head])
        mixed += tables.distance[np.clip(apart, -labels.REACH, labels.REACH) + labels.REACH]
        return scored(mixed, between, tables)

    def across(self, head: str, anchors: list[int], other: "WindowScores", words: list[int]) -> Floats:
        """Raw scores [anchors, words, labels] of words of a later window: farther than any distance told apart."""
        tables = self._tables[head]
        mixed = combine(self._anchors[head][anchors], other._words[head][words]) + tables.distance[-1]
        return scored(mixed, other.sentence[words][None] - self.sentence[anchors][:, None], tables)


def combine(anchors: Floats, words: Floats) -> Floats:
    """Sum and product of the projections of anchors and words, [anchors, words, width]: a half of each is a factor."""
    width = labels.PAIR_WIDTH
    mixed: Floats = anchors[:, None, width:] * words[None, :, width:]
    mixed += anchors[:, None, :width]
    mixed += words[None, :, :width]
    return mixed


def scored(mixed: Floats, between: Integers, tables: PairTables) -> Floats:
    """The scores of mixed projections by the sentences between the words."""
    reach = labels.SENTENCE_REACH
    mixed += tables.sentences[np.clip(between, -reach, reach) + reach]
    np.maximum(mixed, 0, out=mixed)
    return np.asarray(mixed @ tables.weight + tables.bias, dtype=np.float32)


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
