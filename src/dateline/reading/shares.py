"""Outlets credited with a share of a story: "originally published by", "With X wires", "contributed to this report".

Only names of the table of outlets are taken, and only where such a phrase puts them; wire services are credited under
their short names. Whether the line is a credit at all is for the caller to say.
"""

import re

from dateline.reading.outlets import OutletEntry, find_outlet

_LONGEST_NAME = 6
_BEFORE_NAME = re.compile(
    r"(?:originally|first) (?:published|appeared|ran)(?: first)? (?:by|in|on|at|with)\s+|appeared first (?:in|on|at)\s+"
    r"|with (?:additional )?(?:inputs?|files|reporting|reports?|material|information) (?:from|by)\s+"
    r"|(?:^\W*|\()with\s+(?=[^.]{2,80}\bwires?\b)|(?:syndicated|republished) (?:from|by|with permission from)\s+",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(r"^\W*(?P<names>.{2,250}?)\s+contribut(?:ed|ing) (?:to (?:this|the)|reporting|writing)\b")
_LIST_MARK = re.compile(r"\s*[,;/&]\s*(?:and\s+)?|\s+and\s+")
_OWNER = re.compile(r"(?P<owner>[A-ZÀ-Þ].{1,40}?)['’]s?\s+(?=[A-ZÀ-Þ])")


def find_share_holders(line: str) -> tuple[str, ...]:
    """The outlets to which a line gives a share in the story, each once."""
    after = [entry for phrase in _BEFORE_NAME.finditer(line) for entry in _read_outlets(line[phrase.end() :])]
    contributors = _AFTER_NAMES.match(line)
    before = _read_contributors(contributors["names"]) if contributors else []
    return tuple(dict.fromkeys(entry.agency or entry.name for entry in (*before, *after)))


def strip_owner(name: str) -> str:
    """A reporter's name without the outlet set before it: "CNN's Jane Doe" is Jane Doe."""
    owned = _OWNER.match(name)
    return name[owned.end() :] if owned and find_outlet(owned["owner"]) else name


def _read_contributors(names: str) -> list[OutletEntry]:
    """The outlets of a list of persons and outlets, also those named before their reporters."""
    found = []
    for part in _LIST_MARK.split(names):
        owned = _OWNER.match(part)
        found.append(find_outlet(owned["owner"] if owned else part))
    return [entry for entry in found if entry is not None]


def _read_outlets(text: str) -> list[OutletEntry]:
    """The outlets that a text begins with, set in a list."""
    found: list[OutletEntry] = []
    for part in _LIST_MARK.split(text[:200]):
        entry = _read_outlet(part)
        if entry is None:
            break
        found.append(entry)
    return found


def _read_outlet(text: str) -> OutletEntry | None:
    """The outlet whose name opens the text; the longest name is taken."""
    words = text.split()[:_LONGEST_NAME]
    if not words or not (words[0][0].isupper() or words[0].lower() == "the" or "." in words[0][:-1]):
        return None
    openings = (" ".join(words[:count]).strip(' .()[]"“”') for count in range(len(words), 0, -1))
    return next((entry for opening in openings if (entry := find_outlet(opening))), None)
