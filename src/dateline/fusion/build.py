"""An event made from its members: fields resolved, origins counted, credibility graded, history and headline written.

A pure function of the members and the decisions on it. Credibility follows the Admiralty scale and is computed from
origins alone: it is never typed in.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from dateline.fusion.authority import Bearings, find_authority, find_bearings
from dateline.fusion.claims import Member, Told, by_field, gather_claims, independent_origins
from dateline.fusion.crossed import find_crossed
from dateline.fusion.decision import Decision
from dateline.fusion.events import Conflict, Event, EventMention, FieldResolution, Happened, Origin, Status
from dateline.fusion.headline import plain, write_headline
from dateline.fusion.moments import order_key
from dateline.fusion.names import agency_name, publisher_name
from dateline.fusion.origins import display_origin
from dateline.fusion.resolve import resolve_field

# Which modality an event has when its mentions differ: what was told as done is done, whatever was planned before.
MODALITIES = ("actual", "historical", "negated", "future", "hypothetical")


def event_id(mention: str) -> str:
    """The id an event has when this is its first mention: every such id ever given leads back to a mention."""
    return "event:" + blake2b(mention.encode(), digest_size=10).hexdigest()


def _published(member: Member) -> str | None:
    return member.report.published.from_ if member.report.published else None


def build_event(
    name: str, members: Sequence[Member], decisions: Sequence[Decision] = (), rejected: bool = False
) -> Event:
    """The event of this id that these members tell of."""
    first_hand = [member for member in members if not member.copied] or members
    type_, mode, kind = _kind(first_hand)
    bearings = find_bearings(type_, mode, (member.mention for member in first_hand))
    told = [_weighed(item, bearings) for item in _named_origins(_uncrossed(gather_claims(members), members))]
    counted = independent_origins(told)
    fields = {field: resolve_field(field, items, counted) for field, items in by_field(told).items()}
    fields = _decided(fields, decisions)
    modality = _modality(first_hand, fields)
    return Event(
        name,
        type_,
        mode,
        kind,
        modality,
        write_headline(type_, mode, kind, modality, fields),
        tuple(sorted(EventMention(m.report.id, m.report.source, m.mention.id) for m in members)),
        fields,
        counted,
        _outlets(members),
        _agencies(members, told),
        len({member.report.id for member in members if member.copied}),
        grade_credibility(fields["occurrence"], counted),
        _status(decisions, rejected),
        tuple(_printed(decision) for decision in decisions),
        _history(members, fields, decisions),
    )


def _uncrossed(told: list[Told], members: Sequence[Member]) -> list[Told]:
    """The claims, those astray whose figure is another field's."""
    crossed = find_crossed(told, {member.report.id: member.report.text for member in members})
    return [msgspec.structs.replace(item, astray=True) if item.claim.id in crossed else item for item in told]


def _named_origins(told: list[Told]) -> list[Told]:
    """Origins under the names the claims give them."""
    first_hand = {item.claim.origin for item in told if not item.copied}
    speakers: dict[Origin, list[Any]] = {}
    for item in told:
        if not (item.copied and item.claim.origin in first_hand):
            speakers.setdefault(item.claim.origin, []).append(item.traced)
    shown = {origin: display_origin(origin, said) for origin, said in speakers.items()}
    if len(set(shown.values())) < len(shown):
        shown = {origin: origin for origin in shown}
    return [
        msgspec.structs.replace(item, claim=msgspec.structs.replace(item.claim, origin=shown[item.claim.origin]))
        for item in told
    ]


def _weighed(item: Told, bearings: Bearings) -> Told:
    """The claim with its origin's competence for the field."""
    return msgspec.structs.replace(item, authority=find_authority(item.field, item.claim.origin, item.sector, bearings))


def _kind(members: Sequence[Member]) -> tuple[str, str | None, str | None]:
    """The type, mode and kind most mentions have; ties by name."""
    counts = Counter((m.mention.type, m.mention.mode or "", m.mention.kind or "") for m in members)
    type_, mode, kind = min(counts, key=lambda key: (-counts[key], not key[1], not key[2], key))
    return type_, mode or None, kind or None


def _modality(members: Sequence[Member], fields: dict[str, FieldResolution]) -> str:
    present = {member.mention.modality for member in members}
    if "negated" in present and not fields["occurrence"].preferred["happened"]:
        return "negated"
    return next(modality for modality in MODALITIES if modality in present)


def _outlets(members: Sequence[Member]) -> tuple[str, ...]:
    return tuple(
        sorted({publisher_name(m.report.outlet.name) if m.report.outlet else m.report.source for m in members})
    )


def _agencies(members: Sequence[Member], told: Sequence[Told]) -> tuple[str, ...]:
    """Agencies that stand in any chain: credited by a report, or named between outlet and speaker."""
    names = {name for member in members for name in member.report.agencies}
    names |= {
        via.name for item in told for via in (*item.claim.via, item.claim.speaker) if via.name and via.kind == "agency"
    }
    names |= {m.report.outlet.name for m in members if m.report.outlet and agency_name(m.report.outlet.name)}
    return tuple(sorted({publisher_name(name) for name in names}))


def grade_credibility(occurrence: FieldResolution, counted: Sequence[Origin]) -> int:
    """1 confirmed by independent origins, 2 probable, 3 possible, 4 doubtful, 5 improbable, 6 cannot be judged."""
    standing = [claim for claim in occurrence.claims if claim.superseded_by is None]
    standing = [claim for claim in standing if claim.origin in counted] or standing[:1]
    asserting = {claim.origin for claim in standing if not claim.negated}
    firm = {claim.origin for claim in standing if not claim.negated and not claim.hedge}
    denying = {claim.origin for claim in standing if claim.negated}
    known = {origin for origin in asserting | denying if origin.kind != "unknown" and origin.name}
    if not known:
        return 6
    if denying:
        return 5 if len(denying) > len(asserting) else 4
    if len(firm) >= 2:
        return 1
    if len(asserting) >= 2:
        return 2
    return 3 if firm else 4


def _status(decisions: Sequence[Decision], rejected: bool) -> Status:
    for decision in reversed(decisions):
        if decision.what == "accept" and decision.field is None:
            return "rejected" if rejected else "accepted"
        if decision.what == "reject" and not decision.mentions:
            return "rejected"
    return "rejected" if rejected else "open"


def _printed(decision: Decision) -> dict[str, Any]:
    printed: dict[str, Any] = msgspec.to_builtins(decision)
    return {key: value for key, value in printed.items() if value not in (None, "", [], ())}


def _decided(fields: dict[str, FieldResolution], decisions: Sequence[Decision]) -> dict[str, FieldResolution]:
    """Fields with the analysts' corrections in the place of what the claims prefer; the claims stay."""
    for decision in decisions:
        if decision.what == "correct" and decision.field:
            fields = {**fields, decision.field: _corrected(fields.get(decision.field), decision)}
        elif decision.what == "accept" and decision.field in fields:
            kept = fields[decision.field]
            reason = f"accepted by {decision.user} on {decision.at}; {kept.reason}"
            fields = {**fields, decision.field: msgspec.structs.replace(kept, reason=reason)}
    return dict(sorted(fields.items()))


def _corrected(field: FieldResolution | None, decision: Decision) -> FieldResolution:
    numbers = {"low": decision.low, "best": decision.best, "high": decision.high}
    value = decision.value if decision.value is not None else numbers
    why = f": {decision.reason}" if decision.reason else ""
    reason = f"corrected by {decision.user} on {decision.at}{why}"
    if field is None:
        nothing: Conflict | None = None
        return FieldResolution(value, reason, 0, decision.low, decision.best, decision.high, nothing, ())
    return msgspec.structs.replace(field, preferred=value, reason=reason)


def _history(
    members: Sequence[Member], fields: dict[str, FieldResolution], decisions: Sequence[Decision]
) -> tuple[Happened, ...]:
    """Reports in the order they were published, revisions and decisions, each with its moment."""
    lines = {
        Happened(_published(member) or "", f"told by {_outlets([member])[0]}{_as_copy(member)}") for member in members
    }
    for name, field in fields.items():
        by_id = {claim.id: claim for claim in field.claims}
        for claim in field.claims:
            new = by_id.get(claim.superseded_by or "")
            if new is not None:
                what = f"{name} of {claim.origin.name} revised from {_said(claim)} to {_said(new)}"
                lines.add(Happened(new.published or "", what))
    lines |= {Happened(decision.at, f"{decision.what} by {decision.user}") for decision in decisions}
    return tuple(sorted(lines, key=lambda line: (order_key(line.at), line)))


def _as_copy(member: Member) -> str:
    return " as a copy" if member.copied else ""


def _said(claim: Any) -> str:
    numbers = {"best": claim.best, "low": claim.low, "high": claim.high}
    return plain(claim.value if claim.value is not None else numbers)
