"""Trains word heads alone, on what the encoder makes of every word of their corpora.

Run: python training/heads.py --shape mpnet-6 --start runs/last.pt --out runs/heads.pt [--heads type mode]. The encoder
stays as it is, so its states are worked out once (some four minutes on two cores) and a head learns from them in one or
two. Labels are heard as they are, without a teacher, whose say holds a head back (decision 151). Prints each head's
loss and accuracy on the development articles before and after.
"""

import argparse
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from corpora.collect import LABELS, collect_documents
from corpora.labels import read_labels
from documents import Document
from model import TRIGGER_WIDTH, Reader, TriggerScorer, head_key, make_reader
from numpy.typing import NDArray
from targets import Example, make_examples
from torch import Tensor, nn
from torch.nn import functional
from train import DEVICE, make_batches, states_of

from dateline.language import labels


@dataclass(frozen=True, slots=True)
class Plan:
    """How a head learns: steps, words a step, learning rate."""

    steps: int
    batch: int
    rate: float


# Modality and background gain where the encoder has moved since they were taught (decision 154), else nothing (152).
PLANS = {
    "type": Plan(1000, 2048, 1e-3),
    "mode": Plan(600, 1024, 3e-4),
    "modality": Plan(500, 1024, 2e-4),
    "ground": Plan(500, 1024, 2e-4),
}
# So many heads of triggers learn apart and speak together: one alone sways by a hundredth of the events' F1 with its
# draws.
PARTS = 4
DROP = 0.15
WARM = 50


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words of a head: states [words, hidden], what each should be [words, labels], and how often each is heard."""

    states: Tensor
    gold: Tensor
    share: NDArray[np.float64]


def main() -> None:
    options = parse_options()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    reader = make_reader(options.shape, options.start).to(DEVICE).eval()
    held = [d for d in read_labels(options.shared, LABELS) if d.development]
    tested = lessons(reader, [(1.0, held)], options.heads, chance)
    mixture = collect_documents(options.shared, "events").values()
    learned = lessons(reader, mixture, options.heads, chance)
    for head in options.heads:
        layer = reader.words[head_key(head)]
        print(head, "before:", measure(layer, tested[head]), flush=True)
        if isinstance(layer, TriggerScorer):
            layer.load_state_dict(learn_apart(layer, learned[head], PLANS[head], options.seed))
        else:
            learn(layer, learned[head], PLANS[head], options.seed)
        print(head, "after:", measure(layer, tested[head]), flush=True)
    torch.save(reader.cpu().state_dict(), options.out)


def lessons(
    reader: Reader, mixture: Iterable[tuple[float, list[Document]]], heads: list[str], chance: random.Random
) -> dict[str, Lesson]:
    """The words of each head in a mixture; of a corpus heard less than once as many documents as its share says."""
    found: dict[str, list[Lesson]] = {head: [] for head in heads}
    for share, corpus in mixture:
        documents = corpus if share >= 1 else chance.sample(corpus, round(share * len(corpus)))
        examples = [e for d in documents for e in make_examples(d, chance)]
        print(f"{len(documents)} documents in {len(examples)} windows, heard {max(share, 1):.0f} times", flush=True)
        for batch in make_batches(examples, 4000, chance):
            states = [of_window.half().cpu() for of_window in states_of(reader, batch)]
            for head in heads:
                found[head] += [lesson_of(head, e, s, max(share, 1)) for e, s in zip(batch, states, strict=True)]
    return {head: joined(parts) for head, parts in found.items()}


def lesson_of(head: str, example: Example, states: Tensor, share: float) -> Lesson:
    """The words of a window of which it is known what a head should say of them."""
    if head == "type":
        gold = torch.zeros(len(states), len(labels.TYPE)) if example.types is None else torch.from_numpy(example.types)
    else:
        numbers = torch.from_numpy(example.words.get(head, np.full(len(states), -100))).long()
        gold = functional.one_hot(numbers.clamp(min=0), len(labels.WORD_HEADS[head])) * (numbers >= 0)[:, None]
    known = gold.sum(1) > 0
    return Lesson(states[known], gold[known].half(), np.full(int(known.sum()), share))


def joined(parts: list[Lesson]) -> Lesson:
    states, gold = (torch.cat([getattr(part, name) for part in parts]) for name in ("states", "gold"))
    return Lesson(states, gold, np.concatenate([part.share for part in parts]))


def learn_apart(layer: TriggerScorer, lesson: Lesson, plan: Plan, seed: int) -> dict[str, Tensor]:
    """The weights of a head that says the mean of what several say that go on from it, each with hidden units anew."""
    parts = []
    for number in range(PARTS):
        torch.manual_seed(seed + number)
        part = TriggerScorer(layer.in_features, layer.out_features, TRIGGER_WIDTH // PARTS).to(DEVICE)
        part.load_state_dict(part.state_dict() | {n: layer.get_parameter(n).detach() for n in ("weight", "bias")})
        learn(part, lesson, plan, seed + number)
        parts.append(part.state_dict())
    mean = {name: torch.stack([part[name] for part in parts]).mean(0) for name in ("weight", "bias")}
    firsts = {name: torch.cat([part[name] for part in parts]) for name in ("first.weight", "first.bias")}
    return mean | firsts | {"second.weight": torch.cat([part["second.weight"] for part in parts], 1) / PARTS}


def learn(layer: nn.Module, lesson: Lesson, plan: Plan, seed: int) -> None:
    """Teaches one head words drawn by their shares, the learning rate falling to nothing."""
    drawn = np.random.default_rng(seed)
    bounds = np.cumsum(lesson.share)
    optimizer = torch.optim.AdamW(layer.parameters(), lr=plan.rate, weight_decay=0)
    layer.train()
    for step in range(plan.steps):
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * min(1, (step + 1) / WARM) * (1 - step / plan.steps)
        chosen = torch.from_numpy(np.searchsorted(bounds, drawn.random(plan.batch) * bounds[-1], side="right"))
        states = functional.dropout(lesson.states[chosen].float().to(DEVICE), DROP)
        loss = functional.cross_entropy(layer(states), lesson.gold[chosen].float().to(DEVICE))
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
    layer.eval()


def measure(layer: nn.Module, lesson: Lesson) -> str:
    """Mean loss of a word, and how many get their likeliest label."""
    with torch.no_grad():
        told = layer(lesson.states.float().to(DEVICE)).cpu()
    gold = lesson.gold.float()
    right = (told.argmax(1) == gold.argmax(1)).float().mean()
    return f"loss {functional.cross_entropy(told, gold):.4f}, right {right:.4f} of {len(gold)}"


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--shape", default="minilm", help="of the checkpoint: minilm, mpnet or mpnet-LAYERS")
    parser.add_argument("--start", type=Path, required=True, help="a checkpoint to go on from")
    parser.add_argument("--heads", nargs="+", choices=PLANS, default=list(PLANS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
