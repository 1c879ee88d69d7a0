"""Signs a decision: makes one that is complete, with the id its content gives it, or says what it lacks.

What a decision means, and which ones hold, is the fold's matter (fusion). Nothing here is kept or applied.
"""

from collections.abc import Callable
from typing import Any, get_args

import msgspec

from dateline.errors import RecordError
from dateline.fusion.decision import Decision, DecisionKind
from dateline.record.captures import digest

KINDS: tuple[str, ...] = get_args(DecisionKind)


def sign_decision(what: DecisionKind, *, user: str, at: str, reason: str, **subject: Any) -> Decision:
    """A decision of this kind on this subject (fields of `Decision`); RecordError says what it lacks."""
    draft = Decision(id="", what=what, user=user.strip(), at=at, reason=reason.strip(), **subject)
    _require_complete(draft)
    return msgspec.structs.replace(draft, id=digest(msgspec.json.encode(draft)))


def _require_complete(decision: Decision) -> None:
    if decision.what not in KINDS:
        raise RecordError(f"no such decision: {decision.what}; one of {', '.join(KINDS)}")
    if not decision.user:
        raise RecordError("a decision is signed: say who decides (--user, or DATELINE_USER)")
    for lacks, need in _NEEDS[decision.what]:
        if lacks(decision):
            raise RecordError(f"a decision '{decision.what}' needs {need}")


def _no_subject(decision: Decision) -> bool:
    return not decision.events and not decision.mentions


def _no_pair(decision: Decision) -> bool:
    return len({*decision.events, *decision.mentions}) < 2


def _no_event(decision: Decision) -> bool:
    return len(decision.events) != 1


def _no_value(decision: Decision) -> bool:
    return decision.field is None or all(
        given is None for given in (decision.value, decision.low, decision.best, decision.high)
    )


_Need = tuple[Callable[[Decision], bool], str]
_SUBJECT: _Need = (_no_subject, "an event or a mention")
_PAIR: _Need = (_no_pair, "two events or mentions at least")
_EVENT: _Need = (_no_event, "one event")
_REASON: _Need = (lambda decision: not decision.reason, "a reason")

_NEEDS: dict[str, tuple[_Need, ...]] = {
    "accept": (_SUBJECT,),
    "correct": (_EVENT, (_no_value, "a field and its value"), _REASON),
    "same": (_PAIR,),
    "not-same": (_PAIR,),
    "split": (_EVENT, (lambda decision: not decision.mentions, "the mentions that leave the event")),
    "reject": (_SUBJECT, _REASON),
    "note": (_SUBJECT, _REASON),
    "undo": ((lambda decision: not decision.undoes, "the id of the decision to take back"),),
}
