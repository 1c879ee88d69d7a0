"""The table of outlets and agencies, and the resolving of a name or an address to one of them.

The facts lie in outlets.toml beside this module. An outlet that is not in the table keeps the name it was given, with
no id; a site without a name is named by its host.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

import msgspec

from dateline.reading.report import Outlet


class OutletEntry(msgspec.Struct, frozen=True):
    """One outlet of the table; `agency` is the short name under which a wire service is credited."""

    id: str
    name: str
    country: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    agency: str | None = None


@lru_cache(maxsize=1)
def load_outlets() -> tuple[OutletEntry, ...]:
    """All entries of the table, in its order."""
    text = files("dateline.reading").joinpath("outlets.toml").read_text(encoding="utf-8")
    return msgspec.convert(tuple(tomllib.loads(text)["outlet"]), tuple[OutletEntry, ...])


@lru_cache(maxsize=4096)
def find_outlet(name: str | None = None, url: str | None = None) -> OutletEntry | None:
    """The entry of the table with this name or alias, else the one that owns the host of the address."""
    by_name = _names().get(_fold(name)) if name else None
    return by_name or _find_by_host(host_of(url))


def resolve_outlet(name: str | None = None, url: str | None = None) -> Outlet | None:
    """The outlet by its name or address; a name we do not know is kept as it is, a host stands for a missing name."""
    entry = (
        find_outlet(name, url) if name is None else _names().get(_fold(name)) or _agree(name, find_outlet(None, url))
    )
    if entry is not None:
        return Outlet(name=entry.name, id=entry.id)
    shown = (name or "").strip() or host_of(url)
    return Outlet(name=shown) if shown else None


@lru_cache(maxsize=1)
def agency_names() -> dict[str, str]:
    """Every name of a wire service as it is written, with the short name under which it is credited."""
    names: dict[str, str] = {}
    for entry in load_outlets():
        if entry.agency:
            for name in (entry.agency, entry.name, *entry.aliases):
                names.setdefault(name, entry.agency)
    return names


@lru_cache(maxsize=1)
def agency_pattern() -> str:
    """A regular expression for any name of a wire service, longest first."""
    names = sorted(agency_names(), key=lambda name: (-len(name), name))
    return r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?!-?\w)"


def credit_agency(name: str) -> str | None:
    """The short name of the wire service that is written so, in any case of letters; None if it is none."""
    return _folded_agencies().get(_fold(name))


def is_agency(name: str) -> bool:
    """Whether the name is that of a wire service."""
    return credit_agency(name) is not None


def host_of(url: str | None) -> str | None:
    """The host of an address without "www."; None if it has none."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.lower().removeprefix("www.") if host else None


@lru_cache(maxsize=1)
def _folded_agencies() -> dict[str, str]:
    return {_fold(name): agency for name, agency in reversed(agency_names().items())}


def _agree(name: str, owner: OutletEntry | None) -> OutletEntry | None:
    """The owner of the site, if the given name is a longer or shorter form of its name."""
    if owner is None:
        return None
    given, known = _fold(name), [_fold(other) for other in (owner.name, *owner.aliases, *owner.domains)]
    return owner if any(given in other or other in given for other in known) else None


@lru_cache(maxsize=1)
def _names() -> dict[str, OutletEntry]:
    names: dict[str, OutletEntry] = {}
    for entry in load_outlets():
        for name in (entry.id, entry.name, *entry.aliases, *entry.domains):
            names.setdefault(_fold(name), entry)
    return names


@lru_cache(maxsize=1)
def _hosts() -> dict[str, OutletEntry]:
    return {domain: entry for entry in load_outlets() for domain in entry.domains}


def _find_by_host(host: str | None) -> OutletEntry | None:
    """The owner of the host or of the nearest domain above it."""
    labels = (host or "").split(".")
    candidates = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_hosts()[domain] for domain in candidates if domain in _hosts()), None)


def _fold(name: str) -> str:
    folded = re.sub(r"[^\w.]+", " ", name.casefold().replace("&", "and")).strip()
    return folded.removeprefix("the ").removeprefix("www.").removesuffix(" online")
