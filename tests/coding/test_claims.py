"""Claims of a coded report: each by its speaker, in the characters that say so; disagreement kept."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten
from msgspec.structs import replace

REPORT = make_report(
    ("body", "North Korea fired two missiles on Wednesday, South Korea's military said."),
    ("body", "Japan's Defense Ministry said three missiles were launched."),
)
MARK = Marker(REPORT.text)
SEOUL, TOKYO = "South Korea's military", "Japan's Defense Ministry"
LAUNCH = MARK.event(
    MARK.span("fired"),
    MARK.span("launched"),
    mode="weapons-test",
    kind="missile-launch",
    arguments=[
        MARK.argument("actor", "North Korea", SEOUL),
        MARK.argument("count", "two", SEOUL),
        MARK.argument("time", "Wednesday", SEOUL),
        MARK.argument("count", "three", TOKYO),
    ],
    speakers=(SEOUL, TOKYO),
)
ANNOTATIONS = MARK.annotations(LAUNCH)


def test_two_officials_who_disagree_make_two_claims(code_written: CodeWritten) -> None:
    (mention,) = code_written(REPORT, ANNOTATIONS).mentions
    counts = {(c.speaker.country, c.best) for c in mention.claims if c.field == "count"}
    assert counts == {("KOR", 2), ("JPN", 3)}


def test_each_official_vouches_for_the_launch_in_his_own_sentence(code_written: CodeWritten) -> None:
    (mention,) = code_written(REPORT, ANNOTATIONS).mentions
    said = {c.speaker.country: REPORT.text[c.start : c.end] for c in mention.claims if c.field == "occurrence"}
    assert said == {"KOR": "fired", "JPN": "launched"}


def test_every_value_has_a_claim(code_written: CodeWritten) -> None:
    (mention,) = code_written(REPORT, ANNOTATIONS).mentions
    assert {c.field for c in mention.claims} == {"occurrence", "actors", "count", "time"}


def test_an_argument_without_a_speaker_is_the_outlets(code_written: CodeWritten) -> None:
    event = MARK.event(MARK.span("fired"), arguments=[MARK.argument("count", "two")])
    (mention,) = code_written(REPORT, MARK.annotations(event)).mentions
    assert {c.speaker.name for c in mention.claims} == {"Harbour Courier"}


def test_a_venue_is_claimed_as_the_place(code_written: CodeWritten) -> None:
    report = make_report(("body", "Workers marched in Nairobi."))
    mark = Marker(report.text)
    march = mark.event(mark.span("marched"), type_="PROTEST", arguments=[mark.argument("venue", "Nairobi")])
    (mention,) = code_written(report, mark.annotations(march)).mentions
    (claim,) = [c for c in mention.claims if c.field != "occurrence"]
    assert claim.field == "place"
    assert claim.value["country"] == "KEN"


def test_the_id_of_a_mention_is_that_of_its_place(code_written: CodeWritten) -> None:
    once, again = (code_written(REPORT, ANNOTATIONS).mentions[0].id for _ in range(2))
    elsewhere = MARK.annotations(MARK.event(MARK.span("launched")))
    assert once == again != code_written(REPORT, elsewhere).mentions[0].id


def test_a_saying_is_kept_as_a_statement(code_written: CodeWritten) -> None:
    saying = MARK.saying(TOKYO, "said", "three missiles were launched")
    (statement,) = code_written(REPORT, MARK.annotations(attributions=[saying])).statements
    assert (statement.speaker.text, statement.direct) == (TOKYO, False)
    assert REPORT.text[statement.start : statement.end] == "three missiles were launched"


def test_whom_nobody_names_as_speaker_vouches_for_nothing(code_written: CodeWritten) -> None:
    event = MARK.event(MARK.span("launched"), arguments=[MARK.argument("count", "three")])
    saying = MARK.saying(TOKYO, "said", "three missiles were launched")
    (mention,) = code_written(REPORT, MARK.annotations(event, attributions=[saying])).mentions
    (count,) = [c for c in mention.claims if c.field == "count"]
    assert count.speaker.kind == "outlet"


def test_a_saying_within_another_of_the_same_speaker_is_part_of_it(code_written: CodeWritten) -> None:
    whole = MARK.saying(TOKYO, "said", "three missiles were launched")
    part = MARK.saying(TOKYO, "launched", "three missiles were")
    other = MARK.saying(SEOUL, "said", "three missiles were")
    coded = code_written(REPORT, MARK.annotations(attributions=[whole, part, other]))
    assert [(s.speaker.text, s.end - s.start) for s in coded.statements] == [
        (TOKYO, len("three missiles were launched")),
        (SEOUL, len("three missiles were")),
    ]


def test_who_alone_tells_of_an_event_vouches_for_what_nobody_else_is_named_for(code_written: CodeWritten) -> None:
    report = make_report(("body", "Osterby will send troops on Friday, Norland's foreign minister said."))
    mark = Marker(report.text)
    minister = "Norland's foreign minister"
    arguments = [mark.argument("actor", "Osterby"), mark.argument("time", "Friday", minister)]
    event = mark.event(mark.span("send"), modality="future", arguments=arguments, speakers=(minister,))
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert {c.speaker.text for c in mention.claims} == {minister}


def test_of_several_who_tell_of_an_event_nobody_vouches_for_what_none_is_named_for(code_written: CodeWritten) -> None:
    report = make_report(
        ("body", "Osterby will send troops to Vell, Norland's foreign minister and Sudmark's army said.")
    )
    mark = Marker(report.text)
    both = "Norland's foreign minister", "Sudmark's army"
    event = mark.event(
        mark.span("send"), modality="future", arguments=[mark.argument("actor", "Osterby")], speakers=both
    )
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert {c.speaker.text for c in mention.claims if c.field == "occurrence"} == {*both}
    assert {c.speaker.kind for c in mention.claims if c.field == "actors"} == {"outlet"}


def test_who_says_what_he_will_do_vouches_for_his_own_part_in_it(code_written: CodeWritten) -> None:
    report = make_report(("body", "The River Front said it would lay down its arms."))
    mark = Marker(report.text)
    front = "The River Front"
    said = mark.saying(front, "said", "it would lay down its arms")
    event = mark.event(
        mark.span("lay down"),
        type_="RETREAT",
        modality="future",
        arguments=[mark.argument("actor", front)],
        speakers=(front,),
    )
    (mention,) = code_written(report, mark.annotations(event, attributions=(said,))).mentions
    assert {c.speaker.text for c in mention.claims if c.field == "actors"} == {front}


def test_who_did_it_does_not_vouch_for_it_unless_he_speaks(code_written: CodeWritten) -> None:
    report = make_report(("body", "Another test by Norland: Sudmark's army counted two missiles leaving Sunan."))
    mark = Marker(report.text)
    count = mark.argument("count", "two", "Norland")
    test = mark.event(mark.span("test"), arguments=[count], mode="weapons-test", kind="missile-launch")
    (mention,) = code_written(report, mark.annotations(test)).mentions
    assert {c.speaker.kind for c in mention.claims} == {"outlet"}


def tellers(code_written: CodeWritten, mode: str | None, *, named: bool = False) -> set[str | None]:
    """Who vouches for an event of which a coast guard is told to have confirmed the launch."""
    report = make_report(("body", "Japan's coast guard confirmed the launch of two missiles."))
    mark = Marker(report.text)
    said = mark.saying("Japan's coast guard", "confirmed", "the launch of two missiles")
    launch = mark.event(
        mark.span("launch"),
        mode=mode,
        arguments=[mark.argument("count", "two")],
        speakers=("Japan",) if named else (),
    )
    (mention,) = code_written(report, mark.annotations(launch, attributions=(said,))).mentions
    return {claim.speaker.name for claim in mention.claims}


def test_whoever_is_told_to_speak_of_a_weapons_test_vouches_for_it(code_written: CodeWritten) -> None:
    assert tellers(code_written, "weapons-test") == {"Japan Coast Guard"}
    assert tellers(code_written, "troops") == {"Harbour Courier"}


def test_whom_the_reader_names_in_that_sentence_is_not_doubled(code_written: CodeWritten) -> None:
    assert tellers(code_written, "weapons-test", named=True) == {"Japan Coast Guard"}


def test_who_tells_of_an_event_vouches_for_nothing_that_another_paragraph_tells(code_written: CodeWritten) -> None:
    report = make_report(
        ("body", "Osterby will send troops, Norland's foreign minister said."),
        ("body", "The troops go on Friday."),
    )
    mark = Marker(report.text)
    arguments = [mark.argument("actor", "Osterby"), mark.argument("time", "Friday")]
    minister = "Norland's foreign minister"
    event = mark.event(mark.span("send"), modality="future", arguments=arguments, speakers=(minister,))
    (mention,) = code_written(report, mark.annotations(event)).mentions
    said_by = {c.field: c.speaker.text or c.speaker.name for c in mention.claims}
    assert said_by == {"occurrence": minister, "actors": minister, "time": "Harbour Courier"}


def test_a_joint_statement_vouches_once_for_what_happened_and_its_values(code_written: CodeWritten) -> None:
    report = make_report(("body", "Norway and Sweden said in a joint statement that four rockets were fired."))
    mark = Marker(report.text)
    told = mark.argument("count", "four", "Norway", "Sweden")
    event = mark.event(mark.span("fired"), mode="weapons-test", arguments=[told], speakers=("Norway", "Sweden"))
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert [(c.field, c.speaker.text) for c in mention.claims] == [("occurrence", "Norway"), ("count", "Norway")]


@pytest.mark.parametrize(("role", "speakers"), [("range_km", {"The navy", None}), ("missile", {None})])
def test_who_tells_how_far_it_flew_vouches_that_it_was_fired(
    code_written: CodeWritten, role: str, speakers: set[str | None]
) -> None:
    text = "They fired a KX-9 at dawn. The navy told of 300 km and of a KX-9 missile."
    mark = Marker(text)
    words = "300 km" if role == "range_km" else "KX-9 missile"
    event = mark.event(
        mark.span("fired"),
        mode="weapons-test",
        kind="missile-launch",
        arguments=[mark.argument(role, words, "The navy")],
    )
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event)).mentions
    assert {c.speaker.text for c in mention.claims if c.field == "occurrence"} == speakers


def test_who_says_what_he_did_speaks_though_the_word_for_saying_names_the_deed_again(code_written: CodeWritten) -> None:
    report = make_report(("body", "The River Front said it would not let the convoy pass."))
    mark = Marker(report.text)
    front = "The River Front"
    said = mark.saying(front, "said", "it would not let the convoy pass")
    told = [mark.argument("actor", front), mark.argument("recipient", "the convoy", front)]
    refusal = mark.event(mark.span("not let"), type_="REJECT", arguments=told, speakers=(front,))
    refusal = replace(refusal, again=(mark.span("said"),))
    (mention,) = code_written(report, mark.annotations(refusal, attributions=(said,))).mentions
    assert {c.speaker.text for c in mention.claims if c.field == "recipients"} == {front}
