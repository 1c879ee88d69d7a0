"""Names of wire services in a text: known ones anywhere, unknown ones where only an agency can stand.

An agency of the table is found by its name, unless the name is part of a person's; another is believed only in a list
that stands after a dateline's place or after editors' initials. Bodies, countries and labels there are none.
"""

import re
from functools import lru_cache
from importlib.resources import files

from dateline.reading.outlets import agency_names, agency_pattern, credit_agency, find_outlet

_SEPARATOR = re.compile(r"\s*(?:[,/;&|+]|\band\b|\s[-–—]\s)\s*")
_UNKNOWN = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?(?:\s(?:(?:of|de|do|la)\s)?[A-ZÀ-Þ][\w'’-]*){0,3}")
_SHORT = re.compile(r"[a-z]{2,5}")
_PREFIX = re.compile(r"(?:with|via|from|by|source:)\s+(?:inputs? from\s+|material from\s+)?", re.IGNORECASE)
_COLLECTIVE = re.compile(r"(?:news |wire )?agenc(?:y|ies)|wires?|wire services?", re.IGNORECASE)
# What stands in brackets after a place without being an agency.
_LABELS = frozenset({
    "video", "videos", "photo", "photos", "picture", "pictures", "image", "images", "audio", "gallery", "live",
    "update", "updates", "updated", "lead", "exclusive", "analysis", "opinion", "comment", "commentary", "interview",
    "explainer", "feature", "blog", "newsalert", "alert", "flash", "snap", "factbox", "timeline", "podcast", "just",
    "in", "file", "map", "graphic", "graphics", "infographic", "watch", "read", "listen", "recap",
    "corrected", "correction", "breaking", "urgent", "part", "local", "time", "edt", "est", "gmt", "utc", "bst",
    "photograph", "story", "report", "staff", "reporter", "correspondent", "our", "special", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "pictured", "left", "right", "centre", "center",
})  # fmt: skip
_PERSONS = frozenset({"staff", "reporter", "correspondent"})
# What follows an agency's name in a credit, so that the two are no person's first and last name.
_HOUSE_WORDS = frozenset({
    "Agency", "Agencies", "News", "Newswire", "Press", "Photo", "Photos", "Pictures", "Images", "Graphics",
    "Foundation", "TV", "Television", "Radio", "Wire", "Wires", "Service", "Services", "Staff", "Writer", "Writers",
    "Reporter", "Reporters", "Correspondent", "Correspondents", "Bureau", "Editor", "Editors", "Desk", "Video",
    "Media", "International", "All", "Read", "Reporting", "Editing", "Writing", "Additional", "Copyright",
})  # fmt: skip
_LEADING_WORDS = frozenset({
    "The", "By", "From", "Via", "Source", "Sources", "With", "And", "Copyright", "Reporting", "Editing", "Writing",
    "Additional", "Courtesy", "Credit", "Agency", "News", "Photo", "Image", "In", "Of", "For", "To", "Local", "Also",
    "Or",
})  # fmt: skip
_NEXT_WORD = re.compile(r"\s((?:(?:von|van|de|al|bin|el)\s)?[A-ZÀ-Þ][a-zà-þ][\w'’-]*)")
_WORD_BEFORE = re.compile(r"(?:^|[^\w\s]\s*|(?:^|\s)[a-z]\S*\s+)([A-ZÀ-Þ][a-zà-þ]+)\s$")


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    return re.compile(agency_pattern())


def find_agencies(text: str) -> tuple[str, ...]:
    """The wire services of the table named in a text, in order of appearance, each once."""
    return tuple(dict.fromkeys(agency_names()[found[0]] for found in _find_known(text)))


def strip_agencies(text: str) -> str:
    """The text with every agency's name made a space; persons keep theirs."""
    for found in reversed(_find_known(text)):
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return text


def read_agency_list(text: str) -> tuple[str, ...]:
    """The agencies of a list that names nothing else of weight: the known ones, in order."""
    known = (credit_agency(part) for part in _SEPARATOR.split(text.strip()))
    return tuple(dict.fromkeys([agency for agency in known if agency] or find_agencies(text)))


def read_agency_place(text: str, before: str = "") -> tuple[str, ...] | None:
    """The agencies of a bracket that stands where only agencies stand, known or not; None if it holds anything else.

    `before` is what the bracket follows: a body's name before its acronym makes the acronym no agency.
    """
    parts = [part for part in _SEPARATOR.split(_PREFIX.sub("", text.strip(), count=1)) if part]
    some_known = any(credit_agency(part) for part in parts)
    names = [_name_agency(part, some_known) for part in parts]
    if not parts or None in names or (not some_known and any(_abbreviates(part, before) for part in parts)):
        return None
    return tuple(dict.fromkeys(name for name in names if name))


def is_label(text: str) -> bool:
    """Whether words set before a headline or a story only say of what sort it is: "LIVE", "BREAKING", "UPDATE"."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(words) and (_LABELS - _PERSONS).issuperset(words)


def _find_known(text: str) -> list[re.Match[str]]:
    return [found for found in _known().finditer(text) if not _is_part_of_person(text, found)]


def _is_part_of_person(text: str, found: re.Match[str]) -> bool:
    """Whether a one-word name stands beside another name as a person's first or last name does."""
    if not re.fullmatch(r"[A-Z][a-z]+", found[0]):
        return False
    following, previous = _NEXT_WORD.match(text, found.end()), _WORD_BEFORE.search(text[: found.start()])
    if following and following[1] not in _HOUSE_WORDS and following[1] not in agency_names():
        return True
    return previous is not None and previous[1] not in _LEADING_WORDS and previous[1] not in agency_names()


def _name_agency(part: str, beside_known: bool) -> str | None:
    """The agency's short name, or its name if it is not known; "" for agencies in general, None if it is none."""
    outlet = find_outlet(part)
    if outlet is not None:
        return outlet.agency or outlet.name
    if _COLLECTIVE.fullmatch(part):
        return ""
    words = re.findall(r"[^\W\d_]+", part.lower())
    if _SHORT.fullmatch(part) and beside_known and part not in _LABELS:
        return part
    if not _UNKNOWN.fullmatch(part) or len(part) > 40 or _LABELS.issuperset(words) or words[0] in _LABELS:
        return None
    return None if part.casefold().rstrip(".") in _territories() else part


def _abbreviates(part: str, before: str) -> bool:
    """Whether one of the two is made of the other's initials, as where a text introduces a body's acronym."""
    return (part.isupper() and part in _initials(before)) or (before.isupper() and before in _initials(part))


def _initials(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text)
    weighty = [word for word in words if word.lower() not in ("of", "the", "for", "and", "on", "in", "de")]
    return {"".join(word[0].upper() for word in some) for some in (words, weighty) if len(some) > 1}


@lru_cache(maxsize=1)
def _territories() -> frozenset[str]:
    """Names and codes of countries and of the states of the USA, which stand in brackets after their towns."""
    text = files("dateline.reading").joinpath("territories.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name.casefold() for line in lines for name in line.split("|"))
