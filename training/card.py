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

from corpora.collect import EXAMPLES, Mixture, collect_documents, is_long
from documents import Document

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
    "label": ("labelled articles (given, and of this project)", "texts: as their corpora", "events, who vouches"),
    "launch": ("labelled launch accounts", "data: CNS/NTI, attributed", "weapons tests, values, who vouches"),
    "example": ("short reports written for this project", "Apache-2.0", "events, attributions, who vouches"),
    "article": ("longer reports written for this project", "Apache-2.0", "events, attributions, who vouches"),
}
INTRODUCTION = """# Model card: Dateline's reader

**What it is.** MiniLM-L6 (Apache-2.0; 6 layers, 384 wide, uncased, with a case embedding added here) fine-tuned by
`training/` with word heads and pair heads (see `docs/explanation/language-model.md`), last as the pupil of a reader of
four times its size; int8 ONNX, run by onnxruntime.

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
python training/train.py --stage ground --epochs 1 --rate 2e-4 --out runs/ground
python training/train.py --stage all --epochs 4 --batch 2048 --start runs/ground/epoch0.pt --out runs/whole
python training/train.py --stage roles --epochs 3 --batch 2048 --start runs/whole/epoch3.pt --out runs/roles
python training/train.py --stage labels --epochs 3 --batch 2048 --start runs/roles/epoch2.pt --out runs/labels
python training/train.py --stage all --epochs 4 --batch 2048 --seed 31 --start runs/labels/epoch2.pt --out runs/six
for seed in 41 42 43 44; do python training/train.py --stage all --epochs 4 --batch 4096 --rate 1.2e-4 \\
    --seed $seed --start runs/six/epoch3.pt --out runs/branch$seed; done
python training/average.py runs/mean.pt runs/branch41/epoch3.pt=1 runs/branch42/epoch3.pt=1 runs/branch43/epoch3.pt=1 \\
    runs/branch44/epoch3.pt=1 runs/six/epoch3.pt=2 runs/whole/epoch3.pt=2
python training/prepare.py --out runs/prepared.bin
python training/teacher.py runs/mpnet.pt
distil="python training/distil.py --prepared runs/prepared.bin"
$distil --shape mpnet --start runs/mpnet.pt --stage ground --minutes 0.9 --branches 4 --meetings 4 --rate 6e-5 \\
    --batch 5000 --out runs/large0.pt
$distil --shape mpnet --start runs/large0.pt --minutes 2 --branches 4 --meetings 5 --rate 5e-5 --head-rate 5e-4 \\
    --batch 5000 --seed 11 --out runs/large.pt
$distil --shape mpnet-6 --start runs/large.pt --teacher runs/large.pt --minutes 1.6 --rate 2e-4 \\
    --seed 21 --out runs/half.pt
$distil --shape mpnet-6 --start runs/half.pt --minutes 3 --branches 4 --meetings 5 --rate 1.2e-4 --head-rate 7e-4 \\
    --seed 31 --out runs/teacher.pt
$distil --start runs/mean.pt --teacher runs/teacher.pt --teacher-shape mpnet-6 --second runs/mean.pt --every 4 \\
    --minutes 65 --branches 2 --meetings 8 --batch 1600 --size 1500 --head-rate 5e-4 --seed 51 --out runs/pupil.pt
role="python training/train.py --stage roles --only role --epochs 3 --batch 4096 --head-rate 7e-4"
$role --start runs/pupil.pt --out runs/first
distil="$distil --teacher runs/teacher.pt --teacher-shape mpnet-6 --second runs/first/epoch2.pt --branches 2 \\
    --size 1500 --head-rate 5e-4"
$distil --start runs/first/epoch2.pt --every 4 --minutes 46 --meetings 6 --batch 1600 --seed 61 --out runs/longer.pt
python training/average.py runs/between.pt runs/first/epoch2.pt=1 runs/longer.pt=1
$distil --start runs/between.pt --every 2 --minutes 63 --meetings 8 --batch 3200 --seed 71 --out runs/more.pt
python training/average.py runs/mean2.pt runs/first/epoch2.pt=1 runs/more.pt=2
$role --start runs/mean2.pt --out runs/last
python training/export.py runs/last/epoch2.pt
python training/links.py
python training/recover.py runs/shipped.pt
distil="python training/distil.py --prepared runs/prepared.bin --branches 2 --head-rate 5e-4"
$distil --start runs/shipped.pt --minutes 50 --meetings 8 --batch 1800 --seed 81 --out runs/labels8.pt
python training/average.py runs/mean8.pt runs/shipped.pt=1 runs/labels8.pt=2
$distil --start runs/mean8.pt --teacher runs/shipped.pt --teacher-shape minilm --second runs/labels8.pt --every 2 \\
    --minutes 40 --meetings 7 --batch 2400 --size 1500 --seed 82 --out runs/both8.pt
$role --start runs/both8.pt --out runs/last8
python training/export.py runs/last8/epoch2.pt
python training/evaluate.py --json runs/figures.json
python training/card.py runs/figures.json
```

These weights came about so: `whole` stands for weights of an earlier version, averaged of branches, whose pair heads
had no product yet (decision 110). Up to `six` two CPU cores learned some eight million word pieces; the branches, two
of them with three epochs and two with four, read 21 million on one H100 in under four minutes, from weights rounded
to 8 bits for the way there. The teacher, six layers of MPNet (all-mpnet-base-v2, Apache-2.0), was trained on an H100
in eight minutes, from weights rounded to five bits and a half; `half` then learned the states of words of its
teacher, too. The pupil learned from it on two busy CPU cores for 65 minutes, some three million word pieces in all,
from texts of news alone: 300 of PolNeAR, the three place corpora, whole Guardian articles, launch accounts and the
examples (`prepare.py` takes more). `mean` reads .608 of the facts of development articles by the coder of that day,
the pupil .619. Until there 851 articles of this project were labelled; from `more` on it is 1,791. `more` came about
in two parts, the first quarter of its time with the texts of MUC-4 in lower case, and on cores that had other work for
half of it. By one coder `first` has F1 .625 of all facts, `longer` .625, `more` .635, the mean of `first` and `more`
.635 and the most events. From there on training went on from what was shipped (decision 139), with 2,699 labelled
articles: 50 minutes of labels alone, without the longer reports, then 40 in which every second step had the shipped
weights and these as teachers (decision 141), with the replay at six tenths, the short reports at .5, the long ones at
3 and labelled articles once an epoch; both on two cores that had other work for half of the time. `--second` taught the
word heads alone then; since decision 146 it teaches the pair heads too. The commands give like, not equal weights.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    told = json.loads(options.figures.read_text(encoding="utf8"))
    check_figures(told, options.weights)
    mixtures = (collect_documents(options.shared, stage) for stage in ("ground", "all"))
    lines = [INTRODUCTION, *data_table(*mixtures), "", *figure_table(told["figures"]), "", REPEAT]
    (options.weights / "MODEL_CARD.md").write_text("\n".join(lines), encoding="utf8")


def check_figures(told: dict[str, Any], weights: Path) -> None:
    """Figures must be of the weights that lie there, over whole development parts."""
    manifest = json.loads((weights / "manifest.json").read_text(encoding="utf8"))
    if told["weights"] != manifest["files"]:
        raise SystemExit("these figures were measured with other weights: run training/evaluate.py again")
    if told["limit"] is not None:
        raise SystemExit("these figures are of a sample (--limit): run training/evaluate.py without it")


def data_table(*stages: Mixture) -> Iterator[str]:
    """What training reads: a row a corpus, with how often an epoch of each stage sees it."""
    shares = [{source_of(documents[0]): share for share, documents in mixture} for mixture in stages]
    corpora = {source_of(documents[0]): documents for mixture in stages for _, documents in mixture}
    yield "## Data\n\nNo text of a corpus is in the repository. How often an epoch of each stage sees it:\n"
    yield "| corpus | licence as its source states it | documents | words | ground | all | used for |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- |"
    for key, documents in corpora.items():
        name, licence, use = SOURCES[key]
        words = sum(len(document.text.split()) for document in documents)
        often = " | ".join(f"{share.get(key, 0):g}" for share in shares)
        yield f"| {name} | {licence} | {len(documents):,} | {words:,} | {often} | {use} |"


def source_of(document: Document) -> str:
    """Which row of the table a document belongs to: its key's first word, unless it is labelled or ours."""
    first = document.key.partition(":")[0]
    if first.startswith("btc-"):
        return "btc"
    if (written := EXAMPLES / f"{first}.txt").exists():
        return "article" if is_long(written) else "example"
    return "label" if document.events is not None and first not in ("plover", "launch") else first


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
