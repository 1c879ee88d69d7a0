"""Quantities as reports tell them. Every text here was written for this project."""

import pytest

from dateline.grammar import quantity_in, read_quantities, value_in


def ends(text: str) -> tuple[float | None, float | None, float | None]:
    """Low, best, high of the one quantity of a text."""
    (quantity,) = read_quantities(text)
    return quantity.low, quantity.best, quantity.high


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("four guards", (4, 4, 4)),
        ("twenty-five guards", (25, 25, 25)),
        ("1,200 guards", (1200, 1200, 1200)),
        ("two hundred and six guards", (206, 206, 206)),
        ("1.5 million people", (1.5e6, 1.5e6, 1.5e6)),
        ("two dozen boats", (24, 24, 24)),
        ("half a dozen boats", (6, 6, 6)),
        ("at least three guards", (3, None, None)),
        ("over 2000 people", (2000, None, None)),
        ("more than a dozen boats", (12, None, None)),
        ("200 or more people", (200, None, None)),
        ("up to 20 guards", (None, None, 20)),
        ("as many as 20 guards", (None, None, 20)),
        ("about 350 guards", (None, 350, None)),
        ("nearly 350 guards", (None, 350, None)),
        ("a couple of shots", (None, 2, None)),
        ("three or four guards", (3, None, 4)),
        ("between 6 and 10 guards", (6, None, 10)),
        ("dozens of boats", (24, None, None)),
        ("hundreds of people", (200, None, None)),
        ("tens of thousands marched", (20_000, None, None)),
        ("several boats", (2, None, None)),
        ("some of the 2,000 guards", (None, None, 2000)),
        ("most of the 60 boats", (None, None, 60)),
        ("1.6m people", (1.6e6, 1.6e6, 1.6e6)),
        ("about 1.3bn people", (None, 1.3e9, None)),
        ("tens of billions of shares", (2e10, None, None)),
        ("a quarter of a million people", (250_000, 250_000, 250_000)),
        ("half-a-million lives", (500_000, 500_000, 500_000)),
        ("a half-dozen boats", (6, 6, 6)),
        ("28,000-plus people", (28_000, None, None)),
        ("they add up to 300 people", (300, 300, 300)),
        ("half of the 60 guards", (None, 30, None)),
        ("at least half of its 20 guards", (10, None, None)),
        ("three-quarters of Norland's 400 guards", (None, 300, None)),
    ],
)
def test_bounds_are_as_told(text: str, wanted: tuple[float | None, ...]) -> None:
    assert ends(text) == wanted


@pytest.mark.parametrize(
    ("text", "unit", "best"),
    [
        ("350 km", "km", 350),
        ("500 miles", "km", 804.672),
        ("10,000 feet", "km", 3.048),
        ("200 nautical miles", "km", 370.4),
        ("80 mph", "km/h", 128.74752),
        ("Mach 6", "mach", 6),
        ("two hours", "min", 120),
        ("six months", "year", 0.5),
        ("$1.5 billion", "USD", 1.5e9),
        ("€20m", "EUR", 20e6),
        ("5m euros", "EUR", 5e6),
        ("10bn yuan", "CNY", 10e9),
        ("3 million pounds", "GBP", 3e6),
        ("3 million won", "KRW", 3e6),
        ("40 percent", "%", 40),
        ("1.5m tonnes", "kg", 1.5e9),
        ("HK$300 million", "HKD", 300e6),
        ("A$40m", "AUD", 40e6),
        ("US$5bn", "USD", 5e9),
        ("£1.5trn", "GBP", 1.5e12),
        ("₦500m", "NGN", 500e6),
        ("Rs 25 lakh", "rupee", 2.5e6),
        ("Rs. 3 crore", "rupee", 3e7),
        ("Rs 5 lakh crore", "rupee", 5e12),
        ("6 crores Indian rupees", "INR", 6e7),
        ("CA$5", "CAD", 5),
        ("MX$5", "MXN", 5),
        ("J$5", "dollar", 5),
        ("USD 49.3 million", "USD", 49.3e6),
        ("(EUR 40 m)", "EUR", 40e6),
        ("$US1.7 billion", "USD", 1.7e9),
        ("KSh38 million", "KES", 38e6),
        ("N60 million", "NGN", 60e6),
        ("P500,000", "PHP", 5e5),
        ("COP 28 million", "COP", 28e6),
        ("a 30,000-Euro check", "EUR", 30_000),
        ("a $143-billion bailout", "USD", 143e9),
        ("the 100m men's final", "km", 0.1),
    ],
)
def test_units_become_canonical(text: str, unit: str, best: float) -> None:
    (quantity,) = read_quantities(text)
    assert (quantity.unit, quantity.best) == (unit, pytest.approx(best))


def test_a_range_keeps_its_two_ends_and_no_best() -> None:
    (quantity,) = read_quantities("They flew approximately 60-70 km.")
    assert (quantity.low, quantity.best, quantity.high) == (60, None, 70)
    assert quantity.approximate


def test_a_list_of_figures_shares_its_unit_and_its_doubt() -> None:
    first, second = read_quantities("with apogees of approximately 50 and 100 km")
    assert (first.unit, first.best, second.low, second.best) == ("km", 50, None, 100)


@pytest.mark.parametrize(
    "text",
    [
        "The KN-23 and the Hwasong-14 flew.",
        "It was a Boeing 737.",
        "The G7 met.",
        "the Group of 20",
        "after 9/11",
        "in 2017",
        "on May 5",
        "at 11:43",
        "the third test",
        "under Article 5.",
        "call 555-010-4477",
        "No. 12",
        "at the 7-Eleven",
        "in the Final Four",
        "the 700 block of Lee Road",
        "HB 200 passed",
    ],
)
def test_what_is_a_name_or_a_date_is_no_quantity(text: str) -> None:
    assert read_quantities(text) == ()


def test_the_name_of_a_weapon_is_no_length_and_money_of_several_states_is_money() -> None:
    (rifles,) = read_quantities("three M-16 rifles")
    (damage,) = read_quantities("60 million pesos in damage")
    assert (rifles.dimension, rifles.best) == ("count", 3)
    assert (damage.dimension, damage.unit, damage.best) == ("money", "peso", 60_000_000)


def test_a_single_thing_counts_only_when_asked() -> None:
    text = "A gunman shot at a second car."
    assert read_quantities(text) == ()
    single = quantity_in(text, 0, 8)
    assert single is not None
    assert single.best == 1
    assert quantity_in(text, 17, 29) is None


def test_a_span_is_read_with_the_bounds_around_it() -> None:
    text = "They killed at least four customs guards."
    quantity = quantity_in(text, text.index("four"), text.index("."))
    assert quantity is not None
    assert (quantity.low, quantity.best, quantity.text) == (4, None, "at least four")


def test_ages_and_kinds_are_no_counts() -> None:
    text = "A four-star general met Ada Lanza, 25, and two boys aged 9 and 11."
    assert [q.dimension for q in read_quantities(text)] == ["attribute", "age", "count", "age", "age"]
    assert quantity_in(text, text.index("Ada"), text.index(", and")) is None


def test_a_value_is_converted_to_the_unit_of_its_field() -> None:
    assert value_in("between 6 and 10 years", 0, 22, "year").low == 6  # type: ignore[union-attr]
    assert value_in("six months", 0, 10, "year").best == 0.5  # type: ignore[union-attr]
    assert value_in("an hour", 0, 7, "min").best == 60  # type: ignore[union-attr]
    assert value_in("three weeks", 0, 11, "km") is None


@pytest.mark.parametrize(
    ("words", "ends", "unit"),
    [
        ("seven years and six months", (7.5, 7.5, 7.5), "year"),
        ("one hour and 14 minutes", (74, 74, 74), "min"),
        ("about two years and three months", (None, 2.25, None), "year"),
    ],
)
def test_a_length_of_time_is_told_in_two_units(words: str, ends: tuple[float | None, ...], unit: str) -> None:
    (whole,) = read_quantities(f"It took {words} to end.")
    assert (whole.text, (whole.low, whole.best, whole.high), whole.unit) == (words, ends, unit)


@pytest.mark.parametrize("words", ["two days and three years", "six months and seven years", "50 km and 300 m"])
def test_a_smaller_unit_goes_on_only_a_greater_one_of_time(words: str) -> None:
    assert len(read_quantities(words)) == 2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2 to 3 million people", 2e6, 3e6),
        ("two to three hundred thousand people", 2e5, 3e5),
        ("Rs 2 to 3 lakh crore", 2e12, 3e12),
    ],
)
def test_all_scales_at_the_end_of_a_range_are_of_both_its_ends(text: str, low: float, high: float) -> None:
    assert ends(text) == (low, None, high)


def test_a_code_that_is_a_name_too_is_money_only_before_millions() -> None:
    assert not [quantity for quantity in read_quantities("the COP 28 summit") if quantity.dimension == "money"]


def test_both_sides_of_a_vote_are_numbers() -> None:
    assert [quantity.best for quantity in read_quantities("It passed by a 5-to-4 vote.")] == [5, 4]
