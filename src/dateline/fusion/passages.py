"""What of a report can be found again in another: word sequences, quotes, names and figures, as small sorted arrays.

Only what a copyist would carry over counts: headline, caption, credit and note paragraphs are left out. Everything is
a pure function of one report, so that an index of passages grows by the report and never has to be made again.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from itertools import accumulate

import msgspec
import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]

from dateline.fusion.names import fold_words
from dateline.reading.report import Report

Hashes = NDArray[np.uint32]

PERMUTATIONS = 64
BANDS = 16
SEED = 1
SHINGLE = 3
RUN = 5
# One run in so many is indexed; which ones depends on their words alone, so copies keep the same ones.
SAMPLE = 4
# A run's surroundings are known by the words so far from it: in a copy the same, in another text others.
AWAY = 25
BODY_KINDS = frozenset({"lead", "body"})
_QUOTE = re.compile(r"[\"“„«]([^\"“”„«»]{15,600})[\"”“»]")
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_TELLING = re.compile(r"(?<=[a-z,;:] )[A-Z][\w'’-]+|\b\d[\d.,:]*")
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
    """The parts of a report by which a copy is known, each sorted and without doubles.

    `shingles` are all sequences of three words; `runs` a sample of sequences of five outside direct quotes, with the
    `surroundings` of each; `telling` names and figures; `bands` keys under which nearly equal reports meet.
    """

    shingles: Hashes
    runs: Hashes
    surroundings: Hashes
    quotes: Hashes
    paragraphs: Hashes
    telling: Hashes
    words: int
    bands: tuple[int, ...]


ARRAYS = ("shingles", "runs", "surroundings", "quotes", "paragraphs", "telling")
PACKED = msgspec.msgpack.Decoder(tuple[list[bytes], int, tuple[int, ...]])


def passages_of(report: Report) -> Passages:
    """The report's passages, ready to be compared."""
    texts = [report.text[part.start : part.end] for part in report.paragraphs if part.kind in BODY_KINDS]
    texts = texts or [report.text]
    worded = [_words(text) for text in texts]
    shingles = _hashes(sequence for words in worded for _, sequence in _sequences(words, SHINGLE))
    runs = _runs([_words(part) for text in texts for part in _QUOTE.sub("\n", text).split("\n")])
    return Passages(
        shingles,
        np.array(sorted(runs), dtype=np.uint32),
        np.array([runs[run] for run in sorted(runs)], dtype=np.uint32),
        _hashes(fold_words(quote) for text in texts for quote in _QUOTE.findall(text) if len(quote.split()) >= 5),
        _hashes(" ".join(words) for text, words in zip(texts, worded, strict=True) if len(text) > 80),
        _hashes(word.rstrip(".,:").lower() for text in texts for word in _TELLING.findall(text)),
        sum(map(len, worded)),
        tuple(_bands(shingles)),
    )


def pack(passages: Passages) -> bytes:
    """The passages in the least room."""
    arrays = [getattr(passages, name).tobytes() for name in ARRAYS]
    return msgspec.msgpack.encode((arrays, passages.words, passages.bands))


def unpack(packed: bytes) -> Passages:
    """What was packed."""
    arrays, words, bands = PACKED.decode(packed)
    found = [np.frombuffer(array, dtype=np.uint32) for array in arrays]
    return Passages(found[0], found[1], found[2], found[3], found[4], found[5], words, bands)


def shared(one: Hashes, other: Hashes) -> int:
    """How many of the first are in the second."""
    both = np.concatenate((one, other))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def _words(text: str) -> list[str]:
    return [word.replace(",", "") for word in _WORD.findall(text.lower())]


def _sequences(words: list[str], length: int) -> Iterable[tuple[int, str]]:
    """Runs of so many words that are not all common ones, with their places; the whole where it is shorter."""
    telling = [0, *accumulate(word not in COMMON for word in words)]
    for at in range(max(1, len(words) - length + 1) if words else 0):
        if telling[min(at + length, len(words))] > telling[at]:
            yield at, " ".join(words[at : at + length])


def _runs(parts: list[list[str]]) -> dict[int, int]:
    """The sampled runs of the parts, each with what stands around it where it comes first."""
    everything, found, before = [word for part in parts for word in part], dict[int, int](), 0
    for words in parts:
        for at, sequence in _sequences(words, RUN):
            run = _hash(sequence)
            if run % SAMPLE == 0 and run not in found:
                found[run] = _around(everything, before + at)
        before += len(words)
    return found


def _around(words: list[str], at: int) -> int:
    """A hash of the words some way before a place, or after it where it is near the beginning; 0 where there are none.

    What a shortened copy has lost is nothing else in their place.
    """
    start = at - AWAY if at >= AWAY else at + AWAY
    around = words[start : start + RUN]
    return _hash(" ".join(around)) if len(around) == RUN else 0


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "little")


def _hashes(texts: Iterable[str]) -> Hashes:
    return np.array(sorted({_hash(text) for text in texts}), dtype=np.uint32)


def _bands(shingles: Hashes) -> Iterable[int]:
    """Keys for locality-sensitive hashing: parts of the report's MinHash signature, each with its band's number."""
    if not len(shingles):
        return
    words = shingles.astype("<u4").tobytes()
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update([words[at : at + 4] for at in range(0, len(words), 4)])
    signature, rows = sketch.digest(), PERMUTATIONS // BANDS
    for band in range(BANDS):
        part = np.asarray(signature[band * rows : (band + 1) * rows], dtype="<u4")
        yield int.from_bytes(blake2b(bytes([band]) + part.tobytes(), digest_size=7).digest(), "little")
