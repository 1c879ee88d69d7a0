"""Which mentions are one happening, the mentions of copies after those of their sources.

Mentions of reports that copied nothing are clustered as if there were no copies. A mention of a copy follows the like
mention of a source, wherever that stands; what only the copy tells is a guest of the group it clearly fits, or stands
by itself. So copies never part, join or shift what other reports tell, and the result depends on the set alone.
"""

from collections.abc import Iterable

import msgspec

from dateline.fusion.cluster import Clustering
from dateline.fusion.copies import CopyIndex
from dateline.fusion.drawers import Cabinet, Drawer
from dateline.fusion.features import FIGURE, Features, features_of, sentence_around
from dateline.fusion.likeness import RULED_OUT, likeness, share_of_words, threshold
from dateline.fusion.shelf import Shelf

# Where so many of a sentence's words are the same, the mention in it is; still more where day or place say otherwise.
SAME_WORDS = 0.6
NEARLY_ALL_WORDS = 0.9
# The same words count so much more than what was coded: a copy is coded like its source, or the coder slipped in one of
# them. A few words in common say little beside when and where.
WORDS_WEIGHT = 10.0
KEPT_FEATURES = 5_000


class Gathering:
    """The groups of all mentions filed, kept up to date as reports come and as copies are found or lost."""

    def __init__(self, shelf: Shelf, copies: CopyIndex, cabinet: Cabinet) -> None:
        self._shelf = shelf
        self._copies = copies
        self._clustering = Clustering(cabinet)
        # Whether a report placed is a copy; which mention one follows, and which follow it.
        self._copied: Drawer[bool] = cabinet.drawer("copied", bool)
        self._leader: Drawer[str] = cabinet.drawer("leader", str)
        self._followers: Drawer[set[str]] = cabinet.drawer("followers", set[str])
        self._features: dict[str, Features] = {}

    def place(self, reports: Iterable[str]) -> set[int]:
        """Places the mentions of reports filed, anew where they were; gives the labels of groups that changed."""
        reports = sorted(set(reports))
        changed = {self.label_of(name) for report in reports for name in self._placed(report)}
        for report in reports:
            self._place_report(report)
        changed |= self._clustering.settle()
        return changed | {self.label_of(name) for report in reports for name in self._shelf.heading(report).mentions}

    def label_of(self, mention: str) -> int:
        """The label of the group a mention is in."""
        return self._clustering.label_of(self.leaders(mention)[-1])

    def members(self, label: int) -> tuple[str, ...]:
        """The mention ids of one group, sorted; none if the group is gone."""
        found = list(self._clustering.members(label))
        for name in found:
            found += self._followers.get(name) or ()
        return tuple(sorted(found))

    def leaders(self, mention: str) -> list[str]:
        """The mention itself, the one it follows, and so on to one that follows none."""
        found = [mention]
        while leader := self._leader.get(found[-1]):
            found.append(leader)
        return found

    def is_copy(self, report: str) -> bool:
        """Whether a report placed took its words from another."""
        return self._copied[report]

    def alike(self, one: str, other: str) -> float:
        """The likeness of two mentions."""
        return likeness(self._features_of(one), self._features_of(other))

    def _placed(self, report: str) -> tuple[str, ...]:
        """The mentions of a report, none if it has not been placed."""
        return self._shelf.heading(report).mentions if report in self._copied else ()

    def _place_report(self, report: str) -> None:
        """Puts the mentions of a report where its place among the copies says, if they are not there already."""
        names = self._shelf.heading(report).mentions
        copied = self._copies.parent(report) is not None
        if not copied and self._copied.get(report) is False:
            return
        led = {name: leader for name in names if (leader := self._find_leader(name, report))} if copied else {}
        guests = [name for name in names if name not in led]
        before = [name for name in self._placed(report) if name not in self._leader]
        if self._copied.get(report) != copied or before != guests:
            self._clustering.remove(before)
            told = [self._shelf.clear_mention(name) for name in guests]
            self._clustering.add(self._shelf.report(report), told, guests=copied)
        self._copied.put(report, copied)
        for name in names:
            self._follow(name, led.get(name))

    def _follow(self, name: str, leader: str | None) -> None:
        before = self._leader.get(name)
        if before is not None:
            self._leader.drop(name)
            self._followers.put(before, self._followers[before] - {name})
        if leader is not None:
            self._leader.put(name, leader)
            self._followers.put(leader, (self._followers.get(leader) or set()) | {name})

    def _find_leader(self, name: str, report: str) -> str | None:
        """The mention of a source that tells the same: the most alike, ties to the first source."""
        copy, whole = self._features_of(name), self._copies.takes_all(report)
        found = [
            (same, told)
            for source in self._copies.lineage(report)
            for told in self._shelf.heading(source).mentions
            if (same := sameness(copy, self._features_of(told), whole=whole and self._tell_one(name, told))) is not None
        ]
        return max(found, key=lambda one: one[0])[1] if found else None

    def _tell_one(self, copy: str, source: str) -> bool:
        """Whether the sentences of two mentions have the same figures, days of the month among them."""
        return self._figures(copy) == self._figures(source)

    def _figures(self, name: str) -> list[str]:
        text, trigger = self._shelf.report(self._shelf.report_of(name)).text, self._shelf.mention(name).trigger
        start, end = sentence_around(text, trigger.start, trigger.end)
        return FIGURE.findall(text, start, end)

    def _features_of(self, name: str) -> Features:
        found = self._clustering.features(name) or self._features.get(name)
        if found is None:
            if len(self._features) >= KEPT_FEATURES:
                self._features.clear()
            found = self._features[name] = features_of(
                self._shelf.clear_mention(name), self._shelf.report(self._shelf.report_of(name))
            )
        return found


def sameness(copy: Features, source: Features, *, whole: bool = True) -> float | None:
    """How surely a mention of a copy is one of its source's; None where it is not.

    When a copy was published is no evidence, so it is lent its source's days. Only where the whole report is a copy and
    the sentence has the source's figures do its words outweigh another day or place: who writes for himself may tell
    two events alike.
    """
    if copy.family != source.family:
        return None
    lent = copy if copy.interval or not copy.window else msgspec.structs.replace(copy, window=source.window)
    like, words = likeness(lent, source), share_of_words(copy, source)
    if like <= RULED_OUT / 2:
        same = whole and words >= NEARLY_ALL_WORDS
    else:
        news = copy.modality == source.modality or bool(copy.interval and source.interval)
        same = words >= SAME_WORDS or (news and like >= threshold(copy.family))
    if not same:
        return None
    weight = WORDS_WEIGHT if words >= SAME_WORDS else 1.0
    return round(weight * words + max(like, -WORDS_WEIGHT), 6)
