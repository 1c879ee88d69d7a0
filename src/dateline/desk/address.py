"""The address of the overview: its whole state, under the names that the command line has for its filters.

What an address asks for and cannot be understood is said on the page and left out of the question. The same question
has one address.
"""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode

import msgspec

from dateline.errors import DatelineError
from dateline.fusion.moments import parse_moment
from dateline.record.filters import Box, EventFilter
from dateline.record.finding import Cursor

NAMES = (
    "text",
    "type",
    "mode",
    "kind",
    "modality",
    "actor",
    "country",
    "place",
    "box",
    "since",
    "until",
    "min-origins",
    "conflicts",
)
LONGEST = 200
UNCHANGED: Mapping[str, str | None] = MappingProxyType({})


class Asked(msgspec.Struct, frozen=True):
    """A question put to the overview: its parts as typed, as a filter, the words looked for, and what was not clear."""

    parts: dict[str, str]
    filter: EventFilter
    words: str | None
    faults: tuple[str, ...]

    def address(self, base: str = "/", changes: Mapping[str, str | None] = UNCHANGED) -> str:
        """The address of this question with some parts changed; None takes a part away."""
        parts = {**self.parts, **changes}
        kept = [(name, value) for name in (*NAMES, "after", "zoom") if (value := parts.get(name))]
        return f"{base}?{urlencode(kept)}" if kept else base

    @property
    def is_everything(self) -> bool:
        """Whether nothing is asked but to see all."""
        return not self.parts


def read_address(query: Mapping[str, str]) -> Asked:
    """The question an address asks."""
    parts = {name: value.strip()[:LONGEST] for name in NAMES if (value := query.get(name, "")).strip()}
    faults: list[str] = []
    for name, reader in (("box", _box), ("min-origins", _count), ("since", _day), ("until", _day)):
        if name in parts:
            try:
                reader(parts[name])
            except (ValueError, DatelineError):
                faults.append(f"{name} is not clear: {parts.pop(name)}")
    return Asked(parts, _filter(parts), parts.get("text"), tuple(faults))


def _filter(parts: Mapping[str, str]) -> EventFilter:
    return EventFilter(
        type=parts.get("type"),
        mode=parts.get("mode"),
        kind=parts.get("kind"),
        actor=parts.get("actor"),
        country=parts.get("country"),
        place=parts.get("place"),
        area=_box(parts["box"]) if "box" in parts else None,
        since=parts.get("since"),
        until=parts.get("until"),
        modality=parts.get("modality"),
        min_origins=_count(parts.get("min-origins", "0")),
        conflicts="conflicts" in parts,
    )


def _box(words: str) -> Box:
    south, west, north, east = (float(part) for part in words.split(","))
    if not (-90 <= south <= north <= 90 and -360 <= west <= 360 and -360 <= east <= 360):
        raise ValueError(words)
    if east - west >= 360:
        return Box(south, -180.0, north, 180.0)
    return Box(south, _turned(west), north, _turned(east))


def read_box(words: str) -> Box | None:
    """The view of a map; None where it is not one."""
    try:
        return _box(words)
    except ValueError:
        return None


def _turned(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _count(words: str) -> int:
    number = int(words)
    if not 0 <= number <= 1000:
        raise ValueError(words)
    return number


def _day(words: str) -> None:
    if parse_moment(words) is None:
        raise ValueError(words)


def read_cursor(words: str | None) -> Cursor | None:
    """Where a page of the list begins; None for its first page."""
    time, dot, name = (words or "").partition("~")
    return Cursor(time or None, name) if dot and name else None


def write_cursor(time_from: str | None, name: str) -> str:
    """The mark of the last event on a page, for the next page to begin after."""
    return f"{time_from or ''}~{name}"
