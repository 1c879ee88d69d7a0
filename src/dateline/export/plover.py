"""PLOVER events as JSON Lines: type, mode, quad class, contexts, actors and recipients with their sectors.

PLOVER fixes the meaning of the parts, not the keys of a file; the keys here are PLOVER's words. What PLOVER has no word
for (finer kinds, claims, origins) stays out: JSON Lines has it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.export.backing import Backing
from dateline.export.event_row import party_name, preferred_number, preferred_parties, preferred_places
from dateline.fusion.events import Event

# The four quadrants of conflict and cooperation, by words and by deeds.
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
# PLOVER's auxiliary modes, by which an event is told apart from news.
_AUXILIARY = ("historical", "future", "hypothetical", "negated")


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """One event a line."""
    return (msgspec.json.encode(as_plover(event)) + b"\n" for event in events)


def as_plover(event: Event) -> dict[str, Any]:
    """One event in PLOVER's words."""
    time = event.preferred_time
    return {
        "id": event.id,
        "date": time.get("from"),
        "date_end": time.get("to"),
        "event": event.type,
        "mode": event.mode,
        "auxiliary": event.modality if event.modality in _AUXILIARY else None,
        "quad": QUADS.get(event.type),
        "actor": [_party(party) for party in preferred_parties(event, "actors")],
        "recipient": [_party(party) for party in preferred_parties(event, "recipients")],
        "location": _location(event),
        "fatalities": preferred_number(event, "killed")["best"],
        "injuries": preferred_number(event, "injured")["best"],
        "size": preferred_number(event, "participants")["best"],
        "text": event.headline,
        "source": list(event.outlets),
        "reports": sorted({each.report for each in event.mentions}),
    }


def _party(party: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": party_name(party),
        "country": party.get("country"),
        "sector": party.get("sector"),
        "title": party.get("office"),
        "text": party.get("text"),
    }


def _location(event: Event) -> dict[str, Any] | None:
    for _, place in preferred_places(event):
        name = {"name": place.get("name") or place.get("text"), "text": place.get("text")}
        return name | {part: place.get(part) for part in ("country", "lat", "lon", "precision", "gazetteer")}
    return None
