"""Sentences lose nothing but white space, and a full stop that ends nothing ends nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.sentences import split_sentences

PROSE = st.text(st.sampled_from("abc ABC.!?…\n\t\"'”’)]([12 "), max_size=200)


def sentences_of(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


def test_a_full_stop_before_a_capital_ends_a_sentence() -> None:
    assert sentences_of("Shells fell on the port. Nobody was hurt.") == [
        "Shells fell on the port.",
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Adeyo met Mr. Pavlic on Sept. 3 in Port Harlan.",
        "The U.S. Navy sent a ship.",
        "J. R. Moreno of Halden Corp. said so.",
        "Inflation was 3.4 percent, No. 2 in the region.",
        "He arrived at 9 a.m. on Monday.",
    ],
)
def test_abbreviations_initials_and_figures_end_nothing(text: str) -> None:
    assert sentences_of(text) == [text]


def test_an_abbreviation_may_still_end_a_sentence_before_a_word_that_opens_one() -> None:
    assert sentences_of("They flew to the U.S. The talks failed.") == ["They flew to the U.S.", "The talks failed."]


def test_a_closing_quotation_mark_belongs_to_the_sentence_it_closes() -> None:
    assert sentences_of('"We shall not go." She left.') == ['"We shall not go."', "She left."]


def test_a_line_break_ends_a_sentence_without_a_mark() -> None:
    assert sentences_of("Talks resume\n\nVENDALE - Envoys met.") == ["Talks resume", "VENDALE - Envoys met."]


@given(PROSE)
def test_sentences_are_in_order_apart_and_bare_of_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)


@given(PROSE)
def test_nothing_is_lost_between_sentences_but_white_space(text: str) -> None:
    inside = {at for s in split_sentences(text) for at in range(s.start, s.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in inside)
