"""HTML bytes to a tree that is safe to work on: bounded in size and depth, decoded by the page's own word.

Very deep or very large pages are refused before any extractor sees them, since extractors recurse.
"""

import re

from lxml import etree, html

from dateline.errors import ReadingError
from dateline.reading.characters import decode_bytes
from dateline.reading.settings import ReadingSettings

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?(/?)>")
_UNREAD = re.compile(r"<(script|style|svg|template|noscript|iframe)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr param frame keygen".split())
# Elements whose end tag authors leave out: they open no new depth of their own kind.
_SELF_CLOSING = frozenset("p li td th tr dt dd option thead tbody tfoot".split())
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def decode_page(data: bytes, declared: str | None, settings: ReadingSettings) -> tuple[str, str | None]:
    """The markup as text, and a warning if some of it could not be decoded."""
    if len(data) > settings.page_limit:
        raise ReadingError(f"a page of {len(data):,} bytes, more than the limit of {settings.page_limit:,}")
    named = _META_CHARSET.search(data[:4096])
    charset = declared or ((named[1] or named[2]).decode("ascii", errors="ignore") if named else None)
    return decode_bytes(data, charset)


def parse_page(markup: str, settings: ReadingSettings) -> html.HtmlElement:
    """The tree of a page; raises ReadingError if it nests too deep or has no elements."""
    depth = measure_depth(markup)
    if depth > settings.depth_limit:
        raise ReadingError(f"tags nested {depth:,} deep, more than the limit of {settings.depth_limit}")
    # A declaration of encoding would contradict the text, which is decoded already.
    markup = _CONTROLS.sub(" ", re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", markup))
    try:
        tree = html.document_fromstring(
            markup, parser=html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadingError(f"the page cannot be parsed: {error}") from None
    return tree


def measure_depth(markup: str) -> int:
    """How deep the tags of a page nest at most, counted without a parser."""
    depth = deepest = 0
    for closing, name, ended in _TAG.findall(_UNREAD.sub("", markup)):
        name = name.lower()
        if ended or name in _VOID or name in _SELF_CLOSING:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
