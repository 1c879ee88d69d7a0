"""What copies tell follows what their sources tell, and never counts beside it."""

import msgspec
from fusion.happenings import OUTLET, SEOUL, TOKYO, claims_of, tell_launch, time_of

from dateline.coding.mention import Coded, Mention, Speaker, Words
from dateline.fusion import CodedReport, Fused, Fusion, fuse
from dateline.fusion.events import Event
from dateline.fusion.features import features_of
from dateline.fusion.gathering import sameness

LAUNCH = (
    "North Korea fired a short-range missile from Sunan at dawn and it fell into the sea east of the peninsula.\n\n"
    "Fishermen off the coast saw a bright trail and heard a rumble that lasted for the better part of a minute.\n\n"
    "South Korea's Joint Chiefs of Staff said the flight was tracked from its first second until the splashdown."
)
EARLIER = (
    "North Korea fired two cruise missiles off its western coast in a night exercise three weeks before this one.\n\n"
    "Ferry crews were warned off the estuary and spent the night tied up at the quays of the nearest islands.\n\n"
    "Radar crews on the islands followed the low flight for a quarter of an hour before losing it over the hills."
)
DAY, THREE_WEEKS_BEFORE = time_of("2023-09-13"), time_of("2023-08-23")


def told(coded: CodedReport, at: int = 0) -> Mention:
    return coded.coded.mentions[at]


def events_of(fused: Fused) -> dict[frozenset[str], Event]:
    return {frozenset(m.mention.removeprefix("mention:") for m in event.mentions): event for event in fused.events}


def origins_of(event: Event) -> set[str]:
    return {origin.name for origin in event.origins}


def both(one: CodedReport, other: CodedReport, name: str, **more: object) -> CodedReport:
    """A report made of two, with a mention of each."""
    start = len(one.report.text) + 2
    report = tell_launch(name, "2023-09-13T12:00Z", text=f"{one.report.text}\n\n{other.report.text}", **more).report
    second = msgspec.structs.replace(
        told(other), id=f"mention:{name}:second", trigger=Words(start + 12, start + 17, "fired")
    )
    return CodedReport(report, Coded((msgspec.structs.replace(told(one), id=f"mention:{name}"), second), ()))


def test_a_copy_coded_otherwise_than_its_source_does_not_part_the_event() -> None:
    source = tell_launch("source", "2023-09-13T05:00Z", SEOUL, time=time_of("2023-09-13T04:10+09:00"), text=LAUNCH)
    other = tell_launch("other", "2023-09-13T06:00Z", TOKYO, time=time_of("2023-09-13T04:20+09:00"), outlet="Tribune")
    slip = tell_launch(
        "slip", "2023-09-14T05:00Z", SEOUL, time=time_of("2023-09-14T04:10+09:00"), outlet="Gazette", text=LAUNCH
    )
    assert set(events_of(fuse([source, other, slip]))) == {frozenset({"source", "other", "slip"})}


def test_a_report_in_the_words_of_an_earlier_one_that_states_another_date_tells_another_launch() -> None:
    first, second = (
        LAUNCH.replace("at dawn", f"on {day} January 2022, at dawn,").replace("fell", "then fell") for day in (5, 11)
    )
    source = tell_launch("source", "2022-01-05T05:00Z", SEOUL, time=time_of("2022-01-05"), text=first)
    same = tell_launch("same", "2022-01-11T05:00Z", time=time_of("2022-01-11"), outlet="Gazette", text=second)
    fused = fuse([source, same])
    assert [(copy.from_, copy.to) for copy in fused.copies] == [("sha256:source", "sha256:same")]
    assert set(events_of(fused)) == {frozenset({"source"}), frozenset({"same"})}


def test_a_chain_of_reprints_has_one_origin_and_the_id_of_its_source() -> None:
    source = tell_launch("source", "2023-09-13T05:00Z", OUTLET, time=DAY, text=LAUNCH)
    chain = [
        tell_launch(f"reprint{at}", f"2023-{month}-14T05:00Z", OUTLET, time=DAY, outlet=f"Gazette {at}", text=LAUNCH)
        for at, month in enumerate(("09", "10", "11", "12"))
    ]
    fused = fuse([*reversed(chain), source])
    assert [origins_of(event) for event in fused.events] == [{"Herald"}]
    assert fused.events[0].id == fuse([source]).events[0].id
    assert (len(fused.events[0].outlets), fused.events[0].copies, fused.events[0].credibility) == (5, 4, 3)


def test_a_reprint_whose_clock_is_before_its_source_is_known_by_its_credit() -> None:
    wire = tell_launch("wire", "2023-09-13T09:00Z", OUTLET, time=DAY, outlet="Yonhap", text=LAUNCH)
    reprint = tell_launch(
        "reprint", "2023-09-13T06:00Z", OUTLET, time=DAY, outlet="Gazette", text=LAUNCH, agencies=("Yonhap",)
    )
    fused = fuse([wire, reprint])
    assert [(copy.from_, copy.to) for copy in fused.copies] == [("sha256:wire", "sha256:reprint")]
    assert [origins_of(event) for event in fused.events] == [{"Yonhap"}]


def test_a_reprint_that_arrives_before_its_source_gives_way_to_it_and_its_id_leads_there() -> None:
    source = tell_launch("source", "2023-09-13T05:00Z", OUTLET, time=DAY, text=LAUNCH)
    reprint = tell_launch("reprint", "2023-09-13T08:00Z", OUTLET, time=DAY, outlet="Gazette", text=LAUNCH)
    fusion = Fusion()
    given = fusion.add(reprint).events[0].id
    assert [origins_of(event) for event in fusion.fused().events] == [{"Gazette"}]
    fusion.add(source)
    assert [origins_of(event) for event in fusion.fused().events] == [{"Herald"}]
    found = fusion.find_event(given)
    assert found is not None
    assert [found.id] == [event.id for event in fusion.fused().events]


def test_an_abridged_copy_without_the_day_follows_its_source() -> None:
    source = tell_launch("source", "2023-09-13T05:00Z", SEOUL, time=DAY, site="Sunan", text=LAUNCH)
    short = "\n\n".join(LAUNCH.split("\n\n")[:2])
    abridged = tell_launch("abridged", "2023-11-02", OUTLET, outlet="Gazette", text=short)
    fused = fuse([source, abridged])
    assert set(events_of(fused)) == {frozenset({"source", "abridged"})}
    assert {origin.country for origin in fused.events[0].origins} == {"KOR"}


def test_a_rewrite_made_from_two_sources_follows_both_and_brings_neither_to_the_other() -> None:
    one = tell_launch("one", "2023-09-13T05:00Z", OUTLET, time=DAY, text=LAUNCH, outlet="Herald")
    other = tell_launch("other", "2023-08-23T05:00Z", OUTLET, time=THREE_WEEKS_BEFORE, text=EARLIER, outlet="Tribune")
    fused = fuse([one, other, both(one, other, "merged", outlet="Gazette")])
    assert {names: origins_of(event) for names, event in events_of(fused).items()} == {
        frozenset({"one", "merged"}): {"Herald"},
        frozenset({"other", "merged:second"}): {"Tribune"},
    }


def test_what_only_the_copy_tells_stands_by_itself_and_joins_what_it_clearly_fits() -> None:
    one = tell_launch("one", "2023-09-13T05:00Z", OUTLET, time=DAY, text=LAUNCH)
    other = tell_launch("other", "2023-08-23T05:00Z", SEOUL, time=THREE_WEEKS_BEFORE, text="Nobody knew. " + EARLIER)
    merged = both(one, other, "merged", outlet="Gazette")
    alone = events_of(fuse([one, merged]))
    assert set(alone) == {frozenset({"one", "merged"}), frozenset({"merged:second"})}
    seen = tell_launch("seen", "2023-08-24", TOKYO, time=THREE_WEEKS_BEFORE, outlet="Courier", text="Told elsewhere.")
    joined = events_of(fuse([one, merged, seen]))[frozenset({"seen", "merged:second"})]
    assert "Gazette" not in origins_of(joined)
    assert "Herald" not in origins_of(joined)


def test_a_rewrite_that_quotes_one_more_official_adds_that_official_and_a_reprint_never_does() -> None:
    source = tell_launch("source", "2023-09-13T05:00Z", SEOUL, time=DAY, text=LAUNCH)
    added = (
        f"{LAUNCH}\n\nJapan's Defense Ministry said at noon that its own crews had seen no debris at all on the water, "
        "and that the last of the patrol aircraft was on its way home to a base in the north of the main island."
    )
    rewrite = tell_launch("rewrite", "2023-09-13T09:00Z", TOKYO, time=DAY, outlet="Gazette", text=added)
    reprint = tell_launch("reprint", "2023-09-13T09:00Z", TOKYO, time=DAY, outlet="Courier", text=LAUNCH)
    assert {origin.country for origin in fuse([source, reprint]).events[0].origins} == {"KOR"}
    assert {origin.country for origin in fuse([source, rewrite]).events[0].origins} == {"KOR", "JPN"}


def test_copies_neither_outvote_their_source_nor_confirm_it() -> None:
    source = tell_launch("source", "2023-09-13T05:00Z", SEOUL, time=DAY, text=LAUNCH)
    misread = [
        msgspec.structs.replace(
            told(tell_launch(f"misread{at}", "2023-09-14", text=LAUNCH)), modality="negated", claims=claims_of(OUTLET)
        )
        for at in range(3)
    ]
    copies = [
        CodedReport(
            tell_launch(f"misread{at}", "2023-09-14", outlet=f"Gazette {at}", text=LAUNCH).report, Coded((m,), ())
        )
        for at, m in enumerate(misread)
    ]
    (event,) = fuse([source, *copies]).events
    assert (event.modality, event.credibility, len(event.origins)) == ("actual", 3, 1)


def test_two_reports_that_credit_each_other_are_one_story() -> None:
    one = tell_launch("one", "2023-09-13T05:00Z", OUTLET, time=DAY, outlet="Yonhap", text=LAUNCH, agencies=("Kyodo",))
    other = tell_launch(
        "other", "2023-09-13T06:00Z", OUTLET, time=DAY, outlet="Kyodo", text=LAUNCH, agencies=("Yonhap",)
    )
    fused = fuse([one, other])
    assert [(copy.from_, copy.to) for copy in fused.copies] == [("sha256:one", "sha256:other")]
    assert len(fused.events) == len(fused.events[0].origins) == 1


def test_reports_that_credit_each_other_in_a_circle_have_one_source() -> None:
    ring = [
        tell_launch(
            name, f"2023-09-13T0{hour}:00Z", OUTLET, time=DAY, outlet=outlet, text=LAUNCH, agencies=(credit,)
        )
        for name, hour, outlet, credit in (
            ("one", 5, "Yonhap", "Kyodo"), ("two", 6, "Kyodo", "Interfax"), ("three", 7, "Interfax", "Yonhap")
        )
    ]  # fmt: skip
    fused = fuse(ring)
    assert len(fused.copies) == 2
    assert [len(event.origins) for event in fused.events] == [1]


def test_an_unnamed_speaker_of_a_copy_is_its_sources_word() -> None:
    source = tell_launch("source", "2023-09-13T05:00Z", SEOUL, time=DAY, text=LAUNCH)
    someone = Speaker("witness", None, None, text="fishermen")
    copy = tell_launch("copy", "2023-09-13T09:00Z", someone, time=DAY, outlet="Gazette", text=LAUNCH)
    assert {origin.country for origin in fuse([source, copy]).events[0].origins} == {"KOR"}


def test_a_few_words_in_common_say_less_of_which_mention_a_copy_follows_than_the_hour():
    at_two = tell_launch("a", "2023-09-13T09:00Z", time=time_of("2023-09-13T14:23+09:00"), site="Sunan", count=1)
    that_day = tell_launch("b", "2023-09-13T09:00Z", time=time_of("2023-09-13"))
    hour, day = (features_of(told.coded.mentions[0], told.report) for told in (at_two, that_day))
    copy = msgspec.structs.replace(hour, wording=("blame", "missile", "place", "prior", "test"))
    other_words = msgspec.structs.replace(hour, wording=("lift", "off"))
    some_words = msgspec.structs.replace(day, wording=("launch", "previous", "prior", "test", "week"))
    followed, left = sameness(copy, other_words, whole=False), sameness(copy, some_words, whole=False)
    assert followed is not None
    assert left is not None
    assert followed > left
