"""PolNeAR: attributions as source, cue and content spans in brat standoff."""

import re
from pathlib import Path

from documents import Argument, Document, Frame


def read_polnear(shared: Path, part: str) -> list[Document]:
    """The documents of one part ("train" or "dev"); of several annotators' files of one text the first by name."""
    folder = shared / "polnear" / part
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf8")
        frames = read_attributions(annotations[path.stem].read_text(encoding="utf8"))
        documents.append(Document(f"polnear:{path.stem}", text, attributions=frames, development=part == "dev"))
    return documents


def read_attributions(annotations: str) -> tuple[Frame, ...]:
    """Frames in order of their cues; a discontinuous span gives one argument a piece."""
    lines = [line.partition("\t")[::2] for line in annotations.splitlines()]
    spans = {key: read_span(rest) for key, rest in lines if key.startswith("T")}
    frames = [read_frame(rest, spans) for key, rest in lines if key.startswith("E")]
    return tuple(sorted((f for f in frames if f), key=lambda f: (f.start, f.end)))


def read_span(rest: str) -> tuple[str, list[tuple[int, int]]]:
    label, _, places = rest.partition("\t")[0].partition(" ")
    return label, [(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", places)]


def read_frame(rest: str, spans: dict[str, tuple[str, list[tuple[int, int]]]]) -> Frame | None:
    parts = [part.partition(":") for part in rest.split() if part.rpartition(":")[2] in spans]
    cues = [piece for label, _, key in parts if label.startswith("Cue") for piece in spans[key][1]]
    if not cues:
        return None
    arguments = [
        Argument(role, start, end)
        for label, _, key in parts
        for role in ("source", "content")
        if label.lower().startswith(role)
        for start, end in spans[key][1]
    ]
    return Frame(*cues[0], arguments=(*arguments, *(Argument("cue", *cue) for cue in cues)))
