"""The command that hands events on to other programs: export."""

import sys
from typing import Annotated

import typer

from dateline.cli.filters import Asked, takes_filters
from dateline.cli.options import DEFAULT_RECORD, AsOf, RecordPlace


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(export)


@takes_filters
def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="jsonl, csv, claims-csv, parquet, claims-parquet, geojson, kml, ftm, ftm-statements, stix, plover or "
            "ged.",
        ),
    ],
    record: RecordPlace = DEFAULT_RECORD,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write here; standard output if left out.")
    ] = "-",
    as_of: AsOf = None,
    *,
    asked: Asked,
) -> None:
    """Write events in a format that other programs read. All filters must hold.

    What each format holds: docs/reference/exports.md. A file appears whole or not at all.

    Example: dateline export csv --type MOBILIZE --since 2023-09-01 -o launches.csv
    """
    from dateline.export.files import write_file
    from dateline.export.formats import find_format
    from dateline.record.readers import Readers

    found = find_format(form)
    with Readers(record).standing(as_of) as standing:
        pieces = found.write(standing.events(asked.filter, asked.words), standing)
        if output != "-":
            write_file(output, pieces)
            return
        for piece in pieces:
            sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
