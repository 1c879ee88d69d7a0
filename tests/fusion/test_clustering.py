"""Which mentions are one happening."""

import msgspec
from fusion.happenings import SEOUL, TOKYO, place_of, tell_launch, time_of

from dateline.coding.mention import Actor, Coded, Place
from dateline.fusion import CodedReport, fuse


def groups(*reports: CodedReport) -> list[set[str]]:
    events = fuse(reports).events
    return sorted(({m.mention.removeprefix("mention:") for m in event.mentions} for event in events), key=sorted)


def test_one_launch_told_by_two_officials_minutes_apart_is_one_event() -> None:
    assert groups(
        tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=time_of("2023-09-13T11:43+09:00")),
        tell_launch("b", "2023-09-13T06:00Z", TOKYO, time=time_of("2023-09-13T11:41+09:00")),
    ) == [{"a", "b"}]


def test_launches_of_one_day_at_hours_apart_are_kept_apart() -> None:
    assert groups(
        tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13T06:00+09:00")),
        tell_launch("b", "2023-09-13T12:00Z", time=time_of("2023-09-13T17:30+09:00")),
    ) == [{"a"}, {"b"}]


def test_launches_of_one_day_from_two_sites_are_kept_apart() -> None:
    assert groups(
        tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13"), site="Sunan"),
        tell_launch("b", "2023-09-13T12:00Z", time=time_of("2023-09-13"), site="Wonsan"),
    ) == [{"a"}, {"b"}]


def test_launches_minutes_apart_from_two_sites_near_each_other_are_kept_apart() -> None:
    told = [
        tell_launch(site, "2023-09-13T12:00Z", time=time_of(f"2023-09-13T07:{minute}+09:00"), outlet=site)
        for site, minute in (("Sondok", "04"), ("Yonpo", "23"))
    ]
    placed = []
    for coded, lat in zip(told, (39.745, 39.795), strict=True):
        site = Place(0, 4, coded.report.outlet.name, "origin", coded.report.outlet.name, "PRK", lat, 127.5, "site")
        mention = msgspec.structs.replace(coded.coded.mentions[0], places=(site,))
        placed.append(CodedReport(coded.report, Coded((mention,), ())))
    assert len(fuse(placed).events) == 2


def test_launches_of_two_days_are_kept_apart() -> None:
    assert groups(
        tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13"), site="Sunan"),
        tell_launch("b", "2023-09-14T05:00Z", time=time_of("2023-09-14"), site="Sunan"),
    ) == [{"a"}, {"b"}]


def test_a_clock_time_given_in_another_zone_is_the_same_launch() -> None:
    assert groups(
        tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13T07:43+09:00")),
        tell_launch("b", "2023-09-13T06:00Z", time=time_of("2023-09-12T22:43+00:00")),
    ) == [{"a", "b"}]


def test_background_joins_the_earlier_launch_it_means() -> None:
    assert groups(
        tell_launch("a", "2023-08-30T15:00Z", time=time_of("2023-08-30"), site="Sunan"),
        tell_launch("b", "2023-09-13T05:00Z", time=time_of("2023-09-13"), site="Sunan"),
        tell_launch("c", "2023-09-13T05:00Z", time=time_of("2023-08-30"), modality="historical"),
    ) == [{"a", "c"}, {"b"}]


def test_a_month_that_fits_two_launches_joins_neither() -> None:
    assert groups(
        tell_launch("a", "2023-09-03T15:00Z", time=time_of("2023-09-03"), site="Sunan"),
        tell_launch("b", "2023-09-13T05:00Z", time=time_of("2023-09-13"), site="Sunan"),
        tell_launch("c", "2023-11-01T05:00Z", time=time_of("2023-09"), modality="historical", site="Sunan"),
    ) == [{"a"}, {"b"}, {"c"}]


def test_news_without_a_date_joins_the_launch_of_those_days_and_takes_no_date_from_its_publication() -> None:
    dated = tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13"), site="Sunan")
    undated = tell_launch("b", "2023-09-13T08:00Z", site="Sunan", outlet="Tribune")
    assert groups(dated, undated) == [{"a", "b"}]
    assert "time" not in fuse([undated]).events[0].fields


def test_what_was_planned_and_then_happened_is_one_event_that_happened() -> None:
    reports = [
        tell_launch("a", "2023-09-10T05:00Z", time=time_of("2023-09-13"), site="Sunan", modality="future"),
        tell_launch("b", "2023-09-13T08:00Z", time=time_of("2023-09-13"), site="Sunan"),
    ]
    assert groups(*reports) == [{"a", "b"}]
    assert fuse(reports).events[0].modality == "actual"


def test_an_events_id_survives_later_reports() -> None:
    first = tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13"))
    later = tell_launch("b", "2023-09-13T08:00Z", TOKYO, time=time_of("2023-09-13"))
    assert fuse([first]).events[0].id == fuse([later, first]).events[0].id


def with_mention(coded: CodedReport, **changes: object) -> CodedReport:
    (mention,) = coded.coded.mentions
    return CodedReport(coded.report, Coded((msgspec.structs.replace(mention, **changes),), ()))


def test_where_a_missile_comes_down_is_no_country_that_keeps_events_apart() -> None:
    sea = Place(0, 4, "the zone of Japan", "landing", "Japan", "JPN", 35.7, 139.8, "country")
    notice = tell_launch("b", "2023-09-13T06:00Z", TOKYO, time=time_of("2023-09-13T11:41+09:00"))
    assert groups(
        tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=time_of("2023-09-13T11:43+09:00"), site="Sunan"),
        with_mention(notice, places=(sea,), actors=()),
    ) == [{"a", "b"}]


def test_a_clock_told_as_local_is_not_parted_by_a_zone_wrongly_inferred() -> None:
    seoul, elsewhere = (
        msgspec.structs.replace(time_of(f"2023-09-13T11:43{zone}"), text="11:43 local time")
        for zone in ("+09:00", "+02:00")
    )
    assert groups(
        tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=seoul, site="Sunan"),
        tell_launch("b", "2023-09-13T06:00Z", TOKYO, time=elsewhere, site="Sunan"),
    ) == [{"a", "b"}]


CAPITAL = Place(0, 4, "Pyongyang", "origin", "Pyongyang", "PRK", 39.03, 125.75, "city")
SEEN_BY = (Actor(0, 11, "South Korea", "South Korea", "KOR"),)


def test_who_counted_the_missiles_taken_for_who_fired_them_does_not_part_a_launch() -> None:
    fired = tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13"), site="Sunan", count=2)
    counted = tell_launch("b", "2023-09-13T06:00Z", time=time_of("2023-09-13"), count=2)
    assert groups(fired, with_mention(counted, actors=SEEN_BY)) == [{"a", "b"}]


def test_a_launch_of_the_neighbour_from_its_own_land_is_another() -> None:
    there = Place(0, 4, "Taean", "origin", "Taean", "KOR", 36.7, 126.3, "site")
    fired = tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13"), site="Sunan", count=2)
    own = tell_launch("b", "2023-09-13T06:00Z", time=time_of("2023-09-13"), count=1)
    assert groups(fired, with_mention(own, actors=SEEN_BY, places=(there,))) == [{"a"}, {"b"}]


def test_a_capital_that_stands_for_its_government_is_no_other_site_and_no_dispute() -> None:
    recalled = tell_launch("b", "2023-09-20T06:00Z", time=time_of("2023-09-13"), modality="historical")
    fired = tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13"), site="Wonsan")
    (event,) = fuse([fired, with_mention(recalled, actors=(), places=(CAPITAL,))]).events
    assert event.fields["origin"].preferred["name"] == "Wonsan"
    assert event.fields["origin"].conflict is None


def test_a_capital_alone_is_still_shown_as_where_something_came_from() -> None:
    told = tell_launch("a", "2023-09-13T05:00Z", time=time_of("2023-09-13"))
    (event,) = fuse([with_mention(told, actors=(), places=(CAPITAL,))]).events
    assert event.fields["origin"].preferred["name"] == "Pyongyang"


def test_the_same_minute_says_more_than_the_same_words() -> None:
    words = "North Korea fired one ballistic missile in what its neighbour described as another trial of a new engine."
    minute = time_of("2022-06-05T09:41+09:00")
    told = tell_launch(
        "b", "2022-06-05T06:00Z", time=minute, site="Wonsan", text="Somebody, fired up early, left base."
    )
    assert groups(
        tell_launch("a", "2022-06-05T05:00Z", time=minute, text=words),
        with_mention(told, actors=()),
        tell_launch("c", "2022-06-05T07:00Z", time=time_of("2022-06-05"), site="Sunan", text=words + " So it said."),
    ) == [{"a", "b"}, {"c"}]


def test_two_sites_of_one_report_are_two_launches_near_as_they_lie() -> None:
    told = tell_launch("a", "2021-03-25T05:00Z", time=time_of("2021-03-25"), site="Sunan")
    (news,) = told.coded.mentions
    (sunan,) = news.places
    near = msgspec.structs.replace(sunan, name="Samsok", lat=39.1, lon=125.9, text="Samsok")
    other = msgspec.structs.replace(news, id="mention:b", places=(near,))
    same = msgspec.structs.replace(news, id="mention:b")
    assert groups(CodedReport(told.report, Coded((news, other), ()))) == [{"a"}, {"b"}]
    assert groups(CodedReport(told.report, Coded((news, same), ()))) == [{"a", "b"}]


def test_of_two_bases_side_by_side_a_report_joins_the_one_it_names() -> None:
    one = tell_launch("a", "2021-03-25T01:00Z", time=time_of("2021-03-25T07:04+09:00"), site="Sunan")
    other = tell_launch("b", "2021-03-25T02:00Z", time=time_of("2021-03-25T07:24+09:00"), site="Sunan")
    seen = tell_launch("c", "2021-03-25T03:00Z", time=time_of("2021-03-25"), site="Sunan", outlet="Tribune")
    near = msgspec.structs.replace(place_of("Sunan"), name="Samsok", lat=39.1, lon=125.9)
    reports = [one, with_mention(other, places=(near,)), with_mention(seen, places=(near,))]
    assert groups(*reports) == [{"a"}, {"b", "c"}]


def test_what_a_report_recalls_beside_its_news_is_not_its_news() -> None:
    told = tell_launch("a", "2016-06-22T05:00Z", time=time_of("2016-06-22T08:03+09:00"))
    (news,) = told.coded.mentions
    earlier = msgspec.structs.replace(news, id="mention:b", time=time_of("2016-06-22"), modality="historical")
    again = msgspec.structs.replace(earlier, modality="actual")
    assert groups(CodedReport(told.report, Coded((news, earlier), ()))) == [{"a"}, {"b"}]
    assert groups(CodedReport(told.report, Coded((news, again), ()))) == [{"a", "b"}]
