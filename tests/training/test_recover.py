"""A checkpoint recovered from the shipped weights says what they say."""

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
