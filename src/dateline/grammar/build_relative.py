"""Says what times told from another time mean, and lengths and sets of times, one function a rule; None rejects.

No function here looks at the calendar or at the rest of the text.
"""

from dateline.grammar import time_words as words
from dateline.grammar.found import Found
from dateline.grammar.time_meanings import Lasting, Meaning, Named, Recurring, Shifted, Vague, Weekday

_UNIT_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}


def ago(found: Found) -> Meaning | None:
    """Three days ago, two years earlier, a week later, months ago, an hour and a half later."""
    unit, amount = counted(found)
    base = "now" if found.has("ago") else "then"
    sign = 1 if found.has("later") else -1
    if unit is None:
        return None
    bare = amount is None and not found.has("few")
    return Shifted(unit, None if amount is None else sign * amount, base, loose=not bare)


def counted(found: Found) -> tuple[str | None, float | None]:
    """The unit that is counted, and how many; "a quarter-century" is 25 years."""
    units = [words.UNITS.get(token.word) for token in found.all("unit")]
    if len(units) == 2:
        return ("year", 25) if units == ["quarter", "century"] else (None, None)
    if found.has("half"):
        return found.unit(), 1.5 if found.has("and") else 0.5
    return found.unit(), quantity(found)[0]


def counted_from(found: Found) -> Meaning | None:
    """Ten years ago today, a week ago Monday, two weeks from now."""
    unit, amount = counted(found)
    if unit is None or amount is None or (found.has("on") and not found.has("weekday")):
        return None
    signed = -amount if found.has("ago") else amount
    if found.has("vague"):
        return None if found.word("vague") != "now" or found.has("ago") else Shifted(unit, signed)
    weekday = found.weekday()
    if weekday is None:
        near, _ = words.DEICTIC_DAYS[found.word("deictic") or "today"]
        return Shifted(unit, signed, exact=True) if near == 0 else None
    return Weekday(weekday, weeks=int(signed)) if unit == "week" else None


def before(found: Found) -> Meaning | None:
    """The day before, the night before, the week after, where nothing follows that it could be told from."""
    if found.after is not None and found.after.word[0].isalnum():
        return None
    part = found.part()
    unit = "day" if part is not None else found.unit()
    return Shifted(unit, 1 if found.has("after") else -1, "then", part) if unit else None


def before_last(found: Found) -> Meaning | None:
    """The week before last."""
    unit = found.unit()
    return Shifted(unit, -2) if unit and found.word("last") == "last" else None


def quantity(found: Found) -> tuple[float | None, float | None]:
    """Low and high of the number before a unit; (None, None) for a number that is not told."""
    numbers = found.numbers()
    if numbers:
        return 1 if found.has("article") else numbers[0], numbers[-1]
    few = found.word("few")
    if few:
        low, high = words.FEW[few]
        return (low, high) if high is not None else (None, None)
    return (1, 1) if found.has("article") else (None, None)


def shifted_span(found: Found) -> Meaning | None:
    """Last month, the past three years, the next few days, recent weeks."""
    unit, shift = found.unit(), found.shift() or 0
    if unit is None:
        return None
    if found.has("units", "day", "number", "few"):
        low, high = quantity(found)
        part = low is None and found.after is not None and found.after.word == "of"  # "the last days of the war"
        return Lasting(unit, 1 if found.has("or") and low == high else low, high, 0 if part else shift)
    word = found.word("next", "last")
    if word == "past" and unit in {"decade", "century"}:
        return Lasting(unit, 1, 1, -1)
    if word == "next" and found.has("the") and unit == "day":
        return Shifted(unit, shift, "then")
    base = "then" if word in {"following", "previous", "preceding"} else "now"
    long = word == "past" or (unit in {"decade", "century"} and shift < 0) or _reaches(found)
    return Shifted(unit, shift, base, rolling=long and unit not in {"day", "night", "weekend"})


_REACHING = frozenset({"in", "over", "within", "during", "for", "throughout"})


def _reaches(found: Found) -> bool:
    """Whether "the last month" is the one up to now: "over the last month", not "it left the last month open"."""
    told_over = found.before is not None and found.before.word in _REACHING
    return told_over and found.has("the") and found.word("next", "last") in {"last", "next", "coming"}


def relative(found: Found) -> Meaning | None:
    """This week, these days, the same day, that year."""
    unit = found.unit()
    if unit is None or unit in {"second", "minute", "hour", "millennium"}:
        return None
    if unit == "century" and not found.has("this", "that"):
        return None
    if found.has("units"):
        return Vague("PRESENT_REF") if found.has("these") else None
    if found.after is not None and found.after.start == found.tokens[-1].end and found.after.word in _HYPHENS:
        return None
    anchored = found.after is not None and found.after.word in _ANCHORS and not _is_of_edge(found)
    if found.has("the") and not found.has("same") and (unit == "day" or anchored):
        return None
    if found.tokens[-1].text[0].isupper() and found.tokens[-1].text[1:].islower():
        return None
    if found.has("the") and unit == "year" and found.after and found.after.word in {"ended", "ending"}:
        return Lasting("year", 1, 1)
    base = "then" if found.has("that", "same") or (unit in {"day", "quarter"} and not found.has("this")) else "now"
    return Shifted(unit, 0, base, loose=unit == "weekend" and found.has("the"))


def _is_of_edge(found: Found) -> bool:
    """Whether the words before say which part of a unit is meant, so that nothing behind has to: "the end of"."""
    return len(found.lead) > 1 and found.lead[-2] in words.EDGES and found.lead[-1] == "of"


_HYPHENS = frozenset({"-", "–", "—", "‑"})
_ANCHORS = frozenset({"before", "after", "following", "since", "when", "that"})


def year_ago(found: Found) -> Meaning | None:
    """Year-earlier, the year-ago quarter, the corresponding period last year."""
    units = [words.UNITS.get(token.word) for token in found.all("unit")]
    if found.has("ago", "earlier", "later"):
        if units[0] != "year" or found.has("later"):
            return None
        if found.has("units"):
            return Lasting(found.unit() or "month", quantity(found)[0], quantity(found)[1])
        return Named(quarter=found.ordinal(), year_ago=True)
    if found.has("same") and ("year" not in units or not (found.has("period") or "quarter" in units)):
        return None
    return Named(year_ago=True) if "year" in units else Shifted("quarter", 0, "quarter")


def latest(found: Found) -> Meaning | None:
    """The latest quarter, the latest period, the current year, this quarter."""
    unit = "quarter" if found.has("period") else found.unit()
    if unit is None or unit in {"second", "minute", "hour"} or (found.has("period") and not found.has("latest")):
        return None
    if found.has("latest") and unit == "quarter":
        return Shifted("quarter", 0, "quarter")
    if found.has("latest"):
        return Shifted(unit, -1 if unit == "year" else 0)
    return None if found.has("this") and not found.has("fiscal") else Shifted(unit, 0)


def year_quarter(found: Found) -> Meaning | None:
    """The 1988 quarter, the 1989 period."""
    if found.has("unit") and found.unit() != "quarter":
        return None
    return Named(year=found.year(), year_ago=True)


def within_day(found: Found) -> Meaning | None:
    """Earlier in the day, late in the evening, later that day."""
    if not found.has("unit"):
        return Shifted("day", 0, "then", found.part(), loose=found.has("that", "same"))
    return Shifted("day", 0, "then") if found.unit() == "day" else None


def long(found: Found) -> Meaning | None:
    """Day-long, decades-long, weeklong."""
    unit = found.unit()
    word = found.word("unitlong")
    if word:
        return Lasting(words.UNITS[word.removesuffix("long")], 1, 1)
    return Lasting(unit, 1, 1) if unit and found.has("unit") else Lasting(unit, None) if unit else None


def year_end(found: Found) -> Meaning | None:
    """Year-end, the year's end."""
    if found.unit() != "year" or found.word("edge") != "end":
        return None
    return Named(year_shift=0, edge="END")


def recent(found: Found) -> Meaning | None:
    """Recent days, recent weeks and months."""
    return Vague("PAST_REF", found.unit())


def past(found: Found) -> Meaning | None:
    """The past, in "in the past"; long ago, a while ago."""
    asked = found.before is not None and found.before.word == "how"
    return Vague("PAST_REF") if not asked and (found.has("ago") or found.word("last") == "past") else None


def other_day(found: Found) -> Meaning | None:
    """The other day."""
    return Vague("PAST_REF") if found.unit() in {"day", "night", "week"} else None


def one_day(found: Found) -> Meaning | None:
    """One day, of what may come: "he would one day return"; not "within one day", "one day of talks"."""
    told = [token.word for token in found.tokens] == ["one", "day"]
    before = found.before.word if found.before else ""
    after = found.after.word if found.after else ""
    goes_on = after.isalpha() and after not in _BEHIND_A_LENGTH  # not "cut to one day."
    return Vague("FUTURE_REF") if told and before in _BEFORE_SOME_DAY and goes_on else None


_BEFORE_SOME_DAY = frozenset(
    {"will", "would", "may", "might", "could", "can", "should", "must", "to", "'ll", "’ll", "that"}
)
_BEHIND_A_LENGTH = frozenset(
    {"of", "ago", "later", "earlier", "before", "after", "from", "or", "to", "in", "on", "and"}
)


def ahead(found: Found) -> Meaning | None:
    """The weeks ahead, the days and months to come."""
    unit = found.unit()
    return Lasting(unit, None, None, 1) if unit else None


def fiscal_year(found: Found) -> Meaning | None:
    """The fiscal year."""
    return Lasting("year", 1, 1) if found.unit() == "year" else None


def future(found: Found) -> Meaning | None:
    """The future, as soon as possible; not the future of something."""
    owned = found.has("future") and found.after is not None and found.after.word == "of"
    return None if owned else Vague("FUTURE_REF")


def recurring(found: Found) -> Meaning | None:
    """Every day, each Thursday, every two weeks, daily."""
    if found.has("recurrence"):
        if _in_a_name(found):
            return None
        return Recurring(words.RECURRENCES[found.word("recurrence") or ""])
    if found.has("weekday"):
        return Recurring(f"XXXX-WXX-{(found.weekday() or 0) + 1}")
    if found.has("month"):
        return Recurring(f"XXXX-{found.month() or 0:02d}")
    if found.has("season"):
        return Recurring(f"XXXX-{found.season()}")
    unit = found.unit()
    often = 2 if found.has("alternate") else quantity(found)[0] or 1
    return Recurring(length(unit, often)) if unit else None


def _in_a_name(found: Found) -> bool:
    """Whether a capital word stands before another: "Daily News"."""
    return found.tokens[-1].text[0].isupper() and found.after is not None and found.after.text[0].isupper()


def length(unit: str, amount: float | None) -> str:
    """A length of time as TIMEX3 and ISO 8601 write it: P3D, PT2H, PXM."""
    code = _UNIT_CODES[unit]
    if unit == "fortnight" and amount is not None:
        amount *= 2
    years = {"decade": 10, "century": 100}.get(unit)
    if years is not None and amount is not None:
        code, amount = "Y", amount * years
    elif unit == "decade":
        code = "Y"
    if amount is not None and amount % 1 == 0.5 and unit in {"year", "hour"}:
        whole = f"{int(amount)}{code[-1]}" if amount >= 1 else ""
        return f"P{whole}6M" if unit == "year" else f"PT{whole}30M"
    figure = "X" if amount is None else f"{int(amount)}" if amount == int(amount) else f"{amount:g}"
    return f"PT{figure}{code[1:]}" if code.startswith("T") else f"P{figure}{code}"


def duration(found: Found) -> Meaning | None:
    """Three days, a ten-year, a few minutes, two to three weeks."""
    unit = found.unit()
    if unit is None or unit == "weekend" or not _lasts(found, unit):
        return None
    if found.has("half") or len(found.all("unit")) == 2:
        whole, amount = counted(found)
        return Lasting(whole, amount, amount) if whole else None
    low, high = quantity(found)
    return Lasting(unit, low, high)


def some_units(found: Found) -> Meaning | None:
    """Weeks, in "for weeks", "days after the attack", "over the years", "the first hours"; not "early hours"."""
    unit = found.unit()
    before = found.before.word if found.before else ""
    if unit is None or unit in {"second", "quarter", "half"}:
        return None
    if found.has("the") and not found.has("first") and before not in {"over", "throughout"}:
        return None
    return None if unit == "hour" and before in words.EDGES else Lasting(unit, None, None)


def unit_of(found: Found) -> Meaning | None:
    """A week, in "a week of talks"; not in "$20 a week in fines"."""
    unit = found.unit()
    if unit is None or unit == "quarter" or found.after is None or found.after.word != "of":
        return None
    return Lasting(unit, 1, 1)


def _lasts(found: Found, unit: str) -> bool:
    """Rules out "a second strike", "three-quarters", "a quarter of"."""
    if found.tokens[-1].word == "second":
        return found.has("hyphen") and found.has("number", "day")
    of_it = found.after is not None and found.after.word == "of"
    if unit == "quarter" and not found.has("few") and (of_it or found.has("hyphen", "article")):
        return False
    return not (found.has("article") and not found.has("few", "half") and found.has("units"))


def vague(found: Found) -> Meaning | None:
    """Now, more recently; not the measure of "as recently as May"."""
    if found.before is not None and found.before.word == "as":
        return None
    if found.has("more", "most") and found.word("vague") not in {"recently", "lately"}:
        return None
    if found.has("current"):
        return Vague("PRESENT_REF")
    value = words.VAGUE[found.word("vague") or "now"]
    return Vague(value, "day" if value == "PRESENT_REF" else None)
