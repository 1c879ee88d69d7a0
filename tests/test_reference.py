"""The generated pages of docs/reference say what the code says, and the tree keeps its layers."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def load_writer():
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / "tools" / "write_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages():
    return load_writer().pages()


@pytest.mark.parametrize("name", ["cli.md", "interface.schema.json", "record.md"])
def test_a_generated_page_is_what_the_code_says(pages, name):
    assert (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") == pages[name], "run: make docs"


def test_the_schema_names_every_kind_of_line():
    schema = json.loads((ROOT / "docs" / "reference" / "interface.schema.json").read_text(encoding="utf-8"))
    assert {"code", "code, unreadable", "events", "sources"} == schema["lines"].keys()
    for reference in schema["lines"].values():
        assert reference["$ref"].removeprefix("#/$defs/") in schema["$defs"]


def test_packages_import_only_those_to_their_left():
    program = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout
