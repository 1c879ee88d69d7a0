"""The likeliest lawful tags: no name goes on that never began."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.language import labels
from dateline.language.smoothing import best_tags, is_lawful

CHANCE = st.floats(0.0009765625, 1.0, width=32)


def test_a_name_whose_first_word_is_weak_is_still_one_name() -> None:
    tags = ("-", "B-place", "I-place")
    chances = np.array([[0.55, 0.40, 0.05], [0.05, 0.05, 0.90]], dtype=np.float32)
    assert best_tags(chances, tags).tolist() == [1, 2]


@given(arrays(np.float32, st.tuples(st.integers(1, 12), st.just(len(labels.ENTITY))), elements=CHANCE))
def test_tags_are_lawful(chances: np.ndarray) -> None:
    tags = [labels.ENTITY[t] for t in best_tags(chances, labels.ENTITY)]
    assert all(is_lawful(before, tag) for before, tag in zip([labels.OUT, *tags], tags, strict=False))


@given(arrays(np.float32, st.tuples(st.integers(1, 5), st.just(5)), elements=CHANCE))
def test_no_other_lawful_tags_are_likelier(chances: np.ndarray) -> None:
    tags = ("-", "B-person", "I-person", "B-place", "I-place")
    worth = {
        row: sum(float(np.log(chance[tag])) for chance, tag in zip(chances, row, strict=True))
        for row in product(range(5), repeat=len(chances))
        if all(is_lawful(tags[a], tags[b]) for a, b in pairwise((0, *row)))
    }
    assert worth[tuple(best_tags(chances, tags).tolist())] >= max(worth.values()) - 1e-4
