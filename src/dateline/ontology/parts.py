"""The parts an ontology is made of: types, modes, kinds, fields, and who is competent for which field.

All are frozen values read from TOML; tuples keep the order of the files. Nothing here reads or checks a file.
"""

from typing import Literal

import msgspec

Quadrant = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
FieldKind = Literal["count", "length", "speed", "duration", "money", "words"]
SpeakerKind = Literal["official", "agency", "outlet", "media", "witness", "expert", "party", "unknown"]
Sector = Literal[
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "BUS", "CVL", "IGO", "NGO", "EDU", "CRM", "REL",
    "LEG", "LAB", "AGR", "HLH", "UNK",
]  # fmt: skip
Side = Literal["any", "actors", "recipients", "parties", "place", "observers"]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all parts: a value, with no other keys than its own."""


class Field(Part, frozen=True):
    """A value field. `unit` is that of the grammar, None for counts, words and money (whose unit the text names).

    `role` is the language model's name for it, where one name stands for several units.
    """

    name: str
    kind: FieldKind
    wording: str
    unit: str | None = None
    role: str = ""


class Verb(Part, frozen=True):
    """Past forms for a sentence about an event: `toward` goes before a recipient, `alone` stands without."""

    toward: str
    alone: str


class Competence(Part, frozen=True):
    """Speakers in whose competence fields lie, and why.

    A speaker qualifies by kind and sector, and by side: that of the event's actors, recipients, either (parties), of
    the country of the place, of none of the parties (observers), or any.
    """

    fields: tuple[str, ...]
    kinds: tuple[SpeakerKind, ...]
    sectors: tuple[Sector, ...]
    side: Side
    reason: str

    def covers(self, kind: str, sector: str | None) -> bool:
        """Whether a speaker of this kind qualifies; an unknown sector does not."""
        return kind in self.kinds and sector in self.sectors


class Kind(Part, frozen=True):
    """A finer kind of a mode: what it is, the words that name it, and the thing it is about ("missile")."""

    name: str
    wording: str
    triggers: tuple[str, ...] = ()
    verb: Verb | None = None
    thing: str | None = None


class Mode(Part, frozen=True):
    """How an event of a type was done. Fields and place roles are those it has beyond its type's."""

    name: str
    wording: str
    triggers: tuple[str, ...] = ()
    verb: Verb | None = None
    family: str | None = None
    fields: tuple[str, ...] = ()
    place_roles: tuple[str, ...] = ()
    competence: tuple[Competence, ...] = ()
    kinds: tuple[Kind, ...] = ()
    extension: bool = False


class EventType(Part, frozen=True):
    """A type of event. `also` gives other types the same happening may be told as, each with the reason.

    `extension` is true of what PLOVER does not have.
    """

    code: str
    definition: str
    quadrant: Quadrant
    family: str
    verb: Verb
    place_roles: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    needs_recipient: bool = False
    also: tuple[tuple[str, str], ...] = ()
    competence: tuple[Competence, ...] = ()
    modes: tuple[Mode, ...] = ()
    extension: bool = False


class Meaning(Part, frozen=True, order=True):
    """What a trigger may mean: a type, with its mode and kind where the word tells them."""

    type: str
    mode: str | None = None
    kind: str | None = None


class Inventory(Part, frozen=True):
    """All that was read, by name, in order."""

    order: tuple[str, ...]
    modalities: dict[str, str]
    place_roles: dict[str, str]
    fields: dict[str, Field]
    types: dict[str, EventType]
