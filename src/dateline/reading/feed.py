"""RSS and Atom feeds to articles, one for each entry, by feedparser.

An entry's capture is the feed with all other entries cut out, so that it can be read again alone. feedparser is given
bytes only, never a name or an address, since it opens what it is handed.
"""

import io
import re
from html import unescape
from typing import Any

from lxml import html  # type: ignore[import-untyped]

from dateline.errors import ReadingError
from dateline.reading.article import Article, Line, make_capture, squeeze
from dateline.reading.characters import tidy_text
from dateline.reading.credits import read_names
from dateline.reading.moments import read_moment
from dateline.reading.parts import recognise_parts
from dateline.reading.report import Capture, Moment
from dateline.reading.settings import ReadingSettings
from dateline.reading.text import complete_article, split_lines

_MARKS = re.compile(rb"<!\[CDATA\[|\]\]>|<(/?)((?:\w+:)?(?:item|entry))(?=[\s>])")
_TAG_LIMIT = 200
_OPEN_ENTRIES = 50
_MOST_TAGS = 20_000
_FRAMES_LIMIT = 2_000_000
_BLOCK_TAGS = "p|div|br|h[1-6]|li|ul|ol|blockquote|table|tr|figure|figcaption|section|article"


def split_feed(data: bytes, capture: Capture) -> list[Capture]:
    """A capture for each entry of the feed; the whole as one where its entries cannot be told apart."""
    spans = _find_entries(data)
    if len(spans) < 2:
        return [
            make_capture(
                data,
                capture.source,
                url=capture.url,
                retrieved=capture.retrieved,
                media_type=capture.media_type or "application/xml",
            )
        ]
    head, tail = data[: spans[0][0]], data[spans[-1][1] :]
    if (len(head) + len(tail)) * len(spans) > max(_FRAMES_LIMIT, 8 * len(data)):
        raise ReadingError("what stands around the entries of the feed is too large")
    return [
        make_capture(
            head + data[start:end] + tail,
            f"{capture.source}:{number}",
            url=capture.url,
            retrieved=capture.retrieved,
            media_type="application/xml",
        )
        for number, (start, end) in enumerate(spans, 1)
    ]


def _find_entries(data: bytes) -> list[tuple[int, int]]:
    """Where the entries lie; what quoted text looks like one is none."""
    spans: list[tuple[int, int]] = []
    start, quoted = None, False
    for mark in _MARKS.finditer(data):
        if mark[2] is None:
            quoted = mark[0] != b"]]>"
        elif not quoted and not mark[1]:
            start = mark.start()
        elif not quoted and start is not None:
            end = data.find(b">", mark.end(), mark.end() + _TAG_LIMIT) + 1
            spans.append((start, end or mark.end()))
            start = None
    return spans


def read_feed_entry(data: bytes, settings: ReadingSettings) -> Article:
    """The article of a feed's first entry; raises ReadingError if there is none, or it has no text."""
    import feedparser  # type: ignore[import-untyped]

    if len(data) > settings.page_limit:
        raise ReadingError(f"a feed entry of {len(data):,} bytes, more than the limit of {settings.page_limit:,}")
    if data.count(b"<") > _MOST_TAGS:
        raise ReadingError("the feed entry has too many tags")
    if sum(1 for mark in _MARKS.finditer(data) if mark[2] and not mark[1]) > _OPEN_ENTRIES:
        raise ReadingError("a feed whose entries are not closed")
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise ReadingError("not a feed: it has no entries")
    entry = feed.entries[0]
    headline = _plain(entry.get("title", "")) or None
    lines = _read_lines(entry)
    if not lines and headline is None:
        raise ReadingError("the feed entry has no text")
    parts = recognise_parts(lines, headline, loose="body")
    return complete_article(
        parts,
        url=entry.get("link"),
        outlet=_name_source(entry, feed.feed),
        published=_read_time(entry, "published", "created", "updated") or parts.published,
        modified=_read_change(entry),
        byline=_read_author(_plain(entry.get("author", ""))),
        warnings=() if lines else ("the feed gives a headline only",),
    )


def _read_lines(entry: Any) -> list[Line]:
    """The paragraphs of the fullest text the entry carries."""
    texts = [content.get("value", "") for content in entry.get("content", [])] + [entry.get("summary", "")]
    return split_lines(_strip_markup(max(texts, key=len)))


def _strip_markup(text: str) -> str:
    """The characters of a piece of markup, a line for each block."""
    if "<" not in text:
        return tidy_text(text)
    if text.count("<") > _MOST_TAGS:
        raise ReadingError("the feed entry has too many tags")
    spaced = re.sub(rf"<(/?)({_BLOCK_TAGS})\b", r"&#10;&#10;<\1\2", re.sub(r"\s+", " ", text), flags=re.IGNORECASE)
    spaced = re.sub(r"<(script|style|iframe)\b.*?(?:</\1\s*>|$)", " ", spaced, flags=re.IGNORECASE)
    fragments = html.fragments_fromstring(spaced)
    texts = [piece if isinstance(piece, str) else piece.text_content() + (piece.tail or "") for piece in fragments]
    return tidy_text("".join(texts))


def _plain(text: str) -> str:
    """A title or a name on one line; many feeds write its characters as entities twice over."""
    return squeeze(_strip_markup(unescape(text)).replace("\n", " "))


def _read_author(author: str) -> tuple[str, ...]:
    """The persons an entry names; RSS sets a name in brackets after an address."""
    addressed = re.fullmatch(r"\s*\S+@\S+\s*\(([^()]+)\)\s*", author)
    return read_names(addressed[1] if addressed else author)


def _name_source(entry: Any, feed: Any) -> str | None:
    """The source the entry names (an aggregator's feed does), or the feed's own title up to its first dash."""
    source = entry.get("source") or {}
    title = _plain(source.get("title") or feed.get("title") or "")
    return re.split(r"\s+[-–—|:]\s+", title)[0] or None


def _read_change(entry: Any) -> Moment | None:
    """When the entry was changed, where that is not when it was published."""
    published, updated = dict.get(entry, "published"), dict.get(entry, "updated")
    return _read_time(entry, "updated") if published and updated and updated != published else None


def _read_time(entry: Any, *names: str) -> Moment | None:
    # By dict's own reading: feedparser answers "updated" with "published" where only that is stated.
    stated = (dict.get(entry, name) for name in names)
    return next((moment for value in stated if value and (moment := read_moment(squeeze(value), "metadata"))), None)
