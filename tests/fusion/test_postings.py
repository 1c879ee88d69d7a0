"""Numbers under keys, however many: what a plain table would say."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fusion import postings
from dateline.fusion.postings import MemoryPostings, key_of

KEYS = st.integers(0, 12).map(lambda at: (at * 2**60) % 2**64)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "RECENT", 3)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(KEYS, unique=True, max_size=4), max_size=30), st.lists(KEYS, max_size=6))
def test_postings_find_what_a_table_would_in_the_same_order(filed: list[list[int]], asked: list[int]) -> None:
    held, table = MemoryPostings(), defaultdict(list)
    for number, keys in enumerate(filed):
        held.file(keys, number)
        for key in keys:
            table[key].append(number)
    assert held.find(asked) == {key: table[key] for key in set(asked) if key in table}


def test_a_key_is_that_of_its_value() -> None:
    assert key_of(("day", "attack", "KOR", 738000)) == key_of(("day", "attack", "KOR", 738000))
    assert key_of(("day", "attack", "KOR", 738000)) != key_of(("day", "attack", "KOR", 738001))
    assert 0 <= key_of("x") < 2**64
