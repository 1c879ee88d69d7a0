"""Says what dates, clocks and names of the calendar mean, one function a rule; None rejects the match.

No function here looks at the calendar or at the rest of the text.
"""

from msgspec.structs import replace

from dateline.grammar import time_words as words
from dateline.grammar.found import Found
from dateline.grammar.number_words import listed
from dateline.grammar.time_meanings import Clock, Meaning, Named, Recurring, Shifted, Weekday


def stamp(found: Found) -> Meaning | None:
    """2022-08-30, 11/02/89, 05/01/1998 09:13:00."""
    token = found.all("iso", "slashed")[0]
    day = _written_day(token.word)
    clocks = [*found.all("clock"), *([token] if ":" in token.word else [])]
    if day is None or not clocks:
        return day
    hour, minute = _hour_and_minute(clocks[0].word[11:] if clocks[0] is token else clocks[0].word)
    return Clock(hour, minute, found.zone(), None, day) if hour < 24 and minute < 60 else day


def _written_day(word: str) -> Named | None:
    if word[:4].isdigit():
        return Named(int(word[:4]), int(word[5:7]), int(word[8:10]))
    first, second, year = (int(piece) for piece in word.replace("-", "/").replace(".", "/").split("/"))
    if "." in word:  # written so where the day comes first
        first, second = second, first
    month, day = (first, second) if first <= 12 else (second, first)
    full = year if year > 99 else year + (1900 if year >= 50 else 2000)
    return Named(full, month, day) if month <= 12 and 1 <= day <= 31 and month >= 1 else None


def _hour_and_minute(word: str) -> tuple[int, int]:
    pieces = word.replace(".", ":").split(":")
    return int(pieces[0]), int(pieces[1][:2])


def clock(found: Found) -> Meaning | None:
    """11:43, 6:45 a.m., 6 p.m. EST Friday, noon Thursday, 4 in the morning."""
    timed = found.all("clock")
    named = found.word("namedhour")
    if timed:
        hour, minute = _hour_and_minute(timed[0].word)
    elif found.has("meridiem", "oclock"):
        hour, minute = int(found.numbers()[0]), 0
    elif named:
        hour, minute = words.NAMED_HOURS[named], 0
    else:
        return None
    return _clock(found, hour, minute)


def clock_in_words(found: Found) -> Meaning | None:
    """Six in the evening, 4 in the morning, seven on Saturday morning; not an hour that its part of the day lacks."""
    hour = found.numbers()[0]
    lies_within = hour in words.HOURS_OF_PARTS.get(found.part() or "", ()) and found.word("of") != "of"
    return _clock(found, int(hour), 0) if lies_within else None


def _clock(found: Found, hour: int, minute: int) -> Clock | None:
    half = "p" if (found.word("meridiem") or "").startswith("p") else "a" if found.has("meridiem") else None
    if half is None and found.has("part", "night"):
        half = "a" if found.part() == "MO" else "p"
    if half and not 1 <= hour <= 12 and hour != 0:
        half = None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Clock(hour, minute, found.zone(), half, day_reference(found)) if hour < 24 and minute < 60 else None


def military_clock(found: Found) -> Meaning | None:
    """0243 GMT, 2145 GMT Friday."""
    token = found.all("year", "number")[0]
    if len(token.word) != 4 or not token.word.isdigit() or found.zone() == "local":
        return None
    return _clock(found, int(token.word[:2]), int(token.word[2:]))


def day_reference(found: Found) -> Named | Weekday | Shifted | None:
    """The day named within a longer match, if any."""
    if found.has("month"):
        return date(found)
    weekday = found.weekday()
    if weekday is not None:
        return Weekday(weekday, found.shift(), found.part())
    if found.has("deictic"):
        return deictic(found)
    if found.has("this", "last"):
        return Shifted("day", -1 if found.has("last") else 0)
    return None


def date(found: Found) -> Named:
    """August 30; Wednesday, Sept. 13, 2023; 30 August 2022; March 3-5."""
    days = [int(token.number) for token in found.all("day") if token.number]
    if found.has("clock", "meridiem", "oclock") and len(days) > 1:
        days = days[-1:]
    day = days[0] if days else found.ordinal()
    last = days[1] if len(days) > 1 and not found.has("meridiem", "clock") else None
    return Named(found.year(), found.month(), day, last)


def told_date(found: Found) -> Named | None:
    """August 30; not the figure before a month of its own: "the mother of 12 in Oct. 2011"."""
    return None if found.word("of") == "in" else date(found)


def date_of_year(found: Found) -> Meaning | None:
    """December 16 last year, 3 June of this year."""
    return replace(date(found), year_shift=found.shift()) if found.unit() == "year" else None


def month(found: Found) -> Meaning | None:
    """August, last August, August 1988, July last year."""
    if found.has("unit"):
        return Named(month=found.month(), year_shift=found.shift()) if found.unit() == "year" else None
    if found.has("year"):
        return Named(year=found.year(), month=found.month())
    if found.shift() is None and not _surely_month(found):
        return None
    return Named(month=found.month(), shift=found.shift())


def within_month(found: Found) -> Meaning | None:
    """The first week of June, the last day of May 2013."""
    unit = words.UNITS.get(found.word("unit") or "")
    if unit not in {"day", "week", "weekend"}:
        return None
    which = -1 if found.has("last") else found.ordinal()
    return Named(year=found.year(), month=found.month(), nth=which, nth_unit=unit)


_MONTH_PREPOSITIONS = frozenset(
    listed(
        "in of since until till by from to through between and or for during early late mid last next this before "
        "after around about -"
    )
)


def _surely_month(found: Found) -> bool:
    """Whether a bare month is one: "Jan" and "March" are names and verbs as well."""
    token = found.tokens[-1]
    if len(token.word) == 3 and token.kind != "shortened" and token.word != "may":
        return False
    before = found.before.word if found.before else ""
    if token.word in {"may", "march", "august", "april", "june"}:
        return (
            before in _MONTH_PREPOSITIONS
            or (token.word not in {"may", "march"} and before in {"a", "an", "the"})
            or (before in _BEFORE_A_MONTH and _is_before_noun(found))
            or (found.after is not None and found.after.word in {"-", "–", "through"})
        )
    return True


_POSSESSIVES = frozenset(listed("his her their my your our"))
_OWNERS = _POSSESSIVES | {"'s", "’s"}
_BEFORE_A_MONTH = _OWNERS | {"a", "an", "the", "its"}


def _is_before_noun(found: Found) -> bool:
    """Whether a plain word follows that may be what is of the month: "a March meeting", not "the March for Peace"."""
    after = found.after.text if found.after else ""
    return after.isalpha() and after.islower() and len(after) > 3


def quarter(found: Found) -> Meaning | None:
    """The third quarter, fourth-quarter, the second half of 1998, this year's third quarter."""
    units = [words.UNITS.get(token.word) for token in found.all("unit")]
    halves = found.has("half")
    which = found.ordinal() or (2 if halves and found.has("last") else None)
    if not ("quarter" in units or halves) or which is None or which > (2 if halves else 4):
        return None
    shift = (found.shift() or 0) if "year" in units else None
    if (found.has("hyphen") and found.has("the")) or (halves and {"decade", "century"} & set(units)):
        return None
    if halves:
        return Named(year=found.year(), half=which, year_shift=shift)
    return Named(year=found.year(), quarter=which, year_shift=shift)


def quarter_in_short(found: Found) -> Meaning | None:
    """Q3, Q3 2013."""
    return Named(year=found.year(), quarter=int((found.word("quartername") or "q1")[1]))


def season(found: Found) -> Meaning | None:
    """The spring of 1994, last summer, this past spring."""
    if found.has("unit"):
        return Named(season=found.season(), year_shift=found.shift()) if found.unit() == "year" else None
    if found.word("season") == "fall" and _falls(found):
        return None
    return Named(year=found.year(), season=found.season(), shift=found.shift())


def _falls(found: Found) -> bool:
    """Whether "fall" is a fall: "the fall of the city", "the leader's fall in 2003"."""
    owned = found.before is not None and found.before.word in _OWNERS
    return owned or (not found.has("year") and found.after is not None and found.after.word == "of")


def decade(found: Found) -> Meaning | None:
    """The 1990s, the '80s, the nineties."""
    word = found.all("decade")[0].word
    digits = "".join(character for character in word if character.isdigit())
    if not digits:
        return Named(decade=words.DECADES[word])
    before = found.before.word if found.before else ""
    if len(digits) == 2 and _is_age(found, digits):
        return None
    if len(digits) == 2 and not found.has("the") and before not in {"the", "early", "late", "mid", "-", "and", "or"}:
        return None
    return Named(decade=int(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10)


def _is_age(found: Found, digits: str) -> bool:
    """Whether someone is in the decade: "in her late 30s", "men in their 20s"."""
    return bool(_POSSESSIVES.intersection(found.lead)) and found.tokens[-1].text[0].isdigit() and int(digits) >= 20


def century(found: Found) -> Meaning | None:
    """The 20th century."""
    which = found.ordinal()
    if found.unit() != "century" or not which or _before_christ(found):
        return None
    return Named(century=which - 1)


def _before_christ(found: Found) -> bool:
    return found.after is not None and found.after.word in {"bc", "bce", "b"}


def holiday(found: Found) -> Meaning | None:
    """Christmas, last Thanksgiving, New Year's Eve."""
    return Named(year=found.year(), holiday=found.word("holiday"), shift=found.shift())


def era(found: Found) -> Meaning | None:
    """World War II, 9/11."""
    return Named(era=found.word("era"))


def holiday_week(found: Found) -> Meaning | None:
    """Easter week, Thanksgiving weekend."""
    named = Named(found.year(), holiday=found.word("holiday"), shift=found.shift(), nth_unit=found.unit())
    return named if found.unit() in {"week", "weekend"} else None


def weekday(found: Found) -> Meaning | None:
    """Wednesday, last Friday, Tuesday night, Mondays."""
    which = found.weekday()
    word, part = found.word("weekday") or "", found.word("part") or ""
    if which is None:
        return None
    if found.has("units") and found.all("units")[0].word != "nights":
        return None
    if word.endswith("days") or found.has("units") or part.endswith("ings") or part.endswith("noons"):
        often = "NI" if found.has("units") else found.part()
        return Recurring(f"XXXX-WXX-{which + 1}" + (f"T{often}" if often else ""))
    return Weekday(which, found.shift(), found.part())


def weekday_of_week(found: Found) -> Meaning | None:
    """Monday of last week, Friday this week."""
    if found.unit() != "week":
        return None
    return Weekday(found.weekday() or 0, week_shift=found.shift())


def deictic(found: Found) -> Shifted:
    """Today, yesterday morning, tonight."""
    amount, part = words.DEICTIC_DAYS[found.word("deictic") or "today"]
    return Shifted("day", amount, "now", found.part() or part, rolling=found.word("deictic") == "overnight")


def part_of_day(found: Found) -> Meaning | None:
    """The night of April 14, the morning of Sunday."""
    if found.part() is None:
        return None
    if found.has("month"):
        return replace(date(found), part=found.part())
    return Weekday(found.weekday() or 0, found.shift(), found.part())


def beside_day(found: Found) -> Meaning | None:
    """The day before last Tuesday, the day after Sept. 11."""
    step = -1 if found.has("before") else 1
    if found.unit() != "day":
        return None
    if found.has("month"):
        return replace(date(found), days=step)
    return Weekday(found.weekday() or 0, found.shift(), days=step)


def overnight(found: Found) -> Meaning | None:
    """Overnight on Saturday."""
    if found.word("deictic") != "overnight":
        return None
    return Weekday(found.weekday() or 0, found.shift(), "NI")


def beyond(found: Found) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    if found.unit() != "day":
        return None
    near, _ = words.DEICTIC_DAYS[found.word("deictic") or "today"]
    return Shifted("day", near + (-1 if found.has("before") else 1))


def this_part(found: Found) -> Meaning | None:
    """This morning, last night, the next morning, that evening."""
    part = found.part()
    if part is None:
        return None
    if found.has("that", "same"):
        return Shifted("day", 0, "then", part, loose=True)
    if found.has("next"):
        return Shifted("day", 1, "then", part)
    if found.word("last") in {"previous", "preceding"}:
        return Shifted("day", -1, "then", part)
    if found.has("the"):
        return None
    return Shifted("day", -1 if found.has("last") else 0, "now", part)


def bare_part(found: Found) -> Meaning | None:
    """Dawn, mid-afternoon."""
    return Shifted("day", 0, "then", found.part())


def hour(found: Found) -> Meaning | None:
    """The 6 of "between 6 and 7 a.m."."""
    return Clock(int(found.numbers()[0]), 0) if found.numbers()[0] < 24 else None


def years(found: Found) -> Meaning | None:
    """2009-10, 1992-93: a season that crosses the turn of the year."""
    first = found.year() or 0
    second = int(found.numbers()[0]) if found.numbers() else 0
    if second == (first + 1) % 100:
        return Named(year=first, last_year=first + 1)
    # A second number up to 12 may be a month.
    return Named(year=first, last_year=first - first % 100 + second) if max(first % 100, 12) < second < 100 else None


def year(found: Found) -> Meaning | None:
    """1998, fiscal 1989."""
    which = found.year() or next((int(number) for number in found.numbers()), None)
    if (found.has("unit") and found.unit() != "year") or _before_christ(found) or _counts(found):
        return None
    return Named(year=which) if which and (1500 <= which <= 2100 or found.has("fiscal")) else None


_BEFORE_A_YEAR = frozenset(
    listed("in since by of until till from to through between and or before after during the a this early late mid -")
)


def _counts(found: Found) -> bool:
    """Whether a round number stands before a plural as a count does: "2000 leaflets", yet "in 2000 elections"."""
    after = found.after.text if found.after else ""
    before = found.before.word if found.before else ""
    round_number = (found.year() or 1) % 50 == 0
    return round_number and after.islower() and after[-1:] == "s" and len(after) > 3 and before not in _BEFORE_A_YEAR


def week_of(found: Found) -> Meaning | None:
    """The week of March 6."""
    day = date(found)
    unit = words.UNITS.get(found.word("unit") or "")
    return Named(day.year, day.month, day.day, week=True) if unit == "week" else None
