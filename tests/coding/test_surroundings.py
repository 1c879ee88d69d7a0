"""Surroundings: which place gives an hour its zone."""

from dateline.coding.surroundings import is_of_many_zones
from dateline.places import PlaceContext, PlaceName, PlaceResolver
from dateline.places.gazetteer import open_gazetteer


def test_a_country_whose_clocks_differ_says_no_hour_but_its_towns_do() -> None:
    text = "United States, Japan and Chicago"
    names = [
        PlaceName(words, text.index(words), text.index(words) + len(words))
        for words in ("United States", "Japan", "Chicago")
    ]
    found = PlaceResolver(open_gazetteer()).resolve(names, PlaceContext(text))
    assert [place is not None and is_of_many_zones(place) for place in found] == [True, False, False]
