"""The command that hands events on to other programs: export."""

import sys
from typing import Annotated

import typer

from dateline.cli.events import area_of
from dateline.cli.options import (
    DEFAULT_RECORD,
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


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(export)


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
    """Write events in a format that other programs read. All filters must hold.

    What each format holds: docs/reference/exports.md. A file appears whole or not at all.

    Example: dateline export csv --type MOBILIZE --since 2023-09-01 -o launches.csv
    """
    from dateline.export.files import write_file
    from dateline.export.formats import find_format
    from dateline.record.filters import EventFilter
    from dateline.record.readers import Readers

    asked = EventFilter(
        type_, mode, kind, actor, country, place, area_of(near, box), since, until, modality, min_origins, conflicts
    )
    found = find_format(form)
    with Readers(record).standing(as_of) as standing:
        pieces = found.write(standing.events(asked, words), standing.report)
        if output != "-":
            write_file(output, pieces)
            return
        for piece in pieces:
            sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
