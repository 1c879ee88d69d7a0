"""Where an event was, and where somebody only spoke of it."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten


def test_where_another_speaks_of_an_event_is_no_place_of_it(code_written: CodeWritten) -> None:
    report = make_report(("body", "In Tokyo, a ministry said that North Korea fired two missiles."))
    mark = Marker(report.text)
    said = mark.saying("a ministry", "said", "that North Korea fired two missiles")
    arguments = [mark.argument("actor", "North Korea"), mark.argument("venue", "Tokyo")]
    event = mark.event(mark.span("fired"), arguments=arguments, speakers=("a ministry",))
    (mention,) = code_written(report, mark.annotations(event, attributions=(said,))).mentions
    assert mention.places == ()


def test_where_a_doer_speaks_may_be_where_he_does_it(code_written: CodeWritten) -> None:
    report = make_report(("body", "In Nairobi, Ada Lanza said that all troops must leave the border."))
    mark = Marker(report.text)
    said = mark.saying("Ada Lanza", "said", "that all troops must leave the border")
    arguments = [mark.argument("actor", "Ada Lanza"), mark.argument("venue", "Nairobi")]
    event = mark.event(mark.span("must leave"), type_="REQUEST", arguments=arguments, speakers=("Ada Lanza",))
    (mention,) = code_written(report, mark.annotations(event, attributions=(said,))).mentions
    assert [place.text for place in mention.places] == ["Nairobi"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("They met at Luxor in Egypt.", "Luxor in Egypt"),
        ("They left Luxor. Egypt hosted them.", "Egypt"),
        ("They met envoys of Syria in Egypt.", "Egypt"),
    ],
)
def test_a_place_has_the_name_of_a_finer_one_that_lies_in_it(text: str, whole: str, code_written: CodeWritten) -> None:
    mark = Marker(text)
    event = mark.event(mark.span("met" if "met" in text else "left"), arguments=[mark.argument("venue", "Egypt")])
    names = [mark.entity("place", name) for name in ("Luxor", "Syria", "Egypt") if name in text]
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event, entities=names)).mentions
    assert [place.text for place in mention.places] == [whole]


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Paris, Texas", "Paris", "USA"),
        ("Albany, N.Y.", "Albany", "USA"),
        ("Kherson, Ukraine", "Kherson", "UKR"),
        ("Paris", "Paris", "FRA"),
    ],
)
def test_a_place_told_with_what_lies_around_it_is_that_place(
    words: str, name: str, country: str, code_written: CodeWritten
) -> None:
    mark = Marker(f"They met in {words}, on Monday.")
    event = mark.event(mark.span("met"), type_="CONSULT", arguments=[mark.argument("venue", words)])
    annotations = mark.annotations(event, entities=[mark.entity("place", words)])
    (mention,) = code_written(make_report(("body", mark.text)), annotations).mentions
    assert [(place.text, place.name, place.country) for place in mention.places] == [(words, name, country)]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (["Cairo", "Egypt"], ["Cairo"]),
        (["Cairo", "Syria"], ["Cairo", "Syria"]),
        (["Egypt", "the base"], ["Egypt"]),
        (["the base"], ["the base"]),
    ],
)
def test_a_wider_place_or_words_for_none_add_nothing_to_a_known_one(
    told: list[str], kept: list[str], code_written: CodeWritten
) -> None:
    report = make_report(("body", "Envoys met in Cairo, Egypt, or in Syria, at the base."))
    mark = Marker(report.text)
    event = mark.event(mark.span("met"), type_="CONSULT", arguments=[mark.argument("venue", words) for words in told])
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert [place.text for place in mention.places] == kept


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("They met in Cairo and Sinai.", ["Cairo", "Sinai"], ["Cairo", "Sinai"]),
        ("They met in Luxor, Sinai and Cairo.", ["Luxor", "Sinai", "Cairo"], ["Luxor", "Sinai", "Cairo"]),
        ("They met in Sinai, then in Cairo.", ["Sinai", "Cairo"], ["Sinai", "Cairo"]),
        ("They met in Cairo, Egypt.", ["Cairo", "Egypt"], ["Cairo"]),
        ("They met in Cairo, Egypt, and Damascus.", ["Cairo", "Egypt", "Damascus"], ["Cairo", "Damascus"]),
        ("They met in Paris, Texas, and Tulsa.", ["Paris", "Texas", "Tulsa"], ["Paris", "Tulsa"]),
    ],
)
def test_places_that_stand_side_by_side_lie_in_none_of_them(
    text: str, told: list[str], kept: list[str], code_written: CodeWritten
) -> None:
    mark = Marker(text)
    event = mark.event(mark.span("met"), type_="CONSULT", arguments=[mark.argument("venue", words) for words in told])
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event)).mentions
    assert [place.text for place in mention.places] == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Police held Ada Lanza, 34, of the 200 block of Ellery Street in Cairo.", ["Cairo"]),
        ("Police held Ada Lanza, 34 and out of work, of Cairo.", []),
        ("Police held dozens, 34 of them in Cairo.", ["Cairo"]),
    ],
)
def test_where_somebody_lives_is_no_place_of_the_event(text: str, kept: list[str], code_written: CodeWritten) -> None:
    mark = Marker(text)
    places = [mark.argument("venue", words) for words in ("Ellery Street", "Cairo") if words in text]
    event = mark.event(mark.span("held"), type_="COERCE", arguments=places)
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event)).mentions
    assert [place.text for place in mention.places] == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It fell off Guam, far enough to bring Okinawa within reach.", ["Guam"]),
        ("It fell off Guam and could have reached Okinawa.", ["Guam"]),
        ("It fell off Guam, having reached Okinawa.", ["Guam", "Okinawa"]),
    ],
)
def test_what_a_missile_could_hit_is_no_landing(text: str, kept: list[str], code_written: CodeWritten) -> None:
    mark = Marker(text)
    places = [mark.argument("landing", words) for words in ("Guam", "Okinawa")]
    event = mark.event(mark.span("fell"), mode="weapons-test", kind="missile-launch", arguments=places)
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event)).mentions
    assert [place.text for place in mention.places] == kept


def test_a_place_beside_the_event_is_of_it_though_the_saying_ends_before(code_written: CodeWritten) -> None:
    report = make_report(("body", "Nobody knows what was agreed when Ada Lanza met him, in Nairobi."))
    mark = Marker(report.text)
    said = mark.saying("Nobody", "knows", "what was agreed when Ada Lanza met him")
    arguments = [mark.argument("actor", "Ada Lanza"), mark.argument("venue", "Nairobi")]
    event = mark.event(mark.span("met"), type_="CONSULT", arguments=arguments)
    (mention,) = code_written(report, mark.annotations(event, attributions=(said,))).mentions
    assert [place.text for place in mention.places] == ["Nairobi"]


def test_outside_a_place_is_not_there(code_written: CodeWritten) -> None:
    report = make_report(
        ("body", "The rocket fell outside Japan's economic zone and near Hokkaido, outside a box in the Yellow Sea.")
    )
    mark = Marker(report.text)
    places = [mark.argument("landing", "Japan"), mark.argument("landing", "Hokkaido")]
    event = mark.event(mark.span("fell"), mode="weapons-test", kind="missile-launch", arguments=places)
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert [(place.text, place.name) for place in mention.places] == [
        ("outside Japan's economic zone", None),
        ("Hokkaido", "Hokkaido"),
    ]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("outside the Exclusive Economic Zone of Japan", "Japan"),
        ("outside the exclusive economic zone (EEZ) of Japan", "Japan"),
        ("outside Japanese waters", "Japanese"),
        ("short of Japan's economic zone", "Japan"),
        ("well clear of Japanese territorial waters", "Japanese"),
    ],
)
def test_however_it_is_said_what_fell_outside_is_not_there(told: str, place: str, code_written: CodeWritten) -> None:
    report = make_report(("body", f"The rocket fell {told}, it said."))
    mark = Marker(report.text)
    event = mark.event(
        mark.span("fell"), mode="weapons-test", kind="missile-launch", arguments=[mark.argument("landing", place)]
    )
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert [(found.text, found.name) for found in mention.places] == [(told.removeprefix("well "), None)]


@pytest.mark.parametrize(("doer", "kept"), [("South Korea", ["Busan"]), ("Iran", ["Shiraz"])])
def test_nobody_launches_from_another_country_than_his_own(
    doer: str, kept: list[str], code_written: CodeWritten
) -> None:
    text = f"{doer} fired three missiles on Monday. Trains from Shiraz waited. No ship left Busan."
    mark = Marker(text)
    arguments = [mark.argument("actor", doer), mark.argument("venue", "Shiraz"), mark.argument("venue", "Busan")]
    event = mark.event(mark.span("fired"), mode="weapons-test", kind="missile-launch", arguments=arguments)
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event)).mentions
    assert [place.text for place in mention.places] == kept


@pytest.mark.parametrize(("words", "kept"), [("from Baikonur", ["Baikonur"]), ("while its leader was at Baikonur", [])])
def test_another_countrys_ground_is_an_origin_where_it_is_fired_from(
    words: str, kept: list[str], code_written: CodeWritten
) -> None:
    text = f"South Korea launched a rocket {words} on Monday."
    mark = Marker(text)
    arguments = [mark.argument("actor", "South Korea"), mark.argument("origin", "Baikonur")]
    event = mark.event(mark.span("launched"), mode="weapons-test", kind="satellite-launch", arguments=arguments)
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event)).mentions
    assert [place.text for place in mention.places] == kept
