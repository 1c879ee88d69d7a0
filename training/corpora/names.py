"""Names of persons, organisations, places and other things: Wikigold, Broad Twitter Corpus, WNUT17, GUM."""

import re
from pathlib import Path

from documents import Argument, Document

from corpora.propbank import append_tokens, read_sentences, tagged_document

KINDS = {"person": "person", "organization": "organization", "place": "place", "location": "place"}
NAMED = ("person", "organization", "place", "event", "object")


def read_conll(path: Path, key: str) -> list[Document]:
    """Word and tag a line; sentences apart by blank lines; WNUT's finer kinds folded into ours."""
    fold = {"corporation": "ORG", "group": "ORG", "location": "LOC", "person": "PER"}
    sentences = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf8").strip()):
        rows = [line.split() for line in block.splitlines() if len(line.split()) >= 2]
        tags = [re.sub(r"-(.*)", lambda m: "-" + fold.get(m[1], m[1]), row[-1]) for row in rows]
        sentences.append(([(row[0], True) for row in rows], tags))
    chunks = [sentences[at : at + 50] for at in range(0, len(sentences), 50)]
    return [tagged_document(f"{key}:{n}", chunk, False) for n, chunk in enumerate(chunks)]


def read_tweets(shared: Path) -> list[Document]:
    """The Broad Twitter Corpus, all its sections."""
    folder = shared / "ner/BTC/CONLL-format/data"
    return [d for path in sorted(folder.glob("*.conll")) for d in read_conll(path, f"btc-{path.stem}")]


def read_gum(shared: Path, part: str) -> list[Document]:
    """Named entities of GUM: mentions whose minimal span holds a proper noun. Nominal mentions are left out."""
    parts = re.split(r"^## ", (shared / "gum/splits.md").read_text(), flags=re.M)
    listed = {p.split()[0]: set(re.findall(r"\* (GUM_\w+)", p)) for p in parts if p.split()}
    held = listed["dev"] | listed["test"]
    documents = []
    for path in sorted((shared / "gum/dep").glob("GUM_*.conllu")):
        chosen = path.stem in listed["dev"] if part == "dev" else path.stem not in held
        if chosen and "reddit" not in path.stem:
            documents.append(read_gum_document(path, part == "dev"))
    return documents


def read_gum_document(path: Path, development: bool) -> Document:
    text, entities = "", []
    raw = path.read_text(encoding="utf8")
    blocks = re.split(r"\n\s*\n", raw.strip())
    for tokens, block in zip(read_sentences(raw), blocks, strict=True):
        text, spans = append_tokens(text, tokens)
        rows = [
            r for r in (line.split("\t") for line in block.splitlines() if not line.startswith("#")) if r[0].isdigit()
        ]
        entities += [Argument(kind, spans[a][0], spans[b][1]) for kind, a, b in named_mentions(rows)]
    return Document(key=f"gum:{path.stem}", text=text, entities=flat(entities), development=development)


def named_mentions(rows: list[list[str]]) -> list[tuple[str, int, int]]:
    """Kind, first and last token of the mentions that are names (all tokens but function words are proper nouns)."""
    opened: list[tuple[str, str, int]] = []
    found = []
    for number, row in enumerate(rows):
        match = re.search(r"Entity=([^|]+)", row[9])
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", match[1]) if match else []:
            if piece.startswith("("):
                key, kind = piece.strip("()").split("-")[:2]
                opened.append((key, kind, number))
            if piece.endswith(")"):
                key = piece.strip("()").split("-")[0]
                at = next((i for i in reversed(range(len(opened))) if opened[i][0] == key), None)
                if at is not None:
                    _, kind, start = opened.pop(at)
                    found.append((kind, start, number))
    named = [(kind, *trim(rows, a, b)) for kind, a, b in found if kind in NAMED]
    return [(KINDS.get(kind, "other"), a, b) for kind, a, b in named if is_name(rows, a, b)]


def trim(rows: list[list[str]], start: int, end: int) -> tuple[int, int]:
    while start < end and (rows[start][3] in ("DET", "PUNCT", "ADP") or rows[start][1].islower()):
        start += 1
    while end > start and (rows[end][1] in ("'s", "’s", "'", "’") or rows[end][3] == "PUNCT"):
        end -= 1
    return start, end


def is_name(rows: list[list[str]], start: int, end: int) -> bool:
    tags = [row[3] for row in rows[start : end + 1]]
    return "PROPN" in tags and all(t in ("PROPN", "ADP", "DET", "CCONJ", "NUM", "PUNCT", "ADJ") for t in tags)


def flat(entities: list[Argument]) -> tuple[Argument, ...]:
    """The longest of overlapping entities."""
    kept: list[Argument] = []
    for entity in sorted(entities, key=lambda e: (e.start - e.end, e.start)):
        if all(entity.end <= k.start or entity.start >= k.end for k in kept):
            kept.append(entity)
    return tuple(sorted(kept, key=lambda e: e.start))
