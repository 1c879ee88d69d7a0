import pytest


@pytest.fixture
def event(dateline, folder):
    return dateline("events", "--json").lines[0]["id"]


def test_a_correction_is_kept_signed_and_shown(dateline, event):
    result = dateline(
        "decide", "correct", event, "--field", "count", "--value", "5", "--user", "ana", "--reason", "saw the footage"
    )
    assert result.status == 0
    shown = dateline("show", event, "--json").lines[0]
    assert shown["fields"]["count"]["preferred"]["best"] == 5
    assert "ana" in shown["fields"]["count"]["reason"]


def test_a_decision_is_taken_back_by_undo(dateline, event):
    decision = dateline("decide", "reject", event, "--user", "ana", "--reason", "a drill").text.strip()
    assert dateline("show", event, "--json").lines[0]["status"] == "rejected"
    assert dateline("decide", "undo", decision[:16], "--user", "ana").status == 0
    assert dateline("show", event, "--json").lines[0]["status"] == "open"


def test_two_events_are_joined_as_the_same(dateline, folder):
    first = dateline("events", "--json").lines[0]
    one = first["mentions"][0]["mention"]
    dateline("decide", "split", first["id"], "--mention", one, "--user", "ana")
    names = [event["id"] for event in dateline("events", "--json").lines]
    dateline("decide", "same", *names, "--user", "ben")
    assert len(dateline("events", "--json").lines) == 1


def test_events_that_became_one_are_parted_again_by_the_ids_they_had(dateline, folder):
    first = dateline("events", "--json").lines[0]
    dateline("decide", "split", first["id"], "--mention", first["mentions"][0]["mention"], "--user", "ana")
    names = [event["id"] for event in dateline("events", "--json").lines]
    dateline("decide", "same", *names, "--user", "ben")
    assert dateline("decide", "not-same", *names, "--user", "ana").status == 0
    assert sorted(event["id"] for event in dateline("events", "--json").lines) == sorted(names)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("accept",), "signed"),
        (("reject", "--user", "ana"), "needs a reason"),
        (("praise", "--user", "ana"), "no such decision: praise"),
    ],
)
def test_what_a_decision_lacks_is_one_line(dateline, event, arguments, says):
    what, *rest = arguments
    result = dateline("decide", what, event, *rest)
    assert result.status == 1
    assert says in result.err
    assert result.err.count("\n") == 1


def test_a_decision_that_finds_nothing_to_act_on_is_kept_and_says_so(dateline, event):
    mention = dateline("show", event, "--json").lines[0]["mentions"][0]["mention"]
    assert dateline("decide", "split", event, "--mention", "m:unknown", "--user", "ana").err.startswith("kept, but")
    assert dateline("decide", "split", event, "--mention", mention, "--user", "ana").err == ""
    assert "Decisions that no longer apply" in dateline("sources").text


def test_a_corrected_time_is_a_time(dateline, event):
    given = ("--field", "time", "--value", "2023-09-13T11:43+09:00/2023-09-13T11:53+09:00", "--reason", "radar log")
    assert dateline("decide", "correct", event, *given, "--user", "ana").status == 0
    shown = dateline("show", event, "--json").lines[0]
    assert shown["fields"]["time"]["preferred"]["from"] == "2023-09-13T11:43+09:00"
    assert "on 13 September 2023" in shown["headline"]
