"""Decisions at the desk: signed, dated, seen by whoever decides next, and taken back only by a further one."""

import re

import pytest
from seats import another

from dateline.reading.report import Capture, Rejection
from dateline.record import Record
from dateline.record.captures import digest


@pytest.fixture
def ana(desk):
    return desk(user="ana")


@pytest.fixture
def decisions(record_location):
    def read():
        with Record.open(record_location, read_only=True) as record:
            return record.decisions()

    return read


def disputed(person):
    return re.search(r'href="(/event/event:[0-9a-f]+)"', person.get("/?conflicts=yes").text).group(1)


def test_accepting_is_kept_under_the_name_of_who_did_it(ana, decisions):
    event = disputed(ana)
    assert ana.decide(event, "accept").status_code == 303
    assert [(each.what, each.user) for each in decisions()] == [("accept", "ana")]
    assert "accepted" in ana.get(event).text


def test_nobody_decides_unsigned(desk, decisions):
    nobody = desk()
    answer = nobody.decide(disputed(nobody), "accept")
    assert answer.status_code == 400
    assert "sign your name first" in answer.text
    assert decisions() == ()


def test_a_correction_carries_its_evidence_to_the_characters(ana, decisions, record_location):
    event = disputed(ana)
    with Record.open(record_location, read_only=True) as record:
        report = next(each for each in record.reports() if each.source == "harbour.txt")
    evidence = {"evidence": "two short-range missiles", "evidence-report": report.id}
    answer = ana.decide(event, "correct", field="count", value="2", reason="its own words", **evidence)
    assert answer.status_code == 303
    shown = decisions()[0].evidence[0]
    assert report.text[shown.start : shown.end] == shown.text == "two short-range missiles"
    page = ana.get(event).text
    assert "corrected by ana" in page
    assert f"?from={shown.start}&amp;to={shown.end}#words" in page


@pytest.mark.parametrize("words", ["no such words", "the"])
def test_evidence_that_does_not_stand_there_once_is_refused(ana, decisions, record_location, words):
    with Record.open(record_location, read_only=True) as record:
        report = next(each for each in record.reports() if each.source == "harbour.txt")
    fields = {"field": "count", "value": "2", "reason": "why", "evidence": words, "evidence-report": report.id}
    answer = ana.decide(disputed(ana), "correct", **fields)
    assert answer.status_code == 400
    assert decisions() == ()


def test_two_people_cannot_overwrite_each_other_unseen(ana, decisions):
    event = disputed(ana)
    bo = another(ana)
    bo.sign("bo")
    seen = bo.version(event)
    ana.decide(event, "correct", field="count", value="2", reason="the ministry")
    answer = bo.decide(event, "correct", seen=seen, field="count", value="3", reason="the agency")
    assert answer.status_code == 409
    assert "This event has changed since you opened it" in answer.text
    assert "by ana" in answer.text
    assert [each.user for each in decisions()] == ["ana"]
    version = re.search(r'name="seen" value="(\w+)"', answer.text).group(1)
    assert bo.decide(event, "correct", seen=version, field="count", value="3", reason="the agency").status_code == 303
    assert [each.user for each in decisions()] == ["ana", "bo"]


def test_merging_makes_one_event_and_undoing_makes_two_again(ana, decisions):
    one, other = sorted(set(re.findall(r'href="(/event/event:[0-9a-f]+)"', ana.get("/").text)))
    ana.decide(one, "same", other=other.removeprefix("/event/"), reason="one launch")
    assert "<strong>1</strong> event" in ana.get("/").text
    merged = decisions()[0]
    assert ana.send(f"/decision/{merged.id}/undo", then="/").status_code == 303
    assert "<strong>2</strong> events" in ana.get("/").text
    again = ana.send(f"/decision/{merged.id}/undo", then="/")
    assert "does not hold any more" in again.text


def test_splitting_takes_the_chosen_mentions_out(ana):
    event = disputed(ana)
    mentions = re.findall(r'name="mention" value="([^"]+)"', ana.get(f"{event}/split").text)
    assert len(mentions) == 2
    assert ana.decide(event, "split", mention=mentions[0], reason="another launch").status_code == 303
    assert "<strong>3</strong> events" in ana.get("/").text


def test_a_pair_held_apart_leaves_the_queue(ana):
    pairs = re.findall(r'name="other" value="(event:[0-9a-f]+)"', ana.get("/review?queue=merges").text)
    page = ana.get("/review?queue=merges").text
    one = re.search(r'action="(/event/event:[0-9a-f]+)/decide"', page).group(1)
    assert pairs
    ana.decide(one, "not-same", other=pairs[0])
    assert "Nothing waits here" in ana.get("/review?queue=merges").text


def test_a_decided_event_leaves_the_queue_of_conflicts(ana):
    event = disputed(ana)
    assert event in ana.get("/review").text
    ana.decide(event, "accept")
    assert event not in ana.get("/review").text


def test_every_decision_is_listed_with_who_when_and_why(ana):
    ana.decide(disputed(ana), "note", reason="asked the ministry")
    page = ana.get("/decisions").text
    assert "note" in page
    assert "by ana" in page
    assert "asked the ministry" in page


def put_into_quarantine(location, source, data):
    capture = Capture(digest(data), data, source)
    with Record.open(location) as record:
        record.quarantine(Rejection(source, "it was too large", capture))
        return record.quarantined()[0].id


def test_what_could_not_be_read_is_read_again_from_its_bytes(ana, record_location):
    text = b"North Korea fired two missiles\n\nSEOUL, Sept 13 (Reuters) - North Korea fired two missiles on Wednesday."
    name = put_into_quarantine(record_location, "late.txt", text)
    answer = ana.send(f"/rejection/{name}/retry")
    assert answer.status_code == 303
    assert "Read again: 1 report added." in ana.get(answer.headers["location"]).text
    with Record.open(record_location, read_only=True) as record:
        assert record.quarantined() == ()
        assert "late.txt" in {report.source for report in record.reports()}


def test_what_still_cannot_be_read_stays_with_its_reason(ana, record_location):
    name = put_into_quarantine(record_location, "empty.txt", b"\x00\x00")
    page = ana.get(ana.send(f"/rejection/{name}/retry").headers["location"]).text
    assert "Read again: it still cannot be read." in page
    assert "empty.txt" in page
    assert ana.send("/rejection/sha256:none/retry").status_code == 404


def test_a_desk_that_is_read_only_decides_nothing(desk, decisions):
    reader = desk(user="ana", read_only=True)
    event = disputed(reader)
    assert "/decide" not in reader.get(event).text
    answer = reader.send(f"{event}/decide", what="accept", seen="x")
    assert answer.status_code == 403
    assert decisions() == ()


def test_an_id_from_before_a_merge_still_leads_to_the_event(ana):
    one, other = sorted(set(re.findall(r'href="(/event/event:[0-9a-f]+)"', ana.get("/").text)))
    ana.decide(one, "same", other=other.removeprefix("/event/"), reason="one launch")
    assert {ana.get(each).status_code for each in (one, other)} == {200}
