"""How many people words name that hold no figure for all of them: "her brother", "six aid workers and a driver".

Each one of a series is counted, and nothing is where one of them cannot be: a plural says no number, a crowd neither.
"""

import re

from dateline.actors import lexicon
from dateline.actors.words import take_apart
from dateline.grammar import quantity_in
from dateline.places.names import fold

AND = re.compile(r",?\s+and\s+|,\s+")
DETERMINERS = frozenset("the a an this that another my your his her its our their".split())  # noqa: SIM905
ONE = frozenset("he she him her himself herself".split())  # noqa: SIM905
PLURALS = frozenset("people men women children police clergy personnel others they them".split())  # noqa: SIM905
CROWDS = frozenset("all both couple crew crowd dozen family group majority many most number pair rest".split())  # noqa: SIM905
LEFT_OPEN = frozenset("population some staff team toll troop unit".split())  # noqa: SIM905
NOBODY = frozenset("no nobody none".split())  # noqa: SIM905
SINGULAR_ENDINGS = ("ss", "us", "is")


def count_people(words: str) -> int | None:
    """How many people the words name, one by one; None where they do not tell."""
    counts = [count_of(part) for part in parts_of(words)]
    return None if None in counts else sum(count for count in counts if count)


def parts_of(words: str) -> list[str]:
    """The members of a series; words without "and" are one, whatever stands behind a comma."""
    return [part for part in AND.split(words) if part] if re.search(r"\sand\s", words) else [words]


def count_of(words: str) -> int | None:
    """The figure that one member of a series opens with, else one if it is a single person."""
    first = words.split()[0].lower()
    if first in NOBODY:
        return 0
    bare = words[len(first) :].strip() if first in DETERMINERS else words
    found = quantity_in(bare, 0, len(bare))
    if found and found.number_start == 0 and found.dimension == "count" and found.low == found.high:
        return round(found.best) if found.best else None
    return 1 if found is None and is_one_person(words) else None


def is_one_person(words: str) -> bool:
    """Whether words without a figure name a single person: a pronoun, a name, or a singular noun."""
    first = words.split()[0].lower()
    head = take_apart(words).head.split() or [words]
    if first in ONE and len(head) == 1:
        return True
    if any(c.isdigit() for c in head[-1]) or head[-1].isupper() or fold(head[-1]) in PLURALS | CROWDS | LEFT_OPEN:
        return False
    if head[-1][:1].isupper():
        return (len(head) > 1 and head[-2][:1].isupper()) or not head[-1].endswith("s")
    is_plural = head[-1].endswith("s") and not head[-1].endswith(SINGULAR_ENDINGS)
    return not is_plural and (first in DETERMINERS or fold(head[-1]) in lexicon.sectors())
