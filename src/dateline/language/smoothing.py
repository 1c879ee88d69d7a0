"""The best labels of a row of words as a whole: where every change of label has its price, or a tag its law.

A pair head scores words one by one; taken alone, a weak word in the middle breaks a long content in two. The best
sequence is exact (dynamic programming over words), so it depends on nothing but the scores. Most words are nothing
beyond doubt whatever stands beside them; they part a row into stretches, which are solved side by side.
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dateline.language.scores import Floats

Labels = NDArray[np.int64]
LEAST_CHANCE = 1e-9


def smooth_labels(scores: Floats, prices: Floats) -> Labels:
    """The label of each word [rows, words] for scores [rows, words, labels].

    To pass from one label to another costs the prices of both; the first costs nothing. Equal sums keep the label.
    """
    # To put the first label between two others costs twice its own and the dearest price at most.
    settled = scores[..., 0] - scores[..., 1:].max(-1) > 2 * (prices[0] + prices[1:].max())
    own = scores.argmax(-1)
    changes = own[:, 1:] != own[:, :-1]
    return solve_between(settled, own, changes, scores, lambda stretches: cheapest(stretches, prices))


def best_tags(chances: Floats, inventory: Sequence[str]) -> Labels:
    """The likeliest lawful row of B/I tags for chances [words, tags]: an I only follows a B or I of its kind."""
    barred, begins, goes_on = laws(tuple(inventory))
    # A window opens behind nothing: with a word for that the law of the first word is that of all others.
    chances = np.concatenate([np.eye(1, len(inventory), dtype=np.float32), chances])
    own = chances.argmax(-1)
    broken = barred[own[1:], own[:-1]] < 0
    if not broken.any():
        return np.asarray(own[1:], dtype=np.int64)
    scores = np.log(np.maximum(chances, LEAST_CHANCE))
    # After nothing, the next word may have to begin what it would rather go on with.
    forgone = np.append((scores[1:, goes_on] - scores[1:, begins]).max(-1, initial=0), np.float32(0))
    settled = scores[:, 0] - scores[:, 1:].max(-1) > forgone
    settled[0], scores[0, 1:] = True, -np.inf
    (best,) = solve_between(settled[None], own[None], broken[None], scores[None], lambda s: likeliest(s, barred))
    return np.asarray(best[1:], dtype=np.int64)


def solve_between(
    settled: NDArray[np.bool_],
    own: Labels,
    steps: NDArray[np.bool_],
    scores: Floats,
    solve: Callable[[Floats], Labels],
) -> Labels:
    """Each word's own best label, but in stretches of unsettled words what `solve` says of all stretches at once.

    A stretch takes the settled words at its ends with it, and behind them words on which every label scores the same.
    Where none of its `steps` to the next word costs anything, each word keeps its own.
    """
    rows, firsts, lasts = stretches_of(settled)
    before = np.concatenate([np.zeros_like(own[:, :1]), steps.cumsum(1)], axis=1)
    costly = before[rows, firsts] != before[rows, lasts - 1]
    if not costly.any():
        return own
    rows, firsts, lasts = rows[costly], firsts[costly], lasts[costly]
    places = firsts[:, None] + np.arange((lasts - firsts).max())
    inside = places < lasts[:, None]
    stretches = np.where(inside[..., None], scores[rows[:, None], np.minimum(places, scores.shape[1] - 1)], 0)
    where = np.broadcast_to(rows[:, None], places.shape)[inside], places[inside]
    best = own.copy()
    best[where] = solve(stretches.astype(np.float32))[inside]
    return best


def stretches_of(settled: NDArray[np.bool_]) -> tuple[Labels, Labels, Labels]:
    """Row, first and last word (exclusive) of each run of unsettled words, with the settled words beside it."""
    rows, size = settled.shape
    walled = np.ones((rows, size + 2), dtype=np.bool_)
    walled[:, 1:-1] = settled
    row, first = np.nonzero(walled[:, :-1] & ~walled[:, 1:])
    _, last = np.nonzero(~walled[:, :-1] & walled[:, 1:])
    return row, np.maximum(first - 1, 0), np.minimum(last + 1, size)


def cheapest(scores: Floats, prices: Floats) -> Labels:
    """The best labels [rows, words] where changes have prices."""
    best = np.empty(scores.shape, dtype=np.float32)
    best[:, 0] = scores[:, 0]
    for at in range(1, scores.shape[1]):
        changed = (best[:, at - 1] - prices).max(1, keepdims=True) - prices
        best[:, at] = np.maximum(best[:, at - 1], changed) + scores[:, at]
    left = best[:, :-1] - prices
    kept = best[:, :-1] >= left.max(2, keepdims=True) - prices
    came = np.where(kept, np.arange(scores.shape[2]), left.argmax(2)[..., None])
    return trace_back(best[:, -1].argmax(1), came)


def likeliest(scores: Floats, barred: Floats) -> Labels:
    """The best lawful tags [rows, words]."""
    best = scores[:, 0] + barred[:, 0]
    came = np.empty((len(scores), scores.shape[1] - 1, scores.shape[2]), dtype=np.int64)
    for at in range(1, scores.shape[1]):
        routes = best[:, None] + barred
        came[:, at - 1] = routes.argmax(2)
        best = routes.max(2) + scores[:, at]
    return trace_back(best.argmax(1), came)


@cache
def laws(inventory: tuple[str, ...]) -> tuple[Floats, Labels, Labels]:
    """What bars a tag (row) after another (column), nothing first; the tags B, and the tags I of the same kinds."""
    lawful = np.array([[is_lawful(before, tag) for before in inventory] for tag in inventory])
    begins = [number for number, tag in enumerate(inventory) if tag.startswith("B-")]
    goes_on = [inventory.index(f"I-{inventory[number][2:]}") for number in begins]
    return np.where(lawful, 0, -np.inf).astype(np.float32), np.array(begins), np.array(goes_on)


def is_lawful(before: str, tag: str) -> bool:
    """Whether a tag may follow another."""
    mark, _, kind = tag.partition("-")
    return mark != "I" or before.partition("-")[2] == kind


def trace_back(last: Labels, came: Labels) -> Labels:
    """The labels on the way to `last` [rows], by where each came from [rows, words after the first, labels]."""
    every = np.arange(len(last))
    path = np.empty((len(last), came.shape[1] + 1), dtype=np.int64)
    path[:, -1] = last
    for at in range(came.shape[1], 0, -1):
        path[:, at - 1] = came[every, at - 1, path[:, at]]
    return path
