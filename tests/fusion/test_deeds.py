"""Words by which a deed is known."""

import pytest

from dateline.fusion.deeds import senses_of, stem, stem_words


@pytest.mark.parametrize(
    "forms",
    ["kill kills killed killing", "murder murders murdered", "cut cuts cutting", "shoot shot shooting shootings",
     "nominate nominated nomination", "injure injured injuries injury", "charge charges charged charging",
     "deny denied denies denying", "win won wins winning", "nab nabbed", "earthquake earthquakes"],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("army", "arms"), ("kill", "killjoy"), ("miss", "mission")])
def test_other_words_have_other_stems(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("was killed", "murder"), ("quake", "earthquakes"), ("resigned", "stepped down"), ("a bomb attack", "the blast")],
)
def test_words_that_news_use_for_one_another_share_a_sense(one, other):
    assert senses_of(stem_words(one)) & senses_of(stem_words(other))


@pytest.mark.parametrize(("one", "other"), [("arrested", "charged"), ("met", "shot"), ("said", "told")])
def test_words_for_other_deeds_share_none(one, other):
    assert not senses_of(stem_words(one)) & senses_of(stem_words(other))
