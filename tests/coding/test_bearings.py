"""A place told by its bearing from another is one place."""

import pytest
from coding.annotating import Marker

from dateline.coding.bearings import with_bearings
from dateline.language.annotations import Argument


@pytest.mark.parametrize(
    ("text", "bearing", "role", "place"),
    [
        ("It fell 200 km west of Larn Island.", "200 km west", "landing", "200 km west of Larn Island"),
        ("It fell far east of the Swedish town of Visby.", "east", "landing", "east of the Swedish town of Visby"),
        ("It rose from the shores of Lake Toba.", "shores", "origin", "shores of Lake Toba"),
        ("It was aimed south, it was told at the port of Odense.", "south", "landing", "south"),
    ],
)
def test_a_bearing_goes_with_the_place_it_is_told_from(text: str, bearing: str, role: str, place: str) -> None:
    mark = Marker(text)
    names = ("Larn Island", "Swedish", "Visby", "Lake Toba", "Odense")
    entities = [mark.entity("place", name) for name in names if name in text]
    surer = {"landing": 0.6, "origin": 0.3} if role == "landing" else {"landing": 0.3, "origin": 0.6}
    arguments = [Argument("landing", mark.span(bearing), surer["landing"])]
    arguments += [Argument("origin", e.span, surer["origin"]) for e in entities[-1:] if "Odense" not in text]
    event = mark.event(mark.span("It"), kind="missile-launch", arguments=arguments)
    (event,) = with_bearings(mark.annotations(event, entities=entities), text).events
    assert [(a.role, text[a.span.start : a.span.end]) for a in event.arguments] == [(role, place)]
