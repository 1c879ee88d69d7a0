"""What is known over all events: how they belong together, which reports are copies, who spoke how often.

Kept up to date by what changes, so that nothing is counted over the whole record but once. It holds no event and forms
none.
"""

from typing import Protocol

from dateline.fusion.drawers import Cabinet, Drawer
from dateline.fusion.events import Copy, Event, Related, Voice
from dateline.fusion.related import Relations, outline_event
from dateline.fusion.shelf import Heading
from dateline.fusion.voices import Voices


class Known(Protocol):
    """What must be known of the reports and mentions of an event."""

    def heading(self, report: str) -> Heading:
        """The heading of a report."""

    def modality(self, mention: str) -> str:
        """The modality of a mention by itself."""


class Whole:
    """Relations, copies and voices of all events and reports seen."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._relations = Relations(cabinet)
        self._voices = Voices(cabinet)
        self._copies: Drawer[Copy] = cabinet.drawer("copy", Copy)

    def see_report(self, name: str, heading: Heading) -> None:
        """Takes in a report, once."""
        self._voices.see_report(name, heading)

    def rename_report(self, name: str, before: Heading, after: Heading) -> None:
        """Takes in that a report has another source; what it is a copy of is to be seen again."""
        self.see_copy(name, None, before)
        self._voices.forget_report(name, before)
        self._voices.see_report(name, after)

    def see_copy(self, report: str, copy: Copy | None, heading: Heading) -> None:
        """Takes in what a report is now a copy of, if of anything."""
        self._voices.see_copy(self._copies.get(report), copy, heading)
        if copy is None:
            self._copies.drop(report)
        else:
            self._copies.put(report, copy)

    def see_event(self, event: Event, known: Known) -> None:
        """Takes in an event, or an event as it is now."""
        headings = {each.report: known.heading(each.report) for each in event.mentions}
        self._voices.see_event(event, headings)
        self._relations.put(outline_event(event, known.modality))

    def forget_event(self, event: str) -> None:
        """Forgets an event that is no more."""
        self._voices.forget_event(event)
        self._relations.drop(event)

    def settle(self) -> dict[str, tuple[Related, ...]]:
        """The events that belong with others than when last asked for, and those with which they do."""
        return self._relations.settle()

    def related(self, event: str) -> tuple[Related, ...]:
        """The events an event belonged with when all was last settled."""
        return self._relations.related(event)

    def copies(self) -> tuple[Copy, ...]:
        """Each report that is a copy, with the report it came from, sorted."""
        return tuple(sorted(copy for _, copy in self._copies.items()))

    def voices(self) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
        """The outlets, then the speakers."""
        return self._voices.all("outlet"), self._voices.all("speaker")
