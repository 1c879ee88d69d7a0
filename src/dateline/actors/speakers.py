"""What kind of speaker an actor would be: official, agency, media, witness, expert, party or unknown."""

import re
from functools import cache

from dateline.actors import lexicon
from dateline.actors.types import ResolvedActor, SpeakerKind
from dateline.places.names import fold

_OF_SECTOR: dict[str, SpeakerKind] = {
    "GOV": "official", "MIL": "official", "COP": "official", "JUD": "official", "SPY": "official", "LEG": "official",
    "IGO": "official", "HLH": "official", "REB": "party", "OPP": "party", "PTY": "party", "CRM": "party",
    "MED": "media", "EDU": "expert", "NGO": "party", "BUS": "party", "LAB": "party", "REL": "party", "CVL": "party",
}  # fmt: skip
_WITNESSES = {"witness", "witnesses", "eyewitness", "eyewitnesses", "bystander", "bystanders", "resident", "residents",
              "villagers", "neighbor", "neighbour", "neighbors", "neighbours", "locals", "survivor", "survivors",
              "passenger", "passengers", "onlookers", "passerby"}  # fmt: skip
_EXPERTS = {"analyst", "analysts", "expert", "experts", "professor", "researcher", "researchers", "scholar", "academic",
            "economist", "historian", "scientist", "scientists", "fellow", "director of studies"}  # fmt: skip
# Those who act for one side, or learn: neither the state's nor learned.
_PARTIES = {"lawyer", "lawyers", "attorney", "attorneys", "counsel", "advocate", "advocates", "solicitor", "barrister",
            "student", "students", "pupil", "pupils", "teacher", "teachers", "schoolchildren",
            "ally", "allies", "supporter", "supporters"}  # fmt: skip
# The attorneys of a state, by the word right before or behind the noun.
_OF_STATE = re.compile(
    r"\b(?:district|us|states?|federal|county|city|assistant|special) (?:attorneys?|counsel|advocates?|solicitors?)\b"
    r"|\b(?:attorneys?|advocates?|solicitors?) generals?\b|\battorneys? office\b"
)
_UNKNOWN = {"source", "sources", "some", "many", "reports", "observers"}


def speaker_kind(actor: ResolvedActor, words: str) -> SpeakerKind:
    """The kind of speaker an actor is, from what was resolved and the words themselves."""
    told = f"{fold(words)}\n{fold(actor.office or '')}"
    said = set(told.split())
    group = _group_of().get(actor.id or "")
    if group == "agency":
        return "agency"
    if group == "outlet":
        return "media"
    if said & _WITNESSES and actor.sector != "IGO":
        return "witness"
    if said & _EXPERTS:
        return "expert"
    if said & _PARTIES and actor.id is None and not _OF_STATE.search(told):
        return "party"
    if said & _UNKNOWN and actor.sector in {None, "CVL"}:
        return "unknown"
    return _OF_SECTOR.get(actor.sector or "", "unknown")


@cache
def _group_of() -> dict[str, str]:
    return {body.id: body.group for named in lexicon.bodies().values() for body in named}
