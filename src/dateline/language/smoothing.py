"""The best labels of a row of words when every change of label has its price.

A pair head scores words one by one; taken alone, a weak word in the middle breaks a long content in two. The best
sequence is exact (dynamic programming over words, all rows at once), so it depends on nothing but the scores.
"""

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


def trace_back(last: Labels, came: NDArray[np.int64]) -> Labels:
    """The labels on the way to `last`, by where each came from."""
    every = np.arange(len(last))
    path = [last]
    for step in came[:0:-1]:
        path.append(step[every, path[-1]])
    return np.stack(path[::-1], axis=1)
