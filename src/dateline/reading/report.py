"""A report: one article read from a capture, as one text with stable character offsets.

Offsets are Unicode code points into `Report.text`. The text holds every paragraph the reader saw as part of
the article (captions and credits too, marked by their kind), separated by blank lines; nothing is in it twice.
What is unknown is None, never a guess.
"""

from typing import Literal

import msgspec

ParagraphKind = Literal["headline", "lead", "body", "subhead", "caption", "credit", "note"]
Basis = Literal["text", "metadata", "url", "given"]


class Paragraph(msgspec.Struct, frozen=True):
    """Characters `start` to `end` (exclusive) of the report's text, of one kind."""

    start: int
    end: int
    kind: ParagraphKind


class Moment(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A time as a publisher states it: ISO 8601 day or instant with zone; `to` ends an interval, else None."""

    from_: str
    to: str | None
    text: str | None
    basis: Basis


class Outlet(msgspec.Struct, frozen=True):
    """Who published: the name as resolved (or the site), and the id in our table of outlets if known."""

    name: str
    id: str | None = None


class Capture(msgspec.Struct, frozen=True):
    """The bytes as they came. `id` is "sha256:" and the hex digest of `data`."""

    id: str
    data: bytes
    source: str
    url: str | None = None
    retrieved: str | None = None
    media_type: str | None = None


class Report(msgspec.Struct, frozen=True):
    """One article. `id` is "sha256:" and a digest of what was read (text, outlet, published, url)."""

    id: str
    capture: str
    source: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    url: str | None = None
    outlet: Outlet | None = None
    headline: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()


class Rejection(msgspec.Struct, frozen=True):
    """What could not be read, and why in one line; `capture` is kept for a retry when there were bytes at all."""

    source: str
    reason: str
    capture: Capture | None = None
