"""Words and windows: every word stands in exactly one window, no window is over its limit, offsets are characters."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dateline.language.model import WEIGHTS
from dateline.language.sentences import split_sentences
from dateline.language.tokens import (
    CLS,
    LIMIT,
    LOWER,
    MIXED,
    SEP,
    TITLE,
    UPPER,
    Tokens,
    Window,
    case_of,
    even_edges,
    load_tokenizer,
    make_windows,
    pack,
    tokenize,
)

TOKENIZER: Tokenizer = load_tokenizer(WEIGHTS / "tokenizer.json")
WORDS = st.sampled_from(
    [
        *(
            "the",
            "missile",
            "Sunan",
            "350",
            "km.",
            "Seoul's",
            "(JCS)",
            "said",
            "“no”,",
            "uncharacteristically;",
            "Čapek",
        ),
        *("北", "🚀", "...", "\n", "[SEP]", "\x00", ""),
    ]
)
PROSE = st.lists(WORDS, max_size=600).map(" ".join)


def cut(text: str) -> tuple[Tokens, tuple[Window, ...]]:
    tokens = tokenize(TOKENIZER, text)
    return tokens, make_windows(tokens, split_sentences(text))


@settings(max_examples=60, deadline=None)
@given(PROSE)
def test_every_word_stands_in_exactly_one_window(text: str) -> None:
    tokens, windows = cut(text)
    assert [w for window in windows for w in range(window.first, window.last)] == list(range(len(tokens.starts)))


@settings(max_examples=60, deadline=None)
@given(PROSE)
def test_every_piece_is_read_once_and_no_window_is_over_its_limit(text: str) -> None:
    tokens, windows = cut(text)
    assert all(window.pieces[0] == CLS and window.pieces[-1] == SEP for window in windows)
    assert all(len(window.pieces) <= LIMIT + 2 for window in windows)
    assert np.concatenate([[], *(w.pieces[1:-1] for w in windows)]).tolist() == tokens.ids.tolist()


@settings(max_examples=60, deadline=None)
@given(PROSE)
def test_words_are_characters_of_the_text_in_order(text: str) -> None:
    tokens, _ = cut(text)
    spans = list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True))
    assert all(text[a:b].strip() == text[a:b] != "" for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@settings(max_examples=60, deadline=None)
@given(PROSE)
def test_each_word_is_seen_through_its_first_piece(text: str) -> None:
    tokens, windows = cut(text)
    for window in windows:
        assert len(window.heads) == len(window.sentence) == window.last - window.first
        firsts = np.searchsorted(tokens.word_of, np.arange(window.first, window.last))
        assert window.pieces[window.heads].tolist() == tokens.ids[firsts].tolist()


def test_sentences_that_fit_are_never_cut() -> None:
    text = " ".join(f"Ship {n} left the harbour of Port Harlan with grain for the coast." for n in range(120))
    _, windows = cut(text)
    assert len(windows) > 1
    numbers = [set(window.sentence.tolist()) for window in windows]
    assert all(not a & b for a, b in pairwise(numbers))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=80))
def test_windows_are_as_few_as_can_be_and_the_longest_as_short(sizes: list[int]) -> None:
    edges = even_edges(sizes, 100)
    lengths = [sum(sizes[a:b]) for a, b in pairwise(edges)]
    assert edges == sorted(set(edges))
    assert (edges[0], edges[-1]) == (0, len(sizes))
    assert max(lengths) <= 100
    assert len(lengths) == len(pack(sizes, 100)) - 1
    assert len(pack(sizes, max(lengths) - 1)) > len(edges) or max(lengths) == max(sizes)


def test_a_text_a_little_longer_than_a_window_is_read_in_two_halves() -> None:
    text = " ".join(f"Ship {n} left the harbour of Port Harlan with grain for the coast." for n in range(40))
    tokens, windows = cut(text)
    assert LIMIT < len(tokens.ids) < LIMIT * 6 // 5
    one, other = (len(window.pieces) for window in windows)
    assert abs(one - other) < 20


def test_a_sentence_longer_than_a_window_is_cut_between_words() -> None:
    text = "and ".join(["grain "] * 900) + "."
    _, windows = cut(text)
    assert len(windows) > 2
    assert set(np.concatenate([w.sentence for w in windows]).tolist()) == {0}


def test_a_text_without_words_has_no_window() -> None:
    assert cut("")[1] == cut(" \n ")[1] == ()


def test_characters_outside_the_basic_plane_count_as_one() -> None:
    tokens, _ = cut("🚀 Launch")
    assert (int(tokens.starts[-1]), int(tokens.ends[-1])) == (2, 8)


@pytest.mark.parametrize(
    ("word", "case"),
    [("missile", LOWER), ("350", LOWER), ("Seoul", TITLE), ("I", TITLE), ("JCS", UPPER), ("McKay", MIXED)],
)
def test_the_model_is_told_how_a_word_is_written(word: str, case: int) -> None:
    assert case_of(word) == case
