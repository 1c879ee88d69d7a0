"""The claims of an event's mentions, each with the report it stands in and the origin it comes from.

A value no claim speaks of is vouched for by whoever vouches that the event happened, else by the outlet: every value
of a mention has someone behind it. Later values of one origin replace its earlier ones in the preference only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec

from dateline.coding.mention import Claim, Mention, Place, Speaker, Time
from dateline.fusion.authority import Authority, sector_of
from dateline.fusion.beside import is_no_time_of, is_told_beside
from dateline.fusion.capitals import may_be_government
from dateline.fusion.events import Origin, SourcedClaim
from dateline.fusion.features import sentence_around
from dateline.fusion.fragments import place_names, whole_claim
from dateline.fusion.moments import interval_of, order_key
from dateline.fusion.names import fold_words
from dateline.fusion.origins import Root, states_country, tells_itself, trace_origin, unite_origins
from dateline.fusion.values import compare_values
from dateline.reading.report import Report

OUTLET = Speaker("outlet")
# Words by which a report says that a figure was put right, so that one report is enough to believe it.
CORRECTIONS = ("revis", "correct", "earlier said", "initially", "updated", "adjusted", "put right", "amended")
# Words by which a report says that its own people were there.
FIRST_HAND = (
    "our correspondent", "our reporter", "our man ", "our woman ", "our own eyes", "correspondent saw",
    "correspondents saw", "correspondent heard", "correspondents heard", "journalist saw", "journalists saw",
    "journalist heard", "journalists heard", "reporter saw", "reporters saw", "reporter heard", "reporters heard",
    "photographer saw", "crew saw", "eyewitness", "seen by", "witnessed by", "verified by",
)  # fmt: skip
MANY_VALUED = frozenset({"actors", "recipients"})


class Member(msgspec.Struct, frozen=True):
    """A mention of an event with its report, the root of the report's own words, and when those words first stood.

    `sources`: the reports it may have its words from, none if it copied nobody; `whole`: it has all of them from there.
    `rivals`: the mentions of its report that tell of another day; `time`: the mention's own time beside them.
    """

    mention: Mention
    report: Report
    root: Root
    told: str | None
    sources: tuple[Report, ...] = ()
    whole: bool = False
    rivals: tuple[Mention, ...] = ()
    time: Time | None = None

    @property
    def copied(self) -> bool:
        """Whether the report took its words from another."""
        return bool(self.sources)

    def carries_over(self, speaker: Speaker) -> bool:
        """Whether a claim of this speaker is another report's word already: all of a copy but a new named speaker."""
        if not self.sources or self.whole or tells_itself(speaker):
            return bool(self.sources)
        words = fold_words(speaker.text or speaker.name or "")
        return any(f" {words} " in f" {_folded(source.text)} " for source in self.sources)


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return fold_words(text)


class Told(msgspec.Struct, frozen=True):
    """A claim ready to be weighed: its field, itself as printed, when it was first told, and a correction's mark.

    `leaning`: the report tells it in its own voice, but gives another's word for the event or only recalls it, so that
    nothing shows that it knows of it by itself; or it carries over what a report it copied tells. `traced`: the speaker
    the origin was found by, whole where the printed one is a fragment. `authority`: its competence for the field.
    `unseen`: the report tells it in its own voice and does not say that its people saw it.
    `astray`: a time that is not the mention's own, or a value in one sentence with such a time or in the words for a
    rival: another event's, which the report tells of beside it; or a figure that is another field's.
    """

    field: str
    claim: SourcedClaim
    told: str | None
    copied: bool
    corrects: bool
    leaning: bool
    traced: Speaker = OUTLET
    astray: bool = False
    unseen: bool = False
    sector: str | None = None
    authority: Authority | None = None

    @property
    def content(self) -> dict[str, Any]:
        """What is claimed, for comparison."""
        claim = self.claim
        return {"value": claim.value, "low": claim.low, "best": claim.best, "high": claim.high}


def complete_claims(mention: Mention) -> tuple[Claim, ...]:
    """The mention's claims, each under its role, and one for each thing it tells that no claim speaks of."""
    claims = tuple(_by_role(claim) for claim in mention.claims)
    fields = {claim.field for claim in claims}
    told_by = next((claim for claim in claims if claim.field == "occurrence"), None)
    missing = [claim for claim in _untold_claims(mention) if claim.field not in fields]
    if told_by:
        missing = [msgspec.structs.replace(claim, speaker=told_by.speaker, via=told_by.via) for claim in missing]
    return (*claims, *missing)


def role_of(field: str, value: Any) -> str:
    """The field of a claim as the record names it: a claim of a place is one of the role the place has."""
    if field != "place":
        return field
    role = value.get("role") if isinstance(value, dict) else getattr(value, "role", None)
    return role or "venue"


def _by_role(claim: Claim) -> Claim:
    role = role_of(claim.field, claim.value)
    return claim if role == claim.field else msgspec.structs.replace(claim, field=role)


def _untold_claims(mention: Mention) -> Iterable[Claim]:
    trigger = mention.trigger
    yield Claim("occurrence", OUTLET, trigger.start, trigger.end, negated=mention.modality == "negated")
    if mention.time:
        yield Claim("time", OUTLET, mention.time.start, mention.time.end, mention.time)
    for place in mention.places:
        yield Claim(place.role, OUTLET, place.start, place.end, place)
    for field, actors in (("actors", mention.actors), ("recipients", mention.recipients)):
        for actor in actors:
            yield Claim(field, OUTLET, actor.start, actor.end, actor)
    for value in mention.values:
        yield Claim(value.field, OUTLET, value.start, value.end, value.value, value.low, value.best, value.high)


def gather_claims(members: Iterable[Member]) -> list[Told]:
    """Every claim of the members, with united origins, in the order they were first told."""
    members = list(members)
    places = place_names(member.mention for member in members)
    whole = [
        (member, claim, whole_claim(claim, member.mention, member.report.text, places))
        for member in members
        for claim in complete_claims(member.mention)
    ]
    traced = [trace_origin(meant, member.root) for member, _, meant in whole]
    stated = {origin for origin, (_, _, meant) in zip(traced, whole, strict=True) if states_country(meant.speaker)}
    united = unite_origins(traced, frozenset(stated))
    quoting = {member.report.id for member, _, meant in whole if not tells_itself(meant.speaker)}
    told = [
        _told(member, claim, meant.speaker, united[origin], member.report.id in quoting)
        for (member, claim, meant), origin in zip(whole, traced, strict=True)
    ]
    unique = {item.claim.id: item for item in told}
    return sorted(
        unique.values(), key=lambda item: (order_key(item.told), item.claim.report, item.claim.start, item.claim.id)
    )


def _told(member: Member, claim: Claim, traced: Speaker, origin: Origin, quoting: bool) -> Told:
    value = claim.value if isinstance(claim.value, str | dict | None) else msgspec.to_builtins(claim.value)
    identity = msgspec.json.encode((member.mention.id, claim), order="deterministic")
    sourced = SourcedClaim(
        "claim:" + blake2b(identity, digest_size=12).hexdigest(),
        member.report.id, member.report.source, member.mention.id,
        claim.speaker, claim.via, claim.hedge, claim.negated, claim.direct,
        value, claim.low, claim.best, claim.high, claim.start, claim.end, origin,
        member.report.published.from_ if member.report.published else None,
    )  # fmt: skip
    around = f"{_notes(member.report)} {member.report.text[max(0, claim.start - 160) : claim.end + 160]}".lower()
    leaning = tells_itself(traced) and (quoting or member.mention.modality == "historical")
    leaning = leaning or member.carries_over(traced)
    corrects = any(mark in around for mark in CORRECTIONS)
    sector = sector_of(origin, traced, member.mention)
    astray = _is_astray(value, member.time) if claim.field == "time" else _is_beside(claim, member)
    if claim.field != "occurrence" and not astray:
        astray = is_told_beside(claim.start, claim.end, member.mention, member.rivals, member.report.text)
        astray = astray or _is_of_another_field(claim, member) or _is_no_place(claim.field, value, member.mention)
    unseen = tells_itself(traced) and not any(mark in around for mark in FIRST_HAND)
    return Told(claim.field, sourced, member.told, member.copied, corrects, leaning, traced, astray, unseen, sector)


def _is_astray(time: Any, kept: Time | None) -> bool:
    """Whether a time is not the one its mention has; of a deadline it is not told when."""
    own = interval_of(msgspec.to_builtins(kept)) if kept else None
    if own is None or not isinstance(time, dict):
        return False
    other = interval_of(time)
    return bool(time.get("to") and not time.get("from")) if other is None else is_no_time_of(own, other)


def _is_beside(claim: Claim, member: Member) -> bool:
    """Whether a value stands in a sentence that tells of another day than the mention's own."""
    strays = [
        other for other in member.mention.claims
        if other.field == "time" and _is_astray(msgspec.to_builtins(other.value), member.time)
    ]  # fmt: skip
    if not strays:
        return False
    start, end = sentence_around(member.report.text, claim.start, claim.end)
    own = member.time
    return any(start <= other.start < end for other in strays) and not (own and start <= own.start < end)


def _is_of_another_field(claim: Claim, member: Member) -> bool:
    """Whether a figure is that of another field in its sentence, which has given this field a figure of its own."""
    figures = [one for one in member.mention.claims if one.best is not None and one.speaker == claim.speaker]
    if claim.best is None or not _has_twin(claim, figures):
        return False
    others = [one for one in figures if one.field == claim.field and one.best != claim.best]
    if not others:
        return False
    start, end = sentence_around(member.report.text, claim.start, claim.end)
    near = [one for one in figures if start <= one.start < end]
    return _has_twin(claim, near) and any(start <= one.start < end and not _has_twin(one, near) for one in others)


def _is_no_place(field: str, value: Any, mention: Mention) -> bool:
    """Whether a place may as well be a government."""
    return field == "origin" and isinstance(value, dict) and may_be_government(msgspec.convert(value, Place), mention)


def _has_twin(claim: Claim, figures: Iterable[Claim]) -> bool:
    return any(one.field != claim.field and one.best == claim.best for one in figures)


def _notes(report: Report) -> str:
    """What a report says of itself: its headline and the editors' notes."""
    notes = [report.text[part.start : part.end] for part in report.paragraphs if part.kind in {"headline", "note"}]
    return " ".join((report.headline or "", *notes))


def independent_origins(told: Iterable[Told]) -> tuple[Origin, ...]:
    """The origins that count.

    Those that only repeat, in their own voice, what others are quoted for do not; nor, beside anybody who is quoted,
    those who only say so themselves: they may have it from the same mouth; nor those who speak of another event.
    """
    told = list(told)
    told = [item for item in told if not item.astray] or told
    standing = {item.claim.origin for item in told if not item.leaning}
    shown = {item.claim.origin for item in told if not item.leaning and not item.unseen}
    return tuple(sorted(shown or standing) or sorted({item.claim.origin for item in told})[:1])


def by_field(told: Iterable[Told]) -> dict[str, list[Told]]:
    """The claims by field, fields sorted, order kept."""
    fields: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        fields[item.field].append(item)
    return dict(sorted(fields.items()))


def find_superseded(field: str, told: list[Told]) -> dict[str, str]:
    """Claims replaced by a later value of the same origin: id of the old claim to id of the new."""
    if field in MANY_VALUED or field == "occurrence":
        return {}
    replaced: dict[str, str] = {}
    by_origin: dict[Origin, list[Told]] = defaultdict(list)
    for item in told:
        by_origin[item.claim.origin].append(item)
    for items in by_origin.values():
        replaced |= _replaced_by_origin(field, items)
    return replaced


def _replaced_by_origin(field: str, items: list[Told]) -> dict[str, str]:
    values = group_values(field, items)
    replaced: dict[str, str] = {}
    for old in values:
        later = [new for new in values if new is not old and _revises(field, new, old)]
        if later:
            replaced |= {item.claim.id: later[-1][0].claim.id for item in old}
    return replaced


def group_values(field: str, items: list[Told]) -> list[list[Told]]:
    """Claims with one and the same content together, in the order each content was first told."""
    groups: dict[str, list[Told]] = {}
    for item in items:
        key = content_key(field, item.content)
        groups.setdefault(f"not {key}" if item.claim.negated else key, []).append(item)
    return list(groups.values())


def content_key(field: str, content: Mapping[str, Any]) -> str:
    """Equal for contents that say the same: a time's interval, a place's name, a number, folded words."""
    value = content["value"]
    if isinstance(value, dict):
        if field == "time":
            value = [value.get("from"), value.get("to"), value.get("status") == "unresolved"]
        else:
            name = value.get("name") or value.get("text") or ""
            value = [name.lower(), value.get("country")]
    elif isinstance(value, str):
        value = value.lower()
    return msgspec.json.encode([value, content["low"], content["best"], content["high"]]).decode()


def _revises(field: str, new: list[Told], old: list[Told]) -> bool:
    """Whether one origin's value took another's place: told later, unlike it, and not told beside it ever after."""
    if any(item.astray for item in (*new, *old)):
        return False
    if compare_values(field, new[0].content, old[0].content) not in {"disjoint", "unit", "zone"}:
        return False
    corrects = any(item.corrects for item in new)
    first, second = order_key(old[0].told), order_key(new[0].told)
    if second < first or (first == second and (not corrects or any(item.corrects for item in old))):
        return False
    if corrects or isinstance(new[0].claim.value, str):
        return corrects  # what a thing was is not revised by whoever calls it otherwise later
    fresh = [item for item in old if not item.copied and order_key(item.told) > order_key(new[0].told)]
    return not fresh
