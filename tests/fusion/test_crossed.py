"""A figure told of the wrong one of two quantities does not dispute what everybody else says of it."""

import msgspec
from fusion.happenings import tell_launch, time_of

from dateline.coding.mention import Claim, Speaker, Value
from dateline.fusion import CodedReport, fuse

DAY = "2023-09-13"


def tell_flight(name: str, outlet: str, words: str, figures: dict[str, str]) -> CodedReport:
    """A launch with a sentence of figures; `figures` has for each of them the field it is coded as."""
    told = tell_launch(name, f"{DAY}T09:00Z", time=time_of(DAY), site="Sunan", outlet=outlet, count=2)
    start = len(told.report.text) + 1
    report = msgspec.structs.replace(told.report, text=f"{told.report.text} {words}")
    claims, values = [], []
    for figure, field in figures.items():
        at = start + words.index(figure)
        number = float(figure.split()[0])
        values.append(Value(at, at + len(figure), figure, field, number, number, number))
        claims.append(
            Claim(field, Speaker("official", f"Army of {outlet}", "KOR"), at, at + len(figure), None, *[number] * 3)
        )
    (mention,) = told.coded.mentions
    mention = msgspec.structs.replace(mention, values=(*mention.values, *values), claims=(*mention.claims, *claims))
    return CodedReport(report, msgspec.structs.replace(told.coded, mentions=(mention,)))


RIGHT = {"350 km": "range_km", "50 km": "apogee_km"}
SWAPPED = {"350 km": "apogee_km", "50 km": "range_km"}
BOTH_AS_RANGE = dict.fromkeys(RIGHT, "range_km")


def test_a_figure_that_others_tell_of_the_other_quantity_stands_beside_and_is_no_conflict():
    told = [
        tell_flight("a", "Tribune", "It flew 350 km and rose to 50 km, they said.", RIGHT),
        tell_flight("b", "Herald", "A height of 50 km was given, and 350 km of flight.", RIGHT),
        tell_flight(
            "c", "Courier", "It climbed to 50 km before it fell after 350 km.", dict.fromkeys(RIGHT, "range_km")
        ),
    ]
    (event,) = fuse(told).events
    assert event.fields["range_km"].conflict is None
    assert event.fields["range_km"].preferred["best"] == 350
    assert [claim.best for claim in event.fields["range_km"].claims if claim.beside] == [50]


def test_two_who_disagree_on_a_quantity_are_in_conflict_whatever_else_has_that_figure():
    told = [
        tell_flight("a", "Tribune", "It flew 350 km and rose to 50 km, they said.", RIGHT),
        tell_flight("b", "Herald", "It flew 50 km and rose to 350 km, they said.", SWAPPED),
    ]
    (event,) = fuse(told).events
    assert event.fields["range_km"].conflict is not None
