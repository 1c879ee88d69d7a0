"""Atom and JSON feeds of any filter: the events that the record was told of last, newest first.

An entry is dated by when the last report of its event was kept. Entries hold words, never markup.
"""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.answers import SAFE_HEADERS, unchanged
from dateline.api.questions import Feed, read_question
from dateline.api.service import service_of
from dateline.export.claim_row import value_words
from dateline.export.markup import xml_text
from dateline.fusion.events import Event
from dateline.fusion.values import in_figures
from dateline.record.readers import Standing

_ATOM, _JSON = "application/atom+xml", "application/feed+json"
_EPOCH = "1970-01-01T00:00:00.000Z"
_TITLE = "Events of a record"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One event as an item of a JSON feed."""

    id: str
    url: str
    title: str
    content_text: str
    date_modified: str
    tags: tuple[str, ...] = ()


class FeedDocument(msgspec.Struct, frozen=True):
    """A JSON feed, version 1.1."""

    version: str
    title: str
    feed_url: str
    items: tuple[Entry, ...]


def send_atom(request: Request) -> Response:
    """The feed as Atom (RFC 4287)."""
    return _send(request, _ATOM, _as_atom)


def send_json(request: Request) -> Response:
    """The feed as a JSON feed."""
    return _send(request, _JSON, msgspec.json.encode)


def _send(request: Request, media_type: str, write: Any) -> Response:
    asked = read_question(request.query_params, Feed)
    with service_of(request).standing(asked.as_of) as standing:
        etag = f"{standing.state}.feed"
        known = unchanged(request, etag)
        if known:
            return known
        feed = FeedDocument(
            "https://jsonfeed.org/version/1.1", _TITLE, str(request.url), _items(request, standing, asked)
        )
    return Response(write(feed), 200, {"ETag": f'"{etag}"', **SAFE_HEADERS}, media_type)


def _items(request: Request, standing: Standing, asked: Feed) -> tuple[Entry, ...]:
    return tuple(_entry(request, event, at) for at, event in standing.latest(asked.asked(), asked.text, asked.limit))


def _entry(request: Request, event: Event, modified: str) -> Entry:
    template: str | None = request.app.state.event_page
    url = str(request.base_url).rstrip("/") + template.format(id=event.id) if template else None
    shown = url or str(request.url_for("show_event", event=event.id))
    tags = tuple(part for part in (event.type, event.mode, event.kind, event.modality) if part)
    return Entry(f"urn:dateline:{event.id}", shown, event.headline, _words(event), modified, tags)


def _words(event: Event) -> str:
    """What is known, a line a field, and where sources disagree."""
    lines = [f"{name}: {_preferred_words(field.preferred)} ({field.reason})" for name, field in event.fields.items()]
    disputed = [name for name, field in event.fields.items() if field.conflict]
    lines += [f"Sources disagree on: {', '.join(disputed)}"] * bool(disputed)
    lines += [f"Origins: {', '.join(origin.name for origin in event.origins)}"]
    return "\n".join(lines)


def _preferred_words(preferred: Any) -> str:
    if isinstance(preferred, list | tuple):
        return ", ".join(_preferred_words(each) for each in preferred)
    if isinstance(preferred, dict) and "happened" in preferred:
        return "yes" if preferred["happened"] else "denied"
    if isinstance(preferred, dict) and "best" in preferred:
        return ", ".join(f"{part} {in_figures(number)}" for part, number in preferred.items() if number is not None)
    return value_words(preferred) or "unknown"


def _as_atom(feed: FeedDocument) -> bytes:
    updated = feed.items[0].date_modified if feed.items else _EPOCH
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{escape(feed.feed_url)}</id>\n<title>{_TITLE}</title>\n<updated>{updated}</updated>\n"
        f'<author><name>Dateline</name></author>\n<link rel="self" href={quoteattr(feed.feed_url)}/>\n'
    )
    return (head + "".join(_atom_entry(item) for item in feed.items) + "</feed>\n").encode()


def _atom_entry(item: Entry) -> str:
    tags = "".join(f"<category term={quoteattr(tag)}/>" for tag in item.tags)
    return (
        f"<entry><id>{escape(item.id)}</id><title>{xml_text(item.title)}</title>"
        f"<updated>{item.date_modified}</updated><link href={quoteattr(item.url)}/>{tags}"
        f'<content type="text">{xml_text(item.content_text)}</content></entry>\n'
    )
