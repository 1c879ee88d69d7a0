"""The arithmetic of the measures, on cases one can count by hand."""

from collections import Counter

import pytest
from measures.attribution import lost_classes
from measures.counts import Count, macro_f1
from measures.kinds import (
    assaults_that_happened,
    is_relevant,
    restore_capitals,
    strongest_incident,
    strongest_type,
    type_of_news,
)

from dateline.language.annotations import EventFrame, Span

TEXT = "The mayor, who is ill, will resign soon."


def event(
    kind: str, score: float, *, mode: str | None = None, modality: str = "actual", old: bool = False
) -> EventFrame:
    return EventFrame((Span(0, 1),), kind, mode, None, modality, old, (), (), score)


def test_equal_things_pair_off_one_to_one() -> None:
    count = Count()
    count.add(Counter(["a", "a", "b"]), Counter(["a", "c"]))
    assert (count.precision, count.recall, count.f1) == (1 / 2, 1 / 3, 2 / 5)


def test_nothing_said_of_nothing_is_no_division_by_nought() -> None:
    assert (Count().precision, Count().recall, Count().f1) == (0, 0, 0)


def test_macro_f1_weighs_a_rare_label_like_a_frequent_one() -> None:
    pairs = [("x", "x")] * 9 + [("y", "x")]
    assert macro_f1(pairs) == (18 / 19 + 0) / 2


def lost(gold: list[tuple[int, int]], *said: list[tuple[int, int]]) -> list[str]:
    return list(lost_classes(TEXT, [frozenset(gold)], [frozenset(s) for s in said]))


def test_how_an_exact_match_was_lost() -> None:
    whole = (0, len(TEXT) - 1)
    assert lost([whole], [whole]) == []
    assert lost([whole]) == ["nothing near it"]
    assert lost([whole], [(0, len(TEXT))]) == ["marks alone"]
    assert lost([whole], [(0, 9), (23, 39)]) == ["said in pieces"]
    assert lost([(0, 9), (23, 39)], [whole]) == ["discontinuous, said as one"]
    assert lost([whole], [(4, 39)]) == ["one or two words at the edges"]
    assert lost([whole], [(28, 39)]) == ["more words at the edges"]


def test_the_strongest_type_is_that_of_the_news() -> None:
    assert strongest_type([]) == "-"
    assert strongest_type([event("AID", 0.6), event("ASSAULT", 0.5), event("ASSAULT", 0.4)]) == "ASSAULT"
    assert strongest_type([event("AID", 0.6), event("ASSAULT", 0.9, old=True)]) == "AID"


def test_incidents_are_assaults_that_happened() -> None:
    bomb, abduction = event("ASSAULT", 0.5, mode="explosives"), event("ASSAULT", 0.4, mode="abduct")
    others = (event("ASSAULT", 0.9, mode="abduct", modality="hypothetical"), event("CONSULT", 0.9))
    assaults = assaults_that_happened((bomb, *others, abduction))
    assert assaults == [bomb, abduction]
    assert strongest_incident(assaults) == "bombing"
    assert strongest_incident([]) == "-"


def test_a_battle_alone_makes_no_text_relevant() -> None:
    battle = [event("ASSAULT", 0.9), event("ASSAULT", 0.9, mode="aerial")]
    assert not is_relevant(battle)
    assert is_relevant([*battle, event("ASSAULT", 0.8, mode="targeted")])
    assert strongest_incident(battle) == "attack"


def test_a_lower_cased_text_gets_the_capitals_of_its_sentences_and_keeps_its_length() -> None:
    text = "gunmen fled.  police said so."
    assert restore_capitals(text) == "Gunmen fled.  Police said so."


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ([(0, "RETREAT", "actual"), (20, "ACCUSE", "actual")], "RETREAT"),
        ([(0, "ACCUSE", "historical"), (20, "RETREAT", "actual")], "RETREAT"),
        ([(0, "ACCUSE", "historical"), (90, "RETREAT", "actual")], "ACCUSE"),
        ([(80, "AID", "actual"), (90, "AID", "actual"), (95, "REJECT", "actual")], "AID"),
        ([], "-"),
    ],
)
def test_a_story_is_of_the_first_news_of_its_headline(told: list[tuple[int, str, str]], kind: str) -> None:
    events = [EventFrame((Span(at, at + 1),), k, None, None, m, False, (), (), 0.9) for at, k, m in told]
    assert type_of_news(events, 40) == kind
