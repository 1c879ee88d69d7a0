"""Values told once: one speaker's words for one thing are one value, by the fullest of them."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten

from dateline.coding.mention import Mention, Value
from dateline.coding.values import is_conversion
from dateline.grammar import read_quantities


def launch(code_written: CodeWritten, sentence: str, *told: tuple[str, ...]) -> Mention:
    """The launch of which each of `told` is words for the class, with who says so."""
    report = make_report(("body", sentence))
    mark = Marker(report.text)
    arguments = [mark.argument("class", words, *speakers) for words, *speakers in told]
    event = mark.event(mark.span("fired"), mode="weapons-test", kind="missile-launch", arguments=arguments)
    (mention,) = code_written(report, mark.annotations(event)).mentions
    return mention


def classes(mention: Mention) -> list[str | None]:
    return [value.value for value in mention.values if value.field == "class"]


@pytest.mark.parametrize(
    "words",
    [
        "short-range ballistic missile (SRBM",
        "short-range ballistic missile, or SRBM",
        "a suspected short-range ballistic missile",
    ],
)
def test_a_class_has_neither_doubts_nor_its_letters(code_written: CodeWritten, words: str) -> None:
    assert classes(launch(code_written, f"They fired {words}) on Monday.", (words,))) == [
        "short-range ballistic missile"
    ]


@pytest.mark.parametrize("words", ["missile", "new missiles", "rockets"])
def test_a_missile_alone_is_of_no_class(code_written: CodeWritten, words: str) -> None:
    assert classes(launch(code_written, f"They fired two {words} on Monday.", (words,))) == []


@pytest.mark.parametrize("words", ["ballistic missile", "missile", "SRBM"])
def test_the_same_speakers_fewer_words_are_the_fuller_ones(code_written: CodeWritten, words: str) -> None:
    sentence = f"They fired one {words}; it was a short-range ballistic missile."
    mention = launch(code_written, sentence, (words,), ("short-range ballistic missile",))
    assert classes(mention) == ["short-range ballistic missile"]
    assert {claim.value for claim in mention.claims if claim.field == "class"} == {"short-range ballistic missile"}


def test_what_another_speaker_says_in_fewer_words_stays_as_said(code_written: CodeWritten) -> None:
    sentence = "They fired a ballistic missile. The navy called it a short-range ballistic missile."
    mention = launch(code_written, sentence, ("ballistic missile",), ("short-range ballistic missile", "The navy"))
    assert classes(mention) == ["short-range ballistic missile"]
    claims = {claim.speaker.kind: claim.value for claim in mention.claims if claim.field == "class"}
    assert claims["outlet"] == "ballistic missile"


def test_what_a_list_names_is_several_things(code_written: CodeWritten) -> None:
    sentence = "They fired cruise missiles and long-range cruise missiles."
    mention = launch(code_written, sentence, ("cruise missiles",), ("long-range cruise missiles",))
    assert classes(mention) == ["cruise missile", "long-range cruise missile"]


def test_two_kinds_of_one_thing_are_two(code_written: CodeWritten) -> None:
    sentence = "They fired a cruise missile; then they fired a ballistic missile."
    assert classes(launch(code_written, sentence, ("cruise missile",), ("ballistic missile",))) == [
        "cruise missile",
        "ballistic missile",
    ]


def test_what_a_bracket_tells_in_other_units_is_no_second_value(code_written: CodeWritten) -> None:
    report = make_report(("body", "It flew 100 km (about 62 miles)."))
    mark = Marker(report.text)
    arguments = [mark.argument("range_km", words) for words in ("100 km", "62 miles")]
    event = mark.event(mark.span("flew"), mode="weapons-test", kind="missile-launch", arguments=arguments)
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert [value.best for value in mention.values if value.field == "range_km"] == [100]
    assert {report.text[c.start : c.end] for c in mention.claims if c.field == "range_km"} == {"100 km"}


def test_a_bracket_in_the_same_unit_tells_a_second_value() -> None:
    text = "It flew 100 km (150 km with wind; 62 miles)."
    values = [
        Value(text.index(words), text.index(words) + len(words), words, "range_km", low=n, best=n, high=n, unit="km")
        for words, n in (("100 km", 100), ("150 km", 150))
    ]
    assert not is_conversion(values[1], values[0], text)


@pytest.mark.parametrize(
    "words", ["200,000 dinars (£1,400; US$1,800)", "$10bn (about £7.6bn)", "€300 ($340)", "5m yuan (or $700,000)"]
)
def test_money_in_brackets_behind_money_is_the_same_amount(words: str) -> None:
    text = f"He was fined {words} on Monday."
    first, *others = (
        Value(q.start, q.end, q.text, "money", low=q.low, best=q.best, high=q.high, unit=q.unit)
        for q in read_quantities(text)
    )
    assert others
    assert all(is_conversion(other, first, text) for other in others)


@pytest.mark.parametrize(
    ("sentence", "told"), [("30 days", 0.08), ("11 months", 0.92), ("six months", 0.5), ("two years", 2)]
)
def test_a_sentence_is_told_in_hundredths_of_a_year(code_written: CodeWritten, sentence: str, told: float) -> None:
    report = make_report(("body", f"A court jailed the editor for {sentence}."))
    mark = Marker(report.text)
    term = mark.argument("sentence_years", sentence)
    event = mark.event(mark.span("jailed"), type_="COERCE", mode="arrest", arguments=[term])
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert [value.best for value in mention.values] == [told]
    assert {claim.best for claim in mention.claims if claim.field == "sentence_years"} == {told}
