"""Surroundings: which place gives an hour its zone, of which day a report is, and who "she said" means."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import Surround
from msgspec.structs import replace

from dateline.coding.surroundings import is_of_many_zones
from dateline.places import PlaceContext, PlaceName, PlaceResolver
from dateline.places.gazetteer import open_gazetteer
from dateline.reading.report import Moment


def test_a_country_whose_clocks_differ_says_no_hour_but_its_towns_do() -> None:
    text = "United States, Japan and Chicago"
    names = [
        PlaceName(words, text.index(words), text.index(words) + len(words))
        for words in ("United States", "Japan", "Chicago")
    ]
    found = PlaceResolver(open_gazetteer()).resolve(names, PlaceContext(text))
    assert [place is not None and is_of_many_zones(place) for place in found] == [True, False, False]


def test_a_report_without_a_day_of_publication_is_of_the_day_it_was_changed(surrounded: Surround) -> None:
    report = replace(
        make_report(("body", "Four were held.")), published=None, modified=Moment("2023-09-27", None, None, "text")
    )
    assert surrounded(report, Marker(report.text).annotations()).published_day == "2023-09-27"


SPOKEN = "Mayor Ana Cruz said five were killed. Five were killed, she said."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SPOKEN, "Ana Cruz"),
        (SPOKEN.replace("Mayor Ana Cruz", "The harbour ministry"), None),
        (SPOKEN.replace("killed. Five", "killed. Judge Mara Oduya came. Five"), None),
    ],
)
def test_she_who_says_something_is_the_last_person_who_did(surrounded: Surround, text: str, name: str | None) -> None:
    mark = Marker(text)
    first = text[: text.index(" said")]
    killed = [mark.argument("killed", "five", first), mark.argument("killed", "Five", "she")]
    event = mark.event(mark.span("killed"), type_="ASSAULT", arguments=killed)
    found = surrounded(make_report(("body", text)), mark.annotations(event)).actor(mark.span("she"))
    assert found.name == name
