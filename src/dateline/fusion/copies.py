"""Which reports took their words or facts from which: reprints, abridgements, rewrites, credited use, translations.

Whether two reports are a pair, and which way, depends on these two reports alone, so the order of arrival never
matters and a report added costs only the reports it shares wording or a credit with. Every copy has one parent, the
report it most likely came from. It does not look at events or claims.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from dateline.fusion.events import Copy, CopyKind
from dateline.fusion.moments import DAY, certainly_before, order_key
from dateline.fusion.names import AGENCIES, agency_name, publisher_key, publisher_name
from dateline.fusion.passages import Passages, passages_of
from dateline.reading.report import Report

# Reports further apart than this are compared only when a passage is nearly the same.
CREDIT_DAYS = 3
SAMPLE = 4
_AGENCY_WORDS = re.compile(r"\b(" + "|".join(sorted((re.escape(name) for name in AGENCIES), key=len)[::-1]) + r")\b")


class Written(msgspec.Struct, frozen=True):
    """A report as the search for copies sees it."""

    report: Report
    passages: Passages
    publisher: str
    credits: frozenset[str]
    day: int | None


class Likeness(msgspec.Struct, frozen=True):
    """How much two reports share: parts of one found in the other (own words and all), rare wording, quotes, words."""

    in_first: float
    in_second: float
    own_in_first: float
    own_in_second: float
    rare: float
    rare_runs: int
    quotes: int
    words: float
    passages: int


def describe(report: Report, credits: Iterable[str] = ()) -> Written:
    """What is needed of a report to compare it; `credits` adds publishers it names beyond its agency line."""
    named = [*report.agencies, *credits, *_AGENCY_WORDS.findall(report.text)]
    publisher = publisher_key(report.outlet.name) if report.outlet else ""
    when = order_key(report.published.from_ if report.published else None)
    return Written(
        report,
        passages_of(report),
        publisher,
        frozenset(publisher_key(name) for name in named) - {publisher, ""},
        None if when[0] else when[1] // DAY,
    )


def measure(first: Written, second: Written) -> Likeness:
    """How much of each report is found in the other."""
    one, other = first.passages, second.passages
    shared = len(one.all_shingles & other.all_shingles)
    own = len(one.own_shingles & other.own_shingles)
    rare = len(one.rare & other.rare)
    return Likeness(
        shared / max(1, len(one.all_shingles)),
        shared / max(1, len(other.all_shingles)),
        own / max(1, len(one.own_shingles)),
        own / max(1, len(other.own_shingles)),
        rare / max(1, min(len(one.rare), len(other.rare))),
        rare,
        len(one.quotes & other.quotes),
        len(one.words & other.words) / max(1, min(len(one.words), len(other.words))),
        _like_passages(one, other),
    )


def _like_passages(one: Passages, other: Passages) -> int:
    """How many passages of the first are nearly a passage of the second."""
    return sum(any(_jaccard(passage, there) >= 0.5 for there in other.shingles) for passage in one.shingles)


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def comes_after(first: Written, second: Written) -> bool:
    """Whether `second` took from `first` rather than the other way round, supposing that one took from the other.

    Certain times decide; then who credits whom; then the uncertain times; then the longer is taken as the source.
    """
    one, other = (item.report.published.from_ if item.report.published else None for item in (first, second))
    if certainly_before(one, other) or certainly_before(other, one):
        return certainly_before(one, other)
    credited = (first.publisher in second.credits) - (second.publisher in first.credits)
    if credited:
        return credited > 0
    return _seniority(first) < _seniority(second)


def _seniority(item: Written) -> tuple[object, ...]:
    published = item.report.published.from_ if item.report.published else None
    agency = bool(item.report.outlet and agency_name(item.report.outlet.name))
    return (order_key(published), not agency, len(item.credits), -len(item.passages.all_shingles), item.report.id)


def judge_pair(source: Written, copy: Written) -> tuple[float, Copy] | None:
    """The copy relation from `source` to `copy` with its strength, None where there is none."""
    like = measure(source, copy)
    credited = source.publisher in copy.credits
    common = bool(source.credits & copy.credits)
    how = _kind_of(like, source, copy, credited, common)
    if how is None:
        return None
    strength = credited + max(like.in_first, like.in_second)
    ends = (source.report.id, copy.report.id, source.report.source, copy.report.source)
    return strength, Copy(*ends, how, _evidence(like, source, copy, credited))


def _kind_of(like: Likeness, source: Written, copy: Written, credited: bool, common: bool) -> CopyKind | None:
    if _languages_differ(source, copy):
        return "translation" if credited and _near(source, copy) and like.words >= 0.15 else None
    if like.in_first >= 0.85 and like.in_second >= 0.85:
        return "reprint"
    if like.in_second >= 0.8 and like.own_in_second >= 0.6:
        return "abridged"
    if _shares_wording(like):
        return "rewrite"
    if credited and _near(source, copy) and (like.words >= 0.4 or like.quotes or like.rare_runs >= 3):
        return "credited"
    return "rewrite" if common and _near(source, copy) and like.words >= 0.5 else None


def _shares_wording(like: Likeness) -> bool:
    """More of the writer's own wording in common than two who write of one thing would hit upon."""
    most, least = max(like.own_in_first, like.own_in_second), min(like.own_in_first, like.own_in_second)
    return (most >= 0.35 and like.rare >= 0.15) or (least >= 0.2 and like.rare_runs >= 8)


def _languages_differ(source: Written, copy: Written) -> bool:
    one, other = source.report.language, copy.report.language
    return bool(one and other and one != other)


def _near(source: Written, copy: Written) -> bool:
    if source.day is None or copy.day is None:
        return True
    return 0 <= copy.day - source.day + 1 <= CREDIT_DAYS + 1


def _evidence(like: Likeness, source: Written, copy: Written, credited: bool) -> str:
    """In words, what shows the copy."""
    parts = []
    if credited:
        parts.append(f"credits {publisher_name(source.report.outlet.name) if source.report.outlet else 'it'}")
    shared = sorted(source.credits & copy.credits)
    if shared and not credited:
        parts.append(f"both credit {', '.join(shared)}")
    parts.append(f"{like.in_second:.0%} of its word sequences stand in the source, {like.in_first:.0%} the other way")
    if like.passages:
        parts.append(f"{like.passages} nearly equal passages")
    if like.quotes:
        parts.append(f"{like.quotes} equal direct quotes")
    return "; ".join(parts)


class CopyIndex:
    """Finds the copy relations of reports as they are added; the result is the same in any order."""

    def __init__(self) -> None:
        self._written: dict[str, Written] = {}
        self._keys: dict[object, list[str]] = defaultdict(list)
        self._into: dict[str, dict[str, tuple[float, Copy]]] = defaultdict(dict)
        self._out_of: dict[str, set[str]] = defaultdict(set)

    def add(self, report: Report, credits: Iterable[str] = ()) -> frozenset[str]:
        """Takes in a report and gives the ids of reports whose place among the copies may have changed."""
        if report.id in self._written:
            return frozenset()
        item = describe(report, credits)
        changed = {report.id}
        for candidate in sorted(self._candidates(item)):
            changed |= self._relate(item, self._written[candidate])
        self._written[report.id] = item
        for key in (*self._wording_keys(item), *self._own_keys(item)):
            self._keys[key].append(report.id)
        return frozenset(changed)

    def parent(self, report: str) -> Copy | None:
        """The relation to the report this one most likely came from."""
        found = self._into.get(report)
        if not found:
            return None
        return min(found.values(), key=lambda pair: (-round(pair[0], 6), self._age(pair[1].from_)))[1]

    def copies(self) -> tuple[Copy, ...]:
        """Each copy with its parent, sorted."""
        found = (self.parent(report) for report in self._into)
        return tuple(sorted(copy for copy in found if copy))

    def descendants(self, report: str) -> frozenset[str]:
        """Reports that came from this one, over any number of steps."""
        seen: set[str] = set()
        front = [report]
        while front:
            children = self._out_of.get(front.pop(), set()) - seen
            seen |= children
            front += children
        return frozenset(seen)

    def _age(self, report: str) -> tuple[object, ...]:
        return _seniority(self._written[report])

    def _relate(self, one: Written, other: Written) -> set[str]:
        source, copy = (one, other) if comes_after(one, other) else (other, one)
        judged = judge_pair(source, copy)
        if judged is None:
            return set()
        self._into[copy.report.id][source.report.id] = judged
        self._out_of[source.report.id].add(copy.report.id)
        return {copy.report.id}

    def _candidates(self, item: Written) -> set[str]:
        hits: dict[str, int] = defaultdict(int)
        for key in self._wording_keys(item):
            for report in self._keys.get(key, ()):
                hits[report] += 2 if isinstance(key, tuple) else 1
        found = {report for report, count in hits.items() if count >= 2}
        for key in self._credit_lookups(item):
            found.update(self._keys.get(key, ()))
        return found

    @staticmethod
    def _wording_keys(item: Written) -> Iterable[object]:
        yield from item.passages.bands
        yield from sorted(run for run in item.passages.rare if run % SAMPLE == 0)

    @staticmethod
    def _own_keys(item: Written) -> Iterable[object]:
        yield ("publisher", item.publisher, item.day)
        for credit in sorted(item.credits):
            yield ("credit", credit, item.day)

    @staticmethod
    def _credit_lookups(item: Written) -> Iterable[object]:
        days = [None] if item.day is None else range(item.day - CREDIT_DAYS, item.day + CREDIT_DAYS + 1)
        for day in days:
            yield ("credit", item.publisher, day)
            for credit in sorted(item.credits):
                yield ("publisher", credit, day)
                yield ("credit", credit, day)


def find_copies(reports: Iterable[Report], credits: Mapping[str, Iterable[str]] | None = None) -> tuple[Copy, ...]:
    """Each report that is a copy, with the report it came from. `credits` names publishers a report draws on."""
    index = CopyIndex()
    for report in reports:
        index.add(report, (credits or {}).get(report.id, ()))
    return index.copies()
