"""A quantity: the words for a number with its bounds and unit, and what they mean.

Always `low` <= `best` <= `high` where told; what the words leave open is None. "over 300" has a low end only.
"""

import msgspec


class Quantity(msgspec.Struct, frozen=True):
    """Characters `start` to `end` with bound words and unit; `number_start` to `number_end` the figure alone."""

    start: int
    end: int
    number_start: int
    number_end: int
    text: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None = None
    dimension: str = "count"
    approximate: bool = False
