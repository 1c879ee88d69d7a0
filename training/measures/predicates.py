"""Predicates and their PropBank roles on the development part of EWT, end to end.

Compared in the model's words: a gold span is the words it shares a character with, without the predicate's own word.
Continuations are folded into their role as in training; roles the model has no label for count as missed.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpora.propbank import read_propbank
from documents import Frame as GoldFrame
from targets import TOKENIZER

from dateline.language import labels
from dateline.language.annotations import Frame
from dateline.language.tokens import Tokens, tokenize
from measures.counts import Annotate, Count, Figure, development, spread_figures

Piece = tuple[int, str, int, int]


def measure_ewt(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    predicates, roles, given = Count(), Count(), Count()
    for document in development(read_propbank(shared, "dev"), limit):
        tokens = tokenize(TOKENIZER, document.text)
        golds = {words_of(tokens, f.start, f.end)[0]: f for f in document.predicates or ()}
        saids = {words_of(tokens, *ends(f))[0]: f for f in annotate(document.text).predicates}
        gold = Counter(p for at, frame in golds.items() for p in gold_pieces(tokens, at, frame))
        said = Counter(p for at, frame in saids.items() for p in said_pieces(tokens, at, frame))
        predicates.add(Counter(list(golds)), Counter(list(saids)))
        roles.add(gold, said)
        given.add(only(gold, saids), only(said, golds))
    yield from spread_figures("EWT dev", "predicates", predicates)
    yield from spread_figures("EWT dev", "roles, end to end", roles)
    yield Figure("EWT dev", "roles of found predicates, F1", given.f1, given.gold)


def ends(frame: Frame) -> tuple[int, int]:
    return frame.trigger.start, frame.trigger.end


def words_of(tokens: Tokens, start: int, end: int) -> list[int]:
    """The words that share a character with `start` to `end`."""
    first = int(np.searchsorted(tokens.ends, start, side="right"))
    return list(range(first, int(np.searchsorted(tokens.starts, end, side="left"))))


def gold_pieces(tokens: Tokens, anchor: int, frame: GoldFrame) -> Iterator[Piece]:
    for argument in frame.arguments:
        words = [w for w in words_of(tokens, argument.start, argument.end) if w != anchor]
        label = labels.predicate_role(argument.role)
        if words:
            yield anchor, argument.role if label == labels.OUT else label, words[0], words[-1]


def said_pieces(tokens: Tokens, anchor: int, frame: Frame) -> Iterator[Piece]:
    for argument in frame.arguments:
        words = words_of(tokens, argument.span.start, argument.span.end)
        yield anchor, argument.role, words[0], words[-1]


def only(pieces: "Counter[Piece]", anchors: dict[int, object]) -> "Counter[Piece]":
    """The pieces of predicates that the other side has too."""
    return Counter({piece: n for piece, n in pieces.items() if piece[0] in anchors})
