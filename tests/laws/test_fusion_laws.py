"""The laws of the record, on random reports and decisions: order, copies, completeness, growth, undo."""

import os
import random
from datetime import date, timedelta

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.coding.mention import Actor, Claim, Coded, Mention, Place, Speaker, Time, Value, Words
from dateline.fusion import CodedReport, Decision, Fusion, fuse
from dateline.fusion.claims import complete_claims
from dateline.fusion.events import Event, Fused
from dateline.reading.report import Moment, Outlet, Paragraph, Report

EXAMPLES = int(os.environ.get("DATELINE_EXAMPLES", "60"))  # more by hand
SITES = {"Sunan": (39.2, 125.7), "Wonsan": (39.16, 127.48), "Sinpo": (40.03, 128.18)}
SPEAKERS = (
    Speaker("outlet"),
    Speaker("official", "Joint Chiefs of Staff", "KOR", text="the military"),
    Speaker("official", "Ministry of Defense", "JPN", text="Tokyo"),
    Speaker("agency", "Yonhap"),
    Speaker("witness", None, None, text="residents"),
)
SENTENCES = (
    "North Korea fired a ballistic missile from the area of its capital on the morning of the day in question.",
    "The projectile rose to an apogee that surprised observers before it came down in open water far from land.",
    "Fishing boats were told to keep away from the waters where the debris was thought to have come down.",
    "Neighbouring capitals called the test a breach of resolutions and promised to watch for any further steps.",
)


@st.composite
def mentions(draw: st.DrawFn, name: str) -> Mention:
    day, speaker = draw(st.integers(10, 13)), draw(st.sampled_from(SPEAKERS))
    site = draw(st.sampled_from(sorted(SITES)))
    dated = draw(st.sampled_from(["clock", "day", "month", "none"]))
    start = {"clock": f"2023-09-{day}T0{draw(st.integers(1, 9))}:00+09:00", "day": f"2023-09-{day}", "month": "2023-09"}
    time = Time(0, 5, "then", "resolved", start[dated], start[dated]) if dated != "none" else None
    count = float(draw(st.integers(1, 3)))
    claims = tuple(
        Claim(field, speaker, 0, 5, value, number, number, number, hedge=draw(st.booleans()))
        for field, value, number in (("occurrence", None, None), ("time", time, None), ("count", None, count))
        if value or number or field == "occurrence"
    )
    weapons = draw(st.booleans())
    return Mention(
        name,
        "MOBILIZE" if weapons else "ASSAULT",
        "weapons-test" if weapons else None,
        "missile-launch" if weapons else None,
        draw(st.sampled_from(["actual", "actual", "historical", "future", "negated"])),
        Words(12, 17, "fired"),
        actors=(Actor(0, 11, "North Korea", "North Korea", "PRK"),),
        places=(Place(0, 5, site, "origin", site, "PRK", *SITES[site], "site"),) if draw(st.booleans()) else (),
        time=time,
        values=(Value(0, 5, "some", "count", count, count, count),),
        claims=claims,
    )


@st.composite
def coded_reports(draw: st.DrawFn, name: int) -> CodedReport:
    picks = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True))
    text = "\n\n".join(picks)
    starts = [sum(len(part) + 2 for part in picks[:at]) for at in range(len(picks))]
    report = Report(
        f"sha256:{name:04d}",
        "sha256:capture",
        f"{name}.txt",
        text,
        tuple(Paragraph(start, start + len(part), "body") for start, part in zip(starts, picks, strict=True)),
        outlet=Outlet(draw(st.sampled_from(["Herald", "Tribune", "Courier", "Yonhap"]))),
        published=Moment(f"2023-09-{draw(st.integers(10, 14))}", None, None, "text"),
        agencies=draw(st.sampled_from([(), (), ("Yonhap",), ("AP", "Reuters")])),
    )
    told = draw(st.integers(1, 2))
    return CodedReport(report, Coded(tuple(draw(mentions(f"mention:{name:04d}:{at}")) for at in range(told)), ()))


@st.composite
def presses(draw: st.DrawFn) -> list[CodedReport]:
    return [draw(coded_reports(name)) for name in range(draw(st.integers(2, 8)))]


@st.composite
def decided_presses(draw: st.DrawFn) -> tuple[list[CodedReport], list[Decision]]:
    press = draw(presses())
    events = [event.id for event in fuse(press).events]
    names = [mention.id for coded in press for mention in coded.coded.mentions]
    made = []
    for at in range(draw(st.integers(1, 4))):
        what = draw(st.sampled_from(["accept", "correct", "same", "not-same", "split", "reject", "note", "undo"]))
        made.append(
            Decision(
                f"decision:{at}",
                what,
                "analyst",
                f"2023-10-0{at + 1}T00:00Z",
                events=tuple(draw(st.lists(st.sampled_from(events), min_size=1, max_size=2, unique=True))),
                mentions=tuple(draw(st.lists(st.sampled_from([*names, "mention:unknown"]), max_size=2, unique=True))),
                field="count" if what == "correct" else None,
                best=7.0 if what == "correct" else None,
                undoes=f"decision:{draw(st.integers(0, at))}" if what == "undo" else None,
            )
        )
    return press, made


def as_bytes(value: object) -> bytes:
    return msgspec.json.encode(value, order="deterministic")


@settings(max_examples=EXAMPLES, deadline=None)
@given(decided_presses(), st.randoms(use_true_random=False))
def test_any_order_of_reports_and_decisions_gives_equal_bytes(
    press: tuple[list[CodedReport], list[Decision]], shuffler: random.Random
) -> None:
    reports, decisions = press
    expected = as_bytes(fuse(reports, decisions))
    for _ in range(3):
        shuffled, reordered = list(reports), list(decisions)
        shuffler.shuffle(shuffled)
        shuffler.shuffle(reordered)
        assert as_bytes(fuse(shuffled, reordered)) == expected


@settings(max_examples=EXAMPLES, deadline=None)
@given(decided_presses(), st.randoms(use_true_random=False))
def test_growing_by_one_report_or_decision_gives_what_starting_afresh_gives(
    press: tuple[list[CodedReport], list[Decision]], shuffler: random.Random
) -> None:
    reports, decisions = press
    steps: list[CodedReport | Decision] = [*reports, *decisions]
    shuffler.shuffle(steps)
    fusion = Fusion()
    for step in steps:
        if isinstance(step, Decision):
            fusion.decide(step)
        else:
            fusion.add(step)
    assert as_bytes(fusion.fused()) == as_bytes(fuse(reports, decisions))


@settings(max_examples=EXAMPLES, deadline=None)
@given(decided_presses(), st.randoms(use_true_random=False))
def test_events_that_growth_does_not_name_as_changed_need_not_be_built_again(
    press: tuple[list[CodedReport], list[Decision]], shuffler: random.Random
) -> None:
    reports, decisions = press
    steps: list[CodedReport | Decision] = [*reports, *decisions]
    shuffler.shuffle(steps)
    fusion, kept = Fusion(), {}
    for step in steps:
        formed, gone, _ = fusion.grow([], [step]) if isinstance(step, Decision) else fusion.grow([step])
        kept = {name: event for name, event in kept.items() if name not in gone}
        kept |= {name: fusion.event(name) for name in formed}
    folded = fuse(reports, decisions).events
    assert [kept[name] for name in sorted(kept)] == [msgspec.structs.replace(event, related=()) for event in folded]


@settings(max_examples=EXAMPLES, deadline=None)
@given(decided_presses())
def test_every_claim_of_the_input_is_in_exactly_one_event(press: tuple[list[CodedReport], list[Decision]]) -> None:
    reports, decisions = press
    fused = fuse(reports, decisions)
    kept = [m.mention for event in fused.events for m in event.mentions]
    assert sorted(kept) == sorted(mention.id for coded in reports for mention in coded.coded.mentions)
    told = [
        (mention.id, claim.field, claim.start, claim.end)
        for coded in reports
        for mention in coded.coded.mentions
        for claim in complete_claims(mention)
    ]
    shown = [
        (claim.mention, name, claim.start, claim.end)
        for event in fused.events
        for name, field in event.fields.items()
        for claim in field.claims
    ]
    assert sorted(shown) == sorted(told)


def copy_of(coded: CodedReport, name: str, outlet: str, day: date, paragraphs: int = 99) -> CodedReport:
    """The beginning of a report, printed by another outlet on another day and coded alike."""
    report = coded.report
    kept = report.paragraphs[:paragraphs]
    copied = msgspec.structs.replace(
        report,
        id=f"sha256:{name}",
        source=f"{name}.txt",
        text=report.text[: kept[-1].end],
        paragraphs=kept,
        outlet=Outlet(outlet),
        published=Moment(day.isoformat(), None, None, "text"),
    )
    told = tuple(msgspec.structs.replace(m, id=f"{m.id}:{name}") for m in coded.coded.mentions)
    return CodedReport(copied, Coded(told, ()))


def names_of(event: Event, left_out: frozenset[str] = frozenset()) -> frozenset[str]:
    return frozenset(m.mention for m in event.mentions if m.report not in left_out)


def assert_copies_add_no_origin(before: Fused, after: Fused, copies: frozenset[str]) -> None:
    """Every event holds the mentions it held, from the same origins, as credible; there is no other event."""
    stood = {names_of(event): event for event in before.events}
    stands = {names_of(event, copies): event for event in after.events}
    assert stands.keys() == stood.keys()
    for names, event in stands.items():
        assert event.origins == stood[names].origins
        assert event.credibility == stood[names].credibility
        for name, field in event.fields.items():
            assert field.origins == stood[names].fields[name].origins
    assert {copy for copy in after.copies if copy.to not in copies} == set(before.copies)


@settings(max_examples=EXAMPLES, deadline=None)
@given(presses(), st.data())
def test_a_reprint_never_adds_an_origin(reports: list[CodedReport], data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(reports))
    day = date(2023, 9, data.draw(st.integers(15, 30)))
    fused = fuse([*reports, copy_of(source, "copy", "Gazette", day)])
    assert any(copy.to == "sha256:copy" for copy in fused.copies)
    assert_copies_add_no_origin(fuse(reports), fused, frozenset({"sha256:copy"}))


@settings(max_examples=EXAMPLES, deadline=None)
@given(presses(), st.data())
def test_a_chain_of_reprints_and_abridgements_over_months_never_adds_an_origin(
    reports: list[CodedReport], data: st.DataObject
) -> None:
    chain, day = [data.draw(st.sampled_from(reports))], date(2023, 9, 15)
    for at in range(data.draw(st.integers(1, 4))):
        day += timedelta(days=data.draw(st.integers(0, 40)))
        chain.append(copy_of(chain[-1], f"copy{at}", f"Gazette {at}", day, data.draw(st.sampled_from([2, 3, 99]))))
    fused = fuse([*reports, *chain[1:]])
    copies = frozenset(coded.report.id for coded in chain[1:])
    assume(copies <= {copy.to for copy in fused.copies})
    assert_copies_add_no_origin(fuse(reports), fused, copies)


@settings(max_examples=EXAMPLES, deadline=None)
@given(presses(), st.data())
def test_a_reprint_dated_before_its_source_is_no_origin_beside_it(
    reports: list[CodedReport], data: st.DataObject
) -> None:
    """Which of the two came first cannot be known then; that they are one can."""
    at = data.draw(st.integers(0, len(reports) - 1))
    first = msgspec.structs.replace(reports[at].report, outlet=Outlet("Original Post"), agencies=())
    reports[at] = msgspec.structs.replace(reports[at], report=first)
    copy = copy_of(reports[at], "copy", "Gazette", date(2023, 9, data.draw(st.integers(5, 14))))
    for event in fuse([*reports, copy]).events:
        assert not {"Original Post", "Gazette"} <= {origin.name for origin in event.origins}


@settings(max_examples=EXAMPLES, deadline=None)
@given(decided_presses())
def test_undoing_every_decision_restores_the_record(press: tuple[list[CodedReport], list[Decision]]) -> None:
    reports, decisions = press
    made = [decision for decision in decisions if decision.what != "undo"]
    undo = [
        Decision(f"undo:{at}", "undo", "analyst", f"2023-11-{at + 1:02d}T00:00Z", undoes=decision.id)
        for at, decision in enumerate(made)
    ]
    fusion = Fusion()
    fusion.add_all(reports, made)
    for decision in undo:
        fusion.decide(decision)
    assert as_bytes(fusion.fused()) == as_bytes(fuse(reports))


@settings(max_examples=EXAMPLES, deadline=None)
@given(presses())
def test_an_event_id_ever_given_leads_to_the_event_that_holds_it_now(reports: list[CodedReport]) -> None:
    fusion = Fusion()
    given_out: dict[str, set[str]] = {}
    for coded in reports:
        for event in fusion.add(coded).events:
            given_out.setdefault(event.id, set()).update(m.mention for m in event.mentions)
    living = {event.id for event in fusion.fused().events}
    for identity in given_out:
        found = fusion.find_event(identity)
        assert found is not None
        assert found.id in living
