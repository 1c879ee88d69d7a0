"""The texts that labels speak of, by key: those of the labels' own script, and what follows in the same sources.

The script cuts a long article after about 400 words; `guardian:7/2` is the next 400 words of `guardian:7`, and
`aquaint:KEY` an article of AQUAINT, `muc4:KEY` one of MUC-4's training part. A continuation belongs to the part of its
article: none here is of one that measures (which were labelled was settled when they were chosen).
"""

import csv
import importlib.util
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Json = dict[str, Any]


def read_texts(shared: Path) -> dict[str, Json]:
    """Every text by its key: a dictionary with `text`, `published` (or None) and more where the source has it."""
    script = load_script(shared)
    texts = dict(script.documents())
    texts |= continuations(shared, script.cut)
    texts |= aquaint(shared, script.cut)
    texts |= muc4(shared, script.cut)
    return texts


def load_script(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("texts", shared / "labels/texts.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def continuations(shared: Path, cut: Callable[[str], str]) -> Iterator[tuple[str, Json]]:
    """What stands after the first cut of each long article."""
    for key, text, article in whole_articles(shared):
        rest = text.strip()
        number = 1
        while rest:
            part = cut(rest)
            if number > 1:
                yield f"{key}/{number}", {**article, "text": part}
            rest, number = rest[len(part) :].strip(), number + 1


def whole_articles(shared: Path) -> Iterator[tuple[str, str, Json]]:
    """Key, whole text and the rest of what is known of the long articles."""
    with (shared / "plover/guardian_sdf_articles.csv").open(encoding="utf8") as file:
        for row in csv.DictReader(file):
            yield f"guardian:{row['']}", row["text"], {"outlet": "The Guardian", "published": row["date"]}
    for number, article in enumerate(ET.parse(shared / "geoparsing/GWN.xml").getroot()):
        yield f"gwn:{number}", article.findtext("text") or "", {"published": None}


def aquaint(shared: Path, cut: Callable[[str], str]) -> Iterator[tuple[str, Json]]:
    for path in sorted((shared / "tempeval3/AQUAINT").glob("**/*.tml")):
        root = ET.parse(path).getroot()
        published = root.find(".//DCT/TIMEX3")
        text = root.find("TEXT")
        if text is not None:
            day = published.get("value") if published is not None else None
            yield f"aquaint:{path.stem}", {"published": day, "text": cut("".join(text.itertext()))}


def muc4(shared: Path, cut: Callable[[str], str]) -> Iterator[tuple[str, Json]]:
    for line in (shared / "muc4/train.json").open(encoding="utf8"):
        row = json.loads(line)
        yield f"muc4:{row['docid']}", {"published": None, "text": cut(row["doctext"].strip())}
