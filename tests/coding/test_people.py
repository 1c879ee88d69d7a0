"""People counted by the words that name them, without a figure for all of them."""

import pytest

from dateline.coding.people import count_people


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("her third husband", 1),
        ("she", 1),
        ("he was shot in the arm", 1),
        ("Ada Lanza", 1),
        ("Jonas Holmes, 24, a former clerk", 1),
        ("the physician", 1),
        ("British man", 1),
        ("Ada Lanza and Peter Lindqvist", 2),
        ("six aid workers and a driver", 7),
        ("his brother and two nieces", 3),
        ("a father, his son and his daughter", 3),
        ("none of the doctors", 0),
    ],
)
def test_each_one_named_is_counted(words: str, count: int) -> None:
    assert count_people(words) == count


@pytest.mark.parametrize(
    "words",
    [
        "protesters",
        "the villagers",
        "soldiers and a driver",
        "dozens",
        "at least three and a driver",
        "the crowd",
        "several people",
        "Americans",
        "killing 12",
        "a guard and wounding 35",
    ],
)
def test_who_cannot_be_counted_is_not(words: str) -> None:
    assert count_people(words) is None
