"""One resolver for all tests of actors, on the user's own gazetteer."""

import pytest

from dateline.actors import ActorResolver


@pytest.fixture(scope="session")
def resolver() -> ActorResolver:
    return ActorResolver()
