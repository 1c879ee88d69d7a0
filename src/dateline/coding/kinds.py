"""What kind of weapons test an event is, where its words leave less doubt than the model: a missile or a satellite."""

import re
from dataclasses import replace

from msgspec.structs import replace as renew

from dateline.coding.drafts import Draft
from dateline.coding.surroundings import Surroundings

FLIGHT = frozenset({"class", "missile", "range_km", "apogee_km"})
# Of the labelled tests that are told in such words alone, 33 of 34 are of a satellite.
ORBIT = re.compile(r"\b(?:in|into|to|out of|reach\w*|enter\w*)\s+(?:\w+\s+)?orbit\b", re.I)
MISSILE = re.compile(r"\b(?:missiles?|projectiles?|warheads?|\w*BMs?)\b", re.I)


def with_kind(draft: Draft, surroundings: Surroundings) -> Draft:
    """The draft as a missile launch where weapons are moved of which the report tells the class or the flight.

    As a satellite launch where what is launched is for an orbit.
    """
    frame = draft.frame
    told = {a.role for a in draft.arguments} & FLIGHT
    if told and frame.type == "MOBILIZE" and frame.mode == "weapons":
        return replace(draft, frame=renew(frame, mode="weapons-test", kind="missile-launch"))
    if frame.kind == "missile-launch" and is_for_orbit(draft, surroundings):
        return replace(draft, frame=renew(frame, kind="satellite-launch"))
    return draft


def is_for_orbit(draft: Draft, surroundings: Surroundings) -> bool:
    """Whether each sentence that tells of a test speaks of an orbit, and none of a missile."""
    told = [surroundings.words(sentence) for sentence in surroundings.sentences_of(draft.triggers)]
    return bool(told) and all(ORBIT.search(words) and not MISSILE.search(words) for words in told)
