"""What a pupil hears from two teachers."""

import pytest

torch = pytest.importorskip("torch", reason="the extra training is not installed")
pytest.importorskip("transformers", reason="the extra training is not installed")


def test_two_teachers_are_heard_by_the_mean_of_their_chances() -> None:
    from distil import between

    one, other = torch.tensor([[2.0, 0.0, -1.0]]), torch.tensor([[-1.0, 3.0, 0.0]])
    mean = (one.softmax(-1) + other.softmax(-1)) / 2
    assert torch.allclose(between(one, other).softmax(-1), mean, atol=1e-5)
    alone, doubted = torch.tensor([[4.0]]), torch.tensor([[-2.0]])
    assert torch.allclose(between(alone, doubted).sigmoid(), (alone.sigmoid() + doubted.sigmoid()) / 2, atol=1e-5)
