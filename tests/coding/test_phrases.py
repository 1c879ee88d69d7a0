"""The words for parties put right: adjectives with their nouns, offices with their holders, two in a row as two."""

from collections.abc import Sequence

import pytest

from dateline.coding.phrases import names_of_people, put_right, without_helpers
from dateline.language.annotations import Annotations, Argument, Entity, EventFrame, Span
from dateline.language.sentences import split_sentences


def parties_in(text: str, parties: list[str], people: Sequence[str] = (), places: Sequence[str] = ()) -> list[str]:
    def span(words: str) -> Span:
        start = text.rindex(words)
        return Span(start, start + len(words))

    named = [Entity(span(name), "person", 0.9) for name in people]
    named += [Entity(span(name), "place", 0.9) for name in places]
    entities = tuple(sorted(named, key=lambda entity: entity.span))
    annotations = Annotations(tuple(split_sentences(text)), entities, predicates=(), attributions=(), events=())
    people = frozenset(names_of_people(annotations, text))
    found = put_right([Argument("actor", span(words), 0.9) for words in parties], people, annotations, text)
    return [text[a.span.start : a.span.end] for a in found]


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("Kurdish officials promised to hand them over.", "Kurdish", "Kurdish officials"),
        ("the Turkish foreign minister promised it.", "Turkish", "Turkish foreign minister"),
        ("The blast followed an American airstrike.", "American", "American"),
        ("a French airstrikes campaign", "French", "French"),
        ("the US Secretary of State promised it.", "US Secretary", "US Secretary of State"),
    ],
)
def test_an_adjective_has_the_noun_of_a_role_behind_it(text: str, words: str, whole: str) -> None:
    assert parties_in(text, [words]) == [whole]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It drove thousands of people out.", "thousands of people"),
        ("It drove 1,600 people out.", "1,600 people"),
        ("It drove tens of thousands of people out.", "tens of thousands of people"),
        ("It drove the people out.", "people"),
    ],
)
def test_bare_people_are_told_with_their_figure(text: str, whole: str) -> None:
    assert parties_in(text, ["people"]) == [whole]


def test_an_office_and_the_name_behind_it_are_one_party() -> None:
    text = "The Norse minister, Ada Lanza, met the guards."
    parties = ["The Norse minister", "Ada Lanza"]
    assert parties_in(text, parties, ["Ada Lanza"]) == ["The Norse minister, Ada Lanza"]
    assert parties_in(text, parties, ["Ada", "Lanza"]) == ["The Norse minister, Ada Lanza"]


def test_many_and_a_name_behind_them_are_two_parties() -> None:
    text = "The guards, Ada Lanza and a driver met."
    assert parties_in(text, ["The guards", "Ada Lanza"], ["Ada Lanza"]) == ["The guards", "Ada Lanza"]


@pytest.mark.parametrize(
    ("text", "parties", "left"),
    [
        ("Ada Lanza, a spokeswoman for the guards, urged it.", ["Ada Lanza", "the guards"], "Ada Lanza"),
        ("Ada Lanza, backed by Mara Okafor, urged it.", ["Ada Lanza", "Mara Okafor"], "Ada Lanza"),
        ("They shelled five homes, including a school.", ["five homes", "a school"], "five homes"),
        ("Lanza's brother, Mara Okafor, was held.", ["Lanza", "Mara Okafor"], "Mara Okafor"),
        ("Lanza's brother, Mara Okafor, was held.", ["Lanza's", "Mara Okafor"], "Mara Okafor"),
        ("One of its porters, Mara Okafor, was hurt.", ["porters", "Mara Okafor"], "Mara Okafor"),
        ("Another Dane, Mara Okafor, was held.", ["Another Dane", "Mara Okafor"], "Mara Okafor"),
        ("The driver of the van, Mara Okafor, was held.", ["The driver", "Mara Okafor"], "Mara Okafor"),
        ("They met the UN special envoy, Mara Okafor, there.", ["the UN", "Mara Okafor"], "Mara Okafor"),
    ],
)
def test_who_only_tells_who_another_is_is_no_party(text: str, parties: list[str], left: str) -> None:
    people = [name for name in ("Ada Lanza", "Mara Okafor") if name in text]
    assert parties_in(text, parties, people) == [left]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Two guards, Ada Lanza and Mara Okafor met.", ["Two guards", "Ada Lanza"]),
        ("Five towns, including Port Harlan, were shelled.", ["Five towns", "Port Harlan"]),
        ("Norland, the guards and friends of Ada Lanza met.", ["Norland", "Ada Lanza"]),
        ("Norland would deter Sudmark, continue to fight remnants of Westmark.", ["Sudmark", "Westmark"]),
        ("Lanza's remarks that Okafor met them helped.", ["Lanza", "Okafor"]),
        ("Lanza's rival met, and Mara Okafor left.", ["Lanza", "Mara Okafor"]),
    ],
)
def test_parties_that_are_told_beside_each_other_both_stand(text: str, parties: list[str]) -> None:
    people = [name for name in ("Ada Lanza", "Mara Okafor") if name in text]
    assert parties_in(text, parties, people) == parties


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("Norland-backed rebels shelled it.", "shelled", []),
        ("Norland-led rebels shelled it.", "shelled", ["Norland"]),
        ("Norland-backed rebels shelled it.", "backed", ["Norland"]),
    ],
)
def test_who_backs_those_told_of_does_nothing_himself(text: str, trigger: str, doers: list[str]) -> None:
    start = text.index(trigger)
    norland = Argument("actor", Span(0, 7), 0.9)
    event = EventFrame(
        (Span(start, start + len(trigger)),), "ASSAULT", None, None, "actual", False, (norland,), (), 0.9
    )
    assert [text[a.span.start : a.span.end] for a in without_helpers(event, text)] == doers


def test_letters_in_brackets_are_the_name_before_them() -> None:
    text = "The Norland Harbour Council (NHC) refused."
    assert parties_in(text, ["The Norland Harbour Council", "NHC"]) == ["The Norland Harbour Council"]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("the army and its allies", ["the army", "its allies"]),
        ("Ada Lanza and three others", ["Ada Lanza", "three others"]),
        ("two guards, and a driver", ["two guards", "a driver"]),
        ("women and children", ["women and children"]),
        ("residents of Norland and the Isles", ["residents of Norland and the Isles"]),
        ("British and other foreign nationals", ["British and other foreign nationals"]),
    ],
)
def test_two_of_whom_the_second_begins_anew_are_two_parties(words: str, parts: list[str]) -> None:
    assert parties_in(words, [words]) == parts


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Ada Lanza met Mara Okafor. The two leaders signed it.", "The two leaders", ["Ada Lanza", "Mara Okafor"]),
        ("Mara Okafor waited. Ada Lanza came. Both men signed it.", "Both men", ["Mara Okafor", "Ada Lanza"]),
        ("Ada Lanza, Mara Okafor and Ida Berg met. The two leaders left.", "The two leaders", ["The two leaders"]),
        ("Ada Lanza flew from Chad to Niger. Both countries signed.", "Both countries", ["Chad", "Niger"]),
    ],
)
def test_both_are_the_two_named_last(text: str, words: str, meant: list[str]) -> None:
    people = [name for name in ("Ada Lanza", "Mara Okafor", "Ida Berg") if name in text]
    places = [name for name in ("Chad", "Niger") if name in text]
    assert parties_in(text, [words], people, places) == meant
