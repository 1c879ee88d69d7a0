"""Options that several commands share, each said once."""

from typing import Annotated, Any

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


def _filter(name: str, words: str, metavar: str = "TEXT") -> Any:
    return typer.Option(name, help=words, metavar=metavar)


# Which events: the filters that every command which takes events understands.
OfType = Annotated[str | None, _filter("--type", "Type of the ontology, such as MOBILIZE.", "TYPE")]
OfMode = Annotated[str | None, _filter("--mode", "Mode, such as weapons-test.", "MODE")]
OfKind = Annotated[str | None, _filter("--kind", "Finer kind, such as missile-launch.", "KIND")]
ByActor = Annotated[str | None, _filter("--actor", "A party: words of its name, or its ISO country.")]
OfCountry = Annotated[str | None, _filter("--country", "ISO 3166 country of a place or party.", "ISO")]
AtPlace = Annotated[str | None, _filter("--place", "Words of a place's name.")]
Near = Annotated[str | None, _filter("--near", "Within so many km of a point.", "LAT,LON,KM")]
InBox = Annotated[str | None, _filter("--box", "Between two latitudes and longitudes.", "S,W,N,E")]
Since = Annotated[str | None, _filter("--since", "On this day or later.", "DAY")]
Until = Annotated[str | None, _filter("--until", "On this day or earlier.", "DAY")]
OfModality = Annotated[
    str | None, _filter("--modality", "actual, historical, future, hypothetical or negated.", "MODALITY")
]
MinOrigins = Annotated[int, typer.Option("--min-origins", min=0, help="Vouched for by so many origins.")]
Conflicts = Annotated[bool, typer.Option("--conflicts", help="Only events on which sources disagree.")]
WithWords = Annotated[str | None, _filter("--text", 'Told by reports with these words; "in quotes" together.')]

DEFAULT_RECORD = "dateline-record"
DEFAULT_SIZE_LIMIT = 20_000_000
