"""Sources to captures to reports: files, folders, addresses and standard input, whatever they hold.

Nothing is raised for what cannot be read: it comes out as a Rejection with its reason, in its place, and reading goes
on. The order is that of the source, folders sorted by name, so the same source gives the same reports.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import ReadingError
from dateline.reading.article import Article, compose_report, make_capture
from dateline.reading.characters import decode_bytes
from dateline.reading.folders import list_folder, printable_name, require_file
from dateline.reading.kinds import charset_of, is_gzip, kind_of_name, tell_kind, unpack_gzip
from dateline.reading.lines import LINE_TYPE, is_document, read_line, split_document
from dateline.reading.report import Capture, Rejection, Report
from dateline.reading.settings import DEFAULT_SETTINGS, ReadingSettings
from dateline.reading.text import read_text
from dateline.reading.warc import read_archive

STANDARD_INPUT = "-"
_HEAD = 65_536


def read_source(source: str, *, settings: ReadingSettings = DEFAULT_SETTINGS) -> Iterator[Report | Rejection]:
    """Every report of a file, folder, http(s) address or standard input ("-"), and why others could not be read."""
    for capture in read_captures(source, settings=settings):
        if isinstance(capture, Rejection):
            yield capture
        else:
            yield from read_capture(capture, settings=settings)


def read_captures(source: str, *, settings: ReadingSettings = DEFAULT_SETTINGS) -> Iterator[Capture | Rejection]:
    """The captures of a source: one for each page, text, feed entry, archive record or JSON line."""
    if source.lower().startswith(("http://", "https://")):
        yield from _guard(source, _capture_address(source, settings))
    elif source == STANDARD_INPUT:
        yield from _guard(source, _capture_stream(settings))
    elif Path(source).is_dir():
        yield from _guard(printable_name(source), _capture_folder(Path(source), settings))
    else:
        yield from _guard(printable_name(source), _capture_file(Path(source), settings))


def read_capture(capture: Capture, *, settings: ReadingSettings = DEFAULT_SETTINGS) -> Iterator[Report | Rejection]:
    """The reports of a capture's bytes, as `read_source` gave them when the capture was made."""
    for part in _guard(capture.source, _split_capture(capture, settings)):
        yield part if isinstance(part, Rejection) else _read_part(part, settings)


def _read_part(capture: Capture, settings: ReadingSettings) -> Report | Rejection:
    try:
        article, given_source = _read_article(capture, settings)
        return compose_report(article, capture, given_source or capture.source, settings)
    except Exception as error:  # the law: one bad report never stops the run
        return Rejection(capture.source, _reason(error), capture)


def _guard(source: str, captures: Iterator[Capture | Rejection]) -> Iterator[Capture | Rejection]:
    """Turn whatever a reader of captures raises into a last Rejection."""
    try:
        yield from captures
    except Exception as error:  # the law: one bad report never stops the run
        yield Rejection(source, _reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, ReadingError):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError):
        return f"cannot be opened: {error.strerror or error}"
    return f"cannot be read: {type(error).__name__}: {' '.join(str(error).split())[:160]}"


def _capture_folder(folder: Path, settings: ReadingSettings) -> Iterator[Capture | Rejection]:
    for found in list_folder(folder):
        if isinstance(found, Rejection):
            yield found
        else:
            yield from _guard(printable_name(found), _capture_file(found, settings))


def _capture_file(path: Path, settings: ReadingSettings) -> Iterator[Capture | Rejection]:
    require_file(path)
    kind = kind_of_name(path.name)
    if kind == "lines" and not path.name.endswith(".gz") and not _holds_document(path):
        yield from _capture_lines(path, settings)
        return
    if kind == "archive":
        with path.open("rb") as file:
            yield from read_archive(file, printable_name(path), settings)
        return
    require_file(path, settings.size_limit)
    yield from _split_capture(make_capture(path.read_bytes(), printable_name(path)), settings)


def _holds_document(path: Path) -> bool:
    with path.open("rb") as file:
        return is_document(file.read(_HEAD))


def _capture_lines(path: Path, settings: ReadingSettings) -> Iterator[Capture | Rejection]:
    """The lines of a file one by one, so that the file may be of any size."""
    with path.open("rb") as file:
        found = False
        for number, line in enumerate(iter(lambda: file.readline(settings.size_limit + 1), b""), 1):
            if line.strip():
                found = True
                yield make_capture(line.strip(b"\r\n"), f"{printable_name(path)}:{number}", media_type=LINE_TYPE)
        if not found:
            raise ReadingError("the file is empty")


def _capture_stream(settings: ReadingSettings) -> Iterator[Capture | Rejection]:
    if sys.stdin is None:
        raise ReadingError("standard input is closed")
    data = sys.stdin.buffer.read(settings.size_limit + 1)
    if len(data) > settings.size_limit:
        raise ReadingError(f"more than the size limit of {settings.size_limit:,} bytes")
    yield from _split_capture(make_capture(data, STANDARD_INPUT), settings)


def _capture_address(address: str, settings: ReadingSettings) -> Iterator[Capture | Rejection]:
    from dateline.reading.fetch import fetch_capture

    yield from _split_capture(fetch_capture(address, settings), settings)


def _split_capture(capture: Capture, settings: ReadingSettings) -> Iterator[Capture | Rejection]:
    """The captures within a capture that holds many reports; the capture itself if it holds one."""
    if capture.media_type == LINE_TYPE:
        yield capture
        return
    try:
        data, kind = _open_capture(capture, settings)
    except ReadingError as error:
        yield Rejection(capture.source, str(error), capture)
        return
    if kind == "lines":
        yield from _split_lines(data, capture)
    elif kind == "feed":
        yield from _split_feed(data, capture)
    elif kind == "archive":
        yield from read_archive(io.BytesIO(data), capture.source, settings)
    else:
        yield capture


def _split_objects(data: bytes, capture: Capture) -> Iterator[Capture | Rejection]:
    try:
        pieces = split_document(data)
    except ReadingError as error:
        yield Rejection(capture.source, str(error), capture)
        return
    for number, piece in enumerate(pieces, 1):
        source = capture.source if len(pieces) == 1 else f"{capture.source}:{number}"
        yield make_capture(piece, source, media_type=LINE_TYPE)


def _split_lines(data: bytes, capture: Capture) -> Iterator[Capture | Rejection]:
    if is_document(data[:_HEAD]):
        yield from _split_objects(data, capture)
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield make_capture(line.strip(b"\r"), f"{capture.source}:{number}", media_type=LINE_TYPE)


def _split_feed(data: bytes, capture: Capture) -> Iterator[Capture | Rejection]:
    from dateline.reading.feed import split_feed

    try:
        parts = split_feed(data, capture)
    except ReadingError as error:
        yield Rejection(capture.source, str(error), capture)
        return
    yield from parts if len(parts) > 1 else [capture]


def _open_capture(capture: Capture, settings: ReadingSettings) -> tuple[bytes, str]:
    """The bytes of a capture unpacked, and their kind."""
    data = capture.data
    if is_gzip(data):
        data = unpack_gzip(data, settings.size_limit)
    if not data.strip():
        raise ReadingError("the file is empty")
    if len(data) > settings.size_limit:
        raise ReadingError(f"{len(data):,} bytes, more than the size limit of {settings.size_limit:,}")
    return data, tell_kind(data, capture.url or capture.source, capture.media_type)


def _read_article(capture: Capture, settings: ReadingSettings) -> tuple[Article, str | None]:
    if capture.media_type == LINE_TYPE:
        return read_line(capture.data, settings)
    data, kind = _open_capture(capture, settings)
    declared = charset_of(capture.media_type)
    if kind == "page":
        from dateline.reading.page import read_page

        return read_page(data, url=capture.url, declared=declared, settings=settings), None
    if kind == "feed":
        from dateline.reading.feed import read_feed_entry

        return read_feed_entry(data, settings), None
    text, warning = decode_bytes(data, declared)
    return read_text(text, url=capture.url, warnings=(warning,) if warning else (), settings=settings), None
