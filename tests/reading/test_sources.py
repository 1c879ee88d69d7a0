import gzip
import io
import json
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.reading import Capture, ReadingSettings, Rejection, Report, read_capture, read_captures, read_source
from dateline.reading.article import make_capture
from tests.reading.samples import FEED, PAGE, SCRAPE, make_record, pack

LINES = [
    {"id": "first", "url": "https://apnews.com/a", "outlet": "AP", "published": "2021-04-05T10:00:00Z",
     "headline": "Mine closed", "text": "MARN (AP) — The mine was closed on Monday, police said."},
    {"text": "The pass was opened on Tuesday after a week of snow, the army said."},
    {"headline": "A line without text"},
]  # fmt: skip


def write(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_each_json_line_is_a_report_of_its_own(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, LINES)))
    first, second, third = read_source(path)
    assert isinstance(first, Report)
    assert (first.source, first.url, first.headline, first.agencies) == (
        "first",
        "https://apnews.com/a",
        "Mine closed",
        ("AP",),
    )
    assert first.published is not None
    assert (first.published.from_, first.published.basis) == ("2021-04-05T10:00:00Z", "given")
    assert first.outlet is not None
    assert first.outlet.id == "associated-press"
    assert first.text.startswith("Mine closed\n\nMARN (AP) —")
    assert isinstance(second, Report)
    assert (second.source, second.outlet, second.published) == (f"{path}:2", None, None)
    assert isinstance(third, Rejection)
    assert (third.source, third.reason) == (f"{path}:3", 'the line has no "text"')


def test_each_feed_entry_is_a_report_and_can_be_read_again_alone(tmp_path: Path) -> None:
    path = write(tmp_path, "feed.xml", FEED)
    first, second = read_source(path)
    assert isinstance(first, Report)
    assert (first.headline, first.url) == ("Pass closed by snow", "https://courier.example.org/1")
    assert first.published is not None
    assert first.published.from_ == "2021-06-02T10:00:00+02:00"
    assert first.outlet is not None
    assert first.outlet.name == "Harlan Courier"
    assert isinstance(second, Report)
    assert "Two boats are missing" in second.text
    captures = [capture for capture in read_captures(path) if isinstance(capture, Capture)]
    assert [next(iter(read_capture(capture))) for capture in captures] == [first, second]


def test_a_folder_is_read_in_the_order_of_names_whatever_lies_in_it(tmp_path: Path) -> None:
    write(tmp_path, "b/page.html.gz", gzip.compress(PAGE.encode()))
    write(tmp_path, "a.txt", SCRAPE)
    write(tmp_path, "c.warc.gz", pack(make_record(3)))
    write(tmp_path, "d.bin", b"\x00\x01")
    write(tmp_path, ".hidden", b"x")
    found = list(read_source(str(tmp_path)))
    assert [Path(part.source).name for part in found] == ["a.txt", "page.html.gz", "c.warc.gz:1", "d.bin"]
    assert [type(part) for part in found] == [Report, Report, Report, Rejection]


@pytest.mark.parametrize("data", [SCRAPE, PAGE, json.dumps(LINES[0])], ids=["text", "page", "line"])
def test_standard_input_may_be_of_any_kind(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))
    (report,) = read_source("-")
    assert isinstance(report, Report)


def test_captures_hold_the_bytes_and_reports_name_their_capture(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html.gz", gzip.compress(PAGE.encode(), mtime=0))
    (capture,) = read_captures(path)
    (report,) = read_source(path)
    assert isinstance(capture, Capture)
    assert isinstance(report, Report)
    assert capture.data == Path(path).read_bytes()
    assert report.capture == capture.id


def test_what_was_rejected_can_be_tried_again_from_its_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, "long.txt", "The mine was closed on Monday. " * 100)
    (found,) = read_source(path, settings=ReadingSettings(text_limit=1000))
    assert isinstance(found, Rejection)
    assert found.capture is not None
    (report,) = read_capture(found.capture)
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "not a text"),
        ("cut.html.gz", gzip.compress(PAGE.encode())[:-20], "cut off"),
        ("bomb.txt.gz", gzip.compress(b"a" * 30_000_000), "size limit"),
        ("large.txt", b"ab " * 7_000_000, "size limit"),
        ("million.txt", b"The mine was closed. " * 50_000, "limit of 500,000"),
        ("other.xml", b"<?xml version='1.0'?><root><a>hi</a></root>", "not a feed"),
        ("deep.jsonl", b"[" * 100_000, "not JSON: "),
    ],
)
def test_bad_files_are_rejected_with_their_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (found,) = read_source(write(tmp_path, name, data))
    assert isinstance(found, Rejection)
    assert reason in found.reason
    assert "\n" not in found.reason


def test_a_missing_file_and_an_empty_folder_are_said(tmp_path: Path) -> None:
    assert [part.reason for part in read_source(str(tmp_path / "no.txt")) if isinstance(part, Rejection)] == [
        "no such file or folder"
    ]
    assert [part.reason for part in read_source(str(tmp_path)) if isinstance(part, Rejection)] == [
        "the folder is empty"
    ]


def test_another_language_is_kept_and_marked(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "de.txt",
        "Der Bürgermeister sagte am Dienstag, dass die Brücke nicht mehr geöffnet wird und geschlossen bleibt.",
    )
    (report,) = read_source(path)
    assert isinstance(report, Report)
    assert report.language == "de"


NAMES = st.sampled_from(["a.txt", "a.html", "a.xml", "a.jsonl", "a.warc", "a.warc.gz", "a.html.gz", "a"])
OPENINGS = st.sampled_from(
    [
        b"",
        b"<html><body><p>",
        b"<rss><channel><item>",
        b'{"text": "',
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08\x00",
        b"\xff\xfe",
        SCRAPE.encode(),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(opening=OPENINGS, rest=st.binary(max_size=400), name=NAMES)
@example(opening=b"<html><body><p>", rest=b"\x0c<p>", name="a.html")
def test_no_bytes_make_reading_raise(opening: bytes, rest: bytes, name: str) -> None:
    for part in read_capture(make_capture(opening + rest, name)):
        assert isinstance(part, Report | Rejection)
        if isinstance(part, Report):
            check_offsets(part)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*SCRAPE.split("\n"), "AP", "___", "By Jane Rowe", "Share", "Image: A/AP", "МOSCOW", "\u200b", "a" * 300]
        ),
        max_size=14,
    )
)
def test_paragraphs_lie_within_the_text_in_order_and_apart(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    first, second = (list(read_capture(make_capture(data, "a.txt"))) for _ in range(2))
    assert first == second
    for part in first:
        if isinstance(part, Report):
            check_offsets(part)


def check_offsets(report: Report) -> None:
    place = 0
    for part in report.paragraphs:
        assert place <= part.start < part.end <= len(report.text)
        assert report.text[part.start : part.end].strip() == report.text[part.start : part.end]
        assert report.text[place : part.start] in ("", "\n\n")
        place = part.end
    assert place == len(report.text)
    report.text.encode()


def test_a_json_document_is_one_object_or_a_list_of_them(tmp_path: Path) -> None:
    one = write(tmp_path, "one.json", json.dumps(LINES[1], indent=2))
    many = write(tmp_path, "many.json", json.dumps(LINES, indent=2))
    flat = write(tmp_path, "flat.jsonl", json.dumps(LINES))
    assert [(type(part), part.source) for part in read_source(one)] == [(Report, one)]
    for path in (many, flat):
        parts = list(read_source(path))
        assert [(type(part), part.source) for part in parts] == [
            (Report, "first"), (Report, f"{path}:2"), (Rejection, f"{path}:3")
        ]  # fmt: skip
        captures = [capture for capture in read_captures(path) if isinstance(capture, Capture)]
        assert [next(iter(read_capture(capture))).source for capture in captures] == [part.source for part in parts]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (json.dumps({"articles": [{"body": "x"}] * 300}, indent=1), "JSON of another form: expected one object"),
        (json.dumps([[1, 2], "text"], indent=1), "JSON of another form: expected one object"),
        (json.dumps(LINES, indent=1)[:-40], "not JSON: "),
    ],
)
def test_json_of_another_form_is_rejected_once(tmp_path: Path, data: str, reason: str) -> None:
    (part,) = read_source(write(tmp_path, "a.json", data))
    assert isinstance(part, Rejection)
    assert part.reason.startswith(reason)


def test_a_damaged_first_line_does_not_hide_the_others(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "The pass was ope\n' + json.dumps(LINES[1]) + "\n")
    assert [type(part) for part in read_source(path)] == [Rejection, Report]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        (b"<item>" * 100_000, "too many tags"),
        (b"<item>" * 10_000, "entries are not closed"),
        (b"<item <item </item " * 60_000, "no text"),
        (b"<note>n</note>" * 60_000 + b"<item><title>Pass open</title></item>" * 2_000, "around the entries"),
    ],
)
def test_a_feed_made_to_take_long_is_refused_at_once(tmp_path: Path, entries: bytes, reason: str) -> None:
    head = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Harlan Courier</title>'
    path = write(tmp_path, "feed.xml", head + entries)
    began = time.perf_counter()
    found = next(iter(read_source(path)))
    assert isinstance(found, Rejection)
    assert reason in found.reason
    assert time.perf_counter() - began < 10


def test_entities_written_twice_and_a_name_behind_an_address_are_read_in_a_feed(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(
        "<rss version='2.0'><channel><title>Harlan Courier</title><item>"
        "<title><![CDATA[Harlan&#8217;s pier closed &#8211; mayor]]></title>"
        "<author>desk@harlan.example (Jane Rowe)</author>"
        "<description>The pier was closed on Friday, the harbour office said. Continue reading...</description>"
        "</item></channel></rss>"
    )
    (report,) = read_source(str(feed))
    assert isinstance(report, Report)
    assert report.headline == "Harlan’s pier closed – mayor"
    assert report.byline == ("Jane Rowe",)
    assert report.text.endswith("the harbour office said.")
