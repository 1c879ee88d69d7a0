"""Writes a resolved reading as a `TimeExpression`: ISO ends, EDTF, precision, TIMEX3 type and value.

The words before a time that open or close it ("since", "until", "before") and the words within that narrow it
("early", "earlier", "late") are applied here; an end that the words leave open is None.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec.structs import replace

from dateline.grammar import periods as calendar
from dateline.grammar.edtf import write_edtf, write_instant
from dateline.grammar.periods import Period
from dateline.grammar.time_meanings import Clock, Lasting, Meaning, Named, Reading, Recurring, Shifted, Vague, Weekday
from dateline.grammar.time_ranges import opening
from dateline.grammar.time_types import Grain, Kind, Leap, TimeExpression

_PRECISION: dict[str, Grain] = {
    "minute": "minute",
    "day": "day",
    "week": "week",
    "weekend": "day",
    "month": "month",
    "quarter": "season",
    "season": "season",
    "half": "season",
    "year": "year",
    "decade": "decade",
    "century": "decade",
}
_OPENED = re.compile(
    r"\b(?P<word>since|until|till|through|before|by(?!\s+the\s)|expir(?:es?|ing)(?:\s+(?:on|in|at))?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OPENED_WINDOW = 18
# "the first test since 2017" speaks of one that was, not of a stretch.
_NO_SUPERLATIVE = "(?:arr|ch|cont|for|gu|harv|inter|inv|pri|prot|qu|r|requ|t|unr|(?:north|south|mid)?w)est"
_COMPARED = re.compile(rf"\b(?:first|last|only|worst|most|least|(?!{_NO_SUPERLATIVE}\b)\w+est)\b[^.;]*$", re.IGNORECASE)
_COMPARED_WINDOW = 60
# "not due until Saturday" and "postponed until May" speak of Saturday and of May; what another verb closes is closed.
_DELAYED = re.compile(
    r"\b(?:postpone|delay|defer|adjourn|put off)\w*\b[^.;]*$"
    r"|(?:\b(?:not|cannot)|n[’']t)\b(?:(?!\b(?:and|but|that|why|how|who|which|where|because)\b)[^.;,])*$",
    re.I,
)
Ends = tuple[date | None, date | None]


def write_expression(text: str, reading: Reading, period: Period | None, published: date | None) -> TimeExpression:
    """One time as the text gives it."""
    period = _month_of_year_ago(reading, period, published)
    first, last = _ends(reading, period, published)
    bound = _bound(text, reading) if period is not None and not isinstance(reading.meaning, Lasting) else None
    opens, closes = (period.opens, period.closes) if period else (None, None)
    from_ = opens.isoformat(timespec="minutes") if opens else first.isoformat() if first else None
    to = closes.isoformat(timespec="minutes") if closes else last.isoformat() if last else None
    if bound == "since" and first is not None and (published is None or first <= published):
        to, last, closes = published.isoformat() if published else None, published, None
    elif bound == "before" and first is not None and opens is None:
        to, last = (first - timedelta(days=1)).isoformat(), first - timedelta(days=1)
        from_, first = None, None
    elif bound in {"until", "before"}:
        from_, first, opens = None, None, None
    resolved = from_ is not None or to is not None
    grain = period.grain if period else ""
    approximate = reading.modifier in {"APPROX", "LESS_THAN", "MORE_THAN"}
    instant = opens is not None and opens == closes and opens.tzinfo is not None
    return TimeExpression(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        kind=_kind(reading),
        status="resolved" if resolved else "unresolved",
        type=_timex_type(reading, period),
        value=_value(reading, period),
        from_=from_,
        to=to,
        edtf=write_instant(opens) if opens is not None and instant else write_edtf(first, last, grain, approximate),
        precision=_PRECISION.get(grain) if resolved else None,
        leap=leap_of(reading.meaning),
    )


def write_range(
    text: str, ends: tuple[TimeExpression, TimeExpression], first: Period | None, second: Period | None
) -> TimeExpression:
    """Two ends as one time, from the beginning of the first to the end of the second."""
    one, other = ends
    start = opening(text, one.start)
    told = first is not None and second is not None and first.first is not None and second.last is not None
    resolved = told and (one.from_ or "") <= (other.to or one.from_ or "")
    edtf = write_edtf(first.first, second.last, "") if resolved and first is not None and second is not None else None
    return TimeExpression(
        start=start,
        end=other.end,
        text=text[start : other.end],
        kind=one.kind,
        status="resolved" if resolved else "unresolved",
        type=one.type,
        value=f"{one.value}/{other.value}",
        from_=one.from_ if resolved else None,
        to=other.to if resolved else None,
        edtf=edtf,
        precision=other.precision if resolved else None,
        parts=ends,
        leap=one.leap if one.leap == other.leap else None,
    )


def on_days(time: TimeExpression, days: Period) -> TimeExpression:
    """A length of time on the days that it means."""
    return replace(
        time,
        status="resolved",
        from_=days.first.isoformat() if days.first else None,
        to=days.last.isoformat() if days.last else None,
        edtf=write_edtf(days.first, days.last, ""),
        precision=_PRECISION.get(days.grain),
    )


def _bound(text: str, reading: Reading) -> str | None:
    """ "since" where the words before open a time, "until" ("by", "expires") or "before" where they close it."""
    start = reading.start
    match = _OPENED.search(text[max(0, start - _OPENED_WINDOW) : start])
    if match is None:
        return None
    word = match["word"].lower()
    if word == "by" and text.startswith(("'s", "’s"), reading.end):
        return None
    if word == "since" and is_compared(text, start):
        return None
    if word == "before" and getattr(reading.meaning, "part", None):
        return None  # "before dawn on Sunday" is Sunday
    if word in {"until", "till"} and _DELAYED.search(text[max(0, start - _COMPARED_WINDOW) : start]):
        return None
    return word if word in {"since", "before"} else "until"


def is_compared(text: str, start: int) -> bool:
    """Whether what stands before `start` compares: "its first test since" tells when another was, not this one."""
    return _COMPARED.search(text[max(0, start - _COMPARED_WINDOW) : start]) is not None


def _month_of_year_ago(reading: Reading, period: Period | None, published: date | None) -> Period | None:
    """The month, where a period is that of "a year ago"; about a year ago leaves more open."""
    meaning = reading.meaning
    if not isinstance(meaning, Shifted) or reading.modifier or period is None or published is None:
        return period
    if (meaning.unit, meaning.amount, meaning.base, period.grain) != ("year", -1, "now", "year") or not meaning.loose:
        return period
    return replace(calendar.month_period(published.year - 1, published.month), value=period.value)


def _ends(reading: Reading, period: Period | None, published: date | None) -> Ends:
    """First and last day, narrowed by "early", "mid", "late", "earlier", "later"."""
    if period is None or period.first is None or period.last is None:
        return (None, None) if period is None else (period.first, period.last)
    first, last = period.first, period.last
    if reading.modifier in {"START", "MID", "END"} and first != last:
        return _third(period, first, last, reading.modifier)
    if published is None or not first < published <= last:
        return first, last
    if reading.modifier == "EARLIER":
        return first, published
    return (published, last) if reading.modifier == "LATER" else (first, last)


def leap_of(meaning: Meaning | None) -> Leap | None:
    """What a meaning leaves open: a bare weekday or weekend its week, a date without a year its year."""
    if isinstance(meaning, Clock):
        return leap_of(meaning.day)
    if isinstance(meaning, Shifted):
        return "week" if (meaning.unit, meaning.amount, meaning.base) == ("weekend", 0, "now") else None
    if isinstance(meaning, Weekday):
        return "week" if meaning.shift is None and meaning.week_shift is None and not meaning.weeks else None
    if not isinstance(meaning, Named) or not (meaning.month or meaning.holiday or meaning.season):
        return None
    return "year" if meaning.year is None and meaning.year_shift is None and meaning.shift is None else None


def _third(period: Period, first: date, last: date, modifier: str) -> Ends:
    """The early, middle or late part: of a month by tens, of a year by months, of a decade by its years.

    Late in a year is its last quarter.
    """
    if period.grain == "month":
        cuts = (first, first.replace(day=10), first.replace(day=10), first.replace(day=20), first.replace(day=20), last)
    elif period.grain == "year":
        year = first.year
        cuts = (first, _month_end(year, 4), date(year, 5, 1), _month_end(year, 8), date(year, 10, 1), last)
    elif period.grain in {"decade", "century"}:
        size = (last.year - first.year + 1) // 10
        cuts = (
            first,
            date(first.year + 4 * size - 1, 12, 31),
            date(first.year + 4 * size, 1, 1),
            date(first.year + 6 * size, 12, 31),
            date(first.year + 5 * size, 1, 1),
            last,
        )
    else:
        third = timedelta(days=(last - first).days // 3)
        cuts = (first, first + third, first + third, last - third, last - third, last)
    index = {"START": 0, "MID": 2, "END": 4}[modifier]
    return cuts[index], cuts[index + 1]


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _kind(reading: Reading) -> Kind:
    if isinstance(reading.meaning, Recurring):
        return "set"
    if isinstance(reading.meaning, Lasting):
        return "duration"
    return "time" if isinstance(reading.meaning, Clock) else "date"


def _timex_type(reading: Reading, period: Period | None) -> str:
    if isinstance(reading.meaning, Recurring):
        return "SET"
    if isinstance(reading.meaning, Lasting):
        return "DURATION"
    return "TIME" if isinstance(reading.meaning, Clock) or (period is not None and "T" in period.value) else "DATE"


def _value(reading: Reading, period: Period | None) -> str:
    meaning = reading.meaning
    if isinstance(meaning, Vague | Recurring):
        return meaning.value
    if period is not None:
        return period.value
    if isinstance(meaning, Shifted) and meaning.amount is None:
        return "PAST_REF"
    if isinstance(meaning, Clock):
        return f"T{meaning.hour:02d}:{meaning.minute or 0:02d}"
    return "XXXX-XX-XX"
