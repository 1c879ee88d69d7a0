"""The texts that labels speak of, by key: those of the labels' own script, and what follows in the same sources.

The script cuts a long article after about 400 words; `guardian:7/2` is the next 400 words of `guardian:7`, and
`aquaint:KEY` an article of AQUAINT, `muc4:KEY` one of MUC-4's training part, `re3d:ID` one of re3d, `ecbplus:FILE` one
of ECB+'s training topics. A continuation belongs to the part of its article: none that is labelled is of one that
measures (settled when they were chosen).
"""

import csv
import importlib.util
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Json = dict[str, Any]
# The topics of ECB+ by part.
ECB_PLUS = {
    "train": {1, 3, 4, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 19, 20, 22, *range(24, 34)},
    "dev": {2, 5, 12, 18, 21, 23, 34, 35},
    "test": set(range(36, 46)),
}
CLOSING = re.compile(r" ([,.;:!?%)\]”]|n't\b|['’] ?(?:s|re|ve|ll|d|m|t)\b|(?<=s )['’](?= ))")
JOINED = re.compile(
    r"(?<=\d)([.,:]) (?=\d)|(?<=\w)(\.) (?=com\b|org\b)|(?<=\w) (-) (?=\w)|(['’]) (?=(?:s|re|ve|ll|d|m|t)\b)"
)
OPENING = re.compile(r"([(\[“$£€#]) ")
PLAIN_QUOTES = re.compile(r'" ([^"\n]*?) "')


def read_texts(shared: Path) -> dict[str, Json]:
    """Every text by its key: a dictionary with `text`, `published` (or None) and more where the source has it."""
    script = load_script(shared)
    texts = dict(script.documents())
    texts |= continuations(shared, script.cut)
    texts |= aquaint(shared, script.cut)
    texts |= muc4(shared, script.cut)
    texts |= re3d(shared, script.cut)
    texts |= ecbplus(shared, script.cut)
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
        for number, part in enumerate(parts_of(text, cut), 1):
            if number > 1:
                yield f"{key}/{number}", {**article, "text": part}


def parts_of(text: str, cut: Callable[[str], str]) -> Iterator[str]:
    """A text as `cut` cuts it, one part after the other."""
    rest = text.strip()
    while rest:
        part = cut(rest)
        yield part
        rest = rest[len(part) :].strip()


def whole_articles(shared: Path) -> Iterator[tuple[str, str, Json]]:
    """Key, whole text and the rest of what is known of the long articles."""
    with (shared / "plover/guardian_sdf_articles.csv").open(encoding="utf8") as file:
        for row in csv.DictReader(file):
            yield f"guardian:{row['']}", row["text"], {"outlet": "The Guardian", "published": row["date"]}
    with (shared / "polnear/metadata.tsv").open(encoding="utf8") as file:
        told = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t")}
    for path in sorted((shared / "polnear/train/text").glob("*.txt")):
        row = told.get(path.stem, {})
        known = {"outlet": row.get("publisher"), "published": row.get("publication_date")}
        yield f"polnear:{path.stem}", path.read_text(encoding="utf8"), known
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


def re3d(shared: Path, cut: Callable[[str], str]) -> Iterator[tuple[str, Json]]:
    for path in sorted((shared / "re3d").glob("*/documents.json")):
        for row in map(json.loads, path.open(encoding="utf8")):
            known = {"outlet": row["sourceName"], "headline": row["title"], "url": row["sourceUrl"], "published": None}
            for number, part in enumerate(parts_of(row["text"], cut), 1):
                key = f"re3d:{row['_id'][:8]}" + (f"/{number}" if number > 1 else "")
                yield key, {**known, "text": part}


def ecbplus(shared: Path, cut: Callable[[str], str]) -> Iterator[tuple[str, Json]]:
    """The articles of ECB+'s training topics, their words put together; lines that hold an address are left out."""
    for path in (
        p for topic in sorted(ECB_PLUS["train"]) for p in sorted((shared / "ecbplus/ECB+" / str(topic)).glob("*.xml"))
    ):
        sentences: dict[int, list[str]] = {}
        for token in ET.parse(path).getroot().iter("token"):
            sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
        told = (put_together(words) for words in sentences.values() if not any("http" in word for word in words))
        yield f"ecbplus:{path.stem}", {"published": None, "text": cut("\n\n".join(told))}


def put_together(words: list[str]) -> str:
    """Words and marks as print has them: no space before a comma or after an opening bracket."""
    text = " ".join(words).replace("``", "“").replace("''", "”")
    text = CLOSING.sub(r"\1", OPENING.sub(r"\1", text))
    text = JOINED.sub(lambda mark: mark[mark.lastindex or 0], text)
    return PLAIN_QUOTES.sub(r'"\1"', text)
