"""Trains the head that tells whether two triggers name one happening, on pairs of whole documents.

Run: python training/same.py --shape mpnet-6 --start runs/last.pt --out runs/same.pt. Other training sees pairs of one
window; a report is read in several, and what happened is told again across them. The encoder stays as it is, so what it
makes of every trigger is worked out once, and the head alone learns from it. Prints its average precision on
development articles, within windows and across, before and after.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import torch
from corpora.collect import CORPORA, LABELS
from corpora.labels import read_labels
from documents import Document
from model import PairScorer, Reader, head_key, make_reader
from targets import TOKENIZER, Example, Spans, trigger_words
from torch import Tensor
from torch.nn import functional
from train import DEVICE, states_of

from dateline.language import labels
from dateline.language.linking import NEAR_WINDOWS
from dateline.language.sentences import split_sentences
from dateline.language.tokens import make_windows, tokenize

# How often an epoch sees the documents of a corpus, and at most how many of them. Launch accounts and short reports
# beside them gained nothing (decision 149).
TIMES = {"given": 3, "careful": 2, "label": 1, "article": 1}
LIMIT = {"given": 1000, "careful": 1000, "label": 1000, "article": 500}
# Pairs of a document an epoch: one long report has as many as fifty short ones.
PAIRS = 60
DROP = 0.2


@dataclass(frozen=True, slots=True)
class Trigger:
    """The first telling word of a trigger, of which event it is, and what the encoder makes of it."""

    window: int
    word: int
    sentence: int
    event: int
    type: str
    state: Tensor


Pair = tuple[Trigger, Trigger]


def main() -> None:
    options = parse_options()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    reader = make_reader(options.shape, options.start).to(DEVICE).eval()
    head = reader.pairs[head_key("same")]
    assert isinstance(head, PairScorer)
    articles = read_labels(options.shared, LABELS)
    held = [pair for d in articles if d.development for pair in pairs_of(find_triggers(reader, d))]
    print("before:", measure(head, held), flush=True)
    read = {name: CORPORA[name](options.shared) for name in TIMES}
    learning = [
        (TIMES[name], pairs_of(find_triggers(reader, d)))
        for name, documents in read.items()
        for d in at_most(LIMIT[name], [d for d in documents if d.events and not d.development], chance)
    ]
    learn(head, learning, options, chance)
    print("after:", measure(head, held))
    torch.save(reader.cpu().state_dict(), options.out)


def at_most(number: int, chosen: list[Any], chance: random.Random) -> list[Any]:
    """So many of a list by chance, or all of it."""
    return chosen if len(chosen) <= number else chance.sample(chosen, number)


def find_triggers(reader: Reader, document: Document) -> list[Trigger]:
    """The triggers of a document's events in the windows in which it is read."""
    tokens = tokenize(TOKENIZER, document.text)
    found = []
    for number, window in enumerate(make_windows(tokens, split_sentences(document.text))):
        example, spans = Example(window), Spans(tokens, window)
        told = [
            (words[0], event, of.type)
            for event, of in enumerate(document.events or ())
            for trigger in of.triggers
            if (words := trigger_words(example, spans, trigger))
        ]
        if told:
            (states,) = states_of(reader, [example])
            found += [Trigger(number, w, int(window.sentence[w]), e, type_, states[w]) for w, e, type_ in told]
    return sorted(found, key=lambda t: (t.window, t.word))


def pairs_of(triggers: Sequence[Trigger]) -> list[Pair]:
    """The pairs that the reader will be asked for: of one type, in windows near each other, the earlier word first."""
    return [
        (one, other)
        for one, other in combinations(triggers, 2)
        if one.type == other.type
        and other.window - one.window <= NEAR_WINDOWS
        and (one.window, one.word) != (other.window, other.word)
    ]


def learn(
    head: PairScorer, documents: Sequence[tuple[int, list[Pair]]], options: argparse.Namespace, chance: random.Random
) -> None:
    """Trains the head on so many epochs of pairs, the learning rate falling with them."""
    optimizer = torch.optim.AdamW(head.parameters(), lr=options.rate, weight_decay=0.05)
    for epoch in range(options.epochs):
        pairs = [p for times, of in documents for _ in range(times) for p in at_most(PAIRS, of, chance)]
        chance.shuffle(pairs)
        for group in optimizer.param_groups:
            group["lr"] = options.rate * (1 - epoch / options.epochs)
        lost = 0.0
        for batch in batches(pairs, options.batch):
            loss = functional.binary_cross_entropy_with_logits(scores(head, batch, DROP), gold(batch))
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            lost += loss.item() * len(batch)
        print(f"epoch {epoch}: {len(pairs)} pairs, loss {lost / max(1, len(pairs)):.3f}", flush=True)


def batches(pairs: Sequence[Pair], size: int) -> Iterator[Sequence[Pair]]:
    return (pairs[at : at + size] for at in range(0, len(pairs), size))


def scores(head: PairScorer, pairs: Sequence[Pair], drop: float = 0.0) -> Tensor:
    """Raw scores [pairs]; words of another window are as far away as any, as `language/scores.py` has it."""
    one, other = (functional.dropout(torch.stack([p[n].state for p in pairs]), drop) for n in (0, 1))
    apart = [b.word - a.word if a.window == b.window else labels.REACH for a, b in pairs]
    between = [b.sentence - a.sentence for a, b in pairs]
    return head.score(one, head.word(other), head.word_factor(other), integers(apart), integers(between))[:, 0]


def integers(numbers: Iterable[int]) -> Tensor:
    return torch.tensor(list(numbers), device=DEVICE)


def gold(pairs: Sequence[Pair]) -> Tensor:
    return integers(a.event == b.event for a, b in pairs).float()


def measure(head: PairScorer, pairs: Sequence[Pair]) -> str:
    """Average precision of pairs of one window, and of two."""
    told = []
    for name, chosen in (
        ("within", [p for p in pairs if p[0].window == p[1].window]),
        ("across", [p for p in pairs if p[0].window != p[1].window]),
    ):
        with torch.no_grad():
            order = scores(head, chosen).argsort(descending=True)
        told.append(f"{name} windows {average_precision(gold(chosen)[order]):.3f} of {len(chosen)} pairs")
    return "average precision " + ", ".join(told)


def average_precision(ranked: Tensor) -> float:
    """Of answers (1 = right) from the surest on; 0 where none is right."""
    precision = ranked.cumsum(0) / torch.arange(1, len(ranked) + 1, device=ranked.device)
    return float((precision * ranked).sum() / ranked.sum().clamp(min=1))


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--shape", default="minilm", help="of the checkpoint: minilm, mpnet or mpnet-LAYERS")
    parser.add_argument("--start", type=Path, required=True, help="a checkpoint to go on from")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=512, help="pairs a step")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
