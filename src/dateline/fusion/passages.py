"""The passages of a report as sets of word sequences, and the quotes and figures in them, for finding copies.

Only what a copyist would carry over counts: headline, credit and note paragraphs are left out. Everything is a pure
function of one report, so that an index of passages grows by the report and never has to be made again.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b

import msgspec
import numpy as np
from datasketch import MinHash  # type: ignore[import-untyped]

from dateline.fusion.names import fold_words
from dateline.reading.report import Report

PERMUTATIONS = 64
BANDS = 16
SHINGLE = 3
SHORTEST = 12
BODY_KINDS = frozenset({"lead", "body", "headline"})
_QUOTE = re.compile(r"[\"“„«]([^\"“”„«»]{15,600})[\"”“»]")
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
# Words too common to tell whose wording it is.
COMMON = frozenset(
    "a about after again against all also an and any are as at be been before being between both but by can could did "  # noqa: SIM905
    "do does down during each few for from further had has have he her here him his how i if in into is it its itself "
    "just last less like made make many may me might more most much must my new no nor not now of off on once one only "
    "or other our out over own said same say says she should since so some still such than that the their them then "
    "there these they this those through to told too two under until up us very was we were what when where which "
    "while who will with would year years you your monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december".split()
)


class Passages(msgspec.Struct, frozen=True):
    """What of a report can be found again in another: hashed shingles by passage, quotes, content words, credits."""

    report: str
    shingles: tuple[frozenset[int], ...]
    all_shingles: frozenset[int]
    own_shingles: frozenset[int]
    quotes: frozenset[int]
    words: frozenset[str]
    rare: frozenset[int]
    bands: tuple[tuple[int, bytes], ...]


def passages_of(report: Report) -> Passages:
    """The report's passages, ready to be compared."""
    texts = list(_passage_texts(report))
    shingles = tuple(_shingles(_words(text)) for text in texts)
    whole = " ".join(texts)
    unquoted = tuple(_shingles(_words(part)) for text in texts for part in _QUOTE.sub("\n", text).split("\n"))
    return Passages(
        report.id,
        shingles,
        frozenset().union(*shingles),
        frozenset().union(*unquoted),
        frozenset(_digest(fold_words(quote)) for quote in _QUOTE.findall(whole) if len(quote.split()) >= 5),
        frozenset(word for text in texts for word in _words(text) if word not in COMMON),
        frozenset(_rare(texts)),
        tuple(sorted({band for passage in shingles for band in _bands(passage)})),
    )


def _passage_texts(report: Report) -> Iterable[str]:
    """Body paragraphs in order; short ones are joined to the next, so that every passage has words enough."""
    held = ""
    for paragraph in report.paragraphs:
        if paragraph.kind not in BODY_KINDS or paragraph.kind == "headline":
            continue
        held = f"{held} {report.text[paragraph.start : paragraph.end]}".strip()
        if len(_WORD.findall(held)) >= SHORTEST:
            yield held
            held = ""
    if held:
        yield held


def _words(text: str) -> list[str]:
    return [word.replace(",", "") for word in _WORD.findall(text.lower())]


def _shingles(words: list[str]) -> frozenset[int]:
    last = max(1, len(words) - SHINGLE + 1) if words else 0
    return frozenset(_digest(" ".join(words[at : at + SHINGLE])) for at in range(last))


def _rare(texts: Iterable[str]) -> Iterable[int]:
    """Sequences of five words of which at least three are content words: wording two writers seldom hit upon."""
    for text in texts:
        words = _words(text)
        for at in range(len(words) - 4):
            run = words[at : at + 5]
            if sum(word not in COMMON for word in run) >= 3:
                yield _digest(" ".join(run))


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "little")


def _identity(value: int) -> int:
    return value


_EMPTY = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=_identity)


def _bands(shingles: frozenset[int]) -> Iterable[tuple[int, bytes]]:
    """Keys under which passages of like wording meet (locality-sensitive hashing of MinHash signatures)."""
    if not shingles:
        return
    sketch = _EMPTY.copy()
    sketch.update_batch(sorted(shingles))
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        values = np.asarray(sketch.hashvalues[band * rows : (band + 1) * rows], dtype=np.uint64)
        yield band, blake2b(values.tobytes(), digest_size=8).digest()
