"""The page of the ontology says what the ontology says."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_the_script_writes():
    spec = importlib.util.spec_from_file_location("write_ontology_page", ROOT / "tools" / "write_ontology_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "run: python tools/write_ontology_page.py"
