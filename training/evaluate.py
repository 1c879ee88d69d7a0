"""Measures the shipped language model on development documents, through the model as it runs in Dateline.

Run: python training/evaluate.py [--shared ../shared/data] [--only NAME] [--limit N] [--json FILE]. Prints a table; the
JSON is what training/card.py writes the model card from. Labels measured here are never trained on.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from measures.attribution import measure_polnear
from measures.counts import Figure, Measure
from measures.kinds import measure_examples, measure_muc, measure_stories
from measures.names import measure_gum, measure_places, measure_uner
from measures.predicates import measure_ewt
from measures.triggers import measure_articles, measure_launches

from dateline.language.model import WEIGHTS, Model

MEASURES: dict[str, Measure] = {
    "articles": measure_articles,
    "launches": measure_launches,
    "polnear": measure_polnear,
    "ewt": measure_ewt,
    "gum": measure_gum,
    "uner": measure_uner,
    "places": measure_places,
    "examples": measure_examples,
    "stories": measure_stories,
    "muc": measure_muc,
}


def main() -> None:
    options = parse_options()
    annotate = Model(options.weights).annotate_fully
    figures: list[Figure] = []
    for name in options.only or MEASURES:
        for figure in MEASURES[name](options.shared, annotate, options.limit):
            print(f"{figure.corpus:36} {figure.measure:48} {figure.value:6.3f}  of {figure.number}", flush=True)
            figures.append(figure)
    if options.json:
        write_json(options.json, options.weights, options.limit, figures)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="one measure; may be given again")
    parser.add_argument("--limit", type=int, help="only the first documents of each corpus")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def write_json(path: Path, weights: Path, limit: int | None, figures: list[Figure]) -> None:
    """The figures with the digests of the weights they were measured with."""
    manifest = json.loads((weights / "manifest.json").read_text(encoding="utf8"))
    told = {"weights": manifest["files"], "limit": limit, "figures": [asdict(f) for f in figures]}
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
