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
