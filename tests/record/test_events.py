"""Events of a record: the fold, as of any moment, kept and asked for."""

import msgspec
import pytest
from fusion.happenings import tell_launch, time_of
from samples import TEXT, coded_of, sample, variant
from sqlalchemy import delete, select, text
from sqlalchemy.event import listen

from dateline.coding.mention import Coded
from dateline.errors import RecordError
from dateline.fusion import fuse
from dateline.record import Record
from dateline.record.difference import compare
from dateline.record.filters import Box, Circle, EventFilter
from dateline.record.schema import DERIVED, fused_events, fused_state

LATER = TEXT.replace("on Wednesday", "on Wednesday,") + "\n\nResidents saw smoke, the paper's own reporter wrote."


@pytest.fixture
def record(location, clock):
    with Record.open(location, create=True, clock=clock) as opened:
        opened.add(*sample())
        yield opened


def encoded(events) -> bytes:
    return msgspec.json.encode(events)


def test_an_event_traces_each_value_to_characters_of_its_report(record):
    (event,) = record.events()
    report = record.report(event.mentions[0].report)
    (claim,) = event.fields["count"].claims
    assert report.text[claim.start : claim.end] == "two"
    assert event.fields["count"].preferred["best"] == 2


def test_kept_events_are_the_same_bytes_as_events_folded_anew(record):
    anew = encoded(record.events())
    record.refresh()
    assert encoded(record.events()) == anew
    with record.store.connection.begin():
        for table in DERIVED:
            record.store.connection.execute(delete(table))
    assert encoded(record.events()) == anew


def test_kept_events_are_not_used_once_something_was_added(record):
    record.refresh()
    record.add(*sample(LATER, "later.txt", "Valley Gazette"))
    told = {mention.source for event in record.events() for mention in event.mentions}
    assert told == {"north.txt", "later.txt"}


def test_the_views_show_the_kept_events(record):
    record.refresh()
    with record.store.connection.begin():
        asked = record.store.connection.execute
        assert asked(text("SELECT type, place, country, time_from FROM events")).one() == (
            "MOBILIZE",
            "Sunan",
            "PRK",
            "2023-09-13",
        )
        assert asked(text("SELECT count(*) FROM claims WHERE event IS NOT NULL")).scalar() == 4
        assert asked(text("SELECT outlet, reports, mentions FROM sources")).one() == ("Harbour Courier", 1, 1)


def test_the_record_as_of_a_moment_is_the_record_that_stood_then(record):
    stood = encoded(record.events())
    record.add(*sample(LATER, "later.txt", "Valley Gazette"))
    record.decide("note", user="ana", reason="odd", events=(record.events()[0].id,))
    assert encoded(record.events(as_of="2026-01-01T00:00:01Z")) == stood
    assert encoded(record.events()) != stood
    assert record.events(as_of="2025-12-31") == ()


def test_a_past_moment_that_the_tables_hold_is_read_from_them(record):
    stood, asked = encoded(record.refresh().events), []
    record.add(*sample(LATER, "later.txt", "Valley Gazette"))
    listen(record.store.connection, "before_cursor_execute", lambda *heard: asked.append(heard[2]))
    assert encoded(record.events(as_of="2026-01-01T00:00:01Z")) == stood
    assert not any("reports.text" in sql for sql in asked)


def test_a_rejected_event_says_so_and_is_restored_by_an_undo(record):
    (event,) = record.events()
    decision = record.decide("reject", user="ana", reason="a drill", events=(event.id,))
    assert record.event(event.id).status == "rejected"
    record.decide("undo", user="ben", reason="it was none", undoes=decision.id)
    assert record.event(event.id).status == "open"


def test_a_corrected_value_is_preferred_and_signed(record):
    (event,) = record.events()
    record.decide("correct", user="ana", reason="footage", events=(event.id,), field="count", best=3.0)
    field = record.event(event.id).fields["count"]
    assert field.preferred["best"] == 3
    assert "ana" in field.reason
    assert len(field.claims) == 1


def test_an_event_is_found_by_the_start_of_its_id(record):
    (event,) = record.events()
    digits = event.id.partition(":")[2]
    assert record.event(digits[:8]) == event
    with pytest.raises(RecordError, match="no event"):
        record.event("zz")
    with pytest.raises(RecordError, match="no event"):
        record.event("")


@pytest.mark.parametrize(
    "asked",
    [
        EventFilter(type="mobilize", mode="weapons-test", kind="missile-launch", modality="actual"),
        EventFilter(actor="North Korea"),
        EventFilter(actor="PRK"),
        EventFilter(country="prk", place="sunan"),
        EventFilter(area=Circle(39.0, 125.7, 50)),
        EventFilter(area=Box(39, 125, 40, 126)),
        EventFilter(area=Box(39, 120, 40, -170)),
        EventFilter(since="2023-09-13", until="2023-09-13"),
        EventFilter(since="2023-09", until="2023"),
        EventFilter(min_origins=1),
    ],
)
def test_an_event_that_fits_is_found(record, asked):
    assert len(record.events(asked)) == 1


@pytest.mark.parametrize(
    "asked",
    [
        EventFilter(type="ASSAULT"),
        EventFilter(actor="Korea Post"),
        EventFilter(country="KOR", place="Sunan"),
        EventFilter(area=Circle(0, 0, 100)),
        EventFilter(since="2023-09-14"),
        EventFilter(until="2023-09-12"),
        EventFilter(min_origins=2),
        EventFilter(conflicts=True),
    ],
)
def test_an_event_that_does_not_fit_is_not(record, asked):
    assert record.events(asked) == ()


def test_what_goes_on_is_found_on_any_later_day():
    since = msgspec.structs.replace(time_of("2021-01-01"), to=None, edtf="2021-01-01/..")
    (event,) = fuse([tell_launch("a", "2023-09-13T05:00Z", time=since)]).events
    assert EventFilter(since="2022-01-01").admits(event)
    assert not EventFilter(until="2020-12-31").admits(event)


def test_events_are_found_by_the_words_of_their_reports(record):
    assert len(record.events(words='"short-range missiles"')) == 1
    assert record.events(words="cosmodrome") == ()


def test_a_filter_that_is_no_day_is_refused(record):
    with pytest.raises(RecordError, match="not a day: soon"):
        record.events(EventFilter(since="soon"))


def test_what_changed_between_two_moments_is_said(record):
    before = record.fused()
    (event,) = before.events
    record.decide("correct", user="ana", reason="footage", events=(event.id,), field="count", best=3.0)
    (change,) = compare(before, record.fused())
    assert (change.event, change.what) == (event.id, "changed")
    assert [each.after["best"] for each in change.changes if each.field == "count"] == [3.0]
    assert compare(record.fused("2025-12-31"), before)[0].what == "new"
    assert compare(before, before) == []


def test_coded_reports_come_back_typed(record):
    (report,) = record.reports()
    assert record.coded(report.id) == coded_of(report)


def told_by(number: int):
    """A report by one of a few papers, some of it in words of its own."""
    paper = f"Paper {number}"
    return sample(f"{TEXT}\n\nThe {paper} heard of {number} boats.", f"{paper}.txt", paper)


def tables_of(record: Record) -> list:
    with record.store.connection.begin():
        return [
            sorted(tuple(row) for row in record.store.connection.execute(select(table).order_by(*table.primary_key)))
            for table in DERIVED
        ]


def test_a_fold_that_grows_with_the_record_writes_the_same_rows_as_one_made_at_once(new_location, clock):
    location = new_location()
    with Record.open(location, create=True, clock=clock) as grown:
        for number in range(6):
            grown.add(*told_by(number))
            assert grown.refresh().events == grown.events()
        (event,) = grown.events()
        grown.decide("correct", user="ana", reason="typo", events=(event.id,), field="count", best=4.0)
        kept = grown.refresh()
        grown_tables = tables_of(grown)
        with grown.store.connection.begin():
            for table in DERIVED:
                grown.store.connection.execute(delete(table))
    with Record.open(location, clock=clock) as anew:
        assert encoded(anew.refresh()) == encoded(kept)
        assert tables_of(anew) == grown_tables


def test_a_fold_kept_from_an_earlier_run_grows_as_if_it_had_never_stopped(location, clock):
    with Record.open(location, create=True, clock=clock) as first:
        for number in range(3):
            first.add(*told_by(number))
        first.refresh()
    with Record.open(location, clock=clock) as second:
        for number in range(3, 6):
            second.add(*told_by(number))
        kept = second.refresh()
    with Record.open(location, clock=clock) as third:
        with third.store.connection.begin():
            for table in DERIVED:
                third.store.connection.execute(delete(table))
        assert encoded(third.refresh()) == encoded(kept)


def years_ago(text: str, outlet: str):
    """A report whose event lies too far back to have to do with the others."""
    capture, report, coded = sample(text, f"{outlet}.txt", outlet)
    (mention,) = coded.mentions
    time = msgspec.structs.replace(mention.time, from_="2003-09-13", to="2003-09-13", edtf="2003-09-13")
    claims = tuple(claim for claim in mention.claims if claim.field != "time")
    return capture, report, Coded((msgspec.structs.replace(mention, time=time, claims=claims),), ())


def test_a_writer_that_refreshes_again_loads_only_what_is_new_and_writes_only_events_that_differ(record):
    record.add(*years_ago(variant("Old Post"), "Old Post"))
    before = {event.id: encoded(event) for event in record.refresh().events}
    statements = []
    listen(record.store.connection, "before_cursor_execute", lambda *heard: statements.append(heard[2:4]))
    new = sample(variant("Hill Courier", "three", "the Wonsan area"), "new.txt", "Hill Courier")
    record.add(*new)
    statements.clear()
    after = {event.id: encoded(event) for event in record.refresh().events}
    loaded = [values for sql, values in statements if "SELECT mentions." in sql]
    differing = {name for name in after if after[name] != before.get(name)}
    last = record.log()[-1]
    assert (last.kind, last.subject) == ("report", new[1].id)
    assert [set(values.values() if isinstance(values, dict) else values) for values in loaded] == [
        {last.sequence - 1, last.sequence}
    ]
    assert 0 < len(differing) < len(after)
    with record.store.connection.begin():
        written = select(fused_events.c.id).where(fused_events.c.folded == last.sequence)
        assert set(record.store.connection.execute(written).scalars()) == differing


def test_two_reports_are_loaded_and_written_at_once_as_one_by_one(record):
    record.refresh()
    for number in range(2):
        record.add(*told_by(number))
    kept = encoded(record.refresh())
    with record.store.connection.begin():
        for table in DERIVED:
            record.store.connection.execute(delete(table))
    assert encoded(record.refresh()) == kept


def test_a_report_read_from_a_lesser_place_is_shown_under_it_in_the_kept_events(record):
    record.refresh()
    capture, report, coded = sample(source="a.txt")
    assert record.add(capture, report, coded) == "seen elsewhere"
    assert [mention.source for event in record.refresh().events for mention in event.mentions] == ["a.txt"]


def test_of_a_report_read_from_a_lesser_place_only_the_events_that_name_it_are_written_anew(record):
    record.add(*years_ago(variant("Old Post"), "Old Post"))
    capture, report, coded = sample(variant("Hill Courier", "three", "the Wonsan area"), "new.txt", "Hill Courier")
    record.add(capture, report, coded)
    record.refresh()
    record.see(capture, msgspec.structs.replace(report, source="a.txt"))
    naming = {event.id for event in record.refresh().events if report.id in {each.report for each in event.mentions}}
    with record.store.connection.begin():
        chosen = select(fused_events.c.id).where(
            fused_events.c.folded == select(fused_state.c.sequence).scalar_subquery()
        )
        assert set(record.store.connection.execute(chosen).scalars()) == naming
