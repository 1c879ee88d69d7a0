import exporting
import pytest

from dateline.export.formats import FORMATS
from dateline.record import Record
from dateline.record.readers import Readers


@pytest.fixture
def readers(tmp_path, clock):
    with Record.open(tmp_path / "record", create=True, clock=clock) as record:
        exporting.fill(record)
    opened = Readers(tmp_path / "record")
    yield opened
    opened.close()


@pytest.fixture
def events(readers):
    with readers.standing() as standing:
        return tuple(standing.events())


@pytest.fixture
def export(readers):
    """Writes all events of the record in a format."""

    def write(name: str) -> bytes:
        with readers.standing() as standing:
            return b"".join(FORMATS[name].write(standing.events(), standing))

    return write
