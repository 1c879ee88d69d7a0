"""Forces that are no state's: those of a body, of a people or region, or of one side.

"Isis fighters" are the body itself; "Kurdish forces" are never the army of the state around.
"""

from dateline.actors import lexicon
from dateline.actors.bodies import known_body
from dateline.actors.countries import CountryFinder
from dateline.actors.lexicon import Function
from dateline.actors.offices import body_of
from dateline.actors.types import ResolvedActor
from dateline.actors.words import SIDES, Phrase, is_name
from dateline.places.names import fold

_OF_A_BODY = {
    "fighters", "militants", "members", "guerrillas", "jihadists", "jihadis", "rebels", "gunmen", "insurgents",
    "terrorists", "forces", "troops", "soldiers", "movement", "group", "militia", "militias", "network", "organisation",
    "organization",
}  # fmt: skip
_ARMED = {"REB", "CRM", "OPP"}
PARTIES = {"PTY", "OPP"}


def as_members(phrase: Phrase) -> ResolvedActor | None:
    """The people of an armed body, as the body ("Isis fighters")."""
    words = phrase.head.split()
    if not words or fold(words[-1]) not in _OF_A_BODY:
        return None
    if phrase.tail.startswith("of ") and not is_name(phrase.head):
        words = phrase.tail.split()
    last = max((at for at, word in enumerate(words) if is_name(word)), default=-1)
    ends = (body_of(" ".join(words[first : last + 1])) for first in range(last + 1))
    body = next((body for body in ends if body and body.sector in _ARMED), None)
    return known_body(body) if body else None


def as_forces(phrase: Phrase, function: Function, countries: CountryFinder) -> ResolvedActor | None:
    """Forces of whom no country is told: of a body, of a people or region that is no state, or of one side."""
    if function.code != "military":
        return None
    named = [word for word in phrase.head.split()[:-1] if word[0].isupper()]
    runs = (" ".join(named[first : first + size]) for size in (3, 2, 1) for first in range(len(named) - size + 1))
    for body in (body for run in runs for body in lexicon.bodies().get(fold(run), ())):
        if body.sector not in PARTIES:  # "Republican Guard forces"
            return known_body(body)
    if any(map(countries.is_of_no_country, named)) or any(word.endswith(SIDES) for word in phrase.head.split()):
        return ResolvedActor(phrase.head if is_name(phrase.head) else None, None, function.sector)
    return None
