"""Credits that run on with a paragraph: a byline before its dateline, editors and agencies behind its last sentence.

Scrapers and feeds lose the breaks between them. A paragraph is cut only where the credit is whole and reads as one by
itself; everything else is left as it is.
"""

import re

from dateline.reading.credits import read_byline, read_credit_line, read_dateline

_LONGEST = 300
_LONGEST_END = 20  # a full stop with its closing marks and spaces
_WORD_BEFORE_PLACE = re.compile(r"[A-Z][\w.'’-]*[a-z.]\s+(?=[A-Z]{2}|\()")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_INITIALS = re.compile(r"[a-z]{1,4}/[a-z]{1,4}\b")


def part_credits(paragraph: str) -> list[str]:
    """The paragraph with the credits before and behind it as lines of their own."""
    start = _end_of_byline(paragraph) if paragraph.startswith("By ") else 0
    end = _start_of_closing(paragraph)
    parts = (paragraph[:start].rstrip(" ."), paragraph[start:end].strip(), paragraph[end:])
    return [part for part in parts if part]


def _end_of_byline(paragraph: str) -> int:
    """Where the dateline begins that follows a byline at the head of a paragraph; 0 if there is none."""
    for word in _WORD_BEFORE_PLACE.finditer(paragraph[:160]):
        byline = read_byline(paragraph[: word.end()].strip(" .,"))
        dateline = read_dateline(paragraph[word.end() :])
        if byline is not None and byline.byline and dateline is not None and dateline.agencies:
            return word.end()
    return 0


def _start_of_closing(paragraph: str) -> int:
    """Where the credit begins that stands behind the last sentence of a paragraph; its end if there is none."""
    ends = _SENTENCE_END.finditer(paragraph, max(0, len(paragraph) - _LONGEST - _LONGEST_END))
    return next((end.end() for end in ends if _is_closing(paragraph[end.end() :])), len(paragraph))


def _is_closing(tail: str) -> bool:
    """Whether the words credit a share in the report, as one sentence, or persons, as no sentence."""
    if len(tail) > _LONGEST:
        return False
    is_share = "contributed to this" in tail
    is_credit = not _SENTENCE_END.search(tail) if is_share else not tail.endswith(".") or _INITIALS.match(tail)
    credit = read_credit_line(tail) if is_credit else None
    return credit is not None and bool(credit.byline or credit.editors or (credit.agencies and is_share))
