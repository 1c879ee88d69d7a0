"""The facts of the tables of actors: terms do not overlap, ids are unique, sectors and countries are known."""

import re
import tomllib
from collections import Counter
from importlib.resources import files

from dateline.actors import lexicon
from dateline.places.names import fold
from dateline.places.tables import rows

SECTORS = {
    "GOV",
    "MIL",
    "REB",
    "OPP",
    "PTY",
    "COP",
    "JUD",
    "SPY",
    "MED",
    "BUS",
    "CVL",
    "IGO",
    "NGO",
    "EDU",
    "CRM",
    "REL",
    "LEG",
    "LAB",
    "AGR",
    "HLH",
    "UNK",
}
COUNTRIES = {row["alpha3"] for row in rows("countries.csv")} | {"EUR"}


def table(name: str) -> dict:
    return tomllib.loads((files("dateline.actors") / "tables" / name).read_text(encoding="utf-8"))


def test_terms_of_one_office_follow_one_another() -> None:
    for country, offices in table("leaders.toml").items():
        for office, facts in offices.items():
            if not facts.get("many"):
                for (name, _, last, *_), (_, first, *_) in zip(facts["terms"], facts["terms"][1:], strict=False):
                    assert last, (country, office, name)
                    assert last <= first, (country, office, name)


def test_every_term_begins_before_it_ends_on_days_that_exist() -> None:
    for term in lexicon.terms():
        if term.first:
            assert re.fullmatch(r"\d{4}-[01]\d-[0-3]\d", term.first), term
            assert not term.last or term.first <= term.last, term


def test_an_id_is_that_of_one_body() -> None:
    ids = Counter(entry[0] for group in table("bodies.toml").values() for entry in group)
    assert [identity for identity, times in ids.items() if times > 1] == []


def test_sectors_and_countries_are_of_the_codes() -> None:
    for group in table("bodies.toml").values():
        for identity, _, country, sector, *_ in group:
            assert sector in SECTORS, identity
            assert country == "" or country in COUNTRIES, identity
    for term in lexicon.terms():
        assert term.sector in SECTORS, term
        assert term.country is None or term.country in COUNTRIES, term


def test_a_name_that_two_bodies_bear_is_told_apart_by_the_country() -> None:
    for name, bodies in lexicon.bodies().items():
        assert len({body.country for body in bodies}) == len(bodies), name


def test_no_role_noun_has_two_sectors_by_chance() -> None:
    nouns = Counter(fold(noun) for nouns in table("roles.toml")["sectors"].values() for noun in set(nouns))
    shared = {noun for noun, times in nouns.items() if times > 1}
    # The order of the file decides these; each is listed here on purpose.
    assert shared <= {
        "authorities",
        "deputies",
        "deputy",
        "coast guard",
        "police",
        "commandos",
        "bombers",
        "terrorists",
        "captain",
        "election commission",
        "settlers",
        "delegates",
        "coalition",
        "mps",
        "intelligence officials",
        "marine",
        "bloc",
        "guards",
        "secret service",
        "sniper",
        "officers",
        "agents",
        "parliament",
        "secret police",
        "supreme court",
        "commissioner",
        "general",
        "ministers",
        "defendant",
        "congress",
        "senate",
        "court",
        "prosecution",
        "army command",
        "high court",
        "judiciary",
        "mayors",
        "council member",
        "registrar",
        "spies",
        "spy",
    }


def test_what_is_listed_as_collective_is_a_noun_of_the_sectors_and_said_once() -> None:
    for noun in map(fold, table("roles.toml")["collective"]["nouns"]):
        assert noun in lexicon.sectors(), noun
        assert noun not in lexicon.organisations().keys() | lexicon.functions().keys(), noun
