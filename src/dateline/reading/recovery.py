"""Paragraphs an extractor left on the page, put back where they stood.

Two signs are trusted: a paragraph in a container marked exactly like those of the paragraphs found, and a standfirst
that the page itself declares as its description. Nothing is taken from asides, footers, comments or lists of links.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html  # type: ignore[import-untyped]

from dateline.reading.article import Line, likeness, squeeze
from dateline.reading.characters import tidy_text

_ELSEWHERE_TAGS = frozenset({"aside", "footer", "nav", "form", "figure", "figcaption", "header", "button"})
_ELSEWHERE = re.compile(
    r"comment|sidebar|footer|related|recommend|promo|newsletter|cookie|consent|share|social|advert"
    r"|banner|popup|modal|author|bio\b|tags?\b|teaser|caption|subscri",
    re.IGNORECASE,
)
_FEWEST_WORDS = 8
_LONGEST_PARAGRAPH = 5000
_NEW_GROUPS = 1_000_000


def recover_paragraphs(lines: list[Line], tree: html.HtmlElement) -> list[Line]:
    """The lines with the paragraphs that stand in the same kind of container, in the order of the page."""
    places = {likeness(line.text): number for number, line in enumerate(lines)}
    paragraphs = [(element, squeeze(tidy_text(element.text_content()))) for element in tree.iter("p")]
    paragraphs = [(element, text) for element, text in paragraphs if text and len(text) < _LONGEST_PARAGRAPH]
    kinds = Counter(_container(element) for element, text in paragraphs if likeness(text) in places)
    totals = Counter(_container(element) for element, _ in paragraphs)
    trusted = {kind for kind, count in kinds.items() if kind[1] and count >= 3 and count >= 0.2 * totals[kind]}
    whole = "".join(places)
    mended = list(lines)
    after: dict[int, list[Line]] = {}
    place = -1
    for element, text in paragraphs:
        key = likeness(text)
        if key in places:
            place = max(place, places[key])
        elif place >= 0 and key not in whole and _container(element) in trusted and _is_running_text(element, text):
            torn = next(
                (near for near in (place + 1, place) if near < len(lines) and _is_torn(lines[near].text, text)), None
            )
            if torn is None:
                after.setdefault(place, []).append(Line(text, _NEW_GROUPS + len(after)))
            else:
                mended[torn] = Line(text, lines[torn].group, lines[torn].kind)
                place = torn
    return [part for number, line in enumerate(mended) for part in (line, *after.get(number, []))]


def count_running_words(tree: html.HtmlElement) -> int:
    """The words of all paragraphs of the page that read as running text and do not stand aside."""
    texts = ((element, squeeze(element.text_content())) for element in tree.iter("p"))
    return sum(len(text.split()) for element, text in texts if _is_running_text(element, text))


def _is_torn(found: str, full: str) -> bool:
    """Whether a line found is the full paragraph with some words lost, as where links were cut out of it."""
    some, every = Counter(found.casefold().split()), Counter(full.casefold().split())
    return (some & every).total() >= 0.8 * some.total() and some.total() >= 0.3 * every.total()


def recover_standfirst(lines: list[Line], tree: html.HtmlElement, description: str | None) -> list[Line]:
    """The lines after the standfirst, if the page shows its declared description before them and they lack it."""
    key = likeness(description or "")[:80]
    if len(key) < 40 or any(likeness(line.text).startswith(key) or key in likeness(line.text) for line in lines[:6]):
        return lines
    first = likeness(lines[0].text) if lines else ""
    for element in tree.iter("p", "h2", "h3", "div", "span", "strong"):
        if element.find(".//p") is not None or element.find("div") is not None:
            continue
        text = squeeze(tidy_text(element.text_content()))
        if likeness(text) == first:
            return lines
        if len(text) < 800 and likeness(text).startswith(key) and not _is_elsewhere(element):
            return [Line(text, -1), *lines]
    return lines


def _container(element: html.HtmlElement) -> tuple[str, str]:
    parent = element.getparent()
    return ("", "") if parent is None else (str(parent.tag), " ".join((parent.get("class") or "").split()))


def _is_running_text(element: html.HtmlElement, text: str) -> bool:
    linked = sum(len(squeeze(link.text_content())) for link in element.iter("a"))
    return len(text.split()) >= _FEWEST_WORDS and linked < 0.5 * len(text) and not _is_elsewhere(element)


def _is_elsewhere(element: html.HtmlElement) -> bool:
    return any(
        node.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(f"{node.get('class')} {node.get('id')}")
        for node in _lineage(element)
    )


def _lineage(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The element and what holds it, up to but without the body."""
    node = element
    while node is not None and node.tag not in ("body", "html"):
        yield node
        node = node.getparent()
