"""Actors resolved from their words, in small texts we wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.actors import ActorContext, ActorResolver, ResolvedActor


def actor(resolver: ActorResolver, words: str, text: str = "", day: str | None = "2017-11-09") -> ResolvedActor:
    return resolver.resolve(words, ActorContext(text or words, max((text or words).find(words), 0), day))


@pytest.mark.parametrize(
    "words",
    [
        "South Korea's Joint Chiefs of Staff",
        "Seoul's Joint Chiefs of Staff",
        "South Korea's military",
        "the South Korean military",
    ],
)
def test_one_body_under_many_names_has_one_id(resolver: ActorResolver, words: str) -> None:
    found = actor(resolver, words)
    assert (found.country, found.sector, found.id, found.speaker_kind) == ("KOR", "MIL", "kor-military", "official")


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Japan's Ministry of Defense", "jpn-defence-ministry"),
        ("the Japanese Ministry of Defence", "jpn-defence-ministry"),
        ("the Ministry of Defense in Tokyo", "jpn-defence-ministry"),
        ("Japan's Defense Ministry", "jpn-defence-ministry"),
        ("Russia's Ministry of Foreign Affairs", "rus-foreign-ministry"),
        ("North Korean state media", "prk-kcna"),
        ("the North Korean military", "prk-military"),
    ],
)
def test_a_body_is_one_however_its_words_are_ordered(resolver: ActorResolver, words: str, body: str) -> None:
    assert actor(resolver, words).id == body


@pytest.mark.parametrize("words", ["the South", "North", "the East"])
def test_a_point_of_the_compass_alone_is_no_country(resolver: ActorResolver, words: str) -> None:
    assert actor(resolver, words).id is None
    assert resolver.countries.of_words(words) is None


def test_the_name_of_the_joint_chiefs_is_theirs(resolver: ActorResolver) -> None:
    assert actor(resolver, "South Korea's Joint Chiefs of Staff").name == "Joint Chiefs of Staff"


def test_the_office_is_as_the_text_gives_it(resolver: ActorResolver) -> None:
    found = actor(resolver, "Russian minister Kozlov")
    assert (found.name, found.country, found.office, found.sector) == ("Kozlov", "RUS", "minister", "GOV")


@pytest.mark.parametrize(
    ("words", "day", "name"),
    [
        ("the US president", "2017-11-09", "Donald Trump"),
        ("the US president", "2012-05-01", "Barack Obama"),
        ("the British prime minister", "2016-08-01", "Theresa May"),
        ("the Turkish leader", "2018-02-01", "Recep Tayyip Erdogan"),
        ("NATO's secretary general", "2008-09-01", "Jaap de Hoop Scheffer"),
    ],
)
def test_the_day_decides_who_holds_the_office(resolver: ActorResolver, words: str, day: str, name: str) -> None:
    assert actor(resolver, words, day=day).name == name


def test_nobody_is_named_by_office_without_a_day(resolver: ActorResolver) -> None:
    assert actor(resolver, "the US president", day=None).id is None


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Syrian troops", "SYR", "MIL"),
        ("Turkish police", "TUR", "COP"),
        ("a gunman", None, None),
        ("protesters", None, "CVL"),
        ("lawmakers", None, "LEG"),
        ("doctors", None, "HLH"),
        ("Iranian prosecutors", "IRN", "JUD"),
        ("Houthi rebels", "YEM", "REB"),
        ("hundreds of Kenyan protesters", "KEN", "CVL"),
        ("Pyongyang", "PRK", "GOV"),
        ("Washington", "USA", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("Daesh", None, "REB"),
        ("the EU", "EUR", "IGO"),
        ("the United Nations", None, "IGO"),
        ("Japan's Coast Guard", "JPN", "COP"),
        ("Butler County Sheriff's Office", "USA", "COP"),
        ("the US", "USA", "GOV"),
    ],
)
def test_country_and_sector_follow_from_the_words(
    resolver: ActorResolver, words: str, country: str | None, sector: str | None
) -> None:
    found = actor(resolver, words)
    text_gives_country = country or found.country
    assert (text_gives_country, found.sector) == (found.country, sector)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("KCNA", "agency"),
        ("Yonhap news agency", "agency"),
        ("the Guardian", "media"),
        ("a witness", "witness"),
        ("analysts", "expert"),
        ("the Russian foreign ministry", "official"),
        ("Hamas", "party"),
        ("a source", "unknown"),
    ],
)
def test_kinds_of_speakers(resolver: ActorResolver, words: str, kind: str) -> None:
    assert actor(resolver, words).speaker_kind == kind


def test_a_surname_is_the_person_the_text_names_in_full(resolver: ActorResolver) -> None:
    text = "Ada Lanza, the mayor of Port Harlan, spoke on Monday. Lanza said the road would open."
    found = actor(resolver, "Lanza", text)
    assert (found.name, found.sector) == ("Ada Lanza", "GOV")


def test_an_acronym_is_what_the_text_spells_out(resolver: ActorResolver) -> None:
    text = "The Harlan Transit Board (HTB) met on Monday. The HTB said fares would rise."
    assert actor(resolver, "The HTB", text).name == "Harlan Transit Board"


def test_the_country_comes_from_the_text_where_the_words_give_none(resolver: ActorResolver) -> None:
    text = "Kenya's president met police chiefs in Nairobi. The Kenyan parliament will vote. Police said two were held."
    assert actor(resolver, "Police", text).country == "KEN"


@pytest.mark.parametrize(
    ("text", "told_of_most", "country"),
    [
        ("Kenya's parliament met. In Kenya it rained. ", "KEN", "KEN"),
        ("Kenya's parliament met. In Kenya it rained. ", "TZA", None),
        ("Envoys of Kenya, Uganda, Chad and Mali met. ", "KEN", None),
    ],
)
def test_words_without_a_country_take_it_only_where_the_text_leaves_no_doubt(
    resolver: ActorResolver, text: str, told_of_most: str, country: str | None
) -> None:
    context = ActorContext(text + "the police came", len(text), "2020-05-05", told_of_most)
    assert resolver.resolve("the police", context).country == country


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("the Turkish consulate in Thessaloniki", "TUR"),
        ("the United States embassy in Islamabad", "USA"),
        ("an embassy in Islamabad", None),
        ("the embassy", None),
        ("the police in Islamabad", "PAK"),
    ],
)
def test_an_embassy_is_not_of_the_country_it_lies_in(resolver: ActorResolver, words: str, country: str | None) -> None:
    assert actor(resolver, words, f"In Pakistan {words} was closed, Pakistan said.").country == country


@pytest.mark.parametrize("words", ["they", "They", "THEY"])
def test_pronouns_name_nobody(resolver: ActorResolver, words: str) -> None:
    assert actor(resolver, words) == ResolvedActor()


def test_capitals_that_stand_for_a_name_are_no_pronoun(resolver: ActorResolver) -> None:
    assert actor(resolver, "US").country == "USA"
    assert actor(resolver, "WHO").id == "un-who"


WORDS = st.sampled_from(
    [
        "the",
        "US",
        "president",
        "Donald",
        "Trump",
        "'s",
        "of",
        "Syrian",
        "troops",
        ",",
        "(",
        "police",
        "Mr.",
        "al-Assad",
        "NATO",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, max_size=10).map(" ".join) | st.text(max_size=40),
    st.text(max_size=60),
    st.none() | st.just("2020-01-01"),
)
def test_no_words_are_too_strange(resolver: ActorResolver, words: str, text: str, day: str | None) -> None:
    context = ActorContext(text + words, len(text), day)
    assert resolver.resolve(words, context) == resolver.resolve(words, context)


def test_a_surname_is_spelt_out_as_the_text_tells_it_most_often_and_without_what_opens_a_sentence(
    resolver: ActorResolver,
) -> None:
    text = "House Weller was born in is sold. Anton Weller left. But Anton Weller never wrote of it. Weller died."
    assert actor(resolver, "Weller", text).name == "Anton Weller"
    assert actor(resolver, "Hrafn", "Australian Tim Hrafn was freed. Hrafn flew home.").name == "Tim Hrafn"


def test_the_name_of_a_people_is_not_spelt_out(resolver: ActorResolver) -> None:
    text = "He went to the London Kurdish centre. My Kurdish friends stayed."
    assert actor(resolver, "Kurdish", text).name != "London Kurdish"


@pytest.mark.parametrize("words", ["Kurdish forces", "European troops"])
def test_forces_of_a_people_or_region_without_a_state_are_not_the_army_around(
    resolver: ActorResolver, words: str
) -> None:
    found = actor(resolver, words, f"In Syria, near Damascus, {words} held the town.")
    assert (found.name, found.id) == (words, None)


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("the Turks", "TUR", "GOV"),
        ("half a million Syrians", "SYR", "CVL"),
        ("Syrians who fled", "SYR", "CVL"),
        ("rebel commanders", None, "REB"),
        ("the rebel army", None, "REB"),
        ("several western governments", None, "GOV"),
        ("the electorate", None, "CVL"),
        ("Muslims", None, "REL"),
        ("the international community", None, None),
    ],
)
def test_peoples_and_crowds_have_the_sector_that_their_words_tell(
    resolver: ActorResolver, words: str, country: str | None, sector: str | None
) -> None:
    found = actor(resolver, words)
    assert (found.name, found.country, found.sector) == (None, country, sector)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("An FBI affidavit", "Federal Bureau of Investigation"),
        ("A subsequent North Korean press release", "North Korea"),
        ("the press release", None),
    ],
)
def test_a_paper_speaks_for_whoever_its_words_name(resolver: ActorResolver, words: str, name: str | None) -> None:
    assert actor(resolver, words).name == name


def test_forces_of_a_body_are_that_body(resolver: ActorResolver) -> None:
    found = actor(resolver, "Kurdish PKK forces", "In Turkey, Kurdish PKK forces held the town.")
    assert (found.id, found.sector) == (actor(resolver, "the PKK").id, "REB")


def test_an_office_that_the_text_calls_one_of_another_day_has_no_holder_of_this_day(resolver: ActorResolver) -> None:
    text = "In June the then British prime minister, Ada Marlow, agreed."
    assert actor(resolver, "British prime minister", "The British prime minister agreed.").id is not None
    assert actor(resolver, "British prime minister", text).id is None


def test_a_title_with_of_stands_before_a_name(resolver: ActorResolver) -> None:
    found = actor(resolver, "U.S. Secretary of State Ada Marlow")
    assert (found.name, found.country, found.sector) == ("Ada Marlow", "USA", "GOV")


@pytest.mark.parametrize(
    ("words", "name", "country", "office"),
    [
        ("the Norwegian secretary of state, Ada Lanza", "Ada Lanza", "NOR", "secretary of state"),
        ("The spokesman of the ruling Harbour Congress, Peter Lindqvist", "Peter Lindqvist", None, "spokesman"),
        ("the mayor of Birmingham, New Jersey", None, "GBR", None),
    ],
)
def test_a_name_after_an_office_is_its_holder(
    resolver: ActorResolver, words: str, name: str | None, country: str | None, office: str | None
) -> None:
    found = actor(resolver, words)
    assert (found.name, found.country, found.office) == (name, country, office)


def test_who_speaks_for_a_body_is_of_its_country(resolver: ActorResolver) -> None:
    found = resolver.resolve("a Home Office spokesperson", ActorContext("a Home Office spokesperson", 0, None, "TUR"))
    assert (found.country, found.sector) == ("GBR", "GOV")


def test_the_president_is_whom_the_text_calls_so(resolver: ActorResolver) -> None:
    text = (
        "President Clinton spoke on Iraq. Iraqi troops moved. Iraq denied it. In Iraq the president was not believed."
    )
    assert actor(resolver, "the president", text, "1998-12-17").name == "Bill Clinton"


def test_lawmakers_of_a_state_are_not_those_of_the_union(resolver: ActorResolver) -> None:
    text = "Indianapolis: Indiana lawmakers voted again. Americans in Indiana said lawmakers were late."
    found = actor(resolver, "lawmakers", text)
    assert (found.id, found.sector) == (None, "LEG")


@pytest.mark.parametrize("words", ["the Kurdistan Workers’ Party (PKK)", "Kurdistan Workers’ Party (PKK"])
def test_an_acronym_in_brackets_is_no_part_of_a_name(resolver: ActorResolver, words: str) -> None:
    assert actor(resolver, words).id == "tur-pkk"


@pytest.mark.parametrize("words", ["Chad LaBumbard", "Hassan Qurei", "Paul Ryden"])
def test_a_given_name_is_no_country(resolver: ActorResolver, words: str) -> None:
    text = f"{words} spoke in Ohio. Americans of all the United States heard it, U.S. papers said."
    assert actor(resolver, words, text).country == "USA"


@pytest.mark.parametrize(
    ("words", "name", "sector"),
    [
        ("the U.S. Fish and Wildlife Service", "U.S. Fish and Wildlife Service", "GOV"),
        ("the Marlow Society for Old Bridges", "Marlow Society for Old Bridges", "NGO"),
        ("the Marlow Daily News", "Marlow Daily News", "MED"),
    ],
)
def test_an_unknown_body_is_no_person(resolver: ActorResolver, words: str, name: str, sector: str) -> None:
    found = actor(resolver, words)
    assert (found.name, found.sector) == (name, sector)


def test_the_fighters_of_a_body_are_the_body(resolver: ActorResolver) -> None:
    assert actor(resolver, "Isis fighters").id == "islamic-state"


def test_people_of_a_country_have_no_name(resolver: ActorResolver) -> None:
    found = actor(resolver, "Turkish citizens")
    assert (found.name, found.country) == (None, "TUR")


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("The European Union's foreign ministers", "European Union foreign ministers", "EUR"),
        ("Foreign ministers of the European Union", "European Union foreign ministers", "EUR"),
        ("NATO's defence ministers", "NATO defence ministers", None),
        ("IAEA inspectors", "International Atomic Energy Agency inspectors", None),
    ],
)
def test_who_acts_for_a_union_of_states_is_of_no_one_state(
    resolver: ActorResolver, words: str, name: str, country: str | None
) -> None:
    found = resolver.resolve(words, ActorContext("France urged this.", 0, "2023-09-13", "FRA"))
    assert (found.name, found.country, found.sector) == (name, country, "IGO")


def test_officials_of_a_body_we_do_not_know_are_not_the_states(resolver: ActorResolver) -> None:
    around = ActorContext("France urged this.", 0, "2023-09-13", "FRA")
    assert resolver.resolve("United Way officials", around).id is None
    assert resolver.resolve("Health officials", around).sector == "HLH"
    assert resolver.resolve("Senior officials", around).id == "fra-government"


@pytest.mark.parametrize("words", ["Federal officials", "Gulf states"])
def test_a_plain_word_is_no_province_of_somewhere(resolver: ActorResolver, words: str) -> None:
    assert resolver.resolve(words, ActorContext("France urged this.", 0, "2023-09-13", "FRA")).country == "FRA"


@pytest.mark.parametrize(
    ("words", "sector"),
    [("Russian and Syrian forces", "MIL"), ("officials from Japan, South Korea, and China", "GOV")],
)
def test_those_of_several_countries_are_of_no_one_of_them(resolver: ActorResolver, words: str, sector: str) -> None:
    found = actor(resolver, words)
    assert (found.name, found.country, found.sector, found.id) == (None, None, sector, None)


def test_who_is_sent_to_several_countries_is_of_his_own(resolver: ActorResolver) -> None:
    assert actor(resolver, "the US envoy to Iran and Iraq").country == "USA"


@pytest.mark.parametrize("words", ["the coalition", "terrorists", "its allies", "migrants"])
def test_those_of_any_state_are_not_of_the_one_around(resolver: ActorResolver, words: str) -> None:
    assert resolver.resolve(words, ActorContext("France urged this.", 0, "2023-09-13", "FRA")).country is None


@pytest.mark.parametrize("words", ["his allies", "Syrian migrants"])
def test_those_of_somebody_have_a_country(resolver: ActorResolver, words: str) -> None:
    context = ActorContext("Syria denied this.", 0, "2023-09-13", "SYR")
    assert resolver.resolve(words, context).country == "SYR"


@pytest.mark.parametrize("words", ["Paul", "Michael", "the Centre"])
def test_a_parish_of_a_given_name_makes_nobody_its_citizen(resolver: ActorResolver, words: str) -> None:
    assert resolver.countries.of_words(words) is None


def test_the_words_beside_a_name_tell_its_country(resolver: ActorResolver) -> None:
    text = "France urged it. Levy Orwa, the Zambian president, refused. France urged it again, and Paris pressed."
    assert actor(resolver, "Levy Orwa", text).country == "ZMB"


@pytest.mark.parametrize("words", ["No American president", "a North Korean leader"])
def test_none_and_any_holder_of_an_office_is_nobody_by_name(resolver: ActorResolver, words: str) -> None:
    assert actor(resolver, words).name is None


def test_a_body_with_an_article_takes_no_other_words_for_given_names(resolver: ActorResolver) -> None:
    assert actor(resolver, "the Crown", "At Leeds Crown Court the Crown accepted it.").name != "Leeds Crown"


@pytest.mark.parametrize(
    ("words", "text", "country"),
    [
        ("the Endangered Species Act", "They sued under the Endangered Species Act.", None),
        ("St. Louis Police", "St. Louis Police held four.", "USA"),
        ("Green Bay fans", "Green Bay fans sang.", None),
    ],
)
def test_a_plain_word_or_a_namesake_written_otherwise_tells_no_country(
    resolver: ActorResolver, words: str, text: str, country: str | None
) -> None:
    assert actor(resolver, words, text).country == country


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Ada Lanza, president of Harbour Watch, said it. Lanza left.", None),
        ("Ada Lanza, president of Bulgaria, said it. Lanza left.", "GOV"),
        ("Ada Lanza, director of the Diversity Coalition, said it. Lanza left.", "CVL"),
    ],
)
def test_who_leads_a_thing_unknown_is_of_no_state_and_no_army(
    resolver: ActorResolver, text: str, sector: str | None
) -> None:
    assert resolver.resolve("Lanza", ActorContext(text, text.rindex("Lanza"), None)).sector == sector


@pytest.mark.parametrize("words", ["Friends of Norland Harlan", "the group Friends of Norland Harlan"])
def test_a_society_has_all_of_its_name(resolver: ActorResolver, words: str) -> None:
    found = actor(resolver, words, f"In a statement {words} said so.")
    assert (found.name, found.sector) == ("Friends of Norland Harlan", "CVL")


def test_a_part_of_a_town_is_no_town_of_that_name(resolver: ActorResolver) -> None:
    assert actor(resolver, "east London schoolgirls").country == "GBR"
    assert actor(resolver, "East London harbour officials").country == "ZAF"
    assert actor(resolver, "north Korea").country == "PRK"
