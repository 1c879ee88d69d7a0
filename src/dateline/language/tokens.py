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
    """The windows of a text, in order: whole sentences packed up to the limit, an overlong one cut."""
    sentence_of = np.searchsorted([s.end for s in sentences], tokens.starts, side="right").astype(np.int32)
    return pack_windows(tokens, sentence_of, LIMIT)


def pack_windows(tokens: Tokens, sentence_of: Integers, limit: int) -> tuple[Window, ...]:
    """The windows of at most `limit` pieces of a text whose words are of these sentences."""
    piece_counts = np.bincount(tokens.word_of, minlength=len(sentence_of))
    bounds = [0]
    used = 0
    for first, last in sentence_words(sentence_of):
        size = int(piece_counts[first:last].sum())
        if used and used + size > limit:
            bounds.append(first)
            used = 0
        for word in range(first, last):
            if used + piece_counts[word] > limit:
                bounds.append(word)
                used = 0
            used += int(piece_counts[word])
    edges = [*bounds, len(sentence_of)]
    return tuple(cut_window(tokens, sentence_of, a, b) for a, b in pairwise(edges) if a < b)


def sentence_words(sentence_of: Integers) -> list[tuple[int, int]]:
    """First and last (exclusive) word of each sentence that has any."""
    edges = np.flatnonzero(np.diff(sentence_of, prepend=-1))
    return list(pairwise([*edges.tolist(), len(sentence_of)]))


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
