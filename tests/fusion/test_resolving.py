"""What the record prefers, why, and what it keeps beside it."""

from typing import Any

import msgspec
from fusion.happenings import OUTLET, SEOUL, TOKYO, tell_launch, time_of, with_claims

from dateline.coding.mention import Actor, Claim, Coded, Place, Speaker, Time
from dateline.fusion import CodedReport, Event, fuse

DAY = time_of("2023-09-13")


def one_event(*reports: CodedReport) -> Event:
    (event,) = fuse(reports).events
    return event


def told(name: str, hour: int, speaker: Speaker = SEOUL, **more: Any) -> CodedReport:
    return tell_launch(name, f"2023-09-13T{hour:02d}:00Z", speaker, time=DAY, outlet=f"Outlet {name}", **more)


def test_more_origins_go_before_fewer_and_the_reason_says_so() -> None:
    china = Speaker("official", "Ministry of Defense", "CHN", text="Beijing")
    field = one_event(
        told("a", 5, SEOUL, range_km=350), told("b", 6, TOKYO, range_km=650), told("c", 7, china, range_km=650)
    ).fields["range_km"]
    assert field.preferred["best"] == 650
    assert field.origins == 2
    assert "more origins" in field.reason
    assert (field.low, field.best, field.high) == (350, 650, 650)


def test_the_reason_parts_who_tells_the_clock_from_who_tells_only_its_day() -> None:
    clock = time_of("2023-09-13T11:43+09:00")
    field = one_event(
        tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=clock), tell_launch("b", "2023-09-13T06:00Z", TOKYO, time=DAY)
    ).fields["time"]
    assert field.origins == 2
    assert "(Joint Chiefs of Staff; with a value that fits: Ministry of Defense)" in field.reason


def test_values_that_cannot_both_be_true_are_a_conflict_with_their_speakers() -> None:
    conflict = (
        one_event(told("a", 5, SEOUL, range_km=350), told("b", 6, TOKYO, range_km=650)).fields["range_km"].conflict
    )
    assert conflict
    assert conflict.kind == "disjoint"
    assert {origin["country"] for value in conflict.values for origin in value["origins"]} == {"KOR", "JPN"}


def test_a_rounded_figure_is_told_apart_from_a_contradiction() -> None:
    field = one_event(told("a", 5, SEOUL, range_km=348), told("b", 6, TOKYO, range_km=350)).fields["range_km"]
    assert field.conflict
    assert field.conflict.kind == "rounding"
    assert field.preferred["best"] == 348


def test_two_clock_times_of_two_officials_stay_side_by_side() -> None:
    field = one_event(
        tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=time_of("2023-09-13T11:43+09:00")),
        tell_launch("b", "2023-09-13T06:00Z", TOKYO, time=time_of("2023-09-13T11:41+09:00")),
    ).fields["time"]
    assert field.conflict
    assert field.conflict.kind == "disjoint"
    assert len(field.claims) == 2


def test_a_later_figure_of_the_same_official_replaces_the_earlier_in_the_preference_only() -> None:
    event = one_event(told("a", 5, SEOUL, range_km=350), told("b", 9, SEOUL, range_km=410))
    field = event.fields["range_km"]
    early, late = field.claims
    assert field.preferred["best"] == 410
    assert early.superseded_by == late.id
    assert late.superseded_by is None
    assert field.conflict
    assert field.conflict.kind == "revised"
    assert any("revised from 350 to 410" in line.what for line in event.history)


def test_a_slip_of_one_outlet_is_no_revision_while_others_still_tell_the_first_figure() -> None:
    field = one_event(
        told("a", 5, SEOUL, range_km=350), told("b", 6, SEOUL, range_km=530), told("c", 9, SEOUL, range_km=350)
    ).fields["range_km"]
    assert field.preferred["best"] == 350
    assert all(claim.superseded_by is None for claim in field.claims)


def test_a_denial_is_a_conflict_over_whether_it_happened() -> None:
    denied = told("b", 6, TOKYO)
    mention = denied.coded.mentions[0]
    claims = tuple(
        type(claim)(claim.field, claim.speaker, 0, 4, claim.value, negated=True) for claim in mention.claims[:1]
    )
    changed = type(mention)(**{name: getattr(mention, name) for name in mention.__struct_fields__} | {"claims": claims})
    event = one_event(told("a", 5, SEOUL), type(denied)(denied.report, type(denied.coded)((changed,), ())))
    assert event.fields["occurrence"].conflict
    assert event.credibility == 4


def test_one_firm_official_is_possible_and_nobody_named_cannot_be_judged() -> None:
    assert one_event(told("a", 5, SEOUL)).credibility == 3


def test_the_headline_of_what_goes_on_tells_since_when() -> None:
    since = msgspec.structs.replace(time_of("2021-01-01"), to=None, edtf="2021-01-01/..")
    told = one_event(tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=since))
    assert told.headline == "North Korea launched a missile since 1 January 2021 (actual)"


def test_the_headline_is_made_from_the_preferred_values() -> None:
    event = one_event(tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY, site="Sunan", count=2))
    assert event.headline == "North Korea launched two missiles from Sunan on 13 September 2023 (actual)"
    assert one_event(tell_launch("a", "2023-09-13T05:00Z", SEOUL)).headline == "North Korea launched a missile (actual)"


def test_a_claim_of_a_place_counts_as_one_of_the_places_role() -> None:
    venue = Place(0, 4, "Sunan", "venue", "Sunan", "PRK")
    printed = {"start": 0, "end": 4, "text": "Sunan", "role": "venue", "name": "Sunan", "country": "PRK"}
    fields = one_event(
        with_claims(told("a", 5), Claim("place", SEOUL, 0, 4, venue)),
        with_claims(told("b", 6), Claim("place", TOKYO, 0, 4, printed)),
    ).fields
    assert "place" not in fields
    assert len(fields["venue"].claims) == 2
    assert fields["venue"].preferred["name"] == "Sunan"


def test_a_time_that_could_not_be_resolved_is_preferred_last_and_contradicts_nothing() -> None:
    vague = Time(0, 4, "the other day", "unresolved")
    china = Speaker("official", "Ministry of Defense", "CHN", text="Beijing")
    field = one_event(
        tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=vague, site="Sunan", count=3, range_km=348),
        tell_launch("b", "2023-09-13T06:00Z", TOKYO, time=DAY, site="Sunan", count=3, range_km=348),
        tell_launch("c", "2023-09-13T07:00Z", china, time=vague, site="Sunan", count=3, range_km=348),
    ).fields["time"]
    assert field.preferred["from"] == "2023-09-13"
    assert field.origins == 1
    assert field.conflict is None
    assert "could not be resolved" in field.reason
    assert len(field.claims) == 3


def test_between_two_figures_the_competent_speakers_is_preferred_and_the_reason_says_why() -> None:
    party = Speaker("party", "Ministry of Truth", "PRK", text="the north")
    field = one_event(told("a", 5, party, range_km=650), told("b", 6, SEOUL, range_km=350)).fields["range_km"]
    assert field.preferred["best"] == 350
    assert "in the competence of who says so: armed forces that track the flight" in field.reason


def test_competence_never_outweighs_more_origins() -> None:
    one, other = (Speaker("expert", name, None) for name in ("Ada Lanza", "Ben Orr"))
    field = one_event(
        told("a", 5, SEOUL, range_km=350), told("b", 6, one, range_km=650), told("c", 7, other, range_km=650)
    ).fields["range_km"]
    assert field.preferred["best"] == 650


WIRE = (
    "North Korea fired {count} missiles from its coast before dawn, and fishing crews were told to keep to harbour.\n\n"
    "Nobody was hurt, and the boats put out again once the danger area had been lifted late in the forenoon.\n\n"
    "Traders in the capital took no notice, and the price of squid rose no more than on any other autumn morning."
)


def wire(name: str, hour: int, outlet: str, count: int, note: str = "", **more: Any) -> CodedReport:
    text = WIRE.format(count=("no", "one", "two", "three", "four")[count]) + note
    told_at = f"2023-09-13T{hour:02d}:00Z"
    return tell_launch(name, told_at, OUTLET, time=DAY, outlet=outlet, text=text, count=count, **more)


def test_an_agencys_own_correction_supersedes_its_earlier_figure_also_in_the_reprints() -> None:
    first = wire("a", 5, "Meridian Press", 2)
    reprint = wire("b", 7, "Gazette", 2, agencies=("Meridian Press",))
    corrected = wire("c", 8, "Meridian Press", 3, "\n\nThis corrects the number of missiles.")
    late = wire("d", 9, "Courier", 3, agencies=("Meridian Press",))
    fused = fuse([first, reprint, corrected, late])
    assert {(copy.to, copy.from_) for copy in fused.copies} == {("sha256:b", "sha256:a"), ("sha256:d", "sha256:c")}
    (event,) = fused.events
    field = event.fields["count"]
    by_report = {claim.report: claim for claim in field.claims}
    assert field.preferred["best"] == 3
    assert [origin.name for origin in event.origins] == ["Meridian Press"]
    assert by_report["sha256:a"].superseded_by
    assert by_report["sha256:b"].superseded_by
    assert by_report["sha256:c"].superseded_by is None
    assert field.conflict
    assert field.conflict.kind == "revised"


def test_a_correction_on_the_same_bare_day_is_known_by_its_words() -> None:
    first = tell_launch("z", "2023-09-13", OUTLET, time=DAY, outlet="Meridian Press", count=2)
    corrected = tell_launch(
        "a",
        "2023-09-13",
        OUTLET,
        time=DAY,
        outlet="Meridian Press",
        count=3,
        text="North Korea fired three missiles, the agency said in a story that corrects its first count.",
    )
    field = one_event(first, corrected).fields["count"]
    assert field.preferred["best"] == 3
    assert {claim.report: bool(claim.superseded_by) for claim in field.claims} == {"sha256:a": False, "sha256:z": True}


def test_a_time_days_away_from_the_mentions_own_is_no_conflict_over_when_it_happened() -> None:
    recalled = Claim("time", OUTLET, 0, 4, time_of("2023-08-30"))
    field = one_event(with_claims(told("a", 5), recalled), told("b", 6, TOKYO)).fields["time"]
    assert field.preferred["from"] == "2023-09-13"
    assert field.conflict is None
    assert len(field.claims) == 3


def test_a_mode_counts_for_the_type_that_has_it() -> None:
    odd = told("b", 6, TOKYO)
    mention = msgspec.structs.replace(odd.coded.mentions[0], type="RETREAT")
    event = one_event(told("a", 5), told("c", 7), CodedReport(odd.report, Coded((mention,), ())))
    assert event.headline.startswith("North Korea launched a missile")


def test_a_figure_told_in_one_sentence_with_another_day_is_no_conflict() -> None:
    text = (
        "North Korea fired two missiles on 13 September, the ministry said. "
        "On 30 August it had fired twelve missiles from the same place."
    )
    first = tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=time_of("2023-09-13"), count=2, text=text)
    at = text.index("30 August")
    august = Claim("time", SEOUL, at, at + 9, time_of("2023-08-30"))
    twelve = Claim("count", SEOUL, text.index("twelve"), text.index("twelve") + 6, None, 12.0, 12.0, 12.0)
    (event,) = fuse([with_claims(first, august, twelve)]).events
    assert event.fields["count"].conflict is None
    assert event.fields["count"].preferred["best"] == 2
    assert len(event.fields["count"].claims) == 2


def test_one_clock_in_the_same_words_is_no_conflict_over_its_zone() -> None:
    def clock(zone: str, text: str) -> Time:
        return Time(0, 4, text, "resolved", f"2023-09-13T08:50{zone}", f"2023-09-13T08:50{zone}")

    told = [
        tell_launch(name, "2023-09-13T05:00Z", SEOUL, time=clock(zone, "08:50 local time"), outlet=name)
        for name, zone in (("a", "+09:00"), ("b", "+01:00"))
    ]
    assert fuse(told).events[0].fields["time"].conflict is None
    stated = tell_launch("c", "2023-09-13T05:00Z", TOKYO, time=clock("+00:00", "08:50 GMT"), outlet="Courier")
    assert fuse([told[0], stated]).events[0].fields["time"].conflict is not None


def test_a_time_that_says_only_by_when_stands_behind_one_that_says_when() -> None:
    by_noon = Time(0, 4, "by noon", "resolved", None, "2023-09-13T12:00+09:00")
    (event,) = fuse(
        [
            tell_launch("a", "2023-09-13T05:00Z", TOKYO, time=by_noon),
            tell_launch("b", "2023-09-13T06:00Z", OUTLET, time=time_of("2023-09-13T11:43+09:00")),
        ]
    ).events
    assert event.preferred_time["from"] == "2023-09-13T11:43+09:00"


def test_a_party_that_few_reports_name_is_left_to_the_claims() -> None:
    named = [tell_launch(f"a{at}", "2023-09-13T05:00Z", time=time_of("2023-09-13"), outlet=f"O{at}") for at in range(3)]
    stray = Claim("actors", SEOUL, 0, 4, Actor(0, 4, "Seoul's", "Seoul's", "KOR"))
    north = [Claim("actors", SEOUL, 0, 11, coded.coded.mentions[0].actors[0]) for coded in named]
    (event,) = fuse([with_claims(named[0], stray, north[0]), *map(with_claims, named[1:], north[1:])]).events
    assert [actor["name"] for actor in event.fields["actors"].preferred] == ["North Korea"]
    assert {claim.value["name"] for claim in event.fields["actors"].claims} == {"North Korea", "Seoul's"}


def test_a_clock_goes_before_the_day_that_holds_it_however_clocks_differ() -> None:
    china = Speaker("official", "Ministry of Defense", "CHN", text="Beijing")
    field = one_event(
        told("a", 5, china),
        tell_launch("b", "2023-09-13T05:00Z", SEOUL, time=time_of("2023-09-13T11:43+09:00")),
        tell_launch("c", "2023-09-13T06:00Z", TOKYO, time=time_of("2023-09-13T11:41+09:00")),
    ).fields["time"]
    assert field.preferred["from"] == "2023-09-13T11:43+09:00"
    assert field.conflict
    assert field.conflict.kind == "disjoint"


def test_what_one_speaker_tells_together_is_no_conflict_and_its_first_is_preferred() -> None:
    hit = Claim("count", SEOUL, 60, 66, None, 11.0, 11.0, 11.0)
    first = with_claims(told("a", 5, SEOUL, count=16), hit)
    field = one_event(first).fields["count"]
    assert field.conflict is None
    assert field.preferred["best"] == 16
    assert "told before the other value" in field.reason
    tokyo = one_event(first, told("b", 6, TOKYO, count=22)).fields["count"].conflict
    assert tokyo
    assert tokyo.kind == "disjoint"


def test_the_fuller_words_of_one_speaker_are_preferred_wherever_they_stand() -> None:
    plain, fuller = (
        Claim("class", SEOUL, at, at + 6, words)
        for at, words in ((40, "ballistic missile"), (60, "short-range ballistic missile"))
    )
    field = one_event(with_claims(told("a", 5, SEOUL), plain, fuller)).fields["class"]
    assert field.preferred == "short-range ballistic missile"


def test_a_day_that_holds_both_clocks_is_on_no_side_of_their_conflict() -> None:
    clocks = [
        tell_launch(name, "2023-09-13T05:00Z", speaker, time=time_of(at), outlet=name)
        for name, speaker, at in (
            ("a", SEOUL, "2023-09-13T11:43+09:00"),
            ("b", TOKYO, "2023-09-13T11:53+09:00"),
            ("c", Speaker("official", "Navy", "USA", text="the Navy"), "2023-09-13"),
        )
    ]
    field = one_event(*clocks).fields["time"]
    assert field.conflict
    assert sorted(value["value"]["from"] for value in field.conflict.values) == [
        "2023-09-13T11:43+09:00",
        "2023-09-13T11:53+09:00",
    ]
    assert len(field.claims) == 3
