from pathlib import Path

import pytest

from dateline.reading import Report, read_source
from dateline.reading.article import Line, compose_report, make_capture
from dateline.reading.parts import recognise_parts
from dateline.reading.settings import DEFAULT_SETTINGS
from dateline.reading.text import read_text
from tests.reading.samples import SCRAPE

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "dw-2023-09-13.txt"


def report_of(text: str, **given: object) -> Report:
    capture = make_capture(text.encode(), "test")
    return compose_report(read_text(text, **given), capture, "test", DEFAULT_SETTINGS)  # type: ignore[arg-type]


def parts_of(report: Report, kind: str) -> list[str]:
    return [report.text[part.start : part.end] for part in report.paragraphs if part.kind == kind]


@pytest.fixture(scope="module")
def scrape() -> Report:
    return report_of(SCRAPE)


def test_headline_is_the_first_line_after_the_navigation(scrape: Report) -> None:
    assert scrape.headline == "Ferry service to Port Harlan halted after storm"
    assert parts_of(scrape, "headline") == [scrape.headline]


def test_navigation_short_link_and_repetitions_are_not_in_the_text(scrape: Report) -> None:
    assert "Skip to" not in scrape.text
    assert "https://" not in scrape.text
    assert scrape.text.count("A ferry lies at the quay") == 1
    assert scrape.text.count(scrape.headline or "?") == 1
    assert scrape.url == "https://news.example.org/p/77"


def test_first_sentences_are_the_lead(scrape: Report) -> None:
    assert parts_of(scrape, "lead")[0].startswith("Ferries between Port Harlan")


def test_captions_are_kept_apart_from_their_credit(scrape: Report) -> None:
    assert parts_of(scrape, "caption") == [
        "A ferry lies at the quay of Port Harlan, March 4, 2022.",
        "The ferry Maren has been in port since Thursday",
    ]
    assert parts_of(scrape, "credit") == ["Image: Ann Weller/AFP"]


def test_a_short_line_between_paragraphs_is_a_subhead(scrape: Report) -> None:
    assert parts_of(scrape, "subhead") == ["Repairs may take a week"]


def test_initials_and_agencies_are_read_from_the_last_line(scrape: Report) -> None:
    assert scrape.editors == ("kl", "rs")
    assert scrape.agencies == ("AFP", "Reuters")
    assert "kl/rs (AFP, Reuters)" in parts_of(scrape, "note")


def test_date_line_gives_the_day_of_publication(scrape: Report) -> None:
    assert scrape.published is not None
    assert (scrape.published.from_, scrape.published.text, scrape.published.basis) == (
        "2022-03-04",
        "March 4, 2022",
        "text",
    )


def test_a_byline_and_a_day_set_as_one_line_give_both() -> None:
    report = report_of(
        "New engine for the Marn ferry\n\nby Jane Rowe Monday, June 2, 2014\n\n"
        "The ferry at Marn has been given a new engine, its owner said on Sunday."
    )
    assert report.byline == ("Jane Rowe",)
    assert report.published is not None
    assert report.published.from_ == "2014-06-02"
    assert "by Jane Rowe Monday, June 2, 2014" in parts_of(report, "note")


def test_text_without_any_date_has_no_time_of_publication() -> None:
    assert report_of("The bridge at Harlan was closed on Monday, police said.").published is None


def test_lines_broken_by_width_are_one_paragraph() -> None:
    wrapped = (
        "The council of Harlan voted on Monday to close the old bridge over the\n"
        "river, which engineers had called unsafe in a paper that was shown to\n"
        "members in May, the mayor's office said in a note sent to newspapers in\n"
        "the evening.\n\nThe bridge will be closed for a year."
    )
    report = report_of(wrapped)
    assert [part.kind for part in report.paragraphs] == ["lead", "body"]
    assert "over the river, which" in report.text


def test_single_lines_are_paragraphs_where_nothing_is_wrapped() -> None:
    report = report_of("The council met on Monday in the hall.\nIt voted to close the bridge for a year.")
    assert len(report.paragraphs) == 2


def test_a_line_before_a_dateline_is_the_headline_though_it_ends_with_a_full_stop() -> None:
    report = report_of("Mine at Marn closed by flood.\n\nMARN, June 2 (AFP) - The mine at Marn was closed on Monday.")
    assert report.headline == "Mine at Marn closed by flood."
    assert report.dateline == "MARN, June 2"


def test_a_short_first_sentence_is_no_headline() -> None:
    report = report_of("The mine at Marn was closed.\n\nThe owner said on Monday that pumps had been ordered.")
    assert report.headline is None


def test_a_dateline_behind_a_headline_in_one_paragraph_is_found() -> None:
    report = report_of("Mine closed by flood. MARN (AP) - The mine at Marn was closed on Monday.")
    assert (report.dateline, report.agencies) == ("MARN", ("AP",))


@pytest.mark.parametrize(
    "byline",
    ["By Jane Rowe. ", "By Jane Rowe ", "By JANE ROWE, Associated Press ", "By Jane Rowe, Reuters "],
)
def test_a_byline_before_the_dateline_of_a_paragraph_is_a_note(byline: str) -> None:
    report = report_of(f"Mine closed by flood\n\n{byline}PORT MARN (AP) - The mine at Marn was closed on Monday.")
    assert (report.byline, report.dateline) == (("Jane Rowe",), "PORT MARN")
    assert parts_of(report, "note") == [byline.strip(" .")]


@pytest.mark.parametrize(
    ("credit", "byline", "editors", "agencies"),
    [
        ("(Reporting by Jane Rowe in Marn; Editing by Tom Ode)", ("Jane Rowe",), ("Tom Ode",), ()),
        ("Additional reporting by Lina al-Rowe", ("Lina al-Rowe",), (), ()),
        ("kl/rs (AFP, Reuters)", (), ("kl", "rs"), ("AFP", "Reuters")),
        ("The Associated Press contributed to this report.", (), (), ("AP",)),
    ],
)
def test_credits_behind_the_last_sentence_of_a_paragraph_are_a_note(
    credit: str, byline: tuple[str, ...], editors: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    report = report_of(f"Mine closed by flood\n\nThe mine at Marn was closed on Monday, its owner said. {credit}")
    assert (report.byline, report.editors, report.agencies) == (byline, editors, agencies)
    assert parts_of(report, "note") == [credit]


def test_speakers_of_a_dialogue_are_no_datelines() -> None:
    report = report_of("REPORTER: Will the mine open on Monday?\n\nBRANDT: It will open when the pumps have come.")
    assert report.dateline is None


def test_the_mark_of_a_wire_service_at_the_end_is_no_picture_credit() -> None:
    report = report_of("The mine was closed on Monday, police said.\n\nIt may open in July.\n\n© Reuters")
    assert report.agencies == ("Reuters",)
    assert parts_of(report, "note") == ["© Reuters"]


def test_given_headline_is_not_repeated() -> None:
    report = report_of("Bridge to close\n\nThe council of Harlan voted to close it.", headline="Bridge to close")
    assert report.text == "Bridge to close\n\nThe council of Harlan voted to close it."


def test_the_address_dates_a_text_that_nothing_else_does() -> None:
    text, url = "The council of Harlan voted to close the bridge.", "https://news.example.org/2021/04/05/bridge"
    dated = report_of(text, url=url).published
    assert dated is not None
    assert (dated.from_, dated.basis) == ("2021-04-05", "url")
    said = report_of(f"By A. Lee\nMay 6, 2021\n\n{text}", url=url).published
    assert said is not None
    assert said.from_ == "2021-05-06"
    assert report_of(text, url="https://news.example.org/bridge-8447589").published is None


def test_a_dateline_with_its_year_dates_a_text_that_nothing_else_dates() -> None:
    dated = report_of("PORT LANZA, April 5, 2021 - The council of Harlan voted to close the bridge.").published
    assert dated is not None
    assert (dated.from_, dated.basis) == ("2021-04-05", "text")
    assert report_of("PORT LANZA, April 5 - The council of Harlan voted to close the bridge.").published is None


def test_same_bytes_give_the_same_report_and_other_words_another_id() -> None:
    assert report_of(SCRAPE) == report_of(SCRAPE)
    assert report_of(SCRAPE).id != report_of(SCRAPE.replace("No one", "Nobody")).id


@pytest.mark.skipif(not SEED.exists(), reason="the seed lies in ../shared, which is not here")
def test_the_seed_gives_all_expected_facts_of_the_report() -> None:
    (report,) = read_source(str(SEED))
    assert isinstance(report, Report)
    assert report.outlet is not None
    assert report.outlet.name == "Deutsche Welle"
    assert report.url == "https://p.dw.com/p/4WGXq"
    assert report.published is not None
    assert report.published.from_ == "2023-09-13"
    assert report.editors == ("tg", "msh")
    assert report.agencies == ("AP", "Reuters")
    assert parts_of(report, "lead")[0].startswith("The Russian and North Korean leaders met at a spaceport")
    assert parts_of(report, "subhead") == ["South Korea reports two ballistic missile launches", "Kim's Russia visit"]
    assert parts_of(report, "credit") == [
        "Image: Sputnik/Artem Geodakyan/REUTERS",
        "Image: Lee Jin-man/AP",
        "Image: Korean Central News Agency/Korea News Service/AP/picture alliance",
    ]
    assert "Vostochny Cosmodrome in the far eastern" in report.text
    assert not any("\u0400" <= character <= "\u04ff" or character == "\u00a0" for character in report.text)


def test_a_disclaimer_is_a_note() -> None:
    report = report_of(f"{SCRAPE}\nDisclaimer: The views of those quoted are their own and not those of this paper.\n")
    assert parts_of(report, "note")[-1].startswith("Disclaimer:")


def test_the_headline_is_taken_off_a_caption() -> None:
    lines = [
        Line("Mine closed in Marn Workers stand at the gate.", 1, "caption"),
        Line("The mine was closed on Monday, the police of the province said.", 2),
    ]
    parts = recognise_parts(lines, "Mine closed in Marn")
    assert [block.text for block in parts.blocks if block.kind == "caption"] == ["Workers stand at the gate."]


def test_what_an_outlet_says_of_its_own_reporters_credits_nobody_else() -> None:
    text = "The mine was closed on Monday, the police said.\n\nCNN's Jane Rowe contributed to this report."
    assert report_of(text, outlet="CNN").agencies == ()
    assert report_of(text, outlet="Harlan Courier").agencies == ("CNN",)
    assert report_of(text, outlet="CNN").byline == ("Jane Rowe",)


STORY = "Ferries between Port Harlan and the outer islands stopped on Friday, the harbour office said."


@pytest.mark.parametrize("label", ["URGENT - ", "LIVE: ", "BREAKING: ", "UPDATE - "])
def test_a_word_for_the_sort_of_piece_is_no_dateline(label: str) -> None:
    report = report_of(f"{label}Ferries to Port Harlan halted\n\nPORT HARLAN, March 4, 2022 (Reuters) - {STORY}")
    assert report.headline == f"{label}Ferries to Port Harlan halted"
    assert report.dateline == "PORT HARLAN, March 4, 2022"
    assert report.agencies == ("Reuters",)


def test_countries_before_the_items_of_a_round_up_are_no_dateline() -> None:
    report = report_of("CANADA – Police arrested two men on Friday.\n\nPERU – Miners blocked a road on Friday.")
    assert report.dateline is None


@pytest.mark.parametrize(
    "line", ["Port Harlan, 4 March 2022", "All News 08:41 March 4, 2022", "Harlan Courier | March 4, 2022"]
)
def test_a_day_set_after_a_place_or_a_section_dates_the_text(line: str) -> None:
    report = report_of(f"Ferry service to Port Harlan halted after storm\n{line}\n\n{STORY}")
    assert report.published is not None
    assert report.published.from_ == "2022-03-04"
    assert line in parts_of(report, "note")


def test_the_headline_of_a_press_release_stands_below_its_letterhead() -> None:
    report = report_of(
        "MINISTRY OF TRANSPORT OF HARLAN\nPress Office\n\nPRESS RELEASE No. 12\nPort Harlan, 4 March 2022\n\n"
        f"Minister orders inspection of all piers\n\n{STORY}"
    )
    assert report.headline == "Minister orders inspection of all piers"


def test_a_row_of_sections_is_of_the_site() -> None:
    report = report_of(f"WORLD | EUROPE | MIDDLE EAST\nFerry service to Port Harlan halted\n\n{STORY}")
    assert report.headline == "Ferry service to Port Harlan halted"
    assert "MIDDLE EAST" not in report.text


@pytest.mark.parametrize(
    "note",
    [
        "This article was amended on 5 March 2022. An earlier version said that 12 people were hurt.",
        "Correction: an earlier version of this story said that 12 people were hurt.",
        "Editor's note: this story has been updated with a statement of the harbour office.",
        "(ATTN: ADDS remarks of the mayor in paras 5-6; CHANGES headline)",
        "Updated at 11.40 BST",
    ],
)
def test_what_editors_say_of_the_text_is_a_note(note: str) -> None:
    report = report_of(
        f"Ferry service halted\n\n{STORY}\n\n{note}\n\nNine people were hurt, said the mayor, Ida Brandt."
    )
    assert note in parts_of(report, "note")


@pytest.mark.parametrize(
    "sentence",
    [
        "The report said the harbour plan was never updated after the storm of 2019.",
        "The version that the mayor signed was removed from the archive, two officials said.",
        "The article of the constitution under which he was charged was amended in 2019, his lawyer said.",
    ],
)
def test_a_sentence_about_another_text_is_no_note(sentence: str) -> None:
    assert sentence not in parts_of(report_of(f"Ferry service halted\n\n{STORY}\n\n{sentence}\n\n{STORY}"), "note")


@pytest.mark.parametrize(
    "line",
    [
        "• Do you use the ferry? Write to letters@harlan.example or call 01632 960001.",
        "Have you been affected by the storm? Share your experiences by emailing news@harlan.example.",
        "jane.rowe@harlan.example",
        "((jane.rowe@harlan.example; +44 1632 960 001))",
        "www.harlan.example",
        "View image in fullscreen",
        "Published 4 hours ago",
        "Tags: Harlan, ferries",
    ],
)
def test_lines_that_speak_to_the_reader_are_of_the_site(line: str) -> None:
    report = report_of(f"Ferry service halted\n\n{STORY}\n\n{line}\n\nNine people were hurt, said the mayor.")
    assert report.text.endswith(f"{STORY}\n\nNine people were hurt, said the mayor.")


def test_a_question_quoted_and_a_number_called_stay_in_the_article() -> None:
    asked = '"Do you know what a new pier costs? Nobody could tell me," Brandt said.'
    answered = "Is the mayor to go? He did not comment on Friday, and his office did not call back before 1800."
    called = "Police asked anyone who saw the boat to call 01632 960001."
    report = report_of(f"Ferry service halted\n\n{STORY}\n\n{asked}\n\n{answered}\n\n{called}\n\n{STORY[:-1]} again.")
    assert answered in report.text
    assert asked in report.text
    assert called in report.text


def test_links_below_a_heading_of_other_stories_are_left_out_up_to_the_next_blank_line() -> None:
    report = report_of(
        f"Ferry service halted\n\n{STORY}\n\nRelated stories\nWhy the piers of Harlan rot\nIn pictures: the storm\n\n"
        f"What is known so far\nNine people were hurt, said the mayor, Ida Brandt."
    )
    assert "piers of Harlan rot" not in report.text
    assert parts_of(report, "subhead") == ["What is known so far"]


@pytest.mark.parametrize("tail", ["Continue reading...", "Read more » [https://harlan.example/1]", "Read more"])
def test_the_link_to_the_rest_of_a_story_is_cut_off_its_last_sentence(tail: str) -> None:
    assert report_of(f"Ferry service halted\n\n{STORY} {tail}").text.endswith(STORY)


def test_captions_copied_from_under_pictures_are_captions() -> None:
    report = report_of(
        f"Ferry halted\n\nGetty Images A woman walks past the pier\nThe pier was torn from its piles\n\n{STORY}\n\n"
        f"EPA A tug in the harbour\nImage caption,\nA tug in the harbour of Port Harlan\n\n{STORY[:-1]} again."
    )
    assert parts_of(report, "credit") == ["Getty Images", "EPA"]
    assert parts_of(report, "caption") == [
        "A woman walks past the pier",
        "The pier was torn from its piles",
        "A tug in the harbour",
        "A tug in the harbour of Port Harlan",
    ]


def test_a_clock_time_over_an_entry_is_a_subhead() -> None:
    report = report_of(
        f"LIVE: Storm over Harlan\n\n17:45\n{STORY}\n\n16.20 CEST\nNine people were hurt, said the mayor."
    )
    assert parts_of(report, "subhead") == ["16.20 CEST"]


def test_a_byline_in_brackets_may_stand_under_the_story() -> None:
    assert report_of(f"Ferry service halted\n\n{STORY}\n\n(By Lin Rowe and Ann Weller)").byline == (
        "Lin Rowe",
        "Ann Weller",
    )


def test_a_name_in_capitals_is_parted_from_the_office_after_it() -> None:
    assert report_of(f"Ferry service halted\nby JANE ROWE Local Affairs Reporter\n\n{STORY}").byline == ("Jane Rowe",)


def test_what_ends_in_the_agency_of_the_story_is_a_caption_unless_it_is_the_last() -> None:
    report = report_of(
        f"Ferry service halted\n\nPORT HARLAN, March 4 (Yonhap) -- {STORY}\n\n"
        "This photo of the harbour office shows the pier on March 3, 2022. (Yonhap)\n\n"
        "Two piers were damaged, the office said.\n\nRepairs may take a week, said the mayor, Ida Brandt. (Yonhap)"
    )
    assert parts_of(report, "caption") == ["This photo of the harbour office shows the pier on March 3, 2022."]
    assert parts_of(report, "credit") == ["(Yonhap)"]
    assert report.text.endswith("Ida Brandt. (Yonhap)")


@pytest.mark.parametrize(
    ("first", "outlet"),
    [
        ("HARBOUR GAZETTE", "Harbour Gazette"),
        ("The Lake Monitor Online", "The Lake Monitor Online"),
        ("World News", None),
        ("Ministers meet in Valletta", None),
    ],
)
def test_a_paper_named_above_the_date_is_the_outlet(first: str, outlet: str | None) -> None:
    body = "The ministers met in Valletta on Tuesday and spoke for two hours about the boats."
    report = report_of(f"{first}\n14 May 2024\n\nMinisters meet in Valletta as boats collide\n\n{body}")
    assert (report.outlet.name if report.outlet else None) == outlet
    assert report.published
    assert report.published.from_ == "2024-05-14"


@pytest.mark.parametrize("first", ["The New York Times", "The Guardian", "BBC News"])
@pytest.mark.parametrize("head", ["3 May 2018", "By Jane Rowe\n\n3 May 2018", "Mine closed by flood\n\n3 May 2018"])
def test_a_known_outlet_at_the_head_of_a_dated_text_is_the_outlet_and_no_headline(first: str, head: str) -> None:
    report = report_of(f"{first}\n\n{head}\n\nThe mine at Marn was closed on Monday, its owner said.")
    assert report.outlet is not None
    assert report.outlet.name == first
    assert report.headline == ("Mine closed by flood" if "flood" in head else None)
    assert first in parts_of(report, "note")
