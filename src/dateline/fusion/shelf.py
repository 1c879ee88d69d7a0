"""Coded reports kept by id; the ones used last lie open.

What was put in comes out equal. Of every report there is a heading: what lists and counts need. Nothing is ever taken
out; only the source that a report is shown under may change.
"""

from collections.abc import Iterator

import msgspec

from dateline.coding.mention import Mention
from dateline.fusion.beside import find_rivals, without_strays
from dateline.fusion.drawers import Cabinet, Drawer
from dateline.fusion.events import CodedReport
from dateline.reading.report import Report

OPEN = 500


class Heading(msgspec.Struct, frozen=True):
    """Of a report its source, outlet and time of publication, and the mentions in it."""

    source: str
    outlet: str | None
    published: str | None
    mentions: tuple[str, ...]


class Filed(msgspec.Struct, frozen=True):
    """Of a mention the report it stands in, and its modality by itself."""

    report: str
    modality: str


class Opened(msgspec.Struct):
    """A report that lies open, with its mentions and, as far as asked for, the rivals of each."""

    report: Report
    told: dict[str, Mention]
    rivals: dict[str, tuple[Mention, ...]]


class Shelf:
    """Coded reports by id, and the report of every mention."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._reports = cabinet.reports()
        self._open: dict[str, Opened] = {}
        self._headings: Drawer[Heading] = cabinet.drawer("heading", Heading)
        self._filed: Drawer[Filed] = cabinet.drawer("mention", Filed)

    def __contains__(self, report: str) -> bool:
        return report in self._headings

    def put(self, coded_report: CodedReport) -> tuple[str, ...]:
        """Keeps a report that is new, or has a new source, and gives the ids of its mentions."""
        report = coded_report.report
        told = {mention.id: mention for mention in coded_report.coded.mentions}
        coded = msgspec.structs.replace(coded_report.coded, mentions=tuple(told.values()), statements=())
        self._reports.put(CodedReport(report, coded))
        self._keep_open(report.id, report, told)
        outlet, published = report.outlet, report.published
        heading = Heading(
            report.source, outlet.name if outlet else None, published.from_ if published else None, tuple(told)
        )
        self._headings.put(report.id, heading)
        for mention in told.values():
            self._filed.put(mention.id, Filed(report.id, mention.modality))
        return tuple(told)

    def report(self, name: str) -> Report:
        """The report with this id."""
        return self._opened(name).report

    def mention(self, name: str) -> Mention:
        """The mention with this id."""
        return self._opened(self._filed[name].report).told[name]

    def rivals(self, name: str) -> tuple[Mention, ...]:
        """The other mentions of a mention's report that tell of another day."""
        opened = self._opened(self._filed[name].report)
        if name not in opened.rivals:
            opened.rivals[name] = find_rivals(opened.told[name], opened.told.values(), opened.report.text)
        return opened.rivals[name]

    def clear_mention(self, name: str) -> Mention:
        """The mention without what its report says of its rivals: as clustering sees it."""
        return without_strays(self.mention(name), self.rivals(name), self.report(self.report_of(name)).text)

    def heading(self, report: str) -> Heading:
        """The heading of a report."""
        return self._headings[report]

    def headings(self) -> Iterator[tuple[str, Heading]]:
        """Every report's id and heading."""
        return self._headings.items()

    def holds(self, mention: str) -> bool:
        """Whether there is a mention with this id."""
        return mention in self._filed

    def report_of(self, mention: str) -> str:
        """The id of the report a mention stands in."""
        return self._filed[mention].report

    def modality(self, mention: str) -> str:
        """The modality of a mention by itself."""
        return self._filed[mention].modality

    def _opened(self, name: str) -> Opened:
        found = self._open.get(name)
        if found is None:
            coded_report = self._reports.get(name)
            told = {mention.id: mention for mention in coded_report.coded.mentions}
            found = self._keep_open(name, coded_report.report, told)
        return found

    def _keep_open(self, name: str, report: Report, told: dict[str, Mention]) -> Opened:
        """Lays a report open; the half that was opened first is put away when there are too many."""
        if len(self._open) >= OPEN:
            for old in list(self._open)[: OPEN // 2]:
                del self._open[old]
        self._open[name] = Opened(report, told, {})
        return self._open[name]
