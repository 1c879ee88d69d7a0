"""The formats a record's events are exported in: each by its name, with what writes it.

Every writer takes events and the record behind them, and gives bytes piece by piece: the same events give
the same bytes, and no more than one piece is held. A format whose package is missing says which extra brings it.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

import msgspec

from dateline.errors import RecordError
from dateline.export.backing import Backing
from dateline.fusion.events import Event

Write = Callable[[Iterable[Event], Backing], Iterator[bytes]]


class Format(msgspec.Struct, frozen=True):
    """A format: its name, the ending of its files, its media type, what it is, and where its writer is."""

    name: str
    suffix: str
    media_type: str
    words: str
    module: str
    function: str

    def write(self, events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
        """The events in this format, piece by piece."""
        writer: Write = getattr(import_module(f"dateline.export.{self.module}"), self.function)
        return writer(events, backing)


_LINES = "application/x-ndjson"
_PARQUET = "application/vnd.apache.parquet"
_ALL = (
    Format("jsonl", "jsonl", _LINES, "JSON Lines, one event a line", "json_lines", "write_events"),
    Format("csv", "csv", "text/csv", "CSV, one row an event", "tables", "write_events"),
    Format("claims-csv", "claims.csv", "text/csv", "CSV, one row a claim", "tables", "write_claims"),
    Format("parquet", "parquet", _PARQUET, "Parquet, one row an event", "parquet", "write_events"),
    Format("claims-parquet", "claims.parquet", _PARQUET, "Parquet, one row a claim", "parquet", "write_claims"),
    Format("geojson", "geojson", "application/geo+json", "GeoJSON, one feature an event", "geojson", "write_events"),
    Format("kml", "kml", "application/vnd.google-earth.kml+xml", "KML, one placemark an event", "kml", "write_events"),
    Format("ftm", "ftm.json", "application/json+ftm", "FollowTheMoney entities, one a line", "ftm", "write_events"),
    Format(
        "ftm-statements", "statements.json", _LINES, "FollowTheMoney statements, one a line", "ftm", "write_statements"
    ),
    Format("stix", "stix.json", "application/stix+json", "STIX 2.1, one bundle", "stix", "write_events"),
    Format("plover", "plover.jsonl", _LINES, "PLOVER events, one a line", "plover", "write_events"),
    Format("ged", "ged.csv", "text/csv", "CSV of lethal events in UCDP's columns", "ged", "write_events"),
)
FORMATS = {each.name: each for each in _ALL}


def find_format(name: str) -> Format:
    """The format of this name."""
    if name not in FORMATS:
        raise RecordError(f"no such format: {name}; one of {', '.join(FORMATS)}")
    return FORMATS[name]


def in_chunks(pieces: Iterable[bytes], size: int = 65_536) -> Iterator[bytes]:
    """The same bytes in fewer pieces, for whoever pays for each."""
    chunk = bytearray()
    for piece in pieces:
        chunk += piece
        if len(chunk) >= size:
            yield bytes(chunk)
            chunk.clear()
    if chunk:
        yield bytes(chunk)
