"""Lengths of a flight are told apart by the words beside them, or by their neighbours."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import Surround

from dateline.coding.lengths import lengths_apart


@pytest.mark.parametrize(
    ("words", "flown", "height"),
    [
        ("It covered 900 km and rose to 5700 km.", "900 km", "5700 km"),
        ("The weapon climbed to 50 km before falling after 800 km.", "800 km", "50 km"),
        ("Having reached 360 km, it came down 760 km away.", "760 km", "360 km"),
        ("It spoke of 330 km flown and 70 km of altitude.", "330 km", "70 km"),
        ("It flew with a 400 km range at 60 km.", "400 km", "60 km"),
        ("One missile went 682 km downrange, 4282 km up.", "682 km", "4282 km"),
        ("It gives 1257 km for the flight and 6000 km for the height.", "1257 km", "6000 km"),
        ("It flew 450 km (apogee 100 km).", "450 km", "100 km"),
        ("It rose as high as 100 km and landed 250 km from the shore.", "250 km", "100 km"),
        ("It went 900 km, reaching an apogee of approximately 50 km.", "900 km", "50 km"),
    ],
)
@pytest.mark.parametrize("read_as", ["range_km", "apogee_km"])
def test_words_beside_a_figure_say_which_it_is(
    surrounded: Surround, words: str, flown: str, height: str, read_as: str
) -> None:
    mark = Marker(words)
    event = mark.event(mark.span("t"), arguments=[mark.argument(read_as, flown), mark.argument(read_as, height)])
    surroundings = surrounded(make_report(("body", words)), mark.annotations(event))
    told = {words[a.span.start : a.span.end]: a.role for a in lengths_apart(event.arguments, surroundings)}
    assert told == {flown: "range_km", height: "apogee_km"}


@pytest.mark.parametrize("words", ["The missiles flew 600 km and 650 km.", "Two went 600 km and 650 km."])
def test_figures_of_one_kind_stay_of_one_kind(surrounded: Surround, words: str) -> None:
    mark = Marker(words)
    event = mark.event(
        mark.span("w"), arguments=[mark.argument("range_km", "600 km"), mark.argument("range_km", "650 km")]
    )
    surroundings = surrounded(make_report(("body", words)), mark.annotations(event))
    assert {a.role for a in lengths_apart(event.arguments, surroundings)} == {"range_km"}


def test_a_part_of_a_figure_is_the_figure(surrounded: Surround) -> None:
    words = "It was fired, rose to 5700 km and fell."
    mark = Marker(words)
    event = mark.event(mark.span("fired"), arguments=[mark.argument("range_km", "km")])
    (argument,) = lengths_apart(event.arguments, surrounded(make_report(("body", words)), mark.annotations(event)))
    assert argument.role == "apogee_km"


def test_what_stands_in_brackets_is_told_of_the_figure_before_them(surrounded: Surround) -> None:
    words = "The two went 350 km (apogee 100 km) and 800 km (apogee 60 km), respectively."
    mark = Marker(words)
    figures = ("350 km", "100 km", "800 km", "60 km")
    event = mark.event(mark.span("went"), arguments=[mark.argument("apogee_km", figure) for figure in figures])
    surroundings = surrounded(make_report(("body", words)), mark.annotations(event))
    roles = [a.role for a in lengths_apart(event.arguments, surroundings)]
    assert roles == ["range_km", "apogee_km", "range_km", "apogee_km"]


@pytest.mark.parametrize(
    ("words", "count"), [("It fell 26 km south of the border.", 0), ("It flew 26 km south of the border.", 1)]
)
def test_how_far_from_a_place_it_fell_is_no_range(surrounded: Surround, words: str, count: int) -> None:
    mark = Marker(words)
    event = mark.event(mark.span("It"), arguments=[mark.argument("range_km", "26 km")])
    surroundings = surrounded(make_report(("body", words)), mark.annotations(event))
    assert len(list(lengths_apart(event.arguments, surroundings))) == count


def test_a_neighbour_that_no_argument_holds_tells_it_too(surrounded: Surround) -> None:
    words = "Having reached about 48 km, it came down about 400 km away, the army estimated."
    mark = Marker(words)
    event = mark.event(mark.span("came down"), arguments=[mark.argument("range_km", "about 48 km")])
    (argument,) = lengths_apart(event.arguments, surrounded(make_report(("body", words)), mark.annotations(event)))
    assert argument.role == "apogee_km"
