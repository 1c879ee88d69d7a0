"""Which characters stand between quotation marks."""

import pytest

from dateline.coding.quotes import has_quotes, is_within_quotes


@pytest.mark.parametrize(
    "text",
    [
        "He said “we HERE go” and left",
        'He said "we HERE go" and left',
        "He said ''we HERE go'' and left",
        "He said ``we HERE go'' and left",
        "“We HERE go on and on",
        "“Yes.” He added: “we HERE",
        "“We go on. “And HERE on,” he said.",
    ],
)
def test_words_after_an_opening_mark_are_quoted(text: str) -> None:
    assert is_within_quotes(text, text.index("HERE"))


@pytest.mark.parametrize(
    "text",
    [
        "He said HERE that it isn't so",
        "He said “we go” HERE and left",
        'He said "we go" HERE and left',
        "He said ``we go'' HERE and left",
        "“We go on and on\nHERE he left",
        "“We go on. “And on,” he said. HERE he left",
    ],
)
def test_words_after_a_closing_mark_or_line_are_not(text: str) -> None:
    assert not is_within_quotes(text, text.index("HERE"))


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert has_quotes("he called it ''a trap''")
    assert not has_quotes("the mayors' meeting isn't over")
