"""Offices as texts give them: the words before a person's name, and whether an office is that of a state.

An office is a noun ("spokesman") and what is led or spoken for ("Foreign Ministry"); the sector is that of the thing.
Whose country it is is told elsewhere.
"""

import re
from collections.abc import Sequence

import msgspec

from dateline.actors import lexicon
from dateline.actors.lexicon import Body, Function
from dateline.actors.types import ActorContext
from dateline.actors.words import Phrase, endings, is_name, take_apart
from dateline.places.names import fold

# Who holds these is what he leads: of a thing unknown, nothing is known of him.
OF_THEIR_THING = frozenset(("leader", "president"))
STATES = frozenset("country nation republic state".split())  # noqa: SIM905
_RANKS = frozenset("acting chief deputy first interim lieutenant senior supreme under vice".split())  # noqa: SIM905
_TOLD_RANKS = frozenset(("acting", "deputy"))
_NOT_NOW = frozenset("a an another any deputy each every ex former incoming late no onetime other some then".split())  # noqa: SIM905
_AFTER_NAMES = frozenset("jr sr ii iii iv".split())  # noqa: SIM905
_NO_OFFICE = frozenset(  # of many, of a body, or before any name ("fellow Texan")
    {"command", "delegates", "delegation", "employees", "fellow", "headquarters", "leaders", "members",
     "officials", "representatives", "spokesmen", "staff", "supporters", "team", "workers"}
)  # fmt: skip
_PARTICLES = frozenset("al abu ben bin da de del der di dos el la ul ur van von".split())  # noqa: SIM905
_LONGEST_NAME = 5


class Held(msgspec.Struct, frozen=True):
    """An office before a name: what is led or spoken for, the noun, and the name."""

    led: tuple[str, ...]
    noun: str
    name: str

    @property
    def office(self) -> str:
        """The office as the text gives it; of what stands before its noun only what says more than whose it is."""
        thing = " ".join(self.led)
        is_title = self.noun[0].isupper() and all(word[0].isupper() for word in self.led)
        return f"{thing} {self.noun}".strip() if is_title or is_rank(thing) or is_thing(thing) else self.noun

    @property
    def body(self) -> Body | None:
        """The body that is led, or that what is led is a part of."""
        return body_within(" ".join(self.led))

    @property
    def sector(self) -> str | None:
        """The sector of what is led, else that of the noun; None for who is no more than a thing unknown."""
        noun, thing = fold(self.noun), " ".join(self.led)
        if self.body and self.body.sector == "IGO":
            return "IGO"
        of_noun = lexicon.titles().get(noun, lexicon.sectors().get(noun))
        if noun in lexicon.heads() and (known := sector_of(thing)):
            return known
        is_unknown = noun in OF_THEIR_THING and thing[:1].isupper() and not is_rank(thing)
        return None if is_unknown else of_noun


def held_office(words: Sequence[str]) -> Held | None:
    """The office and the name in "Foreign Ministry spokesman Ri Yong": the name is what follows the last noun."""
    for end in range(len(words) - 1, 0, -1):
        size = noun_at_end(words[:end]) if is_person(words[end:]) else 0
        if size:
            return Held(tuple(words[: end - size]), " ".join(words[end - size : end]), " ".join(words[end:]))
    return None


def noun_at_end(words: Sequence[str]) -> int:
    """How many words at the end are the noun of an office; none of them 0."""
    ends = ((count, fold(" ".join(words[-count:]))) for count in range(min(4, len(words)), 0, -1))
    return next((n for n, end in ends if end in lexicon.titles() or end in lexicon.heads() - _NO_OFFICE), 0)


def is_person(words: Sequence[str]) -> bool:
    """Whether words may be all of a person's name."""
    keys = [fold(word) for word in words]
    named = all(word[:1].isupper() or key.split(" ")[0] in _PARTICLES for word, key in zip(words, keys, strict=True))
    no_name = {*_AFTER_NAMES, *lexicon.organisations(), *lexicon.heads(), *lexicon.titles()}
    return len(words) <= _LONGEST_NAME and named and keys[0] not in no_name and keys[-1] not in lexicon.organisations()


def is_rank(words: str) -> bool:
    """Whether words only say how high an office is ("deputy", "vice")."""
    return all(word in _RANKS for word in fold(words).split())


def is_thing(words: str) -> bool:
    """Whether words name something that has offices: a body we know, or by its noun."""
    tables = (lexicon.functions(), lexicon.sectors(), lexicon.organisations())
    return bool(body_of(words)) or any(noun in table for noun in endings(words) for table in tables)


def body_of(words: str) -> Body | None:
    """The body whose name words are, where one alone bears it."""
    named = lexicon.bodies().get(fold(words), ()) if is_name(words) else ()
    return named[0] if len(named) == 1 else None


def sector_of(words: str) -> str | None:
    """The sector of a body by its name, or by the noun its words end in."""
    if body := body_of(words):
        return body.sector
    for noun in endings(words):
        if function := lexicon.functions().get(noun):
            return function.sector
        if sector := lexicon.sectors().get(noun) or (lexicon.organisations().get(noun) if is_name(words) else None):
            return sector
    return body.sector if (body := body_within(words)) else None


def body_within(words: str) -> Body | None:
    """The body that words begin with the name of ("White House political")."""
    parts = words.split()
    bodies = (body_of(" ".join(parts[:end])) for end in range(len(parts), 0, -1))
    return next((body for body in bodies if body), None)


def sector_of_led(phrase: Phrase) -> tuple[str, str | None] | None:
    """The sector of what somebody leads or speaks for ("a police official"), and its country where it is a body."""
    for part in things_led(phrase):
        words = fold(part).split()
        if named := lexicon.bodies().get(fold(part), ()):
            return named[0].sector, named[0].country if len(named) == 1 else None
        # A coalition by name is no army: "the Diversity Coalition".
        is_named = len(words) > 1 and part.split()[-1][:1].isupper()
        for size in range(min(3, len(words)), 0, -1):
            noun = " ".join(words[-size:])
            tables = (lexicon.organisations(), lexicon.sectors()) if is_named else (lexicon.sectors(),)
            if sector := next((table[noun] for table in tables if noun in table), None):
                return sector, None
    return None


def of_title(phrase: Phrase) -> str | None:
    """The title with "of" in it that the head and what follows it make ("White House chief of staff")."""
    words, size = phrase.owned.split(), len(phrase.head.split())
    titles = (" ".join(words[first:end]) for first in range(size) for end in (size + 2, size + 3))
    return next((title for title in titles if fold(title) in lexicon.titles()), None)


def things_led(phrase: Phrase) -> list[str]:
    """What somebody without a name may lead or speak for, as his words tell it; none where they are no such noun."""
    if title := of_title(phrase):
        before, _, after = phrase.owned.partition(title)
        thing = re.sub(r"^(?:of|for|at) (?:the )?", "", after.strip())
        return (
            [part for part in (thing, before.strip(), phrase.owner) if part] if fold(title) in lexicon.heads() else []
        )
    head = fold(phrase.head).split()
    count = next((n for n in (3, 2, 1) if " ".join(head[-n:]) in lexicon.heads()), 0)
    if not count:
        return []
    led = take_apart(phrase.tail.removeprefix("of ").removeprefix("for ").removeprefix("at ").removeprefix("from "))
    before = " ".join(phrase.head.split()[:-count])
    return [part for part in (led.core, led.owner, led.head, before, phrase.owner) if part]


def ranked(phrase: Phrase, title: str | None) -> str | None:
    """A title with the rank that the words before it tell: "deputy" leads "foreign minister"."""
    before = phrase.leading.split()[-1:]
    return f"{before[0]} {title}" if title and before and fold(before[0]) in _TOLD_RANKS else title


def title_in(words: str) -> str | None:
    """The first title among the words, the longest that begins where it does."""
    parts = words.split()
    runs = (" ".join(parts[first:end]) for first in range(len(parts)) for end in range(len(parts), first, -1))
    return next((run for run in runs if fold(run) in lexicon.titles()), None)


def leading_noun(words: str) -> str | None:
    """The noun at the end of words for one who leads or speaks for something ("committee chairman")."""
    parts = words.split()
    noun = " ".join(parts[len(parts) - noun_at_end(parts) :])
    return noun if fold(noun) in lexicon.heads() else None


def is_held_now(phrase: Phrase, context: ActorContext) -> bool:
    """Whether an office may be that of who holds it on the day: not "former", "then", "deputy", "no"."""
    before = context.text[: context.start or 0].split()[-1:]
    told = {*fold(phrase.leading).split(), *(fold(word) for word in before if word[0].islower())}
    return not told & _NOT_NOW


def parliament_called(words: str) -> Function | None:
    """The function that words mean where they are what the parliaments of many states are called ("Senate")."""
    function = lexicon.functions().get(fold(words))
    return function if function and function.code == "parliament" else None
