"""Teaches a small reader what a large one makes of every word: a pupil learns from more than labels.

Run: python training/distil.py --prepared runs/prepared.bin --teacher runs/teacher/last.pt --start runs/all/epoch3.pt
--minutes 3 --out runs/pupil.pt. A step shows both the same windows of text, labelled or not, with some words hidden;
the pupil is to have the teacher's chances of every word head and its scores of the pairs that may matter. Where a
window has labels for a head, they are heard first and the teacher has half its say.
"""

import argparse
import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from corpora.collect import STAGES
from model import MASK, Reader, head_key, make_reader
from prepare import Prepared, load_prepared
from targets import Example
from torch import Tensor
from torch.nn import functional
from train import (
    DEVICE,
    SENTENCE,
    WEIGHT,
    Texts,
    hide_words,
    keep_still,
    make_batches,
    make_optimizer,
    pad_texts,
    sample,
    state_losses,
)

from dateline.language import labels
from dateline.language.tokens import LIMIT, Tokens, pack_windows

Share = Callable[[Reader, float], None]
LIMITS = (126, LIMIT)
HIDE = 0.1
# How many anchors of a window each pair head is asked for, the likeliest by the word head beside it.
ANCHORS = {"role": 10, "attribution": 5, "argument": 8, "value": 6, "speaker": 10, "same": 5}
ANCHOR_HEAD = {"role": "predicate", "attribution": "cue"}
# Heads of which a window has all there is to say where its events are labelled.
OF_EVENTS = ("type", "mode", "modality", "ground", "argument", "value", "same")
# The teachers' say where there are labels: labels are noisy, and two readers agree on three events of four.
BESIDE = 0.5
# A trigger that the teachers miss gets no nearer to certainty than 1 / (1 + their say): too far for an event. Where
# the labels are careful they have less of a say in triggers, parties and who vouches for what.
BESIDE_CARE = {"type": 0.05, "speaker": 0.2, "same": 0.2, "argument": 0.25, "value": 0.25}
LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Masters:
    """Whom a pupil learns from: `second`, of the pupil's shape, has as much a say as the teacher."""

    teacher: Reader
    second: Reader | None = None


def cut_texts(texts: list[tuple[Tokens, np.ndarray]], chance: random.Random) -> list[Example]:
    """Windows of whole sentences without targets, cut elsewhere each time."""
    packed = (pack_windows(tokens, sentence, chance.randint(*LIMITS)) for tokens, sentence in texts)
    return [Example(window) for windows in packed for window in windows]


def hide_some(example: Example) -> np.ndarray:
    """The pieces of a window, up to a tenth of its words hidden."""
    window = example.window
    pieces, some = window.pieces.copy(), HIDE * np.random.random()
    pieces[window.heads[np.random.random(len(window.heads)) < some]] = MASK
    return pieces


def say_of_teachers(batch: list[Example]) -> dict[str, Tensor]:
    """How much the teachers' word counts for each head in each window [batch]: less where there are labels."""
    events = [e.types is not None for e in batch]
    told = {head: [head in e.words or head in e.pairs for e in batch] for head in WEIGHT}
    told |= {head: told[words] for head, words in ANCHOR_HEAD.items()} | dict.fromkeys(OF_EVENTS, events)
    say = {head: torch.tensor([BESIDE if t else 1.0 for t in rows], device=DEVICE) for head, rows in told.items()}
    careful = torch.tensor([e.types is not None and not e.hasty for e in batch], device=DEVICE)
    return say | {head: torch.where(careful, less, say[head]) for head, less in BESIDE_CARE.items()}


def lessons(
    pupil: Reader, masters: Masters, texts: Texts, own: Tensor, say: dict[str, Tensor]
) -> Iterator[tuple[str, Tensor]]:
    """How far the pupil, with its `own` states, is from its masters, by head; `say`: what each window counts."""
    teacher = masters.teacher
    with torch.no_grad():
        wanted = texts.states(teacher)
        chances = {h: chances_of(teacher, h, wanted) for h in labels.WORD_HEADS}
        if masters.second:
            seen = texts.states(masters.second)
            chances = {h: (c + chances_of(masters.second, h, seen)) / 2 for h, c in chances.items()}
    for head, chance in chances.items():
        told = pupil.words[head_key(head)](own).float().log_softmax(-1)
        loss = (chance * ((chance + 1e-9).log() - told)).sum(-1) * say[head][:, None]
        yield head, loss[texts.words].mean()
    for head in labels.PAIR_HEADS:
        rows, anchors, weight = choose_anchors(1 - chances[ANCHOR_HEAD.get(head, "type")][..., 0], head, texts.words)
        if len(rows):
            with torch.no_grad():
                gold = teacher.pairs[head_key(head)](wanted, texts.sentence, rows, anchors).float()
                if masters.second:
                    other = masters.second.pairs[head_key(head)](seen, texts.sentence, rows, anchors).float()
                    gold = between(gold, other)
            told = pupil.pairs[head_key(head)](own, texts.sentence, rows, anchors).float()
            loss = pair_lesson(told, gold) * texts.words[rows]
            yield head, (loss.sum(1) * weight * say[head][rows]).sum() / (SENTENCE * weight.sum())


def chances_of(reader: Reader, head: str, states: Tensor) -> Tensor:
    chances: Tensor = reader.words[head_key(head)](states).float().softmax(-1)
    return chances


def choose_anchors(chance: Tensor, head: str, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Row, word and weight of the likeliest anchors of each window."""
    chance = torch.where(words, chance, -1.0)
    best, where = chance.topk(min(ANCHORS[head], chance.shape[1]), 1)
    floor = 0.0 if head == "speaker" else LEAST
    rows, n = torch.nonzero(best > floor, as_tuple=True)
    return rows, where[rows, n], best[rows, n].clamp(min=0.3)


def between(one: Tensor, other: Tensor) -> Tensor:
    """Scores whose chances are the mean of those of two."""
    if one.shape[-1] == 1:
        return torch.logit((one.sigmoid() + other.sigmoid()) / 2, eps=1e-6)
    return ((one.softmax(-1) + other.softmax(-1)) / 2 + 1e-9).log()


def pair_lesson(told: Tensor, gold: Tensor) -> Tensor:
    """Divergence a word [anchors, words]."""
    if told.shape[-1] == 1:
        chance = gold[..., 0].sigmoid()
        same = functional.binary_cross_entropy_with_logits(gold[..., 0], chance, reduction="none")
        return functional.binary_cross_entropy_with_logits(told[..., 0], chance, reduction="none") - same
    logs = gold.log_softmax(-1)
    return (logs.exp() * (logs - told.log_softmax(-1))).sum(-1)


def teach(
    reader: Reader, masters: Masters | None, prepared: Prepared, options: argparse.Namespace, share: Share
) -> None:
    """Trains until the time is over, the learning rate falling with it; without masters, on labels alone."""
    chance = random.Random(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    labelled = endless_examples(prepared, options, chance)
    texts = endless_texts(prepared, options.size, chance)
    optimizer = make_optimizer(reader, options)
    for group in optimizer.param_groups:
        group["initial_lr"] = group["lr"]
    began, step, told, pieces = time.time(), 0, dict[str, Tensor](), 0
    reader.train()
    while (gone := (time.time() - began) / (60 * options.minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = group["initial_lr"] * min(1, (step + 1) / 100) * max(0.01, 1 - gone)
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            on_labels = masters is None or step % options.every == 0
            batch = next(labelled if on_labels else texts)
            padded = pad_texts(batch, hide_words if on_labels else hide_some)
            states = padded.states(reader)
            losses = {f"{h}*": v for h, v in state_losses(reader, states, padded.sentence, batch)} if on_labels else {}
            if masters and step % options.ask == 0:
                losses |= lessons(reader, masters, padded, states, say_of_teachers(batch))
            pieces += sum(len(e.window.pieces) for e in batch)
            total = sum(WEIGHT[head.rstrip("*")] * loss for head, loss in losses.items())
        total.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        told |= losses
        step += 1
        share(reader, gone)
        if step % 200 == 1:
            figures = "  ".join(f"{h} {v.item():.3f}" for h, v in sorted(told.items()))
            print(f"step {step} {pieces / (time.time() - began):.0f} pieces/s  {figures}", flush=True)


def endless_texts(prepared: Prepared, size: int, chance: random.Random) -> Iterator[list[Example]]:
    while True:
        yield from (batch for batch in make_batches(cut_texts(prepared.texts, chance), size, chance) if batch)


def endless_examples(prepared: Prepared, options: argparse.Namespace, chance: random.Random) -> Iterator[list[Example]]:
    """The mixture of the stage, over and over."""
    shares = [(share, prepared.examples[name]) for name, share in STAGES[options.stage].items()]
    while True:
        chosen = [example for document in sample(shares, chance) for example in document]
        yield from (batch for batch in make_batches(chosen, options.batch, chance) if batch)


class Branches:
    """Branches of one training, in processes side by side; from time to time all go on from their mean.

    Each mean is written to `out`, so that a training cut short has not been for nothing.
    """

    def __init__(self, folder: Path, number: int, times: int, out: Path) -> None:
        self.folder, self.number, self.times, self.out = folder, number, times, out
        self.barrier = multiprocessing.get_context("fork").Barrier(number)

    def sharer(self, own: int) -> Share:
        """What branch `own` calls after each step with the share of its time that is gone."""
        done = 0

        def share(reader: Reader, gone: float) -> None:
            nonlocal done
            if self.number > 1 and gone * (self.times + 1) > done + 1 and done < self.times:
                done += 1
                self.meet(reader, own)

        return share

    def meet(self, reader: Reader, own: int) -> None:
        moving = [p for p in reader.parameters() if p.requires_grad]
        torch.save([p.detach().cpu() for p in moving], self.folder / f"branch{own}.pt")
        self.barrier.wait()
        others = [torch.load(self.folder / f"branch{n}.pt", mmap=True) for n in range(self.number)]
        with torch.no_grad():
            for at, p in enumerate(moving):
                p.copy_(sum(o[at].to(DEVICE) for o in others) / self.number)
        if own == 0:
            torch.save(reader.state_dict(), self.out)
        self.barrier.wait()


def main() -> None:
    options = parse_options()
    prepared = load_prepared(options.prepared)
    with tempfile.TemporaryDirectory(dir=options.scratch) as folder:
        branches = Branches(Path(folder), options.branches, options.meetings, options.out)
        context = multiprocessing.get_context("fork")
        rest = [context.Process(target=branch, args=(options, prepared, branches, n)) for n in range(options.branches)]
        for process in rest:
            process.start()
        for process in rest:
            process.join()
        if any(process.exitcode for process in rest):
            raise SystemExit("a branch has failed")


def branch(options: argparse.Namespace, prepared: Prepared, branches: Branches, number: int) -> None:
    masters = load_masters(options) if options.teacher else None
    reader = make_reader(options.shape, options.start).to(DEVICE)
    keep_still(reader, options.still)
    options.seed += number
    teach(reader, masters, prepared, options, branches.sharer(number))
    branches.meet(reader, number)


def load_masters(options: argparse.Namespace) -> Masters:
    teacher = make_reader(options.teacher_shape, options.teacher)
    second = make_reader(options.shape, options.second).to(DEVICE).eval() if options.second else None
    return Masters(teacher.to(DEVICE).eval(), second)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True, help="what prepare.py wrote")
    parser.add_argument("--shape", default="minilm", help="minilm, mpnet or mpnet-LAYERS")
    parser.add_argument("--start", type=Path, required=True, help="a checkpoint of that shape")
    parser.add_argument("--teacher", type=Path, help="a checkpoint of the teacher; without one, labels alone")
    parser.add_argument("--teacher-shape", default="mpnet")
    parser.add_argument("--second", type=Path, help="a checkpoint of the pupil's shape that teaches as much")
    parser.add_argument("--stage", default="all", choices=STAGES, help="which mixture of labelled corpora")
    parser.add_argument("--every", type=int, default=2, help="one step in so many is on labels")
    parser.add_argument("--ask", type=int, default=1, help="the teachers are asked on one step in so many")
    parser.add_argument("--still", type=int, default=0, help="so many first layers stay as they are")
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--branches", type=int, default=1, help="processes side by side")
    parser.add_argument("--meetings", type=int, default=6, help="how often the branches go on from their mean")
    parser.add_argument("--batch", type=int, default=4000, help="word pieces a step on labels")
    parser.add_argument("--size", type=int, default=12000, help="word pieces a step on texts")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--scratch", type=Path, help="where branches meet")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
