"""Words of an arrival and of a meeting: a chronicler lists the two apart, also where one visit holds both.

In the labelled articles an arrival and "met" or "talks" are two events in twelve of fourteen reports that tell both,
while "visit" and "trip" name either.
"""

import re
from collections.abc import Iterable

ARRIVAL = re.compile(r"arriv\w*|reach(?:es|ed|ing)?|land(?:s|ed|ing)|disembark\w*", re.I)
MEETING = re.compile(r"me(?:e?t|ets|etings?)|talk(?:s|ed)|summits?|discuss\w*|negotiat\w*|conferred", re.I)


def arrival_and_meeting(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the words of one event tell of an arrival and those of the other of a meeting, or the other way round."""
    (arrives, meets), (comes, sits) = kinds_of(one), kinds_of(other)
    return (arrives and sits) or (meets and comes)


def kinds_of(words: Iterable[str]) -> tuple[bool, bool]:
    """Whether any of the words is of an arrival, and of a meeting."""
    known = list(words)
    return any(map(ARRIVAL.fullmatch, known)), any(map(MEETING.fullmatch, known))
