import time

import pytest

from dateline.reading.captions import split_caption, split_credit
from dateline.reading.credits import (
    CreditLine,
    read_byline,
    read_closing_agency,
    read_credit_line,
    read_dateline,
    read_names,
)
from dateline.reading.furniture import is_furniture
from dateline.reading.run_on_credits import part_credits


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("ab/cd (AP, Reuters)", ("AP", "Reuters")),
        ("The Associated Press contributed to this report.", ("AP",)),
        ("(With inputs from AFP and Reuters)", ("AFP", "Reuters")),
        ("— AFP", ("AFP",)),
        ("AFP/Reuters", ("AFP", "Reuters")),
        ("Source: Xinhua", ("Xinhua",)),
        ("Copyright 2021 The Associated Press. All rights reserved.", ("AP",)),
        ("With files from The Canadian Press", ("The Canadian Press",)),
        ("SOURCE: News agencies", ()),
    ],
)
def test_agencies_are_read_in_their_usual_forms(line: str, agencies: tuple[str, ...]) -> None:
    credit = read_credit_line(line)
    assert credit is not None
    assert credit.agencies == agencies


def test_reporters_and_editors_are_told_apart() -> None:
    credit = read_credit_line(
        "(Reporting by Jane Rowe in Harlan and Tom Ode; Writing by Ann Weller; Editing by Max Ort)"
    )
    assert credit is not None
    assert credit.byline == ("Jane Rowe", "Tom Ode", "Ann Weller")
    assert credit.editors == ("Max Ort",)


def test_writers_who_contributed_are_named() -> None:
    credit = read_credit_line(
        "Associated Press writers Jane Rowe in Harlan and Tom Ode in Marn contributed to this report."
    )
    assert credit is not None
    assert credit.byline == ("Jane Rowe", "Tom Ode")


@pytest.mark.parametrize(
    "line", ["Reuters said the mine was closed.", "The AP reporter was freed on Monday.", "He left."]
)
def test_sentences_that_name_an_agency_are_no_credit(line: str) -> None:
    assert read_credit_line(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Rowe", ("Jane Rowe",)),
        ("By JANE ROWE and TOM ODE, Associated Press", ("Jane Rowe", "Tom Ode")),
        ("Jane Rowe in Harlan", ("Jane Rowe",)),
        ("by Jane Rowe Monday, June 2, 2014", ("Jane Rowe",)),
        ("By Jane Rowe and Tom Ode Updated 2 June 2014 10:30 GMT", ("Jane Rowe", "Tom Ode")),
        ("By Jane Rowe | 2 June 2014", ("Jane Rowe",)),
        ("By May March 2 June 2014", ("May March",)),
        ("By Tom Ode and Lina al-Rowe", ("Tom Ode", "Lina al-Rowe")),
        ("By Émile Rowe and Özge Ode", ("Émile Rowe", "Özge Ode")),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    credit = read_byline(line)
    assert credit is not None
    assert credit.byline == names


@pytest.mark.parametrize(
    "line", ["By the time he left", "By Monday it was over.", "Mine in Harlan", "By the deadline of 2 June 2014"]
)
def test_what_only_looks_like_a_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("head", "text", "agencies"),
    [
        ("SEOUL, Sept. 13 (Yonhap) -- ", "SEOUL, Sept. 13", ("Yonhap",)),
        ("SEOUL (AP) — ", "SEOUL", ("AP",)),
        ("SEOUL, South Korea (AP) — ", "SEOUL, South Korea", ("AP",)),
        ("(Reuters) - ", None, ("Reuters",)),
        ("MOSCOW, September 13. /TASS/. ", "MOSCOW, September 13", ("TASS",)),
        ("BERLIN/PARIS, Oct 13 (Reuters) - ", "BERLIN/PARIS, Oct 13", ("Reuters",)),
        ("BERLIN & NEW HARLAN, OCT 13, 2018 -- ", "BERLIN & NEW HARLAN, OCT 13, 2018", ()),
        ("BERLIN (October 13, 2018) - ", "BERLIN (October 13, 2018)", ()),
        ("WASHINGTON, D.C. (AP) — ", "WASHINGTON, D.C.", ("AP",)),
        ("NEW DELHI: ", "NEW DELHI", ()),
        ("KOŠICE, Slovakia — ", "KOŠICE, Slovakia", ()),
        ("Łódź (AP) — ", "Łódź", ("AP",)),
        ("Berlin (dpa) - ", "Berlin", ("dpa",)),
        ("Damascus, SANA- ", "Damascus", ("SANA",)),
        ("Damascus, June 2 , SANA – ", "Damascus, June 2", ("SANA",)),
        ("London (CNN) — ", "London", ("CNN",)),
        ("HARLAN, Calif. — ", "HARLAN, Calif.", ()),
        ("Harlan, Ill. (AP) — ", "Harlan, Ill.", ("AP",)),
        ("London (The Guardian) – ", "London", ("The Guardian",)),
        ("New Harlan, Norway (The Guardian) – ", "New Harlan, Norway", ("The Guardian",)),
    ],
)
def test_datelines(head: str, text: str | None, agencies: tuple[str, ...]) -> None:
    found = read_dateline(head + "The mine was closed on Monday.")
    assert found is not None
    assert (found.text, found.agencies, found.end) == (text, agencies, len(head))


@pytest.mark.parametrize(
    "text",
    [
        "Ida Brandt — the mayor — left.",
        "UN: the war goes on",
        "LANZA & SONS -- the mine's owners -- were sued.",
        "The US (AP) said so.",
        "A man was hurt.",
        "By Jane Rowe. MARN (AP) — The mine was closed.",
        "Damascus, SANA and others said so.",
        "Ada Lanza (The Guardian) – wrote of the mine.",
        "After Midnight (The Independent) – A review.",
        "Ada Lanza of Marn, Norway (The Guardian) – A review.",
    ],
)
def test_sentences_that_only_look_like_datelines(text: str) -> None:
    assert read_dateline(text) is None


def test_agency_after_the_last_sentence() -> None:
    assert read_closing_agency("The mine was closed. — AFP") == ("AFP",)
    assert read_closing_agency("The mine was closed. (AP)") == ("AP",)
    assert read_closing_agency("The mine was closed. PTI") == ("PTI",)
    assert read_closing_agency("The mine was closed by the owner of AP") == ()
    assert read_closing_agency("The mine was closed.") == ()


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            "A ferry in the EastImage: Agency/Ann Weller/REUTERS",
            "A ferry in the East",
            "Image: Agency/Ann Weller/REUTERS",
        ),
        ("A man walks. REUTERS/Ann Weller", "A man walks.", "REUTERS/Ann Weller"),
        ("A man walks (AP Photo/Ann Weller)", "A man walks", "(AP Photo/Ann Weller)"),
        ("A man. [Ann Weller/AP]", "A man.", "[Ann Weller/AP]"),
        ("Photograph: Ann Weller/Getty Images", "", "Photograph: Ann Weller/Getty Images"),
        ("A man stands. Ann Weller / AFP via Getty Images", "A man stands.", "Ann Weller / AFP via Getty Images"),
    ],
)
def test_picture_credits(line: str, caption: str, credit: str) -> None:
    assert split_credit(line) == (caption, credit)


@pytest.mark.parametrize(
    "line", ["He said of the photo: it is nice.", "He works for AFP.", "They met in Russia/Belarus."]
)
def test_text_that_is_no_picture_credit(line: str) -> None:
    assert split_credit(line) is None


def test_in_a_caption_the_bare_name_of_a_house_is_a_credit() -> None:
    assert split_caption("Workers at the gate in Marn.Reuters") == ("Workers at the gate in Marn.", "Reuters")


@pytest.mark.parametrize(
    ("head", "text", "agencies"),
    [
        ("SEOUL, Sept. 13 (Meridale) -- ", "SEOUL, Sept. 13", ("Meridale",)),
        ("SEOUL (Meridale) - ", "SEOUL", ("Meridale",)),
        ("Harlan, 5 May (Nordpress News) — ", "Harlan, 5 May", ("Nordpress News",)),
        ("SEOUL (Meridale/AP) — ", "SEOUL", ("Meridale", "AP")),
        ("LONDON (Agencies) — ", "LONDON", ()),
    ],
)
def test_after_a_dateline_an_unknown_name_is_an_agency(head: str, text: str, agencies: tuple[str, ...]) -> None:
    found = read_dateline(head + "The mine was closed on Monday.")
    assert found is not None
    assert (found.text, found.agencies) == (text, agencies)


@pytest.mark.parametrize(
    "head",
    [
        "SEOUL (video) - ", "SEOUL (Video) - ", "SEOUL (2021) - ", "PARIS (France) - ", "PORTLAND (Oregon) - ",
        "WORLD HEALTH ORGANIZATION (WHO) - ", "WHO (World Health Organization) — ", "HARLAN (Our Correspondent) - ",
    ],
)  # fmt: skip
def test_in_brackets_what_is_no_agency_makes_no_dateline(head: str) -> None:
    assert read_dateline(head + "The mine was closed on Monday.") is None


@pytest.mark.parametrize(
    ("line", "editors", "agencies"),
    [
        ("jk/rl (Meridale)", ("jk", "rl"), ("Meridale",)),
        ("tg/msh (AP, Reuters)", ("tg", "msh"), ("AP", "Reuters")),
        ("rc (Meridale, Nordpress)", ("rc",), ("Meridale", "Nordpress")),
        ("ab/cd (dpa, with AFP)", ("ab", "cd"), ("dpa", "AFP")),
        ("ab/cd (with agencies)", ("ab", "cd"), ()),
    ],
)
def test_after_initials_an_unknown_name_is_an_agency(
    line: str, editors: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    credit = read_credit_line(line)
    assert credit is not None
    assert (credit.editors, credit.agencies) == (editors, agencies)


@pytest.mark.parametrize("line", ["jk/rl (video)", "jk/rl (Photos)", "tg/msh (2021)", "see (Map)", "by (Harlan)"])
def test_lines_that_only_look_like_initials(line: str) -> None:
    assert read_credit_line(line) is None


@pytest.mark.parametrize(
    ("line", "byline", "editors", "agencies"),
    [
        ("Editing by Petra Lindqvist", (), ("Petra Lindqvist",), ()),
        ("Reporting by Michael Bloomberg; Editing by Mehr Rahman", ("Michael Bloomberg",), ("Mehr Rahman",), ()),
        ("Reporting by Jane Rowe, Petra", ("Jane Rowe",), (), ("Petra",)),
        ("Petra and Kyodo News contributed to this report.", (), (), ("Petra", "Kyodo")),
    ],
)
def test_an_agency_name_within_a_persons_name_is_no_agency(
    line: str, byline: tuple[str, ...], editors: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    credit = read_credit_line(line)
    assert credit is not None
    assert (credit.byline, credit.editors, credit.agencies) == (byline, editors, agencies)


@pytest.mark.parametrize(
    ("line", "byline", "agencies"),
    [
        ("This article was originally published by The Guardian.", (), ("The Guardian",)),
        ("Originally published by Deutsche Welle on May 4, 2021.", (), ("Deutsche Welle",)),
        ("The post Mine closed appeared first on Al Jazeera.", (), ("Al Jazeera",)),
        ("With CNN and AP wires.", (), ("AP", "CNN")),
        ("CNN's Jane Rowe and Tom Ode contributed to this report.", ("Jane Rowe", "Tom Ode"), ("CNN",)),
        ("The Washington Post and Jane Rowe contributed to this story.", ("Jane Rowe",), ("The Washington Post",)),
    ],
)
def test_outlets_with_a_share_of_the_story_are_credited(
    line: str, byline: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    credit = read_credit_line(line)
    assert credit is not None
    assert (credit.byline, credit.agencies) == (byline, agencies)


@pytest.mark.parametrize(
    "line",
    [
        "The letter, first published by The Guardian, said the ministry had known.",
        "The pictures were originally published by Reuters in May, and the army denied them.",
        "With barbed wire around the camp the army stopped them.",
        "France contributed to this report, the UN said.",
    ],
)
def test_sentences_about_what_was_published_are_no_credit(line: str) -> None:
    assert read_credit_line(line) is None


def test_a_line_that_names_where_the_story_stood_first_is_a_credit_though_we_do_not_know_the_name() -> None:
    assert read_credit_line("Originally published on Harlan Science.") == CreditLine()


@pytest.mark.parametrize("office", ["Staff Writer", "AP Harbour Affairs Writer", "White House Editor"])
def test_an_office_after_a_name_is_nobody_else(office: str) -> None:
    assert read_names(f"Jane Rowe and Max Ort, {office}") == ("Jane Rowe", "Max Ort")
    assert read_names("Jane Rowe, Max Ort and Tom Ode") == ("Jane Rowe", "Max Ort", "Tom Ode")


@pytest.mark.parametrize("line", ["Media playback is not supported on this device", "More on: the mine and its gates"])
def test_a_notice_of_the_player_and_a_pointer_to_other_stories_are_of_the_site(line: str) -> None:
    assert is_furniture(line)


def test_a_sentence_about_playback_is_of_the_article() -> None:
    assert not is_furniture("Media playback was the reason why the company gave up its oldest player, it said.")


def test_a_paragraph_of_ends_of_sentences_is_read_once() -> None:
    began = time.perf_counter()
    assert len(part_credits("? " * 1_000_000)) == 1
    assert time.perf_counter() - began < 5
