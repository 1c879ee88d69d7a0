"""Coded reports kept by id, packed small in memory; the ones used last lie open.

What was put in comes out equal. Of every report a heading lies open always: what lists and counts need. Nothing is ever
taken out or changed.
"""

import pickle
import zlib
from collections.abc import Iterator

import msgspec

from dateline.coding.mention import Mention
from dateline.fusion.beside import find_rivals, without_strays
from dateline.fusion.events import CodedReport
from dateline.reading.report import Report

OPEN = 2000


class Heading(msgspec.Struct, frozen=True):
    """Of a report its source, outlet and time of publication, and the mentions in it."""

    source: str
    outlet: str | None
    published: str | None
    mentions: tuple[str, ...]


class Shelf:
    """Coded reports by id, and the report of every mention."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._open: dict[str, tuple[Report, dict[str, Mention]]] = {}
        self._headings: dict[str, Heading] = {}
        self._filed: dict[str, tuple[str, str]] = {}

    def __contains__(self, report: str) -> bool:
        return report in self._headings

    def put(self, coded_report: CodedReport) -> tuple[str, ...]:
        """Keeps a report that is new, and gives the ids of its mentions."""
        report = coded_report.report
        told = {mention.id: mention for mention in coded_report.coded.mentions}
        coded = msgspec.structs.replace(coded_report.coded, mentions=tuple(told.values()), statements=())
        kept = CodedReport(report, coded)
        self._packed[report.id] = zlib.compress(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL), 1)
        self._keep_open(report.id, report, told)
        outlet, published = report.outlet, report.published
        self._headings[report.id] = Heading(
            report.source, outlet.name if outlet else None, published.from_ if published else None, tuple(told)
        )
        for mention in told.values():
            self._filed[mention.id] = (report.id, mention.modality)
        return tuple(told)

    def report(self, name: str) -> Report:
        """The report with this id."""
        return self._opened(name)[0]

    def mention(self, name: str) -> Mention:
        """The mention with this id."""
        return self._opened(self._filed[name][0])[1][name]

    def rivals(self, name: str) -> tuple[Mention, ...]:
        """The other mentions of a mention's report that tell of another day."""
        report, beside = self._opened(self._filed[name][0])
        return find_rivals(beside[name], beside.values(), report.text) if len(beside) > 1 else ()

    def clear_mention(self, name: str) -> Mention:
        """The mention without what its report says of its rivals: as clustering sees it."""
        return without_strays(self.mention(name), self.rivals(name), self.report(self.report_of(name)).text)

    def heading(self, report: str) -> Heading:
        """The heading of a report."""
        return self._headings[report]

    def headings(self) -> Iterator[tuple[str, Heading]]:
        """Every report's id and heading."""
        return iter(self._headings.items())

    def holds(self, mention: str) -> bool:
        """Whether there is a mention with this id."""
        return mention in self._filed

    def report_of(self, mention: str) -> str:
        """The id of the report a mention stands in."""
        return self._filed[mention][0]

    def modality(self, mention: str) -> str:
        """The modality of a mention by itself."""
        return self._filed[mention][1]

    def _opened(self, name: str) -> tuple[Report, dict[str, Mention]]:
        found = self._open.get(name)
        if found is None:
            coded_report: CodedReport = pickle.loads(zlib.decompress(self._packed[name]))
            told = {mention.id: mention for mention in coded_report.coded.mentions}
            found = self._keep_open(name, coded_report.report, told)
        return found

    def _keep_open(self, name: str, report: Report, told: dict[str, Mention]) -> tuple[Report, dict[str, Mention]]:
        """Lays a report open; the half that was opened first is put away when there are too many."""
        if len(self._open) >= OPEN:
            for old in list(self._open)[: OPEN // 2]:
                del self._open[old]
        self._open[name] = (report, told)
        return self._open[name]
