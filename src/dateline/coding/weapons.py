"""Weapons named within the words for an attack: "a drone strike", "the car bomb exploded".

The reader takes such a word for a part of the deed, and gives it no weapon then.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.clocks import RULED
from dateline.coding.drafts import Draft
from dateline.language.annotations import Argument, Span

# Words for nothing but weapons.
ALONE = r"""
(?:(?:cruise|ballistic|anti-tank)\s+)?missiles? | (?:car|truck|barrel|petrol|roadside|cluster|pipe|nail)[ -]bombs? |
rocket-propelled\s+grenades? | grenades? | rockets | artillery | mortars? | howitzers? | drones? | tear\s+gas |
(?:poison|mustard|chlorine|sarin)\s+gas | chlorine | sarin | novichok | nerve\s+agents? | machetes? |
improvised\s+explosive\s+devices? | IEDs? | land\s?mines? | rubber\s+bullets | water\s+cannons?
"""
# Words that say what is done as well ("to bomb", "to knife"), but for before a word for an attack.
BEFORE_ATTACK = r"bombs? | rocket | gas | knife | gun | tank | sniper | chemical\s+weapons? | machine[- ]gun"
ATTACK = (
    r"(?:attack|strike|blast|explosion|barrage|salvo|assault|bombardment)s? | fire | shelling | exploded | went\s+off"
)
WEAPON = re.compile(rf"\b(?:{ALONE}|(?:{BEFORE_ATTACK})(?=\s+(?:{ATTACK})\b))\b", re.I | re.VERBOSE)


def with_weapons(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts, attacks without a weapon with the first that their triggers name."""
    return [with_weapon(draft, text) if draft.frame.type == "ASSAULT" else draft for draft in drafts]


def with_weapon(draft: Draft, text: str) -> Draft:
    """An attack with the weapon that the words for it name, where none is told beside them."""
    if any(argument.role == "weapon" for argument in draft.arguments):
        return draft
    named = (WEAPON.search(text, trigger.start, trigger.end) for trigger in draft.triggers)
    first = [Argument("weapon", Span(*match.span()), RULED) for match in named if match][:1]
    return replace(draft, arguments=(*draft.arguments, *first))
