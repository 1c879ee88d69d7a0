import io
import random
import time

import pytest

from dateline.reading import Capture, Rejection, Report
from dateline.reading.settings import DEFAULT_SETTINGS
from dateline.reading.sources import read_capture
from dateline.reading.warc import read_archive, read_records
from tests.reading.samples import make_record, pack


def read(data: bytes) -> tuple[list[Capture], list[Rejection]]:
    found = list(read_archive(io.BytesIO(data), "a.warc", DEFAULT_SETTINGS))
    return [part for part in found if isinstance(part, Capture)], [
        part for part in found if isinstance(part, Rejection)
    ]


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_a_sound_archive_gives_every_page_and_no_gap(packed: bool) -> None:
    records = [make_record(number) for number in range(50)]
    captures, gaps = read(b"".join(map(pack, records) if packed else records))
    assert [capture.url for capture in captures] == [f"https://courier.example.org/{number}" for number in range(50)]
    assert gaps == []
    assert captures[0].retrieved == "2021-06-02T10:00:00Z"


def test_a_record_is_read_as_the_page_it_holds() -> None:
    captures, _ = read(make_record(7))
    (report,) = read_capture(captures[0])
    assert isinstance(report, Report)
    assert report.url == "https://courier.example.org/7"
    assert "7 workers went back" in report.text


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_every_untouched_record_of_a_damaged_archive_is_kept(packed: bool) -> None:
    chance = random.Random(11)
    pieces = [pack(make_record(number)) if packed else make_record(number) for number in range(1000)]
    touched = set(chance.sample(range(1000), 40))
    damaged = [_damage(piece, chance) if number in touched else piece for number, piece in enumerate(pieces)]
    captures, gaps = read(b"".join(damaged))
    kept = {capture.url for capture in captures}
    untouched = [number for number in range(1000) if number not in touched]
    found = sum(f"https://courier.example.org/{number}" in kept for number in untouched)
    assert found >= 0.999 * len(untouched)
    assert gaps


def _damage(piece: bytes, chance: random.Random) -> bytes:
    """Cut a piece out, put noise in, or cut the record short."""
    place = chance.randrange(20, len(piece) - 20)
    return chance.choice(
        [piece[:place] + piece[place + 15 :], piece[:place] + chance.randbytes(80) + piece[place:], piece[:place]]
    )


def test_an_archive_cut_off_gives_what_came_before_and_says_so() -> None:
    data = b"".join(pack(make_record(number)) for number in range(10))
    captures, gaps = read(data[:-40])
    assert len(captures) == 9
    assert "cut off" in gaps[0].reason


def test_a_record_larger_than_memory_is_passed_over() -> None:
    huge = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999\r\n\r\nabc"
    _, gaps = read(huge)
    assert "more than the size limit" in gaps[0].reason


def test_an_archive_without_pages_says_so() -> None:
    _, gaps = read(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    assert gaps[0].reason == "no page found in the archive"


def test_chunks_and_gzip_of_the_answer_are_undone() -> None:
    body = b"<html><body>" + b"<p>The mine at Lower Marn was closed on Monday after a flood, officials said.</p>" * 3
    half = len(body) // 2
    chunked = (
        b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (body[:half], body[half:])) + b"0\r\n\r\n"
    )
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(answer)}\r\n\r\n".encode()
    captures, _ = read(head + answer + b"\r\n\r\n")
    assert captures[0].data == body


@pytest.mark.parametrize(
    "piece",
    [
        b"\x1f\x8b\x08",
        b"\x1f\x8b\x08\x08\x01\x01\x01\x01\x01\x01",
        b"WARC/1.0\r\nContent-Length: 19000000\r\n\r\n",
    ],
)
def test_an_archive_made_to_take_long_takes_no_longer_than_its_length_asks(piece: bytes) -> None:
    data = piece * (1_000_000 // len(piece))
    began = time.perf_counter()
    list(read_records(io.BytesIO(data), 20_000_000))
    assert time.perf_counter() - began < 10
