"""Captures to reports: read files, folders, pages, feeds, archives and addresses into `Report`s."""

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
