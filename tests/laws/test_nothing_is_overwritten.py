"""Law 2: reports and decisions are append-only, and any past state can be rebuilt. Law 3: the order does not matter."""

import itertools
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import COUNTS, PLACES, sample, variant

from dateline.record import Record

EASY = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

reports = st.builds(
    lambda outlet, count, place: sample(variant(outlet, count, place), f"{outlet}.txt", outlet),
    st.sampled_from(["Harbour Courier", "Valley Gazette", "Northern Post", "The Ledger"]),
    st.sampled_from(sorted(COUNTS)),
    st.sampled_from(sorted(PLACES)),
)
several = st.lists(reports, min_size=1, max_size=6, unique_by=lambda each: each[1].id)
judgements = st.sampled_from(["accept", "reject", "note", "correct", "undo", "split"])
steps = st.lists(st.one_of(reports, judgements), min_size=1, max_size=8)


def ticking():
    moments = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second) for second in itertools.count(1))
    return lambda: next(moments)


def still():
    return datetime(2026, 1, 1, tzinfo=UTC)


def folded(record: Record, as_of: str | None = None) -> bytes:
    return msgspec.json.encode(record.fused(as_of))


def judge(record: Record, what: str) -> None:
    """Decide on the first event, as far as there is one to decide on."""
    events = record.events()
    if what == "undo":
        if record.decisions():
            record.decide("undo", user="ben", reason="second thoughts", undoes=record.decisions()[-1].id)
    elif events:
        subject = {"events": (events[0].id,)}
        if what == "correct":
            subject |= {"field": "count", "best": 5.0}
        if what == "split":
            subject["mentions"] = (events[0].mentions[0].mention,)
        record.decide(what, user="ana", reason="looked at it", **subject)


@EASY
@given(steps=steps)
def test_every_past_state_can_be_asked_for_later(new_location, steps):
    with Record.open(new_location(), create=True, clock=ticking()) as record:
        stood = []
        for step in steps:
            judge(record, step) if isinstance(step, str) else record.add(*step)
            log = record.log()
            if log:
                stood.append((log[-1].at, folded(record)))
        for at, state in stood:
            assert folded(record, at) == state


@EASY
@given(several=several, data=st.data())
def test_any_order_of_arrival_gives_the_same_bytes(new_location, several, data):
    orders = [several, data.draw(st.permutations(several))]
    results = []
    for order in orders:
        with Record.open(new_location(), create=True, clock=still) as record:
            for each in order:
                record.add(*each)
                if data.draw(st.booleans()):
                    record.refresh()
            results.append((folded(record), [msgspec.json.encode(report) for report in record.reports()]))
    assert results[0] == results[1]


@EASY
@given(several=several)
def test_reading_everything_again_changes_nothing(new_location, several):
    with Record.open(new_location(), create=True, clock=ticking()) as record:
        for each in several:
            record.add(*each)
        before = (record.log(), folded(record))
        for each in reversed(several):
            assert record.add(*each) == "known"
        assert (record.log(), folded(record)) == before


def test_both_stores_keep_the_same_record(tmp_path, postgresql_server):
    results = []
    for location in (tmp_path / "record", postgresql_server.new_database()):
        with Record.open(location, create=True, clock=ticking()) as record:
            for outlet in ("Harbour Courier", "Valley Gazette"):
                record.add(*sample(variant(outlet), f"{outlet}.txt", outlet))
            judge(record, "correct")
            results.append((folded(record), record.log(), record.decisions(), list(record.reports())))
    assert results[0] == results[1]


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_record_is_not_taken_back_by_a_clock_that_is(location, shift):
    with Record.open(location, create=True, clock=lambda: datetime(2026 - shift, 1, 1, tzinfo=UTC)) as record:
        record.add(*sample())
    with Record.open(location, create=True, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as record:
        record.add(*sample(variant("The Ledger"), "ledger.txt", "The Ledger"))
        times = [entry.at for entry in record.log()]
        assert times == sorted(times)
