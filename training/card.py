"""Writes the model card beside the weights from what evaluate.py measured and what the corpora hold.

Run: python training/card.py FIGURES.json [--shared ../shared/data]. Refuses figures of other weights than those that
lie there, and figures of a sample. No figure in the card comes from anywhere else.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from corpora.collect import Mixture, collect_documents

WEIGHTS = Path(__file__).parents[1] / "src/dateline/language/weights"
# In the order of collect_documents: name, licence as its source states it, what is learned from it.
SOURCES = (
    ("PolNeAR, train", "research corpus, see its authors' page", "attributions, who vouches"),
    ("PropBank on EWT, train", "CC BY-SA 4.0", "predicates, roles"),
    ("GUM, train", "CC BY 4.0 and others by document", "names"),
    ("Wikigold", "CC BY", "names"),
    ("WNUT17, train", "CC BY", "names"),
    ("LGL, even half", "see its authors' repository", "place names"),
    ("GeoVirus, even half", "see its authors' repository", "place names"),
    ("GeoWebNews, even half", "GPL-3.0 (its repository)", "place names"),
    ("synthetic stories of NGEC, four fifths of titles", "as in their repository", "event types"),
    ("PLOVER examples, four fifths", "CC BY-SA 4.0", "event types, actors"),
    (
        "labelled articles (given and of this project)",
        "labels: this project's and given; texts: their corpora",
        "events",
    ),
    ("launch accounts (CNS/NTI), labelled", "CNS/NTI, attributed", "weapons tests, values, speakers"),
    ("examples written for this project", "Apache-2.0", "events, attributions, who vouches"),
)
INTRODUCTION = """# Model card: Dateline's reader

**What it is.** MiniLM-L6 (Apache-2.0; 6 layers, 384 wide, uncased, with a case embedding added here) fine-tuned by
`training/` with word heads and pair heads (see `docs/explanation/language-model.md`); int8 ONNX, run by onnxruntime.

**Intended use.** Reading English news reports for an analyst's record: names, predicates with roles, attributions,
events with type, mode, modality, arguments, figures and speakers, as spans of the text. A person checks what matters.

**Not intended.** Deciding anything about persons; languages other than English; texts that are no reports; counting
sources (copies are found elsewhere in Dateline).

**Limits.** It sees at most 254 word pieces at a time. Its training texts come mostly from outlets of the United States
and Britain. Rare types and modes have few examples. What a text claims is marked as claimed; the model does not judge
whether it is true.
"""
REPEAT = """## How to repeat

```
pip install -e ".[training]"
python training/train.py --shared ../shared/data --stage ground --epochs 1 --out runs/ground
python training/train.py --shared ../shared/data --stage all --epochs 3 --start runs/ground/epoch0.pt --out runs/all
python training/export.py runs/all/epoch2.pt
python training/evaluate.py --shared ../shared/data --json runs/figures.json
python training/card.py runs/figures.json --shared ../shared/data
```
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    told = json.loads(options.figures.read_text(encoding="utf8"))
    check_figures(told, options.weights)
    mixture = collect_documents(options.shared, "all")
    lines = [INTRODUCTION, *data_table(mixture), "", *figure_table(told["figures"]), "", REPEAT]
    (options.weights / "MODEL_CARD.md").write_text("\n".join(lines), encoding="utf8")


def check_figures(told: dict[str, Any], weights: Path) -> None:
    """Figures must be of the weights that lie there, over whole development parts."""
    manifest = json.loads((weights / "manifest.json").read_text(encoding="utf8"))
    if told["weights"] != manifest["files"]:
        raise SystemExit("these figures were measured with other weights: run training/evaluate.py again")
    if told["limit"] is not None:
        raise SystemExit("these figures are of a sample (--limit): run training/evaluate.py without it")


def data_table(mixture: Mixture) -> Iterator[str]:
    """What the last stage of training reads, an epoch."""
    yield "## Data\n\nNo text of a corpus is in the repository. Shares are those of the last stage, an epoch.\n"
    yield "| corpus | licence as its source states it | documents | words | share an epoch | used for |"
    yield "| --- | --- | ---: | ---: | ---: | --- |"
    for (name, licence, use), (share, documents) in zip(SOURCES, mixture, strict=True):
        words = sum(len(document.text.split()) for document in documents)
        yield f"| {name} | {licence} | {len(documents):,} | {words:,} | {share:g} | {use} |"


def figure_table(figures: list[dict[str, Any]]) -> Iterator[str]:
    """What evaluate.py measured, a table a corpus, without the classes of loss."""
    yield "## Figures on development parts\n\nMeasured by `training/evaluate.py` with these weights."
    yield "No training saw these labels; a text may have been read in training for another layer (for its places, say)."
    for corpus, group in groupby(figures, key=lambda f: f["corpus"]):
        yield f"\n### {corpus}\n\n| measure | value | counted over |\n| --- | ---: | ---: |"
        for figure in group:
            if " lost: " not in figure["measure"]:
                yield f"| {figure['measure']} | {figure['value']:.3f} | {figure['number']:,} |"


if __name__ == "__main__":
    main()
