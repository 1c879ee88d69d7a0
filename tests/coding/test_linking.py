"""When two frames tell one happening: what speaks for it raises the chance, what speaks against it lowers it."""

from coding.annotating import Marker

from dateline.coding.linking import FEATURES, WEIGHTS, chance, features

TEXT = "Norland fired two rockets. The firing by Norland alarmed Sudmark. Sudmark attacked."
MARK = Marker(TEXT)
FIRED = MARK.event(MARK.span("fired"), arguments=[MARK.argument("actor", "Norland")])
FIRING = MARK.event(MARK.span("firing"), arguments=[MARK.argument("actor", "Norland", number=2)])
ATTACK = MARK.event(MARK.span("attacked"), arguments=[MARK.argument("actor", "Sudmark", number=2)])


def test_every_feature_has_a_weight() -> None:
    assert len(features(FIRED, FIRING, 0.5, TEXT)) == len(FEATURES) == len(WEIGHTS)


def test_a_surer_score_makes_one_happening_likelier() -> None:
    assert chance(FIRED, FIRING, 0.9, TEXT) > chance(FIRED, FIRING, 0.1, TEXT)


def test_common_words_and_parties_make_one_happening_likelier() -> None:
    assert chance(FIRED, FIRING, 0.5, TEXT) > chance(FIRED, ATTACK, 0.5, TEXT)


def test_a_score_at_its_end_is_still_a_chance() -> None:
    assert 0 < chance(FIRED, ATTACK, 0.0, TEXT) < chance(FIRED, ATTACK, 1.0, TEXT) < 1


def test_two_tests_of_a_kind_in_the_news_are_likelier_one_than_news_and_what_is_recalled() -> None:
    first, again, recalled = (
        MARK.event(MARK.span(word), mode="weapons-test", kind="missile-launch", modality=modality)
        for word, modality in (("fired", "actual"), ("firing", "actual"), ("firing", "historical"))
    )
    same_test = FEATURES.index("same test")
    assert [features(first, other, 0.3, TEXT)[same_test] for other in (again, recalled, ATTACK)] == [1, 0, 0]
    assert chance(first, again, 0.3, TEXT) > chance(first, recalled, 0.3, TEXT)


def test_two_tests_of_a_kind_by_others_are_no_likelier_one() -> None:
    ours, theirs = (
        MARK.event(MARK.span(word), mode="weapons-test", kind="missile-launch", arguments=[MARK.argument("actor", who)])
        for word, who in (("fired", "Norland"), ("attacked", "Sudmark"))
    )
    assert features(ours, theirs, 0.3, TEXT)[FEATURES.index("same test")] == 0
