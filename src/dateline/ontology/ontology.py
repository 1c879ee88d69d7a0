"""The ontology: which types of event there are, how each is told, counted and placed, and who may vouch for what.

PLOVER's sixteen types in our own words, Dateline's weapons tests, and what a user's files add. Frozen once loaded; the
same files give the same ontology. It knows no text: the model and the coder find events, this says what they can be.
"""

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from dateline.errors import OntologyError
from dateline.ontology.checks import check_inventory
from dateline.ontology.files import EMPTY, add_file
from dateline.ontology.parts import Competence, EventType, Field, Inventory, Kind, Meaning, Mode, Verb

FOLDER = Path(__file__).parent


class Ontology:
    """All types, modes, fields and roles, with small typed lookups. Made by `load`."""

    def __init__(self, inventory: Inventory) -> None:
        self._inventory = inventory

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> "Ontology":
        """The ontology with the user's files added in their order; raises OntologyError naming file and key."""
        paths = tuple(Path(path) for path in extra)
        return cls(_add_files(paths)) if paths else _load_own()

    @property
    def types(self) -> tuple[EventType, ...]:
        """All types, PLOVER's first and in its order."""
        order = [*self._inventory.order, *(code for code in self._inventory.types if code not in self._inventory.order)]
        return tuple(self._inventory.types[code] for code in order)

    @property
    def modalities(self) -> Mapping[str, str]:
        """Each modality and what it means."""
        return dict(self._inventory.modalities)

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """Every value field."""
        return tuple(self._inventory.fields.values())

    @property
    def all_place_roles(self) -> Mapping[str, str]:
        """Each place role and what it means."""
        return dict(self._inventory.place_roles)

    def type(self, code: str) -> EventType:
        """The type of this code; raises OntologyError for one that is not there."""
        try:
            return self._inventory.types[code]
        except KeyError:
            known = ", ".join(type_.code for type_ in self.types)
            raise OntologyError(f"{code!r} is no type of the ontology; known are {known}") from None

    def modes(self, code: str) -> tuple[Mode, ...]:
        """The modes of a type."""
        return self.type(code).modes

    def mode(self, code: str, name: str | None) -> Mode | None:
        """A mode of a type, None if it has none of that name."""
        return next((mode for mode in self.modes(code) if mode.name == name), None)

    def kinds(self, code: str, mode: str | None) -> tuple[Kind, ...]:
        """The finer kinds of a mode."""
        found = self.mode(code, mode)
        return found.kinds if found else ()

    def kind(self, code: str, mode: str | None, name: str | None) -> Kind | None:
        """A finer kind of a mode, None if it has none of that name."""
        return next((kind for kind in self.kinds(code, mode) if kind.name == name), None)

    def fields(self, code: str, mode: str | None = None) -> tuple[Field, ...]:
        """The value fields an event of the type can have, those of the mode after the type's own."""
        found = self.mode(code, mode)
        names = dict.fromkeys((*self.type(code).fields, *(found.fields if found else ())))
        return tuple(self._inventory.fields[name] for name in names)

    def field(self, name: str) -> Field | None:
        """The value field of this name."""
        return self._inventory.fields.get(name)

    def field_for(self, role: str, unit: str | None = None) -> Field | None:
        """The field for a value role of the model and the unit of the figure; None when no unit fits."""
        named = [field for field in self.all_fields if field.role == role]
        fitting = [field for field in named if field.unit == unit]
        return next(iter(fitting or (named if len(named) == 1 else ())), None)

    def unit(self, name: str) -> str | None:
        """The unit of a field; None for counts, words, money and names that are no field."""
        field = self.field(name)
        return field.unit if field else None

    def place_roles(self, code: str, mode: str | None = None) -> tuple[str, ...]:
        """The roles a place can have in an event of the type."""
        found = self.mode(code, mode)
        return tuple(dict.fromkeys((*self.type(code).place_roles, *(found.place_roles if found else ()))))

    def family(self, code: str, mode: str | None = None) -> str:
        """The family fusion looks in for other mentions of the same happening."""
        found = self.mode(code, mode)
        return (found.family if found else None) or self.type(code).family

    def alternatives(self, code: str) -> frozenset[str]:
        """Other types under which reports tell the same happening, whichever of the two names the other."""
        named = {other for other, _ in self.type(code).also}
        naming = {type_.code for type_ in self.types if code in dict(type_.also)}
        return frozenset(named | naming)

    def may_name_one(self, one: str, other: str) -> bool:
        """Whether mentions of these two types can be one happening."""
        return one == other or other in self.alternatives(one)

    def verb(self, code: str, mode: str | None = None, kind: str | None = None) -> Verb:
        """The verb forms for a sentence, of the finest part that has its own."""
        found_kind, found_mode = self.kind(code, mode, kind), self.mode(code, mode)
        own = (found_kind.verb if found_kind else None) or (found_mode.verb if found_mode else None)
        return own or self.type(code).verb

    def authorities(self, code: str, field: str, mode: str | None = None) -> tuple[Competence, ...]:
        """Who is competent for a field, the mode's before the type's, the most competent first."""
        found = self.mode(code, mode)
        competence = (*(found.competence if found else ()), *self.type(code).competence)
        return tuple(each for each in competence if field in each.fields)

    def meanings(self, trigger: str) -> tuple[Meaning, ...]:
        """What a word or phrase, in its dictionary form, may name."""
        return self.triggers.get(trigger.lower(), ())

    @cached_property
    def triggers(self) -> Mapping[str, tuple[Meaning, ...]]:
        """Every trigger with its meanings, sorted."""
        found: dict[str, list[Meaning]] = {}
        for type_ in self.types:
            for words, meaning in _triggers_of(type_):
                for word in words:
                    found.setdefault(word, []).append(meaning)
        return {word: tuple(dict.fromkeys(found[word])) for word in sorted(found)}


def _triggers_of(type_: EventType) -> Iterable[tuple[tuple[str, ...], Meaning]]:
    yield type_.triggers, Meaning(type_.code)
    for mode in type_.modes:
        yield mode.triggers, Meaning(type_.code, mode.name)
        for kind in mode.kinds:
            yield kind.triggers, Meaning(type_.code, mode.name, kind.name)


@cache
def _load_own() -> Ontology:
    return Ontology(_own_inventory())


@cache
def _own_inventory() -> Inventory:
    inventory = add_file(EMPTY, FOLDER / "shared.toml", False)
    for file in sorted((FOLDER / "types").glob("*.toml")):
        inventory = add_file(inventory, file, False)
    check_inventory(inventory, "the ontology")
    return inventory


def _add_files(paths: Iterable[Path]) -> Inventory:
    inventory = _own_inventory()
    for path in paths:
        inventory = add_file(inventory, path, True)
        check_inventory(inventory, str(path))
    return inventory
