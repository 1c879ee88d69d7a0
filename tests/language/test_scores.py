"""Pair scores are what the network would say, whichever words and anchors they are asked for."""

import numpy as np
import pytest

from dateline.language import labels
from dateline.language.scores import Floats, PairTables, WindowScores, widen

SENTENCES = np.array([3, 3, 3, 4, 4, 5, 9, 9, 20, 20], dtype=np.int32)
SIZE, WIDTH = len(SENTENCES), labels.PAIR_WIDTH
RNG = np.random.default_rng(7)


def normal(*shape: int) -> Floats:
    return RNG.normal(size=shape).astype(np.float32)


DISTANCES = normal(2 * labels.REACH + 1, WIDTH)
TABLES = PairTables(widen(DISTANCES), normal(2 * labels.SENTENCE_REACH + 1, WIDTH), normal(WIDTH, 9), normal(9))


def window() -> WindowScores:
    columns = sum(len(names) for names in labels.WORD_HEADS.values())
    wide = 2 * WIDTH * len(labels.PAIR_HEADS)
    tables = dict.fromkeys(labels.PAIR_HEADS, TABLES)
    return WindowScores(normal(SIZE, columns), normal(SIZE, wide), normal(SIZE, wide), SENTENCES, tables)


def by_hand(one: WindowScores, anchor: int, other: WindowScores, word: int, distance: Floats) -> Floats:
    """The formula of the network (training/model.py), one word at a time."""
    own, its = one._anchors["argument"][anchor], other._words["argument"][word]
    between = np.clip(other.sentence[word] - one.sentence[anchor], -labels.SENTENCE_REACH, labels.SENTENCE_REACH)
    mixed = own[:WIDTH] + its[:WIDTH] + own[WIDTH:] * its[WIDTH:] + distance
    mixed = mixed + TABLES.sentences[between + labels.SENTENCE_REACH]
    return np.asarray(np.maximum(mixed, 0) @ TABLES.weight + TABLES.bias)


def test_each_score_is_the_formula_of_the_network() -> None:
    scores = window()
    found = scores.pair("argument", [0, 4, 9])
    for row, anchor in zip(found, [0, 4, 9], strict=True):
        for word in range(SIZE):
            distance = DISTANCES[word - anchor + labels.REACH]
            assert row[word] == pytest.approx(by_hand(scores, anchor, scores, word, distance), abs=1e-4)


def test_a_run_of_words_scores_as_it_does_among_all() -> None:
    scores = window()
    assert scores.pair("value", [2, 6], slice(3, 8)) == pytest.approx(scores.pair("value", [2, 6])[:, 3:8], abs=1e-5)


def test_some_words_score_as_they_do_among_all() -> None:
    scores = window()
    some = scores.across("same", [1, 5], scores, [0, 7, 9])
    assert some == pytest.approx(scores.pair("same", [1, 5])[:, [0, 7, 9]], abs=1e-4)


def test_words_of_a_later_window_are_farther_than_any_distance() -> None:
    one, later = window(), window()
    (row,) = one.across("argument", [8], later, [2])
    assert row[0] == pytest.approx(by_hand(one, 8, later, 2, DISTANCES[-1]), abs=1e-4)


def test_words_far_apart_take_the_farthest_distance() -> None:
    wide = widen(DISTANCES)
    middle = len(wide) // 2
    assert (wide[middle + labels.REACH + 5] == DISTANCES[-1]).all()
    assert (wide[middle - 3] == DISTANCES[labels.REACH - 3]).all()


def test_near_are_the_words_of_so_many_sentences() -> None:
    assert [window().near(4, reach) for reach in (0, 1, 5)] == [slice(3, 5), slice(0, 6), slice(0, 8)]
