"""FollowTheMoney: events with their parties and reports as entities, and every claim as a statement.

Entities hold preferred values. Statements hold what anyone claims, each under the outlet that printed it (dataset) and
the origin that vouches (origin), so that disagreement survives. Times are UTC, countries alpha-2, as the model has it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha1
from typing import Any

import msgspec

from dateline.export.backing import Backing, ReportOf
from dateline.export.event_row import party_name, preferred_parties, preferred_places
from dateline.fusion.events import Event, SourcedClaim
from dateline.fusion.values import ACTOR_FIELDS, PLACE_FIELDS, in_figures
from dateline.places.tables import alpha2
from dateline.reading.report import Report

Properties = dict[str, list[str]]
_TYPES = {
    **dict.fromkeys(("startDate", "endDate", "date"), "date"),
    **dict.fromkeys(("organizer", "involved", "proof"), "entity"),
    **dict.fromkeys(("summary", "notes"), "text"),
    "name": "name",
    "location": "address",
    "country": "country",
}
_PARTY = {"actors": "organizer", "recipients": "involved"}


class Entity(msgspec.Struct, frozen=True):
    """An entity of FollowTheMoney."""

    id: str
    schema: str
    properties: Properties


class Statement(msgspec.Struct, frozen=True):
    """A statement of FollowTheMoney: one value of one property of one entity, by whom and since when."""

    canonical_id: str
    entity_id: str
    prop: str
    prop_type: str
    schema: str
    value: str
    dataset: str
    origin: str
    lang: str | None
    original_value: str | None
    external: bool
    first_seen: str | None
    last_seen: str | None
    id: str


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """One entity a line; a report or party is written once, before the first event it belongs to."""
    written: set[str] = set()
    for event in events:
        for entity in _entities(event, backing.report):
            if entity.id not in written:
                written.add(entity.id)
                yield msgspec.json.encode(entity) + b"\n"


def write_statements(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """One statement a line, as JSON: every claim on an event that FollowTheMoney has a property for."""
    for event in events:
        written: set[str] = set()
        for field, resolution in event.fields.items():
            for claim in resolution.claims:
                for statement in _statements(event, field, claim, backing.report(claim.report)):
                    if statement.id not in written:
                        written.add(statement.id)
                        yield msgspec.json.encode(statement) + b"\n"


def _entities(event: Event, report_of: ReportOf) -> Iterator[Entity]:
    proof = [_article(report_of(name)) for name in sorted({each.report for each in event.mentions})]
    yield from proof
    parties: Properties = {}
    for field, prop in _PARTY.items():
        for party in preferred_parties(event, field):
            entity = _legal_entity(party)
            yield entity
            parties.setdefault(prop, []).append(entity.id)
    yield Entity(entity_id(event.id), "Event", _filled(_event_properties(event, proof) | parties))


def _event_properties(event: Event, proof: list[Entity]) -> Properties:
    places = [place for _, place in preferred_places(event)]
    disputed = [name for name, field in event.fields.items() if field.conflict]
    notes = [f"{name}: {_words(field.preferred)}" for name, field in event.fields.items() if _is_plain(name)]
    return {
        "name": [event.headline],
        "recordId": [event.id],
        "keywords": [part for part in (event.type, event.mode, event.kind, event.modality) if part],
        "summary": [f"Admiralty credibility {event.credibility}; {len(event.origins)} origins"],
        "notes": [*notes, *([f"Sources disagree on {', '.join(disputed)}"] * bool(disputed))],
        "location": [str(place.get("name") or place.get("text")) for place in places],
        "country": _countries(places),
        "proof": [article.id for article in proof],
        **_dates(event.preferred_time),
    }


def _article(report: Report) -> Entity:
    properties = {
        "title": [report.headline] if report.headline else [],
        "publisher": [report.outlet.name] if report.outlet else [],
        "sourceUrl": [report.url] if report.url and report.url.startswith(("http://", "https://")) else [],
        "author": list(report.byline),
        "publishedAt": _date(report.published.from_ if report.published else None),
        "fileName": [report.source],
        "bodyText": [report.text],
    }
    return Entity(entity_id(report.id), "Article", _filled(properties))


def _legal_entity(party: dict[str, Any]) -> Entity:
    name = party_name(party)
    country = party.get("country") or ""
    properties = {
        "name": [name],
        "country": _countries([party]),
        "sector": [party["sector"]] if party.get("sector") else [],
        "notes": [party["office"]] if party.get("office") else [],
    }
    return Entity(entity_id(f"party:{country}:{name.lower()}"), "LegalEntity", _filled(properties))


def _statements(event: Event, field: str, claim: SourcedClaim, report: Report) -> Iterator[Statement]:
    outlet = report.outlet.name if report.outlet else "unknown"
    for prop, values in _claimed(event, field, claim).items():
        for value in values:
            yield _statement(entity_id(event.id), prop, value, _slug(outlet), claim)


def _claimed(event: Event, field: str, claim: SourcedClaim) -> Properties:
    """The properties of the event that a claim speaks of; what is denied is a note, not a value."""
    value = claim.value if isinstance(claim.value, dict) else {}
    if claim.negated:
        return {"notes": [f"{field} denied"]}
    if field == "occurrence":
        return {"name": [event.headline]}
    if field == "time":
        return _dates(value)
    if field in PLACE_FIELDS:
        return {"location": [str(value.get("name") or value.get("text"))], "country": _countries([value])}
    if field in ACTOR_FIELDS:
        return {_PARTY[field]: [_legal_entity(value).id]}
    said = claim.value if claim.value is not None else {"low": claim.low, "best": claim.best, "high": claim.high}
    return {"notes": [f"{field}: {_words(said)}"]}


def _statement(entity: str, prop: str, value: str, dataset: str, claim: SourcedClaim) -> Statement:
    seen = next(iter(_date(claim.published)), None)
    name = sha1(f"{dataset}.{entity}.{prop}.{value}".encode()).hexdigest()
    parts = (entity, entity, prop, _TYPES[prop], "Event", value, dataset, claim.origin.name)
    return Statement(*parts, None, None, False, seen, seen, name)


def entity_id(name: str) -> str:
    """The id of an entity: the record's own, in the characters that FollowTheMoney takes."""
    return f"dateline-{sha1(name.encode()).hexdigest()}"


def _dates(time: dict[str, Any]) -> Properties:
    start, end = _date(time.get("from")), _date(time.get("to"))
    return {"date": start} if start == end or not end else {"startDate": start, "endDate": end}


def _date(time: str | None) -> list[str]:
    """A time in UTC; a day, or a clock without a zone, as it stands."""
    if time is None:
        return []
    moment = datetime.fromisoformat(time) if "T" in time else None
    if moment is None or moment.tzinfo is None:
        return [time]
    try:
        return [moment.astimezone(UTC).isoformat(timespec="minutes").removesuffix("+00:00")]
    except OverflowError:
        return []


def _countries(values: list[dict[str, Any]]) -> list[str]:
    found = (alpha2().get(value.get("country") or "") for value in values)
    return list(dict.fromkeys(code.lower() for code in found if code))


def _is_plain(field: str) -> bool:
    return field not in PLACE_FIELDS and field not in ACTOR_FIELDS and field not in ("time", "occurrence")


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(
            f"{part} {in_figures(number)}" for part, number in value.items() if isinstance(number, float | int)
        )
    return str(value)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "unknown"


def _filled(properties: Properties) -> Properties:
    return {name: list(dict.fromkeys(values)) for name, values in properties.items() if any(values)}
