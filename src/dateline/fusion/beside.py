"""What a report says of one event in the sentences that tell another: figures, clocks and places put to the wrong one.

A report tells its news and recalls an earlier event; a coder at times gives one what stands in the words for the other.
Only mentions of one report whose days lie apart, or of one family whose sites do, are such rivals. Nothing is taken
away: claims so told are marked, and neither join events nor contradict.
"""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.coding.mention import Mention, Place, Time
from dateline.fusion.features import POINTS, sentence_around
from dateline.fusion.kinds import family_of
from dateline.fusion.moments import Interval, interval_of
from dateline.fusion.values import distance_km

# A time so many days longer than the event's own does not tell when it was.
MUCH_LONGER = 60
# Of a time of so many days the day it begins and ends on is no matter of zones.
SOME_DAYS = 2
# Two places so far apart are two; of two sites with names of their own this is enough.
OTHER_SITE_KM = 60.0
NEAR_SITE_KM = 5.0
HOMES = frozenset({"origin", "venue"})


def find_rivals(mention: Mention, others: Iterable[Mention], text: str) -> tuple[Mention, ...]:
    """The other mentions of a report that tell of another day, or of the like at another site."""
    own = _interval(near_time(mention, text))
    return tuple(
        other
        for other in others
        if other.id != mention.id and (_is_of_another_day(own, other, text) or _is_elsewhere(mention, other, text))
    )


def _is_of_another_day(own: Interval | None, other: Mention, text: str) -> bool:
    there = _interval(near_time(other, text))
    return own is not None and there is not None and lie_apart(own, there)


def _is_elsewhere(one: Mention, other: Mention, text: str) -> bool:
    """Whether two mentions of one family are of sites far from each other, as the sentences of their triggers say."""
    if family_of(one.type, one.mode) != family_of(other.type, other.mode):
        return False
    here, there = _sites(one, text), _sites(other, text)
    return bool(here and there) and all(_lie_far(site, beside) for site in here for beside in there)


def _sites(mention: Mention, text: str) -> list[Place]:
    """Where a mention was, by the sentence of its trigger."""
    first, last = sentence_around(text, mention.trigger.start, mention.trigger.end)
    return [
        place
        for place in mention.places
        if place.role in HOMES and place.precision in POINTS and first <= place.start < last
    ]


def _lie_far(one: Place, other: Place) -> bool:
    """Whether two places are two: far apart, or two sites by their names and not on one spot."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    sites = one.precision == other.precision == "site" and one.name != other.name
    return distance_km(one.lat, one.lon, other.lat, other.lon) > (NEAR_SITE_KM if sites else OTHER_SITE_KM)


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
    """Whether a time is not that of an event that has a time.

    It is days away, is of several days that do not hold the event's own, or is a season that only holds it.
    """
    length, away = other.last - other.first, other.first > own.last or own.first > other.last
    return lie_apart(own, other) or (away and length >= SOME_DAYS) or length - (own.last - own.first) > MUCH_LONGER


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
