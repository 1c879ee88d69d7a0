"""One field of an event resolved: the value the record prefers and why, the range, the conflict, all claims kept.

A finer time goes before one that holds it, more origins before fewer, an origin's later value before its
earlier, the unhedged before the hedged, the competent before others, the first of those one speaker tells together
before the rest, the fuller before the vaguer; what is unresolved comes last. A conflict is between values that cannot
both be true, unless one speaker tells both in one mention; what may be rounding, a unit or a zone is said to be that.
Nothing is averaged and nothing is dropped.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from dateline.fusion.authority import Authority
from dateline.fusion.claims import MANY_VALUED, Told, content_key, find_superseded, group_values
from dateline.fusion.events import Conflict, ConflictKind, FieldResolution, Origin
from dateline.fusion.moments import interval_of, order_key
from dateline.fusion.values import bounds, compare_values, is_unresolved

PRECISIONS = {"site": 0, "city": 1, "region": 2, "sea": 3, "country": 4}
# Of these an event has one at most: who tells two, or is read to, disagrees with himself or with whom he quotes.
SINGLE = frozenset({"time", "outcome", "range_km", "apogee_km", "speed_kmh", "speed_mach"}) | {
    f"duration_{unit}" for unit in ("min", "days", "years")
}
_WORST: tuple[ConflictKind, ...] = ("disjoint", "zone", "unit", "revised", "rounding")
# A party that less than one report in so many names, of those that name the first, is no party for sure.
FEW = 2


class Candidate(msgspec.Struct, frozen=True):
    """One value of a field with the claims for it and the origins that agree with it."""

    content: dict[str, Any]
    claims: tuple[Told, ...]
    vouching: tuple[Origin, ...]
    agreeing: tuple[Origin, ...]
    current: bool
    hedged: bool
    authority: Authority | None = None
    astray: bool = False


def resolve_field(field: str, told: list[Told], counted: Sequence[Origin]) -> FieldResolution:
    """The resolution of one field from all claims on it in the order told; `counted` are the independent origins."""
    superseded = find_superseded(field, told)
    standing = [item for item in told if item.claim.id not in superseded]
    standing = [item for item in standing if not item.astray] or standing
    candidates = _candidates(field, told, superseded, frozenset(counted))
    ranked = sorted(candidates, key=lambda candidate: _rank(field, candidate, candidates))
    best = ranked[0]
    low, middle, high = _range(standing, best)
    claims = tuple(
        msgspec.structs.replace(item.claim, superseded_by=superseded.get(item.claim.id), beside=item.astray)
        for item in told
    )
    return FieldResolution(
        _preferred(field, ranked),
        _reason(field, best, ranked),
        len(best.agreeing),
        low,
        middle,
        high,
        find_conflict(field, candidates),
        claims,
    )


def _candidates(
    field: str, told: list[Told], superseded: dict[str, str], counted: frozenset[Origin]
) -> list[Candidate]:
    groups = group_values(field, told)
    found = []
    for group in groups:
        agreeing = {
            item.claim.origin
            for other in groups
            for item in other
            if item.claim.id not in superseded and item.claim.negated == group[0].claim.negated
            and compare_values(field, group[0].content, other[0].content) in {"same", "compatible", "rounding"}
        }  # fmt: skip
        found.append(
            Candidate(
                group[0].content,
                tuple(group),
                tuple(sorted({item.claim.origin for item in group})),
                _countable(agreeing or {item.claim.origin for item in group}, counted),
                any(item.claim.id not in superseded for item in group),
                all(item.claim.hedge for item in group),
                _authority(group),
                all(item.astray for item in group),
            )
        )
    return found


def _authority(group: list[Told]) -> Authority | None:
    """The most competent of those who tell a value."""
    found = [item.authority for item in group if item.authority]
    return min(found, key=lambda authority: authority.rank, default=None)


def _countable(origins: set[Origin], counted: frozenset[Origin]) -> tuple[Origin, ...]:
    """The independent ones among origins, else one of them."""
    return tuple(sorted(origins & counted)) or tuple(sorted(origins)[:1])


def _rank(field: str, candidate: Candidate, candidates: Sequence[Candidate]) -> tuple[Any, ...]:
    """The record's order of preference; the last parts only make it total."""
    outlets = {item.claim.report for item in candidate.claims if not item.copied}
    return (
        not candidate.current,
        all(item.claim.negated for item in candidate.claims),
        is_unresolved(candidate.content["value"]) or _has_no_start(field, candidate.content["value"]),
        candidate.astray,
        any(_is_told_finer(field, candidate, other) for other in candidates),
        -len(candidate.agreeing),
        candidate.hedged,
        _competence(candidate),
        any(_is_told_after(field, candidate, other) for other in candidates),
        _vagueness(field, candidate.content),
        -len(candidate.vouching),
        -len(outlets),
        order_key(candidate.claims[0].told),
        content_key(field, candidate.content),
    )


def _is_told_after(field: str, candidate: Candidate, other: Candidate) -> bool:
    """Whether those who tell a value tell in the same mention another one before it, and this one beside that.

    Sixteen missiles were fired, and eleven of them hit: what comes first is the whole.
    """
    if field in SINGLE or not other.current or compare_values(field, candidate.content, other.content) != "disjoint":
        return False
    first = {_teller(item): item.claim.start for item in reversed(other.claims)}
    return all(first.get(_teller(item), math.inf) < item.claim.start for item in candidate.claims)


def _teller(item: Told) -> tuple[str | None, ...]:
    """Who tells a claim, in which mention."""
    return (item.claim.mention, item.claim.speaker.kind, item.claim.speaker.name or item.claim.speaker.text)


def _are_told_together(field: str, one: Candidate, other: Candidate) -> bool:
    """Whether one speaker tells both values in one mention, and so does not hold one against the other."""
    return field not in SINGLE and not {_teller(item) for item in one.claims}.isdisjoint(
        _teller(item) for item in other.claims
    )


def _is_told_finer(field: str, candidate: Candidate, other: Candidate) -> bool:
    """Whether another value says more exactly what a time says: a clock of the day.

    Those who give a finer value agree with the vaguer one all, however they differ among each other.
    """
    if field != "time" or not other.current or other.astray or (other.hedged and not candidate.hedged):
        return False
    if is_unresolved(other.content["value"]) or _has_no_start(field, other.content["value"]):
        return False
    finer = _vagueness(field, other.content) < _vagueness(field, candidate.content)
    return finer and compare_values(field, candidate.content, other.content) == "compatible"


def _has_no_start(field: str, value: Any) -> bool:
    """Whether a time says by when, but not when."""
    return field == "time" and isinstance(value, dict) and not value.get("from")


def _competence(candidate: Candidate) -> float:
    return candidate.authority.rank if candidate.authority else math.inf


def _vagueness(field: str, content: dict[str, Any]) -> float:
    """How little a value says: the length of a time, the reach of a place, the width and roundness of a number."""
    value = content["value"]
    if field == "time":
        interval = interval_of(value) if isinstance(value, dict) else None
        if interval is None:
            return math.inf
        return (interval.wall[1] - interval.wall[0]) if interval.wall else (interval.last - interval.first + 1) * 1440.0
    if isinstance(value, dict):
        return PRECISIONS.get(value.get("precision") or "", 5) + (not value.get("name"))
    if isinstance(value, str):
        return -float(len(value.split()))
    low, high = bounds((content["low"], content["best"], content["high"]))
    return high - low + (content["low"] is None or content["high"] is None)


def _preferred(field: str, ranked: Sequence[Candidate]) -> Any:
    """The preferred value as printed; of actors and recipients every one that stands beside the first."""
    if field == "occurrence":
        return {"happened": not all(item.claim.negated for item in ranked[0].claims)}
    if field in MANY_VALUED:
        return [candidate.content["value"] for candidate in _parties(ranked)]
    content = ranked[0].content
    if content["value"] is not None:
        return content["value"]
    return {part: content[part] for part in ("low", "best", "high")}


def _parties(ranked: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for each party: those named more vaguely than another, or by few, are left to the claims."""
    kept: list[Candidate] = []
    told: dict[str, set[str]] = defaultdict(set)
    for candidate in ranked:
        told[_party_key(candidate)] |= {item.claim.report for item in candidate.claims if not item.copied}
    most = max(map(len, told.values()))
    for candidate in (one for one in ranked if most <= FEW * len(told[_party_key(one)])):
        names = {_party_key(other) for other in kept}
        covered = any(_covers(other.content["value"], candidate.content["value"]) for other in kept)
        if _party_key(candidate) not in names and not covered and candidate.current:
            kept.append(candidate)
    return kept or list(ranked[:1])


def _party_key(candidate: Candidate) -> str:
    value = candidate.content["value"]
    return ((value.get("name") or value.get("text") or "") if isinstance(value, dict) else str(value)).lower()


def _covers(one: Any, other: Any) -> bool:
    """Whether the second party says no more than the first: unnamed, of the same country."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    return not other.get("name") and other.get("country") in (None, one.get("country"))


def _range(standing: list[Told], best: Candidate) -> tuple[float | None, float | None, float | None]:
    """Lowest and highest of what stands, over origins, and the preferred figure; None where no number is claimed."""
    ends = [bounds((item.claim.low, item.claim.best, item.claim.high)) for item in standing if _is_number(item)]
    if not ends:
        return (None, None, None)
    lows = [low for low, _ in ends if low > -math.inf] or [high for _, high in ends]
    highs = [high for _, high in ends if high < math.inf] or [low for low, _ in ends]
    content = best.content
    middle = content["best"]
    if middle is None and content["low"] is not None and content["low"] == content["high"]:
        middle = content["low"]
    return (min(lows), middle, max(highs))


def _is_number(item: Told) -> bool:
    return any(part is not None for part in (item.claim.low, item.claim.best, item.claim.high))


def _reason(field: str, best: Candidate, ranked: Sequence[Candidate]) -> str:
    """Why this value is preferred, in words."""
    others = [
        other for other in ranked[1:] if not set(other.agreeing) & set(best.agreeing) or other.content != best.content
    ]
    base = _backing(best)
    if not others:
        return f"the only value told; {base}"
    rival = next((other for other in others if other.current), others[0])
    return f"{base}; {_against(field, best, rival)}"


def _backing(best: Candidate) -> str:
    """Who tells a value, and apart from them who tells one that only fits it: the day of a clock, a rounder figure."""
    exact, fitting = (
        ", ".join(origin.name for origin in best.agreeing if (origin in best.vouching) is told)
        for told in (True, False)
    )
    if len(best.agreeing) == 1:
        return f"from {exact or fitting}"
    names = "; ".join([exact] * bool(exact) + [f"with a value that fits: {fitting}"] * bool(fitting))
    return f"{len(best.agreeing)} origins agree ({names})"


def _against(field: str, best: Candidate, rival: Candidate) -> str:
    if not rival.current:
        return "replaces the same source's earlier value"
    if is_unresolved(rival.content["value"]) and not is_unresolved(best.content["value"]):
        return "the other words could not be resolved"
    if rival.astray and not best.astray:
        return "the other time is days away from when its own report tells the event"
    if _is_told_finer(field, rival, best):
        return "says more exactly when than the other value, which holds it"
    if len(best.agreeing) > len(rival.agreeing):
        return f"more origins than the {len(rival.agreeing)} for another value"
    if rival.hedged and not best.hedged:
        return "stated without hedge, the other value with"
    if best.authority and _competence(best) < _competence(rival):
        return f"in the competence of who says so: {best.authority.reason}"
    if _is_told_after(field, rival, best):
        return "told before the other value by the same source"
    if set(rival.agreeing) == set(best.agreeing):
        return "the fullest of values that agree"
    return "as many origins for another value; the more exact or earlier told is shown"


def find_conflict(field: str, candidates: Sequence[Candidate]) -> Conflict | None:
    """The worst way in which the values differ: apart, by zone, by unit, by a revision, by rounding."""
    if field in MANY_VALUED:
        return _party_conflict(candidates)
    candidates = [candidate for candidate in candidates if not candidate.astray]
    pairs = itertools.combinations(range(len(candidates)), 2)
    found = {(a, b): kind for a, b in pairs if (kind := _pair_conflict(field, candidates[a], candidates[b]))}
    if not found:
        return None
    # A day that holds all the clocks told is on no side.
    sides = sorted({number for pair in found for number in pair})
    return Conflict(min(found.values(), key=_WORST.index), _conflict_values([candidates[number] for number in sides]))


def _pair_conflict(field: str, one: Candidate, other: Candidate) -> ConflictKind | None:
    relation = compare_values(field, one.content, other.content)
    denied = (one.claims[0].claim.negated, other.claims[0].claim.negated)
    if any(denied):
        return "disjoint" if not all(denied) and relation in {"same", "compatible"} else None
    if relation in {"same", "compatible", "unknown"} or _are_told_together(field, one, other):
        return None
    if relation != "rounding" and not (one.current and other.current):
        return "revised"
    return relation if relation in {"rounding", "unit", "zone"} else "disjoint"


def _party_conflict(candidates: Sequence[Candidate]) -> Conflict | None:
    """Parties conflict when two origins name parties of which none can be the same."""
    by_origin: dict[Origin, list[Candidate]] = {}
    for candidate in candidates:
        for origin in candidate.vouching:
            by_origin.setdefault(origin, []).append(candidate)
    sides = list(by_origin.values())
    for at, one in enumerate(sides):
        for other in sides[at + 1 :]:
            if all(_apart(first, second) for first in one for second in other):
                return Conflict("disjoint", _conflict_values(candidates))
    return None


def _apart(one: Candidate, other: Candidate) -> bool:
    return compare_values("actors", one.content, other.content) == "disjoint"


def _conflict_values(candidates: Sequence[Candidate]) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            **candidate.content,
            "origins": [msgspec.to_builtins(origin) for origin in candidate.vouching],
            "superseded": not candidate.current,
            **({"negated": True} if candidate.claims[0].claim.negated else {}),
        }
        for candidate in candidates
    )
