"""What a pupil hears from two teachers."""

from dataclasses import replace

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


def test_first_layers_that_stay_still_do_not_learn() -> None:
    from model import new_mpnet
    from train import keep_still

    reader = new_mpnet(3)
    keep_still(reader, 2)
    moving = {name for name, part in reader.named_parameters() if part.requires_grad}
    assert not any(name.startswith(("case", "encoder.embeddings", "encoder.encoder.layer.0.")) for name in moving)
    assert not any(name.startswith("encoder.encoder.layer.1.") for name in moving)
    assert any(name.startswith("encoder.encoder.layer.2.") for name in moving)
    assert any(name.startswith("words.type_head") for name in moving)
    assert "encoder.encoder.relative_attention_bias.weight" in moving


def test_teachers_have_half_their_say_where_there_are_labels() -> None:
    import numpy as np
    from distil import BESIDE, BESIDE_CARE, say_of_teachers
    from targets import Example

    from dateline.language.tokens import Window

    nothing = np.zeros(0, dtype=np.int32)
    window = Window(0, 0, nothing, nothing, nothing, nothing)
    events = Example(window, types=np.zeros((0, 2), dtype=np.float32), pairs={"argument": []})
    quotes = Example(window, words={"cue": np.zeros(0, dtype=np.int64)})
    say = say_of_teachers([events, quotes, replace(events, hasty=True)])
    assert say["mode"].tolist() == [BESIDE, 1, BESIDE]
    for head, less in BESIDE_CARE.items():
        assert say[head].tolist() == pytest.approx([less, 1, BESIDE if head != "speaker" else 1])
    assert say["cue"].tolist() == say["attribution"].tolist() == [1, BESIDE, 1]
    assert say["entity"].tolist() == [1, 1, 1]
