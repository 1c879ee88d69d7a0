"""How each claim stands to what the record prefers, shown by a sign and a word of its own."""

import pytest

from dateline.coding.mention import Speaker
from dateline.desk.matrix import SIGNS, stand_of
from dateline.fusion.events import FieldResolution, Origin, SourcedClaim

MINISTRY = Speaker("official", "Ministry", "PRK")


def told(best: float | None, **marks) -> SourcedClaim:
    common = {"hedge": False, "negated": False, "direct": False, "value": None, "start": 0, "end": 1}
    origin = Origin("Ministry", "official", "PRK")
    names = {"id": "c", "report": "r", "source": "r.txt", "mention": "m", "speaker": MINISTRY, "via": ()}
    return SourcedClaim(**{**names, **common, "low": best, "best": best, "high": best, "origin": origin, **marks})


def preferring(best: float) -> FieldResolution:
    value = {"low": best, "best": best, "high": best}
    return FieldResolution(value, "more origins", 2, best, best, best, None, ())


@pytest.mark.parametrize(
    ("claim", "stand"),
    [
        (told(12), "agrees"),
        (told(40), "conflicts"),
        (told(40, beside=True), "beside"),
        (told(12, beside=True), "agrees"),
        (told(40, beside=True, superseded_by="d"), "revised"),
        (told(12, negated=True), "denies"),
    ],
)
def test_a_claim_stands_as_its_value_and_its_words_say(claim, stand):
    assert stand_of("killed", preferring(12), claim) == stand


def test_no_two_stands_share_a_sign_or_a_word():
    for part in ("sign", "spoken", "meaning"):
        assert len({getattr(each, part) for each in SIGNS.values()}) == len(SIGNS)
