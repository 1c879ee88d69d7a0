"""Writes what training needs of the corpora to one file, so that a machine without them can train.

Run: python training/prepare.py --shared ../shared/data --out runs/prepared.bin. Holds the examples of every corpus of
the stages "all" and "careful" by name, and the unlabelled texts as word pieces; numbers in the smallest type that
holds them.
"""

import argparse
import pickle
import random
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from corpora.collect import CORPORA, STAGES, read_measuring
from corpora.plain import read_plain
from documents import Document
from targets import TOKENIZER, Example, make_examples

from dateline.language.sentences import split_sentences
from dateline.language.tokens import Tokens, tokenize

SMALL = (np.int8, np.int16, np.int32)


@dataclass(frozen=True, slots=True)
class Prepared:
    """`examples` by corpus, a list a document; `texts`: tokens and the sentence of each word."""

    examples: dict[str, list[list[Example]]]
    texts: list[tuple[Tokens, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    names = dict.fromkeys(name for stage in ("all", "careful") for name in STAGES[stage])
    documents = {name: CORPORA[name](options.shared) for name in names}
    learning = {name: [d for d in found if not d.development] for name, found in documents.items()}
    chance = random.Random(1)
    long = [d for found in learning.values() for d in found if len(d.text) > 400]
    held = [d for found in documents.values() for d in found if d.development] + read_measuring(options.shared)
    prepared = Prepared(
        {name: [examples_of(d, chance) for d in found] for name, found in learning.items()},
        [text_of(text) for text in read_plain(options.shared, long, held)],
    )
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(zlib.compress(pickle.dumps(prepared, protocol=4), 6))


def load_prepared(path: Path) -> Prepared:
    """What `main` wrote."""
    prepared: Prepared = pickle.loads(zlib.decompress(path.read_bytes()))
    return prepared


def examples_of(document: Document, chance: random.Random) -> list[Example]:
    return [shrink(example) for example in make_examples(document, chance)]


def shrink(example: Example) -> Example:
    window = example.window
    parts = {name: small(getattr(window, name)) for name in ("pieces", "case", "heads", "sentence")}
    return replace(
        example,
        window=replace(window, **parts),
        words={head: small(tags) for head, tags in example.words.items()},
        pairs={head: [(list(a), small(gold)) for a, gold in rows] for head, rows in example.pairs.items()},
    )


def text_of(text: str) -> tuple[Tokens, Any]:
    tokens = tokenize(TOKENIZER, text)
    sentences = np.searchsorted([s.end for s in split_sentences(text)], tokens.starts, side="right")
    parts = {name: small(getattr(tokens, name)) for name in ("ids", "word_of", "case")}
    nothing = np.zeros(0, dtype=np.int8)
    return replace(tokens, starts=nothing, ends=nothing, **parts), small(sentences)


def small(numbers: np.ndarray) -> np.ndarray:
    """The numbers in the smallest type of whole numbers that holds them."""
    if not len(numbers):
        return numbers.astype(np.int8)
    low, high = numbers.min(), numbers.max()
    kind = next(k for k in SMALL if np.iinfo(k).min <= low and high <= np.iinfo(k).max)
    return numbers.astype(kind)


if __name__ == "__main__":
    main()
