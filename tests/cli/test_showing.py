"""events, show, text, sources and diff, on a record of two outlets that count differently."""

import pytest

from dateline.record import Record


def test_events_are_one_object_a_line(dateline, folder):
    result = dateline("events", "--json")
    assert result.status == 0
    assert {"id", "type", "mode", "kind", "modality", "headline", "mentions", "fields", "origins"} <= result.lines[
        0
    ].keys()
    assert all(line["type"] == "MOBILIZE" for line in result.lines)


def test_the_same_question_gives_the_same_bytes(dateline, folder):
    assert dateline("events", "--json").out == dateline("events", "--json").out


def test_events_are_a_table_for_people(dateline, folder):
    text = dateline("events").text
    assert text.splitlines()[0].split()[:3] == ["event", "when", "what"]
    assert "2023-09-13" in text


def test_filters_choose(dateline, folder):
    everything = dateline("events", "--json").lines
    assert dateline("events", "--json", "--type", "mobilize", "--place", "Sunan").lines == everything
    assert dateline("events", "--json", "--near", "39.2,125.7,30", "--since", "2023-09-13").lines == everything
    assert dateline("events", "--json", "--country", "FRA").lines == []
    assert dateline("events", "--json", "--text", "Valley").lines != []
    assert "no event" in dateline("events", "--until", "2020").text


def test_the_record_as_it_stood_holds_one_report(dateline, folder):
    events = dateline("events", "--json", "--as-of", "2026-01-01T00:00:01Z").lines
    assert {mention["source"] for event in events for mention in event["mentions"]} == {"harbour.txt"}


@pytest.mark.parametrize(
    "arguments", [("--near", "here"), ("--near", "1,2"), ("--box", "1,2,3"), ("--near", "1,2,3", "--box", "1,2,3,4")]
)
def test_a_misused_filter_is_said_in_words(dateline, folder, arguments):
    result = dateline("events", *arguments)
    assert result.status == 2
    assert "Traceback" not in result.err


def test_show_tells_values_speakers_and_reports(dateline, folder):
    event = dateline("events", "--json").lines[0]
    text = dateline("show", event["id"]).text
    assert event["headline"] in text
    for words in (
        "Values",
        "Who says what",
        "South Korea's military",
        "Origins",
        "Reports",
        event["mentions"][0]["source"],
    ):
        assert words in text
    assert dateline("show", event["id"].partition(":")[2][:8], "--json").lines == [event]


def test_show_of_what_is_not_there_is_one_line(dateline, folder):
    result = dateline("show", "nothing")
    assert (result.status, result.out) == (1, b"")
    assert result.err == "dateline: no event has an id beginning with nothing: dateline events lists them\n"


def test_text_shows_the_report_and_its_mentions(dateline, folder):
    report = dateline("events", "--json").lines[0]["mentions"][0]["report"]
    text = dateline("text", report).text
    assert "The first flew about 650 kilometers" in text
    assert "MOBILIZE/weapons-test/missile-launch" in text


def test_words_of_a_report_are_never_taken_for_markup(dateline, folder, clock):
    from samples import TEXT, sample

    with Record.open(folder, clock=clock) as record:
        capture, report, coded = sample(TEXT + "\n\nA sign said [bold]no[/bold] [/nothing].")
        record.add(capture, report, coded)
    assert "[bold]no[/bold] [/nothing]" in dateline("text", report.id).text


def test_sources_are_one_object(dateline, folder):
    (line,) = dateline("sources", "--json").lines
    assert {"copies", "outlets", "speakers"} <= line.keys()
    assert {outlet["name"] for outlet in line["outlets"]} == {"Harbour Courier", "Valley Gazette"}
    assert "Valley Gazette" in dateline("sources").text


def test_diff_says_what_changed_between_two_moments(dateline, folder):
    lines = dateline("diff", "2025-12-31", "2026-01-01T00:00:01Z", "--json").lines
    assert [line["what"] for line in lines] == ["new"]
    assert dateline("diff", "2026-01-01").text == "nothing changed\n"


def test_a_record_that_is_not_there_is_one_line(dateline, tmp_path):
    result = dateline("events", "--record", str(tmp_path / "nowhere"))
    assert result.status == 1
    assert result.err.startswith("dateline: there is no record in")
    assert result.err.count("\n") == 1


def test_debug_shows_the_traceback(dateline, tmp_path, monkeypatch):
    from dateline.errors import RecordError

    monkeypatch.setenv("DATELINE_DEBUG", "")
    with pytest.raises(RecordError):
        dateline("--debug", "events", "--record", str(tmp_path / "nowhere"))
