"""Law 1 at the door of the record: every value of what was coded must resolve to characters of a stored capture.

A fault is an error with the value in it, and nothing of the report is written. Whether a value was read rightly from
its characters is not judged here.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from dateline.coding.mention import Coded
from dateline.errors import ProvenanceError
from dateline.fusion.decision import Decision
from dateline.reading.report import Capture, Report
from dateline.record.captures import digest


def require_provenance(capture: Capture, report: Report, coded: Coded) -> None:
    """Raise ProvenanceError at the first value that does not resolve."""
    if digest(capture.data) != capture.id:
        raise ProvenanceError(f"{capture.source}: the digest of the capture is not its id {capture.id}")
    if report.capture != capture.id:
        raise ProvenanceError(f"{report.source}: the report names another capture, {report.capture}")
    fault = next(faults(report, coded), None)
    if fault is not None:
        raise ProvenanceError(f"{report.source}: {fault}")


def require_evidence(decision: Decision, text_of: Callable[[str], str | None]) -> None:
    """Raise ProvenanceError where the evidence of a decision is not made of the characters it says."""
    for shown in decision.evidence:
        text = text_of(shown.report)
        if text is None:
            raise ProvenanceError(f"the evidence is in no report of this record: {shown.report}")
        fault = _fault({"start": shown.start, "end": shown.end, "text": shown.text}, text)
        if fault is not None:
            raise ProvenanceError(f"the evidence does not stand in the report: {fault}")


def faults(report: Report, coded: Coded) -> Iterator[str]:
    """Each span of the report or of what was coded that is not made of the characters it says."""
    for holder in (*report.paragraphs, *coded.mentions, *coded.statements):
        for found in spans(msgspec.to_builtins(holder)):
            fault = _fault(found, report.text)
            if fault is not None:
                yield fault


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within that has characters, at any depth."""
    if isinstance(value, dict):
        if value.get("start") is not None or value.get("end") is not None:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


def _fault(span: dict[str, Any], text: str) -> str | None:
    start, end, words = span.get("start"), span.get("end"), span.get("text")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        return f"characters {start} to {end} are not in the report (it has {len(text)}): {words!r}"
    if words is not None and text[start:end] != words:
        return f"characters {start} to {end} are {text[start:end]!r}, not {words!r}"
    return None
