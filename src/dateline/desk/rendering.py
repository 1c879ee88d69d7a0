"""Turns values into pages: the templates, and the words they may use. Whatever a value holds is escaped.

Templates ask nothing of the record; what they need is handed to them. The built scripts are looked for once, and a page
says so where they are absent.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.desk.settings import DeskSettings
from dateline.fusion.events import ConflictKind
from dateline.record.words import GRADES, number_words, short, speaker_words, value_words

HERE = Path(__file__).parent
STATIC = HERE / "static"
BUILT = STATIC / "built"

# What kind of conflict values are in, as people say it.
DISPUTES: dict[ConflictKind, str] = {
    "disjoint": "cannot all be true",
    "zone": "a time zone apart",
    "unit": "apart as one unit is from another",
    "revised": "revised since",
    "rounding": "differ by rounding alone",
}


@cache
def environment() -> Environment:
    """The templates, always escaping."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"short": short, "value": value_words, "day": day_words, "field": field_words, "clock": clock_words}
    made.filters["dispute"] = DISPUTES.__getitem__
    made.globals |= {"grades": GRADES, "speaker": speaker_words, "number": number_words, "file": file_address}
    return made


@cache
def has_built() -> bool:
    """Whether the map and the libraries from npm were built into this installation."""
    return (BUILT / "manifest.json").exists()


@cache
def file_address(name: str) -> str:
    """The address of a file of ours; it changes when the file does, so browsers may keep it for good."""
    path = STATIC / name
    mark = hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.exists() else "none"
    return f"/static/{name}?v={mark}"


def page(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page, or only its part when a script asks for that by name."""
    settings: DeskSettings = request.app.state.settings
    common = {
        "built": has_built(),
        "session": request.state.session,
        "secret": request.state.secret,
        "settings": settings,
        "path": request.url.path,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "has_api": request.app.state.has_api,
        "theme": request.cookies.get("dateline_theme", "auto"),
    }
    words = environment().get_template(template).render({**common, **values})
    return HTMLResponse(words, status, {"cache-control": "no-store"})


def day_words(moment: str | None) -> str:
    """A time of a list: its day and, where stated, its clock."""
    if not moment:
        return "no date"
    return moment.replace("T", " ")[:16]


def clock_words(moment: str | None) -> str:
    """A time of the record's own clock, to the second, in UTC."""
    return f"{moment[:19].replace('T', ' ')} UTC" if moment else "never"


def field_words(name: str) -> str:
    """A field's name as people read it."""
    return name.replace("_km", " (km)").replace("_kmh", " (km/h)").replace("_min", " (min)").replace("_", " ")
