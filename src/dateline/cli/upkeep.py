"""The commands around a record: check that it is whole, and demo, which makes one from the sample reports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, AsJson, RecordPlace

if TYPE_CHECKING:
    from dateline.fusion.events import Event


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(check)
    app.command()(demo)


def check(record: RecordPlace = DEFAULT_RECORD, as_json: AsJson = False) -> None:
    """Check that a record is whole: bytes, provenance of every value, search; and list what was left out.

    The exit status is 1 if there is a fault. What lies in quarantine is no fault of the record.

    Example: dateline check
    """
    import sys

    from dateline.cli.screen import output
    from dateline.cli.telling import tell_health
    from dateline.export.json_lines import as_line
    from dateline.record import Record
    from dateline.record.integrity import check as check_record

    with Record.open(record, read_only=True) as opened:
        health, left_out = check_record(opened), opened.quarantined()
    if as_json:
        sys.stdout.buffer.write(as_line(health))
    else:
        tell_health(health, left_out, output)
    raise typer.Exit(1 if health.faults else 0)


def demo(
    record: Annotated[
        str | None, typer.Option("--record", metavar="DIR", help="Keep the record here; a temporary one if left out.")
    ] = None,
) -> None:
    """Read the sample reports and show the record they make: one launch told by many, and two clocks that disagree.

    Example: dateline demo
    """
    import tempfile

    if record is not None:
        _show_demo(record)
        return
    with tempfile.TemporaryDirectory(prefix="dateline-demo-") as folder:
        _show_demo(folder)


def _show_demo(folder: str) -> None:
    from dateline.cli.keeping import read_into
    from dateline.cli.screen import console, event_table, output
    from dateline.cli.telling import tell_event
    from dateline.intake.work import Coding
    from dateline.reading.settings import ReadingSettings
    from dateline.record import Record

    with Record.open(folder, create=True) as opened:
        tally = read_into(opened, [str(sample_reports())], ReadingSettings(), Coding())
        fused = opened.fused()
    console.print(tally.as_text(), highlight=False)
    output.print(event_table(fused.events))
    disputed = [event for event in fused.events if (field := event.fields.get("time")) and field.conflict]
    if disputed:
        output.rule()
        tell_event(max(disputed, key=_dispute), fused, output)


def _dispute(event: "Event") -> tuple[bool, int, str]:
    """How well an event shows two clocks that cannot both be right: the kind of conflict, then the origins."""
    conflict = event.fields["time"].conflict
    return bool(conflict and conflict.kind == "disjoint"), len(event.origins), event.id


def sample_reports() -> Path:
    """The folder of sample reports: beside the package when installed, else at the root of the repository."""
    from dateline.errors import RecordError

    here = Path(__file__).parents[1]
    for folder in (here / "examples", here.parents[1] / "examples" / "reports"):
        if folder.is_dir():
            return folder
    raise RecordError("the sample reports are not installed: run dateline demo from the repository")
