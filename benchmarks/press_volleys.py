"""The launch table as volleys, each with what Seoul says, what Tokyo says otherwise, and what Seoul takes back later.

Values, times and places as the coding of a report would give them are made here too.
"""

import json
import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from benchmarks.press_sentences import NUMBERS
from dateline.coding.mention import Place, Time, Value

KOREA = timezone(timedelta(hours=9))
VOLLEY = timedelta(minutes=75)


@dataclass
class Volley:
    """The truth of one event."""

    key: str
    start: datetime | None
    end: datetime | None
    day: str
    site: str | None
    point: tuple[float, float]
    kind: str
    values: dict[str, dict[str, float]]
    tokyo: bool
    minutes: int
    corrected: dict[str, float] | None = None


def differ(name: str, values: set) -> bool:
    if name != "time":
        return len(values) > 1
    return any(one[1] < other[0] for one in values for other in values)


def value_of(volley: Volley, name: str, official: str) -> float:
    """The figure this official gives."""
    side = "tokyo" if official == "tokyo" else "late" if official == "late" else "seoul"
    return volley.values[side].get(name, volley.values["seoul"].get(name, 0.0))


def number_word(number: float) -> str:
    return NUMBERS[int(number)] if number < len(NUMBERS) else f"{number:g}"


def clock_words(volley: Volley, official: str) -> str:
    start, end = clock_of(volley, official)
    if start == end:
        return f"{start:%H:%M} local time"
    return f"between {start:%H:%M} and {end:%H:%M} local time"


def clock_of(volley: Volley, official: str) -> tuple[datetime, datetime]:
    assert volley.start
    assert volley.end
    shift = timedelta(minutes=volley.minutes if official == "tokyo" else 0)
    return volley.start + shift, volley.end + shift


def time_at(volley: Volley, span: tuple[int, int, str], official: str) -> Time:
    if "local time" not in span[2]:
        return Time(*span, "resolved", volley.day, volley.day, volley.day, "day")
    start, end = (moment.isoformat(timespec="minutes") for moment in clock_of(volley, official))
    return Time(*span, "resolved", start, end, f"{start}/{end}", "minute")


def place_at(volley: Volley, span: tuple[int, int, str]) -> Place:
    return Place(*span, "origin", volley.site, "PRK", *volley.point, "site")


def value_at(volley: Volley, name: str, span: tuple[int, int, str], official: str) -> Value:
    if name == "class":
        return Value(*span, name, value=span[2].removesuffix("s"))
    words = span[2].lower()
    found = re.search(r"[\d.]+", words)
    number = float(found[0]) if found else float(NUMBERS.index(words))
    if words.startswith("about"):
        return Value(*span, name, None, number, None, "km")
    return Value(*span, name, number, number, number, "km" if name.endswith("km") else None)


def read_volleys(folder: Path, rng: random.Random) -> list[Volley]:
    """The launch table as volleys: launches of one day and site within 75 minutes of each other."""
    sites = json.loads((folder / "facilities.json").read_text())["facilities"]
    rows = [row for part in json.loads((folder / "launches.json").read_text())["timeBins"] for row in part["data"]]
    rows = [row for row in rows if len(row["date"]) == 10]
    groups: list[list[dict]] = []
    for row in sorted(rows, key=lambda row: (row["facility"], str(moment_of(row) or row["date"]))):
        if groups and joins(groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [make_volley(at, group, sites, rng) for at, group in enumerate(groups)]


def joins(one: dict, other: dict) -> bool:
    if one["facility"] != other["facility"]:
        return False
    first, second = moment_of(one), moment_of(other)
    return second - first <= VOLLEY if first and second else one["date"] == other["date"]


def moment_of(row: dict) -> datetime | None:
    found = re.match(r"(\d\d?):(\d\d)", row["time"])
    if not found:
        return None
    day = datetime.fromisoformat(row["date"]).replace(tzinfo=UTC)
    return day + timedelta(hours=int(found[1]), minutes=int(found[2]))


def make_volley(number: int, rows: list[dict], sites: dict, rng: random.Random) -> Volley:
    times = sorted(moment.astimezone(KOREA) for row in rows if (moment := moment_of(row)))
    site = sites.get(rows[0]["facility"], {})
    known = site.get("name") not in (None, "Unknown")
    figures = {"count": float(len(rows))}
    for name, column in (("range_km", "distance"), ("apogee_km", "apogee")):
        numbers = [float(row[column]) for row in rows if isinstance(row[column], int | float) and row[column] > 0]
        if numbers:
            figures[name] = max(numbers)
    day = times[0].date().isoformat() if times else rows[0]["date"]
    kind = kind_of(rows[0]["missile"])
    point = (site.get("lat", 39.2), site.get("lon", 125.7))
    tokyo = dict(figures)
    volley = Volley(
        f"launch:{number:03d}",
        times[0] if times else None,
        times[-1] if times else None,
        day,
        site["name"] if known else None,
        point,
        kind,
        {"seoul": figures, "tokyo": tokyo, "late": dict(figures)},
        rng.random() < 0.6,
        rng.choice([0, 0, -3, 2, 4, 6]),
    )
    vary(volley, rng)
    return volley


def vary(volley: Volley, rng: random.Random) -> None:
    """What Tokyo says otherwise, and what Seoul takes back."""
    seoul, tokyo, late = (volley.values[side] for side in ("seoul", "tokyo", "late"))
    for name in ("range_km", "apogee_km"):
        if name in seoul and rng.random() < 0.5:
            tokyo[name] = float(round(seoul[name] * rng.choice([0.8, 0.87, 1.15, 1.3])) + 3)
        if name in seoul and rng.random() < 0.5:
            late[name] = float(round(seoul[name] * rng.choice([0.75, 1.25])) + 7)
    if rng.random() < 0.15:
        tokyo["count"] = seoul["count"] + 1


def kind_of(missile: str) -> str:
    if missile.startswith(("unha", "taepodong", "chollima")):
        return "space"
    if missile in {"hwasong-14", "hwasong-15", "hwasong-17", "hwasong-18", "hwasong-19"}:
        return "long"
    return "short" if missile.startswith(("kn", "scud", "hwasong-11", "er-scud")) else "plain"
