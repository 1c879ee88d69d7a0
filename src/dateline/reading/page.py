"""A page to an article: trafilatura finds the text, ours is what it leaves out.

That is: bounds before parsing, captions with their credits put back where they stood, the headline told apart from the
text, and the times, names and agencies the page declares or prints. No script is run and nothing is loaded.
"""

import copy
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import html  # type: ignore[import-untyped]

from dateline.errors import ReadingError
from dateline.reading.article import Article, Line, likeness, squeeze
from dateline.reading.characters import tidy_text
from dateline.reading.markup import decode_page, drop_cards, parse_page
from dateline.reading.metadata import PageFacts, read_page_facts
from dateline.reading.parts import is_sentence, recognise_parts
from dateline.reading.recovery import count_running_words, recover_paragraphs, recover_standfirst
from dateline.reading.report import Moment
from dateline.reading.settings import ReadingSettings
from dateline.reading.shown_authors import read_shown_authors
from dateline.reading.text import complete_article, refuse_long_text

_CAPTION_LIMIT = 600
_CAPTION_GROUPS = 2_000_000
_FAR_MORE = 1.8
_MORE = 1.3
_SHORT_ARTICLE = 120
_FEWEST_WORDS = 10
_TEXT_TAGS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "figcaption", "div", "span"})
# "[VIDEO]" and its like, set behind a link to say what it leads to.
_LINK_LABEL = re.compile(r"\s*\[[A-Z ]{3,20}\]\W*$")
_PICTURE_ADDRESS = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)\b|/(?:photo|image|gallery)", re.IGNORECASE)
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|attribution", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])|caption-text|captiontext", re.IGNORECASE)


def read_page(data: bytes, *, url: str | None, declared: str | None, settings: ReadingSettings) -> Article:
    """The article of an HTML page; raises ReadingError if it has none."""
    markup, warning = decode_page(data, declared, settings)
    tree = parse_page(markup, settings)
    drop_cards(tree)
    refuse_long_text(sum(map(len, tree.itertext("p", "br", "li"))), settings)
    facts = read_page_facts(tree, url)
    pointers = _find_pointers(tree)
    lines = extract_lines(tree, facts, pointers)
    if _count_words(lines) < _FEWEST_WORDS:
        raise ReadingError("no article found on the page")
    told = recognise_parts(_place_captions(lines, tree, pointers), facts.headline, loose="body")
    shown = read_shown_authors(tree, facts.outlet)
    agencies = tuple(dict.fromkeys((*told.agencies, *facts.agencies, *shown.agencies)))
    return complete_article(
        msgspec.structs.replace(told, agencies=agencies),
        url=facts.url,
        outlet=facts.outlet,
        published=facts.published or told.published or _ask_htmldate(tree, facts.url),
        modified=facts.modified,
        byline=facts.byline or shown.byline,
        warnings=(warning,) if warning else (),
    )


def extract_lines(tree: html.HtmlElement, facts: PageFacts, pointers: set[str]) -> list[Line]:
    """The paragraphs of the article: the careful extraction, or the generous one where that finds far more.

    An article set in several containers is cut short by the careful one; what the page declares as its text is taken
    where both miss most of it.
    """
    lines = _extract_kept(tree, pointers, favor_precision=True)
    if _is_doubtful(lines, tree):
        generous = _extract_kept(tree, pointers, favor_precision=False)
        lines = generous if _count_words(generous) > _FAR_MORE * _count_words(lines) else lines
    lines = recover_standfirst(recover_paragraphs(lines, tree), tree, facts.description)
    if facts.body and _count_words(lines) < 0.5 * len(facts.body.split()):
        return [Line(squeeze(part), number) for number, part in enumerate(facts.body.split("\n")) if part.strip()]
    return lines


def _extract_kept(tree: html.HtmlElement, pointers: set[str], *, favor_precision: bool) -> list[Line]:
    lines = _drop_collections(_extract(tree, favor_precision=favor_precision))
    return [line for line in lines if likeness(_LINK_LABEL.sub("", line.text)) not in pointers]


def _is_doubtful(lines: list[Line], tree: html.HtmlElement) -> bool:
    """Whether a second extraction may find far more: little was found, or the page has more running text."""
    words = _count_words(lines)
    return words < _SHORT_ARTICLE or count_running_words(tree) > _MORE * words


def _drop_collections(lines: list[Line]) -> list[Line]:
    """The lines without those that only repeat several others in one piece, as embedded data does."""
    keys = [likeness(line.text) for line in lines]
    long_keys = [key for key in keys if len(key) >= 60]
    return [
        line
        for line, key in zip(lines, keys, strict=True)
        if len(key) < 600 or sum(other in key for other in long_keys) < 4
    ]


def _find_pointers(tree: html.HtmlElement) -> set[str]:
    """What paragraphs that are one link to another page say, or little else; they point away from the article."""
    links = [link for link in tree.iter("a") if not (link.get("href") or "#").startswith("#")]
    paragraphs = {link.getparent() for link in links if link.getparent() is not None and link.getparent().tag == "p"}
    texts = (element.text_content() for element in (*links, *filter(_is_introduced_link, paragraphs)))
    return {likeness(tidy_text(text)) for text in texts}


def _is_introduced_link(paragraph: html.HtmlElement) -> bool:
    """Whether a paragraph is a link with a few words before it, and no sentence: "On the mine: Pumps ordered"."""
    text = squeeze(paragraph.text_content())
    links = list(paragraph.iter("a"))
    linked = squeeze(links[-1].text_content())
    introduced = len(links) == 1 and text.endswith(linked) and len(linked) >= 0.6 * len(text)
    return introduced and " " in linked and not is_sentence(text)


def _extract(tree: html.HtmlElement, *, favor_precision: bool) -> list[Line]:
    from trafilatura import bare_extraction

    document = bare_extraction(
        copy.deepcopy(tree), include_comments=False, favor_precision=favor_precision, with_metadata=False
    )
    body = getattr(document, "body", None)
    if body is None:
        return []
    texts = [(squeeze(tidy_text(text)), kind) for text, kind in _walk_body(body)]
    return [Line(text, number, kind) for number, (text, kind) in enumerate(texts) if text]


def _walk_body(body: Any) -> Iterator[tuple[str, Any]]:
    """The paragraphs of trafilatura's simplified tree."""
    for element in body:
        if element.tag == "head":
            yield "".join(element.itertext()), "subhead"
        elif element.tag in ("list", "table"):
            yield from ((" ".join(_own_texts(item)), "body") for item in element.iter("item", "row"))
        elif element.tag in ("quote", "div") and len(element):
            yield element.text or "", None
            yield from _walk_body(element)
        else:
            yield from ((part, None) for part in _split_at_breaks(element))
        if element.tail and element.tail.strip():
            yield element.tail, None


def _own_texts(item: Any) -> Iterator[str]:
    """The texts of an item of a list without those of lists in it, whose items come by themselves."""
    yield item.text or ""
    for child in item:
        if child.tag != "list":
            yield from _own_texts(child)
        yield child.tail or ""


def _split_at_breaks(element: Any) -> list[str]:
    parts = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag == "lb":
            parts.append("")
        else:
            parts[-1] += child.text or ""
        parts[-1] += child.tail or ""
    return parts


def _count_words(lines: list[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _place_captions(lines: list[Line], tree: html.HtmlElement, pointers: set[str]) -> list[Line]:
    """The lines with each caption after the paragraph it follows on the page; captions beyond the article are left."""
    places = {likeness(line.text): number for number, line in enumerate(lines)}
    after: dict[int, list[Line]] = {}
    place, group = -1, _CAPTION_GROUPS
    for element in tree.iter(*_TEXT_TAGS):
        if _is_caption(element):
            captions = [] if likeness(element.text_content()) in pointers else _read_caption(element, group)
            if captions and likeness(captions[0].text) not in places and place < len(lines) - 1:
                after.setdefault(place, []).extend(captions)
                group += 1
            elif captions and likeness(captions[0].text) in places:
                number = places[likeness(captions[0].text)]
                lines[number] = Line(lines[number].text, lines[number].group, "caption")
        elif element.tag in ("p", "h2", "h3", "li", "blockquote"):
            place = max(place, places.get(likeness(element.text_content()), -1))
    opening = [line for line in after.get(-1, []) if place >= 0][-6:]
    return opening + [part for number, line in enumerate(lines) for part in (line, *after.get(number, []))]


def _is_caption(element: html.HtmlElement) -> bool:
    """A figure's caption, or an element called a caption beside a picture: players call their menus so too."""
    if element.tag == "figcaption":
        return True
    called = element.tag in ("p", "div", "span") and _CAPTION_CLASS.search(element.get("class") or "")
    return (
        bool(called)
        and not _is_teaser(element)
        and element.find(".//figcaption") is None
        and _stands_by_picture(element)
    )


def _is_teaser(element: html.HtmlElement) -> bool:
    """Whether the element lies in a link to another page; a picture may be linked to its larger self."""
    links = (link.get("href") or "#" for link in element.iterancestors("a"))
    return any(not link.startswith("#") and not _PICTURE_ADDRESS.search(link) for link in links)


def _stands_by_picture(element: html.HtmlElement) -> bool:
    holders = [element.getparent(), element.getparent().getparent() if element.getparent() is not None else None]
    return any(holder is not None and holder.find(".//img") is not None for holder in holders)


def _read_caption(element: html.HtmlElement, group: int) -> list[Line]:
    """The caption and, where the markup parts it, the credit."""
    credited = [
        child
        for child in element.iterdescendants()
        if isinstance(child.tag, str) and _CREDIT_CLASS.search(f"{child.get('class')} {child.get('itemprop')}")
    ]
    credit = squeeze(tidy_text(credited[0].text_content())) if credited else ""
    whole = squeeze(tidy_text(" ".join(element.itertext())))
    caption = whole.replace(credit, "").strip() if credit else whole
    if len(whole) > _CAPTION_LIMIT or len(caption) < 3:
        return []
    return [Line(caption, group, "caption"), *([Line(credit, group, "credit")] if credit else [])]


def _ask_htmldate(tree: html.HtmlElement, url: str | None) -> Moment | None:
    """The publication day htmldate finds in the markup; its guesses from loose text are not asked for."""
    from htmldate import find_date

    from dateline.reading.moments import read_moment

    found = find_date(copy.deepcopy(tree), extensive_search=False, original_date=True, url=url)
    return read_moment(found, "metadata") if found else None
