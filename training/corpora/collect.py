"""Which corpora a training uses, and how often an epoch sees each (1 = once, 0.3 = a third of it, 3 = three times).

Development documents are never among them.
"""

from pathlib import Path

from documents import Document
from marked import read_marked

from corpora.labels import read_labels, read_launches
from corpora.names import read_conll, read_gum, read_tweets
from corpora.places import read_places
from corpora.plover import read_examples, read_stories
from corpora.polnear import read_polnear
from corpora.propbank import read_propbank

Mixture = list[tuple[float, list[Document]]]
EXAMPLES = Path(__file__).parents[1] / "examples"
LABELS = Path(__file__).parents[1] / "labels/articles.jsonl"


def collect_documents(shared: Path, stage: str) -> Mixture:
    """The mixture of a stage.

    "ground" is the large corpora first, "all" every corpus with our labels foremost.
    """
    ours = stage == "all"
    mixture = [
        (0.5 if ours else 1, read_polnear(shared, "train")),
        (0.4 if ours else 1, read_propbank(shared, "train")),
        (0.3 if ours else 1, read_gum(shared, "train")),
        (0.3, read_conll(shared / "ner/wikigold/CONLL-format/data/wikigold.conll.txt", "wikigold")),
        (0.1, read_conll(shared / "ner/WNUT17/CONLL-format/data/train/wnut17train.conll", "wnut")),
        *((0.25 if ours else 1, read_places(shared, corpus)) for corpus in ("lgl", "geovirus", "gwn")),
        (1, read_examples(shared)),
        (1.5, read_labels(shared, LABELS)),
        (2, read_launches(shared)),
        (0.1 if ours else 0.25, read_stories(shared)),
    ]
    if ours:
        mixture.append((0.05, read_tweets(shared)))
        mixture.append((0.8, [d for path in sorted(EXAMPLES.glob("*.txt")) for d in read_marked(path)]))
    return without_development(mixture)


def without_development(mixture: Mixture) -> Mixture:
    """The mixture without the documents that measure."""
    return [(share, [d for d in documents if not d.development]) for share, documents in mixture]
