"""Named fields set before a text: the head of an e-mail, front matter, "Title: ... Date: ..." of a saved story.

Lines are taken for such a head only where they stand first, all name a field, and one of them gives the headline.
"""

import re

import msgspec

from dateline.reading.article import squeeze
from dateline.reading.credits import read_names
from dateline.reading.moments import read_moment
from dateline.reading.outlets import find_outlet
from dateline.reading.report import Moment

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>(?:.*\n){1,60}?)---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z _-]{1,24}):[ \t]+(?P<value>\S.*)")
_OTHER_NAMES = frozenset({
    "to", "cc", "bcc", "reply-to", "tags", "tag", "keywords", "category", "categories", "language", "lang", "section",
    "description", "summary", "slug", "layout", "draft", "id", "message-id", "location", "dateline", "updated",
    "modified", "copyright", "length", "page", "pages", "word count",
})  # fmt: skip
_NAMES = {
    "headline": ("title", "headline", "subject"),
    "published": ("date", "published", "publication date", "pubdate", "sent", "release date", "posted"),
    "byline": ("author", "authors", "by", "byline", "writer"),
    "url": ("url", "link", "address", "permalink", "canonical", "source", "original"),
    "outlet": ("outlet", "publisher", "publication", "site", "newspaper", "source", "from"),
}
_REPLY = re.compile(r"(?:(?:fwd?|re|aw|wg)\s*:\s*)+", re.IGNORECASE)


class Head(msgspec.Struct, frozen=True):
    """What the fields before a text say of it."""

    headline: str | None = None
    published: Moment | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None


def split_head(text: str) -> tuple[Head, str]:
    """What the head says, and the text without it; nothing and the whole text where there is no head."""
    front = _FRONT_MATTER.match(text)
    block, rest = (front["fields"], text[front.end() :]) if front else _split_block(text)
    fields = _read_fields(block)
    if not any(name in fields for name in _NAMES["headline"]) or len(fields) < 2 or not rest.strip():
        return Head(), text
    if front is None and not all(_is_known(name) for name in fields):
        return Head(), text
    return _read_head(fields), rest


def _split_block(text: str) -> tuple[str, str]:
    """The lines before the first blank one, and the others, if the first opens as a field does."""
    opened = text.lstrip("\n ")
    block, _, rest = opened.partition("\n\n")
    lines = block.split("\n")
    return (block, rest) if all(_FIELD.fullmatch(line.strip()) for line in lines) else ("", text)


def _read_fields(block: str) -> dict[str, str]:
    found = (_FIELD.fullmatch(line.strip()) for line in block.split("\n"))
    return {field["name"].strip().lower(): field["value"].strip(" \"'“”") for field in found if field}


def _is_known(name: str) -> bool:
    return name in _OTHER_NAMES or any(name in names for names in _NAMES.values())


def _read_head(fields: dict[str, str]) -> Head:
    def given(field: str) -> list[str]:
        return [fields[name] for name in _NAMES[field] if name in fields]

    addresses = [value for value in given("url") if re.match(r"https?://\S+$", value)]
    moments = [moment for value in given("published") if (moment := read_moment(value, "text"))]
    return Head(
        headline=squeeze(_REPLY.sub("", given("headline")[0])) or None,
        published=moments[0] if moments else None,
        byline=tuple(dict.fromkeys(name for value in given("byline") for name in read_names(value))),
        url=addresses[0] if addresses else None,
        outlet=_read_outlet(fields),
    )


def _read_outlet(fields: dict[str, str]) -> str | None:
    """The outlet named as one; a source or a sender only where the name is known, since they may be anybody."""
    for name in _NAMES["outlet"]:
        value = re.sub(r"\s*<[^>]*>$", "", fields.get(name, "")).strip(" \"'")
        if value and "://" not in value and (name not in ("source", "from") or find_outlet(value)):
            return value
    return None
