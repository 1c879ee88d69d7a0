"""A user's file adds to the ontology and changes nothing; a fault is one line naming file and key."""

import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dateline.errors import OntologyError
from dateline.ontology import Meaning, Ontology
from dateline.ontology.files import EMPTY, add_file

SMUGGLING = """
[fields.tonnes]
kind = "count"
wording = "tonnes of goods"

[types.SMUGGLE]
definition = "Goods are carried over a border in secret."
quadrant = "material conflict"
family = "smuggling"
verb = { toward = "smuggled goods to", alone = "smuggled goods" }
place_roles = ["origin", "heading"]
fields = ["tonnes"]
triggers = ["smuggle"]

[types.SMUGGLE.also]
COERCE = "goods found are smuggled and seized"

[types.SMUGGLE.modes.by-sea]
wording = "In a boat."

[types.MOBILIZE]
triggers = ["sabre-rattling"]

[types.MOBILIZE.modes.parade]
wording = "Weapons are shown."
triggers = ["military parade"]

[types.MOBILIZE.modes.weapons-test.kinds.torpedo-test]
wording = "A torpedo is tried out."
"""


@pytest.fixture
def write(tmp_path):
    def write(text, name="mine.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def complaint(*paths):
    with pytest.raises(OntologyError) as caught:
        Ontology.load(paths)
    told = str(caught.value)
    assert "\n" not in told
    return told


def test_a_file_adds_types_modes_kinds_fields_and_triggers(write):
    ontology = Ontology.load([write(SMUGGLING)])
    assert ontology.types[-1].code == "SMUGGLE"
    assert ontology.type("SMUGGLE").extension
    assert ontology.mode("MOBILIZE", "parade").extension
    assert ontology.kind("MOBILIZE", "weapons-test", "torpedo-test").wording == "A torpedo is tried out."
    assert [field.name for field in ontology.fields("SMUGGLE")] == ["tonnes"]
    assert ontology.meanings("sabre-rattling") == (Meaning("MOBILIZE"),)
    assert ontology.may_name_one("COERCE", "SMUGGLE")


def test_what_stood_before_stands_unchanged(write):
    before, after = Ontology.load(), Ontology.load([write(SMUGGLING)])
    for type_ in before.types:
        if type_.code != "MOBILIZE":
            assert after.type(type_.code) == type_
    assert "SMUGGLE" not in {type_.code for type_ in Ontology.load().types}


def test_a_later_file_may_build_on_an_earlier_one(write):
    later = write('[types.SMUGGLE.modes.by-air]\nwording = "In an aircraft."\n', "later.toml")
    ontology = Ontology.load([write(SMUGGLING), later])
    assert [mode.name for mode in ontology.modes("SMUGGLE")] == ["by-sea", "by-air"]


def test_the_example_of_the_how_to_loads(write):
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "add-a-type.md").read_text(encoding="utf-8")
    ontology = Ontology.load([write(page.split("```toml\n")[1].split("```")[0])])
    assert ontology.meanings("smuggling") == (Meaning("SMUGGLE"),)


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('fields = ["tonnes"]', 'fields = ["tonns"]', "types.SMUGGLE.fields", "'tonns' is no field"),
        (
            'place_roles = ["origin",',
            'place_roles = ["source",',
            "types.SMUGGLE.place_roles",
            "'source' is no place role",
        ),
        ('quadrant = "material conflict"', 'quadrant = "war"', "types.SMUGGLE.quadrant", "invalid enum value"),
        ('family = "smuggling"\n', "", "types.SMUGGLE", "missing required field `family`"),
        ('alone = "smuggled goods"', "alone = 3", "types.SMUGGLE.verb.alone", "expected `str`"),
        ('triggers = ["smuggle"]', 'triggers = ["Smuggle"]', "types.SMUGGLE.triggers", "lower-case"),
        ('triggers = ["smuggle"]', 'trigers = ["smuggle"]', "types.SMUGGLE", "unknown field `trigers`"),
        ("COERCE =", "SEIZE =", "types.SMUGGLE.also.SEIZE", "names no other type"),
        ("[types.SMUGGLE.modes.by-sea]", "[types.SMUGGLE.modes.By-Sea]", "types.SMUGGLE.modes.By-Sea", "small letters"),
        ('wording = "In a boat."', 'wording = " "', "types.SMUGGLE.modes.by-sea.wording", "must not be empty"),
        ('kind = "count"', 'kind = "length"', "fields.tonnes.unit", "needs a unit"),
        ('kind = "count"', 'kind = "count"\nunit = "t"', "fields.tonnes.unit", "takes no unit"),
        ("[fields.tonnes]", "[fields.killed]", "fields.killed", "stands already"),
        ('triggers = ["sabre-rattling"]', 'definition = "x"', "types.MOBILIZE.definition", "cannot be changed"),
        ('triggers = ["sabre-rattling"]', 'colour = "red"', "types.MOBILIZE.colour", "unknown key"),
        ("modes.parade]", "modes.troops]", "types.MOBILIZE.modes.troops.wording", "cannot be changed"),
        ("kinds.torpedo-test", "kinds.nuclear-test", "types.MOBILIZE.modes.weapons-test.kinds.nuclear-test", "already"),
        ("[types.SMUGGLE]", "[kinds.SMUGGLE]", "kinds", "unknown section"),
    ],
)
def test_a_fault_is_told_by_file_and_key(write, old, new, where, what):
    assert old in SMUGGLING
    path = write(SMUGGLING.replace(old, new, 1))
    told = complaint(path)
    assert told.startswith(f"{path}: {where}: ")
    assert what in told


def test_the_file_that_brought_the_fault_is_named(write):
    bad = write('[types.SMUGGLE]\nfields = ["weight"]\n', "bad.toml")
    assert complaint(write(SMUGGLING), bad).startswith(f"{bad}: types.SMUGGLE.fields: ")


def test_what_is_no_toml_no_text_or_not_there_is_said_to_be_so(write, tmp_path):
    assert "is not TOML" in complaint(write("[types"))
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    assert "is not UTF-8 text" in complaint(tmp_path / "bytes.toml")
    assert "cannot be read" in complaint(tmp_path / "absent.toml")


_KEYS = some.sampled_from(
    ["types", "fields", "modes", "MOBILIZE", "also", "competence", "triggers", "verb", "x", "order"]
)
_TREES = some.recursive(
    some.text(max_size=4) | some.integers(0, 9) | some.booleans(),
    lambda inner: some.dictionaries(_KEYS, inner, max_size=3) | some.lists(inner, max_size=2),
    max_leaves=12,
)


@given(some.dictionaries(_KEYS, _TREES, max_size=4))
def test_any_file_loads_or_is_refused_with_a_reason(tmp_path_factory, tree):
    path = tmp_path_factory.mktemp("any") / "any.toml"
    path.write_text(_as_toml(tree), encoding="utf-8")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == tree
    complaint = first_complaint(path)
    assert complaint is None or complaint.startswith(f"{path}: ")


def first_complaint(path):
    try:
        add_file(EMPTY, path, True)
    except OntologyError as error:
        return str(error)
    return None


def _as_toml(tree):
    return "\n".join(f"{key} = {_inline(value)}" for key, value in tree.items())


def _inline(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return msgspec.json.encode(value).decode() if not isinstance(value, str) else _quoted(value)


def _quoted(text):
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'
