"""Captures to reports: read files, folders, pages, feeds, archives and addresses into `Report`s.

The names below are loaded when first used, so that naming a type costs nothing of the readers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.reading.outlets import resolve_outlet
    from dateline.reading.report import Capture, Rejection, Report
    from dateline.reading.settings import ReadingSettings
    from dateline.reading.sources import read_capture, read_captures, read_source

__all__ = [
    "Capture",
    "ReadingSettings",
    "Rejection",
    "Report",
    "read_capture",
    "read_captures",
    "read_source",
    "resolve_outlet",
]

_HOMES = {
    "Capture": "report",
    "ReadingSettings": "settings",
    "Rejection": "report",
    "Report": "report",
    "read_capture": "sources",
    "read_captures": "sources",
    "read_source": "sources",
    "resolve_outlet": "outlets",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"dateline.reading.{_HOMES[name]}"), name)
