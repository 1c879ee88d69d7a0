"""Decisions of analysts: applied, applied again when events re-form, undone, and never dropped in silence."""

from fusion.happenings import SEOUL, TOKYO, tell_launch, time_of

from dateline.fusion import Decision, Fusion, fuse

A = tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=time_of("2023-09-13"), site="Sunan", count=2)
B = tell_launch("b", "2023-09-13T06:00Z", TOKYO, time=time_of("2023-09-13"), site="Sunan", count=2)
C = tell_launch("c", "2023-09-20T06:00Z", TOKYO, time=time_of("2023-09-20"), site="Sunan", count=1)


def decide(what: str, number: int = 1, **more: object) -> Decision:
    return Decision(f"decision:{number}", what, "ada", f"2023-10-{number:02d}T00:00Z", "for a test", **more)  # type: ignore[arg-type]


def event_with(reports: list, name: str, decisions: tuple = ()) -> object:
    fusion = Fusion()
    fusion.add_all(reports, decisions)
    return fusion.find_event(f"mention:{name}")


def test_a_corrected_value_is_preferred_with_the_analysts_name_and_the_claims_stay() -> None:
    event = fuse([A]).events[0]
    fixed = fuse([A], [decide("correct", events=(event.id,), field="count", best=3.0)]).events[0]
    assert fixed.fields["count"].preferred["best"] == 3.0
    assert "corrected by ada" in fixed.fields["count"].reason
    assert fixed.fields["count"].claims == event.fields["count"].claims


def test_same_joins_two_events_and_both_ids_lead_to_the_one() -> None:
    one, other = fuse([A, C]).events
    fusion = Fusion()
    fusion.add_all([A, C], [decide("same", events=(one.id, other.id))])
    (event,) = fusion.fused().events
    assert fusion.find_event(one.id) == fusion.find_event(other.id)
    assert len(event.mentions) == 2


def test_not_same_keeps_apart_what_likeness_would_join_and_holds_when_more_reports_come() -> None:
    apart = decide("not-same", mentions=("mention:a", "mention:b"))
    assert len(fuse([A, B]).events) == 1
    assert len(fuse([A, B], [apart]).events) == 2
    more = tell_launch("d", "2023-09-13T09:00Z", SEOUL, time=time_of("2023-09-13"), site="Sunan", count=2)
    held = event_with([A, B, more], "a", (apart,))
    assert "mention:b" not in [m.mention for m in held.mentions]  # type: ignore[attr-defined]


def test_split_takes_the_named_mentions_out() -> None:
    (event,) = fuse([A, B]).events
    split = fuse([A, B], [decide("split", events=(event.id,), mentions=("mention:b",))])
    assert len(split.events) == 2


def test_undo_restores_what_was_and_can_be_undone_itself() -> None:
    (event,) = fuse([A, B]).events
    split = decide("split", events=(event.id,), mentions=("mention:b",))
    undo = decide("undo", 2, undoes=split.id)
    again = decide("undo", 3, undoes=undo.id)
    assert fuse([A, B], [split, undo]) == fuse([A, B])
    assert fuse([A, B], [split, undo, again]).events == fuse([A, B], [split]).events


def test_a_decision_that_finds_nothing_is_listed_with_the_reason() -> None:
    lost = decide("note", events=("event:never",))
    alone = decide("same", 2, mentions=("mention:a", "mention:never"))
    unapplied = fuse([A], [lost, alone]).unapplied
    assert [one.decision for one in unapplied] == [lost.id, alone.id]
    assert all(one.why for one in unapplied)


def test_a_decision_applies_as_soon_as_its_report_arrives() -> None:
    event = fuse([A]).events[0]
    fusion = Fusion()
    fusion.decide(decide("accept", events=(event.id,)))
    assert fusion.fused().unapplied
    fusion.add(A)
    assert fusion.fused().events[0].status == "accepted"
    assert not fusion.fused().unapplied


def test_rejected_events_are_kept_and_marked() -> None:
    event = fuse([A]).events[0]
    assert fuse([A], [decide("reject", events=(event.id,))]).events[0].status == "rejected"


def test_adding_a_report_tells_which_events_changed_and_which_are_gone() -> None:
    fusion = Fusion()
    fusion.add(B)
    update = fusion.add(A)
    assert len(update.events) == 1
    assert update.gone == (fuse([B]).events[0].id,)
    assert fusion.find_event(update.gone[0]) is not None


def test_outlets_and_speakers_are_counted() -> None:
    fused = fuse([A, B])
    assert {voice.country for voice in fused.speakers} == {"KOR", "JPN"}
    assert [voice.reports for voice in fused.outlets] == [2]
