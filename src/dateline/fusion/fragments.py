"""Speakers whose words were cut out of a longer name: found, and traced by the whole name instead.

A claim keeps its speaker as printed. Only what it is traced to changes: to a speaker of the same mention whose words
hold the cut ones, else to whoever tells the report, so that no origin is ever named by a fragment.
"""

import re
from collections.abc import Iterable

import msgspec

from dateline.coding.mention import Claim, Mention, Speaker
from dateline.fusion.names import fold_words
from dateline.fusion.passages import COMMON

_COMES_BEFORE = re.compile(r"\w['’]?s? [A-Z][\w'’-]*[ \u00a0]$")
_RUNS_ON = re.compile(r"[:;] \w")
_GOES_ON = re.compile(r"[ \u00a0]([A-Z][\w'’-]*)")


def is_fragment(speaker: Speaker, text: str) -> bool:
    """Whether the speaker's words begin or end within a word, stop short of the end of a name or run on past one."""
    if speaker.start is None or speaker.end is None or not 0 <= speaker.start < speaker.end <= len(text):
        return False
    words = text[speaker.start : speaker.end]
    if _joins(text, speaker.start) or _joins(text, speaker.end) or words.endswith(("'s", "’s")):
        return True
    if _RUNS_ON.search(words):
        return True
    if (
        speaker.kind == "party"
        and not speaker.id
        and _COMES_BEFORE.search(text[max(0, speaker.start - 40) : speaker.start])
    ):
        return True
    goes_on = _GOES_ON.match(text, speaker.end)
    return bool(goes_on and not speaker.id and words.split()[-1][:1].isupper() and goes_on[1].lower() not in COMMON)


def _joins(text: str, at: int) -> bool:
    """Whether a word runs on over this place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def whole_claim(claim: Claim, mention: Mention, text: str, places: frozenset[str] = frozenset()) -> Claim:
    """The claim as it is to be traced: with a whole speaker in the place of a fragment or a mere place.

    `places` are the names of all places of the event: a speaker of no office who goes by one of them is no speaker.
    """
    if not is_fragment(claim.speaker, text) and not _is_place(claim.speaker, mention, places):
        return claim
    holders = [
        other.speaker
        for other in mention.claims
        if _holds(other.speaker, claim.speaker)
        and not is_fragment(other.speaker, text)
        and not _is_place(other.speaker, mention, places)
    ]
    whole = min(holders, key=lambda one: (one.start or 0, -(one.end or 0), one.kind), default=Speaker("unknown"))
    return msgspec.structs.replace(claim, speaker=whole)


def place_names(mentions: Iterable[Mention]) -> frozenset[str]:
    """The names and words of all places of these mentions, folded."""
    return frozenset(
        fold_words(words)
        for mention in mentions
        for place in mention.places
        for words in (place.name, place.text)
        if words
    )


def _is_place(speaker: Speaker, mention: Mention, places: frozenset[str]) -> bool:
    """Whether the words of a speaker of no office are, or lie within, those of a place of the event."""
    if speaker.kind == "official" or speaker.start is None or speaker.end is None:
        return False
    words = fold_words(speaker.text or "")
    if words and any(f" {words} " in f" {place} " for place in places):
        return True
    return any(
        (place.start <= speaker.start and speaker.end <= place.end) or words == fold_words(place.text)
        for place in mention.places
    )


def _holds(whole: Speaker, part: Speaker) -> bool:
    if whole.start is None or whole.end is None or part.start is None or part.end is None:
        return False
    return whole.start <= part.start and part.end <= whole.end and whole != part
