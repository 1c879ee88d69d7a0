"""What fusion asks the ontology: families, verbs, things and who is competent, also of types it does not know.

A user's type that the shipped ontology lacks is a family of its own, told by its own code; nobody is competent for it.
"""

from functools import cache

from dateline.ontology import Ontology
from dateline.ontology.parts import Competence, EventType, Verb

# Of what kind of body each sector of PLOVER is; the rest speak for the government.
SECTORS = {
    "police": "COP",
    "prosecutor": "JUD",
    "court": "JUD",
    "health": "HLH",
    "intelligence": "SPY",
    "military": "MIL",
    "parliament": "LEG",
}
PUBLISHERS = frozenset({"agency", "media", "outlet"})


@cache
def _ontology() -> Ontology:
    return Ontology.load()


@cache
def _knows(code: str) -> bool:
    return any(type_.code == code for type_ in _ontology().types)


@cache
def _home(code: str, mode: str | None) -> str:
    """The type a mode belongs to: a coder may pair a type with a mode that only another one has."""
    types = _ontology().types
    if mode is None or any(type_.code == code and _has(type_, mode) for type_ in types):
        return code
    homes = [type_.code for type_ in types if _has(type_, mode)]
    return homes[0] if len(homes) == 1 else code


def _has(type_: EventType, mode: str) -> bool:
    return any(known.name == mode for known in type_.modes)


@cache
def family_of(code: str, mode: str | None) -> str:
    """Types that reports use for one another are one family; weapons tests are one of their own."""
    home = _home(code, mode)
    return _ontology().family(home, mode) if _knows(home) else home.lower()


@cache
def verb_of(code: str, mode: str | None, kind: str | None) -> Verb:
    """What was done, as a verb toward somebody and alone."""
    home = _home(code, mode)
    return _ontology().verb(home, mode, kind) if _knows(home) else Verb(home.lower(), home.lower())


@cache
def thing_of(code: str, mode: str | None, kind: str | None) -> str | None:
    """The thing a finer kind is about ("missile"), None where it is about none."""
    home = _home(code, mode)
    found = _ontology().kind(home, mode, kind) if _knows(home) else None
    return found.thing if found else None


@cache
def authorities_for(code: str, mode: str | None, field: str) -> tuple[Competence, ...]:
    """Who is competent for a field, the most competent first."""
    home = _home(code, mode)
    return _ontology().authorities(home, field, mode) if _knows(home) else ()
