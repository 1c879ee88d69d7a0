"""The one shape all training corpora are read into.

A `Document` is a text with what its corpus annotates; a layer that the corpus does not annotate is None and costs no
loss. Offsets are code points, ends exclusive. Readers (one module a corpus) return documents; nothing here reads files.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Argument:
    """A labelled span of a frame. `note`: what the mark says beside its role (a number's bounds, a speaker's kind)."""

    role: str
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with arguments: a PropBank predicate (label = roleset) or an attribution (trigger = cue)."""

    start: int
    end: int
    arguments: tuple[Argument, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with all its triggers. `also` are types a careful reader would accept beside `type`.

    `vouched` pairs the span of a trigger or argument with the span of a speaker who vouches for it.
    """

    type: str
    triggers: tuple[tuple[int, int], ...]
    modality: str
    salience: str
    mode: str | None = None
    kind: str | None = None
    also: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    vouched: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its layers; None means the corpus does not annotate that layer.

    `hasty`: its events were labelled by many hands, quickly.
    """

    key: str
    text: str
    published: str | None = None
    entities: tuple[Argument, ...] | None = None
    predicates: tuple[Frame, ...] | None = None
    attributions: tuple[Frame, ...] | None = None
    events: tuple[Event, ...] | None = None
    links: tuple[tuple[tuple[int, int], ...], ...] | None = None
    story_type: str | None = None
    hasty: bool = False
    development: bool = field(default=False)
