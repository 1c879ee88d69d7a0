"""PropBank predicates and roles on the English Web Treebank, and the name layer of Universal NER on the same text.

The PropBank files replace the words; they are joined with the treebank sentence by sentence, and a sentence whose
numbers of tokens differ is left out.
"""

import re
from pathlib import Path

from documents import Argument, Document, Frame

Token = tuple[str, bool]
KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}


def read_propbank(shared: Path, part: str) -> list[Document]:
    """The documents of one split ("train", "dev", "test") with their predicates."""
    names = (shared / "ewt/not-to-release/file-lists" / f"files.{part}").read_text().split()
    pairs = [(shared / "ewt/not-to-release/sources" / name, skeleton_path(shared, name)) for name in names]
    return [read_document(*pair, development=part == "dev") for pair in pairs if all(path.exists() for path in pair)]


def skeleton_path(shared: Path, name: str) -> Path:
    genre, _, file = name.partition("/")
    return shared / "propbank/ewt" / genre / "00" / (file.removesuffix(".conllu") + ".gold_skel")


def read_document(treebank: Path, skeleton: Path, development: bool) -> Document:
    text, predicates, kept = "", [], 0
    rows = read_skeleton(skeleton.read_text(encoding="utf8"))
    for tokens, columns in zip(read_sentences(treebank.read_text(encoding="utf8")), rows, strict=False):
        if len(tokens) != len(columns):
            continue
        text, spans = append_tokens(text, tokens)
        predicates += read_predicates(columns, spans)
        kept += 1
    return Document(key=f"ewt:{treebank.stem}", text=text, predicates=tuple(predicates), development=development)


def read_sentences(conllu: str) -> list[list[Token]]:
    """Tokens (form, followed by a space) of each sentence; parts of a multiword token carry no space between them."""
    sentences = []
    for block in re.split(r"\n\s*\n", conllu.strip()):
        tokens: list[Token] = []
        inside, last_space = 0, True
        for line in block.splitlines():
            columns = line.split("\t")
            if line.startswith("#") or "." in columns[0]:
                continue
            if "-" in columns[0]:
                inside, last_space = int(columns[0].split("-")[1]), "SpaceAfter=No" not in columns[9]
                continue
            number = int(columns[0])
            space = "SpaceAfter=No" not in columns[9]
            if number <= inside:
                space = last_space if number == inside else False
            tokens.append((columns[1], space))
        sentences.append(tokens)
    return sentences


def read_skeleton(text: str) -> list[list[list[str]]]:
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return [[line.split() for line in block.splitlines()] for block in blocks]


def append_tokens(text: str, tokens: list[Token]) -> tuple[str, list[tuple[int, int]]]:
    spans = []
    for form, space in tokens:
        spans.append((len(text), len(text) + len(form)))
        text += form + (" " if space else "")
    return text.rstrip() + "\n", spans


def read_predicates(columns: list[list[str]], spans: list[tuple[int, int]]) -> list[Frame]:
    frames = []
    for number in range(8, len(columns[0])):
        pieces = read_brackets([row[number] for row in columns])
        verbs = [(a, b) for role, a, b in pieces if role == "V"]
        if not verbs:
            continue
        head = verbs[0][0]
        arguments = tuple(
            Argument(role, spans[a][0], spans[b][1]) for role, a, b in pieces if role not in ("V", "C-V", "SLC")
        )
        frames.append(Frame(*spans[head], arguments=arguments, label=columns[head][7]))
    return frames


def read_brackets(cells: list[str]) -> list[tuple[str, int, int]]:
    """Role, first and last token of each bracket of one predicate's column."""
    pieces, role, start = [], None, 0
    for number, cell in enumerate(cells):
        if cell.startswith("("):
            role, start = cell[1:].split("*")[0], number
        if cell.endswith(")") and role:
            pieces.append((role, start, number))
            role = None
    return pieces


def read_uner(shared: Path, part: str) -> list[Document]:
    """Universal NER on EWT ("dev" or "test"): one document of all its sentences a hundred."""
    path = shared / "uner-ewt" / f"en_ewt-ud-{part}.iob2"
    sentences = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf8").strip()):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        sentences.append(([(row[1], True) for row in rows], [row[2] for row in rows]))
    chunks = [sentences[at : at + 100] for at in range(0, len(sentences), 100)]
    return [tagged_document(f"uner:{part}:{n}", chunk, part == "dev") for n, chunk in enumerate(chunks)]


def tagged_document(key: str, sentences: list[tuple[list[Token], list[str]]], development: bool) -> Document:
    """A document of tagged sentences (IOB or IO tags)."""
    text, entities = "", []
    for tokens, tags in sentences:
        text, spans = append_tokens(text, tokens)
        entities += [Argument(kind, spans[a][0], spans[b][1]) for kind, a, b in read_tags(tags)]
    return Document(key=key, text=text, entities=tuple(entities), development=development)


def read_tags(tags: list[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    previous = "O"
    for number, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        kind = KINDS.get(label.upper()[:3], "other")
        if mark in ("I",) and previous.partition("-")[2] == label and found:
            found[-1] = (kind, found[-1][1], number)
        elif mark in ("B", "I"):
            found.append((kind, number, number))
        previous = tag
    return found
