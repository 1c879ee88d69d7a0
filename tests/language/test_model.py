"""The reader as it runs: the same text gives the same annotations, and weights are checked before they are used."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.language.annotations import Annotations, Span
from dateline.language.model import WEIGHTS, Model, check_weights, load_model

REPORT = """PORT HARLAN, April 5 - Gunmen shot dead four customs guards at the border post of Lenz on Saturday,
the interior ministry said.

"We will find them," Governor Ada Lanza told reporters. The River Front denied that its fighters were involved.
"""
OTHER = "Voters in Osterby chose a mayor. The team won 3-1, and the cinema showed a film about the war of 1911."


def spans_of(annotations: Annotations) -> list[Span]:
    frames = [*annotations.predicates, *annotations.attributions]
    return [
        *annotations.sentences,
        *(e.span for e in annotations.entities),
        *(f.trigger for f in frames),
        *(a.span for f in [*frames, *annotations.events] for a in f.arguments),
        *(t for e in annotations.events for t in e.triggers),
        *(s for e in annotations.events for s in e.speakers),
        *(s for e in annotations.events for a in e.arguments for s in a.speakers),
    ]


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def test_the_same_text_gives_the_same_bytes(model: Model) -> None:
    first, second = (msgspec.json.encode(model.annotate_fully(REPORT)) for _ in range(2))
    assert first == second
    assert msgspec.json.encode(Model().annotate_fully(REPORT)) == first


def test_what_else_is_read_changes_nothing(model: Model) -> None:
    alone = model.annotate_fully(REPORT)
    for company in (OTHER, REPORT + OTHER, ""):
        model.annotate_fully(company)
        assert model.annotate_fully(REPORT) == alone


def test_every_span_lies_in_the_text_and_holds_characters(model: Model) -> None:
    spans = spans_of(model.annotate_fully(REPORT))
    assert spans
    assert all(0 <= s.start < s.end <= len(REPORT) for s in spans)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*REPORT.split(), *OTHER.split(), "\n", "“", "🚀"]), max_size=120).map(" ".join))
def test_any_text_is_read_and_its_spans_lie_in_it(text: str) -> None:
    spans = spans_of(load_model().annotate_fully(text))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_a_text_without_words_has_nothing_in_it(model: Model) -> None:
    assert model.annotate_fully(" \n") == Annotations((), (), (), (), ())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))


def test_the_shipped_weights_are_those_of_their_manifest() -> None:
    check_weights(WEIGHTS)


def test_damaged_weights_are_refused(copied: Path) -> None:
    with (copied / "pairs.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match="damaged"):
        Model(copied)


def test_missing_weights_are_refused(copied: Path) -> None:
    (copied / "reader.onnx").unlink()
    with pytest.raises(ModelError, match="missing"):
        Model(copied)


def test_weights_trained_for_other_labels_are_refused(copied: Path) -> None:
    manifest = json.loads((copied / "manifest.json").read_text())
    manifest["labels"]["type"].reverse()
    (copied / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="another version"):
        Model(copied)
