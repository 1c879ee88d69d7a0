"""The commands that show: events, show, text, sources and diff. They only read the record."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import (
    DEFAULT_RECORD,
    AsJson,
    AsOf,
    AtPlace,
    ByActor,
    Conflicts,
    InBox,
    MinOrigins,
    Near,
    OfCountry,
    OfKind,
    OfModality,
    OfMode,
    OfType,
    RecordPlace,
    Since,
    Until,
    WithWords,
)

if TYPE_CHECKING:
    from dateline.record.filters import Box, Circle


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (events, show, text, sources, diff):
        app.command()(command)


def events(
    record: RecordPlace = DEFAULT_RECORD,
    as_json: AsJson = False,
    as_of: AsOf = None,
    type_: OfType = None,
    mode: OfMode = None,
    kind: OfKind = None,
    actor: ByActor = None,
    country: OfCountry = None,
    place: AtPlace = None,
    near: Near = None,
    box: InBox = None,
    since: Since = None,
    until: Until = None,
    modality: OfModality = None,
    min_origins: MinOrigins = 0,
    conflicts: Conflicts = False,
    words: WithWords = None,
) -> None:
    """List events: what happened, when, on how many origins, and where sources disagree.

    All filters must hold. They look at what anyone claims, not only at the preferred value.

    Example: dateline events --type MOBILIZE --country PRK --since 2023-09-01 --conflicts
    """
    from dateline.record import Record
    from dateline.record.filters import EventFilter

    asked = EventFilter(
        type=type_,
        mode=mode,
        kind=kind,
        actor=actor,
        country=country,
        place=place,
        area=area_of(near, box),
        since=since,
        until=until,
        modality=modality,
        min_origins=min_origins,
        conflicts=conflicts,
    )
    with Record.open(record, read_only=True) as opened:
        found = opened.events(asked, words=words, as_of=as_of)
    if as_json:
        _print_lines(found)
        return
    from dateline.cli.screen import event_table, output

    output.print(event_table(found) if found else "no event is recorded that fits")


def show(
    event: Annotated[str, typer.Argument(help="The id of an event, or the start of it.")],
    record: RecordPlace = DEFAULT_RECORD,
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Show one event: each value with its reason, who says what, conflicts, sources and history.

    Example: dateline show 3fa9
    """
    from dateline.cli.screen import output
    from dateline.cli.telling import tell_event
    from dateline.record import Record
    from dateline.record.folding import find_event

    with Record.open(record, read_only=True) as opened:
        fused = opened.fused(as_of)
    found = find_event(fused.events, event)
    if as_json:
        _print_lines([found])
    else:
        tell_event(found, fused, output)


def text(
    report: Annotated[str, typer.Argument(help="The id of a report, or the start of it.")],
    record: RecordPlace = DEFAULT_RECORD,
) -> None:
    """Show a report with what was read in it coloured, and its mentions below.

    Example: dateline text 9c01
    """
    from dateline.cli.screen import output
    from dateline.cli.telling import tell_report
    from dateline.record import Record

    with Record.open(record, read_only=True) as opened:
        found = opened.report(report)
        tell_report(found, opened.coded(found.id), output)


def sources(record: RecordPlace = DEFAULT_RECORD, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List who copied whom, and how often outlets and speakers agreed, were first, or were revised.

    Example: dateline sources --json
    """
    from dateline.cli.screen import output
    from dateline.cli.telling import tell_sources
    from dateline.export.json_lines import sources_line
    from dateline.record import Record

    with Record.open(record, read_only=True) as opened:
        fused = opened.fused(as_of)
    if as_json:
        sys.stdout.buffer.write(sources_line(fused))
    else:
        tell_sources(fused, output)


def diff(
    before: Annotated[str, typer.Argument(metavar="TIME", help="The earlier moment; a day means its end.")],
    after: Annotated[str | None, typer.Argument(metavar="[TIME]", help="The later moment; now if left out.")] = None,
    record: RecordPlace = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Say what changed in the record between two moments.

    Example: dateline diff 2026-11-23
    """
    from dateline.cli.screen import output
    from dateline.cli.telling import tell_differences
    from dateline.record import Record
    from dateline.record.difference import compare

    with Record.open(record, read_only=True) as opened:
        found = compare(opened.fused(before), opened.fused(after))
    if as_json:
        _print_lines(found)
    else:
        tell_differences(found, output)


def _print_lines(values: Any) -> None:
    from dateline.export.json_lines import as_line

    for value in values:
        sys.stdout.buffer.write(as_line(value))
    sys.stdout.buffer.flush()


def area_of(near: str | None, box: str | None) -> "Circle | Box | None":
    """The circle or box that an option gives."""
    from dateline.record.filters import Box, Circle

    if near is not None and box is not None:
        raise typer.BadParameter("give --near or --box, not both")
    if near is not None:
        return Circle(*_numbers(near, 3, "LAT,LON,KM"))
    return Box(*_numbers(box, 4, "S,W,N,E")) if box is not None else None


def _numbers(words: str, count: int, form: str) -> list[float]:
    try:
        numbers = [float(word) for word in words.removesuffix("km").split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count:
        raise typer.BadParameter(f"not of the form {form}: {words}")
    return numbers
