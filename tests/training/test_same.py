"""The head of one happening told twice learns from the pairs that the reader will be asked for."""

from collections.abc import Sequence

import pytest

torch = pytest.importorskip("torch", reason="the extra training is not installed")
pytest.importorskip("transformers", reason="the extra training is not installed")

from model import PairScorer  # noqa: E402
from same import Trigger, average_precision, pairs_of, scores  # noqa: E402

from dateline.language.linking import NEAR_WINDOWS  # noqa: E402


def trigger(window: int, word: int, event: int, type_: str = "ASSAULT") -> Trigger:
    return Trigger(window, word, window, event, type_, torch.zeros(8))


def told(pairs: Sequence[tuple[Trigger, Trigger]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [((a.window, a.word), (b.window, b.word)) for a, b in pairs]


def test_pairs_are_of_one_type_and_reach_into_later_windows() -> None:
    triggers = [trigger(0, 3, 0), trigger(0, 9, 1, "AID"), trigger(1, 2, 0)]
    assert told(pairs_of(triggers)) == [((0, 3), (1, 2))]


def test_windows_far_apart_and_a_word_with_itself_are_no_pair() -> None:
    assert not pairs_of([trigger(0, 3, 0), trigger(NEAR_WINDOWS + 1, 3, 0)])
    assert not pairs_of([trigger(0, 3, 0), trigger(0, 3, 1)])


def test_a_pair_of_one_window_scores_as_the_head_does_in_training() -> None:
    torch.manual_seed(1)
    head, states = PairScorer(8, 1), torch.randn(1, 5, 8)
    pair = (Trigger(0, 1, 0, 0, "AID", states[0, 1]), Trigger(0, 4, 2, 0, "AID", states[0, 4]))
    sentence = torch.tensor([[0, 0, 1, 1, 2]])
    row = head(states, sentence, torch.tensor([0]), torch.tensor([1]))
    assert torch.allclose(scores(head, [pair]), row[0, 4])


def test_words_of_two_windows_are_as_far_apart_as_any() -> None:
    torch.manual_seed(1)
    head = PairScorer(8, 1)
    near, far = (scores(head, [(trigger(0, 3, 0), trigger(1, word, 0))]) for word in (4, 200))
    assert torch.equal(near, far)


def test_average_precision_is_of_the_ranking() -> None:
    assert average_precision(torch.tensor([1.0, 0.0, 1.0])) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(torch.tensor([0.0])) == 0
