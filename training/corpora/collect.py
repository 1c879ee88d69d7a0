"""Which corpora a training uses, and how often an epoch sees each (1 = once, 0.3 = a third of it, 3 = three times).

Development documents are never among them.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from documents import Document
from marked import read_marked

from corpora.labels import read_given, read_launches, read_own
from corpora.names import read_conll, read_gum, read_tweets
from corpora.places import read_places
from corpora.plover import read_examples, read_stories, read_titles
from corpora.polnear import read_polnear
from corpora.propbank import read_propbank

Mixture = dict[str, tuple[float, list[Document]]]
EXAMPLES = Path(__file__).parents[1] / "examples"
LABELS = Path(__file__).parents[1] / "labels/articles.jsonl"
# Read sentence by sentence, most of them twice; and by many hands, quickly, which leaves out every fourth event.
CAREFUL = Path(__file__).parents[1] / "labels/careful.jsonl"
HASTY = Path(__file__).parents[1] / "labels/hasty.jsonl"
TITLES = Path(__file__).parents[1] / "labels/titles.jsonl"


# Reports that the shipped encoder has not learned from: what it makes of their words is what it makes of unseen texts.
FRESH = ("article-testday", "article-arsenals", "article-arrivals", "article-whom", "headlines", "leads")


def is_long(path: Path) -> bool:
    """Whether the reports of a file of ours are as long as articles."""
    return path.name.startswith("article-")


def read_written(_: Path, long: bool) -> list[Document]:
    """Our own reports, those as long as articles or the others."""
    return [d for path in sorted(EXAMPLES.glob("*.txt")) if is_long(path) == long for d in read_marked(path)]


def read_fresh(_: Path) -> list[Document]:
    """Our reports that the encoder has not learned from, of both kinds."""
    return [d for name in FRESH for d in read_marked(EXAMPLES / f"{name}.txt")]


CORPORA: dict[str, Callable[[Path], list[Document]]] = {
    "polnear": partial(read_polnear, part="train"),
    "ewt": partial(read_propbank, part="train"),
    "gum": partial(read_gum, part="train"),
    "wikigold": lambda shared: read_conll(shared / "ner/wikigold/CONLL-format/data/wikigold.conll.txt", "wikigold"),
    "wnut": lambda shared: read_conll(shared / "ner/WNUT17/CONLL-format/data/train/wnut17train.conll", "wnut"),
    "btc": read_tweets,
    "lgl": partial(read_places, corpus="lgl"),
    "geovirus": partial(read_places, corpus="geovirus"),
    "gwn": partial(read_places, corpus="gwn"),
    "plover": read_examples,
    "story": read_stories,
    "title": partial(read_titles, lines=TITLES),
    "given": read_given,
    "label": partial(read_own, lines=LABELS),
    "careful": partial(read_own, lines=CAREFUL),
    "hasty": partial(read_own, lines=HASTY, hasty=True),
    "launch": read_launches,
    "example": partial(read_written, long=False),
    "article": partial(read_written, long=True),
    "fresh": read_fresh,
}
REPLAY = {"polnear": 0.35, "ewt": 0.4, "gum": 0.3, "wikigold": 0.3, "wnut": 0.1, "btc": 0.03}
REPLAY |= {"lgl": 0.25, "geovirus": 0.25, "gwn": 0.25}
# All together; what is labelled with care, over and over; roles, names and quotations by themselves, which the mixture
# drowns; and triggers and modes, which a teacher's say holds back (decision 151).
STAGES: dict[str, dict[str, float]] = {
    "all": REPLAY
    | {"plover": 0.5, "given": 5, "label": 0.7, "careful": 1, "hasty": 0.7, "launch": 8, "story": 0.06, "title": 0.3}
    | {"example": 1, "article": 0.8},
    "careful": {"given": 1.2, "careful": 1, "launch": 8, "plover": 0.4, "title": 0.1}
    | {"example": 0.12, "article": 0.04, "fresh": 0.12, "polnear": 0.06, "ewt": 0.15},
    "roles": {"ewt": 0.5},
    "names": {"gum": 1, "wikigold": 1, "wnut": 0.5, "btc": 0.1},
    "quotes": {"polnear": 0.6, "article": 0.25},
    "events": {"plover": 1, "given": 2, "careful": 0.25, "launch": 2, "title": 0.15}
    | {"example": 0.3, "article": 0.05, "fresh": 0.4},
}


def collect_documents(shared: Path, stage: str) -> Mixture:
    """How often an epoch sees each corpus of a stage, and its documents save those that measure. KeyError: no stage."""
    read = ((corpus, share, CORPORA[corpus](shared)) for corpus, share in STAGES[stage].items())
    return {corpus: (share, [d for d in documents if not d.development]) for corpus, share, documents in read}


def read_measuring(shared: Path) -> list[Document]:
    """The development parts that are files of their own."""
    return [*read_polnear(shared, "dev"), *read_propbank(shared, "dev")]
