"""Ontology files read and added to one another. A file may add types, modes, kinds, fields and triggers.

Every complaint is one line that names the file and the key. A later file never changes what stands: it adds to it.
What a key means is left to ontology.py.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from dateline.errors import OntologyError
from dateline.ontology.parts import Competence, EventType, Field, Inventory, Kind, Mode

EMPTY = Inventory((), {}, {}, {}, {})
_SECTIONS = {"order", "modalities", "place_roles", "fields", "types"}
_TYPE_CODE = re.compile(r"[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_LISTS: dict[str, type[tuple[Any, ...]]] = {
    "triggers": tuple[str, ...],
    "fields": tuple[str, ...],
    "place_roles": tuple[str, ...],
    "competence": tuple[Competence, ...],
}
_Value = TypeVar("_Value")


class Key(NamedTuple):
    """A key of a file, for complaints."""

    file: str
    path: str

    def __truediv__(self, part: str) -> "Key":
        """The key below this one."""
        return Key(self.file, f"{self.path}.{part}" if self.path else part)

    def wrong(self, reason: str) -> OntologyError:
        """A complaint about this key."""
        return OntologyError(f"{self.file}: {self.path}: {reason}" if self.path else f"{self.file}: {reason}")


def add_file(inventory: Inventory, file: Path, extension: bool) -> Inventory:
    """The inventory with all that a file adds; `extension` marks its types and modes as none of PLOVER's."""
    key = Key(str(file), "")
    raw = _parse(file, key)
    for name in sorted(raw.keys() - _SECTIONS):
        raise (key / name).wrong(f"unknown section; known are {', '.join(sorted(_SECTIONS))}")
    fields = dict(inventory.fields)
    for name, table in _tables(raw, "fields", key):
        fields[name] = _read_field(name, table, key / "fields" / name, fields)
    types = dict(inventory.types)
    for code, table in _tables(raw, "types", key):
        types[code] = _read_type(code, table, key / "types" / code, types.get(code), extension)
    return Inventory(
        _convert(raw.get("order", inventory.order), tuple[str, ...], key / "order"),
        inventory.modalities | _read_words(raw, "modalities", key),
        inventory.place_roles | _read_words(raw, "place_roles", key),
        fields,
        types,
    )


def _parse(file: Path, key: Key) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise key.wrong(f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise key.wrong("is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise key.wrong(f"is not TOML: {error}") from error


def _tables(raw: Mapping[str, Any], section: str, key: Key) -> list[tuple[str, dict[str, Any]]]:
    """The tables of a section by name."""
    tables = raw.get(section, {})
    if not isinstance(tables, dict):
        raise (key / section).wrong("must be a table")
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise (key / section / name).wrong("must be a table")
    return list(tables.items())


def _read_words(raw: Mapping[str, Any], section: str, key: Key) -> dict[str, str]:
    return _convert(raw.get(section, {}), dict[str, str], key / section)


def _read_field(name: str, table: dict[str, Any], key: Key, known: Mapping[str, Field]) -> Field:
    if name in known:
        raise key.wrong("this field stands already and cannot be changed")
    _check_name(name, _NAME, key)
    return _convert({"role": name, **table, "name": name}, Field, key)


def _read_type(code: str, table: dict[str, Any], key: Key, old: EventType | None, extension: bool) -> EventType:
    """A new type, or a known one with what the table adds."""
    own = {name: value for name, value in table.items() if name not in ("modes", "also")}
    also = tuple(_convert(table.get("also", {}), dict[str, str], key / "also").items())
    if old is None:
        _check_name(code, _TYPE_CODE, key)
        old = _convert({"extension": extension, **own, "code": code}, EventType, key)
    else:
        old = msgspec.structs.replace(old, **_grown_lists(old, own, key))
    modes = {mode.name: mode for mode in old.modes}
    for name, inner in _tables(table, "modes", key):
        modes[name] = _read_mode(name, inner, key / "modes" / name, modes.get(name), extension)
    return msgspec.structs.replace(old, also=(*old.also, *also), modes=tuple(modes.values()))


def _read_mode(name: str, table: dict[str, Any], key: Key, old: Mode | None, extension: bool) -> Mode:
    own = {part: value for part, value in table.items() if part != "kinds"}
    if old is None:
        _check_name(name, _NAME, key)
        old = _convert({"extension": extension, **own, "name": name}, Mode, key)
    else:
        old = msgspec.structs.replace(old, **_grown_lists(old, own, key))
    kinds = {kind.name: kind for kind in old.kinds}
    for kind, inner in _tables(table, "kinds", key):
        if kind in kinds:
            raise (key / "kinds" / kind).wrong("this kind stands already and cannot be changed")
        _check_name(kind, _NAME, key / "kinds" / kind)
        kinds[kind] = _convert({**inner, "name": kind}, Kind, key / "kinds" / kind)
    return msgspec.structs.replace(old, kinds=tuple(kinds.values()))


def _grown_lists(old: EventType | Mode, table: dict[str, Any], key: Key) -> dict[str, Any]:
    """The lists of a known type or mode with the table's appended; nothing else of it can be given again."""
    for part in table:
        if part not in _LISTS:
            known = part in old.__struct_fields__
            raise (key / part).wrong("stands already and cannot be changed" if known else "unknown key")
    lists: dict[str, Any] = {}
    for part, type_ in _LISTS.items():
        added = _convert(table.get(part, []), type_, key / part)
        lists[part] = tuple(dict.fromkeys((*getattr(old, part), *added)))
    return lists


def _check_name(name: str, form: re.Pattern[str], key: Key) -> None:
    if not form.fullmatch(name):
        letters = "capitals" if form is _TYPE_CODE else "small letters"
        raise key.wrong(f"a name is written in {letters}, digits and hyphens")


def _convert(value: object, type_: type[_Value], key: Key) -> _Value:
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        inner = path.rstrip("`").replace("[...]", "").lstrip(".")
        place = key / inner if inner else key
        raise place.wrong(reason[:1].lower() + reason[1:].replace("Object ", "the table ")) from error
