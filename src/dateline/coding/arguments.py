"""Arguments resolved: from labelled spans to actors, places, times and values.

What does not resolve keeps its words and says so (None, or status unresolved); nothing is taken from anywhere but the
span and the report around it.
"""

import re
from collections.abc import Iterable

from msgspec.structs import replace as renew

from dateline.coding.mention import Actor, Place, PlaceRole, Time, Value
from dateline.coding.surroundings import Surroundings
from dateline.grammar import on_day, quantity_in, time_in, value_in
from dateline.grammar.quantity import Quantity
from dateline.language.annotations import Argument, Span
from dateline.ontology import Ontology

LINKING = frozenset("on in at by of to from for the a an this that and or after before since until during".split())  # noqa: SIM905
FORCE = frozenset({"ASSAULT", "MOBILIZE"})
DURATION_FIELDS = (
    ("duration_min", ("minute", "hour", "second")),
    ("duration_days", ("day", "week")),
    ("duration_years", ("year", "month")),
)
LENGTH_WORDS = {
    "apogee_km": re.compile(r"\b(?:apogee|altitude|height|high)\b", re.I),
    "range_km": re.compile(r"\b(?:range|distance|flew|flying|travell?ed|away|downrange)\b", re.I),
}
LENGTH_REACH = 45
OWN_FIGURE = 12
REACHES = {
    "SR": "short-range",
    "MR": "medium-range",
    "IR": "intermediate-range",
    "IC": "intercontinental",
    "SL": "submarine-launched",
}
CLASSES = re.compile(r"\b(SR|MR|IR|IC|SL)BM\b")
FAILURE = re.compile(r"\bfail|unsuccessful|explod|blew up|crash|abort|broke up|malfunction", re.I)
SUCCESS = re.compile(r"\bsucce|succes|as planned|hit (?:its|the) target", re.I)
INTERCEPTED = re.compile(r"\bintercept|shot down|downed", re.I)


def resolve_actor_argument(argument: Argument, type_: str, surroundings: Surroundings) -> Actor:
    """An actor or recipient; a country that uses or moves force acts by its armed forces."""
    found = surroundings.actor(argument.span)
    by_force = argument.role == "actor" and type_ in FORCE and (found.id or "").endswith("-government")
    return Actor(
        argument.span.start,
        argument.span.end,
        surroundings.words(argument.span),
        name=found.name,
        country=found.country,
        sector="MIL" if by_force else found.sector,
        office=found.office,
        id=found.id,
    )


def resolve_place_argument(argument: Argument, surroundings: Surroundings) -> Place:
    """A place with its role in the event."""
    role: PlaceRole = argument.role  # type: ignore[assignment]
    span, found = argument.span, surroundings.place_at(argument.span)
    words = surroundings.words(span)
    if not found:
        return Place(span.start, span.end, words, role=role)
    return Place(
        span.start,
        span.end,
        words,
        role=role,
        name=found.name,
        country=found.country,
        lat=found.lat,
        lon=found.lon,
        precision=found.precision,
        gazetteer=found.gazetteer,
    )


def resolve_time(arguments: Iterable[Argument], surroundings: Surroundings, day: str | None = None) -> Time | None:
    """The event's time: the most precise of its time arguments that resolves, else the first as unresolved."""
    times = [time for a in arguments if (time := resolve_time_span(a.span, surroundings, day))]
    resolved = [t for t in times if t.status == "resolved"]
    return min(resolved, key=precision_rank, default=times[0] if times else None)


def day_told(arguments: Iterable[Argument], surroundings: Surroundings) -> str | None:
    """The one day that an event's time arguments tell, ISO; None where they tell none or several."""
    found = (time_in(surroundings.times, a.span.start, a.span.end) for a in arguments if a.role == "time")
    days = {(t.from_[:10], (t.to or t.from_)[:10]) for t in found if t and t.from_ and t.precision == "day"}
    first, last = days.pop() if len(days) == 1 else ("", None)
    return first if first == last else None


PRECISIONS = ("minute", "hour", "day", "week", "month", "season", "year", "decade", None)


def precision_rank(time: Time) -> tuple[int, int]:
    """Finer first, then earlier in the text."""
    return PRECISIONS.index(time.precision), time.start


def resolve_time_span(span: Span, surroundings: Surroundings, day: str | None = None) -> Time | None:
    """The time at a span; words the grammar does not know are unresolved, a duration is no time.

    A clock without a day of its own is one of `day`, the day that the event is told of.
    """
    found = time_in(surroundings.times, span.start, span.end)
    found = on_day(found, day) if found and day else found
    if found and found.kind in ("duration", "set"):
        return None
    if not found:
        words = surroundings.words(span)
        return None if set(words.lower().split()) <= LINKING else Time(span.start, span.end, words, "unresolved")
    return Time(
        found.start,
        found.end,
        found.text,
        found.status,
        from_=found.from_,
        to=found.to,
        edtf=found.edtf,
        precision=found.precision,
    )


def resolve_value(argument: Argument, surroundings: Surroundings, ontology: Ontology) -> Value | None:
    """A number of a field in its unit, or words; None when a field of numbers has no number in its words."""
    if argument.role in ("class", "missile", "weapon", "outcome", "damage"):
        return word_value(argument, surroundings)
    argument = told_apart(argument, surroundings)
    if argument.role in ("speed", "duration"):
        return measured_value(argument, surroundings)
    unit = ontology.unit(argument.role)
    text, span = surroundings.report.text, argument.span
    found = value_in(text, span.start, span.end, unit) if unit else quantity_in(text, span.start, span.end)
    return number_value(argument.role, found, surroundings) if found else None


def number_value(field: str, found: Quantity, surroundings: Surroundings) -> Value:
    """A quantity as the value of a field."""
    return Value(
        found.start,
        found.end,
        surroundings.report.text[found.start : found.end],
        field,
        low=found.low,
        best=found.best,
        high=found.high,
        unit=found.unit,
    )


def measured_value(argument: Argument, surroundings: Surroundings) -> Value | None:
    """Speed as km/h or Mach, duration in the unit that the words use."""
    text, span = surroundings.report.text, argument.span
    found = quantity_in(text, span.start, span.end)
    if not found:
        return None
    if argument.role == "speed":
        field, unit = ("speed_mach", "mach") if found.dimension == "mach" else ("speed_kmh", "km/h")
    else:
        words = text[found.start : found.end].lower()
        field = next((name for name, units in DURATION_FIELDS if any(u in words for u in units)), "duration_min")
        unit = {"duration_min": "min", "duration_days": "day", "duration_years": "year"}[field]
    converted = value_in(text, span.start, span.end, unit)
    return number_value(field, converted, surroundings) if converted else None


def told_apart(argument: Argument, surroundings: Surroundings) -> Argument:
    """A length as distance or height by the nearest word of its sentence that says which.

    A word with another figure between it and this one speaks of that other figure: "800 km (apogee 50 km)".
    """
    if argument.role not in LENGTH_WORDS:
        return argument
    sentence = surroundings.sentence_of(argument.span) or argument.span
    near = [
        (gap, role)
        for role, pattern in LENGTH_WORDS.items()
        for match in pattern.finditer(surroundings.report.text, sentence.start, sentence.end)
        if (gap := gap_to(argument.span, Span(*match.span()), surroundings.report.text)) is not None
    ]
    _, role = min(near, default=(0, argument.role))
    return renew(argument, role=role)


def gap_to(figure: Span, word: Span, text: str) -> int | None:
    """Characters between a figure and a word about it; None where they are far apart or the word has its own figure."""
    before = word.end <= figure.start
    between = text[word.end : figure.start] if before else text[figure.end : word.start]
    own = any(c.isdigit() for c in text[word.end : word.end + OWN_FIGURE]) and not before
    return None if own or len(between) > LENGTH_REACH or any(c.isdigit() for c in between) else len(between)


def word_value(argument: Argument, surroundings: Surroundings) -> Value | None:
    """A value of words: its own, or for an outcome what they come to; None for an outcome that is none."""
    span, words = argument.span, surroundings.words(argument.span)
    value = outcome(words) if argument.role == "outcome" else singular(words)
    return Value(span.start, span.end, words, argument.role, value=value) if value else None


def outcome(words: str) -> str | None:
    """success, failure or intercepted."""
    kinds = (("intercepted", INTERCEPTED), ("failure", FAILURE), ("success", SUCCESS))
    return next((name for name, pattern in kinds if pattern.search(words)), None)


def singular(words: str) -> str:
    """One of the thing, abbreviations of its class written out: "SRBMs" is a "short-range ballistic missile"."""
    one = re.sub(r"(missile|rocket|projectile|bomb|drone|satellite|rifle|shell|BM)s\b", r"\1", words)
    return CLASSES.sub(lambda match: f"{REACHES[match[1]]} ballistic missile", one)
