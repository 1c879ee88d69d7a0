import pytest

from dateline.errors import RecordError
from dateline.fusion.decision import in_force
from dateline.record import Record


@pytest.fixture
def record(location, clock):
    with Record.open(location, create=True, clock=clock) as opened:
        yield opened


def test_a_decision_is_kept_signed_and_dated(record):
    decision = record.decide("reject", user="ana", reason="not an event", events=("e1",))
    assert record.decisions() == (decision,)
    assert (decision.user, decision.at) == ("ana", "2026-01-01T00:00:01.000Z")


def test_a_decision_is_taken_back_only_by_a_further_one(record):
    decision = record.decide("reject", user="ana", reason="not an event", events=("e1",))
    record.decide("undo", user="ben", reason="it is one", undoes=decision.id)
    assert in_force(record.decisions()) == []
    assert in_force(record.decisions(as_of=decision.at)) == [decision]


@pytest.mark.parametrize(
    ("what", "subject", "lacks"),
    [
        ("reject", {"events": ("e1",)}, "a reason"),
        ("same", {"events": ("e1",)}, "two events"),
        ("correct", {"events": ("e1",), "field": "count"}, "a field and its value"),
        ("split", {"events": ("e1",)}, "the mentions that leave"),
        ("undo", {}, "the id of the decision"),
        ("accept", {}, "an event or a mention"),
    ],
)
def test_what_a_decision_lacks_is_said(record, what, subject, lacks):
    with pytest.raises(RecordError, match=lacks):
        record.decide(what, user="ana", **subject)


def test_an_unsigned_decision_is_refused(record):
    with pytest.raises(RecordError, match="signed"):
        record.decide("accept", user=" ", events=("e1",))
