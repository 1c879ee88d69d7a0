"""How surely events of a text name one happening, by the scores of their trigger words, within and across windows.

Only events of one type are compared, and only windows near each other, so that a long text costs no more than its
length. Nothing is joined here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from dateline.language.annotations import Annotations, EventFrame, Link
from dateline.language.scores import WindowScores, sigmoid

NEAR_WINDOWS = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """One window: its annotations, its scores, and where its words start (characters)."""

    annotations: Annotations
    scores: WindowScores
    starts: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger word: the number of its event in the text, of its window, and of the word in the window."""

    event: int
    window: int
    word: int
    type: str


def link_events(windows: Sequence[Seen]) -> Iterator[Link]:
    """The links of all pairs of events of one type, in order: each by the best pair of their trigger words."""
    chances: dict[tuple[int, int], float] = {}
    by_type = sorted(triggers_of(windows), key=lambda t: (t.type, t.window))
    for _, group in groupby(by_type, key=lambda t: t.type):
        for pair, chance in pair_chances(list(group), windows):
            chances[pair] = max(chances.get(pair, 0.0), chance)
    yield from (Link(*pair, round(chance, 4)) for pair, chance in sorted(chances.items()))


def triggers_of(windows: Sequence[Seen]) -> Iterator[Trigger]:
    """The first word of every trigger."""
    event = 0
    for number, seen in enumerate(windows):
        for frame in seen.annotations.events:
            for word in first_words(frame, seen):
                yield Trigger(event, number, word, frame.type)
            event += 1


def first_words(frame: EventFrame, seen: Seen) -> list[int]:
    """The numbers of the words at which the triggers of an event begin."""
    return [int(np.searchsorted(seen.starts, span.start)) for span in frame.triggers]


def pair_chances(triggers: Sequence[Trigger], windows: Sequence[Seen]) -> Iterator[tuple[tuple[int, int], float]]:
    """Two events and the chance that two of their words, the first of them earlier in the text, name one happening."""
    by_window = [(number, list(group)) for number, group in groupby(triggers, key=lambda t: t.window)]
    for at, (first, ones) in enumerate(by_window):
        for second, others in by_window[at:]:
            if second - first > NEAR_WINDOWS:
                break
            words = [t.word for t in others]
            raw = windows[first].scores.across("same", [t.word for t in ones], windows[second].scores, words)
            chances = sigmoid(raw[..., 0]).tolist()
            for one, row in zip(ones, chances, strict=True):
                for other, chance in zip(others, row, strict=True):
                    if one.event != other.event and (first, one.word) < (second, other.word):
                        yield (min(one.event, other.event), max(one.event, other.event)), chance
