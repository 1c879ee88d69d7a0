"""Quotation marks: whether characters stand between them.

A quotation may run on over sentences, not over the end of its line. Marks that look alike at both ends open and close
by turns; in a line that opens with two grave accents, two apostrophes only close.
"""

import re

OPENS, CLOSES, EITHER = re.compile("“|``"), re.compile("”"), re.compile("\"|''")


def is_within_quotes(text: str, at: int) -> bool:
    """Whether the character at `at` stands after a mark that opens a quotation and before the one that closes it."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    opened, closed, either = (len(pattern.findall(before)) for pattern in (OPENS, CLOSES, EITHER))
    if "``" in before:
        return opened > closed + either
    return opened > closed or either % 2 == 1


def has_quotes(words: str) -> bool:
    """Whether a quotation opens or closes within the words."""
    return any(pattern.search(words) for pattern in (OPENS, CLOSES, EITHER))
