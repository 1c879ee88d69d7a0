"""Who is really vouching, and how many they are."""

import msgspec
from fusion.happenings import OUTLET, SEOUL, SEOUL_MILITARY, TOKYO, tell_launch, time_of, with_claims

from dateline.coding.mention import Claim, Coded, Speaker
from dateline.fusion import CodedReport, fuse
from dateline.fusion.events import Origin
from dateline.fusion.origins import Root, trace_origin, unite_origins

DAY = time_of("2023-09-13")
ROOT = Root(("Herald",), "outlet")


def origin_of(speaker: Speaker, root: Root = ROOT, via: tuple[Speaker, ...] = ()) -> Origin:
    return trace_origin(Claim("occurrence", speaker, 0, 1, via=via), root)


def count(*origins: Origin) -> int:
    return len(set(unite_origins(origins).values()))


def test_two_outlets_that_quote_one_official_are_one_origin() -> None:
    fused = fuse(
        [
            tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY, outlet="Herald"),
            tell_launch("b", "2023-09-13T06:00Z", SEOUL_MILITARY, time=DAY, outlet="Tribune"),
        ]
    )
    assert len(fused.events) == 1
    assert len(fused.events[0].origins) == 1
    assert fused.events[0].outlets == ("Herald", "Tribune")


def test_officials_of_two_countries_are_two_origins_and_confirm_each_other() -> None:
    fused = fuse(
        [
            tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY),
            tell_launch("b", "2023-09-13T06:00Z", TOKYO, time=DAY, outlet="Tribune"),
        ]
    )
    assert {origin.country for origin in fused.events[0].origins} == {"KOR", "JPN"}
    assert fused.events[0].credibility == 1


def test_an_outlets_own_telling_is_that_of_the_agency_it_credits() -> None:
    fused = fuse(
        [
            tell_launch("a", "2023-09-13T05:00Z", OUTLET, time=DAY, outlet="Herald", agencies=("Meridian Press",)),
            tell_launch("b", "2023-09-13T06:00Z", OUTLET, time=DAY, outlet="Tribune", agencies=("Meridian Press",)),
        ]
    )
    assert [origin.name for origin in fused.events[0].origins] == ["Meridian Press"]


def test_two_outlets_that_tell_by_themselves_are_two_origins() -> None:
    fused = fuse(
        [
            tell_launch("a", "2023-09-13T05:00Z", OUTLET, time=DAY, outlet="Herald"),
            tell_launch("b", "2023-09-13T06:00Z", OUTLET, time=DAY, outlet="Tribune"),
        ]
    )
    assert len(fused.events[0].origins) == 2


def test_the_chain_ends_with_the_speaker_not_with_the_agency_between() -> None:
    assert origin_of(SEOUL, via=(Speaker("agency", "Yonhap"),)) == origin_of(SEOUL)


def test_an_unnamed_witness_is_the_word_of_whoever_tells_of_it() -> None:
    assert origin_of(Speaker("witness", None, text="residents")).name == "Herald"
    assert origin_of(Speaker("unknown", "sources"), via=(Speaker("agency", "Yonhap News Agency"),)).name == "Yonhap"


def test_all_names_of_one_agency_are_one() -> None:
    assert origin_of(Speaker("agency", "The Associated Press")) == origin_of(Speaker("agency", "AP"))


def test_a_mouthpiece_of_a_state_is_that_state() -> None:
    state = Speaker("official", "North Korea", "PRK", text="North Korea")
    assert count(origin_of(Speaker("agency", "KCNA")), origin_of(state)) == 1


def test_police_and_health_ministry_of_one_country_are_two_but_an_unnamed_official_is_no_third() -> None:
    police = origin_of(Speaker("official", "Police", "FRA"))
    health = origin_of(Speaker("official", "Ministry of Health", "FRA"))
    someone = origin_of(Speaker("official", "officials", "FRA"))
    assert count(police, health) == 2
    assert count(police, health, someone) == 2


def test_a_report_made_from_two_agencies_is_no_origin_beside_either() -> None:
    mixed = origin_of(OUTLET, Root(("AP", "Reuters"), "agency"))
    assert count(mixed, origin_of(Speaker("agency", "AP"))) == 1
    assert count(mixed) == 1


def test_an_outlet_that_quotes_another_for_the_event_adds_no_origin_of_its_own() -> None:
    quoting = tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY)
    mention = quoting.coded.mentions[0]
    own = Claim("count", OUTLET, 0, 4, None, 2, 2, 2)
    both = type(mention)(
        **{name: getattr(mention, name) for name in mention.__struct_fields__} | {"claims": (*mention.claims, own)}
    )
    fused = fuse([type(quoting)(quoting.report, type(quoting.coded)((both,), ()))])
    assert [origin.country for origin in fused.events[0].origins] == ["KOR"]


def test_an_origin_is_never_named_by_a_fragment() -> None:
    text = "South Korea's Joint Chiefs of Staff said on Monday that North Korea had fired two missiles into the sea."
    whole = Speaker("official", "Joint Chiefs of Staff", "KOR", None, "South Korea's Joint Chiefs of Staff", 0, 35)
    cut = Speaker("party", "South Korea's Joint", "PRK", None, "Joint", 14, 19)
    within = Speaker("expert", "outh Kore", None, None, "outh Kore", 1, 10)
    coded = tell_launch("a", "2023-09-13T05:00Z", whole, time=DAY, text=text)
    (event,) = fuse([with_claims(coded, *(Claim("count", one, 72, 75, None, 2, 2, 2) for one in (cut, within)))]).events
    assert [origin.name for origin in event.origins] == ["Joint Chiefs of Staff"]
    assert {claim.origin.name for claim in event.fields["count"].claims} == {"Joint Chiefs of Staff"}
    assert {claim.speaker.text for claim in event.fields["count"].claims} == {"Joint", "outh Kore"}


def test_a_speaker_without_a_name_is_shown_by_its_words_but_never_by_a_pronoun() -> None:
    ministry = Speaker("official", None, "JPN", text="the Defense Ministry in Tokyo")
    they = Speaker("official", None, "JPN", text="they")
    fused = fuse(
        [
            tell_launch("a", "2023-09-13T05:00Z", ministry, time=DAY),
            tell_launch("b", "2023-09-13T06:00Z", they, time=DAY, outlet="Tribune"),
        ]
    )
    assert [origin.name for origin in fused.events[0].origins] == ["Defense Ministry in Tokyo"]


def test_a_body_above_the_states_is_an_origin_by_its_own_name() -> None:
    atoms = origin_of(Speaker("official", "International Atomic Energy Agency", None, "iaea"))
    nations = origin_of(Speaker("official", "United Nations", None, "un"))
    assert count(atoms, nations) == 2
    assert count(atoms, origin_of(Speaker("official", "officials", None))) == 1


def test_an_outlet_that_quotes_somebody_anywhere_in_its_report_on_the_event_adds_no_origin() -> None:
    quoting = tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY)
    own = msgspec.structs.replace(
        quoting.coded.mentions[0], id="mention:own", claims=(Claim("occurrence", OUTLET, 0, 4),)
    )
    (event,) = fuse([CodedReport(quoting.report, Coded((*quoting.coded.mentions, own), ()))]).events
    assert [origin.country for origin in event.origins] == ["KOR"]


def test_a_place_is_no_speaker() -> None:
    airport = Speaker("party", "Sunan", "PRK", None, "Sunan", 0, 4)
    coded = with_claims(
        tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY, site="Sunan"), Claim("count", airport, 0, 4, None, 2)
    )
    (event,) = fuse([coded]).events
    assert [origin.country for origin in event.origins] == ["KOR"]


def test_officials_of_no_stated_country_are_those_of_whoever_speaks() -> None:
    police = origin_of(Speaker("official", "Harlan police", "USA", text="police in Harlan"))
    somebody = origin_of(Speaker("official", None, None, text="health officials"))
    assert count(police, somebody) == 1
    assert count(somebody) == 1


def test_beside_somebody_who_is_quoted_an_outlet_counts_only_where_its_people_saw_it() -> None:
    quoting = tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY)
    telling = tell_launch("b", "2023-09-13T06:00Z", OUTLET, time=DAY, outlet="Tribune")
    seeing = tell_launch(
        "c", "2023-09-13T06:00Z", OUTLET, time=DAY, outlet="Courier", text="Our man saw it rise over the sea at dawn."
    )
    assert {origin.name for origin in fuse([telling, seeing]).events[0].origins} == {"Courier"}
    (event,) = fuse([quoting, telling, seeing]).events
    assert {origin.country or origin.name for origin in event.origins} == {"KOR", "Courier"}
    assert event.credibility == 1
    (event,) = fuse([quoting, telling]).events
    assert ({origin.country for origin in event.origins}, event.credibility) == ({"KOR"}, 3)


def test_an_official_whose_words_do_not_say_of_which_country_is_one_of_those_that_do() -> None:
    quoting = tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY)
    lawmakers = Speaker("official", "Parliament of North Korea", "PRK", text="Lawmakers of both camps")
    other = tell_launch("b", "2023-09-13T06:00Z", lawmakers, time=DAY, outlet="Tribune")
    assert {origin.country for origin in fuse([quoting, other]).events[0].origins} == {"KOR"}
    assert {origin.country for origin in fuse([other]).events[0].origins} == {"PRK"}


def test_a_party_that_goes_by_the_name_of_a_place_of_the_event_is_no_origin() -> None:
    placed = tell_launch("a", "2023-09-13T05:00Z", SEOUL, time=DAY, site="Sunan")
    airport = Speaker("party", "Sunan", "PRK", text="Sunan", start=3, end=8)
    other = tell_launch(
        "b", "2023-09-13T06:00Z", airport, time=DAY, outlet="Tribune", text="In Sunan they saw a missile go up at dawn."
    )
    assert {origin.country for origin in fuse([placed, other]).events[0].origins} == {"KOR"}


def test_a_party_cut_out_of_a_longer_name_is_no_origin() -> None:
    text = "Word came from Seoul's Joint Chiefs of Staff at dawn that a missile had gone up from somewhere."
    start = text.index("Chiefs")
    cut = Speaker("party", "Seoul's Joint Chiefs", "CMR", text="Chiefs of Staff", start=start, end=start + 15)
    told = tell_launch("b", "2023-09-13T06:00Z", cut, time=DAY, outlet="Tribune", text=text)
    assert {origin.name for origin in fuse([told]).events[0].origins} == {"Tribune"}


def test_origins_of_no_country_stand_before_those_of_any() -> None:
    nowhere, somewhere = Origin("Joint Command", "official"), Origin("Joint Command", "official", "KOR")
    assert sorted([somewhere, nowhere]) == [nowhere, somewhere]
    assert unite_origins([somewhere, nowhere])
