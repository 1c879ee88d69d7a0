"""Scores the reader of times on TimeBank and AQUAINT (TempEval-3 training data): extents and values.

Usage: python benchmarks/times.py [--data FOLDER] [--part held|rest] [--corpus TimeBank|AQUAINT] [--show]

The held-out fifth is every document whose SHA-1 of the name begins with 0, 1 or 2; rules are tuned on the rest only.
Value F1 counts a time as right when its extent is exact and its TIMEX3 value equal. "One spelling" reads `1949-XX` as
`1949`, `198X` as `198` and `2000-W7` as `2000-W07` on both sides: what of value F1 is spelling alone. Times are those
in the body (TEXT) of each document; the document's own date is given.
"""

import argparse
import hashlib
import html
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.grammar import Anchor, TimeExpression, read_times

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "tempeval3"
MEASURES = ("strict", "relaxed", "value", "relaxed value", "one spelling")


class Marked(NamedTuple):
    """A time as annotated."""

    start: int
    end: int
    text: str
    value: str
    type: str


class Document(NamedTuple):
    """One annotated document."""

    name: str
    text: str
    published: str
    times: list[Marked]


def read_document(path: Path) -> Document:
    """The text of a TimeML file with its times as offsets."""
    source = path.read_text(encoding="utf8")
    created = re.search(r"<DCT>.*?value=\"([^\"]*)\"", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    text, times = "", []
    open_time: tuple[int, dict[str, str]] | None = None
    for piece in re.split(r"(<[^>]*>)", body[1] if body else ""):
        if piece.startswith("<TIMEX3"):
            open_time = (len(text), dict(re.findall(r"(\w+)=\"([^\"]*)\"", piece)))
        elif piece == "</TIMEX3>" and open_time is not None:
            start, attributes = open_time
            times.append(Marked(start, len(text), text[start:], attributes["value"], attributes["type"]))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return Document(path.stem, text, created[1] if created else "", times)


def documents(folder: Path, part: str, corpus: str) -> Iterator[Document]:
    """The documents of a part, of one corpus or of both ("*"), in the order of their names."""
    for path in sorted(folder.glob(f"{corpus}/*.tml"), key=lambda path: path.name):
        held = hashlib.sha1(path.stem.encode()).hexdigest()[0] in "012"
        if part == "all" or held == (part == "held"):
            yield read_document(path)


def flat(times: tuple[TimeExpression, ...]) -> list[TimeExpression]:
    """Ranges as their two ends, as TimeML marks them."""
    return [single for time_ in times for single in (flat(time_.parts) if time_.parts else [time_])]


def spelt(value: str) -> str:
    """A TIMEX3 value without the marks for what is not told, its week in two figures."""
    return re.sub(r"(?:-XX)+$|(?<=^\d\d)XX$|(?<=^\d{3})X$", "", re.sub(r"-W(\d)(?=$|-)", r"-W0\1", value))


def f1(hits: int, gold: int, said: int) -> str:
    """Precision, recall and F1 in one line."""
    precision, recall = hits / max(said, 1), hits / max(gold, 1)
    return (
        f"P {precision:.3f}  R {recall:.3f}  F1 {2 * hits / max(gold + said, 1):.3f}   ({hits} of {gold}, {said} said)"
    )


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--part", choices=("held", "rest", "all"), default="held")
    parser.add_argument("--corpus", choices=("TimeBank", "AQUAINT", "*"), default="*")
    parser.add_argument(
        "--show", action="store_true", help="print misses (not with --part held, which is for measuring)"
    )
    options = parser.parse_args()
    count = dict.fromkeys(("gold", "said", *MEASURES), 0)
    seconds = characters = 0.0
    read_times("They met on Monday.", Anchor("2023-09-13"))  # the grammar is compiled at first use
    for document in documents(options.data, options.part, options.corpus):
        begun = time.process_time()
        said = flat(read_times(document.text, Anchor(document.published)))
        seconds += time.process_time() - begun
        characters += len(document.text)
        score(document, said, count, options.show)
    print(f"part {options.part}: {count['gold']} times")
    for name in MEASURES:
        print(f"{name:14} {f1(count[name], count['gold'], count['said'])}")
    print(f"{seconds / characters * 3600 * 1000:.2f} ms for a report of 600 words (3,600 characters)")


def score(document: Document, said: list[TimeExpression], count: dict[str, int], show: bool) -> None:
    """Adds one document to the counts."""
    count["gold"] += len(document.times)
    count["said"] += len(said)
    left = list(said)
    for gold in document.times:
        found = next((s for s in left if (s.start, s.end) == (gold.start, gold.end)), None)
        strict = found is not None
        found = found or next((s for s in left if s.start < gold.end and gold.start < s.end), None)
        same = found is not None and found.value == gold.value
        for name, hit in (
            ("strict", strict),
            ("relaxed", found is not None),
            ("value", strict and same),
            ("relaxed value", same),
            ("one spelling", strict and found is not None and spelt(found.value) == spelt(gold.value)),
        ):
            count[name] += hit
        if found is not None:
            left.remove(found)
        if show and not (strict and same):
            kind = "MISS" if found is None else "EXTENT" if not strict else "VALUE"
            told = f"{found.text!r} {found.value}" if found else "-"
            around = " ".join(document.text[max(0, gold.start - 50) : gold.end + 30].split())
            print(
                f"{kind}\t{gold.text!r} {gold.value} {gold.type}\t{told}\tDCT {document.published}\t{around}".replace(
                    "\n", " "
                )
            )
    for extra in left if show else ():
        around = " ".join(document.text[max(0, extra.start - 50) : extra.end + 30].split())
        print(
            f"EXTRA\t-\t{extra.text!r} {extra.value} {extra.type}\tDCT {document.published}\t{around}".replace(
                "\n", " "
            )
        )


if __name__ == "__main__":
    main()
