"""Article text on the scrapinghub pages: word F1 of ours and of trafilatura (default and fast), in one run.

Run as `python benchmarks/pages.py [--limit N] [--worst N]`. Words are runs of word characters in lower case, F1 is the
mean over pages; our article text is the lead, body and subheads of the report.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path

import trafilatura

from dateline.reading import Rejection, read_source
from dateline.reading.article import ARTICLE_KINDS

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages" / "scrapinghub"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def score(found: str, gold: str) -> tuple[float, float, float]:
    shared = sum((words(found) & words(gold)).values())
    precision = shared / max(1, sum(words(found).values()))
    recall = shared / max(1, sum(words(gold).values()))
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def read_ours(path: Path) -> str:
    report = next(iter(read_source(str(path))))
    if isinstance(report, Rejection):
        return ""
    kept = [part for part in report.paragraphs if part.kind in ARTICLE_KINDS]
    return "\n\n".join(report.text[part.start : part.end] for part in kept)


def read_trafilatura(path: Path, *, fast: bool) -> str:
    return trafilatura.extract(gzip.decompress(path.read_bytes()), include_comments=False, fast=fast) or ""


READERS = {
    "dateline": read_ours,
    "trafilatura": lambda path: read_trafilatura(path, fast=False),
    "trafilatura fast": lambda path: read_trafilatura(path, fast=True),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--limit", type=int, help="only the first N pages")
    arguments.add_argument("--worst", type=int, default=0, help="name the N pages on which ours does worst")
    options = arguments.parse_args()
    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    names = sorted(truth)[: options.limit]
    print(f"{len(names)} pages, trafilatura {trafilatura.__version__}")
    print(f"{'reader':<18} precision  recall      F1  pages/s")
    for reader, read in READERS.items():
        began = time.perf_counter()
        texts = {name: read(PAGES / "html" / f"{name}.html.gz") for name in names}
        rate = len(names) / (time.perf_counter() - began)
        scores = {name: score(texts[name], truth[name]["articleBody"]) for name in names}
        means = [sum(values) / len(values) for values in zip(*scores.values(), strict=True)]
        print(f"{reader:<18} {means[0]:9.4f} {means[1]:7.4f} {means[2]:7.4f} {rate:8.1f}")
        if reader == "dateline":
            for name in sorted(names, key=lambda name: scores[name][2])[: options.worst]:
                print("   ", name[:16], *(f"{value:.3f}" for value in scores[name]))


if __name__ == "__main__":
    main()
