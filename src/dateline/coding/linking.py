"""How surely two event frames of a report tell one happening: the model's score weighed with what the frames say.

The weights are fitted by `training/links.py` on labelled articles. Frames of two types never tell one happening.
"""

import math
from collections.abc import Sequence

from dateline.language.annotations import Argument, EventFrame, Span
from dateline.language.pronouns import PRONOUNS

FEATURES = (
    "bias", "score", "same words", "same parties", "other parties", "same mode", "other mode", "same modality",
    "sentences apart", "same test",
)  # fmt: skip
# The last is not fitted, for articles have few tests: one report's news of two of a kind is mostly one, told again.
WEIGHTS = (-1.43, 0.88, 0.14, 0.2, -0.43, 0.13, -0.68, 0.39, 0.87, 2.0)
FAR = 400


def chance(one: EventFrame, other: EventFrame, score: float, text: str) -> float:
    """The probability that two frames of one type tell one happening; `score` is that of the model."""
    total = sum(w * f for w, f in zip(WEIGHTS, features(one, other, score, text), strict=True))
    return 1 / (1 + math.exp(-total))


def features(one: EventFrame, other: EventFrame, score: float, text: str) -> tuple[float, ...]:
    """What the weights weigh, in the order of FEATURES."""
    people, others = parties(one.arguments, text), parties(other.arguments, text)
    known = bool(people) and bool(others)
    shared = bool(people & others)
    modes = (one.mode, one.kind), (other.mode, other.kind)
    apart = abs(other.triggers[0].start - one.triggers[0].start) / FAR
    return (
        1.0,
        math.log((score + 1e-3) / (1 - score + 1e-3)),
        float(bool(stems(one.triggers, text) & stems(other.triggers, text))),
        float(known and shared),
        float(known and not shared),
        float(bool(one.mode) and modes[0] == modes[1]),
        float(differ(one.mode, other.mode) or differ(one.kind, other.kind)),
        float(one.modality == other.modality),
        math.log1p(apart),
        float(bool(one.kind) and one.kind == other.kind and told_alike(one, other)),
    )


def told_alike(one: EventFrame, other: EventFrame) -> bool:
    """Whether both are news, or both background, of one modality."""
    return one.modality == other.modality and one.background == other.background


def differ(one: str | None, other: str | None) -> bool:
    """Whether both are known and not the same."""
    return bool(one and other) and one != other


def stems(triggers: Sequence[Span], text: str) -> set[str]:
    """The first four letters of the words of the triggers: enough to know "launch" in "launched"."""
    words = (word for span in triggers for word in text[span.start : span.end].lower().split())
    return {word[:4] for word in words if len(word) > 3}


def parties(arguments: Sequence[Argument], text: str) -> set[str]:
    """Telling words of actors and recipients."""
    spans = (a.span for a in arguments if a.role in ("actor", "recipient"))
    words = (word.strip(".,'’\"") for span in spans for word in text[span.start : span.end].lower().split())
    return {word.removesuffix("'s").removesuffix("’s") for word in words if len(word) > 3} - PRONOUNS
