import msgspec
import pytest
from samples import TEXT, capture_of, report_of, sample
from sqlalchemy import text

from dateline.errors import ProvenanceError, RecordError
from dateline.reading.report import Rejection
from dateline.record import Record

EASTERN = TEXT + "\n\nNothing was heard from Wonsan."


@pytest.fixture
def record(location, clock):
    with Record.open(location, create=True, clock=clock) as opened:
        yield opened


def test_a_report_comes_out_as_it_went_in(record):
    capture, report, coded = sample()
    assert record.add(capture, report, coded) == "added"
    assert list(record.reports()) == [report]
    assert record.coded(report.id) == coded
    assert record.mentions() == [(report.id, coded.mentions[0])]
    assert record.capture(capture.id, "north.txt") == capture


def test_the_same_report_twice_adds_nothing_and_says_so(record):
    record.add(*sample())
    before = record.log()
    assert record.add(*sample()) == "known"
    assert record.log() == before
    assert len(list(record.reports())) == 1


def test_a_report_read_from_a_second_place_is_noted_and_shown_under_the_lesser_name(record):
    record.add(*sample(source="z.txt"))
    assert record.add(*sample(source="a.txt")) == "seen elsewhere"
    assert [report.source for report in record.reports()] == ["a.txt"]
    assert [report.source for report in record.reports(as_of="2026-01-01T00:00:01Z")] == ["z.txt"]


def test_seeing_a_report_again_needs_no_coding(record):
    capture, report, coded = sample()
    assert record.see(capture, report) is None
    record.add(capture, report, coded)
    assert record.see(capture, report) == "known"


def test_a_reader_sees_what_the_writer_has_written(location, record):
    record.add(*sample())
    with Record.open(location, read_only=True) as reader:
        assert [report.source for report in reader.reports()] == ["north.txt"]
        with pytest.raises(RecordError, match="read only"):
            reader.add(*sample())


def test_there_is_one_writer_at_a_time(location, record):
    with pytest.raises(RecordError, match="being written"):
        Record.open(location, create=True)


def test_a_record_that_is_not_there_is_one_clear_line(new_location):
    with pytest.raises(RecordError, match="no record") as caught:
        Record.open(new_location(), read_only=True)
    assert "\n" not in str(caught.value)


def test_words_are_found_in_the_text(record):
    record.add(*sample())
    record.add(*sample(EASTERN, "east.txt"))
    assert record.search("wonsan") == (report_of(EASTERN).id,)
    assert len(record.search("two missiles")) == 2
    assert record.search('"missiles two"') == ()
    assert record.search('"*:^(') == ()


def test_the_past_can_be_asked_for(record):
    record.add(*sample())
    record.add(*sample(EASTERN, "east.txt"))
    assert [report.source for report in record.reports(as_of="2026-01-01T00:00:01Z")] == ["north.txt"]
    assert list(record.reports(as_of="2025-12-31")) == []
    assert len(list(record.reports(as_of="2026-01-01"))) == 2


def test_a_time_that_is_none_is_refused(record):
    with pytest.raises(RecordError, match="not a time: yesterday"):
        record.sequence("yesterday")


def test_times_of_the_log_never_run_backwards(location, clock):
    with Record.open(location, create=True, clock=clock) as record:
        record.add(*sample())
        clock.now = clock.now.replace(year=2020)
        record.add(*sample(EASTERN))
        times = [entry.at for entry in record.log()]
    assert times == sorted(times)


@pytest.mark.parametrize("change", [{"start": 0}, {"text": "fired"}, {"end": 10_000}, {"start": -1}])
def test_words_that_are_not_those_characters_are_refused(record, change):
    capture, report, coded = sample()
    mention = coded.mentions[0]
    wrong = msgspec.structs.replace(mention, trigger=msgspec.structs.replace(mention.trigger, **change))
    with pytest.raises(ProvenanceError):
        record.add(capture, report, msgspec.structs.replace(coded, mentions=(wrong,)))
    assert list(record.reports()) == []
    assert record.log() == []


def test_a_value_within_a_claim_is_checked_too(record):
    capture, report, coded = sample()
    mention = coded.mentions[0]
    claim = mention.claims[1]
    wrong = msgspec.structs.replace(claim, value=msgspec.structs.replace(claim.value, text="on Thursday"))
    changed = msgspec.structs.replace(mention, claims=(wrong,))
    with pytest.raises(ProvenanceError, match="on Thursday"):
        record.add(capture, report, msgspec.structs.replace(coded, mentions=(changed,)))


def test_a_capture_must_be_the_bytes_it_says(record):
    capture, report, coded = sample()
    with pytest.raises(ProvenanceError):
        record.add(msgspec.structs.replace(capture, data=b"other bytes"), report, coded)
    with pytest.raises(ProvenanceError):
        record.add(capture_of("other bytes"), report, coded)


def test_what_cannot_be_read_lies_in_quarantine_until_it_is_released(record):
    rejection = Rejection("bad.html", "no article in it", capture_of("<html></html>", "bad.html"))
    assert record.quarantine(rejection)
    assert not record.quarantine(rejection)
    (kept,) = record.quarantined()
    assert (kept.source, kept.reason) == ("bad.html", "no article in it")
    assert record.capture(kept.capture, "bad.html").data == b"<html></html>"
    record.release(kept.id)
    assert record.quarantined() == ()
    assert record.quarantine(rejection)
    assert len(record.quarantined()) == 1


def test_a_rejection_without_bytes_is_kept_too(record):
    record.quarantine(Rejection("https://example.org/gone", "not found (404)"))
    assert record.quarantined()[0].capture is None


def test_a_user_who_may_only_select_can_ask_everything(postgresql_server):
    location = postgresql_server.new_database()
    with Record.open(location, create=True) as record:
        record.add(*sample())
        record.refresh()
        with record.store.connection.begin():
            for statement in ("CREATE ROLE onlooker LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO onlooker"):
                record.store.connection.execute(text(statement))
    owner = location.partition("://")[2].partition("@")[0]
    with Record.open(location.replace(f"//{owner}@", "//onlooker@"), read_only=True) as reader:
        assert len(reader.events(words="missiles")) == 1
        assert len(list(reader.reports(as_of="2999-01-01"))) == 1
        assert reader.quarantined() == ()


def test_a_server_that_is_not_there_is_one_clear_line(tmp_path):
    with pytest.raises(RecordError, match="cannot be opened") as caught:
        Record.open(f"postgresql://nobody@/nothing?host={tmp_path}", read_only=True)
    assert "\n" not in str(caught.value)


def test_only_what_is_derived_may_be_lost_when_the_power_fails(record):
    connection = record.store.connection
    asked = "PRAGMA synchronous" if record.store.is_sqlite else "SHOW synchronous_commit"
    with record.store.deriving():
        deriving = connection.exec_driver_sql(asked).scalar()
    with connection.begin():
        adding = connection.exec_driver_sql(asked).scalar()
    assert (deriving, adding) == ((1, 2) if record.store.is_sqlite else ("off", "on"))
