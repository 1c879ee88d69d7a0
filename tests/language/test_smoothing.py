"""Smoothed labels are the best sequence: no other sequence of labels has a larger sum of scores less prices."""

from itertools import pairwise, product

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.language.smoothing import smooth_labels

SCORES = st.lists(st.lists(st.integers(-5, 5), min_size=3, max_size=3), min_size=1, max_size=5)


def worth(labels: tuple[int, ...], scores: list[list[int]], prices: list[int]) -> int:
    changes = sum(prices[a] + prices[b] for a, b in pairwise(labels) if a != b)
    return sum(row[label] for row, label in zip(scores, labels, strict=True)) - changes


@given(SCORES, st.lists(st.integers(0, 3), min_size=3, max_size=3))
@example([[0, 4, 0], [5, -2, -2], [0, 4, 0]], [1, 3, 0])
def test_no_other_labels_are_worth_more(scores: list[list[int]], prices: list[int]) -> None:
    (best,) = smooth_labels(np.array([scores], np.float32), np.array(prices, np.float32)).tolist()
    most = max(worth(labels, scores, prices) for labels in product(range(3), repeat=len(scores)))
    assert worth(tuple(best), scores, prices) == most


@given(SCORES)
def test_without_prices_each_word_takes_its_own_best(scores: list[list[int]]) -> None:
    (best,) = smooth_labels(np.array([scores], np.float32), np.zeros(3, np.float32)).tolist()
    assert [row[label] for row, label in zip(scores, best, strict=True)] == [max(row) for row in scores]


def test_a_weak_word_does_not_break_a_run() -> None:
    scores = np.array([[[0, 3], [0, 3], [1, 0], [0, 3], [0, 3], [9, 0]]], np.float32)
    assert smooth_labels(scores, np.array([0, 1], np.float32)).tolist() == [[1, 1, 1, 1, 1, 0]]


def test_rows_do_not_touch_each_other() -> None:
    scores = np.random.default_rng(1).normal(size=(4, 30, 3)).astype(np.float32)
    prices = np.array([0, 0.25, 1], np.float32)
    alone = np.concatenate([smooth_labels(row[None], prices) for row in scores])
    assert smooth_labels(scores, prices).tolist() == alone.tolist()


def test_words_beyond_doubt_part_a_row_and_change_nothing() -> None:
    scores = np.random.default_rng(2).normal(size=(3, 42, 3)).astype(np.float32)
    prices = np.array([0, 0.25, 1], np.float32)
    scores[:, ::7, 0] += 9
    parts = [smooth_labels(scores[:, at : at + 8], prices)[:, :7] for at in range(0, 42, 7)]
    assert smooth_labels(scores, prices).tolist() == np.concatenate(parts, axis=1).tolist()
