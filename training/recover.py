"""Turns the weights Dateline ships back into a checkpoint, so that training can go on from them anywhere.

Run: python training/recover.py OUT.pt [--weights FOLDER]. What 8 bits have rounded stays rounded; the embedding of the
kind of text, always the first, lies in the constant that the graph adds.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from export import WEIGHTS
from model import PairScorer, Reader, distances, head_key, new_minilm, new_mpnet
from onnx import numpy_helper
from torch import nn

from dateline.language import labels

Arrays = dict[str, np.ndarray]
# What the graph knows by the operation that takes it and a number, and its name here. Exports before decision 158 look
# the table of nearness up.
UNNAMED = {
    "onnx::Slice": "nearness",
    "onnx::Gather": "nearness",
    "onnx::MatMul": "second.weight_Transposed",
    "onnx::Add": "first kind",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(recover(options.weights).state_dict(), options.out)


def recover(folder: Path) -> Reader:
    """The reader whose export lies in a folder. KeyError: the graph is not one that `export.py` writes."""
    graph = onnx.load(folder / "reader.onnx").graph
    arrays = widened({part.name: numpy_helper.to_array(part) for part in graph.initializer})
    reader = new_mpnet(count_layers(arrays)) if "nearness" in arrays else new_minilm()
    with torch.no_grad():
        own = reader.state_dict()
        own |= {name: torch.from_numpy(array) for name, array in arrays.items() if name in own}
        if "nearness" in arrays:
            # The graph holds what is added for each distance; distances share few rows of the table.
            rows = reader.encoder.encoder.relative_position_bucket(distances(reader.encoder))
            own["encoder.encoder.relative_attention_bias.weight"][rows] = torch.from_numpy(arrays["nearness"].T.copy())
        else:
            own["encoder.embeddings.token_type_embeddings.weight"][0] = torch.from_numpy(arrays["first kind"])
        reader.load_state_dict(own)
        set_heads(reader, arrays, dict(np.load(folder / "pairs.npz")))
    return reader


def count_layers(arrays: Arrays) -> int:
    """How many layers the arrays are of."""
    return len({name.split(".")[3] for name in arrays if name.startswith("encoder.encoder.layer.")})


def widened(arrays: Arrays) -> Arrays:
    """Every array as float32 by its name in the reader; matrices of products as PyTorch lays them, [out, in]."""
    whole: Arrays = {}
    for name, array in arrays.items():
        kind, (plain, _, part) = name.partition("_")[0], name.rpartition("_")
        if part == "quantized":
            numbers = (array.astype(np.float32) - arrays[f"{plain}_zero_point"]) * arrays[f"{plain}_scale"]
            plain = UNNAMED.get(kind, plain)
            turned = plain.endswith("_Transposed")
            whole[plain.removesuffix("_Transposed")] = np.ascontiguousarray(numbers.T if turned else numbers)
        elif f"{plain}_quantized" not in arrays:
            whole[UNNAMED.get(kind, name)] = array.copy()
    return {name: array.astype(np.float32) for name, array in whole.items()}


def set_heads(reader: Reader, arrays: Arrays, tables: Arrays) -> None:
    """Puts what the graph holds side by side, and the pair heads' tables, back into the heads."""
    pairs: list[PairScorer] = [reader.pairs[head_key(head)] for head in labels.PAIR_HEADS]  # type: ignore[misc]
    apart("scores", [reader.words[head_key(head)] for head in labels.WORD_HEADS], arrays)
    triggers = reader.words[head_key("type")]
    for name in ("first.weight", "first.bias", "second.weight"):
        if name in arrays:
            triggers.get_parameter(name).copy_(torch.from_numpy(arrays[name]))
    apart("anchors", [part for pair in pairs for part in (pair.anchor, pair.anchor_factor)], arrays)
    apart("words", [part for pair in pairs for part in (pair.word, pair.word_factor)], arrays)
    for head, pair in zip(labels.PAIR_HEADS, pairs, strict=True):
        for own, name in ((pair.distance.weight, "distance"), (pair.sentences.weight, "sentences")):
            own.copy_(torch.from_numpy(tables[f"{head}.{name}"]))
        pair.out.weight.copy_(torch.from_numpy(tables[f"{head}.weight"].T))
        pair.out.bias.copy_(torch.from_numpy(tables[f"{head}.bias"]))


def apart(name: str, parts: list[nn.Linear], arrays: Arrays) -> None:
    """The rows of one matrix and its bias into the layers that were put side by side in it."""
    sizes = [part.out_features for part in parts]
    matrix, bias = (torch.from_numpy(arrays[f"{name}.{part}"]).split(sizes) for part in ("weight", "bias"))
    for part, rows, numbers in zip(parts, matrix, bias, strict=True):
        part.weight.copy_(rows)
        if part.bias is not None:
            part.bias.copy_(numbers)


if __name__ == "__main__":
    main()
