"""Surroundings: which place gives an hour its zone, of which day a report is, and who "she said" means."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import Surround
from msgspec.structs import replace

from dateline.coding.surroundings import is_of_many_zones
from dateline.language.annotations import Annotations, Argument, EventFrame, Span
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


@pytest.mark.parametrize("words", ["The release", "The press release", "The statement"])
def test_a_release_speaks_for_whoever_spoke_before(surrounded: Surround, words: str) -> None:
    text = f"Mayor Ana Cruz issued a release saying five were killed. {words} said Four were hurt."
    mark = Marker(text)
    first, second = mark.saying("Mayor Ana Cruz", "saying", "five were killed"), mark.saying(words, "said", "Four were")
    found = surrounded(make_report(("body", text)), mark.annotations(attributions=[first, second])).actor(
        mark.span(words)
    )
    assert found.name == "Ana Cruz"


MARCH = "Workers marched in Nairobi. Signs read “Norway must pay” when they sat down at 1pm. Tokyo was quiet."


@pytest.mark.parametrize(
    ("text", "venue", "zone"),
    [
        (MARCH, "Nairobi", "Africa/Nairobi"),
        (MARCH, None, "Europe/Oslo"),
        (MARCH.replace("Norway must pay” when", "Norway must pay”. Then"), None, "Europe/Oslo"),
        (MARCH.replace("Norway must pay” when", "Norway must pay”. Then"), "Nairobi", "Africa/Nairobi"),
        (MARCH.replace("Norway", "They"), None, "Africa/Nairobi"),
        (MARCH.replace("Norway must", "The Japanese embassy must").replace("Nairobi", "the rain"), None, "Asia/Tokyo"),
        (MARCH.replace("at 1pm", "in Oslo at 1pm near the Japanese embassy"), None, "Europe/Oslo"),
    ],
)
def test_an_hour_is_of_the_place_of_its_event_or_its_sentence(
    surrounded: Surround, text: str, venue: str | None, zone: str
) -> None:
    mark = Marker(text)
    arguments = [mark.argument("time", "1pm"), *([mark.argument("venue", venue)] if venue else [])]
    event = mark.event(mark.span("marched"), type_="PROTEST", arguments=arguments)
    names = [n for n in ("Nairobi", "Norway", "Tokyo", "Oslo", "Japanese") if n in text]
    annotations = mark.annotations(event, entities=[mark.entity("place", name) for name in names])
    assert str(surrounded(make_report(("body", text)), annotations).zone_at(text.index("1pm"))) == zone


def test_nobody_means_the_photographer_of_a_credit(surrounded: Surround) -> None:
    report = make_report(("body", "Mara Oduya came."), ("credit", "Photo: Lena Holm"), ("body", "Then she left."))
    mark = Marker(report.text)
    people = [mark.entity("person", name) for name in ("Mara Oduya", "Lena Holm")]
    around = surrounded(report, mark.annotations(entities=people))
    assert around.actor(mark.span("she")).name == "Mara Oduya"


def test_an_hour_alone_is_of_where_events_were_before_other_names(surrounded: Surround) -> None:
    text = "Workers marched in Nairobi. Signs read “Norway must pay”. They left at 4pm."
    mark = Marker(text)
    march = mark.event(mark.span("marched"), type_="PROTEST", arguments=[mark.argument("venue", "Nairobi")])
    annotations = mark.annotations(march, entities=[mark.entity("place", name) for name in ("Nairobi", "Norway")])
    assert str(surrounded(make_report(("body", text)), annotations).zone_at(text.index("4pm"))) == "Africa/Nairobi"


def test_an_event_in_a_country_of_many_zones_takes_no_zone_from_elsewhere(surrounded: Surround) -> None:
    text = "A firm of Tokyo said workers marched in the United States at 1pm."
    mark = Marker(text)
    arguments = [mark.argument("venue", "the United States"), mark.argument("time", "1pm")]
    march = mark.event(mark.span("marched"), type_="PROTEST", arguments=arguments)
    annotations = mark.annotations(march, entities=[mark.entity("place", "Tokyo")])
    assert surrounded(make_report(("body", text)), annotations).zone_at(text.index("1pm")) is None


def test_each_hour_of_a_long_text_has_the_zone_of_its_own_venue(surrounded: Surround) -> None:
    sentence = "A man came to Nairobi at 3pm. "
    text = sentence * 600
    starts = range(0, len(text), len(sentence))
    events = tuple(
        EventFrame(
            (Span(n + 6, n + 10),), "MOBILIZE", None, None, "actual", False,
            (Argument("venue", Span(n + 14, n + 21), 0.9), Argument("time", Span(n + 22, n + 28), 0.9)), (), 0.9,
        )
        for n in starts
    )  # fmt: skip
    annotations = Annotations(tuple(Span(n, n + len(sentence) - 1) for n in starts), (), (), (), events)
    around = surrounded(make_report(("body", text)), annotations)
    assert len(around.places) == 600
    assert [time.from_[-6:] for time in around.times if time.from_] == ["+03:00"] * 600


@pytest.mark.parametrize(
    ("speaker", "name", "country"),
    [
        ("South Korea's Joint Chiefs of Staff", "South Korean Armed Forces", "KOR"),
        ("Vladimir Putin", "Russian Armed Forces", "RUS"),
    ],
)
def test_our_military_is_that_of_whoever_says_so(surrounded: Surround, speaker: str, name: str, country: str) -> None:
    text = f'Kim Jong Un came to Moscow, in Russia. "Our military is on guard," {speaker} said. Russia was glad.'
    mark = Marker(text)
    said = mark.saying(speaker, "said", "Our military is on guard")
    found = surrounded(make_report(("body", text)), mark.annotations(attributions=[said])).actor(
        mark.span("Our military")
    )
    assert (found.name, found.country) == (name, country)
