"""Which numbers stand under which keys, in twelve bytes an entry: recent ones in a table, older ones in sorted arrays.

Arrays of a size are merged into one of twice the size, so that there are few of them however many entries there are.
Nothing is ever taken out: whoever asks leaves out what he no longer knows.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

RECENT = 100_000
Keys = NDArray[np.uint64]
Numbers = NDArray[np.uint32]


def key_of(value: object) -> int:
    """A key for anything that can be encoded; equal for equal values."""
    return int.from_bytes(blake2b(msgspec.msgpack.encode(value), digest_size=8).digest(), "little")


class Postings(Protocol):
    """Numbers by 64-bit keys, each key's numbers in the order they were filed."""

    def file(self, keys: Iterable[int], number: int) -> None:
        """Files a number under keys."""

    def find(self, keys: Iterable[int]) -> dict[int, list[int]]:
        """The numbers under each of these keys; keys without any are left out."""


class MemoryPostings:
    """Postings in memory."""

    def __init__(self) -> None:
        self._recent: dict[int, list[int]] = {}
        self._count = 0
        self._arrays: list[tuple[Keys, Numbers]] = []

    def file(self, keys: Iterable[int], number: int) -> None:
        """Files a number under keys."""
        for key in keys:
            self._recent.setdefault(key, []).append(number)
            self._count += 1
        if self._count >= RECENT:
            self._pack()

    def find(self, keys: Iterable[int]) -> dict[int, list[int]]:
        """The numbers under each of these keys; keys without any are left out."""
        wanted = np.array(sorted(set(keys)), dtype=np.uint64)
        found: dict[int, list[int]] = {}
        for array, numbers in self._arrays:
            starts, ends = np.searchsorted(array, wanted, "left"), np.searchsorted(array, wanted, "right")
            for at in np.flatnonzero(ends > starts).tolist():
                found.setdefault(int(wanted[at]), []).extend(numbers[starts[at] : ends[at]].tolist())
        for key in wanted.tolist():
            if key in self._recent:
                found.setdefault(key, []).extend(self._recent[key])
        return found

    def _pack(self) -> None:
        """Turns the recent entries into an array, and merges arrays that are no longer much larger than the next."""
        keys = np.fromiter((key for key, held in self._recent.items() for _ in held), np.uint64, self._count)
        numbers = np.fromiter((number for held in self._recent.values() for number in held), np.uint32, self._count)
        self._arrays.append(_sorted(keys, numbers))
        self._recent, self._count = {}, 0
        while len(self._arrays) > 1 and len(self._arrays[-2][0]) <= 2 * len(self._arrays[-1][0]):
            last, before = self._arrays.pop(), self._arrays.pop()
            self._arrays.append(_sorted(np.concatenate((before[0], last[0])), np.concatenate((before[1], last[1]))))


def _sorted(keys: Keys, numbers: Numbers) -> tuple[Keys, Numbers]:
    order = np.argsort(keys, kind="stable")
    return keys[order], numbers[order]
