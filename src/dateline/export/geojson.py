"""GeoJSON (RFC 7946): one feature an event, at the place that stands for it.

A point says how precise it is (`place_precision`): that of a sea, region or country stands somewhere within. An event
whose place is not known has no geometry. Places of every role are listed with each feature.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.export.backing import Backing
from dateline.export.event_row import event_row, preferred_places
from dateline.fusion.events import Event

_PLACE = ("name", "country", "lat", "lon", "precision", "gazetteer")


def write_events(events: Iterable[Event], backing: Backing) -> Iterator[bytes]:
    """A feature collection, one feature a line."""
    yield b'{"type":"FeatureCollection","features":['
    for number, event in enumerate(events):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(feature(event))
    yield b"\n]}\n"


def feature(event: Event) -> dict[str, Any]:
    """One event as a feature."""
    row = event_row(event)
    point = None
    if row.lat is not None and row.lon is not None:
        point = {"type": "Point", "coordinates": [row.lon, row.lat]}
    places = [{"role": role, **{part: place.get(part) for part in _PLACE}} for role, place in preferred_places(event)]
    properties = {**msgspec.to_builtins(row), "places": places}
    return {"type": "Feature", "id": event.id, "geometry": point, "properties": properties}
