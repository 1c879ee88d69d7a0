"""What a report says of one event in the sentences that tell another: figures, clocks and places put to the wrong one.

A report tells its news and recalls an earlier event; a coder at times gives one what stands in the words for the other.
Only mentions of one report whose days lie apart are such rivals. Nothing is taken away: claims so told are marked, and
neither join events nor contradict.
"""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.coding.mention import Mention, Time
from dateline.fusion.features import sentence_around
from dateline.fusion.moments import Interval, interval_of

# A time so many days longer than the event's own does not tell when it was.
MUCH_LONGER = 60


def find_rivals(mention: Mention, others: Iterable[Mention], text: str) -> tuple[Mention, ...]:
    """The other mentions of a report that tell of another day."""
    own = _interval(near_time(mention, text))
    if own is None:
        return ()
    return tuple(
        other
        for other in others
        if other.id != mention.id and (there := _interval(near_time(other, text))) is not None and lie_apart(own, there)
    )


def near_time(mention: Mention, text: str) -> Time | None:
    """The time of a mention; where the sentence of its trigger states another day, that one."""
    time, own = mention.time, _interval(mention.time)
    if time is None or own is None:
        return time
    apart = [one for one in _claimed_times(mention) if (there := _interval(one)) is not None and lie_apart(own, there)]
    if not apart:
        return time
    first, last = sentence_around(text, mention.trigger.start, mention.trigger.end)
    if first <= time.start < last:
        return time
    return next((one for one in apart if first <= one.start < last), time)


def _claimed_times(mention: Mention) -> list[Time]:
    values = (msgspec.to_builtins(claim.value) for claim in mention.claims if claim.field == "time")
    return [msgspec.convert(value, Time) for value in values if isinstance(value, dict)]


def lie_apart(one: Interval, other: Interval) -> bool:
    """Whether two times are more than a zone away from each other."""
    return other.first > one.last + 1 or one.first > other.last + 1


def is_no_time_of(own: Interval, other: Interval) -> bool:
    """Whether a time is not that of an event that has a time: days away, or a season that only holds it."""
    return lie_apart(own, other) or (other.last - other.first) - (own.last - own.first) > MUCH_LONGER


def is_told_beside(start: int, end: int, mention: Mention, rivals: Sequence[Mention], text: str) -> bool:
    """Whether words of a mention stand where its report tells of a rival.

    They do in a sentence that holds a rival's trigger and nothing of the mention's own; and in one that holds neither,
    where rivals are told before it and the mention only after it.
    """
    if not rivals:
        return False
    first, last = sentence_around(text, start, end)
    own, others = _triggers(mention), [place for rival in rivals for place in _triggers(rival)]
    if any(first <= place < last for place in own):
        return False
    if any(first <= place < last for place in others):
        return True
    return min(own) >= last and min(others) < first


def without_strays(mention: Mention, rivals: Sequence[Mention], text: str) -> Mention:
    """The mention as clustering may see it: without places, figures and clocks told beside it."""
    mention = msgspec.structs.replace(mention, time=near_time(mention, text))
    if not rivals:
        return mention
    return msgspec.structs.replace(
        mention,
        places=tuple(one for one in mention.places if not is_told_beside(one.start, one.end, mention, rivals, text)),
        values=tuple(one for one in mention.values if not is_told_beside(one.start, one.end, mention, rivals, text)),
        time=_own_time(mention, rivals, text),
    )


def _own_time(mention: Mention, rivals: Sequence[Mention], text: str) -> Time | None:
    """The time of a mention; where that is told beside it, the first of its own that a claim gives."""
    time = mention.time
    if time is None or not is_told_beside(time.start, time.end, mention, rivals, text):
        return time
    told = _claimed_times(mention)
    return next((one for one in told if not is_told_beside(one.start, one.end, mention, rivals, text)), time)


def _triggers(mention: Mention) -> list[int]:
    return [words.start for words in (mention.trigger, *mention.others)]


def _interval(time: Time | None) -> Interval | None:
    return interval_of(msgspec.to_builtins(time)) if time else None
