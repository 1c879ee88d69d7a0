"""One event as one row: what the tables of events, the list of the API and data frames show of it.

A row holds preferred values only, and says so: how many origins vouch, which fields are in conflict. Everything else of
an event is in its claims (claim_row.py) and in its JSON. Unknown is None, an unresolved time has neither end.
"""

from typing import Any

import msgspec

from dateline.fusion.events import Event

# Which place stands for an event in a table or on a map: where it happened before where it went.
PLACE_ORDER = ("venue", "origin", "target", "landing", "heading")
NUMBERS = ("count", "killed", "injured", "detained", "participants")


class EventRow(msgspec.Struct, frozen=True):
    """One event in brief; the order of the fields is the order of the columns."""

    id: str
    time_from: str | None
    time_to: str | None
    time_edtf: str | None
    time_precision: str | None
    time_words: str | None
    type: str
    mode: str | None
    kind: str | None
    modality: str
    status: str
    headline: str
    actors: tuple[str, ...]
    actor_countries: tuple[str, ...]
    actor_sectors: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    recipient_sectors: tuple[str, ...]
    place_role: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    place_precision: str | None
    gazetteer: str | None
    count_low: float | None
    count_best: float | None
    count_high: float | None
    killed_low: float | None
    killed_best: float | None
    killed_high: float | None
    injured_low: float | None
    injured_best: float | None
    injured_high: float | None
    detained_low: float | None
    detained_best: float | None
    detained_high: float | None
    participants_low: float | None
    participants_best: float | None
    participants_high: float | None
    credibility: int
    origins: int
    origin_names: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: int
    copies: int
    conflicts: tuple[str, ...]
    sources: tuple[str, ...]


def event_row(event: Event) -> EventRow:
    """The row of an event."""
    return EventRow(
        id=event.id,
        type=event.type,
        mode=event.mode,
        kind=event.kind,
        modality=event.modality,
        status=event.status,
        headline=event.headline,
        credibility=event.credibility,
        origins=len(event.origins),
        origin_names=tuple(origin.name for origin in event.origins),
        outlets=event.outlets,
        reports=len({each.report for each in event.mentions}),
        copies=event.copies,
        conflicts=tuple(name for name, field in event.fields.items() if field.conflict),
        sources=tuple(sorted({each.source for each in event.mentions})),
        **_time_columns(event.preferred_time),
        **_party_columns(event, "actors", "actor"),
        **_party_columns(event, "recipients", "recipient"),
        **_place_columns(event),
        **_number_columns(event),
    )


def preferred_parties(event: Event, field: str) -> list[dict[str, Any]]:
    """The preferred actors or recipients as printed."""
    found = event.fields.get(field)
    parties = found.preferred if found is not None else []
    parties = parties if isinstance(parties, list | tuple) else [parties]
    return [party for party in parties if isinstance(party, dict)]


def preferred_places(event: Event) -> list[tuple[str, dict[str, Any]]]:
    """The preferred place of each role with its role, the one that stands for the event first."""
    fields = ((role, event.fields.get(role)) for role in PLACE_ORDER)
    return [(role, field.preferred) for role, field in fields if field and isinstance(field.preferred, dict)]


def preferred_number(event: Event, field: str) -> dict[str, float | None]:
    """The low, best and high of the preferred number; all None where none is claimed."""
    found = event.fields.get(field)
    number = found.preferred if found is not None and isinstance(found.preferred, dict) else {}
    return {part: number.get(part) for part in ("low", "best", "high")}


def party_name(party: dict[str, Any]) -> str:
    """What a party is called: its name, else its words."""
    return str(party.get("name") or party.get("text") or "")


def _time_columns(time: dict[str, Any]) -> dict[str, Any]:
    return {
        "time_from": time.get("from"),
        "time_to": time.get("to"),
        "time_edtf": time.get("edtf"),
        "time_precision": time.get("precision"),
        "time_words": time.get("text"),
    }


def _party_columns(event: Event, field: str, word: str) -> dict[str, Any]:
    parties = preferred_parties(event, field)
    return {
        field: tuple(party_name(party) for party in parties),
        f"{word}_countries": tuple(party.get("country") or "" for party in parties),
        f"{word}_sectors": tuple(party.get("sector") or "" for party in parties),
    }


def _place_columns(event: Event) -> dict[str, Any]:
    role, place = next(iter(preferred_places(event)), (None, {}))
    return {
        "place_role": role,
        "place": place.get("name") or place.get("text"),
        "country": place.get("country"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "place_precision": place.get("precision"),
        "gazetteer": place.get("gazetteer"),
    }


def _number_columns(event: Event) -> dict[str, Any]:
    numbers = {field: preferred_number(event, field) for field in NUMBERS}
    return {f"{field}_{part}": number for field, parts in numbers.items() for part, number in parts.items()}
