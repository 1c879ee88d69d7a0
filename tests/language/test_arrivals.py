"""Which words tell of an arrival and which of a meeting."""

import pytest

from dateline.language.arrivals import arrival_and_meeting


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (["arrived"], ["met"], True),
        (["talks"], ["visit", "landed"], True),
        (["reached"], ["visit"], False),
        (["arrived"], ["arrival"], False),
        (["summit"], ["met"], False),
    ],
)
def test_an_arrival_and_a_meeting_are_apart_and_a_visit_is_either(
    one: list[str], other: list[str], apart: bool
) -> None:
    assert arrival_and_meeting(one, other) is apart
    assert arrival_and_meeting(other, one) is apart
