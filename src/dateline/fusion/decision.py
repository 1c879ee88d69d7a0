"""A decision: an analyst's judgement, signed, dated and append-only.

A decision names events by id and mentions by id; since an event's id is made from one of its mentions, it can always
be found again when events re-form. It is taken back only by a later decision of kind undo, which can be undone too.
"""

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

DecisionKind = Literal["accept", "correct", "same", "not-same", "split", "reject", "note", "undo"]


class Evidence(msgspec.Struct, frozen=True):
    """The characters of a report that an analyst shows for a judgement."""

    report: str
    start: int
    end: int
    text: str


class Decision(msgspec.Struct, frozen=True):
    """What was judged, by whom, when and why.

    accept, reject, note: `events` (or `mentions` to reject single mentions; `field` to accept one field's value).
    correct: one event, `field` and `value` (or `low`, `best`, `high`). same, not-same: two or more of `events` and
    `mentions`. split: one event, `mentions` that leave it; `stay` names those that stay, if the analyst saw them.
    undo: `undoes` is the id of the decision taken back. Any of them may show `evidence`.
    """

    id: str
    what: DecisionKind
    user: str
    at: str
    reason: str = ""
    events: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    stay: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    undoes: str | None = None
    evidence: tuple[Evidence, ...] = ()


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions by time, then id; one given twice counts once."""
    unique = {decision.id: decision for decision in decisions}
    return sorted(unique.values(), key=lambda decision: (decision.at, decision.id))


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold: those no later undo in force takes back. Undo itself is not among them."""
    undone: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(in_order(decisions)):
        if decision.id in undone:
            continue
        if decision.what == "undo" and decision.undoes:
            undone.add(decision.undoes)
        else:
            kept.append(decision)
    return kept[::-1]
