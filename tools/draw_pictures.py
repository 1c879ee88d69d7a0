"""Draws docs/pictures/*.svg: what a person sees in the terminal after reading the sample reports.

Run: python tools/draw_pictures.py. The pictures are made from a record of the samples, never by hand.
"""

import tempfile
from contextlib import chdir
from pathlib import Path

from rich.console import Console

from dateline.cli.keeping import read_into
from dateline.cli.screen import event_table
from dateline.cli.telling import tell_event
from dateline.intake.work import Coding
from dateline.reading.settings import ReadingSettings
from dateline.record import Record

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
WIDTH = 120


def main() -> None:
    """The list of events, and the event of the samples that most origins tell of."""
    PICTURES.mkdir(exist_ok=True)
    # Sources show as they were named: by a path within the repository, not by one of whoever draws.
    with tempfile.TemporaryDirectory() as folder, Record.open(folder, create=True) as record, chdir(ROOT):
        read_into(record, ["examples/reports"], ReadingSettings(), Coding())
        fused = record.fused()
    launches = [event for event in fused.events if event.type == "MOBILIZE" and event.mode == "weapons-test"]
    disputed = max(launches, key=lambda event: (len(event.origins), event.id))
    draw("events", lambda console: console.print(event_table(launches)))
    draw("show", lambda console: tell_event(disputed, fused, console))


def draw(name: str, tell) -> None:  # type: ignore[no-untyped-def]
    """One picture of what `tell` prints."""
    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere)
        tell(console)
        console.save_svg(str(PICTURES / f"{name}.svg"), title=f"dateline {name}")


if __name__ == "__main__":
    main()
