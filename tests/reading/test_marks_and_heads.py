import pytest

from dateline.reading.marks import read_marks
from tests.reading.test_text import parts_of, report_of


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("The pier was **closed** on *Friday*, [police said](https://news.example.org/1).", None),
        ("The pier was closed on Friday, police said. [https://news.example.org/1]", None),
        ("• The pier was closed on Friday, police said.", None),
        ("- The pier was closed on Friday, police said.", None),
        ("> The pier was closed on Friday, police said.[^2]", None),
        ("kl/rs (AFP, Reuters)", "kl/rs (AFP, Reuters)"),
        ("They won 6-4 and 3 * 2 is six [sic].", "They won 6-4 and 3 * 2 is six [sic]."),
        ("-- Jane Doe contributed to this report", "-- Jane Doe contributed to this report"),
    ],
)
def test_marks_of_a_plain_text_are_no_words_of_it(line: str, text: str | None) -> None:
    assert read_marks(line).text == (text or "The pier was closed on Friday, police said.")


def test_of_a_picture_only_its_caption_is_kept() -> None:
    report = report_of(
        "Pier closed after storm\n\n![A tug at the pier](tug.jpg)\n*A tug at the pier. Photograph: Ann Weller*\n\n"
        "The pier at Port Harlan was closed on Friday, the harbour office said."
    )
    assert parts_of(report, "caption") == ["A tug at the pier."]
    assert parts_of(report, "credit") == ["Photograph: Ann Weller"]


@pytest.mark.parametrize(
    "head",
    [
        "Subject: Fwd: Pier closed after storm\nDate: Fri, 4 Mar 2022 06:30:12 +0100\nBy: Jane Rowe",
        '---\ntitle: "Pier closed after storm"\ndate: 2022-03-04T06:30:12+01:00\nauthor: Jane Rowe\nlayout: post\n---',
        "Title: Pier closed after storm\nAuthor: Jane Rowe\nPublished: 4 March 2022 06:30:12 +0100",
    ],
)
def test_fields_set_before_a_text_are_read_and_are_no_part_of_it(head: str) -> None:
    report = report_of(f"{head}\n\nThe pier at Port Harlan was closed on Friday, the harbour office said.")
    assert report.headline == "Pier closed after storm"
    assert report.published is not None
    assert report.published.from_ == "2022-03-04T06:30:12+01:00"
    assert report.byline == ("Jane Rowe",)
    assert report.text.count("\n\n") == 1


def test_the_outlet_of_a_head_is_the_one_named_or_a_sender_we_know() -> None:
    story = "The pier at Port Harlan was closed on Friday, the harbour office said."
    known = report_of(f"From: Reuters <news@agency.example>\nSubject: Pier closed\n\n{story}")
    unknown = report_of(f"From: Jane Rowe <jane@mail.example>\nSubject: Pier closed\n\n{story}")
    named = report_of(f"Title: Pier closed\nPublisher: Harlan Courier\n\n{story}")
    assert [report.outlet and report.outlet.name for report in (known, unknown, named)] == [
        "Reuters",
        None,
        "Harlan Courier",
    ]


def test_a_dialogue_at_the_start_is_no_head() -> None:
    report = report_of("Brandt: Will it open?\nSubject: the pier\n\nThe pier was closed on Friday, the office said.")
    assert "Will it open?" in report.text


def test_lines_of_like_length_that_leave_room_for_more_are_no_broken_paragraph() -> None:
    report = report_of(
        "Ferry service to Port Harlan and the outer islands halted after storm\nAll News 08:41 March 4, 2022\n\n"
        "Ferries between Port Harlan and the outer islands stopped on Friday, the office said.\n\n"
        "A woman walks past the pier of Port Harlan after the storm, March 4, 2022 (Harlan)\n"
        "This photo, sent by the harbour office, shows the pier before the storm (Harlan)\njane.rowe@harlan.example"
    )
    assert report.headline == "Ferry service to Port Harlan and the outer islands halted after storm"
