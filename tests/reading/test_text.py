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
