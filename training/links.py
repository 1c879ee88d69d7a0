"""Fits the weights of `coding/linking.py`: when two event frames of a report tell one happening.

Run: python training/links.py --shared ../shared/data. Pairs are frames of one type, both of which touch a labelled
event; they are one where they touch the same. Fitted on articles that measure, read with care, and continuations of
such (the model has seen all others); either half of them is measured with weights of the other. Prints the weights to
be written into the module. The last is not fitted.
"""

import argparse
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpora.collect import LABELS
from corpora.labels import read_labels, read_own
from documents import Document, Event
from numpy.typing import NDArray

from dateline.coding.linking import FEATURES, WEIGHTS, features
from dateline.language.annotations import EventFrame
from dateline.language.model import Model, load_model

Pair = tuple[tuple[float, ...], int]
FITTED = FEATURES[:-1]
STEPS = 30
RIDGE = 1.0
# Which way a feature may speak; few pairs would have one of them speak the other way by chance.
SIGNS = {"score": 1, "same words": 1, "same parties": 1, "other mode": -1}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, help="a folder of exported weights")
    options = parser.parse_args()
    model = Model(options.weights) if options.weights else load_model()
    halves: tuple[list[Pair], list[Pair]] = ([], [])
    held = [d for d in read_labels(options.shared, LABELS.with_name("held.jsonl")) if d.development]
    for document in [*held, *read_own(options.shared, LABELS.with_name("parts.jsonl"))]:
        halves[zlib.crc32(document.key.encode()) % 2].extend(pairs_of(document, model))
    both = [*halves[0], *halves[1]]
    for name, learn, judge in (("odd half", halves[1], halves[0]), ("even half", halves[0], halves[1])):
        print(f"fitted on the {name}: {measure(fit(learn), judge)}; by the score alone: {measure(alone(), judge)}")
    print(", ".join(f"{name} {weight:.2f}" for name, weight in zip(FITTED, fit(both), strict=True)))
    print((*(round(float(w), 2) for w in fit(both)), WEIGHTS[-1]))


def pairs_of(document: Document, model: Model) -> Iterator[Pair]:
    """The pairs of a document with their features, and whether they are one."""
    annotations = model.annotate(document.text)
    gold = [touched(frame, document.events or ()) for frame in annotations.events]
    for link in annotations.links:
        one, other = gold[link.first], gold[link.second]
        if one and other:
            frames = annotations.events[link.first], annotations.events[link.second]
            yield features(*frames, link.score, document.text)[: len(FITTED)], int(bool(one & other))


def touched(frame: EventFrame, events: tuple[Event, ...]) -> set[int]:
    """The labelled events of its type that a frame's triggers touch."""
    return {
        number
        for number, event in enumerate(events)
        for start, end in event.triggers
        for span in frame.triggers
        if span.start < end and start < span.end and frame.type in (event.type, *event.also)
    }


def fit(pairs: list[Pair]) -> NDArray[np.float64]:
    """The weights of a logistic regression; a feature that would speak the wrong way has no say."""
    x = np.array([p[0] for p in pairs])
    y = np.array([p[1] for p in pairs], dtype=np.float64)
    signs = np.array([SIGNS.get(name, 0) for name in FITTED])
    heard = np.ones(len(FITTED), dtype=bool)
    while True:
        weights = np.zeros(len(FITTED))
        weights[heard] = regress(x[:, heard], y)
        if not (wrong := weights * signs < 0).any():
            return weights
        heard &= ~wrong


def regress(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, with a ridge on all but the bias."""
    ridge = RIDGE * np.diag([0.0] + [1.0] * (x.shape[1] - 1))
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - ridge @ weights
        weights += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-9 * np.eye(len(weights)), slope)
    return weights


def alone() -> NDArray[np.float64]:
    return np.array([1.0 if name == "score" else 0.0 for name in FITTED])


def measure(weights: NDArray[np.float64], pairs: list[Pair]) -> str:
    said = np.array([p[0] for p in pairs]) @ weights > 0
    gold = np.array([p[1] for p in pairs], dtype=bool)
    hit = int((said & gold).sum())
    precision, recall = hit / max(1, int(said.sum())), hit / max(1, int(gold.sum()))
    return f"precision {precision:.3f}, recall {recall:.3f} of {int(gold.sum())} among {len(gold)} pairs"


if __name__ == "__main__":
    main()
