"""Folds of past moments are made once, one at a time, and do not hold up those who ask for another."""

import threading

from dateline.fusion.events import Fused
from dateline.record.readers import Folds


def nothing() -> Fused:
    return Fused((), (), (), ())


def test_a_fold_is_made_once():
    folds, made = Folds(), []
    first = folds.get("one", lambda: made.append(1) or nothing())
    assert folds.get("one", lambda: made.append(2) or nothing()) is first
    assert made == [1]


def test_who_asks_for_a_fold_that_is_there_does_not_wait_for_one_that_is_being_made():
    folds, begun, goes_on = Folds(), threading.Event(), threading.Event()
    kept = folds.get("kept", nothing)

    def make() -> Fused:
        begun.set()
        assert goes_on.wait(60)
        return nothing()

    maker = threading.Thread(target=folds.get, args=("slow", make))
    maker.start()
    assert begun.wait(60)
    assert folds.get("kept", make) is kept
    goes_on.set()
    maker.join()


def test_the_least_used_fold_goes_first():
    folds = Folds()
    first = folds.get("0", nothing)
    for number in range(1, 4):
        folds.get(str(number), nothing)
        assert folds.get("0", nothing) is first
    folds.get("4", nothing)
    assert folds.get("0", nothing) is first
    made = []
    folds.get("1", lambda: made.append(1) or nothing())
    assert made == [1]
