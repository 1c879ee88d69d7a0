"""What the reader of times takes and gives: the anchor of a report, and a time expression with its interval.

An expression always keeps the characters it was read from. An unresolved one has neither end, save where the words
themselves leave one end open.
"""

from collections.abc import Callable
from datetime import tzinfo
from typing import Literal

import msgspec

Grain = Literal["minute", "hour", "day", "week", "month", "season", "year", "decade"]
Kind = Literal["date", "time", "duration", "set"]
Leap = Literal["week", "year"]


class Anchor(msgspec.Struct, frozen=True):
    """What a report's times hang on: when it was published (ISO day or instant), its zone, and the zone of a place.

    `zone` is an IANA name or an offset such as "+09:00". `zone_at` gives the zone of the place that the text names
    near an offset, for "local time". `is_aside` tells of an offset whether it is beside the story, in a caption or
    credit: no time of the story hangs on one told there.
    """

    published: str | None = None
    zone: str | None = None
    zone_at: Callable[[int], tzinfo | None] | None = None
    is_aside: Callable[[int], bool] | None = None


class TimeExpression(msgspec.Struct, frozen=True):
    """A time as the text gives it, and the interval it means; `value` and `type` follow TIMEX3.

    `parts` holds the two ends of a range ("between 11:43 and 11:53") as expressions of their own. `undated` marks a
    clock whose own sentence tells no day: its day is the one the text was speaking of, or that of publication. `leap`
    is what the words leave open and the verbs around decided: which week ("on Friday") or which year ("in May").
    """

    start: int
    end: int
    text: str
    kind: Kind
    status: Literal["resolved", "unresolved"]
    type: str
    value: str
    from_: str | None = None
    to: str | None = None
    edtf: str | None = None
    precision: Grain | None = None
    parts: tuple["TimeExpression", ...] = ()
    undated: bool = False
    leap: Leap | None = None
