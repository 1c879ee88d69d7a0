"""The tables of actors, read once: bodies by every name, people and their terms of office, nouns of roles.

Everything here is data of `tables/`; keys are folded as place names are. Nothing is resolved here.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from dateline.places.names import fold
from dateline.places.tables import adjectives, listed, rows


class Body(msgspec.Struct, frozen=True):
    """A body with a name of its own; `group` is the table it stands in (official, world, civil, agency ...)."""

    id: str
    name: str
    country: str | None
    sector: str
    group: str


class Term(msgspec.Struct, frozen=True):
    """A person in an office from one day to another ("" while it lasts, or where no term is known)."""

    person: str
    country: str | None
    sector: str
    titles: tuple[str, ...]
    first: str
    last: str

    def covers(self, day: str) -> bool:
        """Whether the office was held on an ISO day; a person without a term holds it always."""
        return self.first <= day <= (self.last or "9999")


class Function(msgspec.Struct, frozen=True):
    """What a state's own bodies of one kind are called: sector and the pattern of their name.

    `states` (alpha-3): the only ones whose body is called by the noun that it is found by, or none for any.
    """

    code: str
    sector: str
    pattern: str
    states: tuple[str, ...] = ()


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("dateline.actors") / "tables" / name).read_text(encoding="utf-8"))


_ORGANISATIONS = {
    "EUR": ("european", "eu", "european union"),
    "UNO": ("un", "united nations", "un envoy"),
    "NATO": ("nato",),
    "IAEA": ("iaea", "international atomic energy agency"),
    "WHO": ("who", "world health organization"),
    "IMF": ("imf", "international monetary fund"),
}


@cache
def bodies() -> dict[str, tuple[Body, ...]]:
    """Bodies by folded name; a name that several bear is told apart by the country."""
    found: dict[str, dict[str, Body]] = {}
    for group, entries in _table("bodies.toml").items():
        for entry in entries:
            body = Body(entry[0], entry[1], entry[2] or None, entry[3], group)
            for name in (entry[1], *entry[4:]):
                found.setdefault(fold(name), {}).setdefault(body.id, body)
    return {key: tuple(named.values()) for key, named in found.items()}


@cache
def terms() -> tuple[Term, ...]:
    """All terms of office, and the people without one."""
    found = []
    for country, offices in _table("leaders.toml").items():
        for number, (office, facts) in enumerate(offices.items()):
            # The first office of a country is that of its leader.
            leader = ("leader",) if number == 0 else ()
            titles = tuple(fold(title) for title in (office, *facts.get("titles", ()), *leader))
            if country in _ORGANISATIONS:
                named = (f"{name} {title}" for name in _ORGANISATIONS[country] for title in titles)
                titles = (*named, *(title for title in titles if " of the " in title))
            for row in facts["terms"]:
                code = None if country in _ORGANISATIONS and country != "EUR" else country
                found.append(Term(row[0], code, facts.get("sector", "GOV"), titles, row[1], row[2]))
    for row in _table("people.toml")["people"]:
        found.append(Term(row[0], row[1] or None, row[2], (fold(row[3]),) if row[3] else (), "", ""))
    return tuple(found)


@cache
def terms_by_title() -> dict[str, tuple[Term, ...]]:
    """Terms of office known from one day on, by each folded title of the office."""
    found: dict[str, dict[Term, None]] = {}
    for term in terms():
        for title in term.titles if term.first else ():
            found.setdefault(title, {})[term] = None
    return {title: tuple(held) for title, held in found.items()}


@cache
def people() -> dict[str, tuple[Term, ...]]:
    """Terms by every folded name of the person."""
    others: dict[str, set[str]] = {}
    for facts in (facts for offices in _table("leaders.toml").values() for facts in offices.values()):
        for row in facts["terms"]:
            others.setdefault(row[0], set()).update(row[3:])
    for row in _table("people.toml")["people"]:
        others.setdefault(row[0], set()).update(row[4:])
    found: dict[str, list[Term]] = {}
    for term in terms():
        for name in {term.person, *others.get(term.person, ())}:
            found.setdefault(fold(name), []).append(term)
    return {key: tuple(held) for key, held in found.items()}


@cache
def surnames() -> dict[str, tuple[Term, ...]]:
    """Terms by the name a second mention uses: the last word, or the family name that comes first in East Asia.

    In Korea by that alone: what comes last is half of a given name ("Nam-sun").
    """
    found: dict[str, dict[Term, None]] = {}
    for key, held in people().items():
        words = key.split()
        for term in held:
            family = words[0] if _is_family_first(words, term.country) else words[-1]
            names = {family} if term.country in _FAMILY_ALONE else {family, words[-1]}
            for surname in names - {"jr", "ii", "iii", "vi"}:
                found.setdefault(surname, {})[term] = None
    return {key: tuple(held) for key, held in found.items()}


@cache
def family_first() -> frozenset[str]:
    """The family names of known people that stand before the given name, folded."""
    names = ((key.split(), held[0].country) for key, held in people().items())
    return frozenset(words[0] for words, country in names if _is_family_first(words, country))


def _is_family_first(words: list[str], country: str | None) -> bool:
    """Whether a name begins with the family name; two words of Hong Kong or Taiwan do not ("John Lee")."""
    fewest = 3 if country in _ENGLISH_GIVEN else 2
    return country in _FAMILY_FIRST and len(words) >= fewest and "lama" not in words


_ENGLISH_GIVEN = {"HKG", "TWN"}
_FAMILY_ALONE = {"PRK", "KOR"}
_FAMILY_FIRST = {"CHN", "PRK", "KOR", "TWN", "HKG", "VNM", "KHM"}


@cache
def functions() -> dict[str, Function]:
    """Functions of state by folded noun."""
    found: dict[str, Function] = {}
    for code, facts in _table("roles.toml")["function"].items():
        for noun in facts["nouns"]:
            states = tuple(facts.get("states", {}).get(noun, ()))
            found.setdefault(fold(noun), Function(facts.get("body", code), facts["sector"], facts["name"], states))
    return found


@cache
def sectors() -> dict[str, str | None]:
    """PLOVER sector by folded role noun; None for doers of whom nothing but the deed is known."""
    found: dict[str, str | None] = {}
    for sector, nouns in _table("roles.toml")["sectors"].items():
        for noun in nouns:
            found.setdefault(fold(noun), None if sector == "NONE" else sector)
    return found


@cache
def titles() -> dict[str, str]:
    """PLOVER sector by folded title that stands before a person's name."""
    found: dict[str, str] = {}
    for sector, words in _table("roles.toml")["titles"].items():
        for title in words:
            found.setdefault(fold(title), sector)
    return found


@cache
def organisations() -> dict[str, str | None]:
    """PLOVER sector by folded noun that ends, or before an "of" or "for" heads, the name of a body."""
    found: dict[str, str | None] = {}
    for sector, nouns in _table("roles.toml")["organisations"].items():
        for noun in nouns:
            found[fold(noun)] = None if sector == "NONE" else sector
    return found


@cache
def heads() -> frozenset[str]:
    """Nouns for whoever leads or speaks for something, folded."""
    return frozenset(fold(noun) for noun in _table("roles.toml")["heads"]["nouns"])


@cache
def stateless() -> frozenset[str]:
    """Nouns for those who may be of many states or of none, folded."""
    return frozenset(fold(noun) for noun in _table("roles.toml")["stateless"]["nouns"])


@cache
def peoples() -> frozenset[str]:
    """Names of countries and the adjectives of their peoples, folded."""
    named = (word for row in rows("countries.csv") for word in (row["name"], *listed(row["others"])))
    return frozenset(fold(word) for word in (*named, *(word for word, _ in adjectives())))


@cache
def collective() -> frozenset[str]:
    """Nouns that mean a body or many people and never one person, folded; so do roles' plurals in "s"."""
    many = frozenset(noun for noun in sectors() if noun.endswith("s") and not noun.endswith("ss"))
    listed = {fold(noun) for noun in _table("roles.toml")["collective"]["nouns"]}
    return many | listed | organisations().keys() | functions().keys()
