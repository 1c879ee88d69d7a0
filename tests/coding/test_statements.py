"""Quotations that go on with what somebody has just said."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ada Lanza said the camp was bad. “There is no water at all.”", ["Ada Lanza", "Ada Lanza"]),
        ("Ada Lanza said the camp was bad. “No water here. We wait.” “And we freeze here.”", ["Ada Lanza"] * 3),
        ("Ada Lanza said the camp was bad. Troops left. “There is no water at all.”", ["Ada Lanza"]),
        ("Ada Lanza said the camp was bad.\n“There is no water at all.”", ["Ada Lanza"]),
        ("Ada Lanza said the camp was bad. “There is no water,” Mira Toll said.", ["Ada Lanza"]),
        ("Ada Lanza said the camp was bad. “Dire straits.”", ["Ada Lanza"]),
        ("Ada Lanza said the camp was bad. “I asked them: ‘Who goes there?’”", ["Ada Lanza"] * 2),
        ("Ada Lanza said the camp was bad. “There is no water. “Nobody may leave it.”", ["Ada Lanza"] * 3),
        ('Ada Lanza said the camp was bad. "There is no water. "Nobody may leave it."', ["Ada Lanza"] * 3),
    ],
)
def test_a_quotation_right_behind_a_saying_is_of_who_said_it(
    code_written: CodeWritten, text: str, speakers: list[str]
) -> None:
    report = make_report(("body", text))
    mark = Marker(report.text)
    saying = mark.saying("Ada Lanza", "said", "the camp was bad")
    statements = code_written(report, mark.annotations(attributions=[saying])).statements
    assert [s.speaker.text for s in statements] == speakers
    assert [s.direct for s in statements] == [False, *(True for _ in speakers[1:])]


def test_a_saying_begins_where_its_quotation_does(code_written: CodeWritten) -> None:
    report = make_report(("body", "They met. “That is why we came. The port shows great interest,” Ada Lanza said."))
    mark = Marker(report.text)
    saying = mark.saying("Ada Lanza", "said", "The port shows great interest,”")
    (statement,) = code_written(report, mark.annotations(attributions=[saying])).statements
    assert report.text[statement.start : statement.end].startswith("“That is why")


@pytest.mark.parametrize("when", ["late Wednesday", "Thursday", "this month"])
def test_when_it_was_said_is_no_part_of_to_whom(code_written: CodeWritten, when: str) -> None:
    report = make_report(("body", f"Ada Lanza told state television {when} the camp was bad."))
    mark = Marker(report.text)
    saying = mark.saying("Ada Lanza", "told", "the camp was bad")
    (statement,) = code_written(report, mark.annotations(attributions=[saying])).statements
    assert statement.to is not None
    assert statement.to.text == "state television"


def test_what_two_say_together_is_the_statement_of_each(code_written: CodeWritten) -> None:
    report = make_report(("body", "Ada Lanza and Mara Okafor said the camp was bad."))
    mark = Marker(report.text)
    saying = mark.saying("Ada Lanza and Mara Okafor", "said", "the camp was bad")
    people = [mark.entity("person", name) for name in ("Ada Lanza", "Mara Okafor")]
    statements = code_written(report, mark.annotations(entities=people, attributions=[saying])).statements
    assert [s.speaker.text for s in statements] == ["Ada Lanza", "Mara Okafor"]
