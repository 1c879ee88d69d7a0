"""Names of places resolved in small reports we wrote."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.places import PlaceContext, PlaceName, PlaceResolver, ResolvedPlace, find_places, zone_of


def resolved(resolver: PlaceResolver, text: str, *names: str, **around: str) -> list[ResolvedPlace | None]:
    spans = [PlaceName(name, text.index(name), text.index(name) + len(name)) for name in names]
    return list(resolver.resolve(spans, PlaceContext(text, **around)))


def the(place: ResolvedPlace | None) -> ResolvedPlace:
    assert place is not None
    return place


def test_a_container_beside_the_name_decides(resolver: PlaceResolver) -> None:
    text = "The mayor of Paris, Texas, met the mayor of Springfield, Ill., on Monday."
    paris, springfield = map(the, resolved(resolver, text, "Paris", "Springfield"))
    assert (paris.country, paris.within) == ("USA", "Texas")
    assert springfield.within == "Illinois"


@pytest.mark.parametrize(
    ("text", "city", "within"),
    [
        ("He toured Washington, New York and Boston on Tuesday.", "Washington", "Washington, D.C."),
        ("He toured Rome, New York, and Utica on Tuesday.", "Rome", "New York"),
        ("He toured Washington, New York, on Tuesday.", "Washington", "New York"),
    ],
)
def test_commas_part_large_cities_in_a_list(resolver: PlaceResolver, text: str, city: str, within: str) -> None:
    (found,) = map(the, resolved(resolver, text, city))
    assert found.within == within


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("Belfast Magistrates’ Court", "Belfast"),
        ("the Seoul Central District Court", "Seoul"),
        ("a Tel Aviv peace rally", "Tel Aviv"),
        ("the Supreme Court", None),
        ("the Federal Court", None),
    ],
)
def test_what_is_named_after_its_town_lies_in_it(resolver: PlaceResolver, words: str, town: str | None) -> None:
    (found,) = resolved(resolver, f"They met at {words} on Monday.", words)
    assert (found.name if found else None) == town


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two people were killed in Georgia, and the suspect fled to South Carolina.", "USA"),
        ("Lawmakers in Atlanta passed the bill; Georgia cut funding.", "USA"),
        ("Sen. Ada Lanza of Georgia spoke in the Senate.", "USA"),
        ("Georgia said that Russia moved troops to South Ossetia.", "GEO"),
        ("The United States condemned the Russian attack on Georgia.", "GEO"),
        ("Georgia signed the agreement.", "GEO"),
    ],
)
def test_a_country_and_its_namesake_are_told_apart_by_what_else_is_named(
    resolver: PlaceResolver, text: str, country: str
) -> None:
    names = find_places(text, resolver.gazetteer)
    places = resolver.resolve(names, PlaceContext(text))
    assert [the(p).country for n, p in zip(names, places, strict=True) if n.text == "Georgia"] == [country]


def test_without_context_the_known_place_is_meant(resolver: PlaceResolver) -> None:
    assert the(resolved(resolver, "Talks were held in Paris.", "Paris")[0]).country == "FRA"


def test_the_other_places_of_a_report_decide(resolver: PlaceResolver) -> None:
    text = "Police in Athens said two men from Atlanta and Macon were held. The Georgia governor spoke in Augusta."
    athens, _, _, georgia, _ = map(the, resolved(resolver, text, "Athens", "Atlanta", "Macon", "Georgia", "Augusta"))
    assert athens.within == "Georgia"
    assert (georgia.country, georgia.precision) == ("USA", "region")
    text = "Georgia accused Russia of moving posts near Tskhinvali, Tbilisi said."
    assert the(resolved(resolver, text, "Georgia", "Tskhinvali", "Tbilisi")[0]).country == "GEO"


def test_the_outlet_at_home_decides(resolver: PlaceResolver) -> None:
    text = "The Columbus council voted on Tuesday to mend the bridge."
    assert the(resolved(resolver, text, "Columbus", domain="ledger-enquirer.com")[0]).within == "Georgia"
    assert the(resolved(resolver, text, "Columbus", domain="columbustribune.example.com")[0]).country == "USA"


def test_an_outlet_is_not_at_home_in_what_its_name_abbreviates(resolver: PlaceResolver) -> None:
    text = "The attacks in Paris reframed the contest in Iowa and Texas."
    assert the(resolved(resolver, text, "Paris", outlet="wash-post")[0]).country == "FRA"


def test_commas_in_a_list_of_states_put_none_into_another(resolver: PlaceResolver) -> None:
    text = "It was sold in Oregon, Oklahoma, Pennsylvania, Washington, West Virginia and Wyoming."
    found = resolved(resolver, text, "Oklahoma", "Washington")
    assert [the(place).precision for place in found] == ["region", "region"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was hit on Lafayette Street at noon.", "Lafayette"),
        ("It happened at the corner of State and Hubbard streets.", "Hubbard"),
        ("The house at the Chartres/Franklin intersection burnt.", "Chartres"),
    ],
)
def test_a_street_is_not_the_town_it_is_called_after(resolver: PlaceResolver, text: str, name: str) -> None:
    assert resolved(resolver, text, name) == [None]


def test_a_state_university_is_not_where_the_state_is(resolver: PlaceResolver) -> None:
    text = "He teaches at Colorado State University and was held in Butler County Jail in Ohio."
    university, jail = resolved(resolver, text, "Colorado State University", "Butler County Jail")
    assert university is None
    assert the(jail).name == "Butler County"


@pytest.mark.parametrize("name", ["Congress", "the Congress", "Police", "Parliament", "Senate"])
def test_a_body_is_not_the_town_of_its_name(resolver: PlaceResolver, name: str) -> None:
    assert resolved(resolver, f"In Phoenix, Arizona, she spoke of {name} again.", name) == [None]
    assert resolved(resolver, f"In Phoenix and in Szczecin, Poland, she spoke of {name}.", name, "Phoenix")[0] is None


def test_a_hamlet_alone_may_as_well_be_a_place_nobody_knows(resolver: PlaceResolver) -> None:
    assert resolved(resolver, "A tasting of wines at Booker.", "Booker") == [None]
    text = "The wheat of Booker and Perryton, Texas, is in."
    assert the(resolved(resolver, text, "Booker", "Perryton")[0]).within == "Texas"


def test_a_city_better_known_than_it_is_large_goes_before_its_namesakes(resolver: PlaceResolver) -> None:
    assert the(resolved(resolver, "The Venice Commission said so.", "Venice")[0]).country == "ITA"


@pytest.mark.parametrize(
    ("name", "others", "country"),
    [
        ("Washington", ("London", "Salisbury", "Manchester"), "USA"),
        ("Geneva", ("New York", "Washington"), "CHE"),
        ("Warsaw", ("New York", "Washington", "Florida"), "POL"),
        ("Paris", ("Texas", "Arizona"), "FRA"),
    ],
)
def test_a_capital_or_seat_of_the_world_is_not_its_namesake_near_other_places_of_the_report(
    resolver: PlaceResolver, name: str, others: tuple[str, ...], country: str
) -> None:
    text = f"In {name} the talks began on Monday. Envoys came from {' and '.join(others)}."
    place = the(resolved(resolver, text, name, *others)[0])
    assert (place.country, place.precision) == (country, "city")
    assert place.confidence > 0.6


def test_the_same_name_is_the_same_place_within_a_report(resolver: PlaceResolver) -> None:
    text = "Fire broke out in Moscow, Idaho. Later the fire chief of Moscow spoke."
    spans = [
        PlaceName("Moscow", text.index("Moscow"), text.index("Moscow") + 6),
        PlaceName("Moscow", text.rindex("Moscow"), text.rindex("Moscow") + 6),
    ]
    first, second = resolver.resolve(spans, PlaceContext(text))
    assert first == second
    assert the(first).within == "Idaho"


def test_descriptors_and_directions_are_taken_off(resolver: PlaceResolver) -> None:
    text = "It came down in the far eastern Amur region, seen from the town of Blagoveshchensk and in northern Syria."
    amur, town, syria = map(
        the, resolved(resolver, text, "the far eastern Amur region", "the town of Blagoveshchensk", "northern Syria")
    )
    assert (amur.country, amur.precision) == ("RUS", "region")
    assert town.zone == "Asia/Yakutsk"
    assert (syria.country, syria.precision) == ("SYR", "region")


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("the Sunan area", "PRK", "city"),
        ("Vostochny Cosmodrome", "RUS", "site"),
        ("the Kremlin", "RUS", "site"),
        ("the East Sea", None, "sea"),
        ("Donbas", "UKR", "region"),
        ("Pa.", "USA", "region"),
        ("Fife", "GBR", "region"),
        ("Rapides Parish", "USA", "region"),
        ("Pyongyang International Airport", "PRK", "site"),
        ("Kobani", "SYR", "city"),
    ],
)
def test_places_of_our_tables(resolver: PlaceResolver, name: str, country: str | None, precision: str) -> None:
    place = the(resolved(resolver, f"It was seen at {name} on Monday.", name)[0])
    assert (place.country, place.precision) == (country, precision)


@pytest.mark.parametrize(
    ("words", "name", "lat", "lon"),
    [
        ("northern Iraq", "northern Iraq", 36.3, 43.5),
        ("north-east Syria", "northeastern Syria", 36.5, 40.7),
        ("southern Nigeria", "southern Nigeria", 5.5, 7.0),
        ("South Africa", "South Africa", -29.0, 24.0),
        ("central Mali", "Mali", 18.0, -2.0),
    ],
)
def test_a_side_of_a_country_lies_on_that_side(
    resolver: PlaceResolver, words: str, name: str, lat: float, lon: float
) -> None:
    place = the(resolved(resolver, f"Two were held in {words}.", words)[0])
    assert place.name == name
    assert (place.lat, place.lon) == pytest.approx((lat, lon), abs=1)
    assert (place.gazetteer is None) == (name.split()[0][0].islower())


@pytest.mark.parametrize(
    ("name", "north", "south", "west", "east"),
    [("South West England", 52.5, 50, -6, -1), ("northern California", 42.1, 38.5, -124.5, -120)],
)
def test_a_side_of_a_wide_division_lies_on_that_side(
    resolver: PlaceResolver, name: str, north: float, south: float, west: float, east: float
) -> None:
    place = the(resolved(resolver, f"It rained in {name}.", name)[0])
    assert south < place.lat < north
    assert west < place.lon < east


def test_what_nobody_knows_is_none(resolver: PlaceResolver) -> None:
    assert resolved(resolver, "They met at Xyzzyville and in the city.", "Xyzzyville", "the city") == [None, None]


def test_clocks_run_in_the_zone_of_the_place(resolver: PlaceResolver) -> None:
    text = "The missiles left Sunan while Kim was at the Vostochny Cosmodrome."
    sunan, vostochny = map(the, resolved(resolver, text, "Sunan", "Vostochny Cosmodrome"))
    assert zone_of(sunan) == "Asia/Pyongyang"
    assert zone_of(vostochny) in {"Asia/Yakutsk", "Asia/Vladivostok"}


def test_a_disputed_place_is_marked(resolver: PlaceResolver) -> None:
    crimea = the(resolved(resolver, "Blasts were heard in Crimea.", "Crimea")[0])
    assert crimea.disputed


def test_the_finder_reads_plain_text(resolver: PlaceResolver) -> None:
    text = "North Korea fired two missiles from the Sunan area toward the East Sea, the U.S. said. "
    text += "Mr. Paris met Michael Jordan off the coast of Wonsan."
    found = [name.text for name in find_places(text, resolver.gazetteer)]
    assert found[:4] == ["North Korea", "the Sunan area", "the East Sea", "the U.S."]
    assert "Wonsan" in found
    assert "Jordan" not in found


def test_found_names_are_characters_of_the_text(resolver: PlaceResolver) -> None:
    text = "In northern Syria, near Deir ez-Zor province, U.S. and Turkish troops met; the Euphrates River was low."
    assert all(text[name.start : name.end] == name.text for name in find_places(text, resolver.gazetteer))


WORDS = st.sampled_from(
    [
        "Paris",
        "Texas",
        "the",
        "of",
        "northern",
        "U.S.",
        "’s",
        ",",
        "(",
        "Syria",
        "St. Louis",
        "county",
        "\n",
        "é",
        "al-Bab",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
@example("of of co")
def test_no_text_is_too_strange(resolver: PlaceResolver, text: str) -> None:
    names = find_places(text, resolver.gazetteer)
    once = resolver.resolve(names, PlaceContext(text, outlet=text[:20], dateline=text[:10]))
    assert once == resolver.resolve(names, PlaceContext(text, outlet=text[:20], dateline=text[:10]))
    assert len(once) == len(names)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_any_words_may_be_asked_for(resolver: PlaceResolver, words: str) -> None:
    assert len(resolver.resolve([PlaceName(words, 0, len(words))], PlaceContext(words))) == 1


def test_a_city_and_its_canton_are_no_two_places_to_doubt_between(resolver: PlaceResolver) -> None:
    text = "Talks are due in Geneva on Tuesday, the U.S. state department said in Washington."
    assert the(resolved(resolver, text, "Geneva", "Washington")[0]).country == "CHE"


def test_a_town_is_found_without_the_arabic_article_of_its_name(resolver: PlaceResolver) -> None:
    found = the(resolved(resolver, "In the northern town of Qamishli, Syria, four were buried.", "Qamishli")[0])
    assert (found.country, found.precision) == ("SYR", "city")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Peruvian capital", "Lima"),
        ("the heart of South Korea's capital", "Seoul"),
        ("the capital of Kenya", "Nairobi"),
        ("the Texas capital", "Texas"),
        ("the Lima provincial capital", "Lima"),
        ("the Scottish capital", "Scotland"),
        ("the financial capital of India", "India"),
        ("the Georgia capital", "Georgia"),
        ("the capital of the United States", "Washington"),
    ],
)
def test_a_capital_left_without_its_name_is_that_of_the_country(resolver: PlaceResolver, words: str, name: str) -> None:
    (found,) = resolved(resolver, f"They met in {words} on Monday.", words)
    assert found is None or found.name == name
    assert found is not None or "provincial" in words
