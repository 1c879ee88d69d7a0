"""The ontology has all the model can say, and its lookups say what the files say."""

import pytest

from dateline.errors import OntologyError
from dateline.grammar.units import units_by_word
from dateline.language import labels
from dateline.ontology import Meaning, Ontology


@pytest.fixture(scope="module")
def ontology():
    return Ontology.load()


def test_the_types_are_plovers_sixteen_in_its_order(ontology):
    assert tuple(type_.code for type_ in ontology.types) == labels.TYPE[1:]
    assert not any(type_.extension for type_ in ontology.types)


@pytest.mark.parametrize("label", labels.MODE[1:])
def test_every_mode_the_model_knows_is_there(ontology, label):
    mode, _, kind = label.partition(":")
    holders = [type_.code for type_ in ontology.types if ontology.mode(type_.code, mode)]
    assert holders
    assert not kind or any(ontology.kind(code, mode, kind) for code in holders)


def test_every_modality_of_the_model_is_there(ontology):
    assert tuple(ontology.modalities) == labels.MODALITY


def test_every_place_role_of_the_model_is_there(ontology):
    assert set(ontology.all_place_roles) == set(labels.EVENT_ROLES) - {labels.OUT, "actor", "recipient", "time"}


@pytest.mark.parametrize("role", labels.VALUE_ROLES[1:])
def test_every_value_role_of_the_model_has_a_field(ontology, role):
    assert any(field.role == role for field in ontology.all_fields)


def test_every_field_belongs_to_some_type(ontology):
    used = {
        field.name
        for type_ in ontology.types
        for mode in (None, *(mode.name for mode in type_.modes))
        for field in ontology.fields(type_.code, mode)
    }
    assert used == {field.name for field in ontology.all_fields}


def test_units_are_those_of_the_grammar(ontology):
    known = {unit.canonical for unit in units_by_word().values()}
    assert {field.unit for field in ontology.all_fields if field.unit} <= known | {"mach"}


def test_a_unit_tells_which_field_a_role_means(ontology):
    assert ontology.field_for("speed", "km/h").name == "speed_kmh"
    assert ontology.field_for("speed", "mach").name == "speed_mach"
    assert ontology.field_for("speed") is None
    assert ontology.field_for("killed").name == "killed"


def test_a_range_is_in_kilometres_and_a_count_in_nothing(ontology):
    assert ontology.unit("range_km") == "km"
    assert ontology.unit("killed") is None


def test_a_weapons_test_has_fields_and_roles_its_type_has_not(ontology):
    plain = {field.name for field in ontology.fields("MOBILIZE")}
    tested = {field.name for field in ontology.fields("MOBILIZE", "weapons-test")}
    assert plain < tested
    assert {"range_km", "apogee_km", "class", "missile", "outcome"} <= tested - plain
    assert set(ontology.place_roles("MOBILIZE", "weapons-test")) == set(ontology.all_place_roles)


def test_a_weapons_test_is_a_family_of_its_own(ontology):
    assert ontology.family("MOBILIZE", "weapons-test") == "weapons-test"
    assert ontology.family("MOBILIZE", "troops") == ontology.family("MOBILIZE") == "forces"


def test_the_doubtful_pairs_of_the_conventions_may_be_one_happening(ontology):
    for one, other in [("COERCE", "ACCUSE"), ("SANCTION", "COERCE"), ("ASSAULT", "RETREAT"), ("AGREE", "CONSULT")]:
        assert ontology.may_name_one(one, other)
    assert not ontology.may_name_one("PROTEST", "AID")


def test_being_one_happening_goes_both_ways(ontology):
    codes = [type_.code for type_ in ontology.types]
    for one in codes:
        assert ontology.may_name_one(one, one)
        assert one not in ontology.alternatives(one)
        for other in codes:
            assert ontology.may_name_one(one, other) == ontology.may_name_one(other, one)


def test_the_finest_part_gives_the_verb(ontology):
    assert ontology.verb("MOBILIZE", "weapons-test", "missile-launch").alone == "launched"
    assert ontology.verb("CONSULT").toward == "met"
    assert ontology.verb("CONSULT", "visit").toward == "visited"
    assert ontology.verb("CONSULT", "third-party").toward == "met"


def test_who_tracks_a_missile_is_competent_for_its_range_and_its_maker_is_not(ontology):
    first = ontology.authorities("MOBILIZE", "range_km", "weapons-test")[0]
    assert first.side == "observers"
    assert first.covers("official", "MIL")
    assert not first.covers("outlet", "MED")
    assert not first.covers("official", None)
    assert ontology.authorities("MOBILIZE", "missile", "weapons-test")[0].side == "actors"


def test_a_health_ministry_is_first_to_count_the_dead(ontology):
    assert ontology.authorities("ASSAULT", "killed")[0].covers("official", "HLH")
    assert ontology.authorities("AGREE", "money") == ()


def test_a_trigger_tells_all_it_may_mean(ontology):
    assert ontology.meanings("Nuclear test") == (Meaning("MOBILIZE", "weapons-test", "nuclear-test"),)
    assert {meaning.type for meaning in ontology.meanings("raid")} == {"ASSAULT", "COERCE"}
    assert ontology.meanings("photosynthesis") == ()


def test_every_type_and_every_mode_with_an_own_word_can_be_found_by_a_trigger(ontology):
    named = {meaning for meanings in ontology.triggers.values() for meaning in meanings}
    for type_ in ontology.types:
        assert Meaning(type_.code) in named
        for mode in type_.modes:
            assert Meaning(type_.code, mode.name) in named


def test_an_unknown_type_is_an_error_that_names_the_known(ontology):
    with pytest.raises(OntologyError, match="'BARGAIN' is no type of the ontology; known are AGREE, CONSULT"):
        ontology.type("BARGAIN")


def test_the_wording_stands_once(ontology):
    wordings = [type_.definition for type_ in ontology.types]
    wordings += [mode.wording for type_ in ontology.types for mode in type_.modes]
    assert len(wordings) == len(set(wordings))
