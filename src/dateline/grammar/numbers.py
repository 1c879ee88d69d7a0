"""Reads quantities: figures and number words, their bounds, and their units in canonical form.

Ordinals, dates, clock times and numbers that are part of a name are no quantities. A bare "a" or "one" counts only
when a span is asked for (`quantity_in`). It never raises on any text.
"""

import re
from functools import lru_cache

import msgspec

from dateline.grammar import units
from dateline.grammar.number_words import SCALES
from dateline.grammar.quantity import Quantity
from dateline.grammar.time_meanings import Lasting, Recurring
from dateline.grammar.time_rules import recognise
from dateline.grammar.tokens import Token, tokenise

_LOW = (
    "at least",
    "over",
    "more than",
    "no fewer than",
    "no less than",
    "not less than",
    "upwards of",
    "in excess of",
    "exceeding",
    "greater than",
    "greater than or equal to",
    "a minimum of",
    "minimum of",
    "above",
    "well over",
    "just over",
    "slightly more than",
    "slightly over",
    "longer than",
    "higher than",
    "as few as",
)
_HIGH = (
    "up to",
    "as many as",
    "as much as",
    "as far as",
    "as high as",
    "as long as",
    "at most",
    "no more than",
    "not more than",
    "fewer than",
    "less than",
    "under",
    "below",
    "a maximum of",
    "maximum of",
    "just under",
    "a maximum altitude of",
    "no higher than",
    "no longer than",
)
_ABOUT = (
    "about",
    "nearly",
    "almost",
    "approximately",
    "around",
    "roughly",
    "some",
    "close to",
    "an estimated",
    "estimated",
    "circa",
    "near",
    "approx",
    "in the region of",
    "as estimated",
    "~",
)
_AFTER_LOW = ("or more", "or longer", "or higher", "plus", "+")
_AFTER_HIGH = ("or less", "or fewer", "or under")
_AFTER_ABOUT = ("or so", "-odd", " odd")


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_BEFORE = re.compile(
    rf"(?:(?<!\w)(?:(?P<low>{_alternatives(_LOW)})|(?P<high>{_alternatives(_HIGH)})|(?P<about>{_alternatives(_ABOUT)}))\s*)$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*(?:(?P<low>{_alternatives(_AFTER_LOW)})|(?P<high>{_alternatives(_AFTER_HIGH)})|(?P<about>{_alternatives(_AFTER_ABOUT)}))(?!\w)",
    re.IGNORECASE,
)
_VAGUE: tuple[tuple[str, float, bool], ...] = (
    # words, figure, whether the figure is the least there can be (else it is the number)
    (r"hundreds\s+of\s+thousands", 200_000, True),
    (r"tens\s+of\s+thousands", 20_000, True),
    (r"tens\s+of\s+millions", 20_000_000, True),
    (r"hundreds\s+of\s+millions", 200_000_000, True),
    (r"(?:several|a\s+few|many)\s+(?:dozen|dozens)", 24, True),
    (r"(?:several|a\s+few|many)\s+hundred", 200, True),
    (r"(?:several|a\s+few|many)\s+thousand", 2_000, True),
    (r"(?:several|a\s+few|many)\s+million", 2_000_000, True),
    (r"(?:several|a\s+few|many)\s+billion", 2_000_000_000, True),
    (r"half\s+a\s+dozen|a\s+half[\s-]dozen", 6, False),
    (r"a\s+couple(?:\s+of)?|a\s+pair\s+of", 2, False),
    (r"a\s+dozen", 12, False),
    (r"a\s+hundred", 100, False),
    (r"a\s+thousand", 1_000, False),
    (r"a\s+million", 1_000_000, False),
    (r"a\s+billion", 1_000_000_000, False),
    (r"half\s+a\s+million", 500_000, False),
    (r"half\s+an?(?=\s+(?:hour|mile|year|century))|a\s+half(?=[\s-](?:hour|mile|year))", 0.5, False),
    (r"dozens", 24, True),
    (r"scores(?=\s+of|\s+more|\s+were)", 40, True),
    (r"hundreds", 200, True),
    (r"thousands", 2_000, True),
    (r"millions", 2_000_000, True),
    (r"billions", 2_000_000_000, True),
    (r"several|multiple|numerous|a\s+handful\s+of|a\s+number\s+of|a\s+few", 2, True),
)
_VAGUE_PATTERN = re.compile(
    "|".join(rf"(?P<v{i}>(?<![\w-])(?:{words})(?![\w]))" for i, (words, _, _) in enumerate(_VAGUE)), re.IGNORECASE
)
_DOZEN = re.compile(r"[\s-]+dozen(?!\w)", re.IGNORECASE)
_HALF = re.compile(r"(?:\s+1/2|[\s-]+and[\s-]+a[\s-]+half)(?!\w)", re.IGNORECASE)
_JOIN = re.compile(r"\s?[-–—‑]\s?|\s+(?:to|and|or)\s+", re.IGNORECASE)
_DESIGNATORS = frozenset(
    ["article", "articles", "resolution", "flight", "no", "nos", "number", "chapter", "section", "highway", "route", "channel", "page", "room", "boeing", "airbus", "type", "class", "area", "unit", "title", "phase", "part", "level", "category", "grade", "district", "precinct", "lot", "pier", "gate", "platform", "act", "amendment", "paragraph", "rule", "regulation", "protocol", "line", "version", "model", "apollo", "soyuz", "exhibit", "count", "day", "step", "stage", "chromosome", "psalm", "figure", "table", "volume", "issue", "episode", "season", "series", "bureau", "court", "box", "suite", "apartment", "ward", "zone", "sector", "battalion"]
)


class _Figure(msgspec.Struct, frozen=True):
    """A number as written: its characters, its value, and whether it is only the least there can be."""

    start: int
    end: int
    value: float
    least: bool = False
    loose: bool = False


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order and without overlaps; "a" and a bare "one" are not counted."""
    return _read(text)


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[Quantity, ...]:
    figures = _figures(text)
    quantities: list[Quantity] = []
    index = 0
    while index < len(figures):
        quantity, used = _quantity(text, figures, index)
        quantities.append(quantity)
        index += used
    return tuple(q for q in quantities if not _bare_one(q))


def _bare_one(quantity: Quantity) -> bool:
    return quantity.dimension == "count" and quantity.best == 1 and quantity.text.lower() == "one"


def _figures(text: str) -> list[_Figure]:
    """All numbers that are no dates, names or ordinals, in order."""
    taken = [(r.start, r.end) for r in recognise(text) if not isinstance(r.meaning, Lasting | Recurring)]
    vague = [_vague_figure(match) for match in _VAGUE_PATTERN.finditer(text)]
    tokens = tokenise(text)
    counted = [
        _counted_figure(text, token)
        for index, token in enumerate(tokens)
        if token.number is not None and token.kind != "year" and not _is_name(text, tokens, index)
    ]
    found: list[_Figure] = []
    for figure in sorted([*vague, *counted], key=lambda figure: (figure.start, -figure.end)):
        free = not any(start < figure.end and figure.start < end for start, end in taken)
        if free and (not found or found[-1].end <= figure.start):
            found.append(figure)
    return found


def _vague_figure(match: re.Match[str]) -> _Figure:
    _, value, least = _VAGUE[int((match.lastgroup or "v0")[1:])]
    return _Figure(match.start(), match.end(), value, least, not least and "couple" in match.group().lower())


def _counted_figure(text: str, token: Token) -> _Figure:
    value, end = token.number or 0.0, token.end
    if dozen := _DOZEN.match(text, end):
        return _Figure(token.start, dozen.end(), value * 12)
    if half := _HALF.match(text, end):
        return _Figure(token.start, half.end(), value + 0.5)
    return _Figure(token.start, end, value)


def _is_name(text: str, tokens: list[Token], index: int) -> bool:
    """Whether a number is part of a name, a code, a fraction or a telephone number."""
    token = tokens[index]
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if before and (before.isalnum() or before in "/#_.:" or (before in "-–‑" and _code_before(text, token.start))):
        return True
    if after in "/:" and text[token.end + 1 : token.end + 2].isdigit():
        return True
    if token.text[0].isdigit() and after.isalpha() and not _measured(text, token.end):
        return True
    if token.text.startswith("0") and token.text.isdigit() and len(token.text) > 1:
        return True
    return _named_before(text, tokens, index)


def _code_before(text: str, start: int) -> bool:
    """Whether the hyphen before a number ties it to letters ("KN-23") or to a third group of figures."""
    piece = re.search(r"(\w+)[-–‑]$", text[max(0, start - 30) : start])
    return piece is not None and (
        (not piece[1].isdigit() and piece[1].lower() not in {"mid", "some"}) or len(piece[1]) > 4
    )


def _measured(text: str, end: int) -> bool:
    return units.unit_pattern().match(text, end) is not None or units.scale_pattern().match(text, end) is not None


def _named_before(text: str, tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if index == 0:
        return False
    previous = tokens[index - 1]
    if (
        previous.word == "."
        and index > 1
        and tokens[index - 2].word in {"no", "nos"}
        and tokens[index - 2].end == previous.start
    ):
        return True
    if not token.text[0].isdigit() or text[previous.end : token.start].strip(" \u00a0") or previous.end == token.start:
        return False
    if previous.word in _DESIGNATORS and not _measured(text, token.end):
        return previous.word != "no" or previous.text[0].isupper()
    if previous.word == "of" and index > 1 and tokens[index - 2].text in {"Group"}:
        return True
    return _capital_name(text, tokens, index)


def _capital_name(text: str, tokens: list[Token], index: int) -> bool:
    """A number after a capital word and before no word of its own ("Galaxy 10."), not at the head of a sentence."""
    previous, token = tokens[index - 1], tokens[index]
    if (
        previous.kind != "word"
        or not previous.text[0].isupper()
        or index < 2
        or tokens[index - 2].word in {".", "!", "?", ":"}
    ):
        return False
    if previous.word in {"mach"} or token.number != int(token.number or 0) or _measured(text, token.end):
        return False
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    return follows is None or (follows.kind == "mark" and follows.word in ".,;:)")


def _quantity(text: str, figures: list[_Figure], index: int) -> tuple[Quantity, int]:
    """The quantity that begins with figure `index`, and how many figures it takes."""
    first = figures[index]
    second = _range_end(text, figures, index)
    last = second or first
    unit, end, scale = _unit(text, first, last.end)
    if unit is None and second is None:
        unit = _shared_unit(text, figures, index)
    if second is not None and second.value <= first.value * _first_scale(text, first, second):
        second = None
        last = first
        unit, end, scale = _unit(text, first, first.end)
        unit = unit or _shared_unit(text, figures, index)
    start, bound, approximate = _bound_before(text, _money_start(text, first.start))
    if second is None:
        end, behind = _bound_behind(text, first.end if end == first.end else end)
        bound = bound or behind
        approximate = approximate or behind == "about"
    low, best, high = _bounds(first, second, bound, scale, _first_scale(text, first, second))
    factor = unit.factor if unit else 1.0
    low, best, high = (None if value is None else round(value * factor, 9) for value in (low, best, high))
    quantity = Quantity(
        start,
        end,
        first.start,
        last.end,
        text[start:end],
        low,
        best,
        high,
        unit.canonical if unit else None,
        unit.dimension if unit else "count",
        approximate or bound == "about" or first.loose,
    )
    return quantity, 2 if second else 1


def _range_end(text: str, figures: list[_Figure], index: int) -> _Figure | None:
    """The second figure of "60-70", "between 6 and 10", "two or three"."""
    if index + 1 >= len(figures):
        return None
    first, second = figures[index], figures[index + 1]
    between = text[first.end : second.start]
    if first.least or second.least or not _JOIN.fullmatch(between):
        return None
    if between.strip().lower() == "and" and not re.search(
        r"\b(?:between|from)\s+(?:\w+\s+)?$", text[: first.start][-30:], re.IGNORECASE
    ):
        return None
    return second


def _first_scale(text: str, first: _Figure, second: _Figure | None) -> float:
    """In "2 to 3 million" the million belongs to both."""
    if second is None or first.value >= 1000:
        return 1.0
    word = text[second.start : second.end].split()[-1].lower()
    own = text[first.start : first.end].split()[-1].lower()
    return SCALES[word] if word in SCALES and own not in SCALES and second.value >= SCALES[word] else 1.0


def _money_start(text: str, start: int) -> int:
    if start and text[start - 1] in units.SYMBOLS:
        match = re.search(r"(?:US|U\.S\.|A|C|HK|NT)$", text[: start - 1])
        return match.start() if match else start - 1
    mach = re.search(r"Mach\s+$", text[max(0, start - 8) : start], re.IGNORECASE)
    return start - len(mach.group()) if mach else start


def _unit(text: str, first: _Figure, end: int) -> tuple[units.Unit | None, int, float]:
    """The unit of a figure, where it ends, and the scale of money."""
    symbol = text[first.start - 1 : first.start]
    if symbol and symbol in units.SYMBOLS:
        scale = units.scale_pattern().match(text, end)
        factor = units.scale_of(scale["scale"]) if scale else 1.0
        return units.Unit(units.SYMBOLS[symbol], "money", 1.0), scale.end() if scale else end, factor
    if re.search(r"Mach\s+$", text[max(0, first.start - 8) : first.start], re.IGNORECASE):
        return units.Unit("mach", "mach", 1.0), end, 1.0
    of = re.match(r"\s+of(?=\s)", text[end:]) if first.least else None
    match = units.unit_pattern().match(text, end + (of.end() if of else 0))
    if match is None or (match["unit"] in {"m", "M", "min"} and match["unit"].isupper()):
        return None, end, 1.0
    return units.units_by_word()[match["unit"].lower()], match.end(), 1.0


def _shared_unit(text: str, figures: list[_Figure], index: int) -> units.Unit | None:
    """In "400 and 350 km" the unit of the second is that of the first."""
    if index + 1 >= len(figures) or not re.fullmatch(
        r"\s*(?:,|and|or|to|, and|[-–])\s*", text[figures[index].end : figures[index + 1].start]
    ):
        return None
    following = figures[index + 1]
    unit, _, _ = _unit(text, following, following.end)
    if unit is None and index + 2 < len(figures):
        return _shared_unit(text, figures, index + 1)
    return unit if unit is not None and unit.dimension in {"length", "speed", "percent", "duration"} else None


def _bound_before(text: str, start: int) -> tuple[int, str | None, bool]:
    """Where the quantity begins with its bound words, the bound, and whether it is also approximate."""
    bound, approximate = None, False
    for _ in range(3):
        lead = re.search(r"(?:\bbetween|\bfrom)\s+$", text[max(0, start - 12) : start], re.IGNORECASE)
        match = _BEFORE.search(text, max(0, start - 40), start)
        if lead is not None:
            start -= len(lead.group())
            continue
        if match is None:
            break
        name = match.lastgroup
        approximate = approximate or name == "about"
        bound = name if bound in (None, "about") else bound
        start = match.start()
    return start, bound, approximate


def _bound_behind(text: str, end: int) -> tuple[int, str | None]:
    match = _BEHIND.match(text, end)
    return (match.end(), match.lastgroup) if match else (end, None)


def _bounds(
    first: _Figure, second: _Figure | None, bound: str | None, scale: float, first_scale: float
) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of a figure under its bound words."""
    value = first.value * scale * first_scale
    if second is not None:
        return value, None, second.value * scale
    if first.least or bound == "low":
        return value, None, None
    if bound == "high":
        return None, None, value
    return (None, value, None) if bound == "about" or first.loose else (value, value, value)


_ARTICLE = re.compile(r"(?:an?|one|a\s+single|a\s+lone|single|lone|the\s+lone|the\s+only)\s+(?=\w)", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"(?:second|third|fourth|fifth|further|new\s+wave|series|number|group|total|range|speed|lot|majority|crowd)\b",
    re.IGNORECASE,
)


def read_count_of(text: str, start: int, end: int) -> Quantity | None:
    """One, where the words from `start` begin with "a", "an", "one" or "a lone" and name a single thing."""
    match = _ARTICLE.match(text, start, end)
    if match is None or _NOT_COUNTED.match(text, match.end(), end):
        return None
    stop = match.end() - len(text[match.start() : match.end()]) + len(match.group().rstrip())
    unit = units.unit_pattern().match(text, stop, end)
    known = units.units_by_word()[unit["unit"].lower()] if unit else None
    factor = known.factor if known else 1.0
    last = unit.end() if unit else stop
    return Quantity(
        start,
        last,
        start,
        stop,
        text[start:last],
        factor,
        factor,
        factor,
        known.canonical if known else None,
        known.dimension if known else "count",
    )


def quantity_in(text: str, start: int, end: int) -> Quantity | None:
    """The first quantity whose figure lies in `start` to `end`, else the one thing that "a missile" names."""
    inside = next((q for q in _read(text) if start <= q.number_start < end), None)
    return inside or read_count_of(text, start, end)


def value_in(text: str, start: int, end: int, unit: str) -> Quantity | None:
    """The quantity in `start` to `end` that can be told in `unit`, converted to it."""
    inside = [q for q in _read(text) if q.number_start < end and start < q.end]
    single = read_count_of(text, start, end)
    for quantity in [*inside, *([single] if single else [])]:
        factor = units.factor_between(quantity.unit or "", quantity.dimension, unit)
        if factor is not None:
            low, best, high = (
                None if v is None else round(v * factor, 6) for v in (quantity.low, quantity.best, quantity.high)
            )
            return msgspec.structs.replace(quantity, low=low, best=best, high=high, unit=unit)
    return None
