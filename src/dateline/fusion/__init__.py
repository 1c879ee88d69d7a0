"""One record from many reports: copies, origins, events, conflicts. `fuse` and `Fusion` are the way in."""

from dateline.fusion.copies import find_copies
from dateline.fusion.decision import Decision
from dateline.fusion.events import CodedReport, Copy, Event, Fused
from dateline.fusion.fold import Fusion, Update, fuse

__all__ = ["CodedReport", "Copy", "Decision", "Event", "Fused", "Fusion", "Update", "find_copies", "fuse"]
