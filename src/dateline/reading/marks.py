"""Marks of plain texts that are no words of the article: Markdown's, list marks, addresses set behind a link's words.

Works on one line; what carries no mark comes out as it went in. Of a picture only its caption is kept.
"""

import re

import msgspec

from dateline.reading.article import squeeze

_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\s]{1,500}(?:\s+\"[^\"\n]*\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?:|/|#|mailto:|\.)[^()\s]{0,500}(?:\s+\"[^\"\n]*\")?\)")
_BARE_ADDRESS = re.compile(r"\s*(?:\[https?://[^\]\s]+\]|<https?://[^>\s]+>)")
_NOTE_NUMBER = re.compile(r"\[\^\w{1,20}\](?!:)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\1(?![\w*])")
_LINE_MARK = re.compile(r"(?:#{1,6}|>|[•·▪◦►→‣∙*]|-)\s+(?=\S)")
_FOOTNOTE = re.compile(r"\[\^\w{1,20}\]:\s*")


class Marked(msgspec.Struct, frozen=True):
    """A line without its marks, and what they said of it."""

    text: str
    is_picture: bool = False
    is_footnote: bool = False


def read_marks(line: str) -> Marked:
    """The line as it reads without marks; a picture alone leaves no text."""
    if not re.search(r"[\[<*#>•·▪◦►→‣∙-]", line):
        return Marked(line)
    is_footnote = _FOOTNOTE.match(line) is not None
    text = _FOOTNOTE.sub("", line, count=1) if is_footnote else line
    bare = _PICTURE.sub(" ", text)
    is_picture = bare != text
    for pattern, kept in ((_LINK, r"\1"), (_BARE_ADDRESS, ""), (_NOTE_NUMBER, ""), (_EMPHASIS, r"\2")):
        bare = pattern.sub(kept, bare)
    return Marked(squeeze(strip_line_mark(bare.strip())), is_picture, is_footnote)


def strip_line_mark(line: str) -> str:
    """The line without what marks it as an item of a list, a heading or a quotation."""
    return _LINE_MARK.sub("", line, count=1) if _LINE_MARK.match(line) else line
