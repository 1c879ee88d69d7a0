"""Documents as the numbers a batch needs: windows of word pieces and the targets of every head that applies.

A head whose layer the corpus does not annotate has no target in that window, and so costs no loss.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from documents import Document, Event, Frame
from numpy.typing import NDArray

from dateline.language import labels
from dateline.language.pronouns import PRONOUNS
from dateline.language.sentences import split_sentences
from dateline.language.tokens import Tokens, Window, load_tokenizer, make_windows, tokenize

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
Anchor = tuple[int, int]
TOKENIZER = load_tokenizer(Path(__file__).parents[1] / "src/dateline/language/weights/tokenizer.json")
STOP_WORDS = frozenset(
    "the a an of to in on for and its his her their with by at from as that was were be been is are".split()  # noqa: SIM905
)
PARTIES = ("actor", "recipient")
ANCHORS_A_WINDOW = 24


@dataclass(slots=True)
class Example:
    """One window and its targets: `words` by head (-100 = no loss); `pairs` by head: (anchor words, target a word)."""

    window: Window
    words: dict[str, Integers] = field(default_factory=dict)
    types: Floats | None = None
    pairs: dict[str, list[tuple[list[int], Integers]]] = field(default_factory=dict)
    same: list[tuple[int, int, int]] = field(default_factory=list)
    places_only: bool = False
    hasty: bool = False
    story: int | None = None


def make_examples(document: Document, chance: random.Random) -> list[Example]:
    """The windows of a document with their targets."""
    tokens = tokenize(TOKENIZER, document.text)
    windows = make_windows(tokens, split_sentences(document.text))
    examples = [make_example(document, tokens, window, chance) for window in windows]
    return examples[:1] if document.story_type else examples


def make_example(document: Document, tokens: Tokens, window: Window, chance: random.Random) -> Example:
    places_only = document.key.split(":")[0] in ("lgl", "geovirus", "gwn")
    example = Example(window, places_only=places_only, hasty=document.hasty)
    spans = Spans(tokens, window)
    if document.entities is not None:
        example.words["entity"] = tag_words(spans, [(e.role, e.start, e.end) for e in document.entities], labels.ENTITY)
    if document.predicates is not None:
        add_predicates(example, spans, document.predicates)
    if document.attributions is not None:
        add_attributions(example, spans, document.attributions, chance)
    if document.events is not None:
        add_events(example, spans, document, chance)
    if document.story_type is not None:
        example.story = labels.TYPE.index(document.story_type)
    return example


class Spans:
    """Words of a window by characters of the text."""

    def __init__(self, tokens: Tokens, window: Window) -> None:
        self.starts = tokens.starts[window.first : window.last]
        self.ends = tokens.ends[window.first : window.last]
        self.text_of = tokens

    def __len__(self) -> int:
        return len(self.starts)

    def words(self, start: int, end: int) -> range:
        """The words that share a character with `start` to `end`."""
        return range(
            int(np.searchsorted(self.ends, start, side="right")), int(np.searchsorted(self.starts, end, side="left"))
        )


def tag_words(spans: Spans, marks: list[tuple[str, int, int]], inventory: tuple[str, ...]) -> Integers:
    tags = np.zeros(len(spans), dtype=np.int64)
    for kind, start, end in marks:
        for number, word in enumerate(spans.words(start, end)):
            tags[word] = inventory.index(f"{'I' if number else 'B'}-{kind}")
    return tags


def mark_words(spans: Spans, marks: list[tuple[str, int, int]], inventory: tuple[str, ...]) -> Integers:
    marked = np.zeros(len(spans), dtype=np.int64)
    for role, start, end in marks:
        for word in spans.words(start, end):
            marked[word] = inventory.index(role)
    return marked


def told_once(
    document: Document, spans: Spans, marks: list[tuple[str, int, int]], inventory: tuple[str, ...]
) -> Integers:
    """The marks of an event's arguments; the same words elsewhere in the window are not asked for.

    A party or place is marked where it is told best, once; that it is no argument where its name stands again, perhaps
    nearer to the trigger, is not what the label says.
    """
    marked = mark_words(spans, marks, inventory)
    for _, start, end in marks:
        words = document.text[start:end]
        for again in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", document.text):
            for word in spans.words(*again.span()):
                if not marked[word]:
                    marked[word] = -100
    return marked


def mark_beside(
    example: Example, spans: Spans, text: str, anchors: list[int], event: Event, marked: Integers
) -> Integers:
    """The marks of an event's arguments, with the parties that are marked far away marked beside its triggers too.

    A party is labelled where it is told best, which may be no sentence of a trigger. There its surname names it again;
    whether a pronoun or any other word that is its last stands for it is not known, and not asked.
    """
    sentence = example.window.sentence
    near = np.isin(sentence, sentence[anchors])
    parties = [mark for mark in event_marks(event) if mark[0] in PARTIES]
    far = [(role, a, b) for role, a, b in parties if not near[list(spans.words(a, b))].any()]
    words = [text[a:b] for a, b in zip(spans.starts, spans.ends, strict=True)] if far else []
    marked = marked.copy()
    for role, start, end in far:
        own = [w.casefold() for w in re.findall(r"[^\W\d_][\w-]+", text[start:end])]
        if not own:
            continue
        again = [w for w in np.flatnonzero(near & (marked <= 0)) if words[w].casefold() == own[-1]]
        surnames = [w for w in again if words[w][0].isupper() and name_before(words, w) in {"", *own}]
        marked[again] = -100
        if surnames:
            marked[min(surnames, key=lambda w: min(abs(w - a) for a in anchors))] = labels.EVENT_ROLES.index(role)
        else:
            marked[[w for w in np.flatnonzero(near & (marked == 0)) if words[w].casefold() in PRONOUNS]] = -100
    return marked


def name_before(words: list[str], word: int) -> str:
    """The capitalized word that a word follows, in lower case; "" where it follows none."""
    return words[word - 1].casefold() if word and words[word - 1][0].isupper() else ""


def add_predicates(example: Example, spans: Spans, predicates: tuple[Frame, ...]) -> None:
    found = np.zeros(len(spans), dtype=np.int64)
    rows = example.pairs.setdefault("role", [])
    for frame in predicates:
        head = spans.words(frame.start, frame.end)
        if head:
            found[head[0]] = 1
            marks = [(labels.predicate_role(a.role), a.start, a.end) for a in frame.arguments]
            roles = mark_words(spans, [m for m in marks if m[0] != labels.OUT], labels.PREDICATE_ROLES)
            # A predicate has its arguments in its sentence; the rest of the window is not asked.
            sentence = example.window.sentence
            rows.append(([head[0]], np.where(sentence == sentence[head[0]], roles, -100)))
    example.words["predicate"] = found


def add_attributions(example: Example, spans: Spans, frames: tuple[Frame, ...], chance: random.Random) -> None:
    cues = [(a.start, a.end) for f in frames for a in f.arguments if a.role == "cue"]
    example.words["cue"] = tag_words(spans, [("cue", *c) for c in sorted(set(cues))], labels.CUE)
    rows = example.pairs.setdefault("attribution", [])
    source_of: dict[int, tuple[int, list[tuple[int, int]]]] = {}
    for frame in frames:
        head = spans.words(frame.start, frame.end)
        if not head:
            continue
        marks = [(a.role, a.start, a.end) for a in frame.arguments if a.role in labels.ATTRIBUTION_ROLES]
        rows.append(([head[0]], mark_words(spans, sorted(marks), labels.ATTRIBUTION_ROLES)))
        sources = [(a.start, a.end) for a in frame.arguments if a.role == "source"]
        for word, size in content_words(spans, frame):
            if word not in source_of or size < source_of[word][0]:
                source_of[word] = (size, sources)
    anchors = chance.sample(range(len(spans)), min(len(spans), ANCHORS_A_WINDOW))
    speaker = example.pairs.setdefault("speaker", [])
    for anchor in sorted(anchors):
        sources = source_of.get(anchor, (0, []))[1]
        speaker.append(([anchor], mark_words(spans, [("speaker", *s) for s in sources], (labels.OUT, "speaker"))))


def content_words(spans: Spans, frame: Frame) -> Iterator[tuple[int, int]]:
    for argument in frame.arguments:
        if argument.role == "content":
            for word in spans.words(argument.start, argument.end):
                yield word, argument.end - argument.start


def trigger_words(example: Example, spans: Spans, trigger: tuple[int, int]) -> list[int]:
    """The telling words of a trigger, at most four."""
    words = list(spans.words(*trigger))
    telling = [w for w in words if word_text(example, spans, w) not in STOP_WORDS]
    return (telling or words)[:4]


def word_text(example: Example, spans: Spans, word: int) -> str:
    piece = int(example.window.pieces[example.window.heads[word]])
    return str(TOKENIZER.id_to_token(piece))


def add_events(example: Example, spans: Spans, document: Document, chance: random.Random) -> None:
    size, events = len(spans), document.events or ()
    types = np.zeros((size, len(labels.TYPE)), dtype=np.float32)
    heads = {h: np.full(size, -100, dtype=np.int64) for h in ("mode", "modality", "ground")}
    arguments, values = example.pairs.setdefault("argument", []), example.pairs.setdefault("value", [])
    triggers: list[tuple[str, list[int]]] = []
    for event in sorted(events, key=lambda e: e.salience == "background", reverse=True):
        words = sorted({w for t in event.triggers for w in trigger_words(example, spans, t)})
        triggers.append((event.type, words))
        if not words:
            continue
        marks = told_once(document, spans, event_marks(event), labels.EVENT_ROLES)
        types[words] = type_shares(event)
        heads["mode"][words] = labels.MODE.index(labels.mode_label(event.mode, event.kind))
        heads["modality"][words] = labels.MODALITY.index(event.modality)
        heads["ground"][words] = int(event.salience == "background")
        arguments.append((words, mark_beside(example, spans, document.text, words, event, marks)))
        values.append((words, mark_words(spans, value_marks(event), labels.VALUE_ROLES)))
    # The launch accounts have labels of their launches alone; what else they tell may be an event too.
    types[types.sum(1) == 0, 0] = 0 if document.key.startswith("launch:") else 1
    example.types = types
    example.words |= heads
    add_vouched(example, spans, events)
    add_same(example, triggers, chance)


def type_shares(event: Event) -> Floats:
    shares = np.zeros(len(labels.TYPE), dtype=np.float32)
    also = [t for t in event.also if t in labels.TYPE and t != event.type]
    shares[labels.TYPE.index(event.type)] = 0.75 if also else 1
    for other in also:
        shares[labels.TYPE.index(other)] += 0.25 / len(also)
    return shares


def event_marks(event: Event) -> list[tuple[str, int, int]]:
    return [(a.role, a.start, a.end) for a in event.arguments if a.role in labels.EVENT_ROLES]


def value_marks(event: Event) -> list[tuple[str, int, int]]:
    return [(r, a.start, a.end) for a in event.arguments if (r := labels.value_role(a.role))]


def add_vouched(example: Example, spans: Spans, events: tuple[Event, ...]) -> None:
    """Who vouches for each trigger and argument; those that nobody but the outlet vouches for count too."""
    said: dict[Anchor, list[Anchor]] = {}
    for event in events:
        for span in [*event.triggers, *((a.start, a.end) for a in event.arguments if a.role not in ("speaker", "via"))]:
            said.setdefault(span, [])
        for anchor, speaker in event.vouched or noted_speakers(example, spans, event):
            said.setdefault(anchor, []).append(speaker)
    rows = example.pairs.setdefault("speaker", [])
    for span, speakers in sorted(said.items()):
        words = trigger_words(example, spans, span)
        if words:
            rows.append((words[:1], mark_words(spans, [("speaker", *s) for s in speakers], (labels.OUT, "speaker"))))


def noted_speakers(example: Example, spans: Spans, event: Event) -> Iterator[tuple[Anchor, Anchor]]:
    """Pairs of anchor and speaker from the notes of marked examples ("official?:killed,injured").

    A speaker vouches for what stands in its own sentence; for the rest only where none of it does.
    """
    for speaker in event.arguments:
        if speaker.role != "speaker":
            continue
        fields = (speaker.note or "").partition(":")[2].replace(" ", "").split(",")
        everything = fields == [""]
        anchors = list(event.triggers) if everything or "occurrence" in fields else []
        for a in event.arguments:
            if a.role not in ("speaker", "via") and (everything or a.role in fields):
                anchors.append((a.start, a.end))
        own = sentence_at(example, spans, speaker.start)
        near = [anchor for anchor in anchors if sentence_at(example, spans, anchor[0]) == own]
        yield from ((anchor, (speaker.start, speaker.end)) for anchor in near or anchors)


def sentence_at(example: Example, spans: Spans, start: int) -> int:
    """The number of the sentence at a character; -1 outside the window."""
    words = spans.words(start, start + 1)
    return int(example.window.sentence[words[0]]) if words and words[0] < len(spans) else -1


def add_same(example: Example, triggers: list[tuple[str, list[int]]], chance: random.Random) -> None:
    """Pairs of trigger words, of events of one type, that name one happening (1) or two (0)."""
    flat = [(w, kind, n) for n, (kind, words) in enumerate(triggers) for w in words]
    pairs = [(i, j, int(m == n)) for i, one, m in flat for j, other, n in flat if i < j and one == other]
    example.same = sorted(chance.sample(pairs, min(len(pairs), 200)))
