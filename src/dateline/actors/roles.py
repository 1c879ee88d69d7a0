"""What the words for a role tell by themselves, without text or gazetteer: who is of many states, or sent abroad.

Also the noun that such words turn on: the head with what it is of, and the beginnings that may be a country.
"""

import re

from dateline.actors import lexicon
from dateline.actors.offices import of_title
from dateline.actors.types import ResolvedActor
from dateline.actors.words import Phrase, endings, is_name
from dateline.places.names import fold

_ABROAD = ("embassy", "embassies", "consulate", "mission", "ambassador", "envoy", "diplomat", "diplomats", "attaché")
_OFFICES = ("ministry", "department")
_OF = re.compile(r"of (?:the )?([\w ]+?)(?= in\b| of\b|,|$)")


def as_of_union(phrase: Phrase) -> ResolvedActor | None:
    """Those who act for a body of many states ("EU foreign ministers", "IAEA inspectors"): they are of no one state."""
    words = phrase.with_owner
    cuts = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(len(words) - 1, 0, -1)]
    if phrase.tail.startswith("of "):
        cuts.append((phrase.tail.removeprefix("of ").removeprefix("the "), phrase.head[:1].lower() + phrase.head[1:]))
    for name, rest in cuts:
        named = lexicon.bodies().get(fold(name), ()) if is_name(name) else ()
        if len(named) == 1 and named[0].sector == "IGO":
            return ResolvedActor(f"{named[0].name} {rest}", named[0].country, "IGO") if rest.islower() else None
    return None


def is_stateless(phrase: Phrase) -> bool:
    """Whether the words mean those who may be of many states or of none, unless they are somebody's own."""
    own = phrase.owner is not None or phrase.leading.lower().split()[:1] in (["his"], ["her"])
    return not own and any(ending in lexicon.stateless() for ending in endings(phrase.head))


def is_abroad(phrase: Phrase) -> bool:
    """Whether the words mean somebody whom a state has sent to another."""
    return phrase.head.lower().endswith(_ABROAD)


def turned(phrase: Phrase) -> str:
    """The head with what it is of before its noun: a "Norse ministry of defence" is a Norse defence ministry."""
    if title := of_title(phrase):
        return phrase.owned[: phrase.owned.index(title) + len(title)]
    match = _OF.match(phrase.tail) if fold(phrase.head).endswith(_OFFICES) else None
    owner, _, noun = phrase.head.rpartition(" ")
    return f"{owner} {match[1]} {noun}" if match else phrase.head


def ends_in_noun(words: str) -> bool:
    """Whether words end in a noun of a role or body, and so are no name of a person."""
    nouns = (lexicon.functions(), lexicon.sectors(), lexicon.heads(), lexicon.organisations())
    return any(ending in known for ending in endings(words) for known in nouns)


def prefixes(words: str) -> list[str]:
    """The first words, three of them first down to one."""
    parts = words.split()
    return [" ".join(parts[:count]) for count in range(min(3, len(parts)), 0, -1)]
