"""One gazetteer for all tests of places: the package's own."""

import pytest

from dateline.places.gazetteer import Gazetteer, open_gazetteer
from dateline.places.resolver import PlaceResolver


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture(scope="session")
def resolver(gazetteer: Gazetteer) -> PlaceResolver:
    return PlaceResolver(gazetteer)
