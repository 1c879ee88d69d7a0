"""Reads quantities: figures and number words, their bounds, and their units in canonical form.

A bare "a" or "one" counts only when a span is asked for (`quantity_in`). Low <= best <= high wherever told. It never
raises on any text.
"""

import re
from functools import lru_cache
from itertools import takewhile
from math import prod

from msgspec.structs import replace

from dateline.grammar import units
from dateline.grammar.bounds import Bound, Ends, bound_before, bound_behind, bounded, part_before, range_before
from dateline.grammar.figures import Figure, find_figures
from dateline.grammar.number_words import SCALES
from dateline.grammar.quantity import Quantity

_JOIN = r"(?:\s?[-–—‑]\s?|\s+(?:to|and|or)\s+)"
_LIST = re.compile(r"\s*(?:,|and|or|to|,\s*and|[-–])\s*")
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BETWEEN_WINDOW = 30
_JOIN_WINDOW = 40
_LONGEST_LIST = 6
_MACH = re.compile(r"Mach\s+$", re.IGNORECASE)
_MACH_WINDOW = 8
_AGED = re.compile(r"[-\s]old(?!\w)")
_AGE_BEFORE = re.compile(r"(?:[A-Z][\w.'’-]*,\s|\bage[ds]?\s(?:of\s)?)$")
_AGE_AHEAD = re.compile(r"(?=[,;.)]|$|\sof\s[A-Z]|\sand\b)")
_AGE_WINDOW = 30
_OLDEST = 120
_AGE_UNIT = units.Unit("year", "age", 1.0)
# "four-star", "two-state" say of what kind a thing is; "three-man", "ten-member" how many there are.
_ATTRIBUTE = re.compile(
    r"[-‑](?!man\b|men\b|woman\b|person\b|people\b|member\b|strong\b|car\b|vehicle\b|plus\b|odd\b|to-\d)[A-Za-z]{2,}"
)
_SHARED = frozenset({"length", "speed", "percent", "duration", "money"})
_SCALED = frozenset({"money", "mass", "area"})
_PART = re.compile(r"(?:\s*,)?\s+(?:and\s+)?")
_NO_COUNT = frozenset({"age", "attribute"})
# Millions of pounds are money, unless of something.
_POUNDS_OF_MONEY = 1_000_000
_WEIGHED = re.compile(r"\sof\s")
_MACH_UNIT = units.Unit("mach", "mach", 1.0)


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order and without overlaps; "a" and a bare "one" are not counted."""
    return _read(text)


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[Quantity, ...]:
    figures = find_figures(text)
    quantities: list[Quantity] = []
    index = 0
    while index < len(figures):
        second = _range_end(text, figures, index)
        quantity = _range(text, figures[index], second) if second else _single(text, figures, index)
        while quantities and quantities[-1].end > quantity.start:
            quantities.pop()  # "three-quarters of its 400 staff"
        if not _bare_one(quantity):
            quantities.append(quantity)
        index += 2 if second else 1
    return tuple(_told_in_list(text, _told_in_parts(text, quantities)))


def _told_in_parts(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Seven years and six months are one length of time: the greater unit, then the smaller."""
    whole: list[Quantity] = []
    for here in quantities:
        before = whole[-1] if whole else None
        if before and _is_part(text, before, here):
            whole[-1] = _put_together(text, before, here)
        else:
            whole.append(here)
    return whole


def _is_part(text: str, before: Quantity, here: Quantity) -> bool:
    """Whether a quantity goes on the one before it in a smaller unit, which the greater one holds more than once."""
    alike = before.unit is not None and before.unit == here.unit and before.dimension == "duration"
    if not alike or not _PART.fullmatch(text[before.end : here.start]):
        return False
    greater, smaller = _factor(text, before), _factor(text, here)
    return greater > smaller > 0 and here.best is not None and here.best < greater


def _factor(text: str, quantity: Quantity) -> float:
    """How many canonical units one of the words behind a figure comes to; 0 where no unit stands there."""
    match = units.unit_pattern().match(text, quantity.number_end, quantity.end)
    return units.units_by_word()[match["unit"].lower()].factor if match else 0.0


def _put_together(text: str, before: Quantity, here: Quantity) -> Quantity:
    pairs = ((before.low, here.low), (before.best, here.best), (before.high, here.high))
    low, best, high = (None if a is None or b is None else round(a + b, 9) for a, b in pairs)
    return replace(before, end=here.end, text=text[before.start : here.end], low=low, best=best, high=high)


def _bare_one(quantity: Quantity) -> bool:
    return quantity.dimension == "count" and quantity.text.lower() == "one"


def _told_in_list(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """In "approximately 50 and 100 km" both are about right only; in "aged 25, 29 and 40" all are ages."""
    for index in range(1, len(quantities)):
        before, here = quantities[index - 1], quantities[index]
        if _LIST.fullmatch(text[before.number_end : here.number_start]):
            quantities[index] = _like(text, before, here)
    return quantities


def _like(text: str, before: Quantity, here: Quantity) -> Quantity:
    """A quantity as its neighbour in a list makes it."""
    exact = here.low == here.best == here.high
    aged = before.dimension == "age" and here.dimension == "count" and exact and (here.best or 0) <= _OLDEST
    if aged and _AGE_AHEAD.match(text, here.number_end):
        return replace(here, unit="year", dimension="age")
    alike = before.unit is not None and before.unit == here.unit and exact and before.high is None
    return replace(here, low=None, high=None, approximate=True) if before.approximate and alike else here


def _range_end(text: str, figures: list[Figure], index: int) -> Figure | None:
    """The second figure of "60-70 km", "between 6 and 10", "two or three", "300km-1000km"; always the greater."""
    if index + 1 >= len(figures):
        return None
    first, second = figures[index], figures[index + 1]
    if first.least or second.least or second.value <= first.value * _scale_shared(text, first, second):
        return None
    between = text[first.end : second.start]
    if len(between) > _JOIN_WINDOW:
        return None
    match = re.fullmatch(rf"(?P<unit>.*?)(?P<join>{_JOIN})(?:[$€£¥])?", between, re.DOTALL)
    if match is None or not _is_unit(match["unit"]):
        return None
    if match["join"].strip().lower() == "and":
        window = text[max(0, first.start - _BETWEEN_WINDOW) : first.start]
        return second if _BETWEEN.search(window) else None
    return second


def _is_unit(words: str) -> bool:
    return not words or units.unit_pattern().fullmatch(words) is not None


def _scale_shared(text: str, first: Figure, second: Figure) -> float:
    """In "2 to 3 million" the million belongs to both."""
    scale = _scale_at_end(text[second.start : second.end])
    has_own = _scale_at_end(text[first.start : first.end]) > 1
    return scale if first.value < 1000 and not has_own and second.value >= scale else 1.0


def _scale_at_end(words: str) -> float:
    """What the scales that words end in come to ("three hundred thousand"); 1 where they end in none."""
    at_end = takewhile(SCALES.__contains__, reversed(words.lower().split()))
    return float(prod(SCALES[word] for word in at_end))


def _range(text: str, first: Figure, second: Figure) -> Quantity:
    """A quantity with a low and a high end."""
    unit, end, scale = _unit(text, first, second.end)
    start, approximate = range_before(text, _figure_start(text, first.start))
    ends = (first.value * _scale_shared(text, first, second) * scale, None, second.value * scale)
    return _quantity(text, (start, end), (first.start, second.end), ends, unit, approximate)


def _single(text: str, figures: list[Figure], index: int) -> Quantity:
    """A quantity of one figure, with the bound words before and behind it."""
    figure = figures[index]
    unit, end, scale = _unit(text, figure, figure.end)
    unit = unit or _unit_of_next(text, figures, index)
    start, bound, approximate = bound_before(text, _figure_start(text, figure.start))
    start, part = part_before(text, start)
    if part < 1:
        start, bound, _ = bound_before(text, start)
        approximate = True
    end, behind = bound_behind(text, end)
    stated = _stronger(bound, behind, figure)
    approximate = approximate or "about" in (behind, stated)
    ends = bounded(figure.value * scale * part, stated or ("about" if part < 1 else None))
    return _quantity(text, (start, end), (figure.start, figure.end), ends, unit, approximate)


def _stronger(before: Bound | None, behind: Bound | None, figure: Figure) -> Bound | None:
    """One bound of two: a low or high end says more than "about"."""
    if figure.least:
        return "low"
    strong = next((bound for bound in (before, behind) if bound in ("low", "high")), None)
    return strong or before or behind or ("about" if figure.loose else None)


def _quantity(
    text: str,
    span: tuple[int, int],
    number: tuple[int, int],
    ends: Ends,
    unit: units.Unit | None,
    approximate: bool,
) -> Quantity:
    if unit is None and _is_age(text, number):
        unit = _AGE_UNIT
    dimension = unit.dimension if unit else "attribute" if _ATTRIBUTE.match(text, number[1]) else "count"
    if dimension == "duration" and _AGED.match(text, span[1]):
        dimension = "age"
    factor = unit.factor if unit else 1.0
    low, best, high = (None if value is None else round(value * factor, 9) for value in ends)
    return Quantity(
        start=span[0],
        end=span[1],
        number_start=number[0],
        number_end=number[1],
        text=text[span[0] : span[1]],
        low=low,
        best=best,
        high=high,
        unit=unit.canonical if unit else None,
        dimension=dimension,
        approximate=approximate,
    )


def _is_age(text: str, number: tuple[int, int]) -> bool:
    """Whether a number after a name and a comma, or after "aged", tells how old somebody is."""
    start, end = number
    if not _AGE_AHEAD.match(text, end) or not text[start:end].isdigit():
        return False
    return _AGE_BEFORE.search(text[max(0, start - _AGE_WINDOW) : start]) is not None


def _figure_start(text: str, start: int) -> int:
    """Where a figure begins with its sign of money, or its "Mach"."""
    if sign := units.sign_before(text, start):
        return sign[0]
    mach = _MACH.search(text[max(0, start - _MACH_WINDOW) : start])
    return start - len(mach.group()) if mach else start


def _unit(text: str, first: Figure, end: int) -> tuple[units.Unit | None, int, float]:
    """The unit of a figure that ends at `end`, where the unit ends, and the short scale of money."""
    if sign := units.sign_before(text, first.start):
        scale = units.scale_pattern().match(text, end)
        money = units.Unit(sign[1], "money", 1.0)
        return (money, scale.end(), units.scale_of(scale["scale"])) if scale else (money, end, 1.0)
    if _MACH.search(text[max(0, first.start - _MACH_WINDOW) : first.start]):
        return _MACH_UNIT, end, 1.0
    of = re.match(r"\s+of(?=\s)", text[end : end + 8]) if first.least else None
    if abbreviated := _abbreviated(text, end):
        return abbreviated
    match = units.unit_pattern().match(text, end + (of.end() if of else 0))
    if match is None or match["unit"] in {"M", "Min", "MIN"}:
        return None, end, 1.0
    if first.value >= _POUNDS_OF_MONEY and match["unit"].lower() == "pounds" and not _WEIGHED.match(text, match.end()):
        return units.units_by_word()["british pounds"], match.end(), 1.0
    return units.units_by_word()[match["unit"].lower()], match.end(), 1.0


def _abbreviated(text: str, end: int) -> tuple[units.Unit | None, int, float] | None:
    """The unit of "5m euros", "2m tonnes" or "1.6m people" (none), where it ends, and its short scale."""
    scale = units.scale_pattern().match(text, end)
    if scale is None:
        return None
    if units.counts_things(text, scale.end()):
        return None, scale.end(), units.scale_of(scale["scale"])
    match = units.unit_pattern().match(text, scale.end())
    unit = units.units_by_word()[match["unit"].lower()] if match else None
    if match is None or unit is None or unit.dimension not in _SCALED:
        return None
    return unit, match.end(), units.scale_of(scale["scale"])


def _unit_of_next(text: str, figures: list[Figure], index: int) -> units.Unit | None:
    """In "400, 390 and 350 km" the unit of the last is that of all."""
    for _ in range(_LONGEST_LIST):
        if index + 1 >= len(figures):
            return None
        following = figures[index + 1]
        if not _LIST.fullmatch(text[figures[index].end : following.start]):
            return None
        unit, _, _ = _unit(text, following, following.end)
        if unit is not None:
            return unit if unit.dimension in _SHARED and unit.dimension != "money" else None
        index += 1
    return None


_SINGLE = re.compile(
    r"(?:only\s+|just\s+)?(?:an?|one|a\s+single|a\s+lone|single|lone|the\s+lone|the\s+only)(?!\w)", re.IGNORECASE
)
_NOT_SINGLE = re.compile(
    r"\s+(?:second|third|fourth|fifth|sixth|further|new\s+wave|series|number|group|total|range|speed|lot|majority|crowd|"
    r"string|spate|set|barrage|salvo|few|couple)(?!\w)",
    re.IGNORECASE,
)


def read_count_of(text: str, start: int, end: int) -> Quantity | None:
    """One, where the words from `start` begin with "a", "one" or "a lone" and name a single thing or unit."""
    match = _SINGLE.match(text, start, end)
    if match is None or _NOT_SINGLE.match(text, match.end(), end):
        return None
    unit = units.unit_pattern().match(text, match.end(), end)
    known = units.units_by_word()[unit["unit"].lower()] if unit else None
    span = (start, unit.end() if unit else match.end())
    return _quantity(text, span, (start, match.end()), (1.0, 1.0, 1.0), known, approximate=False)


def quantity_in(text: str, start: int, end: int) -> Quantity | None:
    """The first quantity whose figure lies in `start` to `end`, else the one thing that "a missile" names."""
    inside = [q for q in _read(text) if start <= q.number_start < end and q.dimension not in _NO_COUNT]
    return inside[0] if inside else read_count_of(text, start, end)


def value_in(text: str, start: int, end: int, unit: str) -> Quantity | None:
    """The quantity in `start` to `end` that can be told in `unit`, converted to it."""
    inside = [q for q in _read(text) if q.number_start < end and start < q.end]
    single = read_count_of(text, start, end)
    for quantity in [*inside, *([single] if single else [])]:
        factor = units.factor_between(quantity.unit or "", quantity.dimension, unit)
        if factor is not None:
            ends = (quantity.low, quantity.best, quantity.high)
            low, best, high = (None if value is None else round(value * factor, 6) for value in ends)
            return replace(quantity, low=low, best=best, high=high, unit=unit)
    return None
