"""What changed between two moments, when events grow, are renamed, merge or part."""

import pytest
from tellings import write

from dateline.record import Record
from dateline.record.difference import compare

SOUTH, JAPAN = "The South's military", "Japan's Defense Ministry"
FILLERS = [
    "Gulls wheeled over the empty quay while the ferry crews waited for word from the town.",
    "Markets in the capital opened as they do every morning, with cabbages and cheap umbrellas.",
]
EARLY = write("Harbour Courier", "2023-09-14", [(SOUTH, "two", "Sunan", 13, False)], FILLERS[:1])
LATE = write("Valley Gazette", "2023-09-15", [(JAPAN, "two", "Sunan", 13, False)], FILLERS[1:])
ELSEWHERE = write("Northern Post", "2023-09-14", [(JAPAN, "two", "Wonsan", 11, False)], FILLERS[1:])


@pytest.fixture
def record(location, clock):
    with Record.open(location, create=True, clock=clock) as opened:
        yield opened


def test_an_event_that_an_earlier_report_gave_another_id_has_changed_and_is_neither_new_nor_gone(record):
    record.add(*LATE)
    before = record.fused()
    record.add(*EARLY)
    (change,) = compare(before, record.fused())
    assert change.what == "changed"
    assert {each.field for each in change.changes} == {"id", "credibility", "origins", "reports"}
    assert change.event != before.events[0].id


def test_an_event_that_merged_says_into_which_and_one_that_parted_from_which(record):
    record.add(*EARLY)
    record.add(*ELSEWHERE)
    apart = record.fused()
    decision = record.decide("same", user="ana", reason="one test", events=tuple(event.id for event in apart.events))
    merged = record.fused()
    gone = next(each for each in compare(apart, merged) if each.what == "gone")
    assert gone.other == merged.events[0].id
    record.decide("undo", user="ana", reason="two after all", undoes=decision.id)
    new = next(each for each in compare(merged, record.fused()) if each.what == "new")
    assert (new.event, new.other) == (gone.event, merged.events[0].id)


def test_a_note_is_a_change(record):
    record.add(*EARLY)
    before = record.fused()
    record.decide("note", user="ana", reason="ask the harbour master", events=(before.events[0].id,))
    (change,) = compare(before, record.fused())
    assert [(each.field, each.after) for each in change.changes] == [("notes", ["ana: ask the harbour master"])]
