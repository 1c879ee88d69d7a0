"""record = fold(reports, decisions): all events, copies, outlets and speakers of a set of coded reports and decisions.

The result depends on the set alone, not on the order. `Fusion` grows by the report and forms again only the events a
report or decision touches; `fuse` is the same machine fed at once, so both give equal bytes. What it knows lies in the
drawers of a cabinet: in memory, or in a store from which it takes only what a report touches.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dateline.fusion.build import build_event, event_id
from dateline.fusion.claims import Member
from dateline.fusion.copies import CopyIndex
from dateline.fusion.decision import Decision, in_force
from dateline.fusion.drawers import Cabinet, Drawer, MemoryCabinet
from dateline.fusion.events import CodedReport, Copy, Event, Fused, Unapplied
from dateline.fusion.gathering import Gathering
from dateline.fusion.judge import apply_structure, is_structural, named_mentions
from dateline.fusion.moments import order_key
from dateline.fusion.names import publisher_key
from dateline.fusion.origins import root_of
from dateline.fusion.shelf import Heading, Shelf
from dateline.fusion.whole import Whole


class Update(msgspec.Struct, frozen=True):
    """What was changed: events as they are now, and ids of events that are no more (they lead to living ones)."""

    events: tuple[Event, ...]
    gone: tuple[str, ...]


class Growth(NamedTuple):
    """Ids of events that changed or came, of events that are no more, and of reports whose source may be another."""

    formed: set[str]
    gone: set[str]
    reports: set[str]


class Judged(msgspec.Struct):
    """What decisions on groups have come to: labels they hold, events set aside, and what did not apply."""

    held: set[int]
    rejected: set[str]
    unapplied: list[Unapplied]


class Fusion:
    """The events of all reports and decisions taken in so far.

    `decisions` are those that a cabinet not empty has taken in already.
    """

    def __init__(self, cabinet: Cabinet | None = None, decisions: Iterable[Decision] = ()) -> None:
        cabinet = cabinet or MemoryCabinet()
        self._shelf = Shelf(cabinet)
        self._named_by: Drawer[str] = cabinet.drawer("named by", str)
        self._copies = CopyIndex(cabinet)
        self._gathering = Gathering(self._shelf, self._copies, cabinet)
        self._members: Drawer[tuple[str, ...]] = cabinet.drawer("members", tuple[str, ...])
        self._event_of: Drawer[str] = cabinet.drawer("event of", str)
        self._judged: Drawer[Judged] = cabinet.drawer("judged", Judged)
        self._decisions = {decision.id: decision for decision in decisions}
        self._in_force = in_force(self._decisions.values())
        self._judgements = self._sort_judgements()

    def add(self, coded_report: CodedReport) -> Update:
        """Takes in one report; of a report already known only a lesser source is new, and what goes by it."""
        return self.add_all([coded_report])

    def decide(self, decision: Decision) -> Update:
        """Takes in one decision."""
        return self.add_all([], [decision])

    def add_all(self, coded_reports: Iterable[CodedReport], decisions: Iterable[Decision] = ()) -> Update:
        """Takes in reports and decisions, and gives the events they touch as they are now (`related` left empty)."""
        formed, gone, _ = self.grow(coded_reports, decisions)
        return Update(tuple(self.event(name) for name in sorted(formed)), tuple(sorted(gone)))

    def grow(self, coded_reports: Iterable[CodedReport], decisions: Iterable[Decision] = ()) -> Growth:
        """Takes in reports and decisions, building nothing."""
        taken = {name for coded_report in coded_reports for name in self._take(coded_report)}
        stale = taken | self._copied_anew()
        new = {decision.id: decision for decision in decisions if decision.id not in self._decisions}
        if new:
            self._decisions.update(new)
            self._in_force = in_force(self._decisions.values())
        return Growth(*self._form(self._gathering.place(stale), decided=bool(new)), stale)

    def source_of(self, report: str) -> str | None:
        """The source under which a report was taken in; None if it was not."""
        return self._shelf.heading(report).source if report in self._shelf else None

    def find_event(self, identity: str) -> Event | None:
        """The event that now holds what once had this event id, or this mention; None if there never was one."""
        mention = self._find_mention(identity)
        return self.event(self._event_of[mention]) if mention else None

    def fused(self) -> Fused:
        """The whole as one value, in a fixed order, with how events belong together."""
        whole, copies = Whole(MemoryCabinet()), self._copies.copies()
        for name, heading in self._shelf.headings():
            whole.see_report(name, heading)
        for copy in copies:
            whole.see_copy(copy.to, copy, self._shelf.heading(copy.to))
        events = {name: self.event(name) for name in sorted(name for name, _ in self._members.items())}
        for event in events.values():
            whole.see_event(event, self)
        related = whole.settle()
        related_events = (msgspec.structs.replace(event, related=related[name]) for name, event in events.items())
        return Fused(tuple(related_events), copies, *whole.voices(), self.unapplied())

    def heading(self, report: str) -> Heading:
        """The heading of a report taken in."""
        return self._shelf.heading(report)

    def modality(self, mention: str) -> str:
        """The modality of a mention by itself."""
        return self._shelf.modality(mention)

    def parent(self, report: str) -> Copy | None:
        """The copy relation to the report this one came from, if it is a copy."""
        return self._copies.parent(report)

    def _take(self, coded_report: CodedReport) -> set[str]:
        """Files a report and its mentions; gives the ids of the reports that are new or told of otherwise."""
        report, known = coded_report.report, self.source_of(coded_report.report.id)
        if known is not None and known <= report.source:
            return set()
        for mention in self._shelf.put(coded_report):
            self._named_by.put(event_id(mention), mention)
        if known is None:
            self._copies.add(report, named_publishers(coded_report))
            return {report.id}
        self._copies.rename(report, named_publishers(coded_report))
        return {report.id, *self._copies.descendants(report.id)}

    def _copied_anew(self) -> set[str]:
        """Reports whose own words may now have another root: copies found or lost, and what came from those."""
        return {name for copy in self._copies.settle() for name in (copy, *self._copies.descendants(copy))}

    def _find_mention(self, identity: str) -> str | None:
        return identity if self._shelf.holds(identity) else self._named_by.get(identity)

    def _form(self, changed: set[int], decided: bool) -> tuple[set[str], set[str]]:
        """Forms the events of the changed groups anew, decisions included."""
        judged = self._judged.get("all") or Judged(set(), set(), [])
        structural = [decision for decision in self._in_force if is_structural(decision)]
        held = self._labels_of(mention for one in structural for mention in named_mentions(one, self._find_mention))
        if decided:
            changed |= self._labels_of(self._judgements)
            self._judgements = self._sort_judgements()
            changed |= self._labels_of(self._judgements)
        judging = bool(decided or changed & (held | judged.held) or held != judged.held)
        if judging:
            changed |= held | judged.held
        judged.held = held
        formed, gone = self._rebuild(changed, structural if judging else [], judging, judged)
        self._judged.put("all", judged)
        return formed, gone

    def _labels_of(self, identities: Iterable[str]) -> set[int]:
        mentions = (self._find_mention(identity) for identity in identities)
        return {self._gathering.label_of(mention) for mention in mentions if mention}

    def _sort_judgements(self) -> dict[str, list[Decision]]:
        """Decisions in force by the events and mentions they name, known or not yet."""
        sorted_by: dict[str, list[Decision]] = defaultdict(list)
        for decision in self._in_force:
            for identity in dict.fromkeys((*decision.events, *decision.mentions)):
                sorted_by[identity].append(decision)
        return dict(sorted_by)

    def _judgements_on(self, members: Iterable[str]) -> list[Decision]:
        """Decisions in force that name one of these mentions, or an event that began with it."""
        if not self._judgements:
            return []
        identities = [identity for name in members for identity in (name, event_id(name))]
        found = {one.id: one for identity in identities for one in self._judgements.get(identity, ())}
        return sorted(found.values(), key=lambda one: (one.at, one.id))

    def _rebuild(
        self, changed: set[int], structural: list[Decision], judging: bool, judged: Judged
    ) -> tuple[set[str], set[str]]:
        groups = [members for label in sorted(changed) if (members := self._gathering.members(label))]
        state = apply_structure(groups, structural, self._find_mention, self._gathering.alike)
        if judging:
            judged.unapplied = state.unapplied
        before = {event for mention in state.group_of if (event := self._event_of.get(mention))}
        for event in before:
            self._members.drop(event)
        formed = {number: self._file(members) for number, members in state.members.items()}
        judged.rejected = judged.rejected - before | {formed[number] for number in state.rejected if number in formed}
        names = set(formed.values())
        return names, before - names

    def _file(self, members: set[str]) -> str:
        """Keeps a group of mentions under the id of its first mention."""
        name = event_id(min(members, key=self._age))
        self._members.put(name, tuple(sorted(members)))
        for mention in members:
            self._event_of.put(mention, name)
        return name

    def _age(self, mention: str) -> tuple[bool, tuple[int, int], str, str]:
        """Mentions in the order their reports were published, copies last, so that later ones never rename an event."""
        report = self._shelf.report_of(mention)
        return (self._gathering.is_copy(report), order_key(self._shelf.heading(report).published), report, mention)

    def event(self, name: str) -> Event:
        """The event with this very id, with `related` left empty."""
        members, judged = self._members[name], self._judged.get("all")
        told = [self._member(mention) for mention in members]
        return build_event(name, told, self._judgements_on(members), bool(judged and name in judged.rejected))

    def _member(self, name: str) -> Member:
        """A mention with the report it stands in and those its words come from, the first source last."""
        leaders = [self._shelf.report_of(leader) for leader in self._gathering.leaders(name)]
        chain = [copy.from_ for copy in self._copies.chain(leaders[-1])]
        sources = dict.fromkeys((*leaders[1:], *(copy.from_ for copy in self._copies.chain(leaders[0])), *chain))
        return Member(
            self._shelf.mention(name),
            self._shelf.report(leaders[0]),
            root_of(self._shelf.report(chain[-1] if chain else leaders[-1])),
            self._first(leaders),
            tuple(self._shelf.report(source) for source in sources),
            self._copies.takes_all(leaders[0]),
            self._shelf.rivals(name),
            self._shelf.clear_mention(name).time,
        )

    def _first(self, reports: Iterable[str]) -> str | None:
        """When words first stood: the earliest publication of the reports that carry them."""
        stated = [published for name in reports if (published := self._shelf.heading(name).published)]
        return min(stated, key=lambda text: (order_key(text), text)) if stated else None

    def unapplied(self) -> tuple[Unapplied, ...]:
        """Decisions that found nothing to act on, with the reason, in order of time."""
        judged = self._judged.get("all")
        structural = {one.decision: one for one in judged.unapplied} if judged else {}
        found = (structural.get(decision.id) or self._value_unapplied(decision) for decision in self._in_force)
        return tuple(why for why in found if why)

    def _value_unapplied(self, decision: Decision) -> Unapplied | None:
        if is_structural(decision):
            return None
        named = [name for name in (*decision.events, *decision.mentions) if self._find_mention(name)]
        if not named:
            return Unapplied(decision.id, "its event is not in the record")
        if decision.what != "accept" or not decision.field:
            return None
        found = [event for name in named if (event := self.find_event(name))]
        if all(decision.field not in event.fields for event in found):
            return Unapplied(decision.id, f"its event has no field {decision.field}")
        return None


def named_publishers(coded_report: CodedReport) -> tuple[str, ...]:
    """Agencies and other media the report's claims are drawn from."""
    voices = {
        voice.name
        for mention in coded_report.coded.mentions
        for claim in mention.claims
        for voice in (*claim.via, claim.speaker)
        if voice.name and voice.kind in {"agency", "media"}
    }
    outlet = coded_report.report.outlet
    return tuple(sorted(name for name in voices if not outlet or publisher_key(name) != publisher_key(outlet.name)))


def fuse(coded_reports: Iterable[CodedReport], decisions: Iterable[Decision] = ()) -> Fused:
    """The record of these reports and decisions: the same for any order of either."""
    fusion = Fusion()
    fusion.grow(coded_reports, decisions)
    return fusion.fused()
