"""Names of places that the reader sees in pieces are one name."""

import pytest
from coding.annotating import Marker

from dateline.coding.names import whole_names


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        (("North", "Korea"), ["North Korea"]),
        (("South", "Korean"), ["South Korean"]),
        (("Harbin-", "ri"), ["Harbin-ri"]),
        (("Yellow",), ["Yellow Sea"]),
        (("Iberian",), ["Iberian peninsula"]),
        (("Lisbon", "Porto"), ["Lisbon", "Porto"]),
        (("Norway", "Sweden"), ["Norway", "Sweden"]),
    ],
)
def test_pieces_of_one_name_are_the_name(pieces: tuple[str, ...], names: list[str]) -> None:
    text = "North Korea, South Korean, Harbin-ri, the Yellow Sea, the Iberian peninsula, Lisbon Porto, Norway, Sweden"
    mark = Marker(text)
    seen = mark.annotations(entities=[mark.entity("place", piece) for piece in pieces])
    seen = whole_names(seen, text)
    assert [text[e.span.start : e.span.end] for e in seen.entities] == names
