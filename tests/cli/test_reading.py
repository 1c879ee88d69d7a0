"""code, read and retry: the whole way from a file to the record, with the real model."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.reading.samples import make_record

LAUNCH = (
    "North Korea fires two missiles\n\n"
    "SEOUL, Sept. 13 - North Korea launched two short-range ballistic missiles from the Sunan area on Wednesday, "
    "South Korea's Joint Chiefs of Staff said.\n\n"
    "Japan's defence ministry said the missiles flew about 650 km.\n"
)
STRIKE = (
    "Shelling kills three in port town\n\n"
    "Shelling killed three people in the port town of Harlan on Monday, the mayor said.\n\n"
    "Police detained five men after the attack, a spokesman said.\n"
)
GERMAN = (
    "Zwei Raketen abgefeuert\n\n"
    "Nordkorea hat am Mittwoch nach Angaben des Generalstabs in Seoul zwei ballistische Raketen abgefeuert. "
    "Die Geschosse flogen etwa sechshundert Kilometer weit und fielen ins Meer, hieß es aus dem Ministerium.\n"
)


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a-launch.txt").write_text(LAUNCH)
    (folder / "b-strike.txt").write_text(STRIKE)
    return folder


def as_lines(*texts: str) -> str:
    return "".join(
        json.dumps({"id": f"line {at}", "published": "2023-09-13", "text": text}) + "\n"
        for at, text in enumerate(texts)
    )


def test_code_prints_one_object_a_report_in_the_order_of_the_input(dateline, reports):
    result = dateline("code", reports / "b-strike.txt", reports / "a-launch.txt", "--json")
    assert result.status == 0
    assert [line["report"]["source"].rpartition("/")[2] for line in result.lines] == ["b-strike.txt", "a-launch.txt"]
    for line in result.lines:
        assert {"report", "mentions", "statements", "warnings"} <= line.keys()
        text = line["report"]["text"]
        for mention in line["mentions"]:
            trigger = mention["trigger"]
            assert text[trigger["start"] : trigger["end"]] == trigger["text"]


def test_one_and_two_workers_print_the_same_bytes(dateline, tmp_path):
    lines = tmp_path / "many.jsonl"
    lines.write_text(as_lines(*(f"{LAUNCH if at % 2 else STRIKE}\nThis is report {at}.\n" for at in range(12))))
    command = ("code", lines, "--json", "--workers")
    one, two = dateline(*command, "1"), dateline(*command, "2")
    assert one.out == two.out
    assert len(one.lines) == 12


def test_what_cannot_be_read_is_a_line_with_its_reason_and_the_rest_goes_on(dateline, reports, tmp_path):
    empty, binary, cut = tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "cut.html.gz"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 20)
    cut.write_bytes(gzip.compress(LAUNCH.encode() * 50)[:60])
    result = dateline("code", empty, binary, cut, tmp_path / "missing.txt", reports / "a-launch.txt", "--json")
    assert result.status == 1
    errors, coded = result.lines[:4], result.lines[4:]
    assert all(set(line) == {"error", "source"} and "\n" not in line["error"] for line in errors)
    assert [line["source"] for line in errors] == [str(each) for each in (empty, binary, cut, tmp_path / "missing.txt")]
    assert coded[0]["report"]["headline"] == "North Korea fires two missiles"


def test_a_report_in_another_language_is_kept_with_a_warning_and_not_coded(dateline, tmp_path):
    page = tmp_path / "german.txt"
    page.write_text(GERMAN)
    (line,) = dateline("code", page, "--json").lines
    assert line["report"]["language"] == "de"
    assert line["mentions"] == []
    assert any("the language is de" in warning for warning in line["warnings"])


def test_read_keeps_reports_and_says_how_many(dateline, reports, tmp_path):
    record = str(tmp_path / "record")
    result = dateline("read", reports, "--record", record)
    assert result.status == 0
    assert result.err.startswith("2 reports added")
    assert dateline("check", "--record", record).status == 0
    again = dateline("read", reports, "--record", record)
    assert again.err.startswith("0 reports added with 0 mentions; 2 known already")


def test_what_is_left_out_lies_in_quarantine_until_it_can_be_read(dateline, reports, tmp_path):
    record, late = str(tmp_path / "record"), tmp_path / "late.txt"
    result = dateline("read", late, reports, "--record", record)
    assert result.status == 1
    assert f"left out: {late}: no such file" in result.err
    assert "late.txt" in dateline("check", "--record", record).text
    late.write_text(STRIKE.replace("three", "four"))
    assert dateline("retry", "--record", record).err.startswith("1 reports added")
    assert "late.txt" not in dateline("check", "--record", record).text


def test_a_report_over_the_size_limit_is_read_when_the_limit_is_raised(dateline, tmp_path):
    record, large = str(tmp_path / "record"), tmp_path / "large.txt"
    large.write_text(LAUNCH)
    assert dateline("read", large, "--record", record, "--size-limit", "100").status == 1
    assert dateline("retry", "--record", record, "--size-limit", "100").status == 1
    assert dateline("retry", "--record", record).status == 0
    assert dateline("events", "--record", record, "--json").status == 0


def start_reading(source: str, record: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline", "read", source, "--record", record]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=os.environ.copy())


def wait_for_reports(record: str, number: int) -> None:
    from dateline.errors import RecordError
    from dateline.record import Record

    for _ in range(3000):
        try:
            with Record.open(record, read_only=True) as opened:
                if opened.sequence() >= number:
                    return
        except RecordError:
            pass
        time.sleep(0.01)
    raise AssertionError("nothing was read")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_read_that_is_stopped_goes_on_from_there(dateline, tmp_path, sign):
    lines, record = tmp_path / "many.jsonl", str(tmp_path / "record")
    lines.write_text(as_lines(*(f"{LAUNCH}\n{STRIKE}\nThis is report {at}.\n" for at in range(40))))
    process = start_reading(str(lines), record)
    wait_for_reports(record, 3)
    process.send_signal(sign)
    _, err = process.communicate(timeout=60)
    assert process.returncode in (130, -signal.SIGKILL, 0)
    if sign == signal.SIGINT and process.returncode:
        assert b"the same command goes on from here" in err
        assert b"Traceback" not in err
    assert dateline("check", "--record", record).status == 0
    assert dateline("read", lines, "--record", record).status == 0
    whole = str(tmp_path / "whole")
    dateline("read", lines, "--record", whole)
    shown = [dateline("events", "--record", each, "--json").out for each in (record, whole)]
    assert shown[0] == shown[1] != b""


def test_a_page_of_many_reports_left_out_whole_is_read_from_its_source_again(dateline, tmp_path):
    record, packed = str(tmp_path / "record"), tmp_path / "many.jsonl.gz"
    packed.write_bytes(gzip.compress(as_lines(LAUNCH, STRIKE).encode()))
    assert dateline("read", packed, "--record", record, "--size-limit", "300").status == 1
    retried = dateline("retry", "--record", record)
    assert (retried.status, retried.err.split(" with ")[0]) == (0, "2 reports added")
    assert dateline("check", "--record", record).status == 0


def test_gaps_of_an_archive_are_taken_up_again_from_the_archive(dateline, tmp_path):
    record, archive = str(tmp_path / "record"), tmp_path / "pages.warc"
    archive.write_bytes((make_record(1) + make_record(2))[:-60])
    assert dateline("read", archive, "--record", record).status == 1
    assert dateline("retry", "--record", record).status == 1
    assert "no such file" not in dateline("check", "--record", record).text
    archive.write_bytes(make_record(1) + make_record(2))
    retried = dateline("retry", "--record", record)
    assert (retried.status, retried.err.split(" with ")[0]) == (0, "1 reports added")
    assert "pages.warc" not in dateline("check", "--record", record).text


@pytest.mark.parametrize("place", ["a-file", "/proc/none/record"])
def test_a_record_that_cannot_be_made_is_said_in_one_line(tmp_path, reports, place):
    (tmp_path / "a-file").write_text("no record")
    command = [sys.executable, "-m", "dateline", "read", str(reports), "--record", str(tmp_path / place)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("dateline: ")
    assert len(ended.stderr.splitlines()) == 1


def test_a_closed_standard_input_is_said():
    command = f"{sys.executable} -m dateline code - --json <&-"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert json.loads(ended.stdout) == {"error": "standard input is closed", "source": "-"}


def test_a_record_in_postgresql_is_read_into_and_asked_alike(dateline, reports, tmp_path, postgresql_server):
    database, folder = postgresql_server.new_database(), str(tmp_path / "record")
    for record in (database, folder):
        assert dateline("read", reports, "--record", record).status == 0
    shown = [dateline("events", "--record", record, "--json").out for record in (database, folder)]
    assert shown[0] == shown[1]
    assert dateline("check", "--record", database).status == 0


def test_lines_of_code_are_what_the_schema_says(dateline, reports, tmp_path):
    import msgspec

    from dateline.export.json_lines import CodedLine, ErrorLine

    good, bad = dateline("code", reports / "a-launch.txt", tmp_path / "missing", "--json").out.splitlines()
    assert msgspec.json.decode(good, type=CodedLine, strict=True).report.headline == "North Korea fires two missiles"
    assert msgspec.json.decode(bad, type=ErrorLine, strict=True).error == "no such file or folder"
