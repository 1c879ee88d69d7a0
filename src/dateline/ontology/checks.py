"""Whether the parts of an ontology fit one another: fields, roles and types named are there, words are words.

Checked after each file, so that a complaint can name the file that brought the fault. Nothing is mended.
"""

from collections.abc import Iterable, Iterator

from dateline.errors import OntologyError
from dateline.ontology.files import Key
from dateline.ontology.parts import Competence, EventType, Field, Inventory, Mode

EVENT_FIELDS = ("occurrence", "time", "actors", "recipients")
_WITH_UNIT = {"length", "speed", "duration"}


def check_inventory(inventory: Inventory, file: str) -> None:
    """Raises the first fault found, naming the file."""
    for fault in _faults(inventory, Key(file, "")):
        raise fault


def _faults(inventory: Inventory, root: Key) -> Iterator[OntologyError]:
    for name, field in inventory.fields.items():
        yield from _field_faults(field, root / "fields" / name)
    for code, type_ in inventory.types.items():
        yield from _type_faults(type_, inventory, root / "types" / code)


def _field_faults(field: Field, key: Key) -> Iterator[OntologyError]:
    if (field.kind in _WITH_UNIT) != (field.unit is not None):
        need = "needs a unit" if field.kind in _WITH_UNIT else "takes no unit"
        yield (key / "unit").wrong(f"a field of kind {field.kind} {need}")
    yield from _wording_faults(field.wording, key / "wording")


def _type_faults(type_: EventType, inventory: Inventory, key: Key) -> Iterator[OntologyError]:
    yield from _wording_faults(type_.definition, key / "definition")
    yield from _wording_faults(type_.family, key / "family")
    yield from _list_faults(type_, inventory, key)
    for other, _ in type_.also:
        if other not in inventory.types or other == type_.code:
            yield (key / "also" / other).wrong("names no other type of the ontology")
    for mode in type_.modes:
        place = key / "modes" / mode.name
        yield from _wording_faults(mode.wording, place / "wording")
        yield from _list_faults(mode, inventory, place)
        for kind in mode.kinds:
            yield from _wording_faults(kind.wording, place / "kinds" / kind.name / "wording")
            yield from _trigger_faults(kind.triggers, place / "kinds" / kind.name)


def _list_faults(part: EventType | Mode, inventory: Inventory, key: Key) -> Iterator[OntologyError]:
    yield from _trigger_faults(part.triggers, key)
    yield from _unknown(part.fields, inventory.fields, key / "fields", "field")
    yield from _unknown(part.place_roles, inventory.place_roles, key / "place_roles", "place role")
    for competence in part.competence:
        yield from _competence_faults(competence, inventory, key / "competence")


def _competence_faults(competence: Competence, inventory: Inventory, key: Key) -> Iterator[OntologyError]:
    known = (*EVENT_FIELDS, *inventory.place_roles, *inventory.fields)
    yield from _unknown(competence.fields, known, key / "fields", "field")
    for name in ("fields", "kinds", "sectors"):
        if not getattr(competence, name):
            yield (key / name).wrong("must not be empty")
    yield from _wording_faults(competence.reason, key / "reason")


def _unknown(names: Iterable[str], known: Iterable[str], key: Key, what: str) -> Iterator[OntologyError]:
    known = tuple(known)
    for name in names:
        if name not in known:
            yield key.wrong(f"{name!r} is no {what} of the ontology; known are {', '.join(known)}")


def _trigger_faults(triggers: Iterable[str], key: Key) -> Iterator[OntologyError]:
    for word in triggers:
        if word != " ".join(word.lower().split()) or not word:
            yield (key / "triggers").wrong(f"{word!r} must be lower-case words parted by single spaces")


def _wording_faults(words: str, key: Key) -> Iterator[OntologyError]:
    if not words.strip():
        yield key.wrong("must not be empty")
