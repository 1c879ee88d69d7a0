"""Words for a speaker made those of a known body: cut out of its name, run on past it, or of a paper that is by it.

Only words that name nobody known are looked at again, and they change only where the others do name a body; a country
alone is none, so that "US officials" stay what they are.
"""

import re
from collections.abc import Iterator

from dateline.coding.spans import JOINING, NAME_BEFORE, NAME_REACH, WORD_OF_NAME
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Span

NAME_BEHIND = re.compile(rf"(?: {JOINING}{WORD_OF_NAME})+")
RUN_ON = re.compile(r"\s[a-z]+(?:\s[a-z]+)?$")
BY = re.compile(r"(?:(?!\bsa(?:id|ys?)\b|\btold\b)[^.,;\n]){0,20}?\b(?:by|from) ")
BY_REACH = 50


def whole_body(span: Span, surroundings: Surroundings) -> Span:
    """The words of the body that a speaker's words belong to; the words themselves where there is none."""
    found = surroundings.actor(span)
    if found.id:
        return span
    text = surroundings.report.text
    candidates = [name_around(span, text), *without_what_runs_on(span, text)]
    candidates += by_whom(span, text) if found.speaker_kind == "unknown" else []
    body = next((c for c in candidates if c != span and names_body(c, surroundings)), None)
    return name_around(body, text) if body else span


def names_body(span: Span, surroundings: Surroundings) -> bool:
    """Whether words name a body that is known, and more than a state."""
    known = surroundings.actor(span).id
    return known is not None and not known.endswith("-government")


def name_around(span: Span, text: str) -> Span:
    """The span with the words of the name that go on before and behind it: "Defense" of "Japan's Defense Ministry"."""
    before = NAME_BEFORE.search(text, max(0, span.start - NAME_REACH), span.start)
    behind = NAME_BEHIND.match(text, span.end)
    return Span(before.start() if before else span.start, behind.end() if behind else span.end)


def without_what_runs_on(span: Span, text: str) -> Iterator[Span]:
    """The span without small words at its end: "the Ministry of Defense officials" are that ministry."""
    if words := RUN_ON.search(text[span.start : span.end]):
        yield Span(span.start, span.start + words.start())
        yield Span(span.start, span.start + words[0].rindex(" ") + words.start())


def by_whom(span: Span, text: str) -> Iterator[Span]:
    """Ever more words behind a "by" or "from" that stands in the span or right behind it."""
    if by := BY.match(text, span.start) or BY.match(text, span.end):
        for word in re.finditer(r"\S+", text[by.end() : by.end() + BY_REACH].partition("\n")[0]):
            yield Span(by.end(), by.end() + word.end())
