"""A checkpoint recovered from the shipped weights says what they say."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra training is not installed")
pytest.importorskip("transformers", reason="the extra training is not installed")
pytest.importorskip("onnx", reason="the extra training is not installed")


def test_a_recovered_reader_gives_the_scores_of_the_shipped_graph() -> None:
    from export import WEIGHTS, Graph
    from recover import recover

    from dateline.language.model import load_model
    from dateline.language.sentences import split_sentences
    from dateline.language.tokens import make_windows, tokenize

    text = "North Korea fired two missiles from Sunan on Wednesday, South Korea's military said."
    model = load_model()
    (window,) = make_windows(tokenize(model.tokenizer, text), split_sentences(text))
    feed = {name: getattr(window, name)[None].astype(np.int64) for name in ("pieces", "case", "heads")}
    told, *_ = model.session.run(None, feed)
    with torch.no_grad():
        scores, *_ = Graph(recover(WEIGHTS).eval())(*map(torch.from_numpy, feed.values()))
    assert np.abs(scores.numpy() - told).mean() < 0.2


def test_an_export_of_mpnet_says_what_its_reader_says_and_can_be_recovered(tmp_path: Path) -> None:
    from export import Graph, export_graph, export_pairs
    from model import new_mpnet
    from recover import recover

    torch.manual_seed(5)
    reader = new_mpnet(2).eval()
    for part in reader.parameters():  # no two alike: the graph holds what is equal once, under one name
        part.data += 0.02 * torch.randn_like(part)
    reader.words["type_head"].second.weight.data += torch.randn_like(reader.words["type_head"].second.weight)
    case, heads = torch.randint(0, 4, (1, 40)), torch.arange(1, 39, 2)[None]
    pieces = torch.randint(1000, 20000, (1, 40))
    with torch.no_grad():
        states = reader.states(pieces, case, torch.ones_like(pieces), heads)[0]
        graph = Graph(reader)
        scores, *_ = graph(pieces, case, heads)
        assert torch.allclose(graph.score(states), scores, atol=1e-4)
        export_graph(reader, tmp_path / "reader.onnx")
        export_pairs(reader, tmp_path / "pairs.npz")
        again, *_ = Graph(recover(tmp_path).eval())(pieces, case, heads)
    assert (scores - again).abs().mean() < 0.1
