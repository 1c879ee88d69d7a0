"""Which of the model's event frames are events of a report: frames are joined, headlines and captions no news."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from coding.annotating import Marker, make_report
from msgspec.structs import replace

from dateline.coding.drafts import is_another, make_drafts, with_recalled, without_observers, without_opening
from dateline.language.annotations import EventFrame, Link

REPORT = make_report(
    ("headline", "Norland fires two rockets"),
    ("body", "Norland fired two rockets on Wednesday."),
    ("caption", "Soldiers marched past a rocket."),
    ("body", "The firing of the rockets alarmed Sudmark. Sudmark fired a rocket of its own."),
    ("note", "Police arrested a man."),
)
MARK = Marker(REPORT.text)
WEAPONS = {"mode": "weapons-test", "kind": "missile-launch"}
HEADLINE = MARK.event(MARK.span("fires"), **WEAPONS)
FIRED = MARK.event(MARK.span("fired"), arguments=[MARK.argument("actor", "Norland", number=2)], **WEAPONS)
FIRING = MARK.event(MARK.span("firing"), arguments=[MARK.argument("count", "two", number=2)], **WEAPONS)
ANSWER = MARK.event(MARK.span("fired", 2), arguments=[MARK.argument("actor", "Sudmark", number=2)], **WEAPONS)
MARCH = MARK.event(MARK.span("marched"))
ARREST = MARK.event(MARK.span("arrested"), type_="COERCE", mode="arrest")


def linked(events: Sequence[EventFrame], score: float) -> list[Link]:
    """Links of all pairs of one type, as the model gives them."""
    pairs = combinations(range(len(events)), 2)
    return [Link(i, j, score) for i, j in pairs if events[i].type == events[j].type]


def triggers(*events: EventFrame, score: float = 0.9) -> list[list[str]]:
    """The words of the triggers of each draft."""
    drafts = make_drafts(events, REPORT.paragraphs, REPORT.text, linked(events, score))
    return [[REPORT.text[s.start : s.end] for s in draft.triggers] for draft in drafts]


def test_a_headline_adds_its_words_to_the_event_it_tells() -> None:
    assert triggers(HEADLINE, FIRED) == [["fired", "fires"]]


def test_a_headline_alone_is_no_event() -> None:
    assert triggers(HEADLINE) == []


def test_a_caption_is_no_event_of_its_own() -> None:
    assert triggers(FIRED, MARCH) == [["fired"]]


def test_a_note_is_no_event_of_its_own() -> None:
    assert triggers(FIRED, ARREST) == [["fired"]]


def test_a_later_window_that_tells_the_event_again_joins_it() -> None:
    again = MARK.event(MARK.span("fired", 2), arguments=[MARK.argument("count", "two", number=2)], **WEAPONS)
    assert triggers(FIRED, again) == [["fired", "fired"]]


def test_joined_frames_keep_each_argument_once() -> None:
    twice = MARK.event(MARK.span("fired", 2), arguments=FIRED.arguments, **WEAPONS)
    (draft,) = make_drafts([FIRED, twice], REPORT.paragraphs, REPORT.text, linked([FIRED, twice], 0.9))
    assert draft.arguments == FIRED.arguments


def test_events_of_other_people_stay_apart() -> None:
    assert triggers(FIRED, ANSWER, score=0.2) == [["fired"], ["fired"]]


def test_frames_that_the_model_thinks_apart_stay_apart() -> None:
    again = MARK.event(MARK.span("fired", 2), arguments=FIRED.arguments, **WEAPONS)
    assert len(triggers(FIRED, again, score=0.001)) == 2


def test_a_planned_event_is_not_the_one_that_happened() -> None:
    planned = MARK.event(MARK.span("firing"), modality="future", arguments=FIRED.arguments, **WEAPONS)
    assert len(triggers(FIRED, planned, score=0.1)) == 2


def test_events_of_other_types_stay_apart() -> None:
    assault = MARK.event(MARK.span("fired", 2), type_="ASSAULT")
    assert len(triggers(FIRED, assault)) == 2


@pytest.mark.parametrize("mode", ["troops", "militia"])
def test_events_of_other_modes_stay_apart(mode: str) -> None:
    assert len(triggers(FIRED, MARK.event(MARK.span("fired", 2), mode=mode), score=0.1)) == 2


def test_drafts_stand_in_the_order_of_the_body() -> None:
    assert triggers(ANSWER, FIRED, score=0.2) == [["fired"], ["fired"]]


def test_kinds_of_a_weapons_test_stay_apart() -> None:
    satellite = MARK.event(MARK.span("fired", 2), mode="weapons-test", kind="satellite-launch")
    assert len(triggers(FIRED, satellite)) == 2


def test_an_event_that_the_headline_tells_too_keeps_its_place_in_the_body() -> None:
    both = MARK.event(MARK.span("fires"), MARK.span("fired"), arguments=FIRED.arguments, **WEAPONS)
    assert triggers(both) == [["fired", "fires"]]


def test_a_caption_lends_nothing_to_an_event_it_does_not_tell() -> None:
    lent = MARK.event(
        MARK.span("fired"),
        arguments=[MARK.argument("actor", "Norland", number=2), MARK.argument("missile", "a rocket")],
        speakers=("Soldiers",),
    )
    (draft,) = make_drafts([lent], REPORT.paragraphs, REPORT.text)
    assert ([a.role for a in draft.arguments], draft.speakers) == (["actor"], ())


def test_a_caption_fills_only_what_the_body_leaves_open() -> None:
    told = MARK.event(
        MARK.span("fired"),
        MARK.span("marched"),
        arguments=[
            MARK.argument("actor", "Norland", number=2),
            MARK.argument("actor", "Soldiers"),
            MARK.argument("missile", "a rocket"),
        ],
    )
    (draft,) = make_drafts([told], REPORT.paragraphs, REPORT.text)
    assert [(a.role, REPORT.text[a.span.start : a.span.end]) for a in draft.arguments] == [
        ("actor", "Norland"),
        ("missile", "a rocket"),
    ]


def test_what_names_the_event_again_stands_behind_its_triggers() -> None:
    told = replace(FIRING, again=(MARK.span("fired"),))
    assert triggers(told) == [["firing", "fired"]]


def test_the_dateline_is_neither_place_nor_time_of_an_event() -> None:
    report = make_report(("body", "PORT LANZA, April 5, 2021 - Norland fired two rockets on Saturday."))
    mark = Marker(report.text)
    said = [
        mark.argument("venue", "PORT LANZA"),
        mark.argument("time", "April 5, 2021"),
        mark.argument("time", "on Sat"),
    ]
    (draft,) = make_drafts([mark.event(mark.span("fired"), arguments=said)], report.paragraphs, report.text)
    assert without_opening(draft, mark.span("PORT LANZA, April 5, 2021 - ")).arguments == (said[2],)


@pytest.mark.parametrize(("verb", "doers"), [("detected", ["Norland"]), ("welcomed", ["Norland", "Sudmark's army"])])
def test_who_only_saw_it_is_no_doer(verb: str, doers: list[str]) -> None:
    report = make_report(("body", f"Sudmark's army {verb} two rockets that Norland fired."))
    mark = Marker(report.text)
    parties = [mark.argument("actor", "Norland", "Sudmark's army"), mark.argument("actor", "Sudmark's army")]
    (draft,) = make_drafts([mark.event(mark.span("fired"), arguments=parties)], report.paragraphs, report.text)
    found = without_observers(draft, report.text)
    assert [report.text[a.span.start : a.span.end] for a in found.arguments] == doers


def test_who_tells_of_a_launch_beside_its_doer_did_not_launch() -> None:
    report = make_report(("body", "Norland fired two rockets. Sudmark's ministry put it at noon."))
    mark = Marker(report.text)
    doers = [mark.argument("actor", "Norland"), mark.argument("actor", "Sudmark")]
    told = mark.event(mark.span("fired"), arguments=doers, speakers=("Sudmark's ministry",), **WEAPONS)
    (draft,) = make_drafts([told], report.paragraphs, report.text)
    found = without_observers(draft, report.text).arguments
    assert [report.text[a.span.start : a.span.end] for a in found] == ["Norland"]


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        (FIRED, ["actual", "historical"]),  # news of its kind beside it
        (replace(FIRED, background=True), ["actual", "actual"]),
        (replace(FIRED, modality="future"), ["future", "actual"]),
        (replace(FIRED, mode="troops", kind=None), ["actual", "actual"]),
    ],
)
def test_what_lies_behind_news_of_its_own_kind_is_recalled(beside: EventFrame, told: list[str]) -> None:
    drafts = make_drafts([beside, replace(ANSWER, background=True)], REPORT.paragraphs, REPORT.text)
    assert [draft.frame.modality for draft in with_recalled(drafts)] == told


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Workers held a protest in Osterby. The protest was loud.", True),
        ("Workers held a protest in Osterby. A similar protest was held in Harbour Town.", False),
        ("Workers held a second protest in Osterby. The protest was loud.", True),
    ],
)
def test_what_is_called_another_one_is_not_the_one_before(text: str, together: bool) -> None:
    mark = Marker(text)
    events = [mark.event(mark.span("protest", n), type_="PROTEST") for n in (1, 2)]
    report = make_report(("body", text))
    assert (len(make_drafts(events, report.paragraphs, text, linked(events, 0.99))) == 1) is together


@pytest.mark.parametrize(("type_", "count"), [("SANCTION", 2), ("CONSULT", 1)])
def test_what_is_done_in_return_is_another_deed(type_: str, count: int) -> None:
    text = "Norland expelled envoys of Sudmark. Then Sudmark expelled envoys of Norland."
    mark = Marker(text)
    sides = [("Norland", "envoys of Sudmark", 1), ("Sudmark", "envoys of Norland", 2)]
    events = [
        mark.event(
            mark.span("expelled", n),
            type_=type_,
            arguments=[mark.argument("actor", actor, number=n), mark.argument("recipient", recipient)],
        )
        for actor, recipient, n in sides
    ]
    drafts = make_drafts(events, make_report(("body", text)).paragraphs, text, linked(events, 0.99))
    assert len(drafts) == count


def test_the_agency_of_the_dateline_vouches_for_nothing() -> None:
    report = make_report(("body", "PORT LANZA (Sea Wire) -- Norland fired two rockets, its army said."))
    mark = Marker(report.text)
    count = mark.argument("count", "two", "Sea Wire", "its army")
    event = mark.event(mark.span("fired"), arguments=[count], speakers=("Sea Wire", "its army"))
    (draft,) = make_drafts([event], report.paragraphs, report.text)
    found = without_opening(draft, mark.span("PORT LANZA (Sea Wire) -- "))
    assert found.speakers == found.arguments[0].speakers == (mark.span("its army"),)


def test_another_man_who_died_may_be_of_the_same_toll() -> None:
    text = "Ten soldiers died in the raid. By Monday another soldier died. Then another raid came."
    assert not is_another(Marker(text).span("died", 2), text)
    assert is_another(Marker(text).span("raid", 2), text)


def test_what_is_parted_is_joined_by_no_third() -> None:
    text = "Workers held a protest. A similar protest was held in Osterby. The protest was loud."
    mark = Marker(text)
    events = [mark.event(mark.span("protest", n), type_="PROTEST") for n in (1, 2, 3)]
    drafts = make_drafts(events, make_report(("body", text)).paragraphs, text, linked(events, 0.99))
    assert len(drafts) == 2


def test_an_arrival_and_the_meeting_after_it_are_two_events_whatever_the_model_says() -> None:
    report = make_report(("body", "Lanza arrived on Monday. The visit is rare. She met Okafor."))
    mark = Marker(report.text)
    told = [mark.event(mark.span(words), type_="CONSULT") for words in ("arrived", "visit", "met")]
    drafts = make_drafts(told, report.paragraphs, report.text, linked(told, 0.95))
    assert len(drafts) == 2
    words = [{report.text[s.start : s.end] for s in draft.triggers} for draft in drafts]
    assert not any({"arrived", "met"} <= said for said in words)


def test_a_caption_adds_what_the_body_says_nothing_of() -> None:
    report = make_report(
        ("body", "Lanza arrived in Norland."), ("caption", "Okafor greets Lanza, who arrived in Sudmark.")
    )
    mark = Marker(report.text)
    body = mark.event(mark.span("arrived"), type_="CONSULT", arguments=[mark.argument("venue", "Norland")])
    there = [mark.argument("recipient", "Okafor"), mark.argument("venue", "Sudmark")]
    caption = mark.event(mark.span("greets"), mark.span("arrived", 2), type_="CONSULT", arguments=there)
    (draft,) = make_drafts([body, caption], report.paragraphs, report.text)
    assert [report.text[a.span.start : a.span.end] for a in draft.arguments] == ["Norland", "Okafor"]


def test_who_reached_an_agreement_has_not_arrived() -> None:
    report = make_report(("body", "Norland and Sudmark reached an accord. Their talks had lasted."))
    mark = Marker(report.text)
    told = [mark.event(mark.span(words), type_="AGREE") for words in ("reached", "talks")]
    assert len(make_drafts(told, report.paragraphs, report.text, linked(told, 0.95))) == 1
