"""STIX 2.1: one bundle of incidents with their places, parties and sources, marked by the Admiralty scale.

Each incident has the marking of its credibility and the confidence STIX itself gives that grade. Disagreement stands in
a note on the incident. Ids are made from content, times are those of the reports and of the decisions, those taken back
too: the same events give the same bytes, and no object is ever modified at an earlier time than before.
"""

import uuid
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import msgspec

from dateline.export.backing import Backing, ReportOf
from dateline.export.event_row import party_name, preferred_parties, preferred_places
from dateline.export.times import EPOCH, as_utc
from dateline.fusion.build import event_id
from dateline.fusion.decision import Decision, in_order
from dateline.fusion.events import Event
from dateline.fusion.values import RADIUS_KM
from dateline.places.tables import alpha2

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:dateline:stix")
# The Admiralty scale of credibility, and what appendix A of STIX 2.1 takes each grade for.
GRADES = {
    1: ("confirmed by other independent sources", 90),
    2: ("probably true", 70),
    3: ("possibly true", 50),
    4: ("doubtful", 30),
    5: ("improbable", 10),
    6: ("cannot be judged", None),
}
Thing = dict[str, Any]


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """A bundle, one object a line, each object once; its id, made from the objects, comes last."""
    content, written, following = sha256(), set[str](), b"\n"
    yield b'{"type":"bundle","objects":['
    for thing in _things(events, backing):
        if thing["id"] in written:
            continue
        written.add(thing["id"])
        line = msgspec.json.encode(thing)
        content.update(line)
        yield following + line
        following = b",\n"
    yield f'\n],"id":"{_identity("bundle", content.hexdigest())}"}}\n'.encode()


def _things(events: Iterable[Event], backing: Backing) -> Iterator[Thing]:
    yield _maker()
    for grade in GRADES:
        yield marking(grade)
    judged = last_judged(backing.decisions())
    for event in events:
        names = (event.id, *(each.mention for each in event.mentions), *(event_id(m.mention) for m in event.mentions))
        yield from incident(event, backing.report, max((judged[name] for name in names if name in judged), default=""))


def last_judged(decisions: Iterable[Decision]) -> dict[str, str]:
    """When each event and mention was judged last: by a decision that names it, or one that takes such a one back."""
    about: dict[str, Decision] = {}
    last: dict[str, str] = {}
    for decision in in_order(decisions):
        about[decision.id] = named = about.get(decision.undoes or "", decision)
        last |= dict.fromkeys((*named.events, *named.mentions), as_utc(decision.at) or "")
    return last


def incident(event: Event, report_of: ReportOf, judged: str = "") -> Iterator[Thing]:
    """An event as an incident, with the objects it points to; `judged` is when a decision last touched it."""
    created, told = _told_between(event)
    modified = max(told, judged)
    common = {"created": created, "modified": modified, **_judged(event)}
    this = _object("incident", event.id, common)
    this |= {"name": event.headline, "description": _description(event), "labels": _labels(event)}
    this["external_references"] = _references(event, report_of)
    yield this
    for role, thing in (*_located(event, common), *_taking_part(event, common)):
        yield thing
        yield _relationship(this["id"], role, thing["id"], common)
    disputed = [name for name, field in event.fields.items() if field.conflict]
    if disputed:
        yield _note(event, this["id"], disputed, common)


def marking(grade: int) -> Thing:
    """The marking of a grade of credibility."""
    words = f"Admiralty credibility {grade}: {GRADES[grade][0]}"
    made = {"created": EPOCH, "definition_type": "statement", "definition": {"statement": words}}
    return {"type": "marking-definition", "spec_version": "2.1", "id": _identity("marking-definition", words), **made}


def _maker() -> Thing:
    common = {"created": EPOCH, "modified": EPOCH, "name": "Dateline", "identity_class": "system"}
    return {"type": "identity", "spec_version": "2.1", "id": _identity("identity", "Dateline"), **common}


def _judged(event: Event) -> Thing:
    confidence = GRADES[event.credibility][1]
    judged: Thing = {"object_marking_refs": [marking(event.credibility)["id"]]}
    return judged if confidence is None else judged | {"confidence": confidence}


def _object(kind: str, content: str, common: Thing) -> Thing:
    """An object; one that several events share is that of the event it is of, as each is judged by itself."""
    made_by = {"created_by_ref": _maker()["id"]}
    return {"type": kind, "spec_version": "2.1", "id": _identity(kind, content), **made_by, **common}


def _identity(kind: str, content: str) -> str:
    return f"{kind}--{uuid.uuid5(_NAMESPACE, f'{kind} {content}')}"


def _told_between(event: Event) -> tuple[str, str]:
    told = sorted(at for at in (as_utc(each.at) for each in event.history) if at)
    return (told[0], told[-1]) if told else (EPOCH, EPOCH)


def _labels(event: Event) -> list[str]:
    return [part for part in (event.type, event.mode, event.kind, event.modality) if part]


def _description(event: Event) -> str:
    time = event.preferred_time
    when = time.get("edtf") or time.get("text") or "unresolved"
    origins = ", ".join(origin.name for origin in event.origins)
    return f"{event.headline}. Time: {when}. Modality: {event.modality}. Origins: {origins}."


def _references(event: Event, report_of: ReportOf) -> list[Thing]:
    """The event by its id, and each report it stands in."""
    found: list[Thing] = [{"source_name": "dateline", "external_id": event.id}]
    for name in sorted({each.report for each in event.mentions}):
        report = report_of(name)
        reference: Thing = {"source_name": report.outlet.name if report.outlet else "unknown", "external_id": report.id}
        if report.headline:
            reference["description"] = report.headline
        if report.url and report.url.startswith(("http://", "https://")):
            hashes = {"SHA-256": report.capture.removeprefix("sha256:")}
            reference |= {"url": report.url, "hashes": hashes}
        found.append(reference)
    return found


def _located(event: Event, common: Thing) -> Iterator[tuple[str, Thing]]:
    for role, place in preferred_places(event):
        where = _where(place)
        if where:
            location = _object("location", f"{event.id} {role}", common)
            yield role, location | {"name": place.get("name") or place.get("text")} | where


def _where(place: Thing) -> Thing:
    """Country and point of a place, with how far off the point may be in metres."""
    where: Thing = {}
    country = alpha2().get(place.get("country") or "")
    if country:
        where["country"] = country
    if place.get("lat") is not None and place.get("lon") is not None:
        where |= {"latitude": place["lat"], "longitude": place["lon"]}
        radius = RADIUS_KM.get(place.get("precision") or "")
        where |= {"precision": radius * 1000} if radius else {}
    return where


def _taking_part(event: Event, common: Thing) -> Iterator[tuple[str, Thing]]:
    for field, role in (("actors", "actor"), ("recipients", "recipient")):
        for party in preferred_parties(event, field):
            name = party_name(party)
            identity = _object("identity", f"{event.id} {role} {name}", common)
            yield role, identity | {"name": name, "identity_class": "unknown"} | _sector(party)


def _sector(party: Thing) -> Thing:
    roles = [part for part in (party.get("sector"), party.get("office")) if part]
    return {"roles": roles} if roles else {}


def _relationship(source: str, role: str, target: str, common: Thing) -> Thing:
    this = _object("relationship", f"{source} {role} {target}", common)
    return this | {"relationship_type": "related-to", "source_ref": source, "target_ref": target, "description": role}


def _note(event: Event, incident_id: str, disputed: list[str], common: Thing) -> Thing:
    lines = [f"{name}: {event.fields[name].reason}" for name in disputed]
    note = _object("note", f"{event.id} disagreement", common)
    abstract = f"Sources disagree on {', '.join(disputed)}"
    return note | {"abstract": abstract, "content": "\n".join(lines), "object_refs": [incident_id]}
