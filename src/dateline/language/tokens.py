"""Word pieces, words and windows of a text: what the encoder reads, the same in training and at run time.

A word is an unbroken run of letters and figures or one mark; the model labels words, seen through their first piece.
Windows hold whole sentences as far as they fit and never overlap; a word belongs to exactly one window.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.language.annotations import Span

Integers = NDArray[np.int32]
CLS, SEP = 101, 102
LIMIT = 510
LOWER, TITLE, UPPER, MIXED = range(4)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in word pieces: `ids` and `word_of` a piece; `starts`, `ends` (characters) and `case` a word."""

    ids: Integers
    word_of: Integers
    starts: Integers
    ends: Integers
    case: Integers


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` (exclusive): pieces with [CLS] and [SEP], case and sentence of each, first piece a word.

    `sentence` numbers the sentences of the text, a word; `pieces` and `case` have one entry a piece.
    """

    first: int
    last: int
    pieces: Integers
    case: Integers
    heads: Integers
    sentence: Integers


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of the weights folder, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tokenize(tokenizer: Tokenizer, text: str) -> Tokens:
    """Pieces and words of `text`."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    words = np.array([-1 if w is None else w for w in encoding.word_ids], dtype=np.int32)
    offsets = np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2)
    fresh = np.flatnonzero(np.diff(words, prepend=-1))
    lasts = np.append(fresh, len(words))[1:] - 1
    starts, ends = offsets[fresh, 0], offsets[lasts, 1]
    case = np.array([case_of(text[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)], dtype=np.int32)
    word_of = np.repeat(np.arange(len(fresh), dtype=np.int32), lasts - fresh + 1)
    return Tokens(np.array(encoding.ids, dtype=np.int32), word_of, starts, ends, case)


def case_of(word: str) -> int:
    """How a word is written: lower (also figures and marks), Title, UPPER, or mIxed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return LOWER
    if len(word) > 1 and word.isupper():
        return UPPER
    return TITLE if word[0].isupper() and not any(c.isupper() for c in word[1:]) else MIXED


def make_windows(tokens: Tokens, sentences: tuple[Span, ...]) -> tuple[Window, ...]:
    """The windows of a text, in order."""
    sentence_of = np.searchsorted([s.end for s in sentences], tokens.starts, side="right").astype(np.int32)
    return pack_windows(tokens, sentence_of, LIMIT)


def pack_windows(tokens: Tokens, sentence_of: Integers, limit: int) -> tuple[Window, ...]:
    """The fewest windows of at most `limit` pieces, each about as long, of whole sentences; an overlong one is cut.

    Evenly, because the reader sees who did what better in windows neither full nor nearly empty (decision 160).
    """
    starts = unit_starts(tokens, sentence_of, limit)
    pieces = np.diff(np.searchsorted(tokens.word_of, starts)).tolist()
    edges = [starts[unit] for unit in even_edges(pieces, limit)]
    return tuple(cut_window(tokens, sentence_of, a, b) for a, b in pairwise(edges))


def unit_starts(tokens: Tokens, sentence_of: Integers, limit: int) -> list[int]:
    """The first word of each sentence, and of each part of a sentence longer than a window; the end of the last."""
    first_piece = np.searchsorted(tokens.word_of, np.arange(len(sentence_of) + 1))
    starts: list[int] = []
    sentences = np.flatnonzero(np.diff(sentence_of, prepend=-1)).tolist()
    for start, end in pairwise([*sentences, len(sentence_of)]):
        while start < end:
            starts.append(start)
            fits = int(np.searchsorted(first_piece, first_piece[start] + limit, side="right")) - 1
            start = min(end, max(fits, start + 1))
    return [*starts, len(sentence_of)]


def even_edges(sizes: list[int], most: int) -> list[int]:
    """The first unit (of these sizes) of each run, and the end of the last: the fewest runs that hold at most `most`.

    The longest of them is as short as can be.
    """
    edges = pack(sizes, most)
    least = max([sum(sizes) // max(1, len(edges) - 1), *sizes], default=0)
    while least < most:
        middle = (least + most) // 2
        shorter = pack(sizes, middle)
        if len(shorter) > len(edges):
            least = middle + 1
        else:
            edges, most = shorter, middle
    return edges


def pack(sizes: list[int], limit: int) -> list[int]:
    """The first unit of each run of at most `limit` pieces, and the end of the last; no unit is over the limit."""
    edges, used = [0], 0
    for unit, size in enumerate(sizes):
        if used + size > limit:
            edges.append(unit)
            used = 0
        used += size
    return [*edges, len(sizes)] if sizes else []


def cut_window(tokens: Tokens, sentence_of: Integers, first: int, last: int) -> Window:
    """The window of words `first` to `last`."""
    a, b = np.searchsorted(tokens.word_of, [first, last])
    words = tokens.word_of[a:b]
    return Window(
        first,
        last,
        np.concatenate([[CLS], tokens.ids[a:b], [SEP]]).astype(np.int32),
        np.concatenate([[0], tokens.case[words], [0]]).astype(np.int32),
        (np.flatnonzero(np.diff(words, prepend=-1)) + 1).astype(np.int32),
        sentence_of[first:last],
    )
