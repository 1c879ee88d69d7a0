"""Reads our own marked-up example reports into documents: `[words]{labels}` on plain text, blank lines between blocks.

A block is one report and becomes one `Document` with events and attributions; offsets count in the text without marks.
A malformed mark, unknown type, mode or role is a ValueError that names file and line. As a command
(`python training/marked.py FILE...`) it checks files and prints what is in them.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from documents import Argument, Document, Event, Frame

from dateline.language import labels

KINDS = {"missile-launch", "satellite-launch", "nuclear-test"}
MODALITIES = {"actual", "historical", "future", "hypothetical", "negated"}
SALIENCES = {"main", "secondary", "background"}
SPEAKERS = {"official", "agency", "media", "witness", "expert", "party", "unknown"}
OUTCOMES = {"success", "failure", "intercepted"}
NUMBERS = {
    *("killed", "injured", "missing", "detained", "abducted", "displaced", "participants", "count", "range_km"),
    *("apogee_km", "speed_kmh", "speed_mach", "duration_min", "money", "sentence_years", "votes_for", "votes_against"),
}
WORDS = {"class", "missile", "weapon", "outcome", "damage"}
ROLES = {"actor", "recipient", "time", "speaker", "via", *labels.PLACE_ROLES} | NUMBERS | WORDS
PARTS = {"cue", "source", "content"}

HEADER = re.compile(r"@ (\d{4}-\d{2}-\d{2}) \| \S.*")
LABEL = re.compile(r"(?P<name>[a-z]\d*)(?:\.(?P<role>[a-z_]+))?(?:=(?P<note>[^;{}\[\]]+)|(?<=[a-z])(?P<mark>[?!]))?")
BOUNDS = re.compile(r"(~?\d+(\.\d+)?|\d+(\.\d+)?\.\.(\d+(\.\d+)?)?|\.\.\d+(\.\d+)?)[?!]?")
FIRST = re.compile(
    r"(?P<type>[A-Z]+)/(?P<mode>-|[a-z-]+)(:(?P<kind>[a-z-]+))?/(?P<modality>[a-z]+)/(?P<salience>[a-z]+)"
)


@dataclass(slots=True)
class Draft:
    """What the marks of one block have said so far about one event or attribution."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    first: re.Match[str] | None = None


def read_marked(path: Path | str) -> list[Document]:
    """All blocks of one file, in order."""
    path = Path(path)
    return [_read_block(path, *block) for block in _blocks(path.read_text(encoding="utf-8"))]


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The first line's number and the lines of every block."""
    start, lines = 0, list[str]()
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.strip():
            start, lines = (start, lines) if lines else (number, [])
            lines.append(line)
        elif lines:
            yield start, lines
            lines = []


def _read_block(path: Path, line: int, lines: list[str]) -> Document:
    header = HEADER.fullmatch(lines[0])
    if header is None or len(lines) == 1:
        raise ValueError(f"{path}:{line}: a block opens with '@ 2021-04-05 | Outlet' and has text below")
    text, drafts = "", defaultdict[str, Draft](Draft)
    for offset, marked in enumerate(lines[1:], start=1):
        text += "\n\n" if text else ""
        try:
            text += _strip_marks(marked, len(text), drafts)
        except ValueError as error:
            raise ValueError(f"{path}:{line + offset}: {error}") from None
    try:
        events = tuple(_event(name, draft) for name, draft in drafts.items() if name[0] != "q")
        frames = tuple(_frame(name, draft) for name, draft in drafts.items() if name[0] == "q")
    except ValueError as error:
        raise ValueError(f"{path}:{line}: {error}") from None
    # A block without marked sayings may still hold some: that layer then is not annotated rather than empty.
    return Document(f"{path.stem}:{line}", text, header[1], attributions=frames or None, events=events)


def _strip_marks(line: str, base: int, drafts: dict[str, Draft]) -> str:
    """The line without marks; what they say goes into `drafts`, offsets counted from `base`."""
    plain, opened, position = "", [], 0
    while position < len(line):
        character, position = line[position], position + 1
        if character == "[":
            opened.append(len(plain))
        elif character == "]":
            labels, position = _labels(line, position)
            start = _close(plain, opened, labels)
            _note(labels, (base + start, base + len(plain)), drafts)
        elif character in "{}":
            raise ValueError(f"a stray '{character}' after '{plain[-30:]}'")
        else:
            plain += character
    if opened:
        raise ValueError(f"'[' never closed before '{plain[opened[-1] :][:30]}'")
    return plain


def _labels(line: str, position: int) -> tuple[str, int]:
    end = line.find("}", position)
    if line[position : position + 1] != "{" or end < 0:
        raise ValueError(f"']' without labels before '{line[position : position + 30]}'")
    return line[position + 1 : end], end + 1


def _close(plain: str, opened: list[int], labels: str) -> int:
    if not opened:
        raise ValueError(f"']' without '[' at {{{labels}}}")
    words = plain[opened[-1] :]
    if not words or words != words.strip():
        raise ValueError(f"mark '{words}' is empty or has blanks at its ends")
    return opened.pop()


def _note(labels: str, span: tuple[int, int], drafts: dict[str, Draft]) -> None:
    for label in labels.split(";"):
        match = LABEL.fullmatch(label)
        if match is None:
            raise ValueError(f"cannot read label '{label}'")
        name, role, note = match["name"], match["role"], match["note"]
        if role:
            _check_role(name, role, note)
            drafts[name].arguments.append(Argument(role, *span, note or match["mark"]))
        else:
            _add_trigger(drafts[name], name, note, span)


def _add_trigger(draft: Draft, name: str, note: str | None, span: tuple[int, int]) -> None:
    if name[0] == "q" or (note and draft.first):
        raise ValueError(f"'{name}' cannot be opened here")
    if note:
        draft.first = _check_first(note)
    draft.spans.append(span)


def _check_first(note: str) -> re.Match[str]:
    first = FIRST.fullmatch(note)
    if first is None or first["type"] not in labels.MODES_OF:
        raise ValueError(f"'{note}' is not TYPE/mode/modality/salience")
    if not labels.may_have_mode(first["type"], labels.mode_label(first["mode"], None)):
        raise ValueError(f"{first['type']} has no mode '{first['mode']}'")
    if first["modality"] not in MODALITIES or first["salience"] not in SALIENCES:
        raise ValueError(f"unknown modality or salience in '{note}'")
    if (first["mode"] == "weapons-test") != (first["kind"] in KINDS):
        raise ValueError(f"a weapons test has one of the kinds {sorted(KINDS)}: '{note}'")
    return first


def _check_role(name: str, role: str, note: str | None) -> None:
    if role not in (PARTS if name[0] == "q" else ROLES):
        raise ValueError(f"unknown role '{role}' of '{name}'")
    if role in NUMBERS and not BOUNDS.fullmatch(note or ""):
        raise ValueError(f"'{role}' wants a number or bounds, not '{note}'")
    if role == "speaker" and re.split(r"[?!:]", note or "")[0] not in SPEAKERS:
        raise ValueError(f"unknown kind of speaker '{note}'")
    if role == "outcome" and (note or "").rstrip("?!") not in OUTCOMES:
        raise ValueError(f"unknown outcome '{note}'")


def _event(name: str, draft: Draft) -> Event:
    first = draft.first
    if first is None:
        raise ValueError(f"event '{name}' has no first trigger")
    return Event(
        type=first["type"],
        triggers=tuple(sorted(draft.spans)),
        modality=first["modality"],
        salience=first["salience"],
        mode=None if first["mode"] == "-" else first["mode"],
        kind=first["kind"],
        arguments=tuple(sorted(draft.arguments, key=lambda argument: argument.start)),
    )


def _frame(name: str, draft: Draft) -> Frame:
    cues = [argument for argument in draft.arguments if argument.role == "cue"]
    if len(cues) != 1:
        raise ValueError(f"attribution '{name}' has {len(cues)} cues")
    rest = tuple(argument for argument in draft.arguments if argument is not cues[0])
    return Frame(cues[0].start, cues[0].end, tuple(sorted(rest, key=lambda argument: argument.start)))


def _count(documents: list[Document]) -> dict[str, Counter[str]]:
    events = [event for document in documents for event in document.events or ()]
    return {
        "type": Counter(event.type for event in events),
        "mode": Counter(f"{event.type}/{event.kind or event.mode or '-'}" for event in events),
        "modality": Counter(event.modality for event in events),
        "salience": Counter(event.salience for event in events),
        "role": Counter(argument.role for event in events for argument in event.arguments),
    }


def main(paths: list[str]) -> int:
    documents, errors = [], []
    for path in map(Path, paths):
        for block in _blocks(path.read_text(encoding="utf-8")):
            try:
                documents.append(_read_block(path, *block))
            except ValueError as error:
                errors.append(str(error))
    quiet = sum(not document.events for document in documents)
    sayings = sum(len(document.attributions or ()) for document in documents)
    print(f"{len(documents)} blocks, {quiet} without events, {sayings} attributions")
    for name, counts in _count(documents).items():
        print(f"{name}: " + ", ".join(f"{key} {count}" for key, count in sorted(counts.items())))
    print(*errors, sep="\n", end="\n" if errors else "", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
