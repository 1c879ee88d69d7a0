"""Web archives: every record that can still be read, and a list of the gaps.

A reader of our own that finds its footing again after damage: at the next gzip member, or the next `WARC/1` header. A
record is given with its HTTP body, unpacked; records that are no page answered with success are passed over. Nothing
larger than the size limit is held in memory, and the time taken grows with the length of the archive only.
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dateline.errors import ReadingError
from dateline.reading.article import make_capture
from dateline.reading.bodies import decode_body, parse_fields
from dateline.reading.report import Capture, Rejection
from dateline.reading.settings import ReadingSettings

_CHUNK = 1 << 16
_GZIP_MAGIC = b"\x1f\x8b\x08"
# A header may follow a record cut short in mid-line, so it need not start a line.
_HEADER = re.compile(rb"WARC/[01]\.\d\r?\n(?=[A-Za-z-]{1,40}:)")
_HEADER_END = re.compile(rb"\r?\n\r?\n|WARC/[01]\.\d\r?\n")
_HEADER_LIMIT = 64_000
_FIRST_PIECE = 1 << 10
# What false starts may cost: so many times the bytes passed, and something to begin with.
_WASTE_FACTOR = 8
_WASTE_ALLOWED = 1 << 22
_READ_TYPES = ("html", "text/plain", "xml", "rss", "atom")


class Record(msgspec.Struct, frozen=True):
    """One record of an archive: its header's fields in lower case, and its block."""

    fields: dict[str, str]
    block: bytes


class Gap(msgspec.Struct, frozen=True):
    """A stretch of the archive that cannot be read, and why."""

    offset: int
    reason: str


def read_archive(file: BinaryIO, source: str, settings: ReadingSettings) -> Iterator[Capture | Rejection]:
    """The pages of an archive as captures in its order, with a Rejection for each gap."""
    number, given = 0, False
    for found in _join_gaps(read_records(file, settings.size_limit)):
        if isinstance(found, Gap):
            part: Capture | Rejection | None = Rejection(
                f"{source}@{found.offset}", f"gap in the archive at byte {found.offset:,}: {found.reason}"
            )
        else:
            number += 1
            part = _read_record(found, f"{source}:{number}", settings)
        if part is not None:
            given = True
            yield part
    if not given:
        yield Rejection(source, "no page found in the archive")


def _read_record(record: Record, source: str, settings: ReadingSettings) -> Capture | Rejection | None:
    try:
        return _capture_record(record, source, settings)
    except ReadingError as error:
        return Rejection(source, str(error), make_capture(record.block, source))


def _join_gaps(found: Iterator[Record | Gap]) -> Iterator[Record | Gap]:
    """Gaps with no record between them are one, told by the first."""
    in_gap = False
    for part in found:
        if not (in_gap and isinstance(part, Gap)):
            yield part
        in_gap = isinstance(part, Gap)


def read_records(file: BinaryIO, limit: int) -> Iterator[Record | Gap]:
    """All records of an archive, compressed or not, and the gaps between them."""
    head = file.read(len(_GZIP_MAGIC))
    window = _Window(file, head)
    yield from _read_members(window, limit) if head == _GZIP_MAGIC else _read_plain(window, limit, 0)


class _Window:
    """A moving view of a stream: bytes not yet used, and the offset of the first of them."""

    def __init__(self, file: BinaryIO, head: bytes = b"") -> None:
        self.file = file
        # A bytearray forgets its first bytes without moving the others.
        self.data = bytearray(head)
        self.offset = 0

    def grow(self, size: int = _CHUNK) -> bool:
        """Read on; False at the end of the stream."""
        more = self.file.read(size)
        self.data += more
        return bool(more)

    def drop(self, count: int) -> None:
        """Forget the first bytes."""
        count = min(count, len(self.data))
        del self.data[:count]
        self.offset += count

    def seek(self, mark: bytes, start: int) -> bool:
        """Move to the next mark at or after `start`; False (and the view empty) if there is none."""
        self.drop(start)
        while True:
            found = self.data.find(mark)
            if found >= 0:
                self.drop(found)
                return True
            self.drop(max(0, len(self.data) - len(mark) + 1))
            if not self.grow():
                self.drop(len(self.data))
                return False


def _read_members(window: _Window, limit: int) -> Iterator[Record | Gap]:
    """Records of an archive in which each is, or most are, a gzip member of its own."""
    wasted = 0
    while window.seek(_GZIP_MAGIC, 0):
        start = window.offset
        unpacked, used, fault = _unpack_member(window, limit)
        records = list(_read_plain(_Window(io.BytesIO(unpacked)), limit, start)) if unpacked else []
        whole = [record for record in records if isinstance(record, Record)]
        # A false start within damaged data unpacks to nothing; a real record may be whole though its member is not.
        yield from whole
        if fault is None:
            yield from (record for record in records if isinstance(record, Gap))
            window.drop(used)
            continue
        wasted += used + len(unpacked)
        # What was made to look like thousands of members is passed over instead of being tried again at each.
        window.drop(used if wasted > _WASTE_ALLOWED + _WASTE_FACTOR * start else 1)
        if unpacked.startswith(b"WARC/") or not whole:
            yield Gap(start, fault)


def _unpack_member(window: _Window, limit: int) -> tuple[bytes, int, str | None]:
    """The bytes of the member the view starts with, how many packed ones it took, and what is wrong with it."""
    unpacker = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size = fed = 0
    while True:
        # Small pieces first, since a false start is soon told.
        piece = bytes(window.data[fed : fed + min(_CHUNK, max(_FIRST_PIECE, fed))])
        if not piece:
            if not window.grow():
                return b"".join(parts), fed, "the gzip member is cut off"
            continue
        try:
            part = unpacker.decompress(piece)
        except zlib.error as error:
            return b"".join(parts), fed + len(piece), f"the gzip member is damaged ({error})"
        fed += len(piece)
        size += len(part)
        if max(size, fed) > limit + _HEADER_LIMIT:
            return b"", fed, f"a record larger than the size limit of {limit:,} bytes"
        parts.append(part)
        if unpacker.eof:
            return b"".join(parts), fed - len(unpacker.unused_data), None


def _read_plain(window: _Window, limit: int, base: int) -> Iterator[Record | Gap]:
    """Records of uncompressed bytes; after damage, from the next header on."""
    while True:
        skipped_from = window.offset
        junk = _seek_header(window)
        if junk:
            yield Gap(base + skipped_from, "bytes that are no record")
        if not window.data:
            return
        yield _take_record(window, limit, base)


def _seek_header(window: _Window) -> bool:
    """Move to the next record's header; whether anything but blank lines was passed over."""
    junk = False
    while True:
        found = _HEADER.search(window.data)
        if found:
            junk = junk or bool(window.data[: found.start()].strip())
            window.drop(found.start())
            return junk
        keep = min(len(window.data), 64)
        junk = junk or bool(window.data[:-keep].strip()) if len(window.data) > keep else junk
        window.drop(len(window.data) - keep)
        if not window.grow():
            junk = junk or bool(window.data.strip())
            window.drop(len(window.data))
            return junk


def _take_record(window: _Window, limit: int, base: int) -> Record | Gap:
    """The record at the start of the view; what is wrong with it leaves the view just behind its first line."""
    start = window.offset
    fields, length = _take_fields(window)
    size = fields.get("content-length", "")
    if not length or not size.isdigit():
        window.drop(5)
        return Gap(base + start, "a record header without a length")
    if int(size) > limit:
        window.drop(length)
        return Gap(base + start, f"a record of {int(size):,} bytes, more than the size limit of {limit:,}")
    end = length + int(size)
    while len(window.data) < end + 4 and window.grow(max(_CHUNK, end - len(window.data))):
        pass
    after = window.data[end : end + 12]
    if len(window.data) < end or (after.strip(b"\r\n") and not after.lstrip(b"\r\n").startswith(b"WARC/")):
        window.drop(5)
        return Gap(base + start, "a record cut off" if len(window.data) < end else "a record whose length is wrong")
    block = bytes(window.data[length:end])
    window.drop(end)
    return Record(fields, block)


def _take_fields(window: _Window) -> tuple[dict[str, str], int]:
    """The fields of a record's header and its length; length 0 if it has no end before the next header starts."""
    while True:
        found = _HEADER_END.search(window.data, 5, _HEADER_LIMIT)
        if found or len(window.data) >= _HEADER_LIMIT or not window.grow():
            break
    if not found or window.data.startswith(b"WARC/", found.start()):
        return {}, 0
    return parse_fields(bytes(window.data[: found.start()])), found.end()


def _capture_record(record: Record, source: str, settings: ReadingSettings) -> Capture | None:
    """The capture of a page that was answered with success; None for other records."""
    kind, address = record.fields.get("warc-type", ""), record.fields.get("warc-target-uri", "").strip("<>")
    if kind not in ("response", "resource", "conversion"):
        return None
    block, media_type = record.block, record.fields.get("content-type")
    if kind == "response" and block.startswith(b"HTTP/"):
        head, _, body = _split_http(block)
        status = re.match(rb"HTTP/\S+\s+(\d{3})", head)
        if status is None or not status[1].startswith(b"2"):
            return None
        fields = parse_fields(head)
        block, media_type = decode_body(body, fields, settings.size_limit), fields.get("content-type")
    if media_type and not any(part in media_type.lower() for part in _READ_TYPES):
        return None
    return make_capture(
        block, source, url=address or None, retrieved=record.fields.get("warc-date"), media_type=media_type
    )


def _split_http(block: bytes) -> tuple[bytes, bytes, bytes]:
    found = re.search(rb"\r?\n\r?\n", block[:_HEADER_LIMIT])
    return (block[: found.start()], found[0], block[found.end() :]) if found else (block, b"", b"")
