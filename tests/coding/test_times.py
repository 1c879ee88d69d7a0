"""When an event was: its own words first, its modality where the words leave something open."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten, Surround

from dateline.coding.times import Setting, find_setting, resolve_time, resolve_time_span

WEDNESDAY = "2023-09-13"


def days_of(
    surrounded: Surround, sentence: str, words: str, modality: str, published: str = WEDNESDAY
) -> tuple[str | None, str | None] | None:
    """First and last day of the time that `words` tell, for an event of a modality."""
    report = make_report(("body", sentence), published=published)
    mark = Marker(report.text)
    surroundings = surrounded(report, mark.annotations())
    arguments = [mark.argument("time", words)]
    time = resolve_time(arguments, surroundings, find_setting(arguments, modality, surroundings))
    return (time.from_, time.to) if time else None


def test_the_weekday_is_that_of_the_reports_week(surrounded: Surround) -> None:
    assert days_of(surrounded, "The mayor met him on Tuesday.", "Tuesday", "actual") == ("2023-09-12", "2023-09-12")


@pytest.mark.parametrize(("modality", "day"), [("actual", ("2023-09-12", "2023-09-12")), ("future", None)])
def test_a_day_gone_by_is_none_of_what_is_to_come(
    surrounded: Surround, modality: str, day: tuple[str, str] | None
) -> None:
    told = "The mayor launched a drive yesterday to feed the poor."
    assert days_of(surrounded, told, "yesterday", modality) == day


def test_words_that_give_no_day_are_unresolved(surrounded: Surround) -> None:
    report = make_report(("body", "It came down some day."))
    mark = Marker(report.text)
    time = resolve_time_span(mark.span("some day"), surrounded(report, mark.annotations()))
    assert time is not None
    assert (time.status, time.from_, time.text) == ("unresolved", None, "some day")


def test_the_finer_of_two_times_is_the_events(surrounded: Surround) -> None:
    report = make_report(("body", "In September, on Tuesday at 11:43 GMT, guards fired."))
    mark = Marker(report.text)
    times = [mark.argument("time", words) for words in ("September", "Tuesday at 11:43 GMT")]
    time = resolve_time(times, surrounded(report, mark.annotations()))
    assert time is not None
    assert time.precision == "minute"


def test_an_end_to_come_is_no_day_of_the_event_beside_its_own(surrounded: Surround) -> None:
    report = make_report(("body", "Until Sept. 20 he is on bail: guards freed him this month."), published=WEDNESDAY)
    mark = Marker(report.text)
    surroundings = surrounded(report, mark.annotations())
    until, own = (mark.argument("time", words) for words in ("Sept. 20", "this month"))
    both, alone = (resolve_time(times, surroundings) for times in ([until, own], [until]))
    assert both is not None
    assert both.text == "this month"
    assert alone is not None
    assert (alone.from_, alone.to) == (None, "2023-09-20")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("One missile flew for two hours and failed.", "two hours"),
        ("Norland flew missiles from the base in the past.", "the past"),
    ],
)
def test_how_long_a_thing_flew_is_no_time_and_neither_is_the_past(
    code_written: CodeWritten, sentence: str, words: str
) -> None:
    report = make_report(("body", sentence))
    mark = Marker(report.text)
    event = mark.event(mark.span("flew"), arguments=[mark.argument("time", words)])
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert mention.time is None
    assert mention.values == ()
    assert [claim.field for claim in mention.claims] == ["occurrence"]


@pytest.mark.parametrize(
    ("sentence", "words", "modality", "days"),
    [
        ("The council may vote by ballot on Friday.", "on Friday", "future", ("2023-09-15", "2023-09-15")),
        ("On Friday, the council votes.", "On Friday", "historical", ("2023-09-08", "2023-09-08")),
        ("If they agree, talks will open on Friday.", "on Friday", "hypothetical", ("2023-09-15", "2023-09-15")),
        ("The union admits them in early March.", "early March", "future", ("2024-03-01", "2024-03-10")),
        ("They shelled it over the weekend.", "over the weekend", "actual", ("2023-09-09", "2023-09-10")),
        ("By Monday guards had left.", "By Monday", "actual", ("2023-09-11", "2023-09-11")),
        ("By Monday guards will have left.", "By Monday", "future", ("2023-09-13", "2023-09-18")),
        ("Guards left before Tuesday.", "before Tuesday", "actual", (None, "2023-09-11")),
        ("Talks on a pact were to be held in October.", "October", "historical", ("2022-10-01", "2022-10-31")),
    ],
)
def test_the_modality_says_which_week_or_year_is_meant(
    surrounded: Surround, sentence: str, words: str, modality: str, days: tuple[str, str]
) -> None:
    assert days_of(surrounded, sentence, words, modality) == days


@pytest.mark.parametrize(
    ("modality", "days"),
    [("actual", (None, None)), ("historical", (None, None)), ("future", ("2023-09-20", "2023-09-20"))],
)
def test_what_happened_does_not_begin_after_publication(
    surrounded: Surround, modality: str, days: tuple[str | None, str | None]
) -> None:
    assert days_of(surrounded, "He was charged on 20 September 2023.", "20 September 2023", modality) == days


@pytest.mark.parametrize(
    ("words", "modality", "days"),
    [
        ("this week", "actual", ("2023-09-11", "2023-09-13")),
        ("this month", "historical", ("2023-09-01", "2023-09-13")),
        ("this year", "future", ("2023-09-13", "2023-12-31")),
        ("this year", "hypothetical", ("2023-01-01", "2023-12-31")),
        ("last week", "actual", ("2023-09-04", "2023-09-10")),
    ],
)
def test_what_happened_ends_at_publication_and_what_comes_begins_there(
    surrounded: Surround, words: str, modality: str, days: tuple[str, str]
) -> None:
    assert days_of(surrounded, f"Of the raids {words} they said nothing.", words, modality) == days


@pytest.mark.parametrize(
    ("sentence", "words", "modality", "days"),
    [
        ("Troops shelled it for three weeks.", "for three weeks", "actual", ("2023-08-23", "2023-09-13")),
        ("Sixty died in eight days.", "eight days", "actual", ("2023-09-05", "2023-09-13")),
        ("Troops leave within a month.", "within a month", "future", ("2023-09-13", "2023-10-13")),
        ("Troops leave within days.", "within days", "future", ("2023-09-13", "2023-09-20")),
        ("Troops leave within a few weeks.", "within a few weeks", "future", ("2023-09-13", "2023-10-13")),
        ("Troops leave within 36 hours.", "within 36 hours", "future", ("2023-09-13", "2023-09-15")),
        ("The seven-year war goes on.", "seven-year", "actual", ("2016-01-01", "2023-09-13")),
        ("They have marched for two years.", "for two years", "actual", ("2021-09-13", "2023-09-13")),
        ("Clashes spread after weeks of talks.", "weeks", "actual", None),
        ("The siege lasted six months.", "six months", "historical", None),
        ("He was held a day after the vote.", "a day", "actual", None),
        ("The first two days passed in talks.", "The first two days", "actual", None),
    ],
)
def test_how_long_the_news_has_lasted_reaches_to_publication(
    surrounded: Surround, sentence: str, words: str, modality: str, days: tuple[str, str] | None
) -> None:
    assert days_of(surrounded, sentence, words, modality) == days


def test_since_a_thing_of_a_month_is_since_that_month(surrounded: Surround) -> None:
    sentence = "Sixty have died since the offensive began in July."
    words = "since the offensive began in July"
    assert days_of(surrounded, sentence, words, "actual") == ("2023-07-01", "2023-09-13")


def test_an_event_of_unknown_outlook_keeps_the_words_days(surrounded: Surround) -> None:
    assert Setting("negated").outlook is None
    assert days_of(surrounded, "No raid took place this week.", "this week", "negated") == ("2023-09-11", "2023-09-17")


@pytest.mark.parametrize("words", ["since January", "January", "since mid-January"])
def test_what_news_is_compared_with_is_not_its_time(surrounded: Surround, words: str) -> None:
    assert (
        days_of(surrounded, f"It was its first test {words}.".replace("test J", "test since J"), words, "actual")
        is None
    )


def test_what_goes_on_since_a_day_is_of_all_days_since(surrounded: Surround) -> None:
    assert days_of(surrounded, "They have marched since Monday.", "since Monday", "actual") == (
        "2023-09-11",
        "2023-09-13",
    )


def test_what_was_then_has_the_time_that_news_is_compared_with(surrounded: Surround) -> None:
    sentence = "The tests were the first since August 30, when guards fired two."
    assert days_of(surrounded, sentence, "August 30", "historical") == ("2023-08-30", "2023-08-30")


def test_of_two_days_that_nearest_to_the_trigger_is_the_events(surrounded: Surround) -> None:
    report = make_report(("body", "By Monday envoys must stop work, and they must leave by Tuesday."))
    mark = Marker(report.text)
    times = [mark.argument("time", words) for words in ("Monday", "Tuesday")]
    around = surrounded(report, mark.annotations())
    found = [resolve_time(times, around, trigger=mark.span(words)) for words in ("stop", "leave")]
    assert [time.text for time in found if time] == ["Monday", "Tuesday"]


def test_of_the_year_beside_a_trigger_the_month_told_elsewhere_is_the_events_and_of_a_week_no_day(
    surrounded: Surround,
) -> None:
    text = "He left in 2015, this week guards said. It was in February 2015 that he flew; they spoke on Tuesday."
    report = make_report(("body", text))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    told = [
        [mark.argument("time", words) for words in pair]
        for pair in (("2015", "February 2015"), ("this week", "Tuesday"))
    ]
    found = [resolve_time(times, around, trigger=mark.span(t)) for times, t in zip(told, ("left", "said"), strict=True)]
    assert [time.text for time in found if time] == ["February 2015", "this week"]


@pytest.mark.parametrize("words", ["following", "amid"])
def test_a_word_that_only_links_is_no_time(surrounded: Surround, words: str) -> None:
    report = make_report(("body", f"Many left {words} the battle."))
    mark = Marker(report.text)
    assert resolve_time_span(mark.span(words), surrounded(report, mark.annotations())) is None


def test_what_has_one_moment_has_no_other_time_save_where_somebody_is_quoted_for_it(code_written: CodeWritten) -> None:
    report = make_report(
        ("body", "A missile rose on Tuesday. Tests began in 2019. Norland said that it rose last week."),
        published=WEDNESDAY,
    )
    mark = Marker(report.text)
    times = [mark.argument("time", words) for words in ("Tuesday", "2019")]
    quoted = mark.argument("time", "last week", "Norland")
    events = (
        mark.event(mark.span("rose"), type_="MOBILIZE", mode=mode, arguments=[*times, quoted])
        for mode in ("weapons-test", None)
    )
    test, other = (code_written(report, mark.annotations(event)).mentions[0] for event in events)
    told = [{c.value["text"] for c in mention.claims if c.field == "time"} for mention in (test, other)]
    assert told == [{"Tuesday", "last week"}, {"Tuesday", "2019", "last week"}]


def test_one_sentence_may_tell_several_times_and_the_end_of_the_calendar_is_one(code_written: CodeWritten) -> None:
    report = make_report(("body", "Missiles rose on Tuesday, in 2019 and in the 100th century."), published=WEDNESDAY)
    mark = Marker(report.text)
    times = [mark.argument("time", words) for words in ("Tuesday", "2019", "the 100th century")]
    event = mark.event(mark.span("rose"), type_="MOBILIZE", mode="weapons-test", arguments=times)
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert {"Tuesday", "2019"} <= {c.value["text"] for c in mention.claims if c.field == "time"}
