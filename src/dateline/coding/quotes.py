"""Quotation marks: whether characters stand between them.

A quotation may run on over sentences, not over the end of its line. Marks that look alike at both ends open and close
by turns; in a line that opens with two grave accents, two apostrophes only close. A mark that opens within a quotation
goes on with it, as where each of its paragraphs is opened and the last alone closed.
"""

import re

MARK = re.compile("(?P<opens>“|``)|”|(?P<either>\"|'')")


def is_within_quotes(text: str, at: int) -> bool:
    """Whether the character at `at` stands after a mark that opens a quotation and before the one that closes it."""
    start, is_open, by_turns, by_grave = text.rfind("\n", 0, at) + 1, False, False, False
    for mark in MARK.finditer(text, start, at):
        by_grave = by_grave or mark[0] == "``"
        if mark["either"] and not by_grave:
            by_turns = not by_turns
        else:
            is_open = bool(mark["opens"])
    return is_open or by_turns


def has_quotes(words: str) -> bool:
    """Whether a quotation opens or closes within the words."""
    return MARK.search(words) is not None
