"""Bodies and groups: which words name one, whose it is, and which words are no name, in small texts we wrote."""

import pytest

from dateline.actors import ActorContext, ActorResolver, ResolvedActor
from dateline.actors.words import take_apart


def amid(resolver: ActorResolver, words: str, around: str = "", day: str | None = "2018-04-05") -> ResolvedActor:
    """Who words mean after a text around them."""
    text = f"{around} {words} came.".strip()
    return resolver.resolve(words, ActorContext(text, text.index(words), day))


@pytest.mark.parametrize("words", ["Russian-backed forces", "rebel-allied troops", "foreign-backed forces"])
def test_forces_that_a_state_backs_are_not_the_army_around(resolver: ActorResolver, words: str) -> None:
    found = amid(resolver, words, "In Paris, France denied it. French papers said so.")
    assert (found.country, found.sector, found.id) == (None, "MIL", None)


@pytest.mark.parametrize(
    ("words", "country"),
    [("US-led forces", "USA"), ("a US-led strike", "USA"), ("a Texas-based group", "USA"), ("Kenya-led troops", "KEN")],
)
def test_what_a_country_leads_or_houses_is_of_it(resolver: ActorResolver, words: str, country: str) -> None:
    found = amid(resolver, words, "In Paris, France denied it. French papers said so.")
    assert (found.country, (found.id or "")[:3]) in ((country, ""), (country, country.lower()))


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("al-Qaida", "Al-Qaida"),
        ("al-Shabaab", "Al-Shabaab"),
        ("al-Jazeera", "Al-Jazeera"),
        ("the Islamic State terror group", "Islamic State"),
        ("the Islamic State militant group", "Islamic State"),
        ("the Syrian Kurdish YPG militia", "YPG"),
        ("the Hezbollah militia", "Hezbollah"),
        ("the Boko Haram group", "Boko Haram"),
        ("the al-Qaida-inspired Boko Haram", "Boko Haram"),
        ("the Iran-aligned Hezbollah", "Hezbollah"),
        ("China's ruling Communist party", "Communist Party of China"),
    ],
)
def test_a_body_is_known_by_its_name_whatever_stands_around_it(resolver: ActorResolver, words: str, same: str) -> None:
    found = amid(resolver, words, "In Peru,")
    assert found.id is not None
    assert found.id == resolver.resolve(same, ActorContext(same, 0)).id


@pytest.mark.parametrize("words", ["Norwegian diplomats", "the Norwegian consulate in Perth"])
def test_diplomats_are_not_the_ministry(resolver: ActorResolver, words: str) -> None:
    found = amid(resolver, words)
    assert (found.name, found.country, found.sector, found.id) == (None, "NOR", "GOV", None)


def test_prosecutors_are_no_court(resolver: ActorResolver) -> None:
    assert amid(resolver, "Norwegian prosecutors").id == amid(resolver, "the prosecution", "Norway's").id
    assert amid(resolver, "Norwegian prosecutors").id != amid(resolver, "Norwegian courts").id


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("his lawyer", "party"),
        ("Defense attorneys", "party"),
        ("the district attorney", "official"),
        ("Norwegian prosecutors", "official"),
        ("a student", "party"),
        ("a professor", "expert"),
        ("the Marlow Broadcasting Corporation", "media"),
        ("its allies", "party"),
        ("Jon Hallam, a lawyer", "party"),
        ("the lawyer for General Ada Lanza", "party"),
        ("the city's students", "party"),
        ("the U.S. attorney", "official"),
        ("the attorney general", "official"),
    ],
)
def test_who_speaks_for_himself_is_no_official(resolver: ActorResolver, words: str, kind: str) -> None:
    assert amid(resolver, words).speaker_kind == kind


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("the state-owned Marlow Broadcasting Corporation", "MED"),
        ("army personnel", "MIL"),
        ("humanitarian workers", "NGO"),
        ("the Securities and Exchange Commission", "GOV"),
        ("the Inspector-General of Police", "COP"),
        ("the solicitor general", "GOV"),
        ("a career Army officer", "MIL"),
        ("a naval officer", "MIL"),
        ("community leaders", "CVL"),
        ("party leaders", "PTY"),
        ("his chief of staff", "GOV"),
    ],
)
def test_the_noun_before_or_behind_tells_the_sector(resolver: ActorResolver, words: str, sector: str) -> None:
    assert amid(resolver, words).sector == sector


@pytest.mark.parametrize(
    "words",
    [
        "Witnesses",
        "Aid workers",
        "Reinforcements",
        "Tourism destinations",
        "Defense attorneys",
        "number of West Wing staffers",
        "refugee populations in Norway",
    ],
)
def test_what_ends_in_a_plain_noun_is_no_name(resolver: ActorResolver, words: str) -> None:
    assert amid(resolver, words).name is None


def test_a_mark_of_possession_or_a_verb_is_no_part_of_a_name(resolver: ActorResolver) -> None:
    for words in ("Trump's", "Trump ignored advisers", "Trump when asked"):
        assert amid(resolver, words).name == "Donald Trump"
    assert amid(resolver, "Lanza's", "Ada Lanza came. ").name == "Ada Lanza"


@pytest.mark.parametrize("words", ["McDonald's", "Lloyd’s"])
def test_a_name_keeps_the_mark_of_possession_that_is_its_own(resolver: ActorResolver, words: str) -> None:
    assert amid(resolver, words).name == words


def test_a_working_group_is_not_the_body_it_is_of(resolver: ActorResolver) -> None:
    assert take_apart("a UN working group").head == "UN working group"
    assert amid(resolver, "a UN working group").id != "un"
    assert take_apart("doctors working in Norway").head == "doctors"


def test_a_government_has_one_name(resolver: ActorResolver) -> None:
    assert amid(resolver, "the Erdogan government").name == amid(resolver, "the Turkish government").name


@pytest.mark.parametrize(
    ("around", "country"),
    [("In Manila, the Philippines waited.", "PHL"), ("In Ohio, Americans waited.", "USA")],
)
def test_a_senate_is_that_of_the_state_around(resolver: ActorResolver, around: str, country: str) -> None:
    assert amid(resolver, "the Senate", around).country == country


@pytest.mark.parametrize("words", ["the Governor's Office of Harbour Works", "the U.S. Attorney's Office for the West"])
def test_an_office_keeps_whose_it_is_in_its_name(resolver: ActorResolver, words: str) -> None:
    found = amid(resolver, words)
    assert "'s Office" in (found.name or "")
    assert found.speaker_kind == "official"


def test_officials_of_a_company_are_not_the_states(resolver: ActorResolver) -> None:
    assert amid(resolver, "QT&E officials", "In Ohio, Americans waited.").id is None


def test_ministries_of_several_countries_are_ministries(resolver: ActorResolver) -> None:
    assert amid(resolver, "the Russian and Syrian defense ministries").speaker_kind == "official"


@pytest.mark.parametrize("words", ["members of Hezbollah", "fighters of the armed group Hezbollah"])
def test_those_of_a_body_are_the_body(resolver: ActorResolver, words: str) -> None:
    assert amid(resolver, words).id == amid(resolver, "Hezbollah").id


@pytest.mark.parametrize("words", ["diplomats", "analysts", "world leaders"])
def test_those_who_may_be_of_many_states_are_not_of_the_one_around(resolver: ActorResolver, words: str) -> None:
    assert amid(resolver, words, "In Paris, France waited. French papers said that").country is None


@pytest.mark.parametrize(
    ("words", "around", "name"),
    [
        ("The Sun", "", "The Sun"),
        ("the Times", "", "The Times"),
        ("the Times", "It was in The New York Times.", "The New York Times"),
        ("the Times", "On Monday The New York Times had it.", "The New York Times"),
        ("the Post", "The Washington Post had it first.", "The Washington Post"),
        ("the House", "The White House was silent.", "United States House of Representatives"),
    ],
)
def test_a_paper_goes_by_its_article_or_the_end_of_its_name(
    resolver: ActorResolver, words: str, around: str, name: str
) -> None:
    assert amid(resolver, words, around).name == name


def test_half_of_a_korean_given_name_is_nobody(resolver: ActorResolver) -> None:
    assert amid(resolver, "Sun", day="2021-03-04").id is None


CONGRESSES = "London waits. British ministers met in Britain, and the United States was asked. Congress was told."
NORWAY = (
    "Norway votes. Oslo waits. Norwegian papers, Norwegians and Norway, not the United States, asked Congress in Oslo."
)


@pytest.mark.parametrize(
    ("words", "around", "country"),
    [
        ("Congress", CONGRESSES, "USA"),
        ("parliament", CONGRESSES, "GBR"),
        ("Congress", "Brazil votes. The Brazilian Congress met in Brasilia. Congress agreed.", "BRA"),
        ("Congress", "India votes. Indian papers say that Congress will lose in India, not the United States.", "IND"),
        ("Congress", NORWAY, None),
        ("Republican senators", CONGRESSES, "USA"),
        ("Democratic lawmakers", CONGRESSES, "USA"),
        ("Democratic Party lawmakers", "South Korea votes. Seoul waits. South Korean papers write.", "KOR"),
        ("Labour MPs", CONGRESSES, "GBR"),
        ("Labour MPs", "New Zealand votes. Wellington waits. New Zealanders write.", "NZL"),
    ],
)
def test_lawmakers_are_of_a_state_that_has_such(
    resolver: ActorResolver, words: str, around: str, country: str | None
) -> None:
    assert amid(resolver, words, around).country == country


def test_a_part_of_a_bodys_forces_is_that_body(resolver: ActorResolver) -> None:
    assert (
        amid(resolver, "Taliban Badri special forces", "Afghan police waited in Kabul, Afghanistan.").id
        == "afg-taliban"
    )


def test_a_force_named_with_an_adjective_of_a_party_is_not_the_party(resolver: ActorResolver) -> None:
    assert (
        amid(resolver, "Republican Guard forces", "Iraq said that Iraqi Republican Guard forces moved.").sector == "MIL"
    )
