"""Finds names of places in plain text without a model: the longest capitalised runs that the gazetteer knows."""

from dateline.places.gazetteer import Gazetteer
from dateline.places.types import PlaceName


def find_places(text: str, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """The place names of a text, in order."""
    return ()
