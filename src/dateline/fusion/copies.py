"""Which reports took their words or facts from which: reprints, abridgements, rewrites, credited use, translations.

The result is a function of the set of reports, in any order, and a report added costs only those it shares wording or
a credit with. Wording that recurs over weeks in other surroundings is common property and shows nothing. Every copy has
one parent, the report it most likely came from, and following parents always ends. Events and claims are not looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import msgspec
import numpy as np

from dateline.fusion.copying import CREDIT_DAYS, Likeness, Written, comes_after, describe, judge_pair, seniority
from dateline.fusion.drawers import Cabinet, Drawer, MemoryCabinet
from dateline.fusion.events import Copy
from dateline.fusion.passages import Hashes, shared
from dateline.fusion.postings import key_of
from dateline.reading.report import Report

# Of several possible sources the first published is taken, if its likeness is at least this share of the best one's.
SIBLING = 0.7
# A run of words that comes up in new surroundings in so many spans of days is nobody's own wording. The same
# surroundings again are a reprint, and a reprint makes nothing common. What recurred so often stays common.
SPANS = 3
SETTLED_SPANS = 12
# So many further sources are looked through for what the chain of sources does not tell.
OTHER_SOURCES = 6
WHOLE = frozenset({"reprint", "abridged", "translation"})
# Runs of their own wording that two reports must share to be compared, unless they are nearly equal or by credit.
LEAST_RUNS = 2
Judged = tuple[float, Copy]
# The surroundings a run of words was found in, each with the first span of days; None for what has no date.
Found = dict[int, int | None]


class Run(msgspec.Struct):
    """A run of words that several reports hold: where it was found, until it is settled that it is common."""

    found: Found
    common: bool = False
    settled: bool = False


class CopyIndex:
    """Finds the copy relations of reports as they are added; the result is the same in any order."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._written: Drawer[Written] = cabinet.drawer("written", Written)
        self._numbers: Drawer[int] = cabinet.drawer("last number", int)
        self._ids: Drawer[str] = cabinet.drawer("report by number", str)
        self._keys = cabinet.postings("wording")
        self._runs: Drawer[Run] = cabinet.drawer("run", Run)
        self._compared: Drawer[set[str]] = cabinet.drawer("compared", set[str])
        self._unjudged: set[tuple[str, str]] = set()
        self._into: Drawer[dict[str, Judged]] = cabinet.drawer("copied from", dict[str, Judged])
        self._out_of: Drawer[set[str]] = cabinet.drawer("copied by", set[str])

    def add(self, report: Report, credits: Iterable[str] = ()) -> None:
        """Takes in a report; its relations are judged when next asked for."""
        if report.id in self._written:
            return
        item = describe(report, credits)
        self._file(item)
        again = self._learn_common(item)
        for name in {item.id, *again}:
            self._compare(self._written[name])

    def rename(self, report: Report, credits: Iterable[str] = ()) -> None:
        """Shows a report taken in under another source: the relations that name it are judged anew."""
        self._written.put(report.id, describe(report, credits))
        self._unjudged.update((report.id, near) for near in self._compared.get(report.id) or ())

    def _compare(self, item: Written) -> None:
        """Has a report judged beside all it shares wording or a credit with, and all it was judged beside before."""
        compared = self._compared.get(item.id) or set()
        for near in self._meet(item) - compared:
            compared.add(near)
            self._compared.put(near, (self._compared.get(near) or set()) | {item.id})
        if compared:
            self._compared.put(item.id, compared)
        self._unjudged.update((item.id, near) for near in compared)

    def settle(self) -> frozenset[str]:
        """Judges the pairs that additions touched; gives the reports whose place among the copies changed."""
        unjudged, self._unjudged = self._unjudged, set()
        pairs = {(min(pair), max(pair)) for pair in unjudged}
        return frozenset(
            name for one, other in pairs for name in self._relate(self._written[one], self._written[other])
        )

    def parent(self, report: str) -> Copy | None:
        """The relation to the report this one most likely came from."""
        found = self._nearest(report)
        if found is None:
            return None
        loop, name = [report], found.from_
        while name not in loop and (further := self._nearest(name)):
            loop.append(name)
            name = further.from_
        if name != report or report != min(loop, key=lambda one: seniority(self._written[one])):
            return found
        return None  # reports that credit each other in a circle: the first of them is the source

    def chain(self, report: str) -> tuple[Copy, ...]:
        """The relations from a report up to its first source."""
        found: list[Copy] = []
        while copy := self.parent(found[-1].from_ if found else report):
            found.append(copy)
        return tuple(found)

    def lineage(self, report: str) -> tuple[str, ...]:
        """The reports this one may have its words from: its chain of sources, then a few others. Never in a circle."""
        after, own = self.descendants(report), seniority(self._written[report])
        chain = [copy.from_ for copy in self.chain(report)]
        found = sorted(self._sources(report).items(), key=lambda one: (-round(one[1][0], 6), one[0]))
        others = islice((source for source, _ in found if source not in chain), OTHER_SOURCES)
        return tuple(name for name in (*chain, *others) if name not in after or seniority(self._written[name]) < own)

    def takes_all(self, report: str) -> bool:
        """Whether a report has all its words from another: nothing in it is its own."""
        return any(copy.how in WHOLE for _, copy in self._judged(report).values())

    def _nearest(self, report: str) -> Copy | None:
        """Of the reports this one may have come from, the first of those that are about as near as any."""
        found = self._sources(report)
        if not found:
            return None
        best = max(strength for strength, _ in found.values())
        likely = [copy for strength, copy in found.values() if strength >= SIBLING * best]
        first = min(likely, key=lambda copy: seniority(self._written[copy.from_]))
        return self._version(first, found)

    def _judged(self, report: str) -> dict[str, Judged]:
        return self._into.get(report) or {}

    def _sources(self, report: str) -> dict[str, Judged]:
        """What a report may have come from, less what came from its own publisher: a correction copies no reprint."""
        publisher = self._written[report].publisher
        return {
            source: judged
            for source, judged in self._judged(report).items()
            if not publisher or all(self._written[first].publisher != publisher for first in self._judged(source))
        }

    def _version(self, first: Copy, found: Mapping[str, Judged]) -> Copy:
        """Of what one publisher wrote in one form (a notice, its correction), the nearest to the copy."""
        publisher = self._written[first.from_].publisher
        versions = [one for one in found.values() if publisher and self._written[one[1].from_].publisher == publisher]
        key = lambda one: (-round(one[0], 6), seniority(self._written[one[1].from_]))  # noqa: E731
        return min(versions, key=key)[1] if versions else first

    def copies(self) -> tuple[Copy, ...]:
        """Each copy with its parent, sorted."""
        self.settle()
        found = (self.parent(report) for report, _ in self._into.items())
        return tuple(sorted(copy for copy in found if copy))

    def descendants(self, report: str) -> frozenset[str]:
        """Reports that came from this one, over any number of steps."""
        seen: set[str] = set()
        front = [report]
        while front:
            children = (self._out_of.get(front.pop()) or set()) - seen
            seen |= children
            front += children
        return frozenset(seen)

    def _file(self, item: Written) -> None:
        number, passages = self._numbers.get("report") or 0, item.passages
        self._numbers.put("report", number + 1)
        self._ids.put(number, item.id)
        self._written.put(item.id, item)
        self._keys.file({*passages.runs.tolist(), *passages.bands, *map(key_of, self._own_keys(item))}, number)

    def _meet(self, item: Written) -> set[str]:
        """The reports a report shares wording or a credit with."""
        passages, hits = item.passages, defaultdict[int, int](int)
        for numbers in self._keys.find(self._own_runs(passages.runs).tolist()).values():
            for other in numbers:
                hits[other] += 1
        for numbers in self._keys.find((*passages.bands, *map(key_of, self._credit_lookups(item)))).values():
            for other in numbers:
                hits[other] += LEAST_RUNS
        met = [other for other, count in hits.items() if count >= LEAST_RUNS]
        return set(self._ids.get_all(met).values()) - {item.id}

    def _learn_common(self, item: Written) -> set[str]:
        """Notes where the report's wording stands; gives the reports that hold a run whose standing changed by it."""
        again: set[str] = set()
        passages = item.passages
        around = dict(zip(passages.runs.tolist(), passages.surroundings.tolist(), strict=True))
        known = self._runs.get_all(around)
        settled = {run for run, standing in known.items() if standing.settled}
        for run, holders in self._keys.find(around.keys() - settled).items():
            if len(holders) > 1:
                again |= self._learn(run, around[run], item, holders)
        return again

    def _learn(self, run: int, words: int, item: Written, holders: Sequence[int]) -> set[str]:
        """Counts one more holder of a run: it is common once new surroundings came up in spans enough."""
        held = self._runs.get(run) or self._first_found(run, holders)
        _note(held.found, words, item.span)
        spans = len({span for span in held.found.values() if span is not None})
        common, before = spans >= SPANS, held.common
        settled = spans >= SETTLED_SPANS
        self._runs.put(run, Run({} if settled else held.found, common, settled))
        return set() if common == before else set(self._ids.get_all(holders).values())

    def _first_found(self, run: int, holders: Sequence[int]) -> Run:
        held = Run({})
        for holder in holders:
            _note(held.found, *_place_of(run, self._written[self._ids[holder]]))
        return held

    def _relate(self, one: Written, other: Written) -> set[str]:
        """Judges a pair anew; gives the copy if its relation came, went or changed."""
        source, copy = (one, other) if comes_after(one, other) else (other, one)
        judged = judge_pair(source, copy, self._measure(source, copy))
        into, out_of = self._judged(copy.id), self._out_of.get(source.id) or set()
        if judged == into.get(source.id):
            return set()
        if judged is None:
            del into[source.id]
            out_of.discard(copy.id)
        else:
            into[source.id] = judged
            out_of.add(copy.id)
        self._into.put(copy.id, into)
        self._out_of.put(source.id, out_of)
        return {copy.id}

    def _measure(self, first: Written, second: Written) -> Likeness:
        """How much of each report is found in the other."""
        one, other = first.passages, second.passages
        both = shared(one.shingles, other.shingles)
        own, there = self._own_runs(one.runs), self._own_runs(other.runs)
        runs = shared(own, there)
        return Likeness(
            both / max(1, len(one.shingles)),
            both / max(1, len(other.shingles)),
            runs,
            runs / max(1, min(len(own), len(there))),
            shared(one.quotes, other.quotes),
            shared(one.paragraphs, other.paragraphs),
            shared(one.telling, other.telling) / max(1, min(len(one.telling), len(other.telling))),
            runs >= LEAST_RUNS or bool(set(one.bands) & set(other.bands)),
        )

    def _own_runs(self, runs: Hashes) -> Hashes:
        known = self._runs.get_all(runs.tolist())
        common = {run for run, held in known.items() if held.common}
        return np.array([run for run in runs.tolist() if run not in common], dtype=np.uint32)

    @staticmethod
    def _own_keys(item: Written) -> Iterable[object]:
        yield ("publisher", item.publisher, item.day)
        for credit in item.credits:
            yield ("credit", credit, item.day)
        for name in item.named:
            yield ("name", name, item.day)

    @staticmethod
    def _credit_lookups(item: Written) -> Iterable[object]:
        days = [None] if item.day is None else range(item.day - CREDIT_DAYS, item.day + CREDIT_DAYS + 1)
        for day in days:
            yield ("credit", item.publisher, day)
            yield ("name", item.publisher, day)
            for name in item.named - item.credits:
                yield ("publisher", name, day)
            for credit in item.credits:
                yield ("publisher", credit, day)
                yield ("credit", credit, day)


def _place_of(run: int, holder: Written) -> tuple[int, int | None]:
    """The surroundings a run has in a report, and the span of days it was published in."""
    passages = holder.passages
    place = int(np.searchsorted(passages.runs, run))
    return int(passages.surroundings[place]), holder.span


def _note(found: Found, words: int, span: int | None) -> None:
    """Keeps for each surroundings the first span they were found in; none where a holder is undated."""
    if not words:
        return
    before = found.get(words, span)
    found[words] = None if span is None or before is None else min(before, span)


def find_copies(reports: Iterable[Report], credits: Mapping[str, Iterable[str]] | None = None) -> tuple[Copy, ...]:
    """Each report that is a copy, with the report it came from. `credits` names publishers a report draws on."""
    index = CopyIndex(MemoryCabinet())
    for report in reports:
        index.add(report, (credits or {}).get(report.id, ()))
    return index.copies()
