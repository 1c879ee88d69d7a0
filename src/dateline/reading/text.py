"""Plain text to an article: texts as agencies send them, and pages as they are copied out of a browser.

Paragraphs are what blank lines part, or single lines where the text is not wrapped by hand. Nothing is assumed about
the outlet.
"""

import re
from itertools import pairwise

import msgspec

from dateline.errors import ReadingError
from dateline.reading.article import ARTICLE_KINDS, Article, Block, Line, squeeze
from dateline.reading.characters import tidy_text
from dateline.reading.heads import split_head
from dateline.reading.marks import read_marks, strip_line_mark
from dateline.reading.moments import first_moment, is_date_line, moment_of_address, read_moment
from dateline.reading.outlets import find_outlet, is_agency, resolve_outlet
from dateline.reading.parts import recognise_parts
from dateline.reading.report import Moment, Outlet, ParagraphKind
from dateline.reading.settings import DEFAULT_SETTINGS, ReadingSettings

# The name of a paper or station by its noun, as it stands above the date of what it prints.
_MASTHEAD = re.compile(
    r"(?!(?:world|local|latest|breaking|top|home|business|sports?|national)\s+news$)(?:[\w'’&.-]+\s+){1,4}"
    r"(?:gazette|times|post|herald|tribune|courier|chronicle|news|telegraph|monitor|journal|mail|observer|standard|"
    r"dispatch|echo|examiner|press|radio|television|tv)(?:\s+online)?",
    re.IGNORECASE,
)
_MASTHEAD_LINES = 4
_WRAP_FROM, _WRAP_TO = 45, 110
_WRAP_SLACK = 6
_OPEN_END = re.compile(r"[^.!?:\"”)\]]$")


def read_text(
    text: str,
    *,
    headline: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: Moment | None = None,
    warnings: tuple[str, ...] = (),
    settings: ReadingSettings = DEFAULT_SETTINGS,
) -> Article:
    """The article of a plain text; what is given beforehand goes before what the text says."""
    refuse_long_text(len(text), settings)
    head, body_text = split_head(tidy_text(text))
    lines = split_lines(body_text)
    if not lines:
        raise ReadingError("the text is empty")
    masthead = _name_masthead(lines)
    if masthead is not None:
        lines[0] = Line(lines[0].text, lines[0].group, "note")
    given = squeeze(tidy_text(headline)) if headline else None
    told = recognise_parts(lines, given or head.headline)
    if not any(block.kind in ARTICLE_KINDS or block.kind == "headline" for block in told.blocks):
        # Whoever hands over a text means it to be read, however little it looks like an article.
        body = tuple(Block(squeeze(line.text), "body") for line in lines)
        told = msgspec.structs.replace(told, blocks=body)
    return complete_article(
        told,
        url=url or head.url,
        outlet=outlet or head.outlet or (None if url or head.url else masthead),
        published=published or head.published,
        byline=head.byline,
        warnings=warnings,
    )


def _name_masthead(lines: list[Line]) -> str | None:
    """The outlet that the first line names, where a date line stands below it; one we know may stand farther above."""
    name, below = lines[0].text, [is_date_line(line.text) for line in lines[1:_MASTHEAD_LINES]]
    known = find_outlet(name)
    if known is not None and not known.agency and any(below):
        return known.name
    if not any(below[:1]) or not _MASTHEAD.fullmatch(name) or not name[0].isupper():
        return None
    return name.title() if name.isupper() else name


def refuse_long_text(length: int, settings: ReadingSettings) -> None:
    """Raise ReadingError for a text longer than any article, before time is spent on it."""
    if length > settings.text_limit:
        raise ReadingError(f"a text of {length:,} characters, more than the limit of {settings.text_limit:,}")


def complete_article(
    told: Article,
    *,
    url: str | None,
    outlet: str | None,
    published: Moment | None,
    modified: Moment | None = None,
    byline: tuple[str, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Article:
    """The article as its lines tell it, with what is known from elsewhere put before that."""
    address = url or told.url
    publisher = _name_outlet(outlet, address, told.headline)
    # What an outlet says of its own reporters credits nobody else.
    agencies = tuple(name for name in told.agencies if is_agency(name) or publisher is None or name != publisher.name)
    return msgspec.structs.replace(
        told,
        url=address,
        outlet=publisher,
        published=first_moment(published, told.published)
        or moment_of_address(address)
        or read_moment(told.dateline or "", "text"),
        modified=modified or told.modified,
        byline=told.byline or byline,
        agencies=agencies,
        warnings=warnings,
    )


def split_lines(text: str) -> list[Line]:
    """The paragraphs of a text, numbered by the groups that blank lines part."""
    groups = [
        [squeeze(line) for line in group.split("\n") if line.strip()] for group in re.split(r"\n[ \t]*\n\s*", text)
    ]
    groups = [group for group in groups if group]
    if _is_wrapped(groups):
        groups = [_unwrap(group) for group in groups]
    return [line for number, group in enumerate(groups) for line in _read_group(group, number)]


def _read_group(group: list[str], number: int) -> list[Line]:
    """The lines of a group without their marks; what stands with a picture is its caption."""
    marked = [read_marks(line) for line in group]
    pictured = any(line.is_picture for line in marked) and len(marked) <= 3
    kinds: list[ParagraphKind | None] = [
        "caption" if pictured else "note" if line.is_footnote else None for line in marked
    ]
    return [Line(line.text, number, kind) for line, kind in zip(marked, kinds, strict=True) if line.text]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Whether lines are broken by width: most that have a follower had no room for its first word."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    widest = max((len(line) for line, _ in pairs if len(line) <= _WRAP_TO), default=0)
    broken = [
        line
        for line, follower in pairs
        if _WRAP_FROM <= len(line) <= _WRAP_TO
        and (_OPEN_END.search(line) or follower[0].islower())
        and len(line) + 1 + len(follower.split(" ", 1)[0]) > widest - _WRAP_SLACK
    ]
    return len(pairs) >= 3 and len(broken) >= 0.6 * len(pairs)


def _unwrap(group: list[str]) -> list[str]:
    """Join each line to the one before it, unless that one was short by choice."""
    joined: list[str] = []
    previous = ""
    for line in group:
        if joined and len(previous) >= _WRAP_FROM and strip_line_mark(line) == line:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        previous = line
    return joined


def _name_outlet(name: str | None, url: str | None, headline: str | None) -> Outlet | None:
    """The outlet as given, by its address, or as a site writes it after the headline ("... - BBC News")."""
    if name or url:
        return resolve_outlet(name, url)
    tail = re.split(r"\s[-–—|]\s", headline or "")[-1]
    entry = find_outlet(tail) if headline and tail != headline else None
    return Outlet(name=entry.name, id=entry.id) if entry else None
