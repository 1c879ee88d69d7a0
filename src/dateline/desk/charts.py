"""The two small charts of the desk, as numbers a template draws: events over time, and when each thing was said.

Only measures are made here, no markup. Every bar and dot stands for rows that its page lists too.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from dateline.desk.matrix import claim_words, ordered_fields, stand_of
from dateline.fusion.events import Event
from dateline.fusion.moments import order_key
from dateline.record.choosing import Period
from dateline.record.words import speaker_words

MOST_BARS = 240
WIDTH = 1000.0
HEIGHT = 64.0


class Bar(msgspec.Struct, frozen=True):
    """A period with its events: where it stands, how high, and how high its disputed part."""

    period: str
    until: str
    events: int
    conflicts: int
    x: float
    width: float
    height: float
    disputed: float


class Timeline(msgspec.Struct, frozen=True):
    """Bars from the first period to the last, the tallest's number, and a few periods to name under them."""

    bars: tuple[Bar, ...]
    most: int
    ticks: tuple[str, ...]
    unit: str


def digits_for(years: Sequence[Period]) -> int:
    """How finely to count, given the events of each year: by day, month or year."""
    if not years:
        return 10
    span = int(years[-1].period) - int(years[0].period) + 1
    return 7 if span * 12 <= MOST_BARS else 4


def make_timeline(periods: Sequence[Period]) -> Timeline:
    """The bars of periods that are all years, all months or all days; those without events are gaps."""
    if not periods:
        return Timeline((), 0, (), "day")
    known = {each.period: each for each in periods}
    names = _every_period(periods[0].period, periods[-1].period)
    names = names if len(names) <= 2000 else [each.period for each in periods]
    most = max(each.events for each in periods)
    step = WIDTH / max(len(names), 12)
    bars = tuple(_bar(known[name], at, step, most) for at, name in enumerate(names) if name in known)
    count = min(6, len(names))
    ticks = tuple(names[round(at * (len(names) - 1) / max(1, count - 1))] for at in range(count))
    return Timeline(bars, most, tuple(dict.fromkeys(ticks)), {4: "year", 7: "month"}.get(len(names[0]), "day"))


def _bar(period: Period, at: int, step: float, most: int) -> Bar:
    height = max(2.0, HEIGHT * period.events / most)
    disputed = HEIGHT * period.conflicts / most
    return Bar(
        period.period,
        period.period,
        period.events,
        period.conflicts,
        round(at * step, 2),
        round(max(1.0, step - min(2.0, step / 4)), 2),
        round(height, 2),
        round(max(2.0, disputed), 2) if period.conflicts else 0.0,
    )


def _every_period(first: str, last: str) -> list[str]:
    if len(first) == 4:
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    if len(first) == 7:
        start, end = (int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (first, last))
        return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(start, end + 1)]
    day, end_day = date.fromisoformat(first), date.fromisoformat(last)
    return [(day + timedelta(days=at)).isoformat() for at in range(min(2001, (end_day - day).days + 1))]


class Dot(msgspec.Struct, frozen=True):
    """A claim when it was told."""

    x: float
    published: str
    words: str
    stand: str
    hedge: bool
    report: str
    start: int
    end: int


class Lane(msgspec.Struct, frozen=True):
    """What one speaker told, in the order of time."""

    speaker: str
    dots: tuple[Dot, ...]


class Telling(msgspec.Struct, frozen=True):
    """When each thing was said: a lane a speaker, between the first report and the last."""

    lanes: tuple[Lane, ...]
    first: str
    last: str
    undated: int


def make_telling(event: Event) -> Telling:
    """Claims by the time their reports were published; a dot for each different saying of a report."""
    dots: dict[str, dict[tuple[Any, ...], Dot]] = {}
    dated = {claim.published for field in event.fields.values() for claim in field.claims if claim.published}
    moments = sorted(dated, key=lambda moment: (order_key(moment), moment))
    undated = 0
    for name in ordered_fields(event.fields):
        for claim in event.fields[name].claims:
            if not claim.published:
                undated += 1
                continue
            stand = stand_of(name, event.fields[name], claim)
            words = f"{name}: {claim_words(name, claim)}"
            dot = Dot(
                _position(claim.published, moments),
                claim.published,
                words,
                stand,
                claim.hedge,
                claim.report,
                claim.start,
                claim.end,
            )
            lane = dots.setdefault(speaker_words(claim.speaker, claim.via), {})
            lane.setdefault((words, claim.report), dot)
    lanes = [Lane(speaker, tuple(some.values())) for speaker, some in dots.items()]
    lanes.sort(key=lambda lane: (min(dot.x for dot in lane.dots), lane.speaker))
    return Telling(tuple(lanes), moments[0] if moments else "", moments[-1] if moments else "", undated)


def _position(published: str, moments: Sequence[str]) -> float:
    first, last, here = (order_key(moment)[1] for moment in (moments[0], moments[-1], published))
    return round((here - first) / (last - first), 4) if last > first else 0.0
