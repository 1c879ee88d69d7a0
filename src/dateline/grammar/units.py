"""Units of measure as a table: the words for each, its dimension, its canonical unit, and the factor to it.

Canonical units: km, km/h, mach, min, day, year, kg, km2, kt (of TNT), %, and currencies by their ISO 4217 code.
Months count as a twelfth of a year; nothing here knows the calendar.
"""

import re
from functools import cache
from typing import NamedTuple


class Unit(NamedTuple):
    """`factor` times a figure in this unit gives the figure in `canonical`."""

    canonical: str
    dimension: str
    factor: float


_TABLE: tuple[tuple[str, str, float, str], ...] = (
    ("km", "length", 1.0, "km|kms|kilometer|kilometers|kilometre|kilometres"),
    ("km", "length", 0.001, "m|meter|meters|metre|metres"),
    ("km", "length", 1e-5, "cm|centimeter|centimeters|centimetre|centimetres"),
    ("km", "length", 1e-6, "mm|millimeter|millimeters|millimetre|millimetres"),
    ("km", "length", 1.609344, "mi|mile|miles"),
    ("km", "length", 1.852, "nautical mile|nautical miles|nmi"),
    ("km", "length", 0.0003048, "ft|foot|feet"),
    ("km", "length", 0.0009144, "yard|yards"),
    ("km", "length", 0.0000254, "inch|inches"),
    (
        "km/h",
        "speed",
        1.0,
        "km/h|kmh|kph|kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour|km per hour",
    ),
    ("km/h", "speed", 1.609344, "mph|miles per hour|miles an hour"),
    ("km/h", "speed", 1.852, "knot|knots"),
    ("km/h", "speed", 3.6, "m/s|meters per second|metres per second"),
    ("km/h", "speed", 3600.0, "km/s|kilometers per second|kilometres per second"),
    ("min", "duration", 1 / 60, "second|seconds|sec|secs"),
    ("min", "duration", 1.0, "minute|minutes|min|mins"),
    ("min", "duration", 60.0, "hour|hours|hr|hrs"),
    ("day", "duration", 1.0, "day|days"),
    ("day", "duration", 7.0, "week|weeks"),
    ("year", "duration", 1 / 12, "month|months"),
    ("year", "duration", 1.0, "year|years|yr|yrs"),
    ("year", "duration", 10.0, "decade|decades"),
    ("kg", "mass", 1.0, "kg|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes"),
    ("kg", "mass", 0.001, "gram|grams|gramme|grammes"),
    ("kg", "mass", 1000.0, "ton|tons|tonne|tonnes|metric ton|metric tons"),
    ("kg", "mass", 0.45359237, "pound|pounds|lb|lbs"),
    ("kt", "yield", 1.0, "kiloton|kilotons|kt"),
    ("kt", "yield", 1000.0, "megaton|megatons"),
    ("km2", "area", 1.0, "square kilometer|square kilometers|square kilometre|square kilometres|sq km"),
    ("km2", "area", 2.589988, "square mile|square miles"),
    ("km2", "area", 0.01, "hectare|hectares"),
    ("km2", "area", 0.0040468564, "acre|acres"),
    ("%", "percent", 1.0, "%|percent|per cent|pct|percentage points|percentage point"),
    ("USD", "money", 1.0, "dollar|dollars|us dollars|u.s. dollars"),
    ("USD", "money", 0.01, "cent|cents"),
    ("EUR", "money", 1.0, "euro|euros"),
    ("GBP", "money", 1.0, "pounds sterling|british pounds"),
    ("JPY", "money", 1.0, "yen"),
    ("CNY", "money", 1.0, "yuan|renminbi"),
    ("KRW", "money", 1.0, "won"),
    ("RUB", "money", 1.0, "ruble|rubles|rouble|roubles"),
    ("INR", "money", 1.0, "indian rupee|indian rupees"),
    ("TRY", "money", 1.0, "lira"),
    ("BRL", "money", 1.0, "reais"),
    ("CHF", "money", 1.0, "swiss franc|swiss francs"),
    ("DEM", "money", 1.0, "deutsche mark|deutsche marks|deutschemarks"),
    ("ILS", "money", 1.0, "shekel|shekels"),
    ("ZAR", "money", 1.0, "rand"),
    ("NGN", "money", 1.0, "naira"),
    ("UAH", "money", 1.0, "hryvnia|hryvnias"),
    ("MXN", "money", 1.0, "mexican pesos"),
    ("PLN", "money", 1.0, "zloty|zlotys"),
    ("IDR", "money", 1.0, "rupiah"),
    ("THB", "money", 1.0, "baht"),
    ("VND", "money", 1.0, "dong"),
    ("BDT", "money", 1.0, "taka"),
    ("ETB", "money", 1.0, "birr"),
    ("KZT", "money", 1.0, "tenge"),
    ("HUF", "money", 1.0, "forints"),
    ("PEN", "money", 1.0, "soles"),
    # Names that several states use for their money stand for themselves.
    ("peso", "money", 1.0, "peso|pesos"),
    ("rupee", "money", 1.0, "rupee|rupees"),
    ("dinar", "money", 1.0, "dinar|dinars"),
    ("rial", "money", 1.0, "rial|rials|riyal|riyals"),
    ("dirham", "money", 1.0, "dirham|dirhams"),
    ("krone", "money", 1.0, "kroner|kronor"),
    ("shilling", "money", 1.0, "shillings"),
    ("franc", "money", 1.0, "francs"),
)
SYMBOLS: dict[str, str] = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₩": "KRW",
    "₽": "RUB",
    "₹": "INR",
    "₪": "ILS",
    "₦": "NGN",
    "₺": "TRY",
    "₴": "UAH",
    "₱": "PHP",
}
# What stands before the sign of a dollar (other letters mean one of some other state), and rupees, with letters for a
# sign.
_DOLLARS: dict[str, str] = {
    "US": "USD",
    "U.S.": "USD",
    "A": "AUD",
    "AU": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "HK": "HKD",
    "NT": "TWD",
    "NZ": "NZD",
    "S": "SGD",
    "R": "BRL",
    "MX": "MXN",
}
# The codes of ISO 4217 that news puts before a figure, and what writers of a country put there.
_CODES = """
USD EUR GBP JPY CNY KRW INR PKR BDT LKR NPR NGN KES UGX TZS GHS ZAR ETB EGP MAD TRY ILS AED SAR QAR KWD IRR IQD SYP LBP
JOD RUB UAH KZT PLN CZK HUF RON BGN CHF SEK NOK DKK AUD CAD NZD HKD SGD TWD MYR IDR PHP THB VND MXN BRL ARS CLP COP PEN
""".split()  # noqa: SIM905
_BEFORE_FIGURES: dict[str, str] = {
    **{code: code for code in _CODES},
    "$US": "USD",
    "RMB": "CNY",
    "Rs": "rupee",
    "Rs.": "rupee",
    "KSh": "KES",
    "Ksh": "KES",
    "KSh.": "KES",
    "Sh": "shilling",
    "Tk": "BDT",
    "RM": "MYR",
    "Rp": "IDR",
    "GH₵": "GHS",
}
# Codes that are words or names too, as in "COP 28": money only where a letter alone would be.
_WORDS = frozenset({"COP", "MAD", "PEN", "TRY", "RM", "Sh"})
# A letter alone is money only before millions or a figure with commas: "N60 million", "P500,000", not "P5".
_LETTERS: dict[str, str] = {"N": "NGN", "P": "PHP", "R": "ZAR"}
_OF_MONEY = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s?(?:(?:m|b|tr)illion|mn?|bn)\b")
_WRITTEN = "|".join(re.escape(code) for code in sorted(_BEFORE_FIGURES, key=len, reverse=True))
_SIGN = re.compile(
    rf"(?:(?<![\w.$])(?P<code>{_WRITTEN})\s?"
    rf"|(?<![\w.])(?P<state>U\.S\.|[A-Z]{{1,2}})\$|(?P<sign>[{''.join(SYMBOLS)}])"
    rf"|(?<![\w.-])(?P<letter>[{''.join(_LETTERS)}]))$"
)
_SHORT_SCALES = {"m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "k": 1e3, "tn": 1e12, "trn": 1e12}
# What a short scale may count besides money; before any other word "m" is metres ("the 100m men's final").
_COUNTED = re.compile(
    r"\s(?:people|persons|men|women|children|civilians|refugees|families|households|homes|jobs|workers|voters|votes|"
    r"users|residents|inhabitants|members|migrants|passengers|visitors|customers|copies|barrels|shares)(?![\w'’])"
)

_LONGEST_SIGN = 8

# What a unit asked for by name means, where a field names it otherwise than the table does.
_WANTED: dict[str, str] = {
    "minutes": "min",
    "days": "day",
    "years": "year",
    "kmh": "km/h",
    "percent": "%",
    "hours": "hour",
}
_MINUTES_IN = {"min": 1.0, "day": 1440.0, "year": 525960.0}


@cache
def units_by_word() -> dict[str, Unit]:
    """Every word for a unit, in lower case."""
    return {
        word: Unit(canonical, dimension, factor)
        for canonical, dimension, factor, names in _TABLE
        for word in names.split("|")
    }


@cache
def unit_pattern() -> re.Pattern[str]:
    """Matches a unit just after a figure, the longest first, with the hyphen or space before it; no "m" of "M-16"."""
    names = "|".join(re.escape(word) for word in sorted(units_by_word(), key=len, reverse=True))
    return re.compile(rf"[ \u00a0]?[-\u2011]?\s?(?P<unit>{names})(?!\w|[-\u2011]\d)", re.IGNORECASE)


@cache
def scale_pattern() -> re.Pattern[str]:
    """Matches the short scales: m, bn."""
    names = "|".join(sorted(_SHORT_SCALES, key=len, reverse=True))
    return re.compile(rf"\s?(?P<scale>{names})(?!\w)", re.IGNORECASE)


def scale_of(word: str) -> float:
    """The factor a short scale stands for."""
    return _SHORT_SCALES[word.lower()]


def sign_before(text: str, start: int) -> tuple[int, str] | None:
    """Where the sign of money before a figure begins, and its currency; None where there is none."""
    found = _SIGN.search(text[max(0, start - _LONGEST_SIGN) : start])
    doubtful = found is not None and (found["letter"] or found["code"] in _WORDS)
    if found is None or (doubtful and not _OF_MONEY.match(text, start)):
        return None
    return start - len(found.group()), _currency(found)


def _currency(sign: re.Match[str]) -> str:
    if sign["code"]:
        return _BEFORE_FIGURES[sign["code"]]
    if sign["letter"]:
        return _LETTERS[sign["letter"]]
    return _DOLLARS.get(sign["state"], "dollar") if sign["state"] else SYMBOLS[sign["sign"]]


def counts_things(text: str, end: int) -> bool:
    """Whether what follows a short scale is counted by the piece, so that "m" is no length."""
    return _COUNTED.match(text, end) is not None


def factor_between(unit: str, dimension: str, wanted: str) -> float | None:
    """What to multiply a figure in canonical `unit` with to have it in `wanted`; None where they do not compare."""
    wanted = _WANTED.get(wanted.lower(), wanted)
    if unit == wanted:
        return 1.0
    target = units_by_word().get(wanted.lower())
    if target is None or target.dimension != dimension:
        return None
    if dimension == "duration":
        return _MINUTES_IN[unit] / (_MINUTES_IN[target.canonical] * target.factor)
    return 1 / target.factor if target.canonical == unit else None
