"""Where each claim comes from: its chain (outlet <- agency <- speaker) followed to its end, and how many ends.

An origin is counted once however many outlets carry it. What may be one origin is one: anonymous officials are their
body, bodies of one country are one unless their kinds differ clearly, and an outlet's own telling is that of the
report it copied or of the agencies it credits.
"""

import re
from collections.abc import Iterable

import msgspec

from dateline.coding.mention import Claim, Speaker
from dateline.fusion.events import Origin
from dateline.fusion.names import (
    GENERIC,
    agency_name,
    body_kind,
    fold_words,
    publisher_key,
    publisher_name,
    state_voice,
)
from dateline.fusion.passages import COMMON
from dateline.reading.report import Report

UNSTATED = "unstated country"
OWN_KINDS = frozenset({"outlet", "unknown"})
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
UNNAMED = frozenset(
    "analysts analyst experts expert witnesses witness residents resident locals sources source observers people "  # noqa: SIM905
    "officials official authorities reports media villagers survivors relatives activists".split()
)


class Root(msgspec.Struct, frozen=True):
    """Who really tells what a report tells in its own voice: one publisher, or several that cannot be told apart."""

    publishers: tuple[str, ...]
    kind: str


def root_of(first: Report) -> Root:
    """Who tells the words of a report that copied nobody: the agencies it credits, else its outlet."""
    credited = sorted({publisher_name(agency) for agency in first.agencies})
    if credited:
        return Root(tuple(credited), "agency")
    name = first.outlet.name if first.outlet else first.source
    return Root((publisher_name(name),), "agency" if agency_name(name) else "outlet")


def trace_origin(claim: Claim, root: Root) -> Origin:
    """The end of the claim's chain."""
    speaker = claim.speaker
    if speaker.kind == "official" or _speaks_for_state(speaker):
        return _official(speaker)
    if speaker.kind in {"agency", "media"} and speaker.name:
        return _publisher((publisher_name(speaker.name),), speaker.kind)
    if tells_itself(speaker):
        return _own(claim, root)
    return Origin(speaker.name or speaker.text or "", speaker.kind, speaker.country)


def tells_itself(speaker: Speaker) -> bool:
    """Whether a claim of this speaker is the outlet's own telling: nobody else is named for it."""
    if speaker.kind == "official" or _speaks_for_state(speaker):
        return False
    return speaker.kind in OWN_KINDS or not _is_named(speaker)


def _speaks_for_state(speaker: Speaker) -> bool:
    """A party that is named by the body of a state, not by a group's own name."""
    words = f"{speaker.name or ''} {speaker.text or ''}"
    return speaker.kind == "party" and speaker.country is not None and body_kind(words) != GENERIC


def _official(speaker: Speaker) -> Origin:
    """A body of a state by its kind and country; a body above the states, which has no country, by its name."""
    if speaker.country is None and speaker.name and speaker.id:
        return Origin(speaker.name, "official")
    words = " ".join(part for part in (speaker.name, speaker.text) if part)
    return Origin(f"{body_kind(words)} of {speaker.country or UNSTATED}", "official", speaker.country)


def _publisher(names: tuple[str, ...], kind: str) -> Origin:
    state = state_voice(names[0]) if len(names) == 1 else None
    if state:
        return Origin(f"{GENERIC} of {state}", "official", state)
    agency = all(agency_name(name) for name in names)
    return Origin(" or ".join(names), "agency" if agency else "outlet" if kind == "media" else kind)


def _is_named(speaker: Speaker) -> bool:
    words = fold_words(speaker.name or "").split()
    return bool(words) and not set(words) <= UNNAMED | COMMON and words[-1] not in UNNAMED


def _own(claim: Claim, root: Root) -> Origin:
    """An outlet's own telling: the last publisher of the chain it names, else the root of the report."""
    named = [via.name for via in claim.via if via.name]
    if named:
        return _publisher((publisher_name(named[-1]),), claim.via[-1].kind)
    return _publisher(root.publishers, root.kind)


def states_country(speaker: Speaker) -> bool:
    """Whether the words for an official say whose: by a name in them, not by what else the report speaks of."""
    if speaker.kind != "official" or not speaker.text:
        return True
    return any(word[:1].isupper() for word in speaker.text.split()[1:]) or len(speaker.text.split()) == 1


def unite_origins(origins: Iterable[Origin], stated: frozenset[Origin] | None = None) -> dict[Origin, Origin]:
    """Each origin with the one it counts as, among those present: what may be one is one.

    `stated` are those whose country or name the words give; an official of no stated country may be any that is.
    """
    present = sorted(set(origins))
    vague = frozenset() if stated is None else frozenset(one for one in present if one not in stated)
    united: dict[Origin, Origin] = {}
    for origin in sorted(present, key=lambda one: (one in vague, _vagueness(one), one)):
        same = [kept for kept in sorted(set(united.values())) if _may_be_one(kept, origin)]
        if not same and origin in vague:
            same = [kept for kept in sorted(set(united.values())) if kept.kind == origin.kind == "official"]
        united[origin] = same[0] if same else origin
    return united


def _vagueness(origin: Origin) -> int:
    """Definite origins first, so that vague ones fold into them."""
    if origin.kind == "official":
        return (origin.country is None) + (origin.name.startswith(GENERIC)) * 2
    return origin.name.count(" or ")


def _may_be_one(one: Origin, other: Origin) -> bool:
    if (one.kind == "official") != (other.kind == "official"):
        return False
    if one.kind == "official":
        return _one_body(one, other)
    if one.kind in {"agency", "outlet", "media"} and other.kind in {"agency", "outlet", "media"}:
        return bool(_publishers(one) & _publishers(other))
    return fold_words(one.name) == fold_words(other.name)


def _one_body(one: Origin, other: Origin) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if UNSTATED in f"{one.name} {other.name}":
        return True  # whose officials they are is not said: they are those of whoever speaks
    if not (one.country and other.country):
        return one.name == other.name
    body, other_body = one.name.split(" of ")[0], other.name.split(" of ")[0]
    return body == other_body or GENERIC in (body, other_body)


def _publishers(origin: Origin) -> set[str]:
    return {publisher_key(name) for name in origin.name.split(" or ")}


def display_origin(origin: Origin, speakers: Iterable[Speaker]) -> Origin:
    """The origin under a name that claims give its body (official bodies are traced by kind, shown by name).

    How often each name is told does not matter: a story printed twice would change what the body is called.
    """
    if origin.kind != "official":
        return origin
    names = {name for speaker in speakers if (name := _shown_name(speaker))}
    if not names:
        return origin
    body = origin.name.partition(" of ")[0]
    return Origin(min(names, key=lambda name: (body_kind(name) != body, name)), "official", origin.country)


def _shown_name(speaker: Speaker) -> str | None:
    """The speaker's name, else its words without article; None where they name nobody."""
    name = speaker.name or _ARTICLE.sub("", speaker.text or "").strip()
    return name if set(fold_words(name).split()) - COMMON else None
