"""Labelled spans resolved to actors, places, times and values; what does not resolve keeps its words."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten, Surround

from dateline.coding.arguments import (
    missile_name,
    outcome,
    resolve_value,
    singular,
)
from dateline.coding.mention import Mention
from dateline.coding.surroundings import Surroundings
from dateline.coding.venues import resolve_place_argument, role_of_place
from dateline.language.annotations import Argument, Span
from dateline.ontology import Ontology

REPORT = make_report(
    ("body", "Maria Okafor, the mayor, met Peter Lindqvist in Nairobi on Tuesday. She praised him."),
    ("body", "North Korea fired at least three short-range missiles from Wonsan toward the Sea of Japan on Wednesday."),
    ("body", "One flew about 650 kilometers for two hours and failed; it came down near Grzxhollow some day."),
)
MARK = Marker(REPORT.text)
NAMES = [
    MARK.entity("person", "Maria Okafor"),
    MARK.entity("person", "Peter Lindqvist"),
    MARK.entity("place", "Nairobi"),
    MARK.entity("place", "Wonsan"),
    MARK.entity("place", "Sea of Japan"),
]
LAUNCH = MARK.event(
    MARK.span("fired"),
    mode="weapons-test",
    kind="missile-launch",
    arguments=[
        MARK.argument("actor", "North Korea"),
        MARK.argument("count", "at least three"),
        MARK.argument("class", "short-range missiles"),
        MARK.argument("origin", "Wonsan"),
        MARK.argument("heading", "the Sea of Japan"),
        MARK.argument("time", "Wednesday"),
    ],
)


@pytest.fixture(scope="module")
def surroundings(surrounded: Surround) -> Surroundings:
    return surrounded(REPORT, MARK.annotations(LAUNCH, entities=NAMES))


@pytest.fixture(scope="module")
def launch(code_written: CodeWritten) -> Mention:
    (mention,) = code_written(REPORT, MARK.annotations(LAUNCH, entities=NAMES)).mentions
    return mention


def test_a_pronoun_means_the_person_told_of_before(surroundings: Surroundings) -> None:
    assert surroundings.actor(MARK.span("She")).name == "Maria Okafor"


def test_places_keep_their_roles(launch: Mention) -> None:
    assert [(p.role, p.text, p.country, p.precision) for p in launch.places] == [
        ("origin", "Wonsan", "PRK", "city"),
        ("heading", "the Sea of Japan", None, "sea"),
    ]


def test_a_mention_has_the_days_of_its_own_time(launch: Mention) -> None:
    assert launch.time is not None
    assert launch.time.from_ == "2023-09-13"


def test_at_least_three_has_no_upper_end(launch: Mention) -> None:
    (count,) = [v for v in launch.values if v.field == "count"]
    assert (count.low, count.high) == (3, None)


def test_a_class_is_one_of_its_kind(launch: Mention) -> None:
    (found,) = [v for v in launch.values if v.field == "class"]
    assert (found.value, found.text) == ("short-range missile", "short-range missiles")


@pytest.mark.parametrize("role", ["class", "missile", "weapon"])
def test_a_pronoun_says_no_class_and_no_name(surrounded: Surround, role: str) -> None:
    report = make_report(("body", "North Korea fired two rockets. It fired them from Wonsan."))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    assert resolve_value(mark.argument(role, "them"), around, Ontology.load(())) is None


def test_a_quantity_is_given_in_the_fields_unit(surroundings: Surroundings) -> None:
    value = resolve_value(MARK.argument("range_km", "about 650 kilometers"), surroundings, Ontology.load(()))
    assert value is not None
    assert (value.best, value.unit) == (650, "km")


def test_a_duration_is_given_in_minutes_hours_told(surroundings: Surroundings) -> None:
    value = resolve_value(MARK.argument("duration", "two hours"), surroundings, Ontology.load(()))
    assert value is not None
    assert (value.field, value.best, value.unit) == ("duration_min", 120, "min")


def test_words_without_a_number_are_no_count(surroundings: Surroundings) -> None:
    assert resolve_value(MARK.argument("count", "came down"), surroundings, Ontology.load(())) is None


def test_a_place_that_nobody_knows_keeps_its_words(surroundings: Surroundings) -> None:
    place = resolve_place_argument(MARK.argument("landing", "Grzxhollow"), surroundings)
    assert (place.text, place.role, place.name, place.lat, place.country) == (
        "Grzxhollow",
        "landing",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("failed", "failure"),
        ("exploded in flight", "failure"),
        ("was successful", "success"),
        ("shot down", "intercepted"),
    ],
)
def test_an_outcome_is_what_its_words_come_to(words: str, meant: str) -> None:
    assert outcome(words) == meant


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the North Korean KN-25 missiles", "KN-25"),
        ("North Korean", None),
        ("two Russian ballistic missiles", None),
        ("consistent with the Hwasong-8", "Hwasong-8"),
    ],
)
def test_whose_a_missile_is_is_not_its_name(words: str, name: str | None) -> None:
    assert missile_name(words) == name


def test_what_was_blown_up_failed() -> None:
    assert outcome("blown up at once") == "failure"


def test_an_outcome_in_other_words_is_not_guessed() -> None:
    assert outcome("turned back") is None


def test_only_arms_are_made_singular() -> None:
    assert singular("cruise missiles") == "cruise missile"
    assert singular("AK-47s") == "AK-47"
    assert singular("grenade launchers") == "grenade launcher"
    assert singular("shotguns and torpedoes") == "shotgun and torpedo"
    assert singular("sanctions") == "sanctions"
    assert singular("a ballistic missile") == "ballistic missile"


def test_what_a_thing_is_shot_from_is_not_what_it_is() -> None:
    assert singular("rockets from 600-millimeter launchers") == "rocket"


def test_a_place_north_of_another_is_itself(surrounded: Surround) -> None:
    report = make_report(("body", "It rose from Sunan, north of Pyongyang, and fell near Japan's Hokkaido."))
    mark = Marker(report.text)
    places = [mark.entity("place", words) for words in ("Sunan", "Pyongyang", "Japan", "Hokkaido")]
    around = surrounded(report, mark.annotations(entities=places))
    named = [around.place_at(mark.span(words)) for words in ("Sunan, north of Pyongyang", "Japan's Hokkaido")]
    assert [place.name for place in named if place] == ["Sunan", "Hokkaido"]


def test_the_adjective_before_a_place_is_not_the_place(surrounded: Surround) -> None:
    report = make_report(("body", "Envoys met in the Turkish resort of Antalya and at a Syrian airbase."))
    mark = Marker(report.text)
    places = [mark.entity("place", words) for words in ("Turkish", "Antalya", "Syrian")]
    around = surrounded(report, mark.annotations(entities=places))
    named = [around.place_at(mark.span(words)) for words in ("the Turkish resort of Antalya", "a Syrian airbase")]
    assert [place.name for place in named if place] == ["Antalya", "Syria"]


def test_people_named_one_by_one_are_counted(surrounded: Surround) -> None:
    report = make_report(("body", "Maria Okafor and two of her guards were killed; a drone and a truck burned."))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    killed = resolve_value(mark.argument("killed", "Maria Okafor and two of her guards"), around, Ontology.load(()))
    burned = resolve_value(mark.argument("count", "a drone"), around, Ontology.load(()))
    assert killed
    assert (killed.low, killed.best, killed.high, killed.text) == (3, 3, 3, "Maria Okafor and two of her guards")
    assert burned is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("consistent with the KN-25 missiles", "KN-25"),
        ("Kwangmyongsong 2", "Kwangmyongsong 2"),
        ("the Scuds", "Scuds"),
        ("one of those missiles", None),
    ],
)
def test_a_missile_is_called_by_its_name(words: str, name: str | None) -> None:
    assert missile_name(words) == name


@pytest.mark.parametrize(
    ("text", "roles", "role"),
    [
        ("fired towards the East Sea", {"landing", "heading"}, "heading"),
        ("fell into the East Sea", {"landing", "heading"}, "landing"),
        ("marched towards the East Sea", {"venue"}, "venue"),
    ],
)
def test_where_it_goes_towards_is_where_it_heads(text: str, roles: set[str], role: str) -> None:
    argument = Argument("landing", Span(text.index("East Sea"), len(text)), 0.9)
    assert role_of_place(argument, roles, text) == role


def test_an_age_counts_nobody(surrounded: Surround) -> None:
    report = make_report(("body", "Mara Lind, 34, was shot in Oslo; 34 others were hurt."))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    assert resolve_value(mark.argument("killed", "34"), around, Ontology.load(())) is None
    others = resolve_value(mark.argument("injured", "34 others"), around, Ontology.load(()))
    assert others is not None
    assert others.best == 34


def test_a_figure_told_again_is_the_one_already_told(code_written: CodeWritten) -> None:
    report = make_report(("body", "A guard was shot dead on Monday; the killed man, Ole Vik, had shouted. One died."))
    mark = Marker(report.text)
    dead = [mark.argument("killed", words) for words in ("A guard", "the killed man", "Ole Vik")]
    event = mark.event(mark.span("shot dead"), type_="ASSAULT", arguments=dead)
    (mention,) = code_written(report, mark.annotations(event)).mentions
    assert [(v.text, v.best) for v in mention.values] == [("A guard", 1)]
    assert {c.start for c in mention.claims if c.field == "killed"} == {a.span.start for a in dead}


def test_a_calibre_is_no_range(surrounded: Surround) -> None:
    report = make_report(("body", "A 600mm launcher fired three rockets, which flew 350 km."))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    values = [
        resolve_value(mark.argument("range_km", words), around, Ontology.load(())) for words in ("600mm", "350 km")
    ]
    assert [value and value.best for value in values] == [None, 350]


@pytest.mark.parametrize(
    ("words", "role", "is_launch", "said"),
    [
        ("tested at Sohae", "venue", True, "origin"),
        ("a rocket leaving Sohae", "target", True, "origin"),
        ("a rocket that struck Sohae", "target", True, "target"),
        ("let one fly out of Sohae", "heading", True, "origin"),
        ("flew on towards Sohae", "heading", True, "heading"),
        ("met at Sohae", "venue", False, "venue"),
        ("it fell some 97 km south of Sohae", "venue", True, "landing"),
        ("fired from a base 40 km north of Sohae", "venue", True, "origin"),
    ],
)
def test_a_launch_has_no_venue_but_its_origin(words: str, role: str, is_launch: bool, said: str) -> None:
    start = words.index("Sohae")
    argument = Argument(role, Span(start, start + 5), 0.9)
    assert role_of_place(argument, {"venue", "origin", "target", "heading", "landing"}, words, is_launch) == said


def test_a_share_is_no_count(surrounded: Surround) -> None:
    report = make_report(("body", "Ninety per cent of the 40 drones were brought down."))
    mark = Marker(report.text)
    around, ontology = surrounded(report, mark.annotations()), Ontology.load()
    found = [resolve_value(mark.argument("count", words), around, ontology) for words in ("Ninety per cent", "40")]
    assert [value and value.best for value in found] == [None, 40]


def test_the_ends_of_a_range_are_no_sum(surrounded: Surround) -> None:
    report = make_report(("body", "Between 8 and 12 civilians were wounded."))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    wounded = resolve_value(mark.argument("injured", "8 and 12 civilians"), around, Ontology.load(()))
    assert wounded
    assert (wounded.low, wounded.high) == (8, 12)


def test_at_least_so_many_and_more_are_a_sum(surrounded: Surround) -> None:
    report = make_report(("body", "At least 5 men and 3 women were killed."))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    for words in ("5 men and 3 women", "At least 5 men and 3 women"):
        killed = resolve_value(mark.argument("killed", words), around, Ontology.load(()))
        assert killed
        assert (killed.low, killed.best, killed.high) == (8, 8, None)


@pytest.mark.parametrize(
    ("text", "words", "role", "said"),
    [
        ("It overflew Norland.", "Norland", "origin", "heading"),
        ("It went out over the Azure Sea.", "Azure Sea", "landing", "heading"),
        ("It was aimed south.", "south", "landing", "heading"),
        ("It exploded high over Norland.", "Norland", "landing", "landing"),
        ("It landed in Norland's waters.", "Norland's waters", "origin", "landing"),
        ("It rose from Norland.", "Norland", "origin", "origin"),
    ],
)
def test_the_way_of_a_shot_is_no_place_it_was_fired_from(text: str, words: str, role: str, said: str) -> None:
    start = text.index(words)
    argument = Argument(role, Span(start, start + len(words)), 0.9)
    assert role_of_place(argument, {"venue", "origin", "target", "heading", "landing"}, text, launched=True) == said


def launched(code_written: CodeWritten, text: str, *told: tuple[str, str]) -> Mention:
    """The launch of a sentence with its arguments."""
    mark = Marker(text)
    arguments = [mark.argument(role, words) for role, words in told]
    event = mark.event(mark.span("fired"), mode="weapons-test", kind="missile-launch", arguments=arguments)
    (mention,) = code_written(make_report(("body", text)), mark.annotations(event)).mentions
    return mention


@pytest.mark.parametrize("words", ["several locations", "the same area", "Kestrel", "395 and 337 kilometers away"])
def test_words_that_say_nowhere_are_no_place(code_written: CodeWritten, words: str) -> None:
    text = "They fired a Kestrel missile from several locations in the same area, 395 and 337 kilometers away."
    assert not launched(code_written, text, ("missile", "Kestrel missile"), ("origin", words)).places


@pytest.mark.parametrize(
    "text",
    [
        "They fired it at the Kestrel-2 launch facility.",
        "They fired it at the Kestrel-2 space rocket launch site.",
        "They fired it from Kestrel-2 and Merlin aircraft.",
        "They fired the Kestrel-2 from MLRS.",
    ],
)
def test_the_name_of_a_site_or_an_aircraft_is_no_missile(code_written: CodeWritten, text: str) -> None:
    named = ("missile", "MLRS" if "MLRS" in text else "Kestrel-2")
    assert not [v for v in launched(code_written, text, named).values if v.field == "missile"]


@pytest.mark.parametrize(("text", "words"), [("They fired it 600km far.", "600km"), ("(1 of 2) They fired it.", "2")])
def test_a_length_or_a_numbering_is_no_count(code_written: CodeWritten, text: str, words: str) -> None:
    assert not launched(code_written, text, ("count", words)).values
