"""Whether two values of one field can both be true, and if not, in which way they differ.

Numbers are compared as intervals that allow for the rounding their digits show; places by containment and distance;
times by overlap, with differences of zone told apart; words by their words. What could not be resolved is `unknown`
beside anything else: it neither agrees nor contradicts.
"""

import math
from typing import Any, Literal

from dateline.fusion.moments import DAY, Interval, interval_of
from dateline.fusion.names import fold_words

Relation = Literal["same", "compatible", "rounding", "unit", "zone", "disjoint", "unknown"]
PLACE_FIELDS = frozenset({"venue", "origin", "target", "heading", "landing"})
ACTOR_FIELDS = frozenset({"actors", "recipients"})
RADIUS_KM = {"site": 10.0, "city": 25.0, "region": 150.0, "sea": 500.0, "country": 2000.0}
# What "about" allows, as a share of the figure.
APPROXIMATE = 0.08
UNIT_FACTORS = (1.609344, 1.852, 3.28084, 1.15078, 0.9144)
# Words that change nothing in what a value says.
EMPTY_WORDS = frozenset("type class of new its own some an a the system ground".split())  # noqa: SIM905

Number = tuple[float | None, float | None, float | None]


def in_figures(number: float) -> str:
    """A number in figures, however great: 130000000, not 1.3e+08."""
    return f"{number:.15g}"


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance between two points in degrees."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = math.sin((other_phi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def rounding_step(number: float) -> float:
    """The step a number seems to be rounded to: 350 to tens, 2000 to thousands, 348 to ones, 2.5 to tenths."""
    if number == 0 or not float(number).is_integer():
        return 0.1
    step = 1.0
    while number % (step * 10) == 0:
        step *= 10
    return step


def bounds(number: Number) -> tuple[float, float]:
    """Lowest and highest value the number allows; an open end is infinite."""
    low, best, high = number
    if low is None and high is None:
        return (best, best) if best is not None else (-math.inf, math.inf)
    return (-math.inf if low is None else low, math.inf if high is None else high)


def compare_numbers(one: Number, other: Number) -> Relation:
    """How two numbers relate: equal, overlapping, apart by rounding only, by a unit's factor, or apart."""
    (low, high), (other_low, other_high) = bounds(one), bounds(other)
    if (low, high) == (other_low, other_high):
        return "same"
    if low <= other_high and other_low <= high:
        return "compatible"
    nearer, farther = (high, other_low) if high < other_low else (low, other_high)
    loose = max(_tolerance(one), _tolerance(other))
    if _rounds_to(nearer, farther) or abs(nearer - farther) <= loose:
        return "rounding"
    return "unit" if _by_a_unit(nearer, farther) else "disjoint"


def _tolerance(number: Number) -> float:
    """What a figure told as about so much leaves open: a share of it, or half a ten where it is a round one."""
    low, best, high = number
    if best is None or low is not None or high is not None:
        return 0.0
    return max(APPROXIMATE * best, 5.0 if best >= 20 and best % 10 == 0 else 0.0)


def _rounds_to(one: float, other: float) -> bool:
    """Whether the coarser of the two is the finer one, rounded to tens or hundreds, at most to a tenth of it."""
    fine, coarse = sorted((one, other), key=rounding_step)
    step = rounding_step(coarse)
    while step > abs(coarse) / 10:
        step /= 10
    if step < 10 or fine % step == 0:
        return _half_step(one, other)
    return abs(fine - coarse) <= step / 2


def _half_step(one: float, other: float) -> bool:
    """Decimals told as whole numbers (2.7 and 3)."""
    whole = float(one).is_integer() != float(other).is_integer() and abs(one - other) <= 0.5
    return whole and max(abs(one), abs(other)) >= 2


def _by_a_unit(one: float, other: float) -> bool:
    """Whether one is the other converted. A converted figure is seldom round: two round ones are apart by chance."""
    if min(one, other) < 20 or (one % 10 == 0 and other % 10 == 0):
        return False
    ratio = max(one, other) / min(one, other)
    return any(abs(ratio / factor - 1) < 0.004 for factor in UNIT_FACTORS)


def compare_intervals(one: Interval, other: Interval) -> Relation:
    """How two times relate. A clock time within a stated day agrees with it; the same clock in two zones is `zone`."""
    if one.wall and other.wall:
        return _compare_clocks(one, other)
    if one == other:
        return "same"
    if one.first <= other.last and other.first <= one.last:
        return "compatible"
    return "zone" if _other_zone_day(one, other) else "disjoint"


def _compare_clocks(one: Interval, other: Interval) -> Relation:
    minutes = one.beside(other)
    if minutes is None or one.wall is None or other.wall is None:
        return "compatible"
    here, there = minutes
    if here == there:
        return "same"
    if here[0] <= there[1] and there[0] <= here[1]:
        return "compatible"
    same_wall = one.wall[0] <= other.wall[1] and other.wall[0] <= one.wall[1]
    return "zone" if same_wall else "disjoint"


def _other_zone_day(one: Interval, other: Interval) -> bool:
    """A clock time of one that falls, in some zone, on the day the other states."""
    clocked, day = (one, other) if one.utc else (other, one)
    if clocked.utc is None or day.wall is not None or day.last - day.first > 1:
        return False
    return day.first * DAY - 12 * 60 <= clocked.utc[1] and clocked.utc[0] <= (day.last + 1) * DAY + 12 * 60


def compare_places(one: dict[str, Any], other: dict[str, Any]) -> Relation:
    """How two places of one role relate: the same entry or name, one within the other's reach, or apart."""
    if place_name(one) and place_name(one) == place_name(other):
        return "same"
    if one.get("gazetteer") and one.get("gazetteer") == other.get("gazetteer"):
        return "same"
    if one.get("country") and other.get("country") and one["country"] != other["country"]:
        return "disjoint" if "sea" not in (one.get("precision"), other.get("precision")) else "compatible"
    if one.get("lat") is None or other.get("lat") is None:
        return "compatible"
    apart = distance_km(one["lat"], one["lon"], other["lat"], other["lon"])
    return "compatible" if apart <= _reach(one) + _reach(other) else "disjoint"


def _reach(place: dict[str, Any]) -> float:
    """How far from its point a place may reach, in km: a region of no one country (a peninsula) as far as a sea."""
    precision = place.get("precision") or "city"
    is_shared = precision == "region" and not place.get("country")
    return RADIUS_KM["sea"] if is_shared else RADIUS_KM.get(precision, RADIUS_KM["city"])


def place_name(place: dict[str, Any]) -> str:
    """The place's name (else its words) folded for comparison."""
    return fold_words(place.get("name") or place.get("text") or "")


def compare_words(one: str, other: str) -> Relation:
    """Words agree when one says no more than a part of the other (ballistic missile, short-range ballistic missile)."""
    first, second = _stems(one), _stems(other)
    if first == second:
        return "same"
    if not first or not second or first <= second or second <= first:
        return "compatible"
    return "disjoint"


def _stems(words: str) -> frozenset[str]:
    parts = fold_words(words.replace("-", " ")).split()
    return frozenset(part.removesuffix("s") if len(part) > 3 else part for part in parts if part not in EMPTY_WORDS)


def compare_actors(one: dict[str, Any], other: dict[str, Any]) -> Relation:
    """Actors agree when they may be the same: one name, or one country where a name is missing or says the country."""
    name, other_name = (fold_words(actor.get("name") or actor.get("text") or "") for actor in (one, other))
    if (name and name == other_name) or (one.get("id") and one.get("id") == other.get("id")):
        return "same"
    country, other_country = one.get("country"), other.get("country")
    if country and other_country and country != other_country:
        return "disjoint"
    return "compatible"


def is_unresolved(value: Any) -> bool:
    """Whether a time, place or party is known by its words alone."""
    if not isinstance(value, dict):
        return False
    if "status" in value:
        return bool(value["status"] == "unresolved")
    return not any(value.get(part) for part in ("name", "country", "from", "to")) and value.get("lat") is None


def compare_values(field: str, one: dict[str, Any], other: dict[str, Any]) -> Relation:
    """How two claims' contents (`value`, `low`, `best`, `high`) on one field relate."""
    numbers = [(claim["low"], claim["best"], claim["high"]) for claim in (one, other)]
    if all(any(part is not None for part in number) for number in numbers):
        return compare_numbers(numbers[0], numbers[1])
    open_ends = (is_unresolved(one["value"]), is_unresolved(other["value"]))
    if any(open_ends):
        return "same" if all(open_ends) and place_name(one["value"]) == place_name(other["value"]) else "unknown"
    if field == "time":
        return _compare_times(one["value"], other["value"])
    if isinstance(one["value"], dict) and isinstance(other["value"], dict):
        compare = compare_actors if field in ACTOR_FIELDS else compare_places
        return compare(one["value"], other["value"])
    if isinstance(one["value"], str) and isinstance(other["value"], str):
        return compare_words(one["value"], other["value"])
    return "same" if one["value"] == other["value"] else "compatible"


def _compare_times(one: Any, other: Any) -> Relation:
    first, second = (interval_of(value) if isinstance(value, dict) else None for value in (one, other))
    if first is None or second is None:
        return "compatible"
    relation = compare_intervals(first, second)
    if relation in {"zone", "disjoint"} and first.wall and first.wall == second.wall and _in_the_same_words(one, other):
        return "compatible"  # one clock in the same words: its zone was inferred, and nobody disagrees over it
    return relation


def _in_the_same_words(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one.get("text")) and fold_words(one["text"]) == fold_words(other.get("text") or "")
