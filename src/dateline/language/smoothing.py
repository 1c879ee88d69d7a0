"""The best labels of a row of words as a whole: where every change of label has its price, or a tag its law.

A pair head scores words one by one; taken alone, a weak word in the middle breaks a long content in two. The best
sequence is exact (dynamic programming over words, all rows at once), so it depends on nothing but the scores.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.language.scores import Floats

Labels = NDArray[np.int64]


def smooth_labels(scores: Floats, prices: Floats) -> Labels:
    """The label of each word [rows, words] for scores [rows, words, labels].

    To pass from one label to another costs the prices of both. Equal sums keep the label.
    """
    rows, size, width = scores.shape
    own, every = np.arange(width)[None], np.arange(rows)
    best = scores[:, 0].copy()
    came = np.empty((size, rows, width), dtype=np.int64)
    for at in range(1, size):
        left = best - prices
        from_label = left.argmax(1)
        changed = left[every, from_label][:, None] - prices
        came[at] = np.where(best >= changed, own, from_label[:, None])
        best = np.maximum(best, changed) + scores[:, at]
    return trace_back(best.argmax(1), came)


def best_tags(chances: Floats, inventory: Sequence[str]) -> Labels:
    """The likeliest lawful row of B/I tags for chances [words, tags]: an I only follows a B or I of its kind."""
    scores = np.log(np.maximum(chances, 1e-9))
    lawful = np.array([[is_lawful(before, tag) for before in inventory] for tag in inventory])
    barred = np.where(lawful, 0, -np.inf).astype(np.float32)
    best = np.where([tag[:2] == "I-" for tag in inventory], -np.inf, scores[0])
    came = np.empty((len(scores), 1, len(inventory)), dtype=np.int64)
    for at in range(1, len(scores)):
        routes = best[None] + barred
        came[at, 0] = routes.argmax(1)
        best = routes.max(1) + scores[at]
    last = np.array([int(best.argmax())], dtype=np.int64)
    return np.asarray(trace_back(last, came)[0], dtype=np.int64)


def is_lawful(before: str, tag: str) -> bool:
    """Whether a tag may follow another."""
    mark, _, kind = tag.partition("-")
    return mark != "I" or before.partition("-")[2] == kind


def trace_back(last: Labels, came: NDArray[np.int64]) -> Labels:
    """The labels on the way to `last`, by where each came from."""
    every = np.arange(len(last))
    path = [last]
    for step in came[:0:-1]:
        path.append(step[every, path[-1]])
    return np.stack(path[::-1], axis=1)
