"""What a writer may ask of the record behind the events it writes: the reports they stand in, and every decision."""

from collections.abc import Callable
from typing import Protocol

from dateline.fusion.decision import Decision
from dateline.reading.report import Report

ReportOf = Callable[[str], Report]


class Backing(Protocol):
    """A record as it stands at one moment."""

    @property
    def report(self) -> ReportOf:
        """The report with an id."""

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, those taken back too, in the order taken."""
