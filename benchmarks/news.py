"""Codes labelled news articles and launch accounts and scores them with the scorers of the held-out runs.

Run: python benchmarks/news.py [--part dev|train] [--labels first|given|held|parts] [--shared ../shared] [--launches]
[--show] [--weights FOLDER]. The development set is the documents whose digest begins with 0, 1 or 2: those labelled
beside the corpora (`given`: these alone) and ours, as first labelled or, more of them, as read with care (`held`).
`parts` are continuations of articles that measure. Needs the corpora beside the repository and the scorers among them.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "training"))

from corpora.labels import digest, given_labels, is_development  # noqa: E402
from corpora.texts import read_texts  # noqa: E402
from standoff import with_quotes  # noqa: E402

from dateline.coding.coder import Coder  # noqa: E402
from dateline.coding.mention import Coded  # noqa: E402
from dateline.language.model import load_model  # noqa: E402
from dateline.reading import read_capture  # noqa: E402
from dateline.reading.article import make_capture  # noqa: E402
from dateline.reading.report import Report  # noqa: E402
from dateline.reading.sources import LINE_TYPE  # noqa: E402

Json = dict[str, Any]
# The file of training/labels with our own articles, by name.
OWN = {"first": "articles", "given": None, "held": "held", "parts": "parts"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--part", default="dev", choices=["dev", "train"])
    parser.add_argument("--labels", choices=OWN, default="first", help="of our own articles")
    parser.add_argument("--launches", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--limit", type=int, default=10**6)
    parser.add_argument("--weights", type=Path, help="an export that is not the shipped one")
    options = parser.parse_args()
    coder = Coder.load()
    if options.weights:
        coder.model = load_model(options.weights)
    with tempfile.TemporaryDirectory() as folder:
        score = score_launches if options.launches else score_news
        print(score(coder, options, Path(folder)), end="")


def read_document(document: Json) -> Report:
    """A document as the reader of JSON Lines reads it."""
    data = json.dumps(document, ensure_ascii=False).encode()
    (report,) = read_capture(make_capture(data, str(document["id"]), media_type=LINE_TYPE))
    assert isinstance(report, Report), report
    return report


def printed(report: Report, coded: Coded) -> bytes:
    return msgspec.json.encode({"report": report, **msgspec.to_builtins(coded)})


def labelled_articles(shared: Path, own: str | None = "articles") -> Iterator[tuple[Json, Json]]:
    """Each labelled article with its labels as quotes: the labels beside the corpora, then our own of a file."""
    texts = read_texts(shared / "data")
    for gold in given_labels(shared / "data"):
        yield {"key": gold["doc"], "headline": None, **texts[gold["doc"]]}, gold
    if own:
        yield from own_articles(shared, own)


def own_articles(shared: Path, own: str) -> Iterator[tuple[Json, Json]]:
    """Each article of a file of our own labels, with these as quotes."""
    texts = read_texts(shared / "data")
    for line in (ROOT / f"training/labels/{own}.jsonl").open(encoding="utf8"):
        gold = json.loads(line)
        article = {"key": gold["doc"], "headline": None, **texts[gold["doc"]]}
        yield article, with_quotes(gold, article["text"])


def measuring(options: argparse.Namespace) -> Iterator[tuple[Json, Json]]:
    """The labelled articles of a part; continuations of articles that measure do so whatever their own digest is."""
    own = OWN[options.labels]
    if own == "parts":
        yield from own_articles(options.shared, own)
        return
    for article, gold in labelled_articles(options.shared, own):
        if is_development(digest(article["text"])) == (options.part == "dev"):
            yield article, gold


def score_news(coder: Coder, options: argparse.Namespace, folder: Path) -> str:
    """What the scorer prints of the labelled articles of a part."""
    pairs = []
    with (folder / "output.jsonl").open("wb") as output:
        for number, (article, gold) in enumerate(islice(measuring(options), options.limit)):
            document, labels = folder / f"{number}.json", folder / f"{number}.yaml"
            document.write_text(json.dumps(article, ensure_ascii=False), encoding="utf8")
            labels.write_text(yaml.safe_dump(gold, allow_unicode=True), encoding="utf8")
            report = read_document({**article, "id": article["key"]})
            output.write(printed(report, coder.code(report)) + b"\n")
            pairs.append(f"{document}:{labels}")
    return run_scorer(options, "score_news.py", str(folder / "output.jsonl"), *pairs)


def score_launches(coder: Coder, options: argparse.Namespace, folder: Path) -> str:
    """What the scorer prints of the launch accounts of a part."""
    bins = json.loads((options.shared / "data/launches/launches.json").read_text(encoding="utf8"))["timeBins"]
    texts = {digest(r["description"]): r["description"] for b in bins for r in b["data"] if r.get("description")}
    gold_lines = (options.shared / "data/labels/launches.jsonl").open(encoding="utf8")
    golds = [g for g in map(json.loads, gold_lines) if is_development(g["key"]) == (options.part == "dev")]
    with (folder / "output.jsonl").open("wb") as output, (folder / "gold.jsonl").open("w", encoding="utf8") as kept:
        for gold in golds[: options.limit]:
            report = read_document({"id": gold["key"], "published": gold["dates"][-1], "text": texts[gold["key"]]})
            output.write(printed(report, coder.code(report)) + b"\n")
            kept.write(json.dumps(gold, ensure_ascii=False) + "\n")
    return run_scorer(options, "score_launches.py", str(folder / "output.jsonl"), str(folder / "gold.jsonl"))


def run_scorer(options: argparse.Namespace, script: str, *arguments: str) -> str:
    show = ["--show"] if options.show else []
    command = [sys.executable, options.shared / "scoring" / script, *arguments, *show]
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    main()
