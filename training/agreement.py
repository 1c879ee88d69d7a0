"""How far two independent readers of the same articles agree, a field, by the scorers of the held-out runs.

Run: python training/agreement.py [--shared ../shared] [--second blind] [--json FILE]. The second reading is printed as
a perfect system would print it and scored against the first. Kept in training/labels: articles.jsonl (first),
second.jsonl (second); blind.jsonl, what our readers made of articles that are labelled beside the corpora (first).
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from corpora.labels import digest, given_labels
from corpora.texts import read_texts
from standoff import stand_off, with_quotes

Json = dict[str, Any]
LABELS = Path(__file__).parent / "labels"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--second", choices=("second", "blind"), default="second", help="which second reading")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = score_readings(options.shared, options.second, Path(folder))
    sys.stdout.write(told)
    if options.json:
        options.json.write_text(json.dumps(parse_figures(told), indent=1) + "\n", encoding="utf8")


def score_readings(shared: Path, name: str, folder: Path) -> str:
    """What the scorers print of a second reading, taken as output, against the first."""
    texts = read_texts(shared / "data")
    second = read_lines(LABELS / f"{name}.jsonl")
    first = read_lines(LABELS / "articles.jsonl") if name == "second" else read_beside(shared / "data", texts)
    keys = sorted(second)
    articles = {key: {"headline": None, **texts[key]} for key in keys}
    seconds = write_pairs(folder, "second", articles, second)
    output = run(shared, "oracle.py", *seconds)
    (folder / "output.jsonl").write_text(output, encoding="utf8")
    return run(shared, "score_news.py", str(folder / "output.jsonl"), *write_pairs(folder, "first", articles, first))


def read_lines(path: Path) -> dict[str, Json]:
    return {line["doc"]: line for line in map(json.loads, path.open(encoding="utf8"))}


def read_beside(shared: Path, texts: dict[str, Json]) -> dict[str, Json]:
    """The labels beside the corpora, as lines."""
    golds = (stand_off(gold, texts[gold["doc"]]["text"]) for gold in given_labels(shared))
    lines = (json.dumps(gold, default=str) for gold in golds)
    return {line["doc"]: line for line in map(json.loads, lines)}


def write_pairs(folder: Path, name: str, articles: dict[str, Json], labels: dict[str, Json]) -> list[str]:
    """Files of each article and of one reading of it, as the scorers want them named."""
    pairs = []
    for number, (key, article) in enumerate(articles.items()):
        reading = labels[key]
        if reading["sha"] != digest(article["text"]):
            raise SystemExit(f"the text of {key} is not the one that was labelled")
        document, gold = folder / f"{number}.json", folder / f"{number}-{name}.yaml"
        document.write_text(json.dumps(article, default=str), encoding="utf8")
        gold.write_text(yaml.safe_dump(with_quotes(reading, article["text"]), allow_unicode=True), encoding="utf8")
        pairs.append(f"{document}:{gold}")
    return pairs


def run(shared: Path, script: str, *arguments: str) -> str:
    command = [sys.executable, str(shared / "scoring" / script), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def parse_figures(told: str) -> Json:
    """F1 or share of each line the scorer prints."""
    figures = {}
    for line in told.splitlines():
        if match := re.match(r"(\S+)\s+(?:P .* F1 )?(\d\.\d+)", line):
            figures[match[1]] = float(match[2])
    return figures


if __name__ == "__main__":
    main()
