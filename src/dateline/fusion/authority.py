"""In whose competence a field of an event lies, and which claims come from there.

Read off the ontology, the origin's sector and its country against those of the event. Who cannot be placed has no
competence; nobody's word is taken away by it, it only decides between values that are otherwise equal.
"""

from collections.abc import Iterable

import msgspec

from dateline.coding.mention import Actor, Mention, Speaker
from dateline.fusion.events import Origin
from dateline.fusion.kinds import PUBLISHERS, SECTORS, authorities_for
from dateline.fusion.names import fold_words
from dateline.ontology.parts import Competence


class Bearings(msgspec.Struct, frozen=True):
    """What competence is measured against: the event's type and mode, the countries of its parties and its places."""

    type: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]


class Authority(msgspec.Struct, frozen=True):
    """How competent a speaker is for a field (0 is most), and why."""

    rank: int
    reason: str


def find_bearings(type_: str, mode: str | None, mentions: Iterable[Mention]) -> Bearings:
    """The bearings of an event from all its mentions."""
    told = list(mentions)
    return Bearings(
        type_,
        mode,
        _countries(actor.country for mention in told for actor in mention.actors),
        _countries(actor.country for mention in told for actor in mention.recipients),
        _countries(place.country for mention in told for place in mention.places),
    )


def _countries(found: Iterable[str | None]) -> frozenset[str]:
    return frozenset(country for country in found if country)


def sector_of(origin: Origin, speaker: Speaker, mention: Mention) -> str | None:
    """The PLOVER sector of an origin as traced: of a body by its kind, of a party as the mention codes it."""
    if origin.kind == "official":
        body = origin.name.partition(" of ")[0]
        return SECTORS.get(body, "GOV") if origin.country else "IGO"
    if origin.kind in PUBLISHERS:
        return "MED"
    same = (actor.sector for actor in (*mention.actors, *mention.recipients) if _is_one(actor, speaker))
    return next((sector for sector in same if sector), None)


def _is_one(actor: Actor, speaker: Speaker) -> bool:
    if actor.id and actor.id == speaker.id:
        return True
    return bool(actor.name and speaker.name) and fold_words(actor.name or "") == fold_words(speaker.name or "")


def find_authority(field: str, origin: Origin, sector: str | None, bearings: Bearings) -> Authority | None:
    """The competence of an origin for a field, None where the ontology names it for none."""
    for rank, competence in enumerate(authorities_for(bearings.type, bearings.mode, field)):
        if competence.covers(_speaker_kind(origin), sector) and _on_side(competence, origin, bearings):
            return Authority(rank, competence.reason)
    return None


def _speaker_kind(origin: Origin) -> str:
    return "media" if origin.kind in PUBLISHERS else origin.kind


def _on_side(competence: Competence, origin: Origin, bearings: Bearings) -> bool:
    """Whether the origin stands where the competence asks it to; an unknown country stands nowhere."""
    parties = bearings.actors | bearings.recipients
    sides = {
        "actors": bearings.actors,
        "recipients": bearings.recipients,
        "parties": parties,
        "place": bearings.places,
    }
    if competence.side == "any":
        return True
    if competence.side == "observers":
        return origin.country is not None and origin.country not in parties
    return origin.country in sides[competence.side]
