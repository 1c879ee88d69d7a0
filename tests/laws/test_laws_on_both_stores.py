"""Laws 1 to 5 over random sequences of reports and decisions, kept in SQLite and in PostgreSQL."""

import itertools
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tellings import Told, told_reports, write

from dateline.coding.mention import Speaker
from dateline.fusion.claims import complete_claims
from dateline.fusion.events import Event, Fused, SourcedClaim
from dateline.fusion.fold import fuse
from dateline.fusion.values import compare_values
from dateline.record import Record, cabinet
from dateline.record.asking import last_sequence
from dateline.record.folding import is_kept, known
from dateline.record.integrity import check

LAW = settings(
    max_examples=int(os.environ.get("DATELINE_STORE_EXAMPLES", "10")),  # more by hand
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
KINDS = ("accept", "correct", "same", "not-same", "split", "reject", "note", "undo")
Judgement = tuple[str, int, int]
several = st.lists(told_reports(), min_size=2, max_size=6, unique_by=lambda told: told[1].id)
judgements = st.tuples(st.sampled_from(KINDS), st.integers(0, 9), st.integers(0, 9))
steps = st.lists(st.one_of(told_reports(), judgements), min_size=2, max_size=9)
# Reports without an outlet go by their source, and any may be read again from another place.
nameless = told_reports().map(lambda told: (told[0], msgspec.structs.replace(told[1], outlet=None), told[2]))
sightings = st.tuples(st.just("seen"), st.integers(0, 9), st.integers(0, 9))
moving = st.lists(st.one_of(told_reports(), nameless, judgements, sightings), min_size=3, max_size=10)


def ticking() -> Callable[[], datetime]:
    moments = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second) for second in itertools.count(1))
    return lambda: next(moments)


def as_bytes(value: object) -> bytes:
    return msgspec.json.encode(value, order="deterministic")


def judge(record: Record, judgement: Judgement) -> None:
    """Decide on events picked by number, as far as there are any."""
    what, one, other = judgement
    events = record.events()
    if what == "undo":
        made = record.decisions()
        if made:
            record.decide("undo", user="ben", reason="second thoughts", undoes=made[one % len(made)].id)
        return
    if not events:
        return
    first, second = events[one % len(events)], events[other % len(events)]
    mentions = tuple(dict.fromkeys(event.mentions[-1].mention for event in (first, second)))
    subject: dict = {"events": (first.id,)}
    if what == "correct":
        subject |= {"field": "count", "best": 7.0}
    if what in {"same", "not-same"}:
        ends = (first.mentions[0].mention, second.mentions[-1].mention)
        if len(set(ends)) < 2:
            return
        subject = {"mentions": ends}
    if what == "split":
        subject["mentions"] = mentions[:1]
    record.decide(what, user="ana", reason="looked at it", **subject)


def see_again(record: Record, picked: int, place: int) -> None:
    """Read a report, picked by number, from one more place, as far as there are reports."""
    reports = list(record.reports())
    if reports:
        report = msgspec.structs.replace(reports[picked % len(reports)], source=f"0{place}.txt")
        record.see(record.capture(report.capture, report.source), report)


def take(record: Record, step: Told | Judgement) -> None:
    if step[0] == "seen":
        see_again(record, step[1], step[2])
    elif isinstance(step[0], str):
        judge(record, step)
    else:
        record.add(*step)


def claims_of(event: Event) -> list[tuple[str, SourcedClaim]]:
    return [(name, claim) for name, field in event.fields.items() for claim in field.claims]


@LAW
@given(steps=steps)
def test_law_1_every_value_shown_stands_in_a_stored_capture_or_in_a_signed_decision(new_location, steps):
    with Record.open(new_location(), create=True, clock=ticking()) as record:
        for step in steps:
            take(record, step)
        assert check(record).faults == ()
        reports = {report.id: report for report in record.reports()}
        for event in record.refresh().events:
            for _, claim in claims_of(event):
                assert_stands(claim, reports[claim.report].text)
            assert_values_come_from_somewhere(event)


def assert_stands(claim: SourcedClaim, text: str) -> None:
    words = text[claim.start : claim.end]
    assert words
    if isinstance(claim.value, dict):
        assert claim.value["text"] == words
    speaker: Speaker = claim.speaker
    if speaker.start is not None:
        assert text[speaker.start : speaker.end] == speaker.text


def assert_values_come_from_somewhere(event: Event) -> None:
    corrected = {decision["field"] for decision in event.decisions if decision["what"] == "correct"}
    for name, field in event.fields.items():
        told = [claim.value for claim in field.claims]
        told += [{"low": claim.low, "best": claim.best, "high": claim.high} for claim in field.claims]
        shown = field.preferred if isinstance(field.preferred, list) else [field.preferred]
        assert name in corrected or name == "occurrence" or all(value in told for value in shown)


@LAW
@given(steps=steps)
def test_law_2_nothing_is_overwritten_and_every_past_state_can_be_rebuilt(new_location, steps):
    with Record.open(new_location(), create=True, clock=ticking()) as record:
        stood, kept = [], {}
        for step in steps:
            take(record, step)
            if record.log():
                stood.append((record.log()[-1].at, as_bytes(record.fused())))
            for report in record.reports():
                assert kept.setdefault(report.id, report.text) == report.text
            made = [decision.id for decision in record.decisions()]
            assert made[: len(kept.get("decisions", []))] == kept.get("decisions", [])
            kept["decisions"] = made
        for at, state in stood:
            assert as_bytes(record.fused(at)) == state


@LAW
@given(several=several, judged=st.lists(judgements, max_size=4), data=st.data())
def test_law_3_any_order_and_either_store_give_the_same_bytes(new_location, tmp_path_factory, several, judged, data):
    elsewhere = str(tmp_path_factory.mktemp("other") / "record")
    results = []
    for location, order in ((new_location(), several), (elsewhere, data.draw(st.permutations(several)))):
        with Record.open(location, create=True, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as record:
            for told in order:
                record.add(*told)
                if data.draw(st.booleans()):
                    record.refresh()
            for judgement in judged:
                judge(record, judgement)
            results.append((as_bytes(record.refresh()), [as_bytes(report) for report in record.reports()]))
    assert results[0] == results[1]


@LAW
@given(steps=moving)
def test_law_3_one_process_after_another_gives_what_folding_at_once_gives(new_location, steps, monkeypatch):
    monkeypatch.setattr(cabinet, "KEPT", 2)
    location, clock = new_location(), ticking()
    for step in steps:
        with Record.open(location, create=True, clock=clock) as record:
            take(record, step)
            record.settle()
    with Record.open(location, clock=clock) as record:
        kept = as_bytes(record.fused())
        with record.store.connection.begin() as _:
            upto = last_sequence(record.store.connection)
            assert is_kept(record.store.connection, upto)
            assert kept == as_bytes(fuse(*known(record.store.connection, upto)))


@LAW
@given(several=several, picked=st.integers(0, 9), days=st.integers(21, 29), months=st.integers(9, 12))
def test_law_4_a_reprint_never_adds_an_origin(new_location, several, picked, days, months):
    with Record.open(new_location(), create=True, clock=ticking()) as record:
        for told in several:
            record.add(*told)
        before = record.refresh()
        source = several[picked % len(several)]
        reprint = printed_again(source, "Evening Mirror", f"2023-{months:02d}-{days}")
        record.add(*reprint)
        after = record.refresh()
    assert reprint[1].id in {copy.to for copy in after.copies}
    assert origins_by_mentions(after, reprint[1].id) == origins_by_mentions(before, reprint[1].id)


def printed_again(told: Told, outlet: str, published: str) -> Told:
    """The same words from another outlet, coded alike."""
    capture, report, coded = told
    copy = write(outlet, published, [], [report.text])
    renamed = {mention.id: f"{mention.id[:-8]}{copy[1].id[-8:]}" for mention in coded.mentions}
    mentions = tuple(msgspec.structs.replace(mention, id=renamed[mention.id]) for mention in coded.mentions)
    paragraphs = msgspec.structs.replace(copy[1], paragraphs=report.paragraphs, text=report.text, capture=capture.id)
    return capture, paragraphs, msgspec.structs.replace(coded, mentions=mentions)


def origins_by_mentions(fused: Fused, left_out: str) -> set[tuple]:
    return {
        (frozenset(m.mention for m in event.mentions if m.report != left_out), event.origins, event.credibility)
        for event in fused.events
    }


@LAW
@given(steps=steps)
def test_law_5_disagreement_is_kept(new_location, steps):
    """Every claim stays, in one event; values that cannot both be true stand side by side with their origins."""
    with Record.open(new_location(), create=True, clock=ticking()) as record:
        for step in steps:
            take(record, step)
        told = sorted(
            (mention.id, claim.field, claim.start, claim.end)
            for _, mention in record.mentions()
            for claim in complete_claims(mention)
        )
        fused = record.refresh()
    shown = sorted(
        (claim.mention, name, claim.start, claim.end) for event in fused.events for name, claim in claims_of(event)
    )
    assert shown == told
    for event in fused.events:
        assert_conflicts_are_shown(event)


def assert_conflicts_are_shown(event: Event) -> None:
    for name in ("time", "origin", "count"):
        field = event.fields.get(name)
        told = [claim for claim in field.claims if not claim.beside] if field else []
        standing = [claim for claim in told if claim.superseded_by is None]
        for one, other in itertools.combinations(standing, 2):
            if compare_values(name, content(one), content(other)) == "disjoint":
                assert field is not None
                assert field.conflict is not None
                assert field.conflict.kind == "disjoint"
                values = [said(each["value"], each["low"]) for each in field.conflict.values]
                assert said(one.value, one.low) in values
                assert said(other.value, other.low) in values


def said(value: dict | None, low: float | None) -> object:
    return (value.get("from"), value.get("name")) if value else low


def content(claim: SourcedClaim) -> dict:
    return {"value": claim.value, "low": claim.low, "best": claim.best, "high": claim.high}
