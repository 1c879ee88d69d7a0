"""The commands that show: events, show, text, sources and diff. They only read the record."""

import sys
from typing import Annotated, Any

import typer

from dateline.cli.filters import Asked, takes_filters
from dateline.cli.options import DEFAULT_RECORD, AsJson, AsOf, RecordPlace


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (events, show, text, sources, diff):
        app.command()(command)


@takes_filters
def events(
    record: RecordPlace = DEFAULT_RECORD,
    as_json: AsJson = False,
    as_of: AsOf = None,
    *,
    asked: Asked,
) -> None:
    """List events: what happened, when, on how many origins, and where sources disagree.

    All filters must hold. They look at what anyone claims, not only at the preferred value.

    Example: dateline events --type MOBILIZE --country PRK --since 2023-09-01 --conflicts
    """
    from dateline.record.readers import Readers

    with Readers(record).standing(as_of) as standing:
        found = tuple(standing.events(asked.filter, asked.words))
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
    from dateline.record.readers import Readers

    with Readers(record).standing(as_of) as standing:
        found = standing.event(event)
        around = standing.related(found)
    if as_json:
        _print_lines([found])
    else:
        tell_event(found, around, output)


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
    from dateline.record.readers import Readers

    with Readers(record).standing(as_of) as standing:
        fused = standing.sources()
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
