"""Outlets and speakers counted over the record: how often each agreed with what it prefers, was first, was revised.

Read off the events: a value a speaker gives counts once however many outlets print it. Nothing here weighs on what the
record prefers. What an event adds is kept, so that an event that changes is counted anew alone. A body of a state that
goes by several names is one speaker, as it is one origin.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from dateline.fusion.claims import content_key
from dateline.fusion.drawers import Cabinet, Drawer
from dateline.fusion.events import Copy, Event, FieldResolution, Origin, SourcedClaim, Voice
from dateline.fusion.moments import order_key
from dateline.fusion.names import GENERIC, body_kind, publisher_name
from dateline.fusion.shelf import Heading
from dateline.fusion.values import compare_values


class Who(msgspec.Struct, frozen=True, order=True):
    """An outlet, or a speaker; a body of a state by its kind, whatever its names."""

    side: Literal["outlet", "speaker"]
    name: str
    kind: str
    country: str | None = None

    @property
    def key(self) -> str:
        """What it is found under."""
        return msgspec.json.encode(self).decode()


class Counted(msgspec.Struct):
    """Counts for one voice in one report."""

    who: Who
    name: str
    report: str
    claims: int = 0
    agreed: int = 0
    disagreed: int = 0
    first: int = 0
    revised: int = 0
    copied: int = 0


class Voices:
    """The counts of every voice, kept up to date as events, reports and copies come and go."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._voices: Drawer[Voice] = cabinet.drawer("voice", Voice)
        # How often each voice is counted in a report: the reports it is heard in are counted once each.
        self._heard: Drawer[int] = cabinet.drawer("heard", int)
        # The names a voice is told by, each with how many events tell it so.
        self._names: Drawer[dict[str, int]] = cabinet.drawer("names of voice", dict[str, int])
        self._added: Drawer[list[Counted]] = cabinet.drawer("voices of event", list[Counted])

    def see_event(self, event: Event, headings: Mapping[str, Heading]) -> None:
        """Counts an event as it is now; `headings` has those of its reports."""
        self.forget_event(event.id)
        counted = count_event(event, headings)
        self._added.put(event.id, counted)
        for one in counted:
            self._add(one, 1)

    def forget_event(self, event: str) -> None:
        """Takes an event out of the counts, if it is in them."""
        for one in self._added.get(event) or ():
            self._add(one, -1)
        self._added.drop(event)

    def see_report(self, name: str, heading: Heading) -> None:
        """Counts a report for its outlet."""
        outlet = _outlet(heading)
        self._add(Counted(outlet, outlet.name, name), 1)

    def forget_report(self, name: str, heading: Heading) -> None:
        """Takes a report out of the counts of its outlet."""
        outlet = _outlet(heading)
        self._add(Counted(outlet, outlet.name, name), -1)

    def see_copy(self, before: Copy | None, after: Copy | None, heading: Heading) -> None:
        """Counts a report as a copy for its outlet, or no longer."""
        copy, copied = after or before, (after is not None) - (before is not None)
        if copy and copied:
            outlet = _outlet(heading)
            self._change(Counted(outlet, outlet.name, copy.to, copied=copied), 1, 0)

    def all(self, side: str) -> tuple[Voice, ...]:
        """The outlets, or the speakers, sorted by name."""
        return voices_of(side, self._voices.items())

    def _add(self, one: Counted, times: int) -> None:
        self._name(one, times)
        heard = f"{one.who.key} {one.report}"
        before = self._heard.get(heard) or 0
        after = before + times
        if after:
            self._heard.put(heard, after)
        else:
            self._heard.drop(heard)
        self._change(one, times, (after > 0) - (before > 0))

    def _name(self, one: Counted, times: int) -> None:
        names = self._names.get(one.who.key) or {}
        names[one.name] = names.get(one.name, 0) + times
        self._names.put(one.who.key, {name: count for name, count in names.items() if count})

    def _shown_name(self, who: Who) -> str:
        """Of the names of a voice the first that says what it is, as `display_origin` chooses."""
        names = self._names.get(who.key) or [who.name]
        return min(names, key=lambda name: (not who.name.startswith(f"{body_kind(name)} of "), name))

    def _change(self, one: Counted, times: int, reports: int) -> None:
        who, key = one.who, one.who.key
        old = self._voices.get(key) or Voice(who.name, who.kind, who.country, 0, 0, 0, 0, 0, 0, 0)
        new = Voice(
            self._shown_name(who), who.kind, who.country, old.reports + reports, old.claims + times * one.claims,
            old.agreed + times * one.agreed, old.disagreed + times * one.disagreed, old.first + times * one.first,
            old.revised + times * one.revised, old.copied + times * one.copied,
        )  # fmt: skip
        if new.reports:
            self._voices.put(key, new)
        else:
            self._voices.drop(key)


def voices_of(side: str, items: Iterable[tuple[str, Voice]]) -> tuple[Voice, ...]:
    """Of voices by their keys the outlets, or the speakers, sorted by name."""
    found = [voice for key, voice in items if msgspec.json.decode(key, type=Who).side == side]
    return tuple(sorted(found, key=lambda voice: (voice.name, voice.kind, voice.country or "")))


def count_event(event: Event, headings: Mapping[str, Heading]) -> list[Counted]:
    """What an event adds to the counts."""
    counted: dict[tuple[Who, str], Counted] = {}
    for name, field in event.fields.items():
        _count_field(name, field, counted, headings)
    return list(counted.values())


def _count_field(
    name: str, field: FieldResolution, counted: dict[tuple[Who, str], Counted], headings: Mapping[str, Heading]
) -> None:
    ordered = sorted(field.claims, key=lambda claim: (order_key(claim.published), claim.id))
    said: set[tuple[Who, str]] = set()
    for claim in ordered:
        first, agrees = claim is ordered[0], _agrees(name, claim, field)
        outlet = _outlet(headings[claim.report])
        _count(_of(counted, outlet, outlet.name, claim.report), claim, agrees, first)
        if claim.origin.kind in {"outlet", "agency"}:
            continue
        speaker = _speaker(claim.origin)
        tally = _of(counted, speaker, claim.origin.name, claim.report)
        saying = (speaker, f"{claim.negated} {content_key(name, _content(claim))}")
        if saying not in said:
            _count(tally, claim, agrees, first)
        said.add(saying)


def _of(counted: dict[tuple[Who, str], Counted], who: Who, name: str, report: str) -> Counted:
    return counted.setdefault((who, report), Counted(who, name, report))


def _speaker(origin: Origin) -> Who:
    """Whom an origin is counted as: a body of a stated country and kind by these, all others by name."""
    body = body_kind(origin.name) if origin.kind == "official" and origin.country else GENERIC
    name = origin.name if body == GENERIC else f"{body} of {origin.country}"
    return Who("speaker", name, origin.kind, origin.country)


def _count(tally: Counted, claim: SourcedClaim, agrees: bool | None, first: bool) -> None:
    tally.claims += 1
    tally.agreed += agrees is True
    tally.disagreed += agrees is False
    tally.first += first
    tally.revised += claim.superseded_by is not None


def _content(claim: SourcedClaim) -> dict[str, Any]:
    return {"value": claim.value, "low": claim.low, "best": claim.best, "high": claim.high}


def _agrees(name: str, claim: SourcedClaim, field: FieldResolution) -> bool | None:
    """Whether the claim can be true if the preferred value is; None where it or the field does not say."""
    preferred = field.preferred
    if claim.beside or isinstance(preferred, list):
        return None
    if isinstance(preferred, dict) and "happened" in preferred:
        return bool(preferred["happened"]) != claim.negated
    one = _content(claim)
    other: dict[str, Any] = {"value": None, "low": None, "best": None, "high": None}
    if isinstance(preferred, dict) and set(preferred) == {"low", "best", "high"}:
        other |= preferred
    else:
        other["value"] = preferred
    relation = compare_values(name, one, other)
    if relation == "unknown":
        return None
    if claim.negated:
        return False if relation == "same" else None
    return relation in {"same", "compatible", "rounding"}


def _outlet(report: Heading) -> Who:
    return Who("outlet", publisher_name(report.outlet) if report.outlet else report.source, "outlet")
