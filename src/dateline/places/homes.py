"""Where an outlet is at home, as far as its name or web address tells.

A table of ours knows the outlets of which we know it; else the name itself is read ("baltimoresun.com" holds
Baltimore). National and world outlets have no home: their reports are not about their town.
"""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from dateline.places.names import NEWS_WORDS, fold
from dateline.places.tables import rows

_NEWS_WORDS, _LEADING = NEWS_WORDS["news"], NEWS_WORDS["leading"]
_TRAILING_RUN = re.compile(rf"(?:{'|'.join(sorted(_NEWS_WORDS, key=len, reverse=True))})+$")
_LEADING_RUN = re.compile(rf"^(?:{'|'.join(_LEADING)})+")


def home_names(outlet: str | None, domain: str | None) -> Iterator[tuple[str, str | None]]:
    """Keys of the gazetteer that may be the outlet's home, the likeliest first, each with the code it lies within."""
    site = site_of(domain or "") or site_of(outlet or "")
    if known := _homes().get(site) or _homes().get(fold(outlet or "")):
        if known[0]:
            yield known
        return
    label = re.sub(r"[^a-z]", "", site.split(".")[0]) if site else ""
    if label:
        yield from ((key, _country_of_site(site)) for key in _places_in(label))
    elif outlet:
        kept = [word for word in fold(outlet).split() if word not in _NEWS_WORDS]
        if kept:
            yield " ".join(kept), None


def site_of(address: str) -> str:
    """The registered part of a web address or domain: "https://www.kansascity.com/x" is "kansascity.com"."""
    if "." not in address or " " in address.strip():
        return ""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    parts = host.removeprefix("www.").split(".")
    country_suffix = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in {"co", "com", "org", "net", "ac", "gov"}
    return ".".join(parts[-3:] if country_suffix else parts[-2:])


def _places_in(label: str) -> Iterator[str]:
    """Ways to read a run of letters as a place, led by an article or followed by words of newspapers."""
    bare = _LEADING_RUN.sub("", label)
    cores = [_TRAILING_RUN.sub("", bare), _TRAILING_RUN.sub("", label), bare, label]
    for core in dict.fromkeys(core for core in cores if len(core) >= 4):
        yield core
        for cut in range(3, len(core) - 2):
            yield f"{core[:cut]} {core[cut:]}"


_SUFFIXES = {
    "uk": "GBR", "ie": "IRL", "ca": "CAN", "au": "AUS", "nz": "NZL", "ge": "GEO", "ru": "RUS", "lb": "LBN",
    "il": "ISR", "in": "IND", "za": "ZAF", "ng": "NGA", "ke": "KEN", "eg": "EGY", "jp": "JPN", "kr": "KOR",
    "cn": "CHN", "hk": "HKG", "sg": "SGP", "my": "MYS", "ph": "PHL", "pk": "PAK", "bd": "BGD", "tr": "TUR",
    "de": "DEU", "fr": "FRA", "it": "ITA", "es": "ESP", "pl": "POL", "ua": "UKR", "th": "THA", "id": "IDN",
}  # fmt: skip


def _country_of_site(site: str) -> str | None:
    return _SUFFIXES.get(site.rsplit(".", 1)[-1])


@cache
def _homes() -> dict[str, tuple[str, str | None]]:
    known: dict[str, tuple[str, str | None]] = {}
    for row in rows("outlet_homes.csv"):
        home = (fold(row["home"]), row["within"] or None)
        known[row["domain"]] = home
        if row["name"]:
            known[fold(row["name"])] = home
    return known
