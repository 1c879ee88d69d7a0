"""Bodies of HTTP answers as their server meant them: out of chunks, unpacked, within a limit.

Used for answers kept in archives and for answers fetched; nothing here opens a connection.
"""

import re
import zlib

from dateline.errors import ReadingError
from dateline.reading.kinds import unpack_gzip


def parse_fields(header: bytes) -> dict[str, str]:
    """The fields of a header by their names in lower case; the first line is passed over."""
    lines = re.split(r"\r?\n", re.sub(r"\r?\n[ \t]+", " ", header.decode("utf-8", errors="replace")))
    pairs = (line.partition(":") for line in lines[1:] if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def decode_body(body: bytes, fields: dict[str, str], limit: int) -> bytes:
    """The body as its server meant it: without chunks and unpacked.

    Archives often keep the header but not the coding, so the bytes decide.
    """
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _join_chunks(body)
    coding = fields.get("content-encoding", "").lower()
    if "gzip" in coding and body.startswith(b"\x1f\x8b\x08"):
        return unpack_gzip(body, limit)
    if "deflate" in coding:
        return _inflate(body, limit)
    if coding in ("br", "zstd") and body and not body.lstrip().startswith(b"<"):
        raise ReadingError(f"the page is packed with {coding}, which we do not unpack")
    return body


def _inflate(body: bytes, limit: int) -> bytes:
    for bits in (15, -15):
        try:
            return zlib.decompressobj(wbits=bits).decompress(body, limit)
        except zlib.error:
            continue
    return body


def _join_chunks(body: bytes) -> bytes:
    """The body of a chunked answer; the bytes themselves where they are not in chunks."""
    parts: list[bytes] = []
    place = 0
    while True:
        line = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n").match(body, place)
        if line is None:
            return b"".join(parts) if parts else body
        size = int(line[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[line.end() : line.end() + size])
        place = line.end() + size
        place += 2 if body[place : place + 2] == b"\r\n" else 1
