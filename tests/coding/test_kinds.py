"""What was launched, where the words leave less doubt than the model."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import Surround

from dateline.coding.drafts import Draft, make_drafts
from dateline.coding.kinds import with_kind


def read(surrounded: Surround, words: str, trigger: str, mode: str, kind: str | None = None, **told: str) -> Draft:
    """The draft of a report of one sentence, as it is read."""
    report = make_report(("body", words))
    mark = Marker(report.text)
    arguments = [mark.argument(role, said) for role, said in told.items()]
    event = mark.event(mark.span(trigger), mode=mode, kind=kind, arguments=arguments)
    (draft,) = make_drafts([event], report.paragraphs, report.text)
    return with_kind(draft, surrounded(report, mark.annotations(event)))


@pytest.mark.parametrize(
    ("role", "mode", "made"),
    [("class", "weapons", "weapons-test"), ("weapon", "weapons", "weapons"), ("class", "troops", "troops")],
)
def test_weapons_of_which_the_flight_or_class_is_told_were_launched(
    role: str, mode: str, made: str, surrounded: Surround
) -> None:
    draft = read(surrounded, "Norland fired two rockets on Wednesday.", "fired", mode, **{role: "two rockets"})
    assert draft.frame.mode == made


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Norland failed in an attempt to place a spy satellite in orbit.", "satellite-launch"),
        ("Norland failed in an attempt to sink a target ship.", "missile-launch"),
        ("Norland failed in an attempt to hit debris in orbit with a missile.", "missile-launch"),
    ],
)
def test_what_is_launched_for_an_orbit_is_no_missile(words: str, kind: str, surrounded: Surround) -> None:
    assert read(surrounded, words, "attempt", "weapons-test", "missile-launch").frame.kind == kind
