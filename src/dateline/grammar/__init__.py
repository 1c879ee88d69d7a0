"""What is ruled, not learned: times, numbers and units."""

from dateline.grammar.numbers import quantity_in, read_count_of, read_quantities, value_in
from dateline.grammar.quantity import Quantity
from dateline.grammar.time_expressions import is_compared
from dateline.grammar.time_fitting import Outlook, fit_time, go_on, lay_out, on_day
from dateline.grammar.time_types import Anchor, TimeExpression
from dateline.grammar.times import read_times, time_in

__all__ = [
    "Anchor",
    "Outlook",
    "Quantity",
    "TimeExpression",
    "fit_time",
    "go_on",
    "is_compared",
    "lay_out",
    "on_day",
    "quantity_in",
    "read_count_of",
    "read_quantities",
    "read_times",
    "time_in",
    "value_in",
]
