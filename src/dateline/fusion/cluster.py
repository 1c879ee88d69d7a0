"""Mentions joined into happenings: a pure function of the set of mentions, whatever the order they come and go in.

Mentions with equal features are one node, and nodes stand in three tiers: those with a day of their own are joined
along their evidence, the best first, never across a difference that rules it out; those without a day go to the one
group they clearly fit; guests (what only a copy tells) go last. A tier never weighs on those before it, and what finds
no host is joined among its own. A change costs its block. Decisions of analysts are applied later (fold.py).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

import msgspec

from dateline.coding.mention import Mention
from dateline.fusion.beside import HOMES
from dateline.fusion.drawers import Cabinet, Drawer
from dateline.fusion.features import Features, block_keys, features_of
from dateline.fusion.likeness import RULED_OUT, at_other_sites, likeness, threshold
from dateline.fusion.postings import key_of
from dateline.reading.report import Report

# Groups are compared by so many of their nodes (the first by digest), so that a large event stays cheap to grow.
SAMPLE = 8
# What must lie between the best group and the next for a mention without a day to be joined to it.
CLEAR_BY = 0.25
# Two mentions a coder kept apart within one report are less likely one.
APART_IN_REPORT = 1.2
DATED, UNDATED, GUEST = 0, 1, 2
TIERS = (DATED, UNDATED, GUEST)
# So many nodes lie unpacked.
UNPACKED = 5_000
FEATURES = msgspec.msgpack.Decoder(Features)
Group = tuple[int, ...]


class Node(msgspec.Struct):
    """Mentions with equal features (packed), their group, and the host's group where they only joined one."""

    tier: int
    family: str
    packed: bytes
    digest: bytes
    mentions: list[str]
    label: int | None = None
    host: int | None = None
    placed: bool = False


class Clustering:
    """Groups of mentions, kept up to date as reports come and go."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._nodes: Drawer[Node] = cabinet.drawer("node", Node)
        self._number_of: Drawer[int] = cabinet.drawer("node by features", int)
        self._node_of: Drawer[int] = cabinet.drawer("node by mention", int)
        self._numbers: Drawer[int] = cabinet.drawer("last number", int)
        self._shown = cabinet.postings("block")
        self._unpacked: dict[int, Features] = {}
        self._alike: Drawer[dict[int, float]] = cabinet.drawer("alike", dict[int, float])
        # For a node how often a coder kept it apart from others of a greater number.
        self._apart: Drawer[dict[int, int]] = cabinet.drawer("apart", dict[int, int])
        self._joined: Drawer[Group] = cabinet.drawer("joined", Group)
        self._groups: Drawer[set[int]] = cabinet.drawer("group", set[int])
        self._dirty: set[int] = set()
        self._changed: set[int] = set()

    def add(self, report: Report, mentions: Iterable[Mention], *, guests: bool = False) -> None:
        """Takes in mentions of a report; groups are formed again when next asked for."""
        new = {mention.id: mention for mention in mentions if mention.id not in self._node_of}
        nodes = sorted({self._add_mention(mention, report, guests) for mention in new.values()})
        self._keep_apart(nodes, 1)
        self._dirty.update(nodes)

    def remove(self, mentions: Iterable[str]) -> None:
        """Gives back mentions of a report, all that were taken in of it at once."""
        names = [name for name in dict.fromkeys(mentions) if name in self._node_of]
        nodes = sorted({self._node_of[name] for name in names})
        self._keep_apart(nodes, -1)
        for name in names:
            number = self._node_of[name]
            node = self._nodes[number]
            node.mentions.remove(name)
            self._nodes.put(number, node)
            self._node_of.drop(name)
        self._dirty.update(nodes)
        for number in nodes:
            if not self._nodes[number].mentions:
                self._bury(number)

    def _keep_apart(self, nodes: Sequence[int], times: int) -> None:
        """Counts that a coder kept these nodes, in order of number, apart within a report; or takes the count back."""
        for one, other in combinations(nodes, 2):
            apart = self._apart.get(one) or {}
            apart[other] = apart.get(other, 0) + times
            if not apart[other]:
                del apart[other]
            self._apart.put(one, apart)

    def settle(self) -> frozenset[int]:
        """Forms the groups again that changes touched; gives the labels of groups that came, went or changed."""
        dirty, self._dirty = self._dirty, set()
        moved = set(dirty)
        for tier in TIERS:
            before = [number for number in moved if self._nodes[number].tier < tier]
            near = (other for number in before for other in self._near(number))
            touched = {number for number in (*dirty, *near) if self._nodes[number].tier == tier}
            moved |= self._form(tier, touched, dirty)
        changed, self._changed = self._changed, set()
        return frozenset(changed)

    def groups(self) -> list[tuple[str, ...]]:
        """All groups, each as sorted mention ids, in a fixed order."""
        self.settle()
        return sorted(self.members(label) for label, _ in self._groups.items())

    def members(self, label: int) -> tuple[str, ...]:
        """The mention ids of one group, none if the group is gone."""
        return tuple(sorted(name for number in self._groups.get(label) or () for name in self._nodes[number].mentions))

    def label_of(self, mention: str) -> int:
        """The label of the group a mention is in."""
        label = self._nodes[self._node_of[mention]].label
        assert label is not None
        return label

    def features(self, mention: str) -> Features | None:
        """The features of a mention taken in."""
        number = self._node_of.get(mention)
        return None if number is None else self._features(number)

    # Nodes

    def _near(self, number: int) -> dict[int, float]:
        """The nodes that a node may be joined to, each with their likeness."""
        return self._alike.get(number) or {}

    def _add_mention(self, mention: Mention, report: Report, guest: bool) -> int:
        features = features_of(mention, report)
        tier = GUEST if guest else DATED if features.dated else UNDATED
        packed = msgspec.msgpack.encode(features)
        digest = blake2b(packed, digest_size=12).digest()
        number = self._number_of.get(_key_of(tier, digest))
        if number is None:
            number = self._numbers.get("node") or 0
            self._numbers.put("node", number + 1)
            self._number_of.put(_key_of(tier, digest), number)
            self._nodes.put(number, Node(tier, features.family, packed, digest, []))
            self._meet(number, features)
        node = self._nodes[number]
        node.mentions.append(mention.id)
        self._nodes.put(number, node)
        self._node_of.put(mention.id, number)
        return number

    def _meet(self, number: int, features: Features) -> None:
        """Compares a new node with those of its blocks and keeps the ones it may be joined to."""
        shown, sought = block_keys(features)
        enough = threshold(features.family)
        found = self._shown.find(key_of(key) for key in sought)
        met = {near for numbers in found.values() for near in numbers} - {number}
        scores = {other: likeness(features, self._features(int(other))) for other in sorted(self._nodes.get_all(met))}
        alike = {int(other): score for other, score in scores.items() if score >= enough}
        before = self._alike.get_all(alike)
        for other, score in alike.items():
            self._alike.put(other, {**before.get(other, {}), number: score})
        if alike:
            self._alike.put(number, alike)
        self._shown.file({key_of(key) for key in shown}, number)

    def _features(self, number: int) -> Features:
        """The features of a node; those used last are kept unpacked."""
        found = self._unpacked.get(number)
        if found is None:
            if len(self._unpacked) >= UNPACKED:
                self._unpacked.clear()
            found = self._unpacked[number] = FEATURES.decode(self._nodes[number].packed)
        return found

    def _bury(self, number: int) -> None:
        """Forgets a node whose mentions are all gone; those it was like are looked at again."""
        node = self._nodes[number]
        self._relabel(number, None)
        self._dissolve(number)
        for other in self._near(number):
            alike = self._near(other)
            del alike[number]
            self._alike.put(other, alike)
            self._dirty.add(other)
        self._dirty.discard(number)
        self._unpacked.pop(number, None)
        self._alike.drop(number)
        self._number_of.drop(_key_of(node.tier, node.digest))
        self._nodes.drop(number)

    def _score(self, one: int, other: int) -> float:
        score = self._near(one).get(other)
        if score is None:
            score = likeness(self._features(one), self._features(other))
        if max(one, other) not in (self._apart.get(min(one, other)) or {}):
            return score
        here, there = self._features(one), self._features(other)
        ruled_out = is_recalled_beside(here, there) or is_elsewhere_beside(here, there)
        return RULED_OUT if ruled_out else score - APART_IN_REPORT

    def _digest(self, number: int) -> bytes:
        return self._nodes[number].digest

    def _enough(self, number: int) -> float:
        return threshold(self._nodes[number].family)

    # Groups

    def _form(self, tier: int, touched: set[int], dirty: set[int]) -> set[int]:
        """Places the touched nodes of a tier anew; gives the nodes of all groups that changed by it."""
        starts = {number for number in touched if self._find_host(number, dirty) or number in dirty}
        free = {number for number in starts if self._is_free(number, tier)}
        freed = {near for number in starts for near in self._near(number) if self._is_free(near, tier)}
        return touched | self._join_anew(tier, free | freed, dirty)

    def _find_host(self, number: int, dirty: set[int]) -> bool:
        """Sets the group a node goes to, if it clearly fits one of an earlier tier; tells whether it came or went."""
        node = self._nodes[number]
        new, was_free = not node.placed, node.host is None
        node.host, node.placed = (self._best_host(number) if node.tier else None), True
        self._nodes.put(number, node)
        if node.host is not None and (node.host != node.label or number in dirty):
            self._dissolve(number)
            self._relabel(number, node.host)
        return new or was_free != (node.host is None)

    def _is_free(self, number: int, tier: int) -> bool:
        node = self._nodes[number]
        return node.tier == tier and node.placed and node.host is None

    def _join_anew(self, tier: int, starts: set[int], dirty: set[int]) -> set[int]:
        """Joins anew what is connected with these nodes; gives the nodes of the groups that are not as they were."""
        before = {number: self._dissolve(number) for number in sorted(starts)}
        known = {group for group in before.values() if group}
        seen: set[int] = set()
        moved: set[int] = set()
        for start in sorted(starts):
            if start in seen:
                continue
            component = self._component(start, lambda number: self._is_free(number, tier))
            known |= {group for number in component if (group := self._dissolve(number))}
            seen |= component
            for group in self._join(component):
                self._joined.put(group[0], group)
                if group not in known or not dirty.isdisjoint(group):
                    moved.update(group)
                    for number in group:
                        self._relabel(number, group[0])
        return moved

    def _dissolve(self, number: int) -> Group | None:
        """Takes apart the group a node was joined in, and gives it."""
        label = self._nodes[number].label
        group = None if label is None else self._joined.get(label)
        if label is None or group is None or number not in group:
            return None
        self._joined.drop(label)
        return group

    def _relabel(self, number: int, label: int | None) -> None:
        """Puts a node under a label, and notes both its groups as changed."""
        node = self._nodes[number]
        if node.label is not None:
            self._changed.add(node.label)
            self._regroup(node.label, (self._groups.get(node.label) or set()) - {number})
        node.label = label
        self._nodes.put(number, node)
        if label is not None:
            self._changed.add(label)
            self._regroup(label, (self._groups.get(label) or set()) | {number})

    def _regroup(self, label: int, numbers: set[int]) -> None:
        if numbers:
            self._groups.put(label, numbers)
        else:
            self._groups.drop(label)

    def _component(self, start: int, admits: Callable[[int], bool]) -> set[int]:
        found, front = {start}, [start]
        while front:
            beside = self._near(front.pop())
            self._nodes.get_all(beside)  # all at once: one by one they are asked for next
            for near in beside:
                if near not in found and admits(near):
                    found.add(near)
                    front.append(near)
        return found

    def _join(self, nodes: Iterable[int]) -> list[Group]:
        """Joins nodes along their evidence, the strongest first; each group sorted by digest."""
        within = set(nodes)
        group_of: dict[int, Group] = {number: (number,) for number in within}
        for _, one, other in self._links(within):
            here, there = group_of[one], group_of[other]
            if here is not there and self._agree(here, there):
                joined = tuple(sorted(here + there, key=self._digest))
                group_of.update(dict.fromkeys(joined, joined))
        return list({group[0]: group for group in group_of.values()}.values())

    def _links(self, within: set[int]) -> list[tuple[float, int, int]]:
        """Pairs with evidence enough, the best first, ties by digest."""
        found = [link for one in within for link in self._links_of(one, within)]
        return sorted(found, key=lambda link: (-round(link[0], 6), self._digest(link[1]), self._digest(link[2])))

    def _links_of(self, one: int, within: set[int]) -> Iterator[tuple[float, int, int]]:
        for other in self._near(one):
            if other in within and self._digest(one) < self._digest(other):
                score = self._score(one, other)
                if score >= self._enough(one):
                    yield score, one, other

    def _agree(self, here: Group, there: Group) -> bool:
        """Whether nothing rules out that two groups are one, and their evidence on the whole is enough."""
        scores = [self._score(one, other) for one in here[:SAMPLE] for other in there[:SAMPLE]]
        if min(scores) <= RULED_OUT / 2:
            return False
        return sum(scores) / len(scores) >= 0.6 * self._enough(here[0])

    def _best_host(self, number: int) -> int | None:
        """The group of an earlier tier that a node clearly fits best."""
        tier = self._nodes[number].tier
        linked: dict[int, list[int]] = defaultdict(list)
        for near in sorted(self._near(number), key=self._digest):
            label = self._nodes[near].label
            if self._nodes[near].tier < tier and label is not None:
                linked[label].append(near)
        fits = ((self._fit(number, near, self._joined[label]), label) for label, near in linked.items())
        ranked = sorted(((fit, label) for fit, label in fits if fit is not None), key=lambda one: -one[0])
        if not ranked or ranked[0][0] < self._enough(number):
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEAR_BY:
            return None
        return ranked[0][1]

    def _fit(self, number: int, linked: Sequence[int], group: Group) -> float | None:
        """The best evidence that a node belongs to a group; None when a third of the group rules it out."""
        sample = dict.fromkeys((*linked[:SAMPLE], *group[:SAMPLE]))
        scores = [self._score(number, near) for near in sample]
        ruled_out = sum(score <= RULED_OUT / 2 for score in scores)
        return None if ruled_out * 3 > len(scores) else round(max(scores), 6)


def is_recalled_beside(one: Features, other: Features) -> bool:
    """Whether of two mentions of one report one is news and the other what the report recalls."""
    return {one.modality, other.modality} == {"actual", "historical"}


def is_elsewhere_beside(one: Features, other: Features) -> bool:
    """Whether two mentions of one report are of sites that it tells apart, near each other though they may be."""
    here, there = ([spot for spot in features.spots if spot.role in HOMES] for features in (one, other))
    return at_other_sites(here, there)


def _key_of(tier: int, digest: bytes) -> str:
    return f"{tier} {digest.hex()}"
