"""Turns a checkpoint into the weights Dateline ships: one int8 ONNX graph and the pair heads' small tables.

Run: python training/export.py CHECKPOINT [--out src/dateline/language/weights]. The graph takes one window; the last
step of the pair heads stays outside it (numpy), because its size depends on what the word heads found.
"""

import argparse
import hashlib
import json
import math
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from model import Reader, distances, head_key, make_reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel
from transformers.models.bert.modeling_bert import BertAttention

from dateline.language import labels

WEIGHTS = Path(__file__).parents[1] / "src/dateline/language/weights"


class Graph(nn.Module):
    """Scores of all word heads side by side, and the projections of all pair heads, for one window.

    States are [pieces, hidden], without an axis for windows: onnxruntime takes its joined normalization, five times
    slower than its plain one, only where there is such an axis. What is asked of the same states is one product.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder, self.case = reader.encoder, reader.case
        pairs = [reader.pairs[head_key(h)] for h in labels.PAIR_HEADS]
        triggers = reader.words[head_key("type")]
        self.first, self.second = triggers.first, triggers.second
        self.scores = beside([reader.words[head_key(h)] for h in labels.WORD_HEADS])
        self.anchors = beside([part for pair in pairs for part in (pair.anchor, pair.anchor_factor)])
        self.words = beside([part for pair in pairs for part in (pair.word, pair.word_factor)])

    def forward(self, pieces: Tensor, case: Tensor, heads: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.embed(pieces[0], case[0])
        near = self.nearness(pieces.shape[1])
        for layer in self.encoder.encoder.layer:
            attention = Attention.of(layer.attention)
            attended = attention.out(attention.gather(states, near))
            states = attention.norm(attended + states)
            inner = layer.intermediate.intermediate_act_fn(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(inner) + states)
        states = states[heads[0]]
        return self.score(states), self.anchors(states), self.words(states)

    def score(self, states: Tensor) -> Tensor:
        """Scores of all word heads side by side, [words, labels of all]."""
        parts = list(self.scores(states).split([len(names) for names in labels.WORD_HEADS.values()], dim=-1))
        at = list(labels.WORD_HEADS).index("type")
        parts[at] = parts[at] + self.second(torch.relu(self.first(states)))
        return torch.cat(parts, -1)

    def embed(self, pieces: Tensor, case: Tensor) -> Tensor:
        """The first states: piece, case, kind of text (BERT's: always the first) and place in the window."""
        known = self.encoder.embeddings
        embedded = known.word_embeddings(pieces) + self.case(case)
        if isinstance(self.encoder, BertModel):
            embedded = embedded + known.token_type_embeddings.weight[0]
        # MPNet counts its places from after the one that stands for none.
        first = 0 if isinstance(self.encoder, BertModel) else known.padding_idx + 1
        places = torch.arange(pieces.shape[0]) + first
        return known.LayerNorm(embedded + known.position_embeddings(places))

    def nearness(self, size: int) -> Tensor | None:
        """What MPNet adds to the scores of two pieces by how far they are apart, [heads, pieces, pieces]."""
        if isinstance(self.encoder, BertModel):
            return None
        rows = self.encoder.encoder.relative_position_bucket(distances(self.encoder))
        by_distance = self.encoder.encoder.relative_attention_bias(rows).T
        return shifted(by_distance, size)


@dataclass(frozen=True, slots=True)
class Attention:
    """One attention layer, under one name a part whichever encoder it is of."""

    query: nn.Linear
    key: nn.Linear
    value: nn.Linear
    out: nn.Linear
    norm: nn.LayerNorm
    heads: int

    @classmethod
    def of(cls, part: nn.Module) -> "Attention":
        if isinstance(part, BertAttention):
            own, out = part.self, part.output
            return cls(own.query, own.key, own.value, out.dense, out.LayerNorm, own.num_attention_heads)
        own = part.attn
        return cls(own.q, own.k, own.v, own.o, part.LayerNorm, own.num_attention_heads)

    def gather(self, states: Tensor, near: Tensor | None) -> Tensor:
        """What the heads gather for each piece."""
        width = self.query.out_features // self.heads
        query, key, value = (
            part(states).view(-1, self.heads, width).transpose(0, 1) for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(1, 2) / math.sqrt(width)
        chances = torch.softmax(scores if near is None else scores + near, -1)
        return (chances @ value).transpose(0, 1).reshape(-1, self.heads * width)


def shifted(by_distance: Tensor, size: int) -> Tensor:
    """Values by distance [heads, distances, the middle nought] as those of every two pieces [heads, pieces, pieces].

    Row after row is the same strip begun one place earlier: copied side by side and cut one place short of its length,
    it shifts by itself, which takes a quarter of the time of looking each place up.
    """
    heads, middle = by_distance.shape[0], by_distance.shape[1] // 2
    strip = by_distance[:, middle - size : middle + size]
    copies = strip[:, None].expand(heads, size, 2 * size).reshape(heads, -1)
    return copies[:, size:].reshape(heads, size, 2 * size - 1)[:, :, :size]


def beside(parts: list[nn.Linear]) -> nn.Linear:
    """One linear layer that gives what the parts give, side by side."""
    joined = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    none = [torch.zeros(part.out_features) for part in parts]
    joined.weight = nn.Parameter(torch.cat([part.weight for part in parts]))
    joined.bias = nn.Parameter(torch.cat([b if p.bias is None else p.bias for p, b in zip(parts, none, strict=True)]))
    return joined


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("--shape", default="minilm", help="minilm, mpnet or mpnet-LAYERS")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    reader = make_reader(options.shape, Path(options.checkpoint)).eval()
    options.out.mkdir(parents=True, exist_ok=True)
    export_graph(reader, options.out / "reader.onnx")
    export_pairs(reader, options.out / "pairs.npz")
    write_manifest(options.out)


def export_graph(reader: Reader, path: Path) -> None:
    """The graph with weights in 8 bits (7 used, so that CPUs without VNNI cannot overflow and give the same sums)."""
    window = tuple(torch.zeros(1, n, dtype=torch.int64) for n in (12, 12, 9))
    names = ["pieces", "case", "heads"]
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Graph(reader).eval(),
            window,
            full,
            input_names=names,
            output_names=["scores", "anchors", "words"],
            dynamic_axes={n: {1: "words" if n == "heads" else "pieces"} for n in names},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, path, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    onnx.checker.check_model(str(path))


def export_pairs(reader: Reader, path: Path) -> None:
    """Distance and sentence tables and the last linear layer of each pair head, as float32."""
    arrays = {}
    for head in labels.PAIR_HEADS:
        scorer = reader.pairs[head_key(head)]
        parts = {"distance": scorer.distance.weight, "sentences": scorer.sentences.weight}
        parts |= {"weight": scorer.out.weight.T, "bias": scorer.out.bias}
        arrays |= {f"{head}.{name}": part.detach().numpy().astype(np.float32) for name, part in parts.items()}
    np.savez(path, **arrays)


def write_manifest(folder: Path) -> None:
    """Digests of the weights and the labels they were trained for, checked when they are loaded."""
    files = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.iterdir())
        if p.suffix in (".onnx", ".npz")
    }
    inventories = {**labels.WORD_HEADS, **labels.PAIR_HEADS}
    manifest = {"files": files, "labels": {head: list(names) for head, names in inventories.items()}}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
