"""Mentions joined into happenings: a pure function of the set of mentions, whatever the order they come in.

Mentions with equal features are one node. Dated nodes are joined first, best evidence first, and never across a
difference that rules it out; then each node without a day of its own goes to the one dated group it clearly fits; what
is left is joined among itself. A mention added costs its block: only groups it touches are formed again, by the same
rules, so growing and starting afresh end alike. Decisions of analysts are applied later (fold.py).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from hashlib import blake2b

import msgspec

from dateline.coding.mention import Mention
from dateline.fusion.features import Features, block_keys, features_of
from dateline.fusion.likeness import RULED_OUT, likeness, threshold
from dateline.reading.report import Report

# Groups are compared by so many of their nodes (the first by digest), so that a large event stays cheap to grow.
SAMPLE = 8
# What must lie between the best group and the next for a mention without a day to be joined to it.
CLEAR_BY = 0.25
# Two mentions a coder kept apart within one report are less likely one.
APART_IN_REPORT = 1.2


class Clustering:
    """Groups of mentions, kept up to date as reports are added."""

    def __init__(self) -> None:
        self._nodes: dict[bytes, int] = {}
        self._features: list[Features] = []
        self._digests: list[bytes] = []
        self._mentions: list[list[str]] = []
        self._shown: dict[object, list[int]] = defaultdict(list)
        self._alike: dict[int, dict[int, float]] = defaultdict(dict)
        self._apart: set[tuple[int, int]] = set()
        self._label: dict[int, int] = {}
        self._groups: dict[int, frozenset[int]] = {}
        self._dated_groups: dict[int, tuple[int, ...]] = {}
        self._dated_label: dict[int, int] = {}
        self._host: dict[int, int | None] = {}
        self._loose_label: dict[int, int] = {}
        self._loose_groups: dict[int, tuple[int, ...]] = {}
        self._node_of: dict[str, int] = {}
        self._dirty: set[int] = set()

    def add(self, report: Report, mentions: Iterable[Mention]) -> None:
        """Takes in a report's mentions; groups are formed again when next asked for."""
        nodes = sorted({self._add_mention(mention, report) for mention in mentions if mention.id not in self._node_of})
        for at, one in enumerate(nodes):
            for other in nodes[at + 1 :]:
                self._apart.add((one, other))
        self._dirty.update(nodes)

    def settle(self) -> frozenset[int]:
        """Forms the groups again that additions touched; gives the labels of groups that came, went or changed."""
        if not self._dirty:
            return frozenset()
        dirty, self._dirty = self._dirty, set()
        moved = self._form_dated({node for node in dirty if self._features[node].dated})
        loose = {node for node in dirty if not self._features[node].dated}
        loose |= {near for node in moved for near in self._alike[node] if not self._features[near].dated}
        freed = self._find_hosts(loose) | {node for node in dirty if not self._features[node].dated}
        return self._relabel(moved | loose | self._form_loose(freed))

    def groups(self) -> list[tuple[str, ...]]:
        """All groups, each as sorted mention ids, in a fixed order."""
        self.settle()
        return sorted(self.members(label) for label in self._groups)

    def members(self, label: int) -> tuple[str, ...]:
        """The mention ids of one group, none if the group is gone."""
        return tuple(sorted(name for node in self._groups.get(label, ()) for name in self._mentions[node]))

    def label_of(self, mention: str) -> int:
        """The label of the group a mention is in."""
        return self._label[self._node_of[mention]]

    def alike(self, one: str, other: str) -> float:
        """The likeness of two mentions taken in."""
        return self._score(self._node_of[one], self._node_of[other])

    def _add_mention(self, mention: Mention, report: Report) -> int:
        features = features_of(mention, report)
        digest = blake2b(msgspec.msgpack.encode(features), digest_size=12).digest()
        node = self._nodes.get(digest)
        if node is None:
            node = self._nodes[digest] = len(self._features)
            self._features.append(features)
            self._digests.append(digest)
            self._mentions.append([])
            self._meet(node)
        self._mentions[node].append(mention.id)
        self._node_of[mention.id] = node
        return node

    def _meet(self, node: int) -> None:
        """Compares a new node with those of its blocks and keeps the ones it may be joined to."""
        features = self._features[node]
        shown, sought = block_keys(features)
        enough = threshold(features.family)
        for other in sorted({near for key in sought for near in self._shown.get(key, ())}):
            score = likeness(features, self._features[other])
            if score >= enough:
                self._alike[node][other] = self._alike[other][node] = score
        for key in dict.fromkeys(shown):
            self._shown[key].append(node)

    def _score(self, one: int, other: int) -> float:
        score = self._alike[one].get(other) if one in self._alike else None
        if score is None:
            score = likeness(self._features[one], self._features[other])
        return score - APART_IN_REPORT if (min(one, other), max(one, other)) in self._apart else score

    def _form_dated(self, dirty: set[int]) -> set[int]:
        """Groups dated nodes anew in every component that holds a dirty one; gives all nodes of those components."""
        moved: set[int] = set()
        for start in sorted(dirty):
            if start not in moved:
                component = self._component(start, lambda node: self._features[node].dated)
                moved |= component
                for node in component:
                    self._dated_groups.pop(self._dated_label.pop(node, -1), None)
                for group in self._join(component):
                    self._dated_groups[group[0]] = group
                    self._dated_label.update(dict.fromkeys(group, group[0]))
        return moved

    def _component(self, start: int, admits: Callable[[int], bool]) -> set[int]:
        found, front = {start}, [start]
        while front:
            for near in self._alike.get(front.pop(), ()):
                if near not in found and admits(near):
                    found.add(near)
                    front.append(near)
        return found

    def _join(self, nodes: Iterable[int]) -> list[tuple[int, ...]]:
        """Joins nodes along their evidence, the strongest first; each group sorted by digest."""
        within = set(nodes)
        group_of: dict[int, tuple[int, ...]] = {node: (node,) for node in within}
        for _, one, other in self._links(within):
            here, there = group_of[one], group_of[other]
            if here is not there and self._agree(here, there):
                joined = tuple(sorted(here + there, key=self._digests.__getitem__))
                group_of.update(dict.fromkeys(joined, joined))
        return list({group[0]: group for group in group_of.values()}.values())

    def _links(self, within: set[int]) -> list[tuple[float, int, int]]:
        """Pairs with evidence enough, the best first, ties by digest."""
        found = []
        for one in within:
            for other in self._alike.get(one, ()):
                if other in within and self._digests[one] < self._digests[other]:
                    score = self._score(one, other)
                    if score >= threshold(self._features[one].family):
                        found.append((score, one, other))
        return sorted(found, key=lambda link: (-round(link[0], 6), self._digests[link[1]], self._digests[link[2]]))

    def _agree(self, here: tuple[int, ...], there: tuple[int, ...]) -> bool:
        """Whether nothing rules out that two groups are one, and their evidence on the whole is enough."""
        scores = [self._score(one, other) for one in here[:SAMPLE] for other in there[:SAMPLE]]
        if min(scores) <= RULED_OUT / 2:
            return False
        return sum(scores) / len(scores) >= 0.6 * threshold(self._features[here[0]].family)

    def _find_hosts(self, loose: set[int]) -> set[int]:
        """The dated group each loose node belongs to; gives nodes that gained or lost one."""
        changed = set()
        for node in loose:
            host = self._best_host(node)
            if node not in self._host or (host is None) != (self._host[node] is None):
                changed.add(node)
            self._host[node] = host
        return changed

    def _best_host(self, node: int) -> int | None:
        labels = {self._dated_label[near] for near in self._alike.get(node, ()) if near in self._dated_label}
        fits = ((self._fit(node, self._dated_groups[label]), self._digests[label], label) for label in labels)
        ranked = sorted((fit for fit in fits if fit[0] is not None), key=lambda fit: (-(fit[0] or 0.0), fit[1]))
        enough = threshold(self._features[node].family)
        if not ranked or (ranked[0][0] or 0.0) < enough:
            return None
        if len(ranked) > 1 and (ranked[0][0] or 0.0) - (ranked[1][0] or 0.0) < CLEAR_BY:
            return None
        return ranked[0][2]

    def _fit(self, node: int, group: tuple[int, ...]) -> float | None:
        """The best evidence that a node belongs to a group; None when a third of the group rules it out."""
        linked = sorted((near for near in group if near in self._alike[node]), key=self._digests.__getitem__)
        sample = dict.fromkeys((*linked[:SAMPLE], *group[:SAMPLE]))
        scores = [self._score(node, near) for near in sample]
        ruled_out = sum(score <= RULED_OUT / 2 for score in scores)
        return None if ruled_out * 3 > len(scores) else round(max(scores), 6)

    def _form_loose(self, dirty: set[int]) -> set[int]:
        """Groups the nodes without a host among themselves, anew where one came or went."""
        starts = set(dirty)
        for node in dirty:
            starts |= {near for near in self._alike.get(node, ()) if self._is_loose(near)}
        moved: set[int] = set()
        for start in starts:
            self._forget_loose(start)
        for start in sorted(starts):
            if start in moved or not self._is_loose(start):
                continue
            component = self._component(start, self._is_loose)
            moved |= component
            for node in component:
                self._forget_loose(node)
            for group in self._join(component):
                self._loose_groups[group[0]] = group
                self._loose_label.update(dict.fromkeys(group, group[0]))
        return moved

    def _is_loose(self, node: int) -> bool:
        return not self._features[node].dated and self._host.get(node) is None

    def _forget_loose(self, node: int) -> None:
        for member in self._loose_groups.pop(self._loose_label.get(node, -1), ()):
            self._loose_label.pop(member, None)

    def _relabel(self, touched: set[int]) -> frozenset[int]:
        """Brings the final groups up to date; gives the labels of all groups whose nodes may differ now."""
        changed = set()
        for node in touched:
            new = self._final_label(node)
            old = self._label.get(node)
            changed |= {new} if old is None else {old, new}
            if old is not None and old != new:
                self._groups[old] = self._groups[old] - {node}
            self._label[node] = new
            self._groups[new] = self._groups.get(new, frozenset()) | {node}
        for label in changed:
            if not self._groups.get(label):
                self._groups.pop(label, None)
        return frozenset(changed)

    def _final_label(self, node: int) -> int:
        if self._features[node].dated:
            return self._dated_label[node]
        host = self._host[node]
        return self._loose_label[node] if host is None else host
