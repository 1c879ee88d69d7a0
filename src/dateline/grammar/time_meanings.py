"""What the words of a time mean before they are tied to a calendar: a small closed set of shapes.

A meaning never knows the date of publication; time_resolution.py turns it into days.
"""

import msgspec


class Named(msgspec.Struct, frozen=True):
    """Parts of the calendar by name or number; what is not said is None. `shift` is -1 last, 0 this, 1 next.

    `nth` counts days, weeks or weekends (`nth_unit`) within a month, -1 the last; a holiday has the `nth_unit` around
    it. `days` is how far from the day named the one meant is ("the day before May 1"). `era` is what was once.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    era: str | None = None
    year_shift: int | None = None
    shift: int | None = None
    part: str | None = None
    year_ago: bool = False
    week: bool = False
    edge: str | None = None
    nth: int | None = None
    nth_unit: str | None = None
    days: int = 0


class Weekday(msgspec.Struct, frozen=True):
    """A day of the week; `shift` is -1 last, 0 this, 1 next, None when nothing is said.

    `week_shift` names its week the same way ("Monday of last week"); `weeks` and `days` move it ("a week ago Monday").
    """

    weekday: int
    shift: int | None = None
    part: str | None = None
    week_shift: int | None = None
    weeks: int = 0
    days: int = 0


class Shifted(msgspec.Struct, frozen=True):
    """`amount` units from the publication (`base` "now"), the last time told ("then") or the last quarter told.

    `loose` when its grain is that of the time it is told from: a year before a quarter is a quarter; "that evening" is
    of no day where none is told.
    `rolling` when it reaches back from its base by its length: "the past year"; `exact` when it is a day whatever
    its unit: "two weeks from today".
    """

    unit: str
    amount: float | None
    base: str = "now"
    part: str | None = None
    loose: bool = False
    rolling: bool = False
    exact: bool = False


class Vague(msgspec.Struct, frozen=True):
    """A time without a date: TIMEX3 PAST_REF, PRESENT_REF or FUTURE_REF.

    `unit` is what the present or a recent past is counted in; None where it has no days.
    """

    value: str
    unit: str | None = None


class Lasting(msgspec.Struct, frozen=True):
    """A length of time; `direction` -1 when it reaches back from now, 1 when it reaches ahead, 0 when it floats."""

    unit: str
    amount: float | None
    high: float | None = None
    direction: int = 0


class Recurring(msgspec.Struct, frozen=True):
    """A set of times, as its TIMEX3 value."""

    value: str


class Clock(msgspec.Struct, frozen=True):
    """A time of day; `same_as` is another telling of the same moment.

    `zone` is an offset in minutes, a zone's name, "local", or None when nothing is said.
    """

    hour: int
    minute: int | None
    zone: int | str | None = None
    half: str | None = None
    day: "Named | Weekday | Shifted | None" = None
    same_as: "Clock | None" = None


Meaning = Named | Weekday | Shifted | Vague | Lasting | Recurring | Clock


class Reading(msgspec.Struct, frozen=True):
    """Characters `start` to `end` and their meaning; `modifier` as in TIMEX3 (START, MID, END, APPROX ...)."""

    start: int
    end: int
    meaning: Meaning
    modifier: str | None = None
