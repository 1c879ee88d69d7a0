"""What fusion asks the ontology: families, verbs, things and who is competent, also of types it does not know.

A user's type that the shipped ontology lacks is a family of its own, told by its own code; nobody is competent for it.
"""

from functools import cache

from dateline.ontology import Ontology
from dateline.ontology.parts import Competence, Verb

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
def family_of(code: str, mode: str | None) -> str:
    """Types that reports use for one another are one family; weapons tests are one of their own."""
    return _ontology().family(code, mode) if _knows(code) else code.lower()


@cache
def verb_of(code: str, mode: str | None, kind: str | None) -> Verb:
    """What was done, as a verb toward somebody and alone."""
    return _ontology().verb(code, mode, kind) if _knows(code) else Verb(code.lower(), code.lower())


@cache
def thing_of(code: str, mode: str | None, kind: str | None) -> str | None:
    """The thing a finer kind is about ("missile"), None where it is about none."""
    found = _ontology().kind(code, mode, kind) if _knows(code) else None
    return found.thing if found else None


@cache
def authorities_for(code: str, mode: str | None, field: str) -> tuple[Competence, ...]:
    """Who is competent for a field, the most competent first."""
    return _ontology().authorities(code, field, mode) if _knows(code) else ()
