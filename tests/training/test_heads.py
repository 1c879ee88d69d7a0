"""Word heads learn alone from what the encoder makes of the words that have labels."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra training is not installed")
pytest.importorskip("transformers", reason="the extra training is not installed")

from heads import Lesson, Plan, learn, learn_apart, lesson_of, measure  # noqa: E402
from model import TriggerScorer  # noqa: E402
from targets import Example  # noqa: E402

from dateline.language import labels  # noqa: E402
from dateline.language.tokens import Window  # noqa: E402

NUMBERS = np.arange(4, dtype=np.int32)
WINDOW = Window(0, 4, NUMBERS, NUMBERS, NUMBERS, NUMBERS)


def test_only_words_with_a_label_are_lessons() -> None:
    types = np.zeros((4, len(labels.TYPE)), dtype=np.float32)
    types[1, labels.TYPE.index("AID")] = 1
    example = Example(WINDOW, {"modality": np.array([-100, 2, -100, 0])}, types)
    states = torch.arange(8.0).reshape(4, 2)
    trigger, modality, mode = (lesson_of(head, example, states, 2) for head in ("type", "modality", "mode"))
    assert trigger.gold.argmax(1).tolist() == [labels.TYPE.index("AID")]
    assert (modality.states.tolist(), modality.gold.argmax(1).tolist()) == ([[2, 3], [6, 7]], [2, 0])
    assert modality.share.tolist() == [2, 2]
    assert len(mode.gold) == 0


def test_a_hidden_layer_says_nothing_until_it_learns_what_no_line_parts() -> None:
    torch.manual_seed(3)
    layer, states = TriggerScorer(2, 2).eval(), torch.tensor([[0.0, 0.0], [0.0, 4.0], [4.0, 0.0], [4.0, 4.0]])
    assert torch.equal(layer(states), torch.nn.functional.linear(states, layer.weight, layer.bias))
    gold = torch.eye(2)[[0, 1, 1, 0]]
    lesson = Lesson(states, gold, np.ones(4))
    learn(layer, lesson, Plan(300, 32, 1e-2), seed=1)
    assert "right 1.0000 of 4" in measure(layer, lesson)


def test_what_is_heard_oftener_counts_for_more() -> None:
    torch.manual_seed(3)
    states = torch.ones(2, 2)
    lesson = Lesson(states, torch.eye(2), np.array([9.0, 1.0]))
    layer = torch.nn.Linear(2, 2)
    learn(layer, lesson, Plan(400, 64, 1e-2), seed=1)
    assert layer(states[:1]).softmax(1)[0, 0] > 0.75


def test_heads_that_learn_apart_say_their_mean_together() -> None:
    torch.manual_seed(3)
    layer, states = TriggerScorer(2, 2), torch.tensor([[0.0, 0.0], [0.0, 4.0], [4.0, 0.0], [4.0, 4.0]])
    lesson = Lesson(states, torch.eye(2)[[0, 1, 1, 0]], np.ones(4))
    layer.load_state_dict(learn_apart(layer, lesson, Plan(200, 32, 1e-2), seed=1))
    assert "right 1.0000 of 4" in measure(layer.eval(), lesson)
