"""Values in a few words, as lists and pages show them."""

import pytest

from dateline.record.words import number_words, value_words


@pytest.mark.parametrize(
    ("from_", "to", "words"),
    [
        ("2023-09-13", "2023-09-13", "2023-09-13"),
        ("2023-09-13T11:43+09:00", "2023-09-13T11:53+09:00", "2023-09-13T11:43+09:00 to 11:53+09:00"),
        (None, "2023-09-13", "until 2023-09-13"),
        ("2023-09-13", None, "2023-09-13"),
    ],
)
def test_a_time_is_said_by_the_ends_it_has(from_: str | None, to: str | None, words: str) -> None:
    assert value_words({"status": "resolved", "from": from_, "to": to}) == words


def test_a_time_without_an_end_is_said_to_go_on() -> None:
    since = {"status": "resolved", "from": "2021-01-01", "to": None, "edtf": "2021-01-01/.."}
    assert value_words(since) == "since 2021-01-01"


@pytest.mark.parametrize(
    ("bounds", "words"),
    [((4, 4, 4), "4"), ((130_000_000, 130_000_000, 130_000_000), "130000000"), ((None, 0.5, None), "0.5")],
)
def test_a_number_is_written_out_however_great(bounds: tuple[float | None, ...], words: str) -> None:
    assert number_words(*bounds) == words
