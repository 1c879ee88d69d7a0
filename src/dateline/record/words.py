"""Values, numbers, times, speakers and grades in the words a person reads, the same in the terminal and on the desk.

Nothing is rounded or left out; what is unresolved says so. Nothing here prints or asks the record.
"""

from collections.abc import Iterable
from typing import Any

from dateline.coding.mention import Speaker
from dateline.fusion.moments import has_open_end
from dateline.fusion.values import in_figures

GRADES = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


def short(name: str) -> str:
    """An id as shown to people: enough of it to be told from others, and taken by every command."""
    return name.rpartition(":")[2][:10]


def value_words(value: Any) -> str:
    """A value of any field in a few words."""
    if value is None:
        return "-"
    if isinstance(value, list | tuple):
        return ", ".join(value_words(each) for each in value)
    if not isinstance(value, dict):
        return str(value)
    if "happened" in value:
        return "yes" if value["happened"] else "denied"
    if "status" in value:
        return _time_words(value)
    if "best" in value:
        return number_words(value["low"], value["best"], value["high"])
    country = f" ({value['country']})" if value.get("country") and value.get("country") != value.get("name") else ""
    return f"{value.get('name') or value.get('text')}{country}"


def number_words(low: float | None, best: float | None, high: float | None) -> str:
    """A number with its bounds: 4, 4 to 6, at least 4, at most 6."""
    if low is not None and low == high:
        return in_figures(low)
    if low is not None and high is not None:
        return f"{in_figures(low)} to {in_figures(high)}" + (f" (best {in_figures(best)})" if best is not None else "")
    if low is not None:
        return f"at least {in_figures(low)}"
    if high is not None:
        return f"at most {in_figures(high)}"
    return in_figures(best) if best is not None else "-"


def _time_words(time: dict[str, Any]) -> str:
    if time["status"] == "unresolved":
        return f"unresolved: {time.get('text')}"
    start, end = time.get("from"), time.get("to")
    if not start:
        return f"until {end}"
    if has_open_end(time):
        return f"since {start}"
    if not end or end == start:
        return str(start)
    return f"{start} to {end.removeprefix(start.partition('T')[0] + 'T')}"


def speaker_words(speaker: Speaker, via: Iterable[Speaker] = ()) -> str:
    """Who vouches, through whom."""
    name = speaker.name or speaker.text or ("the outlet" if speaker.kind == "outlet" else "someone")
    through = [each.name or each.text or each.kind for each in via]
    return f"{name} (via {', '.join(through)})" if through else name
