"""Columns in memory admit the events that the filter admits, count what their lists hold, and follow the fold."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from questions import QUESTIONS
from samples import sample, variant

from dateline.record import Record
from dateline.record.asking import last_sequence
from dateline.record.choosing import Choice
from dateline.record.columns import read_columns
from dateline.record.filters import Box, EventFilter
from dateline.record.finding import Cursor, find_by_ids, find_events, find_told
from dateline.record.folding import kept_fused

OUTLETS = ("Harbour Courier", "Valley Gazette", "Coast Post")


def tell(record, outlet):
    for count, place in (("two", "the Sunan area"), ("three", "the Wonsan area")):
        record.add(*sample(variant(outlet, count, place), f"{outlet} {count}", outlet))


@pytest.fixture
def record(location, clock):
    with Record.open(location, create=True, clock=clock) as record:
        for outlet in OUTLETS:
            tell(record, outlet)
        record.refresh()
        yield record


@pytest.fixture
def columns(record):
    return columns_of(record)


def columns_of(record, before=None):
    with record.store.connection.begin():
        return read_columns(record.store.connection, before)


def kept(record):
    with record.store.connection.begin():
        return kept_fused(record.store.connection, last_sequence(record.store.connection)).events


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_the_columns_admit_what_the_filter_admits(record, columns, asked):
    chosen = Choice(columns, asked).page(None, 1000)
    assert set(chosen) == {each.id for each in kept(record) if asked.admits(each)}
    with record.store.connection.begin():
        assert chosen == [each.id for each in find_events(record.store.connection, asked, limit=1000)]


def test_words_are_those_of_the_reports_of_an_event(record, columns):
    with record.store.connection.begin():
        told = find_told(record.store.connection, "Gazette")
        listed = [each.id for each in find_events(record.store.connection, EventFilter(), "Gazette", limit=1000)]
    assert Choice(columns, EventFilter(), told).page(None, 1000) == listed != []
    assert Choice(columns, EventFilter(), []).total == 0


def test_pages_follow_each_other_without_losing_or_doubling(record, columns):
    choice = Choice(columns, EventFilter())
    paged, after = [], None
    while page := choice.page(after, 1):
        paged += page
        with record.store.connection.begin():
            (last,) = find_by_ids(record.store.connection, page)
        after = Cursor(last.time_from, last.id)
    assert paged == choice.page(None, 1000)
    assert len(paged) == len(set(paged)) == choice.total > 1


def test_a_cursor_whose_event_is_gone_still_tells_where_to_go_on(columns):
    first, second = Choice(columns, EventFilter()).page(None, 2)
    between = Cursor(columns.times[0], f"{first}~")
    assert Choice(columns, EventFilter()).page(between, 1) == [second]
    assert Choice(columns, EventFilter()).page(Cursor(None, ""), 9) == []


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_counts_are_those_of_the_lists_they_lead_to(record, columns, asked):
    from msgspec.structs import replace

    choice, events = Choice(columns, asked), kept(record)

    def listed(**changed):
        return [event for event in events if replace(asked, **changed).admits(event)]

    for facet in ("type", "mode", "kind", "modality"):
        told = Counter(getattr(event, facet) for event in listed(**{facet: None}))
        assert dict(choice.counts(facet)) == {value: number for value, number in told.items() if value is not None}
    for country, number in choice.countries():
        assert number == len(listed(country=country))
    assert choice.with_origins(2) == len(listed(min_origins=2))
    assert choice.in_conflict() == len(listed(conflicts=True))
    assert sum(each.events for each in choice.periods(7)) == sum(event.begins is not None for event in listed())
    assert sum(each.conflicts for each in choice.periods(4)) == len(
        [event for event in listed(conflicts=True) if event.begins]
    )


def test_the_cells_of_a_map_hold_every_event_with_a_place_once(columns):
    choice = Choice(columns, EventFilter())
    cells = choice.cells(None, 0.1, 1000)
    assert sum(cell.events for cell in cells) == choice.total
    assert sum(cell.conflicts for cell in cells) == choice.in_conflict()
    assert len(choice.cells(None, 90.0, 1000)) < len(cells)
    assert choice.cells(Box(-10, -10, 10, 10), 0.1, 1000) == []


def test_columns_follow_the_fold_as_if_they_were_read_anew(record, columns):
    """Reports, a rejection and a merge, each taken in by what the fold wrote."""
    seen = columns
    for change in (told_more, decided, merged):
        change(record)
        record.refresh()
        seen = columns_of(record, seen)
        anew = columns_of(record)
        assert (list(seen.ids), list(seen.times)) == (list(anew.ids), list(anew.times))
        for asked in QUESTIONS:
            one, other = Choice(seen, asked), Choice(anew, asked)
            assert one.page(None, 1000) == other.page(None, 1000)
            assert (one.countries(), one.counts("mode")) == (other.countries(), other.counts("mode"))
            assert sorted(one.cells(None, 1.0, 99), key=str) == sorted(other.cells(None, 1.0, 99), key=str)
        assert all(np.array_equal(seen.events[name], anew.events[name]) for name in ("origins", "conflicts"))
    assert len(seen.ids) < len(columns.ids) + 1


def told_more(record):
    tell(record, "Hill Herald")


def decided(record):
    record.decide("reject", user="ana", reason="no event", events=(kept(record)[0].id,))


def merged(record):
    one, other = [event.id for event in kept(record)][-2:]
    record.decide("same", user="ana", events=(one, other))


def test_columns_of_the_same_fold_are_not_read_again(record, columns):
    assert columns_of(record, columns) is columns


def test_the_newest_come_first(columns):
    times = [time or "" for time in columns.times]
    assert all(one >= other for one, other in pairwise(times))
