"""What a report tells of one event in the words for another does not count for it."""

from fusion.happenings import SEOUL, claims_of, time_of, write_report

from dateline.coding.mention import Coded, Mention, Place, Speaker, Time, Value, Words
from dateline.fusion import CodedReport, fuse
from dateline.fusion.beside import find_rivals, is_told_beside, without_strays

TEXT = (
    "Seoul said on 19 April 2026 that five missiles were fired from Sinpo at 06:10 local time.\n\n"
    "On 8 April 2026, North Korea had tested two missiles at Wonsan."
)
TOKYO = Speaker("official", "Ministry of Defense", "JPN", text="Tokyo")


def span(words: str) -> tuple[int, int, str]:
    return (TEXT.index(words), TEXT.index(words) + len(words), words)


def number(words: str, best: float) -> Value:
    return Value(*span(words), "count", best, best, best)


def launch(name: str, trigger: str, day: str, *values: Value, **more) -> Mention:
    time = Time(*span(day), "resolved", more.pop("start"), None, None, "day")
    time = Time(time.start, time.end, time.text, "resolved", time.from_, time.from_)
    return Mention(name, "MOBILIZE", "weapons-test", "missile-launch", "actual", Words(*span(trigger)),
                   time=time, values=values, **more)  # fmt: skip


NEWS = launch("m:news", "fired", "19 April 2026", number("five", 5.0), number("two", 2.0), start="2026-04-19")
RECALLED = launch("m:recalled", "tested", "8 April 2026", number("five", 5.0), number("two", 2.0), start="2026-04-08")


def test_mentions_of_other_days_are_rivals_and_those_of_the_same_day_are_not():
    again = launch("m:again", "tested", "19 April 2026", start="2026-04-19")
    assert find_rivals(NEWS, [NEWS, RECALLED, again], TEXT) == (RECALLED,)


def test_words_in_the_sentence_of_a_rival_are_told_beside_a_mention():
    assert is_told_beside(*span("two")[:2], NEWS, (RECALLED,), TEXT)
    assert not is_told_beside(*span("five")[:2], NEWS, (RECALLED,), TEXT)


def test_a_sentence_without_triggers_belongs_to_what_was_told_before_it():
    text = "Two missiles were fired. The clocks said noon. They had tested one in May. The sea was calm."
    news = Mention(
        "m:1", "MOBILIZE", None, None, "actual", Words(text.index("fired"), text.index("fired") + 5, "fired")
    )
    past = Mention(
        "m:2", "MOBILIZE", None, None, "actual", Words(text.index("tested"), text.index("tested") + 6, "test")
    )
    noon, calm = text.index("noon"), text.index("calm")
    assert is_told_beside(noon, noon + 4, past, (news,), text)
    assert not is_told_beside(noon, noon + 4, news, (past,), text)
    assert not is_told_beside(calm, calm + 4, news, (past,), text)


def test_clustering_sees_a_mention_without_what_is_told_beside_it():
    landing = Place(*span("Wonsan"), "landing", "Wonsan", "PRK")
    seen = without_strays(launch("m:n", "fired", "19 April 2026", number("five", 5.0), number("two", 2.0),
                                 start="2026-04-19", places=(landing,)), (RECALLED,), TEXT)  # fmt: skip
    assert [value.best for value in seen.values] == [5.0]
    assert seen.places == ()


def test_a_figure_told_beside_an_event_is_kept_and_is_no_conflict_nor_its_speaker_an_origin():
    claims = (*claims_of(SEOUL), *(claim_at("five", 5.0, TOKYO), claim_at("two", 2.0, SEOUL)))
    recalled = Mention("m:recalled", "MOBILIZE", "weapons-test", "missile-launch", "historical", Words(*span("tested")),
                       time=RECALLED.time, claims=claims)  # fmt: skip
    report = write_report("a", TEXT, "2026-04-20")
    events = fuse([CodedReport(report, Coded((NEWS, recalled), ()))]).events
    past = next(event for event in events if "2026-04-08" in str(event.begins))
    assert sorted(claim.best for claim in past.fields["count"].claims) == [2.0, 5.0]
    assert {claim.best for claim in past.fields["count"].claims if claim.beside} == {5.0}
    assert (past.fields["count"].low, past.fields["count"].high) == (2.0, 2.0)
    assert past.fields["count"].conflict is None
    assert past.fields["count"].preferred["best"] == 2.0
    assert "JPN" not in {origin.country for origin in past.origins}


def claim_at(words: str, best: float, speaker: Speaker):
    claim = claims_of(speaker, count=best)[1]
    start, end, _ = span(words)
    return type(claim)("count", speaker, start, end, None, best, best, best)


def test_a_season_that_only_holds_the_day_of_an_event_is_not_its_time():
    season = Time(0, 5, "since autumn", "resolved", "2025-09-01", "2026-04-09")
    claims = (*claims_of(SEOUL, time=time_of("2026-04-08")), *claims_of(TOKYO, time=season)[1:])
    mention = Mention("m:1", "MOBILIZE", "weapons-test", "missile-launch", "actual", Words(0, 4, "test"),
                      time=time_of("2026-04-08"), claims=claims)  # fmt: skip
    (event,) = fuse([CodedReport(write_report("b", TEXT, "2026-04-09"), Coded((mention,), ()))]).events
    assert {origin.country for origin in event.origins} == {"KOR"}
    assert len(event.fields["time"].claims) == 2


def test_a_figure_of_another_field_in_its_sentence_is_told_beside_this_one():
    text = "It covered 350 km and rose to 50 km, Seoul said."

    def figure(field: str, best: float):
        start = text.index(str(int(best)))
        return type(claims_of(SEOUL)[0])(field, SEOUL, start, start + 2, None, best, best, best)

    claims = (*claims_of(SEOUL), figure("range_km", 350.0), figure("apogee_km", 50.0), figure("range_km", 50.0))
    mention = Mention("m:1", "MOBILIZE", "weapons-test", "missile-launch", "actual", Words(3, 10, "covered"),
                      time=time_of("2026-04-08"), claims=claims)  # fmt: skip
    (event,) = fuse([CodedReport(write_report("c", text, "2026-04-09"), Coded((mention,), ()))]).events
    assert event.fields["range_km"].conflict is None
    assert event.fields["range_km"].preferred["best"] == 350.0
    assert event.fields["apogee_km"].preferred["best"] == 50.0


def test_the_like_at_another_site_on_the_same_day_is_a_rival():
    sites = {"Sinpo": (40.0, 128.2), "Wonsan": (39.2, 127.4)}
    here, there = (Place(*span(name), "origin", name, "PRK", *at, "site") for name, at in sites.items())
    news = launch("m:news", "fired", "19 April 2026", start="2026-04-19", places=(here,))
    same_day = launch("m:past", "tested", "8 April 2026", start="2026-04-19", places=(there,))
    assert find_rivals(news, [news, same_day], TEXT) == (same_day,)
    assert find_rivals(news, [launch("m:b", "tested", "8 April 2026", start="2026-04-19", places=(here,))], TEXT) == ()


def times_told_beside(other: Time) -> list[bool]:
    claims = (*claims_of(SEOUL, time=time_of("2026-04-08")), *claims_of(TOKYO, time=other)[1:])
    mention = Mention("m:1", "MOBILIZE", "weapons-test", "missile-launch", "actual", Words(0, 4, "test"),
                      time=time_of("2026-04-08"), claims=claims)  # fmt: skip
    (event,) = fuse([CodedReport(write_report("d", TEXT, "2026-04-09"), Coded((mention,), ()))]).events
    assert event.fields["time"].conflict is None
    return [claim.beside for claim in event.fields["time"].claims if claim.origin.country == "JPN"]


def test_a_weekend_after_an_event_and_a_deadline_are_not_its_time():
    weekend = Time(0, 5, "the end of the week", "resolved", "2026-04-09", "2026-04-12")
    deadline = Time(0, 5, "before the end of the week", "resolved", None, "2026-04-10")
    assert times_told_beside(weekend) == [True]
    assert times_told_beside(deadline) == [True]


def test_a_clock_of_the_day_is_its_time():
    assert times_told_beside(time_of("2026-04-08T06:10+09:00")) == [False]
