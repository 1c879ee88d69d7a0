"""The scores of ECB+ as the reference scorer has them, where mentions are missed or are none."""

import pytest

from benchmarks.ecbplus import b_cubed, ceaf_e, muc

GOLD = [{"a", "b", "c"}, {"d"}]
FOUND = [{"a", "b", "own"}]


def test_a_link_to_a_mention_that_is_none_is_a_wrong_link():
    assert muc(FOUND, GOLD) == (1 / 2, 1 / 2)


def test_a_missed_mention_costs_recall_and_one_that_is_none_precision():
    assert b_cubed(FOUND, GOLD) == (pytest.approx(4 / 9), pytest.approx(4 / 12))
    assert ceaf_e(FOUND, GOLD) == (pytest.approx(2 / 3), pytest.approx(1 / 3))


def test_what_is_found_whole_scores_one():
    for score in (muc, b_cubed, ceaf_e):
        assert score(GOLD, GOLD) == (1, 1)
