"""Offices before names and offices of things: who holds them, and what they are of."""

import pytest

from dateline.actors import ActorContext, ActorResolver, ResolvedActor


def actor(resolver: ActorResolver, words: str, text: str = "", day: str | None = "2023-11-14") -> ResolvedActor:
    return resolver.resolve(words, ActorContext(text or words, max((text or words).find(words), 0), day))


@pytest.mark.parametrize(
    ("words", "name", "office", "sector"),
    [
        ("Committee Chairman Jon Hallam", "Jon Hallam", "Committee Chairman", None),
        ("House Speaker Ruth Hallam", "Ruth Hallam", "House Speaker", "LEG"),
        ("Foreign Ministry spokesman Ri Yong", "Ri Yong", "Foreign Ministry spokesman", "GOV"),
        ("North Korean Foreign Ministry spokesman Ri Yong", "Ri Yong", "Foreign Ministry spokesman", "GOV"),
        ("union president Marta Silva", "Marta Silva", "union president", "LAB"),
        ("Hamas spokesman Sami Odeh", "Sami Odeh", "Hamas spokesman", "REB"),
        ("Army Chief of Staff General Rafael Pinto", "Rafael Pinto", "Army Chief of Staff", "MIL"),
        ("Deputy Defense Minister Anatoly Brusov", "Anatoly Brusov", "deputy Defense Minister", "GOV"),
        ("Lieutenant Governor Dan Parrish", "Dan Parrish", "Lieutenant Governor", "GOV"),
        ("the chairman of the defence committee, Ada Lanza", "Ada Lanza", "chairman", None),
        ("Barcelona president Joan Ferrer", "Joan Ferrer", "president", None),
    ],
)
def test_a_chain_before_a_name_is_the_office(
    resolver: ActorResolver, words: str, name: str, office: str, sector: str | None
) -> None:
    found = actor(resolver, words)
    assert (found.name, (found.office or "").lower(), found.sector) == (name, office.lower(), sector)


@pytest.mark.parametrize(
    "words",
    [
        "the president of Boeing",
        "the president of Lake Harbour Electronics",
        "the company's president",
        "the university president",
        "the president of the American Football Association",
        "the American rebel leader",
        "the former American president",
        "the vice president of Yale",
    ],
)
def test_who_leads_a_thing_leads_no_state(resolver: ActorResolver, words: str) -> None:
    text = f"{words} met American officials in Washington."
    assert actor(resolver, words, text).id is None


@pytest.mark.parametrize("words", ["the president of the United States", "the country's president", "the US president"])
def test_who_leads_a_state_is_known_by_the_day(resolver: ActorResolver, words: str) -> None:
    text = f"In the United States, {words} met American officials in Washington."
    assert actor(resolver, words, text).name == "Joe Biden"


def test_the_president_of_a_union_of_states_is_known_by_the_day(resolver: ActorResolver) -> None:
    assert actor(resolver, "the president of the European Commission").name == "Ursula von der Leyen"


def test_a_new_president_is_new_and_new_jersey_is_a_name(resolver: ActorResolver) -> None:
    assert actor(resolver, "the new French president").name == "Emmanuel Macron"
    assert actor(resolver, "the New Jersey governor").country == "USA"


@pytest.mark.parametrize(
    ("words", "text", "country", "identity"),
    [
        ("Georgia", "Georgia joined a lawsuit by Tennessee and Alabama.", "USA", None),
        ("Georgia", "Georgia accused Russia of flights near South Ossetia.", "GEO", "geo-government"),
        ("Lawmakers", "Lawmakers in Atlanta passed the bill; Georgia cut funding.", "USA", None),
        ("Sen. Ada Lanza of Georgia", "Sen. Ada Lanza of Georgia spoke in the Senate.", "USA", None),
        ("Georgian police", "Georgian police arrested two men in Tbilisi.", "GEO", "geo-police"),
    ],
)
def test_georgia_is_told_apart_by_its_neighbours(
    resolver: ActorResolver, words: str, text: str, country: str, identity: str | None
) -> None:
    found = actor(resolver, words, text)
    assert (found.country, found.id) == (country, identity)


def test_a_state_of_a_federation_acts_by_its_government(resolver: ActorResolver) -> None:
    found = actor(resolver, "Texas", "Texas sued the government.")
    assert (found.name, found.country, found.sector, found.id) == ("Texas", "USA", "GOV", None)


def test_a_title_before_a_name_told_in_full_is_no_part_of_it(resolver: ActorResolver) -> None:
    found = actor(resolver, "Chief Hallam", "Police Chief Jon Hallam came. Chief Hallam spoke.")
    assert (found.name, found.office) == ("Jon Hallam", "Chief")
