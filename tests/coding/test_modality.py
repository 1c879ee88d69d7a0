"""Words before a trigger that say an event is to come or may be, and questions."""

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
        ("Did the leaders hold talks?", "actual", "hypothetical"),
        ("“Have the two leaders ever held talks?” a reporter asked.", "actual", "hypothetical"),
        ("A reporter asked whether the leaders held talks.", "actual", "hypothetical"),
        ("A reporter asked whether the talks had failed.", "actual", "actual"),
        ("Who will pay for the talks?", "actual", "actual"),
        ("Will they regret that they held talks?", "actual", "actual"),
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
