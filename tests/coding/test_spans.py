"""Spans made whole: what belongs to a phrase joins it, what only stands beside it does not."""

import pytest
from coding.annotating import Marker

from dateline.coding.spans import full_speakers, make_whole, tidy, whole_arguments, widen
from dateline.language.annotations import Argument, Entity, Span


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("said South Korea's military on", "military", "South Korea's military"),
        ("said Hamas’ armed wing", "armed wing", "Hamas’ armed wing"),
        ("the South Korean military said", "military", "South Korean military"),
        ("two Russian officials", "officials", "Russian officials"),
        ("the US officials", "officials", "US officials"),
        ("while Seoul's Joint Chiefs said", "s Joint Chiefs", "Seoul's Joint Chiefs"),
        ("On Monday police said", "police", "police"),
        ("In Iran officials", "officials", "officials"),
        ("Tuesday's attackers", "attackers", "attackers"),
        ("met Bashar al-Assad and", "Bashar al", "Bashar al-Assad"),
        ("met Bashar al-Assad and", "Assad", "al-Assad"),
        ("held the 37-year-old mayor", "the 37-year", "the 37-year-old"),
        ("the Japanese Defense Ministry", "Defense Ministry", "Japanese Defense Ministry"),
        ("three North Korean missiles", "three North", "three North Korean"),
        ("the US-backed fighters", "US", "US"),
        ("SEOUL -- North Korea launched", "Korea", "North Korea"),
        ("in Saudi Arabia on", "Saudi", "Saudi Arabia"),
        ("from North Korea's coast", "Korea's coast", "North Korea's coast"),
        ("a Northern Irish Assembly", "Assembly", "Northern Irish Assembly"),
        ("The United States embassy offered", "embassy", "United States embassy"),
        ("against Islamic State in the town", "State", "Islamic State"),
        ("a Deep State in the town", "State", "State"),
    ],
)
def test_a_phrase_takes_back_its_owner_or_country_and_nothing_else(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    span = widen(Span(start, start + len(words)), (), text)
    assert text[span.start : span.end] == whole


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("the U.S.", "the U.S."),
        ("London\n\nAda Lanza", "Ada Lanza"),
        ("Ada Lanza\n\nOn", "Ada Lanza"),
        ("of the navy,", "the navy"),
        ("of the", None),
        ("along", None),
        ("the east coast, according", "the east coast"),
        ("security officials told state television", "security officials"),
    ],
)
def test_a_span_is_tidied_within_its_line(words: str, left: str | None) -> None:
    span = tidy(Span(0, len(words)), words)
    assert (words[span.start : span.end] if span else None) == left


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("He lauded Lanza’s recognition of it", "Lanza’s", "Lanza"),
        ("The Public Defender's Office said", "The Public Defender's", "The Public Defender's Office"),
        ("It sued Harlan's on Monday", "Harlan's", "Harlan's"),
        ("It sued the Lanzas' friends", "the Lanzas", "the Lanzas"),
    ],
)
def test_who_owns_something_is_named_without_the_mark_unless_it_is_the_name(text: str, words: str, party: str) -> None:
    start = text.index(words)
    span = Span(start, start + len(words))
    names = (Entity(span, "organization", 0.9),) if words == "Harlan's" else ()
    (found,) = whole_arguments([Argument("actor", span, 0.9)], names, text)
    assert text[found.span.start : found.span.end] == party


def test_a_figure_is_not_in_the_quotation_marks_behind_it() -> None:
    text = 'killing 15 "fighters"'
    (found,) = whole_arguments([Argument("killed", Span(8, 12), 0.9)], (), text)
    assert text[found.span.start : found.span.end] == "15"


def test_a_part_of_a_hyphened_word_is_the_word() -> None:
    text = "near Park Ha-eun in May"
    span = widen(Span(text.index("eun"), text.index("eun") + 3), (), text)
    assert text[span.start : span.end] == "Ha-eun"


def test_a_relative_pronoun_is_no_part_of_a_party() -> None:
    words = "women and children who"
    assert tidy(Span(0, len(words)), words) == Span(0, len("women and children"))


def test_part_of_a_source_speaks_as_the_whole_of_it() -> None:
    source, elsewhere = Span(0, 40), Span(90, 95)
    assert full_speakers([Span(4, 10), Span(20, 40), elsewhere], [source]) == (source, elsewhere)


def test_of_two_speakers_that_overlap_the_longer_stands() -> None:
    assert full_speakers([Span(12, 20), Span(0, 20)], []) == (Span(0, 20),)


@pytest.mark.parametrize(
    ("text", "names", "parties"),
    [
        ("Norland and the United Isles", ["Norland", "United Isles"], ["Norland", "United Isles"]),
        ("both Norland, Sudmark and Ostia", ["Norland", "Sudmark", "Ostia"], ["Norland", "Sudmark", "Ostia"]),
        ("Norland and Sudmark officials", ["Norland", "Sudmark"], ["Norland and Sudmark officials"]),
        ("Trinidad and Tobago", ["Trinidad", "Tobago"], ["Trinidad and Tobago"]),
        ("Norland of Sudmark", ["Norland", "Sudmark"], ["Norland of Sudmark"]),
        ("South Korea and the United States", ["South", "United States"], ["South Korea", "United States"]),
    ],
)
def test_a_list_of_nothing_but_names_is_as_many_parties(text: str, names: list[str], parties: list[str]) -> None:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    entities = tuple(Entity(span, "place", 0.9) for span in spans)
    found = whole_arguments([Argument("actor", Span(0, len(text)), 0.9)], entities, text)
    assert [text[a.span.start : a.span.end] for a in found] == parties


def test_another_name_of_a_place_is_no_other_place() -> None:
    text = "towards the East Sea, also known as the Sea of Japan, or the Yellow Sea"
    names = [
        Span(text.index(words), text.index(words) + len(words)) for words in ("East", "Sea of Japan", "Yellow Sea")
    ]
    spans = [Span(names[0].start, names[0].end + 4), *names[1:]]
    kept = whole_arguments([Argument("landing", span, 0.9) for span in spans], (), text)
    assert [text[a.span.start : a.span.end] for a in kept] == ["East Sea", "Yellow Sea"]


@pytest.mark.parametrize(
    ("text", "role", "words", "found"),
    [
        ("struck from Boston to Denver", "venue", "Boston to Denver", [("venue", "Boston"), ("venue", "Denver")]),
        (
            "struck from Ituri to North Kivu",
            "venue",
            "Ituri to North Kivu",
            [("venue", "Ituri"), ("venue", "North Kivu")],
        ),
        ("marched from Maine to Texas", "actor", "Maine", [("venue", "Maine")]),
        ("marched from Cairo to Alexandria", "actor", "Cairo", [("venue", "Cairo")]),
        ("hit towns from Lviv to Odesa", "recipient", "Lviv to Odesa", [("venue", "Lviv"), ("venue", "Odesa")]),
        ("aid from Norway to Ukraine", "actor", "Norway", [("actor", "Norway")]),
        ("aid from Norway to Ukraine", "recipient", "Ukraine", [("recipient", "Ukraine")]),
        ("Texas sent guards to Maine", "actor", "Texas", [("actor", "Texas")]),
    ],
)
def test_a_width_is_two_places_and_no_party(text: str, role: str, words: str, found: list[tuple[str, str]]) -> None:
    names = ("Boston", "Denver", "Maine", "Texas", "Cairo", "Alexandria", "Lviv", "Odesa", "Norway", "Ukraine")
    starts = sorted((text.index(name), len(name)) for name in names if name in text)
    entities = tuple(Entity(Span(start, start + length), "place", 0.9) for start, length in starts)
    start = text.index(words)
    whole = whole_arguments([Argument(role, Span(start, start + len(words)), 0.9)], entities, text)
    assert [(a.role, text[a.span.start : a.span.end]) for a in whole] == found


def test_two_pieces_of_one_place_are_one_in_the_surer_role() -> None:
    text = "He arrived at Changi airport."
    pieces = [Argument("heading", Span(14, 20), 0.6), Argument("venue", Span(21, 28), 0.8)]
    (place,) = whole_arguments(pieces, (), text)
    assert (place.role, text[place.span.start : place.span.end]) == ("venue", "Changi airport")


@pytest.mark.parametrize(
    ("text", "role", "cut", "whole"),
    [
        ("drove out 200,000 civilians", "actor", "000 civilians", "200,000 civilians"),
        ("took 1,400 students", "abducted", "400", "1,400"),
        ("rose 2.5 points", "amount", "5", "2.5"),
        ("in 2023, 14 died", "killed", "14", "14"),
    ],
)
def test_a_figure_is_not_cut_at_its_comma(text: str, role: str, cut: str, whole: str) -> None:
    start = text.rindex(cut)
    (found,) = whole_arguments([Argument(role, Span(start, start + len(cut)), 0.9)], (), text)
    assert text[found.span.start : found.span.end] == whole


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Israel and Hezbollah", ["Israel", "Hezbollah"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
    ],
)
def test_two_that_are_known_are_two_whatever_names_were_seen(words: str, parts: list[str]) -> None:
    found = whole_arguments([Argument("actor", Span(0, len(words)), 0.9)], (), words)
    assert [words[a.span.start : a.span.end] for a in found] == parts


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Arden, Belhaven, and Corley", ["Arden", "Belhaven", "Corley"]),
        ("Arden, Belhaven", ["Arden", "Belhaven"]),
        ("the east coast, west coast", ["the east coast", "west coast"]),
        ("Arden and Port Corley provinces", ["Arden", "Port Corley"]),
        ("Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
        ("Oslo, Norway and Malmo, Sweden", ["Oslo, Norway and Malmo, Sweden"]),
        ("Arden, Corley County", ["Arden, Corley County"]),
    ],
)
def test_a_list_of_places_is_as_many_places(words: str, places: list[str]) -> None:
    text = f"They rose from {words}{', and Corley' if words == 'Arden, Belhaven' else ''} at dawn."
    mark = Marker(text)
    event = mark.event(mark.span("rose"), arguments=[mark.argument("origin", words)])
    (whole,) = make_whole(mark.annotations(event), text).events
    assert [text[a.span.start : a.span.end].removesuffix(" provinces") for a in whole.arguments] == places


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("They fired a hypersonic glide vehicle.", "hypersonic glide", "hypersonic glide vehicle"),
        ("They fired 300-mm artillery rockets.", "300-mm artillery", "300-mm artillery rockets"),
        ("They fired rockets (called SAMs) there.", "SAMs)", "SAMs"),
        ("They fired a ballistic missile system.", "ballistic missile", "ballistic missile"),
    ],
)
def test_a_class_has_its_noun_and_no_loose_bracket(text: str, cut: str, whole: str) -> None:
    mark = Marker(text)
    event = mark.event(mark.span("fired"), arguments=[mark.argument("class", cut)])
    (event,) = make_whole(mark.annotations(event), text).events
    assert [text[a.span.start : a.span.end] for a in event.arguments] == [whole]
