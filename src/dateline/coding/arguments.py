"""Arguments resolved: from labelled spans to actors and values (for places see `venues`).

What does not resolve keeps its words and says so (None, or status unresolved); nothing is taken from anywhere but the
span and the report around it.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.coding.mention import Actor, Value
from dateline.coding.nations import country_names, is_national
from dateline.coding.people import count_people, parts_of
from dateline.coding.surroundings import Surroundings
from dateline.coding.tolls import counted
from dateline.grammar import quantity_in, read_quantities, value_in
from dateline.grammar.quantity import Quantity
from dateline.language.annotations import Argument, Span
from dateline.language.pronouns import is_pronoun
from dateline.ontology import Ontology

LEAST_FLIGHT_KM = 0.01
FORCE = frozenset({"ASSAULT", "MOBILIZE"})
MEASURED = frozenset({"length", "mass", "speed", "area", "money"})
NUMBERING_REACH = 12
NUMBERING = re.compile(r"(?:\(|^)\d+ of \d+\b", re.M)
PEOPLE_FIELDS = frozenset({"killed", "injured", "missing", "detained", "abducted"})
DURATION_FIELDS = (
    ("duration_min", ("minute", "hour", "second")),
    ("duration_days", ("day", "week")),
    ("duration_years", ("year", "month")),
)
# Nobody counts a sentence finer: eleven months are 0.92 years.
DIGITS = {"sentence_years": 2}
REACHES = {
    "SR": "short-range",
    "MR": "medium-range",
    "IR": "intermediate-range",
    "IC": "intercontinental",
    "SL": "submarine-launched",
}
ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)
SHOT_FROM = re.compile(r"(?<=\w)\s+(?:from|with|that|which)\s")
WEAPONS = re.compile(
    r"(missile|rocket|projectile|bomb|drone|satellite|rifle|shell|BM|gun|pistol|revolver|grenade|"
    r"launcher|mine|mortar|howitzer|tank|tanker|jet|warplane|helicopter|warship|warhead|explosive|vehicle|device|round|"
    r"torpedo|weapon|AK-?\d\d|[FK]-?\d\d?)(?:(?<=o)e)?s\b"
)
CLASSES = re.compile(r"\b(SR|MR|IR|IC|SL)BM\b")
NO_CLASS = re.compile(r"(?:(?:the|an?|another|new|first|second|single)\s+)*(?:missile|rocket|weapon)s?", re.I)
# Letters for a kind of weapon are no name of one.
KIND = re.compile(r"(?:(?:SR|MR|IR|IC|SL|AS)BM|HGV|HCM|MLRS|MRLS?|SAM|SLV|MIRV|MaRV|RV|TEL)s?", re.I)
# "The Kestrel-2 launch facility", "Harrier aircraft": the name is that of a site or of what shoots.
OF_ANOTHER = re.compile(
    r"(?:\s+(?:and|or)\s+[A-Z][\w-]+)?\s+(?:(?:launch|launching|test|testing|space|rocket|missile|fighter)\s+){0,3}"
    r"(?:facilit(?:y|ies)|sites?|pads?|complex(?:es)?|cent(?:er|re)s?|cosmodrome|spaceport|bases?|plants?|factor(?:y|ies)|"
    r"aircraft|jets?|fighters?|bombers?|helicopters?|submarines?)\b(?!-)"
)
FAILURE = re.compile(r"\bfail|unsuccessful|explod|bl(?:ew|own) up|crash|abort|broke up|malfunction", re.I)
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


def resolve_value(argument: Argument, surroundings: Surroundings, ontology: Ontology) -> Value | None:
    """A number of a field in its unit, or words; None when a field of numbers has no number in its words.

    A number of people is of the field that the words beside it say.
    """
    if argument.role in PEOPLE_FIELDS and (field := counted(argument.span, surroundings.report.text)):
        argument = replace(argument, role=field)
    if argument.role in ("class", "missile", "weapon", "outcome", "damage"):
        return word_value(argument, surroundings)
    if argument.role in ("speed", "duration"):
        return measured_value(argument, surroundings)
    text, span = surroundings.report.text, argument.span
    if is_age(text, span):
        return None
    if argument.role in PEOPLE_FIELDS and not is_cut(span, text) and (people := people_value(argument, surroundings)):
        return people
    unit = ontology.unit(argument.role)
    found = value_in(text, span.start, span.end, unit) if unit else quantity_in(text, span.start, span.end)
    if found is None or is_article(found) or (unit == "km" and is_calibre(found)):
        return None
    if argument.role == "count" and (found.dimension in MEASURED or is_numbering(found, text)):
        return None
    if found.dimension != "count" and (argument.role in PEOPLE_FIELDS or (found.dimension == "percent" and not unit)):
        return None
    return number_value(argument.role, found, surroundings)


def is_cut(span: Span, text: str) -> bool:
    """Whether words begin within a range: "8 and 12 dead" of "between 8 and 12 dead" are not 20."""
    ranges = (q for q in read_quantities(text) if None not in (q.low, q.high) and q.low != q.high)
    return any(q.start < span.start < q.number_end for q in ranges)


def is_calibre(found: Quantity) -> bool:
    """Whether a length in kilometres is that of a barrel: "a 600mm rocket launcher" has no range of 600 mm."""
    return (found.high or found.best or found.low or 0) < LEAST_FLIGHT_KM


def is_numbering(found: Quantity, text: str) -> bool:
    """Whether a figure only numbers what is told: "(1 of 2)", "2 of 2 tests" at the head of a line."""
    line = text.rfind("\n", 0, found.number_start) + 1
    near = NUMBERING.finditer(text, max(line, found.number_start - NUMBERING_REACH), found.number_end + NUMBERING_REACH)
    return any(n.start() <= found.number_start < n.end() for n in near)


def is_age(text: str, span: Span) -> bool:
    """Whether the words are no more than somebody's age: in "Mara Lind, 34, was shot" nobody counts to 34."""
    ages = (q for q in read_quantities(text) if q.dimension == "age")
    return any(q.number_start <= span.start and span.end <= q.end for q in ages)


def is_article(found: Quantity) -> bool:
    """Whether a figure is no more than the article of its noun, which counts people but no things."""
    return found.text.lower() in ("a", "an")


def people_value(argument: Argument, surroundings: Surroundings) -> Value | None:
    """The people that the words name one by one, as the value of a field."""
    span, words = argument.span, surroundings.words(argument.span)
    bounded = open_before(span, surroundings.report.text)
    if bounded and len(parts_of(words)) == 1:
        return None
    count = count_people(words[bounded.number_start - span.start :] if bounded else words)
    if count is None:
        return None
    low = None if bounded and bounded.low is None else count
    high = None if bounded and bounded.high is None else count
    return Value(span.start, span.end, words, argument.role, low=low, best=count, high=high)


def open_before(span: Span, text: str) -> Quantity | None:
    """The quantity that words open with, where "at least" or "up to" leaves one end of it open."""
    open_ = (q for q in read_quantities(text) if (q.low is None) != (q.high is None))
    return next((q for q in open_ if q.start <= span.start <= q.number_start < span.end), None)


def number_value(field: str, found: Quantity, surroundings: Surroundings) -> Value:
    """A quantity as the value of a field, in as many digits as the field is told in."""
    digits = DIGITS.get(field)
    low, best, high = (
        n if n is None or digits is None else round(n, digits) for n in (found.low, found.best, found.high)
    )
    return Value(
        found.start,
        found.end,
        surroundings.report.text[found.start : found.end],
        field,
        low=low,
        best=best,
        high=high,
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


def word_value(argument: Argument, surroundings: Surroundings) -> Value | None:
    """A value of words: its own, or for an outcome what they come to; None for what is none, as a pronoun is."""
    span, words = argument.span, surroundings.words(argument.span)
    if is_pronoun(words):
        return None
    if argument.role == "missile" and OF_ANOTHER.match(surroundings.report.text, span.end):
        return None
    value = WORDED.get(argument.role, singular)(words)
    return Value(span.start, span.end, words, argument.role, value=value) if value else None


def outcome(words: str) -> str | None:
    """success, failure or intercepted."""
    kinds = (("intercepted", INTERCEPTED), ("failure", FAILURE), ("success", SUCCESS))
    return next((name for name, pattern in kinds if pattern.search(words)), None)


def singular(words: str) -> str:
    """One of the thing, without article and what it is shot from; "SRBMs" are a "short-range ballistic missile"."""
    words = ARTICLE.sub("", SHOT_FROM.split(words, maxsplit=1)[0])
    one = WEAPONS.sub(r"\1", words)
    return CLASSES.sub(lambda match: f"{REACHES[match[1]]} ballistic missile", one)


def missile_name(words: str) -> str | None:
    """The name among words for a missile: "KN-25" of "consistent with the KN-25 missiles"; None where it has none."""
    parts = words.split()
    named = [n for n, part in enumerate(parts) if any(c.isupper() for c in part) and not KIND.fullmatch(part)]
    while named and (people := people_at(parts, named[0])):
        named = [n for n in named if n >= named[0] + people]
    numbered = [n for n, part in enumerate(parts) if any(c.isdigit() for c in part)]
    name = " ".join(parts[named[0] : max(named + numbered) + 1]) if named else ""
    return singular(name) if name and name.lower() not in country_names() else None


def people_at(parts: Sequence[str], at: int) -> int:
    """How many words from `at` on are the adjective of a people: whose a missile is, is not its name."""
    return next((n for n in (2, 1) if is_national(list(parts[at : at + n]))), 0)


def kind_of(words: str) -> str | None:
    """The words for a class, one of its kind; "a new missile" says none."""
    return None if NO_CLASS.fullmatch(words) else singular(words)


WORDED = {"outcome": outcome, "missile": missile_name, "class": kind_of}
