"""A clock told in a sentence of its own is that of the launch told last before it, and of nothing else."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten

from dateline.coding.mention import Mention
from dateline.language.annotations import Span

NEWS = "North Korea fired a missile from Wonsan on 13 September 2023."


def launch(
    code_written: CodeWritten, later: str, *, kind: str | None = "missile-launch", landing: str = "", again: str = ""
) -> Mention:
    """The launch of a report that goes on after its news; its clock is vouched for by "a ministry" where it says so."""
    report = make_report(("body", NEWS), ("body", later))
    mark = Marker(report.text)
    arguments = [mark.argument("origin", "Wonsan"), mark.argument("time", "on 13 September 2023")]
    arguments += [mark.argument("landing", landing)] if landing else []
    mode = "weapons-test" if kind else "troops"
    fired = mark.event(mark.span("fired"), mode=mode, kind=kind, arguments=arguments)
    other = [mark.event(mark.span(again), type_="CONSULT")] if again else []
    content = later.partition(", a ministry said")[0]
    said = [mark.saying("a ministry", "said", content)] if "a ministry said" in later else []
    return code_written(report, mark.annotations(fired, *other, attributions=said)).mentions[0]


def minute(mention: Mention) -> str | None:
    return mention.time and mention.time.from_ and mention.time.from_[:16]


def test_a_clock_alone_in_its_sentence_is_that_of_the_launch_on_the_launchs_day(code_written: CodeWritten) -> None:
    mention = launch(code_written, "Sensors had it at 07:23 local time, a ministry said.")
    assert minute(mention) == "2023-09-13T07:23"
    (claim,) = [c for c in mention.claims if c.field == "time" and "T" in c.value["from"]]
    assert claim.speaker.text == "a ministry"


def test_two_who_differ_are_both_heard(code_written: CodeWritten) -> None:
    mention = launch(code_written, "Sensors had it at 07:23 local time. Others had it at 07:25 local time.")
    times = {c.value["from"][11:16] for c in mention.claims if c.field == "time" and "T" in c.value["from"]}
    assert times == {"07:23", "07:25"}


@pytest.mark.parametrize(
    ("later", "more"),
    [
        ("It fell into the sea at 07:53 local time.", {"landing": "the sea"}),
        ("Envoys met at 09:00 local time.", {"again": "met"}),
        ("The train left at 09:00 local time on 12 September 2023.", {}),
        ("Sensors had it at 07:23 local time.", {"kind": None}),
    ],
)
def test_a_clock_of_something_else_is_not_the_launchs(
    later: str, more: dict[str, str], code_written: CodeWritten
) -> None:
    assert minute(launch(code_written, later, **more)) == "2023-09-13"  # type: ignore[arg-type]


def test_a_launch_with_a_clock_of_its_own_keeps_to_it(code_written: CodeWritten) -> None:
    report = make_report(("body", "North Korea fired a missile at 07:10 local time. Sirens went at 07:40 local time."))
    mark = Marker(report.text)
    fired = mark.event(
        mark.span("fired"),
        mode="weapons-test",
        kind="missile-launch",
        arguments=[mark.argument("time", "at 07:10 local time")],
    )
    (mention,) = code_written(report, mark.annotations(fired)).mentions
    assert [c.value["text"] for c in mention.claims if c.field == "time"] == ["07:10 local time"]


def test_a_clock_far_from_the_launch_is_not_its_own(code_written: CodeWritten) -> None:
    middle = ("body", "The sea was calm.")
    report = make_report(("body", NEWS), middle, middle, ("body", "Sirens went at 07:40 local time."))
    start = report.text.index("fired")
    mark = Marker(report.text)
    fired = mark.event(Span(start, start + 5), mode="weapons-test", kind="missile-launch")
    (mention,) = code_written(report, mark.annotations(fired)).mentions
    assert mention.time is None


def test_the_clock_at_which_a_shot_came_down_is_not_when_it_was_fired(code_written: CodeWritten) -> None:
    text = "Norland fired it at 7:24 AM UTC, impacting in the sea at 7:35 AM UTC on 13 September 2023."
    mark = Marker(text)
    times = [mark.argument("time", words) for words in ("7:24 AM UTC", "7:35 AM UTC on 13 September 2023")]
    event = mark.event(mark.span("fired"), mode="weapons-test", kind="missile-launch", arguments=times)
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event)).mentions
    assert [c.value["from"][11:16] for c in mention.claims if c.field == "time"] == ["07:24"]
