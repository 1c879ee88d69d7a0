"""The map and fonts come from npm at build time; where it cannot be reached the desk is whole without them."""

import importlib.util
import json
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]


def load_part():
    spec = importlib.util.spec_from_file_location("front_end", ROOT / "building/front_end.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_build_that_cannot_reach_npm_goes_on_and_says_so_in_one_line(tmp_path, monkeypatch, capfd):
    source = tmp_path / "building/front_end"
    source.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", "world.mjs"):
        shutil.copy(ROOT / "building/front_end" / name, source)
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    assert load_part().make(tmp_path) == []
    said = capfd.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert said[0].startswith("dateline: the desk is built without its map and fonts: ")


def test_every_package_is_held_to_one_version_and_its_digest():
    source = ROOT / "building/front_end"
    wanted = json.loads((source / "package.json").read_text())
    locked = json.loads((source / "package-lock.json").read_text())["packages"]
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all(each["integrity"].startswith("sha512-") for name, each in locked.items() if name)
    assert not any("resolved" in each for each in locked.values())


def test_without_what_was_built_a_page_says_so_and_lists_the_same_events(desk, monkeypatch):
    person = desk()
    whole = person.get("/").text
    monkeypatch.setattr("dateline.desk.rendering.has_built", lambda: False)
    plain = person.get("/").text
    assert "were not built into this installation" in plain
    assert 'id="map"' not in plain
    assert plain.count('class="event-link"') == whole.count('class="event-link"') > 0
