"""Options that several commands share, each said once."""

from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="A file (.txt, .html, .html.gz, .xml feed, .warc, .warc.gz, .jsonl), a folder, a URL, or - for standard "
        "input.",
    ),
]
RecordPlace = Annotated[
    str,
    typer.Option(
        "--record",
        metavar="DIR|URL",
        envvar="DATELINE_RECORD",
        help="The record: a folder, or the URL of a PostgreSQL database.",
    ),
]
Workers = Annotated[int, typer.Option("--workers", min=1, max=64, help="Code on so many processes; same result.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines for other programs.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="TIME", help="The record as it stood, for example 2026-11-24 or 2026-11-24T09:30Z."
    ),
]
Ontology = Annotated[
    list[str] | None,
    typer.Option(
        "--ontology", metavar="FILE", help="Types of your own, in TOML, beside those that come with Dateline."
    ),
]
SizeLimit = Annotated[int, typer.Option("--size-limit", min=1, help="Leave out what is larger, in bytes.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too (off for safety).")
]

DEFAULT_RECORD = "dateline-record"
DEFAULT_SIZE_LIMIT = 20_000_000
