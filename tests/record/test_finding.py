"""Questions to the derived tables admit the events that the filter admits in memory, in a fixed order, by pages."""

from itertools import product

import pytest
from questions import QUESTIONS
from samples import sample, variant

from dateline.errors import RecordError
from dateline.fusion.build import event_id
from dateline.record import Record
from dateline.record.asking import last_sequence
from dateline.record.filters import EventFilter
from dateline.record.finding import Cursor, conditions, find_events
from dateline.record.folding import find_event, find_kept_event, kept_fused


@pytest.fixture
def record(location, clock):
    with Record.open(location, create=True, clock=clock) as record:
        tell(record, ("Harbour Courier", "Valley Gazette", "Coast Post", "Hill Herald"))
        with record.store.connection.begin():
            yield record


def tell(record, outlets):
    for outlet, count, place in product(outlets, ("two", "three"), ("the Sunan area", "the Wonsan area")):
        record.add(*sample(variant(outlet, count, place), f"{outlet} {count} {place}", outlet))
    record.refresh()


def found(record, asked, words=None):
    return {each.id for each in find_events(record.store.connection, asked, words, limit=1000)}


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_the_tables_admit_what_the_filter_admits(record, asked):
    events = kept_fused(record.store.connection, last_sequence(record.store.connection)).events
    assert found(record, asked) == {each.id for each in events if asked.admits(each)}


def test_words_are_looked_for_in_the_reports_of_an_event(record):
    assert found(record, EventFilter(), "short-range Gazette")
    assert found(record, EventFilter(), '"Gazette short-range"') == set()
    assert found(record, EventFilter(), " ... ") == set()


def test_pages_follow_each_other_without_losing_or_doubling(record):
    connection = record.store.connection
    whole = [each.id for each in find_events(connection, EventFilter(), limit=1000)]
    paged, after = [], None
    while page := find_events(connection, EventFilter(), None, after, 1):
        paged += [each.id for each in page]
        after = Cursor(page[-1].time_from, page[-1].id)
    assert paged == whole
    assert len(whole) == len(set(whole)) > 1


def test_an_event_is_found_by_its_id_or_the_start_of_it(record):
    name = next(iter(found(record, EventFilter())))
    whole = find_kept_event(record.store.connection, name)
    assert whole.id == name
    assert find_kept_event(record.store.connection, name[:20]) == whole
    assert find_kept_event(record.store.connection, name.removeprefix("event:")[:12]) == whole
    for nothing in ("event:", "", "event:0123456789abcdef", "none"):
        with pytest.raises(RecordError, match="no event has an id beginning with"):
            find_kept_event(record.store.connection, nothing)


def test_every_id_an_event_ever_had_leads_to_it(record):
    connection = record.store.connection
    events = kept_fused(connection, last_sequence(connection)).events
    assert max(len(event.mentions) for event in events) > 1
    for event in events:
        for each in event.mentions:
            former = event_id(each.mention)
            assert find_kept_event(connection, former) == find_event(events, former) == event


def test_nothing_asked_is_no_condition(record):
    assert conditions(record.store.connection, EventFilter()) == []
