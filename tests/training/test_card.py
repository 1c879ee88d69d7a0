"""The model card holds measured figures only: those of other weights, or of a sample, are refused."""

import json
from pathlib import Path

import pytest
from card import SOURCES, check_figures, data_table, figure_table
from corpora.collect import CORPORA
from documents import Document

FILES = {"reader.onnx": "ab12"}


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    (tmp_path / "manifest.json").write_text(json.dumps({"files": FILES}))
    return tmp_path


def test_figures_of_these_weights_are_taken(weights: Path) -> None:
    check_figures({"weights": FILES, "limit": None}, weights)


def test_figures_of_other_weights_are_refused(weights: Path) -> None:
    with pytest.raises(SystemExit, match="other weights"):
        check_figures({"weights": {"reader.onnx": "cd34"}, "limit": None}, weights)


def test_figures_of_a_sample_are_refused(weights: Path) -> None:
    with pytest.raises(SystemExit, match="sample"):
        check_figures({"weights": FILES, "limit": 8}, weights)


def test_each_corpus_has_its_table_without_the_classes_of_loss() -> None:
    figures = [
        {"corpus": "one", "measure": "F1", "value": 0.5, "number": 1200},
        {"corpus": "one", "measure": "cue lost: marks alone", "value": 0.1, "number": 12},
        {"corpus": "two", "measure": "F1", "value": 0.25, "number": 3},
    ]
    told = "\n".join(figure_table(figures))
    assert "| F1 | 0.500 | 1,200 |" in told
    assert "lost" not in told
    assert told.index("### one") < told.index("### two")


def test_each_corpus_has_a_row_of_the_data() -> None:
    assert set(SOURCES) == set(CORPORA)


def test_the_data_are_counted() -> None:
    names = [Document("gum:1", "Ada Lanza spoke."), Document("gum:2", "She left.")]
    told = list(data_table({"names": {"gum": (1, names)}, "all": {"gum": (0.2, names)}}))
    assert told[-1].startswith("| GUM, train |")
    assert "| 2 | 5 | 1 | 0.2 |" in told[-1]
