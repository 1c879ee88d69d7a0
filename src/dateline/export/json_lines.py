"""JSON Lines: one object a line, as `dateline code`, `events` and `sources` print them.

The shapes here are the ones other programs rely on; the JSON Schema of the documentation is generated from them. The
same values give the same bytes. Nothing is left out or rounded on the way.
"""

import json
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from typing import Any

import msgspec

from dateline.coding.mention import Coded, Mention, Statement
from dateline.export.backing import Backing
from dateline.fusion.events import Copy, Event, Fused, Unapplied, Voice
from dateline.reading.report import Report


class CodedLine(msgspec.Struct, frozen=True):
    """A report and what was coded of it: a line of `dateline code --json`."""

    report: Report
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    warnings: tuple[str, ...]


class ErrorLine(msgspec.Struct, frozen=True):
    """What could not be read: a line of `dateline code --json`."""

    error: str
    source: str


class SourcesLine(msgspec.Struct, frozen=True):
    """Who copied whom and who spoke: the one line of `dateline sources --json`."""

    copies: tuple[Copy, ...]
    outlets: tuple[Voice, ...]
    speakers: tuple[Voice, ...]
    unapplied: tuple[Unapplied, ...] = ()


LINES: dict[str, Any] = {
    "code": CodedLine,
    "code, unreadable": ErrorLine,
    "events": Event,
    "sources": SourcesLine,
}


def coded_line(report: Report, coded: Coded) -> bytes:
    """The line of a report that was read."""
    warnings = tuple(dict.fromkeys((*report.warnings, *coded.warnings)))
    return as_line(CodedLine(report, coded.mentions, coded.statements, warnings))


def error_line(source: str, reason: str) -> bytes:
    """The line of a report that could not be read."""
    return as_line(ErrorLine(reason, source))


def sources_line(fused: Fused) -> bytes:
    """The line of a whole record's sources."""
    return as_line(SourcesLine(fused.copies, fused.outlets, fused.speakers, fused.unapplied))


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """One event a line, as `dateline events --json` prints them."""
    return (as_line(event) for event in events)


def as_line(value: Any) -> bytes:
    """Any value of the interface as one line."""
    return msgspec.json.encode(value) + b"\n"


def shapes(kinds: Iterable[Any], reference: str) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """JSON Schemas of kinds, and of the shapes that they name; descriptions without the indentation of docstrings.

    msgspec keeps that indentation before 0.23 and takes it away since.
    """
    references, components = msgspec.json.schema_components(kinds, ref_template=reference)
    for component in components.values():
        if "description" in component:
            component["description"] = cleandoc(component["description"])
    return references, components


def interface_schema() -> dict[str, Any]:
    """The JSON Schema of every line Dateline prints, one definition a shape."""
    references, components = shapes(LINES.values(), "#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What dateline prints with --json, one object a line",
        "lines": dict(zip(LINES, references, strict=True)),
        "$defs": components,
    }


def schema_text() -> str:
    """The schema as a file: sorted and indented, so that its differences can be read."""
    return json.dumps(interface_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
