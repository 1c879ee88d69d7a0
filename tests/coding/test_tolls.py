"""Which people a number counts, by the words beside it."""

import pytest
from coding.annotating import Marker

from dateline.coding.tolls import counted, of_people
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


@pytest.mark.parametrize(
    ("kind", "mode", "text", "number", "field"),
    [
        ("COERCE", "arrest", "Ten men were sent to custody.", "Ten", "detained"),
        ("COERCE", "arrest", "He was held on 12 counts of fraud.", "12", "count"),
        ("COERCE", "seize", "Police searched 40 members.", "40", "count"),
        ("SANCTION", "expel", "Some 100,000 civilians were driven out.", "Some 100,000", "displaced"),
        ("SANCTION", "expel", "Norland expelled 60 diplomats.", "60", "count"),
        ("SANCTION", "expel", "Norland shut 1,200 houses of theirs.", "1,200", "count"),
    ],
)
def test_a_bare_count_counts_whom_its_event_is_about(kind: str, mode: str, text: str, number: str, field: str) -> None:
    mark = Marker(text)
    event = mark.event(mark.span(text.split()[2]), type_=kind, mode=mode, arguments=[mark.argument("count", number)])
    assert of_people(event.arguments[0], event, text).role == field
