"""A weapon named within the words for an attack is its weapon, where none is told beside them."""

import pytest
from coding.annotating import Marker

from dateline.coding.drafts import Draft
from dateline.coding.weapons import with_weapons
from dateline.language.annotations import Argument


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("He died in a drone strike.", "drone strike", ["drone"]),
        ("A car bomb exploded.", "car bomb exploded", ["car bomb"]),
        ("The bomb attack killed two.", "bomb attack", ["bomb"]),
        ("They began to bomb the town.", "bomb", []),
        ("The gas supply was cut.", "gas supply", []),
        ("Mortar fire hit the town.", "Mortar fire", ["Mortar"]),
        ("Two were stabbed.", "stabbed", []),
    ],
)
def test_the_words_for_an_attack_name_its_weapon(text: str, trigger: str, told: list[str]) -> None:
    mark = Marker(text)
    event = mark.event(mark.span(trigger), type_="ASSAULT")
    (draft,) = with_weapons([Draft(event.triggers, event, (), ())], text)
    assert [text[a.span.start : a.span.end] for a in draft.arguments if a.role == "weapon"] == told


def test_a_weapon_told_beside_them_stands_alone_and_what_is_no_attack_has_none() -> None:
    mark = Marker("The missile strike by Norland used KX-9s.")
    arguments = (Argument("weapon", mark.span("KX-9s"), 1.0),)
    attack = mark.event(mark.span("missile strike"), type_="ASSAULT")
    test = mark.event(mark.span("missile strike"), mode="weapons-test")
    drafts = [Draft(attack.triggers, attack, arguments, ()), Draft(test.triggers, test, (), ())]
    assert [draft.arguments for draft in with_weapons(drafts, mark.text)] == [arguments, ()]
