"""A decision: what an analyst judged of an event, signed and dated, and never changed afterwards.

A decision is undone by a further decision. It names mentions beside the event, so that it still means the same when
events re-form; one that no longer applies is shown as such by the fold, never dropped. Nothing here is applied.
"""

from collections.abc import Iterable
from typing import Any, Literal, get_args

import msgspec

from dateline.errors import RecordError
from dateline.record.captures import digest

DecisionKind = Literal["accept", "correct", "same", "not-same", "split", "reject", "note", "undo"]
KINDS: tuple[str, ...] = get_args(DecisionKind)
_PAIRS = ("same", "not-same")


class Decision(msgspec.Struct, frozen=True):
    """`events` are the ids judged (two for same and not-same); `mentions` are those of the first when it was judged.

    `correct` gives `field` and `value` (as `dateline code` prints one); `split` gives the mentions that leave the
    event; `undo` gives the id of the decision that no longer holds.
    """

    id: str
    kind: DecisionKind
    user: str
    at: str
    reason: str
    events: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    undoes: str | None = None


def make_decision(kind: DecisionKind, *, user: str, at: str, reason: str, **subject: Any) -> Decision:
    """A decision with the id that its content gives it; RecordError when something it needs is missing."""
    draft = Decision(id="", kind=kind, user=user.strip(), at=at, reason=reason.strip(), **subject)
    _require_complete(draft)
    return msgspec.structs.replace(draft, id=digest(msgspec.json.encode(draft)))


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: not undone, where an undo may itself be undone by a later one."""
    every = tuple(decisions)
    undone: set[str] = set()
    for decision in reversed(every):
        if decision.kind == "undo" and decision.id not in undone and decision.undoes is not None:
            undone.add(decision.undoes)
    return tuple(each for each in every if each.kind != "undo" and each.id not in undone)


def _require_complete(decision: Decision) -> None:
    if decision.kind not in KINDS:
        raise RecordError(f"no such decision: {decision.kind}; one of {', '.join(KINDS)}")
    if not decision.user:
        raise RecordError("a decision is signed: say who decides (--user, or DATELINE_USER)")
    missing = _missing(decision)
    if missing:
        raise RecordError(f"a decision to {decision.kind} needs {missing}")


def _missing(decision: Decision) -> str | None:
    if decision.kind == "undo":
        return None if decision.undoes else "the id of the decision to undo"
    if not decision.mentions:
        return "an event"
    if decision.kind in _PAIRS and not decision.others:
        return "a second event"
    if decision.kind == "split" and not decision.others:
        return "the mentions that leave the event"
    if decision.kind == "correct" and (not decision.field or decision.value is None):
        return "a field and its value"
    return "a reason" if decision.kind in ("note", "reject", "correct") and not decision.reason else None
