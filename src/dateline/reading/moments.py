"""Times as publishers state them: a day, or an instant with its zone.

A clock time without a zone gives the day only, since a zone is never invented; a numeric date that can be read two
ways gives None. These are times of publication; times within the text belong to the grammar.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from dateline.reading.report import Basis, Moment

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>(?:18|19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    + _WEEKDAY + _DAY.format("_a") + r"[\s-]+(?:of\s+)?" + _MONTH.format("_a") + r",?[\s-]+" + _YEAR.format("_a")
    + "|" + _WEEKDAY + _MONTH.format("_b") + r"\s+" + _DAY.format("_b") + r",?\s+" + _YEAR.format("_b")
    + "|" + _YEAR.format("_c") + r"(?P<separator>[-/.])(?P<month_c>\d{1,2})(?P=separator)" + _DAY.format("_c")
    + "|" + _YEAR.format("_e") + r"(?P<month_e>[01]\d)(?P<day_e>[0-3]\d)"
    + r"|(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-]" + _YEAR.format("_d")
    + r")(?=$|[^\w-]|T\d)",
    re.IGNORECASE,
)  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:hrs\b|hours\b)?\s*\(?(?P<zone>Z(?!\w)|(?:GMT"
    r"|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?(?!\d)|[A-Z]{2,4}\b)?\)?",
    re.IGNORECASE,
)
_HOURS = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "est": -5, "edt": -4, "cdt": -5, "mdt": -6, "mst": -7, "pst": -8, "pdt": -7,
    "akst": -9, "akdt": -8, "hst": -10, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "wib": 7,
    "pkt": 5, "npt": 5.75, "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "sast": 2,
    "eat": 3, "wat": 1, "gst": 4,
}  # fmt: skip
_SEASONAL = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_FILLER = re.compile(
    r"\b(?:first|last|originally|published|posted|updated?|modified|edited|revised|created|issued"
    r"|released|date|dated|time|on|at|as of|since|local"
    r"|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|\d+\s*min(?:ute)?s?(?:\s+read)?|read|T)\b",
    re.IGNORECASE,
)
# Between slashes as a path, or eight figures anywhere, with a clock or a number of the article behind them.
_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2]|[a-z]{3})[/-]?(?P<day>[0-2]\d|3[01])(?:/|-|_|$)"
    r"|(?<!\d)(?P<year_b>(?:19|20)\d\d)(?P<mark>-?)(?P<month_b>0[1-9]|1[0-2])(?P=mark)(?P<day_b>[0-2]\d|3[01])"
    r"(?=\D|$|(?:\d\d){2,3}(?!\d))"
)
_SHORT_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’&-]*(?:[ /-]+(?:(?:de|la|of|the)\s)?[A-ZÀ-Þ][\w.'’&-]*){0,3}")
_CUT = re.compile(r"\s*[,;|·•]\s+|\s+[–—-]\s+")
_CLOCK_ALONE = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]\d\d\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)\s*\(?(?:[A-Za-z]{2,5}(?: time)?)?\)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_CHANGED = re.compile(r"\b(?:updated?|modified|edited|revised)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read_moment(text: str, basis: Basis) -> Moment | None:
    """The first date in a short text, with its clock time if a zone is stated; None if there is none."""
    if len(text) > 300:
        return None
    found = _DATE.search(text)
    day = _read_day(found) if found else None
    if found is None or day is None:
        return None
    instant = _read_instant(day, text[found.end() :]) or _read_instant(day, text[: found.start()])
    return Moment(from_=instant or day.isoformat(), to=None, text=text.strip(), basis=basis)


def moment_of_timestamp(seconds: float, basis: Basis) -> Moment | None:
    """The instant of a Unix time (seconds, or milliseconds if too large to be seconds)."""
    try:
        instant = datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 1e11 else seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return Moment(from_=instant.strftime("%Y-%m-%dT%H:%M:%SZ"), to=None, text=f"{seconds:g}", basis=basis)


def first_moment(*moments: Moment | None) -> Moment | None:
    """The first moment there is; where it is a day, an instant told of that very day goes before it."""
    told = [moment for moment in moments if moment is not None]
    return next((moment for moment in told if moment.from_.startswith(f"{told[0].from_}T")), told[0]) if told else None


def moment_of_address(url: str | None) -> Moment | None:
    """The day that the address of an article names, as most outlets' do: ".../2021/04/05/..."."""
    found = _ADDRESS.search(url or "")
    if found is None:
        return None
    year, month, day = (found[name] or found[f"{name}_b"] for name in ("year", "month", "day"))
    text = f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"
    moment = read_moment(text, "url")
    return replace(moment, text=found[0].strip("/-_")) if moment else None


def is_date_line(line: str) -> bool:
    """Whether a line says when the article was published or changed, and nothing else."""
    if len(line) > 120 or not _DIGIT.search(line) or not _DATE.search(line):
        return False
    rest = _CLOCK.sub(" ", _DATE.sub(" ", line))
    return not re.search(r"\w", _FILLER.sub(" ", rest))


def read_placed_date(line: str) -> str | None:
    """The date of a line that sets it beside a place, an outlet or a section; None if it has no other form.

    Either may come first: "Geneva, 6 June 2024", "Published 6 June 2024, Lake Monitor".
    """
    if len(line) > 80 or not _DIGIT.search(line):
        return None
    name, dates = split_dates(line)
    if dates and name and _SHORT_NAME.fullmatch(name):
        return dates
    cuts = [(line[: cut.start()], line[cut.end() :]) for cut in _CUT.finditer(line)]
    return next((dates for dates, name in cuts if _SHORT_NAME.fullmatch(name) and is_date_line(dates)), None)


def is_clock_line(line: str) -> bool:
    """Whether a line is a clock time alone, as live pages set it over each entry."""
    found = _CLOCK_ALONE.fullmatch(line) if len(line) <= 30 else None
    return found is not None and int(found["hour"]) < 25


def is_change_line(line: str) -> bool:
    """Whether a line says at what hour something was changed, and nothing else: "Updated at 11.40 BST"."""
    change = _CHANGED.match(line)
    return change is not None and is_clock_line(line[change.end() :].strip(" :,").removeprefix("at ").strip())


def split_dates(line: str) -> tuple[str, str]:
    """A line less the times it ends in, and those: some sites set "By Jane Doe Monday, 3 May 2021" as one."""
    if len(line) > 200 or not _DATE.search(line):
        return line, ""
    words = (found.start() for found in re.finditer(r"(?<=\s)\S", line))
    start = next((at for at in words if is_date_line(line[at:])), len(line))
    return line[:start].rstrip(" ,;|·•–—-"), line[start:]


def read_date_lines(line: str) -> tuple[Moment | None, Moment | None]:
    """Published and modified moments of a date line such as "Published 4 May 2021, updated 5 May 2021"."""
    change = _CHANGED.search(line)
    if change is None:
        return read_moment(line, "text"), None
    before = line[: change.start()].rstrip(" ,;|·•–—-(").removesuffix("Last").removesuffix("last")
    return read_moment(before, "text"), read_moment(line[change.start() :], "text")


def _read_day(found: re.Match[str]) -> date | None:
    parts = {key: value for key, value in found.groupdict().items() if value and key != "separator"}
    year = int(next(value for key, value in parts.items() if key.startswith("year")))
    if "first" in parts:
        day, month = _order_day_and_month(int(parts["first"]), int(parts["second"]))
    else:
        month = _read_month(next(value for key, value in parts.items() if key.startswith("month")))
        day = int(next(value for key, value in parts.items() if key.startswith("day")))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _order_day_and_month(first: int, second: int) -> tuple[int, int]:
    """Day and month of a numeric date, or an impossible month where both orders could be meant."""
    if first == second or (first > 12 >= second):
        return first, second
    return (second, first) if second > 12 >= first else (first, 0)


def _read_month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def _read_instant(day: date, rest: str) -> str | None:
    for clock in _CLOCK.finditer(rest[:80]):
        if clock["minute"] is None and clock["half"] is None:
            continue
        instant = _place_clock(day, clock)
        if instant is not None:
            return instant
    return None


def _place_clock(day: date, clock: re.Match[str]) -> str | None:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
    try:
        moment = datetime(day.year, day.month, day.day, hour, int(clock["minute"] or 0), int(clock["second"] or 0))
    except ValueError:
        return None
    zone = _read_zone((clock["zone"] or "").lower().replace(" ", ""))
    if zone is None:
        return None
    text = moment.replace(tzinfo=zone).isoformat()
    return text.replace("+00:00", "Z") if zone is UTC else text


def _read_zone(name: str) -> timezone | ZoneInfo | None:
    if name in _SEASONAL:
        return ZoneInfo(_SEASONAL[name])
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name])) if _HOURS[name] else UTC
    offset = re.fullmatch(r"(?:gmt|utc)?([+-])(\d{1,2}):?(\d\d)?", name)
    if offset is None or int(offset[2]) > 14 or int(offset[3] or 0) > 59:
        return None
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    if minutes == 0:
        return UTC
    return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
