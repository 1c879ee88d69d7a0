"""An article on its way to being a report: lines as the source sets them, blocks as they are understood.

`compose_report` is the only place where a report's text, offsets and id are made, so they are the same for every kind
of source: blocks joined by one blank line, each block one paragraph.
"""

import hashlib
import re

import msgspec

from dateline.errors import ReadingError
from dateline.reading.languages import detect_language
from dateline.reading.report import Capture, Moment, Outlet, Paragraph, ParagraphKind, Report
from dateline.reading.settings import ReadingSettings

ARTICLE_KINDS: frozenset[ParagraphKind] = frozenset({"lead", "body", "subhead"})


class Line(msgspec.Struct, frozen=True):
    """One paragraph as the source sets it. `group` numbers what stands together without a blank line between;
    `kind` is what the markup says it is, None if the source says nothing.
    """

    text: str
    group: int = 0
    kind: ParagraphKind | None = None


class Block(msgspec.Struct, frozen=True):
    """One paragraph as it is understood."""

    text: str
    kind: ParagraphKind


class Article(msgspec.Struct, frozen=True):
    """What was understood of one article, before it has offsets."""

    blocks: tuple[Block, ...]
    headline: str | None = None
    url: str | None = None
    outlet: Outlet | None = None
    published: Moment | None = None
    modified: Moment | None = None
    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    warnings: tuple[str, ...] = ()


def squeeze(text: str) -> str:
    """The text on one line, runs of space made one."""
    return " ".join(text.split())


def likeness(text: str) -> str:
    """What two paragraphs must share to be one and the same: letters and digits, whatever their case."""
    return re.sub(r"\W+", "", text.casefold())


def make_capture(
    data: bytes, source: str, *, url: str | None = None, retrieved: str | None = None, media_type: str | None = None
) -> Capture:
    """A capture of these bytes, with its id."""
    return Capture(f"sha256:{hashlib.sha256(data).hexdigest()}", data, source, url, retrieved, media_type)


def compose_report(article: Article, capture: Capture, source: str, settings: ReadingSettings) -> Report:
    """The report of an article; raises ReadingError if it has no text, or too much."""
    if not any(block.kind in ARTICLE_KINDS or block.kind == "headline" for block in article.blocks):
        raise ReadingError("no article text found")
    text, paragraphs = _join_blocks(article.blocks)
    if len(text) > settings.text_limit:
        raise ReadingError(f"the text has {len(text):,} characters, more than the limit of {settings.text_limit:,}")
    if not re.search(r"[^\W\d_]", text):
        raise ReadingError("no article text found: there are no letters in it")
    outlet, published = article.outlet, article.published
    identity = [text, outlet and outlet.name, published and published.from_, article.url]
    return Report(
        id=f"sha256:{hashlib.sha256(msgspec.json.encode(identity)).hexdigest()}",
        capture=capture.id,
        source=source,
        text=text,
        paragraphs=paragraphs,
        url=article.url,
        outlet=outlet,
        headline=article.headline,
        published=published,
        modified=article.modified,
        byline=article.byline,
        editors=article.editors,
        agencies=article.agencies,
        dateline=article.dateline,
        language=detect_language(text),
        warnings=article.warnings,
    )


def _join_blocks(blocks: tuple[Block, ...]) -> tuple[str, tuple[Paragraph, ...]]:
    paragraphs: list[Paragraph] = []
    start = 0
    for block in blocks:
        paragraphs.append(Paragraph(start, start + len(block.text), block.kind))
        start += len(block.text) + 2
    return "\n\n".join(block.text for block in blocks), tuple(paragraphs)
