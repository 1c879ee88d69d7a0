"""Short names mean the fuller ones of their report."""

import pytest

from dateline.coding.references import find_referent, fuller_words, whole_country
from dateline.language.annotations import Annotations, Span

TEXT = (
    "South Korea's Joint Chiefs of Staff spoke first. "
    "The Japanese Coast Guard and Norland's navy and Sudmark's navy followed."
)


def test_a_body_without_its_country_takes_the_one_it_is_named_with() -> None:
    assert fuller_words("the Joint Chiefs", TEXT) == "South Korea's Joint Chiefs"
    assert fuller_words("the Coast Guard", TEXT) == "Japanese Coast Guard"


def test_a_body_that_two_countries_have_stays_as_it_is() -> None:
    assert fuller_words("the navy", TEXT) is None


def test_a_body_never_named_with_a_country_stays_as_it_is() -> None:
    assert fuller_words("the ministry", TEXT) is None


def test_the_north_is_the_country_that_the_text_calls_so() -> None:
    assert whole_country("North", TEXT) is None
    assert whole_country("South", TEXT) == "South Korea"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("the South", "South Korea"),
        ("the South's Joint Chiefs", "South Korea's Joint Chiefs"),
        ("South’s military", "South Korea’s military"),
        ("the north", "the north"),
        ("North's army", "North's army"),
    ],
)
def test_half_a_country_is_made_whole_where_it_stands_for_it(words: str, meant: str) -> None:
    text = f"{TEXT} {words}"
    span = Span(len(TEXT) + 1, len(text))
    assert find_referent(span, text, Annotations((), (), (), (), ())).words == meant
