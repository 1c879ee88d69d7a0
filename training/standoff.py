"""Turns label files made by reading (annotation.md, quotes) into stand-off lines without text, and back into labels.

Run: python training/standoff.py LABELS_FOLDER --shared ../shared/data >> training/labels/careful.jsonl
A line holds the document's key, a short digest of its text, and the labels with every quote as [start, end].
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml
from corpora.labels import digest, find
from corpora.texts import read_texts

Json = dict[str, Any]
QUOTES = ("text", "evidence")
DROPPED = ("headline", "notes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    texts = read_texts(options.shared)
    for path in sorted(options.folder.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf8"))
        line = stand_off(gold, texts[gold["doc"]]["text"])
        sys.stdout.write(json.dumps(line, ensure_ascii=False, default=str, separators=(",", ":")) + "\n")


def stand_off(gold: Json, text: str) -> Json:
    """The labels with offsets for quotes; what only a reader's memory needs is dropped."""
    kept = {key: value for key, value in gold.items() if key not in DROPPED}
    return {"doc": kept.pop("doc"), "sha": digest(text), **replace_quotes(kept, text)}


def replace_quotes(value: Any, text: str, key: str | None = None) -> Any:
    if key in QUOTES or (key == "triggers" and not isinstance(value, list)):
        return find(text, value)
    if isinstance(value, list):
        return [replace_quotes(item, text, key) for item in value]
    if isinstance(value, dict):
        return {name: replace_quotes(item, text, name) for name, item in value.items()}
    return value


def with_quotes(value: Any, text: str, key: str | None = None) -> Any:
    """The way back: labels that stand off, with their offsets turned into quotes again."""
    if key in ("triggers", *QUOTES) and isinstance(value, list) and value and isinstance(value[0], int):
        words = text[value[0] : value[1]]
        return {"q": words, "n": 1 + sum(text.startswith(words, at) for at in range(value[0]))}
    if isinstance(value, list):
        return [with_quotes(item, text, key) for item in value]
    if isinstance(value, dict):
        return {name: with_quotes(item, text, name) for name, item in value.items()}
    return value


if __name__ == "__main__":
    main()
