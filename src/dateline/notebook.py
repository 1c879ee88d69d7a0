"""A record in a notebook: events and claims as tables for pandas or polars, events and reports as they look best.

    from dateline.notebook import Record
    Record("my-record").events(type="MOBILIZE", conflicts=True).to_pandas()

Everything shown is escaped: words of a report are never markup. The record is only read.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from dateline.coding.mention import Coded
from dateline.errors import RecordError
from dateline.export.claim_row import ClaimRow, claim_rows
from dateline.export.event_row import EventRow, event_row
from dateline.fusion.events import Event, FieldResolution
from dateline.fusion.values import in_figures
from dateline.reading.report import Report
from dateline.record.filters import EventFilter
from dateline.record.readers import Readers
from dateline.record.words import value_words

_SHOWN = 20
_IN_BRIEF = ("headline", "time_from", "place", "country", "modality", "origins", "credibility", "conflicts")
_CLAIMS_IN_BRIEF = ("field", "value", "low", "best", "high", "speaker", "hedge", "outlet", "words")
Row = TypeVar("Row", bound=msgspec.Struct)


class Table(Generic[Row]):
    """Rows of one kind: a sequence of them, a data frame, or a table on the page."""

    def __init__(self, kind: type[Row], rows: list[Row], shown: tuple[str, ...]) -> None:
        self.kind = kind
        self.rows = rows
        self._shown = shown

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, at: int) -> Row:
        return self.rows[at]

    def to_pandas(self) -> Any:
        """A pandas data frame with a column a field."""
        return _package("pandas").DataFrame(self._columns())

    def to_polars(self) -> Any:
        """A polars data frame with a column a field."""
        return _package("polars").DataFrame(self._columns(), strict=False)

    def _columns(self) -> dict[str, list[Any]]:
        columns = ((name, [getattr(row, name) for row in self.rows]) for name in self.kind.__struct_fields__)
        return {
            name: [list(value) if isinstance(value, tuple) else value for value in column] for name, column in columns
        }

    def _repr_html_(self) -> str:
        body = "".join(_html_row([getattr(row, name) for name in self._shown]) for row in self.rows[:_SHOWN])
        more = f"<p>and {len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<table><thead>{_html_row(self._shown, 'th')}</thead><tbody>{body}</tbody></table>{more}"


class ShownEvent:
    """An event with its values, reasons and conflicts on the page; its parts are those of `event`."""

    def __init__(self, event: Event) -> None:
        self.event = event

    def __getattr__(self, name: str) -> Any:
        return getattr(self.event, name)

    def _repr_html_(self) -> str:
        event = self.event
        what = ", ".join(part for part in (event.type, event.mode, event.kind, event.modality) if part)
        head = _html_row(("field", "preferred", "origins", "conflict", "because"), "th")
        rows = "".join(_field_row(name, field) for name, field in event.fields.items())
        return (
            f"<h3>{escape(event.headline)}</h3><p>{escape(what)}; credibility {event.credibility}; origins: "
            f"{escape(', '.join(origin.name for origin in event.origins))}</p>"
            f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
        )


class ShownReport:
    """A report with the triggers of its mentions marked on the page; its parts are those of `report`."""

    def __init__(self, report: Report, coded: Coded) -> None:
        self.report = report
        self.coded = coded

    def __getattr__(self, name: str) -> Any:
        return getattr(self.report, name)

    def _repr_html_(self) -> str:
        outlet = self.report.outlet.name if self.report.outlet else "outlet unknown"
        published = self.report.published.from_ if self.report.published else "date unknown"
        marked = _marked(
            self.report.text, sorted({(each.trigger.start, each.trigger.end) for each in self.coded.mentions})
        )
        return f'<p><b>{escape(outlet)}</b>, {escape(published)}</p><div style="white-space:pre-wrap">{marked}</div>'


class Record:
    """A record, opened to be read: a folder or the URL of a PostgreSQL database."""

    def __init__(self, location: str | Path) -> None:
        self._readers = Readers(location)

    def events(self, *, text: str | None = None, as_of: str | None = None, **asked: Any) -> Table[EventRow]:
        """The events that are asked for, one row each; `asked` as in `EventFilter`, `text` words of their reports."""
        with self._readers.standing(as_of) as standing:
            rows = [event_row(event) for event in standing.events(_filter(asked), text)]
        return Table(EventRow, rows, _IN_BRIEF)

    def claims(self, *, text: str | None = None, as_of: str | None = None, **asked: Any) -> Table[ClaimRow]:
        """Every claim of the events that are asked for, one row each."""
        with self._readers.standing(as_of) as standing:
            found = standing.events(_filter(asked), text)
            rows = [row for event in found for row in claim_rows(event, standing.report)]
        return Table(ClaimRow, rows, _CLAIMS_IN_BRIEF)

    def event(self, name: str, as_of: str | None = None) -> ShownEvent:
        """The event whose id is, or alone begins with, `name`."""
        with self._readers.standing(as_of) as standing:
            return ShownEvent(standing.event(name))

    def report(self, name: str) -> ShownReport:
        """The report whose id is, or alone begins with, `name`."""
        with self._readers.standing() as standing:
            report = standing.report(name)
            return ShownReport(report, standing.coded(report.id))


def _filter(asked: dict[str, Any]) -> EventFilter:
    unknown = asked.keys() - set(EventFilter.__struct_fields__)
    if unknown:
        raise RecordError(f"no such filter: {', '.join(sorted(unknown))}; {', '.join(EventFilter.__struct_fields__)}")
    return EventFilter(**asked)


def _package(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise RecordError(f"{name} is not installed: pip install 'dateline[notebook]'") from None


def _field_row(name: str, field: FieldResolution) -> str:
    conflict = field.conflict.kind if field.conflict else ""
    return _html_row((name, value_words(field.preferred), field.origins, conflict, field.reason))


def _html_row(cells: Any, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(_cell(cell))}</{tag}>" for cell in cells) + "</tr>"


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else in_figures(value) if isinstance(value, float) else str(value)


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text escaped, with the spans marked; one that begins within another is left out."""
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
            at = end
    return "".join([*parts, escape(text[at:])])
