"""Which people a number counts, by the words beside it."""

import pytest

from dateline.coding.tolls import counted
from dateline.language.annotations import Span


@pytest.mark.parametrize(
    ("text", "number", "field"),
    [
        ("At least four people were killed and 18 wounded.", "four", "killed"),
        ("At least four people were killed and 18 wounded.", "18", "injured"),
        ("killing at least 12 and injuring 30", "12", "killed"),
        ("killing at least 12 and injuring 30", "30", "injured"),
        ("more than 20 villagers were abducted", "more than 20", "abducted"),
        ("Police arrested about 40 demonstrators.", "40", "detained"),
        ("Ten were killed and 200 driven from their homes.", "200", "displaced"),
        ("four soldiers and two children died", "four", None),
        ("3,000 officers took part", "3,000", None),
    ],
)
def test_the_words_beside_a_number_say_whom_it_counts(text: str, number: str, field: str | None) -> None:
    start = text.index(number)
    assert counted(Span(start, start + len(number)), text) == field
