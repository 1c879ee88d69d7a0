"""Times as reports tell them. Every text here was written for this project."""

from datetime import date, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.grammar import Anchor, Outlook, TimeExpression, fit_time, lay_out, on_day, read_times, time_in

WEDNESDAY = "2023-09-13"


def only(text: str, published: str | None = WEDNESDAY, zone: str | None = None) -> TimeExpression:
    """The one time of a text."""
    (time,) = read_times(text, Anchor(published, zone))
    return time


def ends(text: str, published: str | None = WEDNESDAY, zone: str | None = None) -> tuple[str | None, str | None]:
    """From and to of the first time of a text."""
    time = read_times(text, Anchor(published, zone))[0]
    return time.from_, time.to


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ministers met on Wednesday.", "2023-09-13"),
        ("The ministers met on Sunday.", "2023-09-10"),
        ("The ministers will meet on Sunday.", "2023-09-17"),
        ("A vote is expected on Monday.", "2023-09-18"),
        ("He spoke last Friday.", "2023-09-08"),
        ("Talks resume next Tuesday.", "2023-09-19"),
        ("He arrived late on Tuesday night.", "2023-09-12"),
        ("It was launched yesterday.", "2023-09-12"),
        ("They spoke three days ago.", "2023-09-10"),
        ("The two missiles flew on August 30.", "2023-08-30"),
        ("They signed it on 30 August 2022.", "2022-08-30"),
        ("They signed it on Aug. 30, 2022, in private.", "2022-08-30"),
        ("The record says 2022-08-30.", "2022-08-30"),
        ("It happened on the twenty-first of May 2020.", "2020-05-21"),
        ("They signed it on 30.08.2022.", "2022-08-30"),
        ("He left on Monday of last week.", "2023-09-04"),
        ("They meet again Friday next week.", "2023-09-22"),
        ("He left a week ago Monday.", "2023-09-04"),
        ("He left on December 16 last year.", "2022-12-16"),
        ("He spoke earlier on Tuesday.", "2023-09-12"),
        ("The record says 2022/08/30.", "2022-08-30"),
        ("The talks, which will begin on Friday, have no agenda.", "2023-09-15"),
        ("They return two weeks from today.", "2023-09-27"),
        ("They met ten years ago today.", "2013-09-13"),
        ("It ended on the last day of May.", "2023-05-31"),
        ("It was shut on New Year's Day, they said.", "2023-01-01"),
        ("They voted on Election Day 2020.", "2020-11-03"),
        ("He was shot on the night of Saturday, Sept. 9 in his home.", "2023-09-09"),
        ("He was held early morning on Sunday, September 3, 2023.", "2023-09-03"),
        ("The day before last Tuesday's hearing he left.", "2023-09-11"),
        ("He spoke the day after Sept. 1.", "2023-09-02"),
        ("They planned a march on Sunday and were told to stay away.", "2023-09-17"),
        ("He agreed to a call on Monday.", "2023-09-11"),
        ("Firms agreed to buy the yard on Monday.", "2023-09-18"),
        ("He is to visit the town on Monday, his office said.", "2023-09-18"),
        ("The trial opens Monday.", "2023-09-18"),
        ("Talks follow on Thursday.", "2023-09-14"),
        ("The arrest follows a raid on Thursday.", "2023-09-07"),
        ("The move follows talks in Norland on Thursday.", "2023-09-07"),
        ("He told of polls set for Saturday.", "2023-09-16"),
        ("On Sunday the ministry said the plan will not apply.", "2023-09-10"),
        ("On Friday, the central bank told lenders it would raise rates.", "2023-09-08"),
        ("On Friday, the central bank will raise rates.", "2023-09-15"),
        ("The storm may reach the coast on Saturday.", "2023-09-16"),
        ("The storm may have reached the coast on Saturday.", "2023-09-09"),
        ("The envoy leaves for Norland on Thursday.", "2023-09-14"),
        ("Voters go to the polls on Sunday.", "2023-09-17"),
        ("Ministers are gathering in the capital on Thursday.", "2023-09-14"),
        ("Starting Sunday, shops close early.", "2023-09-17"),
        ("Police were put on alert ahead of Sunday's election.", "2023-09-17"),
        ("Friday's vote will decide the fate of the bill.", "2023-09-15"),
        ("Friday's vote split the party.", "2023-09-08"),
        ("He stepped down following Saturday's defeat.", "2023-09-09"),
        ("On Friday, Mr. Lanza will hold a vote.", "2023-09-15"),
        ("A panel heard Ms. Okafor on Monday on a bill that would ban it.", "2023-09-11"),
        ("He went on the attack on Monday, saying he would win.", "2023-09-11"),
        ('He said in a speech Monday night "it will be hard".', "2023-09-11"),
        ("The case is heard on Friday.", "2023-09-08"),
        ("On Tuesday, the union plans to march.", "2023-09-19"),
        ("They have to pass a hearing on Friday.", "2023-09-15"),
        ("The plan is unlikely to get approved Friday.", "2023-09-15"),
        ("They have decided to admit it on Friday.", "2023-09-15"),
        ("It was agreed in talks beginning on Sunday.", "2023-09-10"),
        ("She recalled the Sept. 11 attacks.", "2001-09-11"),
        ("She came on Sept. 11 with a plan.", "2023-09-11"),
        ("The Jan. 6 rioters were freed.", "2021-01-06"),
        ("The memorial was opened on Veterans Day in 2007.", "2007-11-11"),
        ("The rebels left the town in mid-afternoon.", "2023-09-13"),
    ],
)
def test_a_day_is_read_to_the_day(text: str, day: str) -> None:
    assert ends(text) == (day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It rose last month.", "2023-08-01", "2023-08-31"),
        ("It fell this week.", "2023-09-11", "2023-09-17"),
        ("Tests resumed earlier this year.", "2023-01-01", "2023-09-13"),
        ("It has been banned since 2014.", "2014-01-01", "2023-09-13"),
        ("The first such test since 2014 failed.", "2014-01-01", "2014-12-31"),
        ("It opened in the 1990s.", "1990-01-01", "1999-12-31"),
        ("It closed in mid-March.", "2023-03-10", "2023-03-20"),
        ("The war began in the spring of 1994.", "1994-03-01", "1994-05-31"),
        ("Six tests were made between April and September of 1984.", "1984-04-01", "1984-09-30"),
        ("They trained on March 3-5.", "2023-03-03", "2023-03-05"),
        ("They trained from Monday to Tuesday.", "2023-09-11", "2023-09-12"),
        ("Sales fell in the third quarter of 2022.", "2022-07-01", "2022-09-30"),
        ("Killings rose over the past two weeks.", "2023-08-30", "2023-09-13"),
        ("Killings rose over the past year.", "2022-09-13", "2023-09-13"),
        ("They met in January and February.", "2023-01-01", "2023-02-28"),
        ("It rained in the first week of June.", "2023-06-01", "2023-06-07"),
        ("They fled half a century ago.", "1973-01-01", "1973-12-31"),
        ("It rose in Q2 2022.", "2022-04-01", "2022-06-30"),
        ("The war of 1939-45 ended it.", "1939-01-01", "1945-12-31"),
        ("Sales rose last fiscal year.", "2022-01-01", "2022-12-31"),
        ("Shops have been shut since Oct. 7.", "2022-10-07", "2023-09-13"),
        ("The siege may end this year.", "2023-01-01", "2023-12-31"),
        ("The march will start around Oct. 5.", "2023-10-05", "2023-10-05"),
        ("It was shut by end 2022.", None, "2022-12-31"),
        ("It grew in the last half of the '80s.", "1985-01-01", "1989-12-31"),
        ("It opened in the 1940s and '50s.", "1940-01-01", "1959-12-31"),
        ("They marched in Easter week.", "2023-04-03", "2023-04-09"),
        ("They marched over Memorial Day weekend.", "2023-05-27", "2023-05-28"),
        ("Power returns over the next day or two.", "2023-09-13", "2023-09-15"),
        ("The dividend would be paid on an unspecified date in January.", "2024-01-01", "2024-01-31"),
        ("She is a mother of 12 in May 2022.", "2022-05-01", "2022-05-31"),
        ("He leaves at the end of the year after four years in office.", "2023-10-01", "2023-12-31"),
        ("They met at the end of the month before they left.", "2023-09-20", "2023-09-30"),
        ("It fell in the first five months of this year.", "2023-01-01", "2023-05-31"),
        ("It fell in the last two months of 2021.", "2021-11-01", "2021-12-31"),
        ("It fell in the first ten days of June 2021.", "2021-06-01", "2021-06-10"),
        ("It fell in the last two weeks of July.", "2023-07-18", "2023-07-31"),
    ],
)
def test_a_stretch_is_as_wide_as_its_words(text: str, first: str | None, last: str) -> None:
    assert ends(text) == (first, last)


def test_two_clock_times_with_the_zone_of_the_place_are_one_interval() -> None:
    time = only("The missiles flew between 11:43 and 11:53 local time.", zone="Asia/Pyongyang")
    assert (time.from_, time.to) == ("2023-09-13T11:43+09:00", "2023-09-13T11:53+09:00")
    assert time.text == "between 11:43 and 11:53 local time"
    assert time.precision == "minute"


def test_local_time_takes_the_zone_of_the_place_named_nearby() -> None:
    def zone_at(offset: int) -> tzinfo | None:
        return ZoneInfo("Asia/Tokyo")

    time = read_times("Radar saw it on Wednesday. It rose at 7:10 a.m. local time.", Anchor(WEDNESDAY, None, zone_at))[
        -1
    ]
    assert time.from_ == "2023-09-13T07:10+09:00"


def test_korean_time_knows_the_half_hour_of_pyongyang() -> None:
    assert ends("It rose at 9:30 a.m. local time.", "2016-02-07", "Asia/Pyongyang")[0] == "2016-02-07T09:30+08:30"


def test_a_clock_told_twice_is_one_moment() -> None:
    local, world = read_times("It was fired at 6:45 a.m. (2145 GMT Friday).", Anchor("2022-10-01"))
    assert (local.from_, world.from_) == ("2022-10-01T06:45+09:00", "2022-09-30T21:45+00:00")


def test_the_first_of_two_clocks_takes_its_half_of_the_day_from_the_second() -> None:
    assert ends("They flew from 6:45 to 7:03 PM.") == ("2023-09-13T18:45", "2023-09-13T19:03")


def test_listed_clocks_are_moments_of_their_own() -> None:
    times = read_times("They were fired at 9:34, 9:39 and 9:42 PM.", Anchor("2022-11-03"))
    assert [time.from_ for time in times] == ["2022-11-03T21:34", "2022-11-03T21:39", "2022-11-03T21:42"]


def test_a_range_told_twice_keeps_its_two_ends() -> None:
    local, world = read_times("It runs from 9am until 2pm (7am GMT to 12pm).", Anchor(WEDNESDAY))
    assert (local.from_, local.to) == ("2023-09-13T09:00+02:00", "2023-09-13T14:00+02:00")
    assert (world.from_, world.to) == ("2023-09-13T07:00+00:00", "2023-09-13T12:00+00:00")


def test_a_range_may_cross_the_turn_of_the_year() -> None:
    assert ends("The site is open from April 4 through Jan. 2.", "2009-03-30") == ("2009-04-04", "2010-01-02")


def test_the_time_of_a_span_is_the_one_that_covers_most_of_it() -> None:
    text = "They met on Monday and left late on Tuesday night."
    times = read_times(text, Anchor(WEDNESDAY))
    found = time_in(times, text.index("late"), text.index("."))
    assert found is not None
    assert found.from_ == "2023-09-12"
    assert time_in(times, 0, 4) is None


def test_a_clock_belongs_to_the_day_named_in_its_sentence() -> None:
    clocks = [t for t in read_times("On Monday the guards fled at 0243 GMT.", Anchor(WEDNESDAY)) if t.kind == "time"]
    assert [time.from_ for time in clocks] == ["2023-09-11T02:43+00:00"]


def test_a_stretch_past_midnight_ends_on_the_next_day() -> None:
    assert ends("Shelling lasted from 11 p.m. to 1 a.m.") == ("2023-09-13T23:00", "2023-09-14T01:00")


def test_later_times_hang_on_earlier_ones() -> None:
    times = read_times("He was jailed in 1998. Two years earlier he had fled.", Anchor(WEDNESDAY))
    assert [time.from_ for time in times] == ["1998-01-01", "1996-01-01"]
    times = read_times("They met on May 3, 2022. The following day they parted.", Anchor(WEDNESDAY))
    assert [time.from_ for time in times] == ["2022-05-03", "2022-05-04"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He served a year and a half there.", "a year and a half", "P1Y6M"),
        ("It was the worst storm in decades.", "decades", "PXY"),
        ("Over the years it grew.", "the years", "PXY"),
        ("He served 2½ years.", "2½ years", "P2Y6M"),
        ("They held a weeklong drill.", "weeklong", "P1W"),
        ("They met the week before last.", "the week before last", "2023-W35"),
        ("Prices may rise in the weeks ahead.", "the weeks ahead", "PXW"),
        ("They won a quarter-century of peace.", "a quarter-century", "P25Y"),
        ("They meet every other week.", "every other week", "P2W"),
        ("They met on Tuesday evenings.", "Tuesday evenings", "XXXX-WXX-2TEV"),
        ("It failed more recently.", "more recently", "PAST_REF"),
        ("They met a long time ago.", "a long time ago", "PAST_REF"),
        ("Up to now they have met twice.", "now", "PRESENT_REF"),
        ("They worry about the future.", "the future", "FUTURE_REF"),
        ("It may take a year or two.", "a year or two", "PXY"),
        ("He died within weeks or months of it.", "weeks or months", "PXM"),
        ("It grew after several quarters of losses.", "several quarters", "PXQ"),
        ("It failed beginning on Saturday 2 September 2023.", "Saturday 2 September 2023", "2023-09-02"),
    ],
)
def test_a_time_is_read_with_the_words_that_belong_to_it(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.value) == (words, value)


def test_the_last_part_of_another_stretch_does_not_reach_to_publication() -> None:
    time = only("It fell in the last days of the war.")
    assert (time.kind, time.status) == ("duration", "unresolved")


@pytest.mark.parametrize(
    ("words", "outlook", "edtf", "grain"),
    [
        ("after more than two months of clashes", "past", "2023-07-13~/2023-09-13~", "month"),
        ("for a seven-year war", "past", "2016-01-01~/2023-09-13~", "year"),
        ("for three weeks", "coming", "2023-09-13~/2023-10-04~", "week"),
    ],
)
def test_a_length_laid_on_the_calendar_is_about_right_to_its_unit(
    words: str, outlook: Outlook, edtf: str, grain: str
) -> None:
    laid = lay_out(only(f"They stayed {words}."), outlook, WEDNESDAY)
    assert (laid.edtf, laid.precision) == (edtf, grain)


def test_a_dash_before_the_same_day_makes_no_range() -> None:
    first, second = read_times("On Tuesday - the same day it fell - he left.", Anchor(WEDNESDAY))
    assert (first.from_, second.from_) == ("2023-09-12", "2023-09-12")


def test_a_year_before_months_of_accounts_is_a_year_and_before_a_quarter_a_quarter() -> None:
    of_quarter = read_times("It lost more in the second quarter than a year earlier.", Anchor(WEDNESDAY))
    assert of_quarter[-1].value == "2022-Q2"
    of_months = read_times(
        "It grew in the second quarter. In the nine months it lost more than a year earlier.", Anchor(WEDNESDAY)
    )
    assert of_months[-1].value == "2022"


def test_seasons_that_say_which_they_are_make_no_range() -> None:
    spring, winter = read_times("This spring and last winter were cold.", Anchor("2023-03-20"))
    assert (spring.from_, winter.from_) == ("2023-03-01", "2022-12-01")


@pytest.mark.parametrize(
    ("text", "moment"),
    [("It fell at 9:30 this morning.", "2023-09-13T09:30"), ("It fell at 11 p.m. last night.", "2023-09-12T23:00")],
)
def test_a_clock_takes_the_day_of_the_part_of_day_behind_it(text: str, moment: str) -> None:
    assert ends(text)[0] == moment


def test_several_hours_later_is_of_the_day_last_told_and_a_bare_hours_later_of_none() -> None:
    times = read_times("They met on Monday. Several hours later they left.", Anchor(WEDNESDAY))
    assert times[1].from_ == "2023-09-11"
    assert read_times("They met on Monday. Hours later they left.", Anchor(WEDNESDAY))[1].from_ is None


def test_a_part_of_the_day_never_hangs_on_a_year() -> None:
    times = read_times("It opened in 1923. By mid-afternoon a band played.", Anchor(WEDNESDAY))
    assert [time.from_ for time in times] == ["1923-01-01", None]


def test_the_night_and_the_day_before_hang_on_the_day_last_told() -> None:
    times = read_times("They met on May 3, 2022. He had been seen the night before. That evening he fled.", Anchor(""))
    assert [time.value for time in times[1:]] == ["2022-05-02TNI", "2022-05-02TEV"]


@pytest.mark.parametrize("text", ["It failed recently.", "In recent months it grew.", "They stayed for 30 minutes."])
def test_words_that_tell_no_date_stay_unresolved(text: str) -> None:
    time = only(text)
    assert (time.status, time.from_, time.to) == ("unresolved", None, None)


@pytest.mark.parametrize("text", ["They met on Wednesday.", "It was fired on August 30.", "It fell last month."])
def test_nothing_relative_is_resolved_without_a_publication_date(text: str) -> None:
    assert only(text, published=None).status == "unresolved"


def test_without_publication_a_date_without_a_year_is_near_the_day_told_before() -> None:
    text = "The law passed on 28 December 2022; on January 3 it was signed. On November 30 they had met."
    told = read_times(text, Anchor(None))
    assert [time.from_ for time in told] == ["2022-12-28", "2023-01-03", "2022-11-30"]


def test_an_absolute_date_needs_no_publication_date() -> None:
    assert ends("They met on 30 August 2022.", published=None) == ("2022-08-30", "2022-08-30")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They fled in late August.", ("2023-08-20", "2023-08-31")),
        ("The town fell late last year.", ("2022-10-01", "2022-12-31")),
        ("It was founded in the early 1990s.", ("1990-01-01", "1993-12-31")),
        ("They flew there for a rally last winter.", ("2022-12-01", "2023-02-28")),
        ("A year ago guards shelled it.", ("2022-09-01", "2022-09-30")),
        ("More than a year ago guards shelled it.", ("2022-01-01", "2022-12-31")),
        ("At a March meeting of the council he resigned.", ("2023-03-01", "2023-03-31")),
        ("Troops left before dawn on Sunday.", ("2023-09-10", "2023-09-10")),
        ("Many were interned during World War II.", ("1939-09-01", "1945-09-02")),
        ("It was passed shortly after 9/11.", ("2001-09-11", "2001-09-11")),
    ],
)
def test_the_part_of_the_calendar_that_words_mean(text: str, days: tuple[str, str]) -> None:
    assert ends(text) == days


@pytest.mark.parametrize("text", ["Hundreds joined a March for Peace.", "About 9/12 of it burned."])
def test_a_name_or_a_figure_is_no_month_or_day(text: str) -> None:
    assert read_times(text, Anchor(WEDNESDAY)) == ()


def test_before_and_until_leave_the_beginning_open() -> None:
    assert ends("He left before Tuesday.") == (None, "2023-09-11")
    assert ends("It is shut until 2025.") == (None, "2025-12-31")
    assert ends("They had filed their reports by Monday.") == (None, "2023-09-11")


@pytest.mark.parametrize(
    "text",
    [
        "Jan spoke.",
        "You may go.",
        "They march on.",
        "A six-year-old boy.",
        "KN-23 flew.",
        "It cost $20 a year in fees.",
        "They handed out 2000 leaflets.",
        "In 44 BC he died.",
        "The future of trade.",
    ],
)
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert read_times(text, Anchor(WEDNESDAY)) == ()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in 2014", "2014"),
        ("in May 2014", "2014-05"),
        ("in the 1990s", "199X"),
        ("in the 20th century", "19XX"),
        ("in the spring of 1994", "1994-21"),
        ("in the third quarter of 1994", "1994-07/1994-09"),
        ("this week", "2023-09-11/2023-09-17"),
        ("until 2025", "../2025-12-31"),
        ("around May 5, 2020", "2020-05-05~"),
        ("at 0243 GMT", "2023-09-13T02:43:00+00:00"),
    ],
)
def test_edtf_is_written(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


def test_an_undated_clock_lies_within_a_bare_day_of_publication() -> None:
    seoul = ZoneInfo("Asia/Seoul")
    anchor = Anchor(published="2022-10-05", zone_at=lambda _: seoul)
    (only,) = read_times("The missiles flew at 6:15 AM local time.", anchor)
    assert only.from_ == "2022-10-06T06:15+09:00"


def test_a_day_called_by_name_keeps_its_clocks() -> None:
    seoul = ZoneInfo("Asia/Seoul")
    anchor = Anchor(published="2022-10-05", zone_at=lambda _: seoul)
    times = read_times("Two missiles were fired on Wednesday. They flew at 6:15 AM local time.", anchor)
    assert times[-1].from_ == "2022-10-05T06:15+09:00"


def test_a_clock_keeps_to_the_day_the_text_speaks_of_when_it_never_names_the_day_of_publication() -> None:
    times = read_times("The rocket rose on March 3, 2021. It came down at 7:10 a.m. UTC.", Anchor("2021-03-09"))
    assert times[1].from_ == "2021-03-03T07:10+00:00"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("By six in the evening the board showed it.", "2023-09-13T18:00+09:00"),
        ("They were freed at seven on Saturday morning.", "2023-09-09T07:00+09:00"),
        ("It began at five in the morning on Friday.", "2023-09-08T05:00+09:00"),
        ("It began at 4 in the morning.", "2023-09-13T04:00+09:00"),
    ],
)
def test_an_hour_told_in_words_with_its_part_of_the_day(text: str, instant: str) -> None:
    time = only(text, zone="Asia/Seoul")
    assert (time.to, time.precision) == (instant, "minute")


@pytest.mark.parametrize(
    "text", ["Killed three in the night.", "Two of the evening papers said so.", "at two in the evening"]
)
def test_a_number_before_a_part_of_the_day_is_not_always_an_hour(text: str) -> None:
    assert all(time.precision != "minute" for time in read_times(text, Anchor(WEDNESDAY)))


def test_the_clocks_that_head_the_entries_of_a_page_are_of_its_own_day() -> None:
    text = "A raid of March 3 is recalled.\n\n06:40 Sirens sound.\n\n• 7:15 The ministers meet."
    times = read_times(text, Anchor("2021-03-09", "Asia/Seoul"))
    assert [t.from_ for t in times[1:]] == ["2021-03-09T06:40+09:00", "2021-03-09T07:15+09:00"]


def test_the_entries_of_a_page_are_told_by_one_clock() -> None:
    text = "06:40 Sirens sound in Niamey.\n\n09:05 Paris condemns it."
    zones = {"Niamey": "Africa/Niamey", "Paris": "Europe/Paris"}

    def zone_at(offset: int) -> tzinfo:
        return ZoneInfo(zones[min(zones, key=lambda name: abs(text.index(name) - offset))])

    times = read_times(text, Anchor("2023-08-03", zone_at=zone_at))
    assert [t.from_ for t in times] == ["2023-08-03T06:40+01:00", "2023-08-03T09:05+01:00"]


def test_one_clock_at_the_head_of_a_line_makes_no_page_of_entries() -> None:
    times = read_times("The rocket rose on March 3, 2021.\n\n7:10 UTC saw it come down.", Anchor("2021-03-09"))
    assert times[1].from_ == "2021-03-03T07:10+00:00"


def test_a_clock_without_a_day_in_its_sentence_says_so_and_can_be_moved_to_the_day_of_its_event() -> None:
    (clock,) = read_times("It came down at 7:10 a.m. UTC.", Anchor("2021-03-09"))
    assert clock.undated
    moved = on_day(clock, "2021-03-03")
    assert (moved.from_, moved.to, moved.edtf) == (
        "2021-03-03T07:10+00:00",
        "2021-03-03T07:10+00:00",
        "2021-03-03T07:10:00+00:00",
    )


def test_a_clock_with_its_day_is_not_moved() -> None:
    (clock,) = (t for t in read_times("On Monday it fell at 0243 GMT.", Anchor(WEDNESDAY)) if t.kind == "time")
    assert not clock.undated
    assert on_day(clock, "2021-03-03") == clock


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sixty were killed in the past two days.", ("2023-09-11", "2023-09-13")),
        ("Sixty were killed over the last two months.", ("2023-07-13", "2023-09-13")),
        ("Sixty were killed in the past 36 hours.", ("2023-09-11", "2023-09-13")),
        ("They will go in the next few days.", ("2023-09-13", "2023-09-20")),
        ("Sixty were killed in recent days.", ("2023-09-06", "2023-09-13")),
        ("Sixty were killed in recent weeks.", ("2023-08-13", "2023-09-13")),
        ("They have taken it all in the last month.", ("2023-08-13", "2023-09-13")),
        ("They will leave over the next year.", ("2023-09-13", "2024-09-13")),
        ("They are now on patrol.", ("2023-09-13", "2023-09-13")),
    ],
)
def test_a_rolling_time_begins_or_ends_at_publication(text: str, days: tuple[str, str]) -> None:
    assert ends(text) == days


def test_recent_months_and_recent_times_have_no_days() -> None:
    assert ends("It has grown in recent months.") == (None, None)
    assert ends("It has grown recently.") == (None, None)


def test_last_week_in_a_paper_of_sunday_is_the_week_just_over() -> None:
    assert ends("They met last week.", "2023-09-17") == ("2023-09-10", "2023-09-16")
    assert ends("They met last week.", "2023-09-18") == ("2023-09-11", "2023-09-17")


def test_since_is_open_at_its_end_where_nobody_knows_when_the_report_was_written() -> None:
    time = only("Rebels have held the town since 2021.", published=None)
    assert (time.status, time.from_, time.to, time.edtf) == ("resolved", "2021-01-01", None, "2021-01-01/..")
    assert ends("They are under arrest in the West since 2021.", published=None) == ("2021-01-01", None)
    assert ends("It was the worst flood since 2021.", published=None) == ("2021-01-01", "2021-12-31")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The licence is suspended until Friday.", "2023-09-15"),
        ("He was freed on bail until Oct. 3.", "2023-10-03"),
        ("He was not charged and was freed on bail until Oct. 3.", "2023-10-03"),
        ("He did not say why they were held until Oct. 3.", "2023-10-03"),
        ("The sanctions stay in force through 2024.", "2024-12-31"),
        ("They signed a truce that expires on Oct. 3.", "2023-10-03"),
        ("The permit, expiring in 2024, was theirs.", "2024-12-31"),
        ("The truce will last until at least Oct. 3.", "2023-10-03"),
        ("The curfew holds till Sunday morning.", "2023-09-17"),
    ],
)
def test_an_end_to_come_leaves_the_beginning_open(text: str, last: str) -> None:
    assert ends(text) == (None, last)


def test_a_thing_put_off_until_a_day_is_of_that_day() -> None:
    assert ends("He will not return until Saturday.") == ("2023-09-16", "2023-09-16")
    assert ends("The visit was postponed until Saturday.") == ("2023-09-16", "2023-09-16")
    assert ends("The shops stay closed until Saturday.") == (None, "2023-09-16")


def test_what_is_due_by_a_day_is_not_of_that_day() -> None:
    assert ends("They are to leave by 15 October.") == (None, "2023-10-15")
    assert ends("He was hit by Friday's blast.") == ("2023-09-08", "2023-09-08")


def test_what_ends_in_a_month_is_not_at_its_end() -> None:
    assert ends("The talks are to end in October.") == ("2023-10-01", "2023-10-31")
    assert ends("They met at the end of August.") == ("2023-08-20", "2023-08-31")
    assert ends("They met late in August.") == ("2023-08-20", "2023-08-31")


def test_a_dash_behind_a_time_is_no_part_of_it() -> None:
    assert ends("He left earlier this month – to general relief.") == ("2023-09-01", "2023-09-13")


@pytest.mark.parametrize(
    ("text", "leap"),
    [
        ("They met on Friday.", "week"),
        ("They met last Friday.", None),
        ("They met at 6 p.m. on Friday.", "week"),
        ("They met on 4 May.", "year"),
        ("They met on 4 May 2021.", None),
        ("They met in the spring.", "year"),
        ("They met on Monday and Tuesday.", "week"),
    ],
)
def test_a_time_says_what_its_words_leave_open(text: str, leap: str | None) -> None:
    assert only(text).leap == leap


def test_a_month_of_another_year_is_that_whole_month() -> None:
    moved = fit_time(only("They met in February.", "2023-03-01"), "coming", "2023-11-01")
    assert (moved.from_, moved.to, moved.edtf) == ("2024-02-01", "2024-02-29", "2024-02")


def test_a_clock_keeps_its_minutes_and_zone_when_its_week_changes() -> None:
    clock = fit_time(only("They met at 6 p.m. GMT on Friday."), "coming", WEDNESDAY)
    assert (clock.from_, clock.edtf) == ("2023-09-15T18:00+00:00", "2023-09-15T18:00:00+00:00")


def test_a_clock_goes_with_the_day_told_beside_it() -> None:
    friday, clock = (fit_time(time, "coming", WEDNESDAY) for time in read_times("Friday at 6 p.m.", Anchor(WEDNESDAY)))
    assert (friday.from_, clock.from_) == ("2023-09-15", "2023-09-15T18:00")


def test_a_report_of_no_known_day_leaves_a_time_as_it_is() -> None:
    friday = only("They met on Friday.")
    assert [fit_time(friday, "coming", published) for published in (None, "2023", "soon")] == [friday] * 3


@pytest.mark.parametrize(
    ("words", "outlook", "published", "days"),
    [
        ("this week", "past", "2023-09-11", ("2023-09-11", "2023-09-11")),
        ("this month", "past", "2023-09-01", ("2023-09-01", "2023-09-01")),
        ("this month", "coming", "2023-09-30", ("2023-09-30", "2023-09-30")),
        ("this week", "coming", "2023-09-11", ("2023-09-11", "2023-09-17")),
    ],
)
def test_a_week_or_month_is_cut_at_publication_on_its_first_and_last_day_too(
    words: str, outlook: Outlook, published: str, days: tuple[str, str]
) -> None:
    fitted = fit_time(only(f"They met {words}.", published), outlook, published)
    assert (fitted.from_, fitted.to) == days


@given(
    st.sampled_from(["on Friday", "this week", "in May", "on 4 May", "in the past two days", "this year", "in 2021"]),
    st.sampled_from(["past", "coming"]),
    st.dates(date(2000, 1, 1), date(2030, 12, 31)),
)
def test_fitting_twice_is_fitting_once(words: str, outlook: Outlook, day: date) -> None:
    once = fit_time(only(f"They met {words}.", day.isoformat()), outlook, day.isoformat())
    assert fit_time(once, outlook, day.isoformat()) == once


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He hopes that one day he may return.", "FUTURE_REF"),
        ("She would one day lead the party.", "FUTURE_REF"),
        ("The talks will last one day.", "P1D"),
        ("The talks were cut to one day.", "P1D"),
        ("They will return one day later.", "XXXX-XX-XX"),
    ],
)
def test_one_day_may_be_some_day(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "He moved abroad in his early 20s.",
        "They are single men in their mid-30s.",
        "She is a judge in her 50s.",
        "The region has changed since the leader's fall.",
    ],
)
def test_an_age_and_a_fall_are_no_times(text: str) -> None:
    assert read_times(text, Anchor(WEDNESDAY)) == ()


def test_no_time_of_the_story_hangs_on_one_of_a_caption() -> None:
    text = "They met on Tuesday.\n\nOn August 30, 2023. The next day it sank.\n\nEarlier in the day they had spoken."
    caption = range(text.index("On August"), text.index("Earlier"))
    days = [time.from_ for time in read_times(text, Anchor(WEDNESDAY, is_aside=caption.__contains__))]
    assert days == ["2023-09-12", "2023-08-30", "2023-08-31", "2023-09-12"]


def test_the_day_told_after_a_night_is_the_later_one() -> None:
    night, day = read_times("Prices rose overnight. Earlier in the day they had fallen.", Anchor(WEDNESDAY))
    assert (night.from_, night.to, day.from_) == ("2023-09-12", "2023-09-13", "2023-09-13")


def test_the_year_told_after_a_decade_is_its_first() -> None:
    assert [t.from_ for t in read_times("In the 1990s they met. That year they left.", Anchor(WEDNESDAY))][
        -1
    ] == "1990-01-01"
