"""How surely two event frames of a report tell one happening: the model's score weighed with what the frames say.

The weights are fitted by `training/links.py` on labelled articles. Frames of two types never tell one happening.
"""

import math
from collections.abc import Sequence

from dateline.language.annotations import Argument, EventFrame, Span
from dateline.language.pronouns import PRONOUNS

FEATURES = ("bias", "score", "same words", "same parties", "other mode", "same test")
# The last is not fitted, for articles have few tests: one report's news of two of a kind is mostly one, told again,
# unless others do it.
WEIGHTS = (-0.79, 0.72, 0.68, 0.21, -0.4, 2.0)


def chance(one: EventFrame, other: EventFrame, score: float, text: str) -> float:
    """The probability that two frames of one type tell one happening; `score` is that of the model."""
    total = sum(w * f for w, f in zip(WEIGHTS, features(one, other, score, text), strict=True))
    return 1 / (1 + math.exp(-total))


def features(one: EventFrame, other: EventFrame, score: float, text: str) -> tuple[float, ...]:
    """What the weights weigh, in the order of FEATURES."""
    people, others = parties(one.arguments, text), parties(other.arguments, text)
    shared = people & others
    by_others = bool(people and others) and not shared
    return (
        1.0,
        math.log((score + 1e-3) / (1 - score + 1e-3)),
        float(bool(stems(one.triggers, text) & stems(other.triggers, text))),
        float(bool(shared)),
        float(differ(one.mode, other.mode) or differ(one.kind, other.kind)),
        float(bool(one.kind) and one.kind == other.kind and told_alike(one, other) and not by_others),
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
