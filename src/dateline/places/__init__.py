"""Places: the gazetteer, the finder of names in plain text, and the resolver of all names of a report at once."""

from dateline.places.finder import find_places
from dateline.places.gazetteer import Gazetteer, open_gazetteer
from dateline.places.resolver import PlaceResolver, zone_of
from dateline.places.types import PlaceContext, PlaceName, ResolvedPlace

__all__ = [
    "Gazetteer",
    "PlaceContext",
    "PlaceName",
    "PlaceResolver",
    "ResolvedPlace",
    "find_places",
    "open_gazetteer",
    "zone_of",
]
