"""HTML bytes to a tree that is safe to work on: bounded in size and depth, decoded by the page's own word.

Very deep or very large pages are refused before any extractor sees them, since extractors recurse.
"""

import re

from lxml import etree, html  # type: ignore[import-untyped]

from dateline.errors import ReadingError
from dateline.reading.characters import decode_bytes
from dateline.reading.settings import ReadingSettings

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"<!--|-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_UNREAD = frozenset({"script", "style", "svg", "template", "noscript", "iframe", "textarea"})
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "param",
        "frame",
        "keygen",
    }
)
# Elements whose end tag authors leave out: they open no new depth of their own kind.
_SELF_CLOSING = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"})
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
    """How deep the tags of a page nest at most, counted in one pass without a parser."""
    depth = deepest = 0
    skipping: str | None = None
    for mark in _MARKS.finditer(markup):
        closing, name = mark[1], (mark[2] or mark[0]).lower()
        if skipping is not None:
            skipping = None if (closing and name == skipping) or (name == "-->" and skipping == "<!--") else skipping
        elif name == "<!--" or (name in _UNREAD and not closing):
            skipping = None if mark[0].endswith("/>") else name
        elif mark[2] and name not in _VOID and name not in _SELF_CLOSING and not mark[0].endswith("/>"):
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def drop_cards(tree: html.HtmlElement) -> None:
    """Takes out what opens over a name in a paragraph: a picture with links to other pages and no words of its own."""
    worded = set[html.HtmlElement]()
    # The inner ones first: what holds one is none without its picture, and what holds words of its own none at all.
    for span in reversed(list(tree.iter("span"))):
        links = [] if span in worded else _links_of_picture(span)
        if len(links) > 1 and _words(span) == "".join(map(_words, links)):
            span.drop_tree()
        elif len(links) > 1:
            worded.update(span.iterancestors("span"))


def _links_of_picture(span: html.HtmlElement) -> list[html.HtmlElement]:
    """The links beside a picture within a paragraph; none where there is no picture."""
    is_in_paragraph = next(span.iterancestors("p"), None) is not None
    return list(span.iter("a")) if is_in_paragraph and span.find(".//img") is not None else []


def _words(element: html.HtmlElement) -> str:
    return "".join(element.text_content().split())
