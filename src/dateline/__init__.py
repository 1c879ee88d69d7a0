"""Dateline reads news reports and keeps a sourced record of what happened.

    import dateline
    for report in dateline.read("page.html"):
        coded = dateline.code(report)

The names below are loaded when they are first used, so that the command line starts at once.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.coding.coder import code
    from dateline.coding.mention import Claim, Coded, Mention
    from dateline.fusion.events import Event
    from dateline.reading import read_source as read
    from dateline.reading.report import Rejection, Report
    from dateline.record import Record

# The model's matrices are small: more threads of BLAS than one only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_HOMES = {
    "Claim": ("dateline.coding.mention", "Claim"),
    "Coded": ("dateline.coding.mention", "Coded"),
    "Event": ("dateline.fusion.events", "Event"),
    "Mention": ("dateline.coding.mention", "Mention"),
    "Record": ("dateline.record", "Record"),
    "Rejection": ("dateline.reading.report", "Rejection"),
    "Report": ("dateline.reading.report", "Report"),
    "code": ("dateline.coding.coder", "code"),
    "read": ("dateline.reading", "read_source"),
}

__all__ = ["Claim", "Coded", "Event", "Mention", "Record", "Rejection", "Report", "code", "read"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
