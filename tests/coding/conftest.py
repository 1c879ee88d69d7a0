"""One set of resolvers for all tests of coding, and the coder with its real weights."""

from collections.abc import Callable

import pytest
from coding.annotating import Written, surround

from dateline.actors import ActorResolver
from dateline.coding.coder import Coder
from dateline.coding.mention import Coded
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Annotations
from dateline.ontology import Ontology
from dateline.places import PlaceResolver
from dateline.places.gazetteer import open_gazetteer
from dateline.reading.report import Report

Surround = Callable[[Report, Annotations], Surroundings]
CodeWritten = Callable[[Report, Annotations], Coded]


@pytest.fixture(scope="session")
def places() -> PlaceResolver:
    return PlaceResolver(open_gazetteer())


@pytest.fixture(scope="session")
def actors() -> ActorResolver:
    return ActorResolver(open_gazetteer())


@pytest.fixture(scope="session")
def surrounded(places: PlaceResolver, actors: ActorResolver) -> Surround:
    return lambda report, annotations: surround(report, annotations, places, actors)


@pytest.fixture(scope="session")
def code_written(places: PlaceResolver, actors: ActorResolver) -> CodeWritten:
    """Codes a report from annotations written by hand."""
    ontology = Ontology.load(())
    return lambda report, annotations: Coder(Written(annotations), places, actors, ontology).code(report)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder.load()
