"""One record from many reports: copies, origins, events, conflicts. `fuse` and `Fusion` are the way in.

The names below are loaded when first used, so that naming the shape of an event costs nothing of what makes it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.fusion.copies import find_copies
    from dateline.fusion.decision import Decision
    from dateline.fusion.events import CodedReport, Copy, Event, Fused
    from dateline.fusion.fold import Fusion, Update, fuse

__all__ = ["CodedReport", "Copy", "Decision", "Event", "Fused", "Fusion", "Update", "find_copies", "fuse"]

_HOMES = {
    "CodedReport": "events",
    "Copy": "events",
    "Decision": "decision",
    "Event": "events",
    "Fused": "events",
    "Fusion": "fold",
    "Update": "fold",
    "find_copies": "copies",
    "fuse": "fold",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"dateline.fusion.{_HOMES[name]}"), name)
