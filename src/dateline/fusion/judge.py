"""Analysts' decisions on which mentions belong together, applied to the groups that clustering forms.

Decisions are applied again, in order of time, each time groups re-form: `same` joins, `not-same` and `split` part,
`reject` of mentions sets them aside. One that finds nothing to act on is reported with the reason.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from dateline.fusion.decision import Decision
from dateline.fusion.events import Unapplied

Alike = Callable[[str, str], float]


class Groups(msgspec.Struct):
    """Groups of mentions by number, where each mention is, which groups are set aside, and what did not apply."""

    members: dict[int, set[str]]
    group_of: dict[str, int]
    rejected: set[int]
    unapplied: list[Unapplied]

    def take_out(self, mentions: Iterable[str]) -> int:
        """Moves mentions to a new group and gives its number."""
        number = max(self.members, default=-1) + 1
        self.members[number] = set()
        for mention in mentions:
            old = self.group_of[mention]
            self.members[old].discard(mention)
            if not self.members[old]:
                del self.members[old]
            self.members[number].add(mention)
            self.group_of[mention] = number
        return number


def is_structural(decision: Decision) -> bool:
    """Whether the decision changes which mentions belong together."""
    return decision.what in {"same", "not-same", "split"} or (decision.what == "reject" and bool(decision.mentions))


def named_mentions(decision: Decision, find: Callable[[str], str | None]) -> list[str]:
    """The mentions a decision names, directly or by an event's id; unknown ones are left out."""
    from_events = [find(event) for event in decision.events]
    return list(dict.fromkeys([mention for mention in from_events if mention] + list(decision.mentions)))


def apply_structure(
    groups: Iterable[Sequence[str]], decisions: Sequence[Decision], find: Callable[[str], str | None], alike: Alike
) -> Groups:
    """The groups after the decisions, in their order."""
    members = {number: set(group) for number, group in enumerate(groups)}
    state = Groups(members, {name: number for number, group in members.items() for name in group}, set(), [])
    for decision in decisions:
        named = named_mentions(decision, find)
        known = [mention for mention in named if mention in state.group_of]
        missing = len(decision.events) + len(decision.mentions) - len(known)
        why = _apply(state, decision, known, missing, alike)
        if why:
            state.unapplied.append(Unapplied(decision.id, why))
    return state


def _apply(state: Groups, decision: Decision, known: list[str], missing: int, alike: Alike) -> str | None:
    """Applies one decision; gives the reason where it does not apply."""
    if decision.what == "split":
        return _split(state, decision, known, alike)
    if decision.what == "reject":
        inside = [mention for mention in decision.mentions if mention in state.group_of]
        if not inside:
            return "none of its mentions is in the record"
        state.rejected.add(state.take_out(inside))
        return None
    if len(known) < 2:
        return f"{missing} of what it names is not in the record"
    if decision.what == "same":
        everyone = [mention for name in known for mention in sorted(state.members[state.group_of[name]])]
        state.take_out(dict.fromkeys(everyone))
        return None
    _part(state, known, alike)
    return None


def _part(state: Groups, seeds: list[str], alike: Alike) -> None:
    """Parts the seeds that stand in one group; every other mention goes with the seed it is most like."""
    by_group: dict[int, list[str]] = {}
    for seed in seeds:
        by_group.setdefault(state.group_of[seed], []).append(seed)
    for group, together in sorted(by_group.items()):
        for seed in together[1:]:
            rest = sorted(state.members[group] - set(together))
            state.take_out([seed, *(name for name in rest if _nearest(name, together, alike) == seed)])


def _nearest(name: str, seeds: Sequence[str], alike: Alike) -> str:
    return max(seeds, key=lambda seed: (round(alike(name, seed), 6), -seeds.index(seed)))


def _split(state: Groups, decision: Decision, known: list[str], alike: Alike) -> str | None:
    """Takes the named mentions out of their event; with `stay` given, newer ones go where they are most alike."""
    leaving = [mention for mention in decision.mentions if mention in state.group_of]
    if not leaving:
        return "none of its mentions is in the record"
    anchor = next((name for name in known if name not in decision.mentions), leaving[0])
    group = state.members[state.group_of[anchor]]
    going = [mention for mention in leaving if mention in group]
    staying = sorted(group - set(going))
    if not going:
        return "its mentions are no longer in that event"
    if not staying:
        return "it would leave nothing behind"
    stay = [mention for mention in decision.stay if mention in group and mention not in going]
    if stay:
        unseen = [mention for mention in staying if mention not in stay]
        seeds = [*stay, *going]
        going += [mention for mention in unseen if _nearest(mention, seeds, alike) in going]
    state.take_out(going)
    return None
