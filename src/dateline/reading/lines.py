"""JSON Lines: one report a line, `{"id", "url", "outlet", "published", "headline", "text"}`, all but text optional.

A line's bytes are a capture of their own, so that one bad line is rejected alone and can be retried alone; so is an
object of a JSON document that is one such object or a list of them. What is given goes before what the text says.
"""

import re
from typing import Any

import msgspec

from dateline.errors import ReadingError
from dateline.reading.article import Article
from dateline.reading.characters import decode_bytes, tidy_text
from dateline.reading.moments import moment_of_timestamp, read_moment
from dateline.reading.report import Moment
from dateline.reading.settings import ReadingSettings
from dateline.reading.text import read_text

LINE_TYPE = "application/json; shape=line"


_FORM = 'one object such as {"headline": "...", "text": "..."}, or a list of such objects'


def is_document(head: bytes) -> bool:
    """Whether JSON that begins so is one document over many lines, or a list, and not one object a line."""
    lines = [line.strip() for line in head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n") if line.strip()]
    if not lines or lines[0].startswith(b"["):
        return bool(lines)
    opened = lines[0].startswith(b"{") and not lines[0].endswith(b"}")
    return opened and len(lines) > 1 and re.match(rb'"|}', lines[1]) is not None


def split_document(data: bytes) -> list[bytes]:
    """The objects of a JSON document, each with its own bytes; raises ReadingError for one of another form."""
    text, _ = decode_bytes(data)
    try:
        whole = msgspec.json.decode(text)
        if isinstance(whole, dict):
            objects = [whole]
            pieces = [text.encode()]
        else:
            objects = whole if isinstance(whole, list) else []
            pieces = [bytes(piece) for piece in msgspec.json.decode(text, type=list[msgspec.Raw])] if objects else []
    except (msgspec.DecodeError, RecursionError) as error:
        raise ReadingError(f"not JSON: {error}") from None
    if not any(isinstance(part, dict) and isinstance(part.get("text"), str) for part in objects):
        raise ReadingError(f"JSON of another form: expected {_FORM}")
    return pieces


def read_line(data: bytes, settings: ReadingSettings) -> tuple[Article, str | None]:
    """The article of one JSON line, and the id the line gives itself."""
    text, warning = decode_bytes(data)
    fields = _decode_fields(text)
    article = read_text(
        _text_of(fields, "text") or "",
        headline=_text_of(fields, "headline") or _text_of(fields, "title"),
        url=_text_of(fields, "url"),
        outlet=_text_of(fields, "outlet"),
        published=read_given_moment(fields.get("published")),
        warnings=(warning,) if warning else (),
        settings=settings,
    )
    return article, _text_of(fields, "id")


def read_given_moment(value: Any) -> Moment | None:
    """A time that was handed over with the text: a string in any usual form, or a Unix time."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return moment_of_timestamp(value, "given") if value > 1e8 else None
    return read_moment(tidy_text(value).strip(), "given") if isinstance(value, str) else None


def _decode_fields(text: str) -> dict[str, Any]:
    try:
        fields = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ReadingError(f"not a JSON line: {error}") from None
    if not isinstance(fields, dict):
        raise ReadingError('a line must be a JSON object such as {"headline": "...", "text": "..."}')
    if not isinstance(fields.get("text"), str):
        raise ReadingError('the line has no "text"')
    return fields


def _text_of(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        value = value["name"]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None
