"""The parts of an article: headline, lead, subheads, captions with credits, notes of editors and agencies.

Takes lines as a source sets them and says of each what it is; furniture and repetitions are left out, everything else
is kept in its order. The rules look at a line's own form and its neighbours, never at what the article is about.
"""

import re

import msgspec

from dateline.reading.agencies import find_agencies
from dateline.reading.article import Article, Block, Line, likeness
from dateline.reading.captions import is_caption_label, split_caption, split_credit, split_leading_house, strip_label
from dateline.reading.credits import (
    CreditLine,
    Dateline,
    is_editors_note,
    is_signature,
    read_byline,
    read_closing_agency,
    read_credit_line,
    read_dateline,
)
from dateline.reading.furniture import heads_list, is_furniture, read_url_line, strip_tail_pointer
from dateline.reading.moments import (
    is_change_line,
    is_clock_line,
    is_date_line,
    read_date_lines,
    read_placed_date,
    split_dates,
)
from dateline.reading.report import Moment, ParagraphKind
from dateline.reading.run_on_credits import part_credits

_HEAD_LINES = 12
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,40}(?::|\s[–—-])\s")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright\b", re.IGNORECASE)
_DISCLAIMER = re.compile(r"\W*disclaimer\s*:", re.IGNORECASE)
# A press release names its kind below the letterhead; the headline follows.
_LETTERHEAD_END = re.compile(
    r"(?:.{0,30}\b)?(?:(?:press|news|media) (?:release|statement|communiqu[eé])\b.{0,30}|for immediate release\W*)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$|[\"”]$")


class _Reading(msgspec.Struct):
    """What has been gathered while going over the lines."""

    url: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    byline: list[str] = []
    editors: list[str] = []
    agencies: list[str] = []

    def take(self, credit: CreditLine) -> None:
        self.byline += credit.byline
        self.editors += credit.editors
        self.agencies += credit.agencies

    def take_dates(self, line: str) -> None:
        published, modified = read_date_lines(line)
        self.published = self.published or published
        self.modified = self.modified or modified


def recognise_parts(lines: list[Line], headline: str | None = None, loose: ParagraphKind = "note") -> Article:
    """The article as its own lines tell it; the headline may be known beforehand.

    `loose` is what short lines before the first and after the last sentence are taken for: on a copied page they
    are names of sections and links to other stories.
    """
    reading = _Reading()
    lines = _drop_furniture(lines, reading)
    lines = _part_credits(lines)
    lines = _mark_captions(lines)
    lines = _drop_repetitions(lines, headline)
    headline_at = None if headline else _find_headline(lines)
    if headline_at is not None:
        headline = lines[headline_at].text
    lines = _mark_notes(lines, headline_at, reading)
    blocks = _name_blocks(lines, headline, headline_at, loose)
    dateline, agencies = _read_story_credits(blocks)
    reading.agencies += agencies
    return Article(
        blocks=blocks,
        headline=headline,
        url=reading.url,
        published=reading.published,
        modified=reading.modified,
        byline=tuple(dict.fromkeys(reading.byline)),
        editors=tuple(dict.fromkeys(reading.editors)),
        agencies=tuple(dict.fromkeys(reading.agencies)),
        dateline=dateline,
    )


def _drop_furniture(lines: list[Line], reading: _Reading) -> list[Line]:
    kept: list[Line] = []
    listing: int | None = None
    begun = False
    for line in lines:
        url = read_url_line(line.text)
        if url and reading.url is None and len(kept) < _HEAD_LINES:
            reading.url = url
        if line.group != listing or is_sentence(line.text):
            listing = None
        begun = begun or is_sentence(line.text)
        if not url and is_furniture(line.text):
            # What stands below such a heading, up to a blank line or a sentence, are links to other stories.
            listing = line.group if begun and heads_list(line.text) else listing
        elif not url and listing is None:
            kept.append(Line(strip_tail_pointer(line.text), line.group, line.kind))
    return kept


def _part_credits(lines: list[Line]) -> list[Line]:
    """Lines of running text with the credits that run on with them as lines of their own."""
    parted = [(line, part_credits(line.text) if line.kind is None else [line.text]) for line in lines]
    return [Line(text, line.group, line.kind) for line, texts in parted for text in texts]


def _mark_captions(lines: list[Line]) -> list[Line]:
    """Split picture credits off; what stands in one group with them is a caption too."""
    lines = _take_own_pictures(_take_labels(lines))
    splits = [None if line.kind in ("headline", "subhead") else _split(line) for line in lines]
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[line.group] = sizes.get(line.group, 0) + 1
    pictured = {line.group for line, split in zip(lines, splits, strict=True) if split and sizes[line.group] <= 4}
    marked: list[Line] = []
    for line, split in zip(lines, splits, strict=True):
        if split:
            caption, credit = split
            marked += [Line(strip_label(caption), line.group, "caption")] if strip_label(caption) else []
            marked.append(Line(credit, line.group, "credit"))
        else:
            is_caption = line.kind is None and line.group in pictured
            is_caption = is_caption or line.kind == "caption"
            marked.append(Line(strip_label(line.text), line.group, "caption") if is_caption else line)
    return marked


def _take_labels(lines: list[Line]) -> list[Line]:
    """Lines that only announce a caption make the next one a caption, and go."""
    announced = {index + 1 for index, line in enumerate(lines) if is_caption_label(line.text)}
    return [
        Line(line.text, line.group, "caption") if index in announced else line
        for index, line in enumerate(lines)
        if not is_caption_label(line.text)
    ]


def _take_own_pictures(lines: list[Line]) -> list[Line]:
    """Paragraphs that end in the agency of the story's own dateline are captions of its pictures, but for the last."""
    datelines = (read_dateline(line.text) for line in lines)
    agencies = next((found.agencies for found in datelines if found and found.agencies), ())
    named = {index for index, line in enumerate(lines) if line.kind is None and _names_picture(line.text, agencies)}
    running = [index for index, line in enumerate(lines) if index in named or is_sentence(line.text)]
    return [
        Line(line.text, line.group, "caption") if index in named and index != running[-1] else line
        for index, line in enumerate(lines)
    ]


def _names_picture(text: str, agencies: tuple[str, ...]) -> bool:
    found = re.search(r"[.!?)]\s*\(([^()]{2,40})\)$", text[-60:])
    return found is not None and read_dateline(text) is None and bool(set(find_agencies(found[1])) & set(agencies))


def _split(line: Line) -> tuple[str, str] | None:
    if line.kind is None and _COPYRIGHT.match(line.text):
        return None
    led = None if is_sentence(line.text) else split_leading_house(line.text)
    if led is not None:
        return led[1], led[0]
    return split_caption(line.text) if line.kind == "caption" else split_credit(line.text)


def _drop_repetitions(lines: list[Line], headline: str | None) -> list[Line]:
    """Nothing stands twice: a caption at its picture and again at the end is one, so is the headline."""
    seen = {likeness(headline)} if headline else set()
    captions: list[str] = []
    kept: list[Line] = []
    for line in lines:
        if line.kind == "caption" and headline and line.text.startswith(f"{headline} "):
            # Some sites set the headline before the caption, as the name of the picture.
            line = Line(line.text.removeprefix(headline).lstrip(" -–—|:."), line.group, line.kind)
        key = likeness(line.text)
        repeated = key in seen and (len(key) >= 12 or line.kind in ("caption", "headline"))
        if line.kind == "credit" and kept and kept[-1].kind != "caption":
            repeated = key in seen
        if line.kind == "caption":
            # A gallery repeats its captions in pieces.
            repeated = repeated or any(len(key) >= 30 and key in caption for caption in captions)
            captions.append(key)
        if key and not repeated:
            kept.append(line)
        seen.add(key)
    return kept


def is_sentence(text: str) -> bool:
    """Whether a line reads as running text: it ends as a sentence does, or is long."""
    words = text.count(" ") + 1
    return (words >= 6 and bool(_SENTENCE_END.search(text))) or words >= 28


def _find_headline(lines: list[Line]) -> int | None:
    """The first line of the head that can be one; none if the text starts with a sentence."""
    named = next((index for index, line in enumerate(lines) if line.kind == "headline"), None)
    if named is not None:
        return named
    head: list[int] = []
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line.kind == "note":
            continue
        if line.kind is not None or is_sentence(line.text):
            break
        if _LETTERHEAD_END.fullmatch(line.text):
            head.clear()
        elif _can_be_headline(line.text):
            head.append(index)
    if not any(is_sentence(line.text) for line in lines):
        return None
    if not head and _is_closed_headline(lines):
        return 0
    return next((index for index in head if len(lines[index].text.split()) >= 4), head[0] if head else None)


def _is_closed_headline(lines: list[Line]) -> bool:
    """Whether the first line is a headline though it ends like a sentence: set in capitals, or before a dateline."""
    text = lines[0].text
    if len(lines) < 2 or lines[0].kind is not None or len(text.split()) > 20 or not is_sentence(lines[1].text):
        return False
    long_words = [word for word in text.split() if len(word) > 3]
    titled = len(long_words) >= 3 and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)
    return read_dateline(text) is None and (titled or read_dateline(lines[1].text) is not None)


def _can_be_headline(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 30
        and len(text) <= 240
        and not text.endswith((".", ",", ";", ":"))
        and not is_date_line(text)
        and not read_placed_date(text)
        and read_byline(text) is None
        and read_credit_line(text) is None
        and read_dateline(text + " ") is None
    )


def _mark_notes(lines: list[Line], headline_at: int | None, reading: _Reading) -> list[Line]:
    """Mark date lines, bylines and credits as notes and gather what they say."""
    first = next(
        (index for index, line in enumerate(lines) if is_sentence(line.text) and line.kind is None), len(lines)
    )
    marked: list[Line] = []
    for index, line in enumerate(lines):
        is_note = (
            index != headline_at
            and line.kind in (None, "subhead", "note")
            and _read_note(line.text, reading, index <= first + 2)
        )
        marked.append(Line(line.text, line.group, "note") if is_note else line)
    return marked


def _read_note(text: str, reading: _Reading, in_head: bool) -> bool:
    dates = text if is_date_line(text) else read_placed_date(text) if in_head else None
    if dates is not None:
        reading.take_dates(dates)
        return True
    if is_editors_note(text) or is_change_line(text):
        return True
    byline = read_byline(text) if in_head else None
    credit = read_credit_line(text) or byline
    if credit is not None:
        reading.take(credit)
    if byline is not None:
        reading.take_dates(split_dates(text)[1])
    return credit is not None or bool(_COPYRIGHT.match(text) and len(text) < 160) or bool(_DISCLAIMER.match(text))


def _name_blocks(
    lines: list[Line], headline: str | None, headline_at: int | None, loose: ParagraphKind
) -> tuple[Block, ...]:
    blocks = [Block(headline, "headline")] if headline and headline_at is None else []
    running = [index for index, line in enumerate(lines) if line.kind in (None, "body") and is_sentence(line.text)]
    first, last = (running[0], running[-1]) if running else (-1, len(lines))
    for index, line in enumerate(lines):
        kind: ParagraphKind = line.kind or "body"
        if index == headline_at:
            kind = "headline"
        elif index < first and kind in ("body", "subhead"):
            kind = "body" if line.text.count(" ") >= 7 else loose
        elif line.kind in (None, "subhead") and running and _is_heading(line):
            kind = "subhead" if index < last else loose
        blocks.append(Block(line.text, kind))
    return _mark_lead(blocks)


def _mark_lead(blocks: list[Block]) -> tuple[Block, ...]:
    """Call the first sentences of running text the lead, or the first of it where there are no sentences."""
    body = [index for index, block in enumerate(blocks) if block.kind == "body"]
    lead_at = next((index for index in body if is_sentence(blocks[index].text)), body[0] if body else None)
    return tuple(Block(block.text, "lead") if index == lead_at else block for index, block in enumerate(blocks))


def _is_heading(line: Line) -> bool:
    """A short line that ends unlike a sentence; the markup may call it a heading, which long text belies."""
    words = line.text.split()
    if is_clock_line(line.text) or is_signature(line.text):
        return is_clock_line(line.text)
    if line.kind == "subhead" or line.text.isupper():
        return len(words) <= (30 if line.kind == "subhead" else 12)
    short = len(words) <= 12 and len(line.text) <= 90
    return (
        short
        and not _SENTENCE_END.search(line.text)
        and not line.text.endswith((",", ";", ":"))
        and not line.text[0].islower()
    )


def _read_story_credits(blocks: tuple[Block, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The dateline of the first paragraphs and the agencies named in it or after the last sentence."""
    running = [block.text for block in blocks if block.kind in ("lead", "body")]
    datelines = [found for found in map(read_dateline, running[:3]) if found]
    if sum(bool(_SPEAKER.match(text)) for text in running) > 1:
        # Shouted words before a colon, more than once, are the speakers of a dialogue, or a round-up's countries.
        datelines = [found for found in datelines if found.agencies]
    datelines += [found for found in map(_find_inner_dateline, running[:1]) if found]
    agencies = [agency for found in datelines[:1] for agency in found.agencies]
    closing = read_closing_agency(running[-1]) if running else ()
    return (datelines[0].text if datelines else None), (*agencies, *closing)


def _find_inner_dateline(paragraph: str) -> Dateline | None:
    """A dateline that names its agency, behind a headline set in the same paragraph."""
    for end in re.finditer(r"[.!?]\s+(?=[A-Z(])", paragraph[:240]):
        found = read_dateline(paragraph[end.end() : end.end() + 160])
        if found is not None and found.agencies:
            return found
    return None
