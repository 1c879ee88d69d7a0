"""The author a page prints beside its headline, where the markup says so: the first element called byline or author.

Only what stands between the headline and the first paragraphs is believed, since lists of other stories name their
authors too; a name of one word may be an account and is not taken.
"""

import re
from collections.abc import Iterator

from lxml import html  # type: ignore[import-untyped]
from msgspec.structs import replace

from dateline.reading.agencies import find_agencies
from dateline.reading.article import likeness, squeeze
from dateline.reading.characters import tidy_text
from dateline.reading.credits import CreditLine, read_byline, read_names

_CALLED = re.compile(r"(?:^|[\s_-])(?:byline|authors?)(?:$|[\s_-])|author[_-]?name", re.IGNORECASE)
_ELSEWHERE = re.compile(r"comment|sidebar|footer|related|recommend|promo|teaser|widget|trending", re.IGNORECASE)
_ELSEWHERE_TAGS = frozenset({"aside", "footer", "nav", "form", "figure"})
_PARAGRAPHS_SEEN = 3
_PARAGRAPH_WORDS = 20
_LONGEST = 120


def read_shown_authors(tree: html.HtmlElement, outlet: str | None) -> CreditLine:
    """The persons and agencies of the first such element that names any; the outlet itself is no person."""
    for element in _elements_of_head(tree):
        if _is_called_author(element) and not _stands_elsewhere(element):
            credit = _read_parts(element)
            persons = tuple(name for name in credit.byline if likeness(name) != likeness(outlet or ""))
            if persons or credit.agencies:
                return replace(credit, byline=persons)
    return CreditLine()


def _is_called_author(element: html.HtmlElement) -> bool:
    called = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
    return isinstance(element.tag, str) and bool(_CALLED.search(called))


def _read_parts(element: html.HtmlElement) -> CreditLine:
    """What an element says; its persons as the innermost elements called so name them, where those of one kind do."""
    whole = _read_credit(_text_of(element))
    inner = [part for part in element.iterdescendants() if _is_called_author(part)]
    innermost = [part for part in inner if not any(_is_called_author(within) for within in part.iterdescendants())]
    named = [(part.get("class"), credit) for part in innermost if (credit := _read_credit(_text_of(part))).byline]
    persons = [name for kind, credit in named if kind == named[0][0] for name in credit.byline]
    return replace(whole, byline=tuple(dict.fromkeys(persons)) or whole.byline)


def _text_of(element: html.HtmlElement) -> str:
    return squeeze(tidy_text(" ".join(element.itertext())))


def _elements_of_head(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements after the headline, up to the first paragraphs of running text."""
    begun = next(tree.iter("h1"), None) is None
    paragraphs = 0
    for element in tree.iter():
        begun = begun or element.tag == "h1"
        if begun and element.tag == "p":
            paragraphs += len((element.text_content() or "").split()) >= _PARAGRAPH_WORDS
        if paragraphs >= _PARAGRAPHS_SEEN:
            return
        if begun and isinstance(element.tag, str):
            yield element


def _read_credit(text: str) -> CreditLine:
    if not 2 < len(text) <= _LONGEST:
        return CreditLine()
    bare = re.sub(r"^[\W_]+", "", text)
    credit = read_byline(bare)
    if credit is None:
        names = re.sub(r"^by\b[\s:]*", "", bare, flags=re.IGNORECASE)
        credit = CreditLine(byline=read_names(names), agencies=find_agencies(names))
    return replace(credit, byline=tuple(name for name in credit.byline if not name.startswith("The ")))


def _stands_elsewhere(element: html.HtmlElement) -> bool:
    lineage = (element, *element.iterancestors())
    return any(
        node.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(f"{node.get('class')} {node.get('id')}")
        for node in lineage
        if node.tag not in ("body", "html")
    )
