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

from corpora.collect import STAGES, Mixture, collect_documents

from dateline.language.tokens import LIMIT

WEIGHTS = Path(__file__).parents[1] / "src/dateline/language/weights"
# Name, licence as its source states it, what is learned from it.
SOURCES = {
    "polnear": ("PolNeAR, train", "research corpus, see its authors' page", "attributions, who vouches"),
    "ewt": ("PropBank on EWT, train", "CC BY-SA 4.0", "predicates, roles"),
    "gum": ("GUM, train", "CC BY 4.0 and others by document", "names"),
    "wikigold": ("Wikigold", "CC BY", "names"),
    "wnut": ("WNUT17, train", "CC BY", "names"),
    "btc": ("Broad Twitter Corpus", "CC BY", "names"),
    "lgl": ("LGL, even half", "see its authors' repository", "place names"),
    "geovirus": ("GeoVirus, even half", "see its authors' repository", "place names"),
    "gwn": ("GeoWebNews, even half", "GPL-3.0 (its repository)", "place names"),
    "story": ("synthetic stories of NGEC, four fifths of titles", "as in their repository", "event types"),
    "title": ("titles of those stories, their events marked", "as in their repository", "events of headlines"),
    "plover": ("PLOVER examples, four fifths", "CC BY-SA 4.0", "event types, actors"),
    "given": ("labelled articles beside the corpora", "texts: as their corpora", "events, who vouches"),
    "label": ("articles labelled for this project", "texts: as their corpora", "events, who vouches"),
    "careful": ("articles read with care for this project", "texts: as their corpora", "events, who vouches"),
    "hasty": ("articles labelled quickly for it", "texts: as their corpora", "events, who vouches"),
    "launch": ("labelled launch accounts", "data: CNS/NTI, attributed", "weapons tests, values, who vouches"),
    "example": ("short reports written for this project", "Apache-2.0", "events, attributions, who vouches"),
    "article": ("longer reports written for this project", "Apache-2.0", "events, attributions, who vouches"),
    "fresh": ("the newest of those reports", "Apache-2.0", "events, once more for the heads alone"),
}
INTRODUCTION = f"""# Model card: Dateline's reader

**What it is.** The first six layers of MPNet (all-mpnet-base-v2, Apache-2.0; 768 wide, uncased, with a case embedding
added here) fine-tuned by `training/` with word heads and pair heads (see `docs/explanation/language-model.md`): on
labels, and on what the readers shipped before it made of the same texts and of unlabelled news. int8 ONNX, run by
onnxruntime.

**Intended use.** Reading English news reports for an analyst's record: names, predicates with roles, attributions,
events with type, mode, modality, arguments, figures and speakers, as spans of the text. A person checks what matters.

**Not intended.** Deciding anything about persons; languages other than English; texts that are no reports; counting
sources (copies are found elsewhere in Dateline).

**Limits.** It sees at most {LIMIT} word pieces at a time. Its training texts come mostly from outlets of the United
States and Britain. Rare types and modes have few examples. What a text claims is marked as claimed; the model does not
judge whether it is true.
"""
REPEAT = """## How to repeat

```
pip install -e ".[training]"
mkdir -p runs/before
for file in reader.onnx pairs.npz manifest.json; do
    git show 69d1b4b:src/dateline/language/weights/$file > runs/before/$file; done
python training/recover.py runs/before.pt --weights runs/before
python training/train.py --shape mpnet-6 --start runs/before.pt --stage quotes --only cue,attribution --epochs 3 \\
    --seed 5 --out runs/quotes
python training/heads.py --shape mpnet-6 --start runs/quotes/epoch2.pt --heads mode --out runs/heads.pt
python training/export.py runs/heads.pt --shape mpnet-6
python training/links.py
python training/evaluate.py --json runs/figures.json
python training/card.py runs/figures.json
```

These weights go on from those shipped before them, whose own card tells how they came from MPNet and from all labels
(`git show 69d1b4b:src/dateline/language/weights/MODEL_CARD.md`). Here two heads were taught alone, in half an hour on a
CPU core each, the second on windows that are about equally long (decision 0160). What `links.py` prints goes into
`coding/linking.py`. The commands give like, not equal weights.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    told = json.loads(options.figures.read_text(encoding="utf8"))
    check_figures(told, options.weights)
    mixtures = {stage: collect_documents(options.shared, stage) for stage in STAGES}
    lines = [INTRODUCTION, *data_table(mixtures), "", *figure_table(told["figures"]), "", REPEAT]
    (options.weights / "MODEL_CARD.md").write_text("\n".join(lines), encoding="utf8")


def check_figures(told: dict[str, Any], weights: Path) -> None:
    """Figures must be of the weights that lie there, over whole development parts."""
    manifest = json.loads((weights / "manifest.json").read_text(encoding="utf8"))
    if told["weights"] != manifest["files"]:
        raise SystemExit("these figures were measured with other weights: run training/evaluate.py again")
    if told["limit"] is not None:
        raise SystemExit("these figures are of a sample (--limit): run training/evaluate.py without it")


def data_table(stages: dict[str, Mixture]) -> Iterator[str]:
    """What training reads: a row a corpus, with how often an epoch of each stage sees it."""
    corpora = {key: documents for mixture in stages.values() for key, (_, documents) in mixture.items()}
    yield "## Data\n\nNo text of a corpus is in the repository. How often an epoch of each stage sees it:\n"
    yield f"| corpus | licence as its source states it | documents | words | {' | '.join(stages)} | used for |"
    yield f"| --- | --- | ---: | ---: |{' ---: |' * len(stages)} --- |"
    for key, documents in corpora.items():
        name, licence, use = SOURCES[key]
        words = sum(len(document.text.split()) for document in documents)
        often = " | ".join(f"{mixture[key][0] if key in mixture else 0:g}" for mixture in stages.values())
        yield f"| {name} | {licence} | {len(documents):,} | {words:,} | {often} | {use} |"


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
