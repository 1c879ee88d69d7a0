"""Whether one report is a copy of another: who took from whom, in which way, and how one can tell.

A pure function of two reports and of what they share; it knows nothing of other reports. Events and claims are not
looked at.
"""

import re
from collections.abc import Iterable

import msgspec

from dateline.fusion.events import Copy, CopyKind
from dateline.fusion.moments import DAY, certainly_before, order_key
from dateline.fusion.names import AGENCIES, agency_name, publisher_key, publisher_name
from dateline.fusion.passages import Passages, pack, passages_of, unpack
from dateline.reading.report import Report

# A story by credit is taken over within so many days.
CREDIT_DAYS = 3
CREDIT_WEIGHT = 0.3
# Between two versions that hold all of a copy, the one that holds nothing else is nearer.
BOTH_WAYS = 0.01
SPAN_DAYS = 10
_AGENCY_WORDS = re.compile(r"\b(" + "|".join(sorted((re.escape(name) for name in AGENCIES), key=len)[::-1]) + r")\b")


class Written(msgspec.Struct, frozen=True):
    """A report as the search for copies sees it."""

    id: str
    source: str
    published: str | None
    language: str | None
    publisher: str
    publisher_name: str
    is_agency: bool
    credits: frozenset[str]
    named: frozenset[str]
    day: int | None
    length: int
    packed: bytes

    @property
    def passages(self) -> Passages:
        """What of it can be found again in another."""
        return unpack(self.packed)

    def draws_on(self, other: "Written") -> bool:
        """Whether it credits, or names, the publisher of another report."""
        return other.publisher in self.credits or other.publisher in self.named

    @property
    def span(self) -> int | None:
        """The span of days it was published in."""
        return None if self.day is None else self.day // SPAN_DAYS


class Likeness(msgspec.Struct, frozen=True):
    """How much two reports share: all word sequences, their own wording, quotes, paragraphs, names and figures.

    `met` says that they share wording enough to be compared at all.
    """

    in_first: float
    in_second: float
    runs: int
    own: float
    quotes: int
    paragraphs: int
    telling: float
    met: bool


# Names that may be those of another publisher: nobody but one of the record is ever found by them.
_NAMES = re.compile(r"(?:[A-Z][\w’'&-]*[ \u00a0]){1,4}[A-Z][\w’'&-]*")


def describe(report: Report, credits: Iterable[str] = ()) -> Written:
    """What is needed of a report to compare it; `credits` adds publishers it names beyond its agency line."""
    name = report.outlet.name if report.outlet else ""
    passages, own = passages_of(report), publisher_key(name) if name else ""
    named = [*report.agencies, *credits, *_AGENCY_WORDS.findall(report.text)]
    published = report.published.from_ if report.published else None
    when = order_key(published)
    return Written(
        report.id,
        report.source,
        published,
        report.language,
        publisher_key(name) if name else "",
        publisher_name(name) if name else report.source,
        bool(name and agency_name(name)),
        frozenset(publisher_key(credit) for credit in named) - {own, ""},
        frozenset(publisher_key(words) for words in _NAMES.findall(report.text)) - {own, ""},
        None if when[0] else when[1] // DAY,
        len(passages.shingles),
        pack(passages),
    )


def comes_after(first: Written, second: Written) -> bool:
    """Whether `second` took from `first` rather than the other way round, supposing that one took from the other.

    Who credits whom decides, for the clocks of pages are often wrong; then certain times; then the uncertain ones; then
    the longer is taken as the source.
    """
    credited = second.draws_on(first) - first.draws_on(second)
    if credited:
        return credited > 0
    if certainly_before(first.published, second.published) or certainly_before(second.published, first.published):
        return certainly_before(first.published, second.published)
    return seniority(first) < seniority(second)


def seniority(item: Written) -> tuple[object, ...]:
    """Smaller for what is likelier the source: printed earlier, by an agency, crediting fewer, longer."""
    return (order_key(item.published), not item.is_agency, len(item.credits), -item.length, item.id)


def judge_pair(source: Written, copy: Written, like: Likeness) -> tuple[float, Copy] | None:
    """The copy relation from `source` to `copy` with its strength, None where there is none."""
    credited = copy.draws_on(source)
    how = _kind_of(like, source, copy, credited)
    if how is None:
        return None
    strength = CREDIT_WEIGHT * credited + max(like.in_first, like.in_second, like.own)
    strength += BOTH_WAYS * min(like.in_first, like.in_second)
    evidence = _evidence(like, source, copy, credited)
    return strength, Copy(source.id, copy.id, source.source, copy.source, how, evidence)


def _kind_of(like: Likeness, source: Written, copy: Written, credited: bool) -> CopyKind | None:
    if source.publisher and source.publisher == copy.publisher:
        return "reprint" if _is_issued_again(like) else None
    if source.language and copy.language and source.language != copy.language:
        return "translation" if credited and _is_near(like, source, copy) and like.telling >= 0.3 else None
    if like.met and like.in_first >= 0.85 and like.in_second >= 0.85:
        return "reprint"
    if like.met and like.in_second >= 0.8:
        return "abridged"
    if _shares_wording(like):
        return "rewrite"
    if credited and _is_near(like, source, copy) and (like.telling >= 0.4 or like.quotes or like.runs >= 2):
        return "credited"
    common = bool(source.credits & copy.credits) and _is_near(like, source, copy)
    return "rewrite" if common and like.telling >= 0.5 and like.runs >= 2 else None


def _is_issued_again(like: Likeness) -> bool:
    """Whether a publisher put out the same once more; where a word differs it is a correction or a new notice."""
    return like.met and like.in_first == like.in_second == 1.0


def _shares_wording(like: Likeness) -> bool:
    """More of the writer's own wording in common than two who write of one thing would hit upon."""
    return like.runs >= 4 and like.own >= 0.4


def _is_near(like: Likeness, source: Written, copy: Written) -> bool:
    """Whether a story by credit is of those days; where one is undated, only if they share wording too."""
    if source.day is None or copy.day is None:
        return like.met
    return -1 <= copy.day - source.day <= CREDIT_DAYS


def _evidence(like: Likeness, source: Written, copy: Written, credited: bool) -> str:
    """In words, what shows the copy."""
    parts = [f"credits {source.publisher_name}"] if credited else []
    common = sorted(source.credits & copy.credits)
    if common and not credited:
        parts.append(f"both credit {', '.join(common)}")
    parts.append(f"{like.in_second:.0%} of its word sequences stand in the source, {like.in_first:.0%} the other way")
    if like.paragraphs:
        parts.append(f"{like.paragraphs} equal paragraphs")
    if like.quotes:
        parts.append(f"{like.quotes} equal direct quotes")
    return "; ".join(parts)
