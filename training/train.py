"""Trains a reader on, by epochs. Run: python training/train.py --start runs/mean.pt --out runs/on

Every head learns wherever its layer is annotated. Prints the mean loss of each head; keeps a checkpoint an epoch.
Runs on a GPU where there is one, else on the CPU in bfloat16 (about 1,500 pieces a second on two cores).
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from corpora.collect import STAGES, collect_documents
from model import MASK, Reader, head_key, make_reader
from targets import Example, make_examples
from torch import Tensor, nn
from torch.nn import functional

from dateline.language import labels

WEIGHT = {
    "entity": 1.0, "predicate": 0.5, "cue": 1.5, "type": 8.0, "mode": 0.7, "modality": 1.5, "ground": 1.0,
    "role": 1.0, "attribution": 2.0, "argument": 2.0, "value": 2.0, "speaker": 2.0, "same": 2.0, "story": 0.1,
}  # fmt: skip
POSITIVE = {"argument": 3.0, "value": 4.0}
# The loss of a pair head is a sum over the words of a window, nearly all of them far away and easy; divided by the
# words of a sentence and not of the window, it weighs as much as that of a word head.
SENTENCE = 50
# Our labels are few and seen often: a tenth of their words is hidden, never a trigger, so that contexts are learned
# and not names.
HIDDEN = 0.1
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def main() -> None:
    options = parse_options()
    torch.manual_seed(options.seed)
    np.random.seed(options.seed)
    chance = random.Random(options.seed)
    reader = load_reader(options)
    optimizer = make_optimizer(reader, options)
    documents = list(collect_documents(Path(options.shared), options.stage).values())
    plan = [
        make_batches([e for d in sample(documents, chance) for e in make_examples(d, chance)], options.batch, chance)
        for _ in range(options.epochs)
    ]
    steps = sum(len(epoch) for epoch in plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: rate(s, steps))
    for number, batches in enumerate(plan):
        train_epoch(reader, optimizer, schedule, batches, number)
        Path(options.out).mkdir(parents=True, exist_ok=True)
        torch.save(reader.state_dict(), Path(options.out) / f"epoch{number}.pt")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default="../shared/data")
    parser.add_argument("--out", required=True)
    parser.add_argument("--start", type=Path, required=True, help="a checkpoint to go on from")
    parser.add_argument("--shape", default="minilm", help="of that checkpoint: minilm, mpnet or mpnet-LAYERS")
    parser.add_argument("--stage", default="all", choices=STAGES, help="which mixture of corpora")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=1600, help="word pieces a step")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--only", default="", help="train these heads alone, the encoder as it is (names with commas)")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def load_reader(options: argparse.Namespace) -> Reader:
    reader = make_reader(options.shape, options.start)
    keep_still(reader)
    if options.only:
        freeze_but(reader, options.only.split(","))
    return reader.to(DEVICE)


def keep_still(reader: Reader, layers: int = 0) -> None:
    """Leaves the word table and the first layers as they are: they are settled, and cost a third of each step."""
    reader.encoder.embeddings.word_embeddings.weight.requires_grad = False
    for layer in reader.encoder.encoder.layer[:layers]:
        layer.requires_grad_(False)
    if layers:
        reader.encoder.embeddings.requires_grad_(False)
        reader.case.requires_grad_(False)


def learns(part: nn.Module) -> bool:
    """Whether anything of a part is trained."""
    return any(p.requires_grad for p in part.parameters())


def freeze_but(reader: Reader, heads: list[str]) -> None:
    """Leaves only some heads to learn: a third of the cost, and nothing else of the reader moves."""
    reader.requires_grad_(False)
    for head in heads:
        part = reader.words if head in labels.WORD_HEADS else reader.pairs
        part[head_key(head)].requires_grad_(True)


def make_optimizer(reader: Reader, options: argparse.Namespace) -> torch.optim.Optimizer:
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    own = {id(p) for p in reader.encoder.parameters()}
    heads = [p for p in reader.parameters() if id(p) not in own and p.requires_grad]
    groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": options.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def rate(step: int, steps: int) -> float:
    warm = max(1, steps // 20)
    return (step + 1) / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def sample(documents: list[tuple[float, list]], chance: random.Random) -> list:
    """One epoch: each corpus as often as its share says (0.3 = a third of it, 2 = twice)."""
    chosen = []
    for share, corpus in documents:
        whole = int(share)
        chosen += corpus * whole + chance.sample(corpus, round((share - whole) * len(corpus)))
    return chosen


def make_batches(examples: list[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Batches of like length of at most `size` pieces with padding, in random order."""
    chance.shuffle(examples)
    batches: list[list[Example]] = []
    for at in range(0, len(examples), 512):
        batch: list[Example] = []
        for example in sorted(examples[at : at + 512], key=lambda e: len(e.window.pieces)):
            if batch and len(example.window.pieces) * (len(batch) + 1) > size:
                batches.append(batch)
                batch = []
            batch.append(example)
        batches.append(batch)
    chance.shuffle(batches)
    return batches


def train_epoch(reader, optimizer, schedule, batches, number) -> None:  # type: ignore[no-untyped-def]
    reader.train()
    reader.encoder.train(learns(reader.encoder.encoder))
    sums: dict[str, list[float]] = defaultdict(list)
    began, pieces = time.time(), 0
    for step, batch in enumerate(batches):
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            losses = dict(batch_losses(reader, batch))
        if not losses:
            continue
        total = sum(WEIGHT[head] * loss for head, loss in losses.items())
        total.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        pieces += sum(len(e.window.pieces) for e in batch)
        for head, loss in losses.items():
            sums[head].append(loss.item())
        if step % 50 == 0:
            told = "  ".join(f"{h} {np.mean(v[-50:]):.3f}" for h, v in sorted(sums.items()))
            print(
                f"epoch {number} step {step}/{len(batches)} {pieces / (time.time() - began):.0f} pieces/s  {told}",
                flush=True,
            )


def pad(arrays: list[np.ndarray], value: int = 0) -> Tensor:
    width = max(len(a) for a in arrays)
    padded = [np.concatenate([a, np.full(width - len(a), value, dtype=a.dtype)]) for a in arrays]
    return torch.from_numpy(np.stack(padded).astype(np.int64)).to(DEVICE)


@dataclass(frozen=True, slots=True)
class Texts:
    """A batch of windows, padded: [batch, pieces] or [batch, words]."""

    pieces: Tensor
    case: Tensor
    mask: Tensor
    heads: Tensor
    sentence: Tensor
    words: Tensor

    def states(self, reader: Reader) -> Tensor:
        """What a reader makes of every word [batch, words, hidden]."""
        return reader.states(self.pieces, self.case, self.mask, self.heads)


def pad_texts(batch: list[Example], hide: Callable[[Example], np.ndarray]) -> Texts:
    """The windows of a batch, their pieces as `hide` leaves them."""
    windows = [example.window for example in batch]
    mask, words = (pad([np.ones(len(getattr(w, n)), dtype=np.int64) for w in windows]) for n in ("pieces", "heads"))
    case, heads, sentence = (pad([getattr(w, n) for w in windows]) for n in ("case", "heads", "sentence"))
    return Texts(pad([hide(e) for e in batch]), case, mask, heads, sentence, words.bool())


def states_of(reader: Reader, batch: list[Example]) -> list[Tensor]:
    """What the encoder makes of the words of each window [words, hidden], while it does not learn."""
    texts = pad_texts(batch, lambda e: e.window.pieces)
    with torch.no_grad(), torch.autocast(DEVICE, dtype=torch.bfloat16):
        states = texts.states(reader).float()
    return [states[n, : len(e.window.heads)] for n, e in enumerate(batch)]


def batch_losses(reader: Reader, batch: list[Example]) -> Iterator[tuple[str, Tensor]]:
    """The mean loss of each head that any window of the batch has targets for."""
    texts = pad_texts(batch, hide_words)
    yield from state_losses(reader, texts.states(reader), texts.sentence, batch)


def state_losses(
    reader: Reader, states: Tensor, sentence: Tensor, batch: list[Example]
) -> Iterator[tuple[str, Tensor]]:
    """`batch_losses` of the word states of the batch."""
    yield from word_losses(reader, states, batch)
    for head in labels.PAIR_HEADS:
        if learns(reader.pairs[head_key(head)]):
            loss = same_loss if head == "same" else partial(pair_loss, head=head)
            yield from loss(reader, states, sentence, batch)


def hide_words(example: Example) -> np.ndarray:
    """The pieces of a window; where events are annotated, some words that are no trigger hidden."""
    pieces = example.window.pieces
    if example.types is None:
        return pieces
    plain = example.types[:, 1:].sum(1) == 0
    hidden = example.window.heads[plain & (np.random.random(len(plain)) < HIDDEN)]
    pieces = pieces.copy()
    pieces[hidden] = MASK
    return pieces


def word_losses(reader: Reader, states: Tensor, batch: list[Example]) -> Iterator[tuple[str, Tensor]]:
    for head in labels.WORD_HEADS:
        if not learns(reader.words[head_key(head)]):
            continue
        if head == "type":
            yield from type_losses(reader, states, batch)
            continue
        if not any(head in e.words for e in batch):
            continue
        nothing = [np.full(len(e.window.heads), -100, dtype=np.int64) for e in batch]
        gold = pad([e.words.get(head, none) for e, none in zip(batch, nothing, strict=True)], -100)
        if not (gold >= 0).any():
            continue
        scores = reader.words[head_key(head)](states).float()
        if head == "entity":
            yield head, entity_loss(scores, gold, [e.places_only for e in batch])
        else:
            yield head, functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)


def entity_loss(scores: Tensor, gold: Tensor, places_only: list[bool]) -> Tensor:
    """Where only places are annotated, "nothing" means any label but a place."""
    logs = scores.log_softmax(-1)
    place = [labels.ENTITY.index("B-place"), labels.ENTITY.index("I-place")]
    others = [i for i in range(len(labels.ENTITY)) if i not in place]
    partial = torch.tensor(places_only, device=scores.device)[:, None] & (gold == 0)
    chosen = logs.gather(-1, gold.clamp(min=0)[..., None])[..., 0]
    chosen = torch.where(partial, logs[..., others].logsumexp(-1), chosen)
    return -(chosen * (gold >= 0)).sum() / (gold >= 0).sum()


def type_losses(reader: Reader, states: Tensor, batch: list[Example]) -> Iterator[tuple[str, Tensor]]:
    """Soft cross-entropy over trigger words, and for stories the best word's score of the story's type."""
    rows = [i for i, e in enumerate(batch) if e.types is not None]
    stories = [i for i, e in enumerate(batch) if e.story is not None]
    if not rows and not stories:
        return
    logs = reader.words[head_key("type")](states).float().log_softmax(-1)
    if rows:
        told = torch.cat([logs[i, : len(batch[i].window.heads)] for i in rows])
        gold = torch.from_numpy(np.concatenate([batch[i].types for i in rows])).to(DEVICE)
        yield "type", -(gold * told).sum() / len(told)
    if stories:
        best = [logs[i, : len(batch[i].window.heads), batch[i].story].max() for i in stories]
        yield "story", -torch.stack(best).mean()


def pair_loss(
    reader: Reader, states: Tensor, sentence: Tensor, batch: list[Example], head: str
) -> Iterator[tuple[str, Tensor]]:
    """Each row (an event, a cue, a predicate) takes the best of its anchors; label nought is the zero of the scale."""
    rows = [(i, words, gold) for i, e in enumerate(batch) for words, gold in e.pairs.get(head, ())]
    if not rows:
        return
    flat = [(n, i, w) for n, (i, words, _) in enumerate(rows) for w in words]
    owner, where, anchors = (torch.tensor(c, device=DEVICE) for c in zip(*flat, strict=True))
    scores = reader.pairs[head_key(head)](states, sentence, where, anchors).float()
    gold = pad([g for _, _, g in rows], -100)
    gold = functional.pad(gold, (0, scores.shape[1] - gold.shape[1]), value=-100)
    if head != "speaker":
        scores = scores[..., 1:] - scores[..., :1]
    best = torch.full((len(rows), *scores.shape[1:]), -1e4, device=DEVICE)
    best = best.scatter_reduce(0, owner[:, None, None].expand_as(scores), scores, "amax")
    if head == "speaker":
        loss = functional.binary_cross_entropy_with_logits(best[..., 0], (gold > 0).float(), reduction="none")
        yield head, (loss * (gold >= 0)).sum() / (SENTENCE * len(rows))
        return
    full = torch.cat([torch.zeros_like(best[..., :1]), best], -1)
    # A word that is an argument of an event is one in a hundred: without a weight the heads would say nothing.
    weight = torch.tensor([1.0] + [POSITIVE.get(head, 1.0)] * best.shape[-1], device=DEVICE)
    loss = functional.cross_entropy(
        full.flatten(0, 1), gold.flatten(), weight=weight, ignore_index=-100, reduction="sum"
    )
    yield head, loss / (SENTENCE * len(rows))


def same_loss(reader: Reader, states: Tensor, sentence: Tensor, batch: list[Example]) -> Iterator[tuple[str, Tensor]]:
    flat = [(b, i, j, y) for b, e in enumerate(batch) for i, j, y in e.same]
    if not flat:
        return
    rows, first, second, gold = (torch.tensor(c, device=DEVICE) for c in zip(*flat, strict=True))
    keys, inverse = torch.unique(torch.stack([rows, first], 1), dim=0, return_inverse=True)
    scores = reader.pairs[head_key("same")](states, sentence, keys[:, 0], keys[:, 1]).float()[..., 0]
    yield "same", functional.binary_cross_entropy_with_logits(scores[inverse, second], gold.float())


if __name__ == "__main__":
    main()
