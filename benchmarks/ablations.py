"""What each part of the reader and the coder is worth: the development articles coded anew with one part put off.

Run: python benchmarks/ablations.py [--shared ../shared] [--limit N]. Prints a row a part: the scorer's figures without
it, and what of all facts is lost. Needs the corpora beside the repository. Nothing is trained: a part that the training
had and a reader without it never saw (a corpus, a loss) is not measured here.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

import news

from dateline.coding import claims, coder, drafts, linking, speakers, surroundings
from dateline.coding.coder import Coder
from dateline.coding.references import Referent
from dateline.language import decode, model, scores, tokens
from dateline.language.tokens import Window

MEASURES = ("event(type+trigger)", "actor", "recipient", "place", "value", "claim-speaker", "facts")
Part = tuple[Any, str, Any]


def without_case(read: Callable[[model.Model, Window], Any]) -> Callable[[model.Model, Window], Any]:
    """The encoder blind to capital letters."""
    return lambda self, window: read(self, Window(**{**fields_of(window), "case": np.zeros_like(window.case)}))


def fields_of(window: Window) -> dict[str, Any]:
    return {name: getattr(window, name) for name in Window.__slots__}


ENCLOSING = speakers.enclosing
SHORT = 254
# What is put off, and what stands in its place.
PARTS: dict[str, list[Part]] = {
    "everything on": [],
    "capital letters": [(model.Model, "score", without_case(model.Model.score))],
    "windows of 510 word pieces (254)": [
        (tokens, "LIMIT", SHORT),
        (scores, "LIMIT", SHORT),
        (scores, "NOUGHT", np.zeros((SHORT, scores.WIDTH), dtype=np.float32)),
    ],
    "windows about equally long": [(tokens, "even_edges", tokens.pack)],
    "an only party or place less sure than others": [(decode, "ONLY", decode.LEAST["argument"])],
    "a second argument of a kind surer than the first": [(decode, "MORE", {}), (decode, "ANOTHER", -decode.UNHEARD)],
    "background counted less": [(decode, "BEHIND", 0.0)],
    "triggers of a sentence heard together": [(decode, "SHARED", 0.0)],
    "doer by PropBank role": [(decode, "SUBJECT", 2.0)],
    "words of one happening (same head)": [(decode, "SAME", 2.0), (linking, "WEIGHTS", (-9.0, *linking.WEIGHTS[1:]))],
    "frames joined by what they say": [(drafts, "JOINED", 2.0)],
    "who vouches (speaker head)": [(decode, "find_speakers", lambda scores, words, anchors: [[] for _ in anchors])],
    "attributions (cue, source, content)": [(decode, "decode_attributions", lambda scores, words: [])],
    "hearing a sentence on its speaker": [(decode, "TOGETHER", 0.0)],
    "smoothed contents": [(decode, "smooth_labels", lambda scores, prices: scores.argmax(-1))],
    "pronouns and short names": [
        (surroundings, "find_referent", lambda span, text, _: Referent(span, text[span.start : span.end]))
    ],
    "spans made whole": [(coder, "make_whole", lambda annotations, text: annotations)],
    "an event's own cue is no attribution": [
        (claims, "enclosing", lambda span, around, own=(): ENCLOSING(span, around))
    ],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=news.ROOT.parent / "shared")
    parser.add_argument("--limit", type=int, default=10**6)
    options = parser.parse_args()
    print(f"{'without':42}" + "".join(f"{name.partition('(')[0]:>14}" for name in MEASURES))
    for name, parts in PARTS.items():
        print(f"{name:42}" + "".join(f"{figure:14.3f}" for figure in figures_without(parts, options)), flush=True)


def figures_without(parts: list[Part], options: argparse.Namespace) -> list[float]:
    """The figures of MEASURES (F1) with the parts put off."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        for where, name, instead in parts:
            stack.enter_context(patch.object(where, name, instead))
        model.load_model.cache_clear()
        given = argparse.Namespace(**vars(options), labels="held", part="dev", show=False)
        told = news.score_news(Coder.load(), given, Path(folder))
    return [f1_of(told, name) for name in MEASURES]


def f1_of(told: str, measure: str) -> float:
    """The F1 that the scorer prints on the line of a measure."""
    line = next(line for line in told.splitlines() if line.startswith(measure))
    match = re.search(r"F1 ([0-9.]+)", line)
    assert match, line
    return float(match[1])


if __name__ == "__main__":
    main()
