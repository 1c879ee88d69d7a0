"""Quotation marks: whether characters stand between them.

A quotation may run on over sentences, not over the end of its line. Marks that look alike at both ends open and close
by turns; in a line that opens with two grave accents, two apostrophes only close. A mark that opens within a quotation
goes on with it, as where each of its paragraphs is opened and the last alone closed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

MARK = re.compile("(?P<opens>“|``)|”|(?P<either>\"|'')")


def is_within_quotes(text: str, at: int) -> bool:
    """Whether the character at `at` stands after a mark that opens a quotation and before the one that closes it."""
    turns = turns_of(text)
    before = bisect_right(turns, (at, True))
    return before > 0 and turns[before - 1][1]


@lru_cache(maxsize=8)
def turns_of(text: str) -> tuple[tuple[int, bool], ...]:
    """Where lines begin and marks end, in order, each with whether what follows is within a quotation."""
    turns, start = [], 0
    for line in text.split("\n"):
        turns += [(start, False), *turns_in_line(line, start)]
        start += len(line) + 1
    return tuple(turns)


def turns_in_line(line: str, start: int) -> Iterator[tuple[int, bool]]:
    """The end of every mark of a line that begins at `start`, with whether a quotation is open behind it."""
    is_open, by_turns, by_grave = False, False, False
    for mark in MARK.finditer(line):
        by_grave = by_grave or mark[0] == "``"
        if mark["either"] and not by_grave:
            by_turns = not by_turns
        else:
            is_open = bool(mark["opens"])
        yield start + mark.end(), is_open or by_turns


def has_quotes(words: str) -> bool:
    """Whether a quotation opens or closes within the words."""
    return MARK.search(words) is not None
