"""What kind of thing some bytes are: told by their first bytes, then by name or declared media type.

The bytes decide where they are plain about it, since names and headers are often wrong. Also unpacks gzip, within a
limit, so that a small file can not grow without end.
"""

import re
import zlib
from typing import Literal

from dateline.errors import ReadingError
from dateline.reading.characters import refuse_binary

Kind = Literal["text", "page", "feed", "archive", "lines"]

_SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".warc": "archive",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "lines",
}
_MEDIA_TYPES: tuple[tuple[str, Kind], ...] = (
    ("html", "page"),
    ("rss", "feed"),
    ("atom", "feed"),
    ("xml", "feed"),
    ("json", "lines"),
    ("warc", "archive"),
    ("text/plain", "text"),
)
_FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_PAGE_ROOT = re.compile(rb"<!doctype\s+html|<html\b", re.IGNORECASE)
_PAGE_SIGN = re.compile(rb"<!doctype\s+html|<html\b|<head\b|<body\b|<meta\s|<article\b|<title>", re.IGNORECASE)
_PAGE_TAGS = re.compile(rb"</?(?:p|div|span|a|h[1-6]|br|ul|li|table)\b[^<>]{0,300}>", re.IGNORECASE)


def suffix_of(name: str) -> str:
    """The suffix that tells the kind, without a final ".gz"."""
    name = name.lower().removesuffix(".gz")
    found = re.search(r"\.[a-z0-9]{1,6}$", name)
    return found[0] if found else ""


def kind_of_name(name: str) -> Kind | None:
    """The kind a file's name promises; None for a suffix we do not read."""
    return _SUFFIXES.get(suffix_of(name))


def tell_kind(data: bytes, name: str = "", media_type: str | None = None) -> Kind:
    """The kind of bytes that are not compressed; raises ReadingError where they are no text at all."""
    refuse_binary(data)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"WARC/"):
        return "archive"
    root = _FEED_ROOT.search(head) if head.startswith(b"<") else None
    if root and not _PAGE_ROOT.search(head[: root.start()]):
        return "feed"
    if head.startswith(b"<") and _PAGE_SIGN.search(head):
        return "page"
    promised = kind_of_name(name) or _kind_of_media_type(media_type)
    if promised == "text" and _is_marked_up(head):
        return "page"
    return promised or _tell_unnamed(head)


def is_gzip(data: bytes) -> bool:
    """Whether the bytes begin a gzip member."""
    return data[:3] == b"\x1f\x8b\x08"


def unpack_gzip(data: bytes, limit: int) -> bytes:
    """All members unpacked; raises ReadingError if they are cut off, damaged or larger than the limit."""
    parts: list[bytes] = []
    size = 0
    while is_gzip(data):
        member = zlib.decompressobj(wbits=31)
        try:
            part = member.decompress(data, limit - size + 1)
        except zlib.error as error:
            raise ReadingError(f"the gzip data is damaged: {error}") from None
        size += len(part)
        if size > limit:
            raise ReadingError(f"larger than the size limit of {limit:,} bytes once unpacked")
        if not member.eof:
            raise ReadingError("the gzip data is cut off")
        parts.append(part)
        data = member.unused_data
    return b"".join(parts)


def charset_of(media_type: str | None) -> str | None:
    """The charset a media type declares."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    return found[1] if found else None


def _kind_of_media_type(media_type: str | None) -> Kind | None:
    lowered = (media_type or "").lower()
    return next((kind for part, kind in _MEDIA_TYPES if part in lowered), None)


def _is_marked_up(head: bytes) -> bool:
    return head.startswith(b"<") and len(_PAGE_TAGS.findall(head)) >= 4


def _tell_unnamed(head: bytes) -> Kind:
    if head.startswith((b"{", b"[")) and b'"text"' in head:
        return "lines"
    return "page" if _is_marked_up(head) else "text"
