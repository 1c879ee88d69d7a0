"""Reports and what was coded of them as rows, and back again.

Each object is kept whole as JSON in `content` (a report without its text, which has a column); the other columns repeat
parts of it for whoever queries the tables. Reading back uses `content` only, so what comes out is what went in.
"""

from typing import Any

import msgspec

from dateline.coding.mention import Actor, Claim, Coded, Mention, Place, Speaker, Statement, Time
from dateline.fusion.claims import role_of
from dateline.reading.report import Capture, Moment, Report

Row = dict[str, Any]

_VALUE_TYPES: dict[str, type] = {
    "time": Time,
    "actors": Actor,
    "recipients": Actor,
    **dict.fromkeys(("venue", "origin", "target", "heading", "landing", "place"), Place),
}


def as_json(value: Any) -> str:
    """JSON as text, the same bytes for the same value."""
    return msgspec.json.encode(value).decode()


def capture_row(capture: Capture) -> Row:
    """The row of a capture whose bytes lie elsewhere."""
    return {
        "id": capture.id,
        "size": len(capture.data),
        "url": capture.url,
        "media_type": capture.media_type,
        "retrieved": capture.retrieved,
    }


def report_row(report: Report, coded: Coded) -> Row:
    """The row of a report, less its place in the log."""
    return {
        "id": report.id,
        "capture": report.capture,
        "source": report.source,
        "url": report.url,
        "outlet": report.outlet.name if report.outlet else None,
        "outlet_id": report.outlet.id if report.outlet else None,
        "headline": report.headline,
        "published_from": _from(report.published),
        "published_to": report.published.to if report.published else None,
        "modified_from": _from(report.modified),
        "agencies": as_json(report.agencies),
        "dateline": report.dateline,
        "language": report.language,
        "text": report.text,
        "content": as_json(msgspec.structs.replace(report, text="")),
        "warnings": as_json(coded.warnings),
    }


def sighting_row(report: Report) -> Row:
    """The row of a place a report was read from, less its place in the log."""
    return {"report": report.id, "capture": report.capture, "source": report.source}


def report_from(content: str, text: str, source: str) -> Report:
    """The report of a row, under the source that the record shows for it."""
    report = msgspec.json.decode(content, type=Report)
    return msgspec.structs.replace(report, text=text, source=source)


def paragraph_rows(report: Report) -> list[Row]:
    """One row a paragraph."""
    return [
        {"report": report.id, "position": position, "kind": each.kind, **_offsets(each)}
        for position, each in enumerate(report.paragraphs)
    ]


def mention_rows(report: Report, coded: Coded) -> list[Row]:
    """One row a mention, less its place in the log."""
    return [_mention_row(report, position, each) for position, each in enumerate(coded.mentions)]


def _mention_row(report: Report, position: int, mention: Mention) -> Row:
    return {
        "id": mention.id,
        "report": report.id,
        "position": position,
        "type": mention.type,
        "mode": mention.mode,
        "kind": mention.kind,
        "modality": mention.modality,
        "trigger_text": mention.trigger.text,
        **_offsets(mention.trigger),
        "time_from": mention.time.from_ if mention.time else None,
        "time_to": mention.time.to if mention.time else None,
        "content": as_json(mention),
    }


def claim_rows(coded: Coded) -> list[Row]:
    """One row a claim of each mention."""
    return [
        _claim_row(mention, position, claim)
        for mention in coded.mentions
        for position, claim in enumerate(mention.claims)
    ]


def _claim_row(mention: Mention, position: int, claim: Claim) -> Row:
    value = claim.value
    return {
        "mention": mention.id,
        "position": position,
        "field": role_of(claim.field, value),
        "value": value if value is None or isinstance(value, str) else as_json(value),
        "low": claim.low,
        "best": claim.best,
        "high": claim.high,
        **_speaker(claim.speaker),
        "speaker_words": claim.speaker.text,
        "via": as_json(claim.via),
        "hedge": claim.hedge,
        "negated": claim.negated,
        "direct": claim.direct,
        **_offsets(claim),
    }


def statement_rows(report: Report, coded: Coded) -> list[Row]:
    """One row a statement."""
    return [
        {
            "report": report.id,
            "position": position,
            **_speaker(each.speaker),
            "direct": each.direct,
            **_offsets(each),
            "content": as_json(each),
        }
        for position, each in enumerate(coded.statements)
    ]


def mention_from(content: str) -> Mention:
    """The mention of a row, with the values of its claims typed again."""
    mention = msgspec.json.decode(content, type=Mention)
    return msgspec.structs.replace(mention, claims=tuple(_typed(claim) for claim in mention.claims))


def statement_from(content: str) -> Statement:
    """The statement of a row."""
    return msgspec.json.decode(content, type=Statement)


def _typed(claim: Claim) -> Claim:
    if not isinstance(claim.value, dict) or claim.field not in _VALUE_TYPES:
        return claim
    return msgspec.structs.replace(claim, value=msgspec.convert(claim.value, _VALUE_TYPES[claim.field]))


def _from(moment: Moment | None) -> str | None:
    return moment.from_ if moment else None


def _offsets(span: Any) -> Row:
    return {"start_offset": span.start, "end_offset": span.end}


def _speaker(speaker: Speaker) -> Row:
    return {"speaker_kind": speaker.kind, "speaker": speaker.name, "speaker_country": speaker.country}
