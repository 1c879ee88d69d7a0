"""The reader at run time: annotates one text with one pass of the encoder a window.

Needs onnxruntime and the weights beside this module, no torch and no network. Windows run one at a time on one thread,
so that the same text gives the same annotations whatever else is read.
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.errors import ModelError
from dateline.language import decode, labels
from dateline.language.annotations import Annotations
from dateline.language.linking import Seen, link_events
from dateline.language.scores import PairTables, WindowScores, widen
from dateline.language.sentences import split_sentences
from dateline.language.tokens import Window, load_tokenizer, make_windows, tokenize

WEIGHTS = Path(__file__).parent / "weights"


class Model:
    """The trained weights, loaded once. Raises ModelError when they are missing, damaged or of another version."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        check_weights(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.tokenizer = load_tokenizer(WEIGHTS / "tokenizer.json")
        self.session = onnxruntime.InferenceSession(folder / "reader.onnx", options, providers=["CPUExecutionProvider"])
        self.tables = load_tables(folder / "pairs.npz")

    def annotate(self, text: str) -> Annotations:
        """What coding needs of `text`: everything but the predicates."""
        return self._annotate(text, decode.decode_window)

    def annotate_fully(self, text: str) -> Annotations:
        """Everything the model sees in `text`, predicates with their roles among it."""
        return self._annotate(text, decode.decode_window_fully)

    def _annotate(self, text: str, decode_window: Callable[[WindowScores, decode.Words], Annotations]) -> Annotations:
        sentences = split_sentences(text)
        tokens = tokenize(self.tokenizer, text)
        found = []
        for window in make_windows(tokens, sentences):
            starts, ends = tokens.starts[window.first : window.last], tokens.ends[window.first : window.last]
            scores = self.score(window)
            annotations = decode_window(scores, decode.Words(text, starts, ends))
            found.append(Seen(annotations, scores, starts))
        return Annotations(
            sentences,
            tuple(e for seen in found for e in seen.annotations.entities),
            tuple(f for seen in found for f in seen.annotations.predicates),
            tuple(f for seen in found for f in seen.annotations.attributions),
            tuple(e for seen in found for e in seen.annotations.events),
            tuple(link_events(found)),
        )

    def score(self, window: Window) -> WindowScores:
        """Scores of all heads for one window."""
        feed: dict[str, NDArray[Any]] = {
            "pieces": window.pieces[None].astype(np.int64),
            "case": window.case[None].astype(np.int64),
            "heads": window.heads[None].astype(np.int64),
        }
        scores, anchors, words = self.session.run(None, feed)
        return WindowScores(scores, anchors, words, window.sentence, self.tables)


@cache
def load_model(folder: Path = WEIGHTS) -> Model:
    """The model of a folder, loaded once a process."""
    return Model(folder)


def check_weights(folder: Path) -> None:
    """Raises ModelError unless the folder holds the weights its manifest names, for this version's labels."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf8"))
        found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in manifest["files"]}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the language model's weights are missing or unreadable in {folder}: {error}") from error
    if found != manifest["files"]:
        raise ModelError(f"the language model's weights in {folder} are damaged: install Dateline again")
    inventories = {head: list(names) for head, names in (labels.WORD_HEADS | labels.PAIR_HEADS).items()}
    if manifest["labels"] != inventories:
        raise ModelError(f"the language model's weights in {folder} belong to another version of Dateline")


def load_tables(path: Path) -> dict[str, PairTables]:
    """The tables of each pair head."""
    with np.load(path) as arrays:
        return {
            head: PairTables(
                widen(arrays[f"{head}.distance"]),
                *(arrays[f"{head}.{part}"] for part in ("sentences", "weight", "bias")),
            )
            for head in labels.PAIR_HEADS
        }
