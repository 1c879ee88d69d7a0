"""Words right before a trigger that say an event is to come or may be."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten


@pytest.mark.parametrize(
    ("text", "told", "modality"),
    [
        ("The leaders arrived, set for rare talks.", "actual", "future"),
        ("Norland plans to hold talks.", "actual", "future"),
        ("The leaders could hold talks.", "actual", "hypothetical"),
        ("The leaders held talks in May.", "actual", "actual"),
        ("They were late due to the talks.", "actual", "actual"),
        ("Nobody was set for talks.", "negated", "negated"),
    ],
)
def test_a_plan_before_the_trigger_settles_what_the_model_takes_for_done(
    code_written: CodeWritten, text: str, told: str, modality: str
) -> None:
    report = make_report(("body", text))
    mark = Marker(report.text)
    event = mark.event(mark.span("talks"), type_="CONSULT", modality=told)
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert mention.modality == modality


def test_what_was_to_come_is_no_word_for_what_happened(code_written: CodeWritten) -> None:
    report = make_report(("body", "The leaders met at the port, set for rare talks. Their meeting lasted an hour."))
    mark = Marker(report.text)
    event = mark.event(mark.span("met"), mark.span("talks"), mark.span("meeting"), type_="CONSULT")
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert [t.text for t in (mention.trigger, *mention.others)] == ["met", "meeting"]
