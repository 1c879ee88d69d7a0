"""What the nouns tell that an actor's words turn on, without text or gazetteer: which role, of one or of many.

Also who may be of any state and who is sent abroad. Which actor the words mean is told elsewhere.
"""

import re

from dateline.actors import lexicon
from dateline.actors.offices import body_within, of_title, sector_of_led
from dateline.actors.words import Phrase, endings
from dateline.places.names import fold

_ABROAD = ("embassy", "embassies", "consulate", "mission", "ambassador", "envoy", "diplomat", "diplomats", "attaché")
_OFFICES = ("ministry", "department")
_OF = re.compile(r"of (?:the )?([\w ]+?)(?= in\b| of\b|,|$)")
_NO_ROLE = {"mr", "mrs", "ms", "miss", "father", "sister", "private", "major", "general", "people", "state", "country",
            "dozens", "thousands", "justice", "others", "counterpart", "court", "party", "school", "city", "county",
            "government"}  # fmt: skip


def role_of(phrase: Phrase) -> tuple[str | None, str | None] | None:
    """The title or the noun of a role that words end in, and its sector; of an office that of what is led."""
    body = body_within(phrase.head)
    led = (body.sector, None) if body and body.sector == "IGO" else sector_of_led(phrase)
    title = of_title(phrase)
    for key in [fold(title)] if title else endings(phrase.head, 4):
        if key in _NO_ROLE:
            return None
        for nouns in (lexicon.titles(), lexicon.sectors()):
            if key in nouns:
                return _title_of(key), (led[0] if led else nouns[key])
        if key in lexicon.heads() and led:
            return key, led[0]
    return None


def _title_of(noun: str) -> str | None:
    """The noun as a title, unless it means a body or many people."""
    return None if noun in lexicon.collective() else noun


def is_one_person(words: str) -> bool:
    """Whether words end in a noun for one person: no body, and not many."""
    noun = fold(words).split()[-1:]
    return bool(noun) and noun[0] in lexicon.sectors() and noun[0] not in lexicon.collective()


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
