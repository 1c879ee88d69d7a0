"""The page of errors is measured anew, and what was written on it by hand stays as it was."""

import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def errors():
    spec = importlib.util.spec_from_file_location("errors_benchmark", BENCHMARKS / "errors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        patch.setattr(sys, "path", list(sys.path))
        spec.loader.exec_module(module)
    return module


def test_what_was_written_by_hand_stands_after_the_new_table_however_often_it_is_made(errors, tmp_path):
    output, ours = tmp_path / "errors.md", f"\n{errors.BY_HAND}\n\n## Read line by line\n\nOurs, to the last line.\n"
    output.write_text("An older table.\n" + ours, encoding="utf8")
    for _ in range(2):
        output.write_text(errors.page("1 document", {}) + errors.written_by_hand(output), encoding="utf8")
        assert output.read_text(encoding="utf8") == errors.page("1 document", {}) + ours


def test_a_page_without_a_part_by_hand_or_not_yet_there_gets_none(errors, tmp_path):
    assert errors.written_by_hand(tmp_path / "none.md") == ""
    (tmp_path / "plain.md").write_text("Only a table.\n", encoding="utf8")
    assert errors.written_by_hand(tmp_path / "plain.md") == ""


def test_the_page_of_this_repository_has_its_part_by_hand(errors):
    page = (BENCHMARKS.parent / "docs/errors.md").read_text(encoding="utf8")
    assert page.count(errors.BY_HAND) == 1
