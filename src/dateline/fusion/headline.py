"""One sentence that says what an event is, made from its preferred values and nothing else.

The same fields give the same sentence; what is unresolved is left out or said to be unknown, never guessed.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from dateline.fusion.events import FieldResolution
from dateline.fusion.kinds import thing_of, verb_of
from dateline.fusion.moments import LAST_DAY, interval_of
from dateline.fusion.values import in_figures, is_unresolved
from dateline.ontology.parts import Verb

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# An article that began a sentence of the report stands within this one.
ARTICLE = re.compile(r"^(?:An?|The)(?=\s)")
TOLLS = ("killed", "injured", "missing", "detained", "abducted", "displaced")


def write_headline(
    type_: str, mode: str | None, kind: str | None, modality: str, fields: Mapping[str, FieldResolution]
) -> str:
    """The event in one sentence, its modality in brackets."""
    verb, thing = verb_of(type_, mode, kind), thing_of(type_, mode, kind)
    what = _test(verb, thing, fields) if mode == "weapons-test" else _deed(verb, fields)
    sentence = " ".join(part for part in (what, _place(fields), _day(fields)) if part)
    return f"{sentence[0].upper()}{sentence[1:]} ({modality})"


def _test(verb: Verb, thing: str | None, fields: Mapping[str, FieldResolution]) -> str:
    """A weapon tried out: who, what and how many; where its kind is open, the verb says that it was one."""
    actor = _names(fields, "actors") or "An unnamed actor"
    what = _text(fields, "class") or _text(fields, "missile")
    if thing is None:
        return f"{actor} {verb.alone}" + (f" ({what})" if what else "")
    return f"{actor} {verb.alone} {_counted(what or thing, fields)}"


def _counted(thing: str, fields: Mapping[str, FieldResolution]) -> str:
    count = _number(fields, "count")
    single = thing.removesuffix("s") if thing.endswith("missiles") else thing
    if count is None:
        return f"{single}s" if thing != single else f"{'an' if single[0] in 'aeiou' else 'a'} {single}"
    words = f"{NUMBERS[int(count)] if count == int(count) and count < len(NUMBERS) else in_figures(count)}"
    return f"{words} {single if count == 1 else single.removesuffix('s') + 's'}"


def _deed(verb: Verb, fields: Mapping[str, FieldResolution]) -> str:
    actor = _names(fields, "actors") or "An unnamed actor"
    recipients = _names(fields, "recipients")
    deed = f"{verb.toward} {recipients}" if recipients else verb.alone
    tolls = [f"{in_figures(number)} {toll}" for toll in TOLLS if (number := _number(fields, toll)) is not None]
    return f"{actor} {deed}" + (f", {', '.join(tolls)}," if tolls else "")


def _names(fields: Mapping[str, FieldResolution], field: str) -> str:
    preferred = fields[field].preferred if field in fields else []
    values = preferred if isinstance(preferred, list) else [preferred]
    names = [
        value.get("name") or ARTICLE.sub(_small, value.get("text") or "") for value in values if isinstance(value, dict)
    ]
    known = list(dict.fromkeys(name for name in names if name))[:3]
    return " and ".join(known) if len(known) < 3 else f"{known[0]}, {known[1]} and {known[2]}"


def _small(article: re.Match[str]) -> str:
    return article[0].lower()


def _text(fields: Mapping[str, FieldResolution], field: str) -> str | None:
    preferred = fields[field].preferred if field in fields else None
    return preferred if isinstance(preferred, str) else None


def _number(fields: Mapping[str, FieldResolution], field: str) -> float | None:
    preferred = fields[field].preferred if field in fields else None
    if not isinstance(preferred, dict):
        return None
    found = [preferred.get(part) for part in ("best", "low", "high")]
    return next((float(part) for part in found if isinstance(part, int | float)), None)


def _place(fields: Mapping[str, FieldResolution]) -> str:
    for role, word in (("origin", "from"), ("venue", "in"), ("target", "at")):
        preferred = fields[role].preferred if role in fields else None
        if isinstance(preferred, dict) and not is_unresolved(preferred):
            return f"{word} {preferred.get('name') or preferred.get('text')}"
    return ""


def _day(fields: Mapping[str, FieldResolution]) -> str:
    preferred = fields["time"].preferred if "time" in fields else None
    if not isinstance(preferred, dict):
        return ""
    interval = interval_of(preferred)
    if interval is None:
        return "at an unresolved time"
    first, last = date.fromordinal(interval.first), date.fromordinal(interval.last)
    if interval.last == LAST_DAY:
        return f"since {_spoken(first)}"
    if first == last:
        return f"on {_spoken(first)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"in {first.year}"
    if first.day == 1 and first.month == last.month and (last - first).days >= 27:
        return f"in {first:%B} {first.year}"
    return f"between {_spoken(first)} and {_spoken(last)}"


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def plain(value: Any) -> str:
    """A value in few words, for a line of history."""
    if isinstance(value, list):
        return ", ".join(plain(item) for item in value)
    if isinstance(value, dict):
        if value.get("from") or value.get("to"):
            return "/".join(dict.fromkeys(part for part in (value.get("from"), value.get("to")) if part))
        if "name" in value or "text" in value:
            return str(value.get("name") or value.get("text") or "unnamed")
        numbers = [value.get(part) for part in ("best", "low", "high")]
        return next((in_figures(number) for number in numbers if isinstance(number, int | float)), "unknown")
    return str(value)
