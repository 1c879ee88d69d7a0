"""What a page says of its article outside the text: JSON-LD, meta elements, its address.

Times are kept as stated, with their zone; a time that only looks like one of crawling or copyright is not taken. The
headline is the one shown, checked against the one declared.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import html  # type: ignore[import-untyped]

from dateline.reading.agencies import find_agencies
from dateline.reading.article import likeness, squeeze
from dateline.reading.characters import tidy_text
from dateline.reading.credits import read_names
from dateline.reading.moments import first_moment, moment_of_address, read_moment
from dateline.reading.outlets import find_outlet, host_of, is_agency
from dateline.reading.report import Moment

_ARTICLE_TYPES = re.compile(r"article|report|posting|newsitem|liveblog|opinion|review|analysis", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date.issued",
    "dc.date.issued", "dcterms.created", "dc.date", "dc.date.created", "publishdate", "publish-date",
    "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "article.published", "published-date",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:modified_time", "og:updated_time", "article:updated_time", "datemodified",
    "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "article.updated",
)  # fmt: skip


class PageFacts(msgspec.Struct, frozen=True):
    """What a page declares of its article."""

    headline: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    byline: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    body: str | None = None
    description: str | None = None


def read_page_facts(tree: html.HtmlElement, url: str | None) -> PageFacts:
    """Gather what the page declares."""
    metas = _read_metas(tree)
    linked = _choose_article(list(_read_linked_data(tree)))
    address = url or _read_address(tree, metas)
    published = first_moment(
        _first_moment([linked.get("datePublished")], metas, _PUBLISHED),
        _read_time_element(tree),
        moment_of_address(address),
    )
    modified = _first_moment([linked.get("dateModified")], metas, _MODIFIED)
    body = linked.get("articleBody")
    authors = _read_authors(metas, linked)
    return PageFacts(
        headline=_read_headline(tree, metas, linked),
        url=address,
        outlet=_read_outlet(metas, linked, address),
        published=published,
        modified=modified if modified and published and modified.from_ != published.from_ else None,
        byline=tuple(dict.fromkeys(person for author in authors for person in read_names(author))),
        agencies=tuple(dict.fromkeys(agency for author in authors for agency in find_agencies(author))),
        body=tidy_text(body) if isinstance(body, str) else None,
        description=metas.get("og:description") or metas.get("description"),
    )


def _read_metas(tree: html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            metas.setdefault(name.strip().lower(), squeeze(tidy_text(content)))
    return metas


def _read_linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "") and element.text and len(element.text) < 1_000_000:
            text = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*;?\s*$", "", element.text)
            try:
                yield from _objects_of(msgspec.json.decode(re.sub(r"[\x00-\x1f]", " ", text)))
            except (msgspec.DecodeError, RecursionError):
                continue


def _objects_of(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value[:200]:
            yield from _objects_of(item, depth + 1)
    elif isinstance(value, dict) and depth < 6:
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects_of(value.get(name), depth + 1)


def _choose_article(objects: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that describes the article: of an article's type, with a headline or a time."""
    articles = [found for found in objects if _ARTICLE_TYPES.search(str(found.get("@type", "")))]
    dated = [found for found in articles if found.get("datePublished") or found.get("headline")]
    return (dated or articles or [{}])[0]


def _first_moment(stated: list[Any], metas: dict[str, str], names: tuple[str, ...]) -> Moment | None:
    values = [value for value in stated if isinstance(value, str)] + [metas[name] for name in names if name in metas]
    moments = (read_moment(tidy_text(value).strip(), "metadata") for value in values)
    return next((moment for moment in moments if moment), None)


def _read_time_element(tree: html.HtmlElement) -> Moment | None:
    """The time element that is marked as the publication, or the only one of the page."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [
        element
        for element in times
        if element.get("pubdate") is not None
        or "publish" in f"{element.get('itemprop')} {element.get('class')}".lower()
    ]
    stated = {element.get("datetime", "") for element in marked or times}
    return read_moment(stated.pop().strip(), "metadata") if len(stated) == 1 else None


def _read_address(tree: html.HtmlElement, metas: dict[str, str]) -> str | None:
    links = [element.get("href") for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical"]
    addresses = [*links, metas.get("og:url")]
    return next(
        (address.strip() for address in addresses if address and re.match(r"https?://[^/]+/.", address.strip())), None
    )


def _read_headline(tree: html.HtmlElement, metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    declared = [
        value
        for value in (
            linked.get("headline"),
            metas.get("og:title"),
            metas.get("twitter:title"),
            tree.findtext(".//title"),
        )
        if isinstance(value, str)
    ]
    declared = [squeeze(tidy_text(re.sub(r"<[^>]{1,80}>|&(?:nbsp|#160);", " ", value))) for value in declared]
    shown = [squeeze(tidy_text(element.text_content())) for element in tree.iter("h1")]
    site = metas.get("og:site_name")
    bare = [strip_site(value, site) for value in declared if value]
    fitting = [title for title in shown if 0 < len(title) <= 300 and any(_share_words(title, value) for value in bare)]
    if len(shown) == 1 and shown[0].count(" ") >= 2 and all(value.count(" ") < 2 for value in bare):
        return shown[0]
    return next(
        iter(
            [
                *fitting,
                *(value for value in bare if len(value) <= 300),
                *(title for title in shown if 0 < len(title) <= 300),
            ]
        ),
        None,
    )


def strip_site(title: str, site: str | None) -> str:
    """A title without the site's name at its end, as in "Headline | Site"."""
    for cut in re.finditer(r"\s+(?:[-–—|•»]|::)\s+", title):
        tail = title[cut.end() :]
        known = find_outlet(tail) is not None or (site is not None and likeness(tail) == likeness(site))
        if known or ("|" in cut[0] and len(tail.split()) <= 5 <= len(title[: cut.start()].split())):
            return title[: cut.start()]
    return title


def _share_words(first: str, second: str) -> bool:
    one, other = set(first.casefold().split()), set(second.casefold().split())
    return len(one & other) >= 0.5 * min(len(one), len(other)) and len(one & other) >= 0.3 * max(len(one), len(other))


def _read_outlet(metas: dict[str, str], linked: dict[str, Any], url: str | None) -> str | None:
    publisher = linked.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    names = [metas.get("og:site_name"), named, metas.get("application-name")]
    texts = [squeeze(tidy_text(name)) for name in names if isinstance(name, str) and "http" not in name]
    owner = find_outlet(None, url)
    usable = [re.split(r"\s+[-–—|:]\s+", name)[0] for name in texts if 1 < len(name) <= 80]
    # A page that reprints an agency may name the agency as its publisher; the site is the outlet.
    usable = [name for name in usable if host_of(url) is None or not is_agency(name) or find_outlet(name) == owner]
    known = [name for name in usable if find_outlet(name)]
    host = host_of(url)
    return next(
        iter([*known, *(name for name in usable if owner is None), *([host] if host else []), *usable]),
        None,
    )


def _read_authors(metas: dict[str, str], linked: dict[str, Any]) -> list[str]:
    """What the page declares as its authors, persons or agencies."""
    authors = linked.get("author") or linked.get("creator")
    names: list[str] = []
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        names += [part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str)]
    keys = ("author", "parsely-author", "sailthru.author", "byl", "dc.creator")
    names = names or [metas[key] for key in keys if key in metas][:1]
    return [re.sub(r"^by\s+", "", squeeze(tidy_text(name)), flags=re.IGNORECASE) for name in names]
