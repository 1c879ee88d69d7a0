"""An outcome told beside the words for a launch is its outcome."""

import pytest
from coding.annotating import Marker

from dateline.coding.drafts import Draft
from dateline.coding.outcomes import with_outcomes


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("It was the first successful test of it.", "test", ["successful"]),
        ("It was the first successful test of it.", "successful test", ["successful"]),
        ("They successfully fired it.", "fired", ["successfully"]),
        ("The failed autumn launch came first.", "launch", ["failed"]),
        ("The launch had failed, they said.", "launch", ["failed"]),
        ("It was not successful launch weather.", "launch", []),
        ("A failure of talks led to the launch.", "launch", []),
        ("The launch came after a failed vote.", "launch", []),
    ],
)
def test_a_word_beside_a_trigger_tells_how_it_went(text: str, trigger: str, told: list[str]) -> None:
    mark = Marker(text)
    event = mark.event(mark.span(trigger), mode="weapons-test", kind="missile-launch")
    (draft,) = with_outcomes([Draft(event.triggers, event, (), ())], text)
    assert [text[a.span.start : a.span.end] for a in draft.arguments if a.role == "outcome"] == told


def test_what_is_no_launch_has_no_outcome() -> None:
    mark = Marker("It was a successful vote.")
    event = mark.event(mark.span("vote"), type_="CONSULT")
    (draft,) = with_outcomes([Draft(event.triggers, event, (), ())], mark.text)
    assert not draft.arguments
