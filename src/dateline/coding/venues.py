"""Where an event was: which of its places are places of it, in which role, and what they resolve to.

Where somebody only speaks of an event, and where a launch can hardly have been fired from, is no place of it.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from dateline.coding.bearings import COMPASS
from dateline.coding.drafts import Draft, is_launch
from dateline.coding.mention import Place, PlaceRole
from dateline.coding.speakers import enclosing
from dateline.coding.surroundings import Surroundings, is_named
from dateline.language.annotations import Argument, Span
from dateline.places import ResolvedPlace

TOWARDS = re.compile(r"\btowards?\s+(?:the\s+)?$", re.I)
BEYOND = r"(?:outside|beyond|(?:clear|short)\s+of)"
OUTSIDE = re.compile(
    rf"\b{BEYOND}\s+(?:of\s+)?(?:(?!(?:and|or|but|in|on|at|near|off|from)\b)[\w’'()-]+\s+){{0,7}}$", re.I
)
BEGINS_OUTSIDE = re.compile(rf"{BEYOND}\b", re.I)
OUTSIDE_REACH = 60
ZONE = re.compile(r"(?:['’]s)?(?:\s+(?:exclusive|economic|territorial|zone|waters?|EEZ))*", re.I)
LEFT_FROM = re.compile(r"\b(?:from|leaving|left|at)\s+(?:the\s+)?$", re.I)
OUT_OF = re.compile(r"\b(?:out\s+of|leaving)\s+(?:the\s+)?$", re.I)
TOWARDS_REACH = 16
# "It overflew Japan", "south over the Yellow Sea": the way of a shot, unless it broke up there.
OVER = re.compile(r"\b(?:over(?:flew|fl(?:y|ies|ying|own))?|across)\s+(?:the\s+)?$", re.I)
ENDED = re.compile(r"\b(?:explod|destroy|broke|blew|blown|disintegrat|detonat|intercept)\w*[^.;\n]{0,20}$", re.I)
BARE_BEARING = re.compile(rf"{COMPASS}(?:wards?)?", re.I)
# "It fell 97 km south of Vladivostok": a place that a shot came down near.
FELL = re.compile(
    r"\b(?:fell|land(?:s|ed|ing)|came\s+down|comes\s+down|splash(?:es|ed|ing)|dropp(?:ed|ing)|plunged|crashed)\b"
    r"(?!\s+from)[^.;\n]*\b(?:km|kilomet\w+|miles)\b[^.;\n]*$"
)
FELL_REACH = 90
FELL_IN = re.compile(
    r"\b(?:fell|fall(?:s|ing)|land(?:s|ed|ing)|splash(?:es|ed|ing)|impact(?:s|ed|ing)|plunged|crash(?:ed|ing))\s+"
    r"(?:(?:down|short|harmlessly|safely)\s+)?(?:(?:in|into|on|near|off|outside|within|inside)\s+)?(?:the\s+)?$",
    re.I,
)
NOWHERE = re.compile(
    r"(?:(?:the|an?|its?|this|that|these|those|same|exact|multiple|several|various|different|other|another)\s+)*"
    r"(?:location|place|site|area|spot)s?"
    r"|\d[\d.,]*(?:\s+(?:and|to)\s+\d[\d.,]*)?(?:\s*(?:km|kilomet\w+|miles?))?(?:\s+(?:away|off|downrange))?",
    re.I,
)
# "It was launched from Norland's cosmodrome", where one country fires from another's ground.
FIRED_FROM = re.compile(r"\bfrom\s+(?:[\w-]+['’]s?\s+|the\s+)?$", re.I)
FROM_REACH = 24
# How wide a place is: one around others is a region or a country.
WIDTH = {"site": 1, "city": 1, "region": 2, "country": 3}
LISTED = re.compile(
    r",?\s+(?:and|or|then)\s+(?:also\s+)?(?:(?:in|to|from|at|near|around)\s+)?(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?"
)
LIES_IN = re.compile(r",?\s+(?:in|on)\s+(?:the\s+)?$")
LIES_REACH = 12
# "Ada Lanza, 34, of the 200 block of Ellery Street, was charged": where somebody lives, told behind the age.
HOME = re.compile(
    r",\s\d{1,3}(?:\s+and\s[^,.;]{3,40})?,?\s+(?:both\s+)?of\s+(?:the\s+)?(?:[\w-]+\s+block\s+of\s+)?(?:[NSEW]\.?\s+)?$"
)
# How far before a place words may tell that it is a home or only what could be hit.
TOLD_REACH = 80
# "It could reach Port Ellery", "puts Port Ellery within range": what a missile might hit.
COULD_HIT = re.compile(
    r"\b(?:could|can|might|would|able\s+to|enough\s+to|capable\s+of)\s+(?:\w+\s+){0,2}"
    r"(?:reach(?:ed|ing)?|hit(?:ting)?|str(?:ike|iking|uck))\s[^.,;\n]{0,40}$"
)
IN_RANGE = re.compile(
    r"[^.,;\n]{0,40}\b(?:with)?in\s+(?:(?:its|their|easy|striking|firing|missile)\s+){0,2}(?:reach|range)\b"
)
# "In Tokyo, the ministry said": the rest of an opening that tells where somebody speaks.
SAYING = re.compile(
    r",\s[^,.;\n]{3,60}?\s(?:said|says|told|stated|announced|reported|confirmed|added|noted|estimated)\b"
)


def role_of_place(argument: Argument, roles: Collection[str], text: str, launched: bool = False) -> str:
    """The role of a place among those its event has: "towards" means the heading, an unknown role the venue.

    A launch has no venue but the place it was launched from.
    """
    before = text[max(0, argument.span.start - TOWARDS_REACH) : argument.span.start]
    if "heading" in roles and (TOWARDS.search(before) or (launched and is_way(argument.span, text))):
        return "heading"
    sentence = text[max(0, argument.span.start - FELL_REACH) : argument.span.start]
    is_there = launched and argument.role in ("venue", "origin") and "landing" in roles
    if is_there and (FELL.search(sentence) or FELL_IN.search(sentence)):
        return "landing"
    left = LEFT_FROM if argument.role == "target" else OUT_OF
    if launched and (argument.role == "venue" or left.search(before)):
        return "origin"
    return argument.role if argument.role in roles else "venue"


def is_way(place: Span, text: str) -> bool:
    """Whether words say where a shot went: over which country or sea, or by the compass alone ("aimed south")."""
    before = OVER.search(text, max(0, place.start - FELL_REACH), place.start)
    over = before and not ENDED.search(text, max(0, place.start - FELL_REACH), before.start())
    return bool(over) or BARE_BEARING.fullmatch(text, place.start, place.end) is not None


def outside(place: Span, text: str) -> Span:
    """The words that say something was not in a place ("outside Japan's exclusive economic zone"), else the place."""
    before = OUTSIDE.search(text, max(0, place.start - OUTSIDE_REACH), place.start)
    zone = ZONE.match(text, place.end)
    return Span(before.start(), zone.end()) if before and zone else place


def resolve_place_argument(argument: Argument, surroundings: Surroundings) -> Place:
    """A place with its role in the event."""
    role: PlaceRole = argument.role  # type: ignore[assignment]
    span = with_finer(argument.span, surroundings)
    words = surroundings.words(span)
    found = None if BEGINS_OUTSIDE.match(words) else surroundings.place_at(span)
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


def with_finer(span: Span, surroundings: Surroundings) -> Span:
    """The words for a place with the name of a finer one before them: "Port Ellery in Upper Lanza"."""
    lies_in = LIES_IN.search(surroundings.report.text, max(0, span.start - LIES_REACH), span.start)
    around = surroundings.place_at(span) if lies_in else None
    if not lies_in or not around:
        return span
    finer = (n for n, p in surroundings.places.items() if n.end == lies_in.start() and is_finer(p, around))
    return next((Span(name.start, span.end) for name in finer), span)


def places_of(resolved: Iterable[Place], text: str) -> tuple[Place, ...]:
    """The places, each once in its role, in the order of the text: a place told again is the one already told.

    Where a role has a known place, wider ones around it and words that name none ("the base") add nothing.
    """
    found: dict[tuple[str, str], Place] = {}
    for place in sorted(resolved, key=lambda v: (v.start, v.end)):
        found.setdefault((place.role, place.gazetteer or (place.name or place.text).lower()), place)
    places = tuple(found.values())
    return tuple(p for p in places if not adds_nothing(p, [o for o in places if o.role == p.role], text))


def adds_nothing(place: Place, others: Sequence[Place], text: str) -> bool:
    """Whether a place says no more than others of its role: a wider one of their country, or words beside a name."""
    if not place.name:
        return not is_named(place.text) and any(other.name for other in others)
    finer = [other for other in others if is_finer(other, place)]
    listed = [other for other in finer if are_listed(place, other, text)]
    is_around = any(text[other.end : place.start].strip() == "," for other in finer if other not in listed)
    return is_around or (bool(finer) and not listed)


def is_finer(place: Place | ResolvedPlace, other: Place | ResolvedPlace) -> bool:
    """Whether a place of the same country may lie within another."""
    finer = WIDTH.get(place.precision or "", 0) < WIDTH.get(other.precision or "", 0)
    return finer and bool(place.name) and other.country is not None and place.country == other.country


def are_listed(one: Place, other: Place, text: str) -> bool:
    """Whether two places stand side by side, so that neither lies within the other: "Lower Lanza and Port Ellery"."""
    first, second = sorted((one, other), key=lambda place: place.start)
    between = text[first.end : second.start]
    goes_on = text[second.end : second.end + 1] != "," and LISTED.match(text, second.end) is not None
    return (between.strip() == "," and goes_on) or LISTED.fullmatch(between) is not None


def is_no_place(argument: Argument, draft: Draft, surroundings: Surroundings) -> bool:
    """Whether words say no place of the event: a speaker's or a home, what a missile is called, "several locations"."""
    named = any(a.role == "missile" and a.span.contains(argument.span) for a in draft.arguments)
    is_nowhere = NOWHERE.fullmatch(surroundings.words(argument.span)) is not None
    return (
        named
        or is_nowhere
        or is_home(argument.span, surroundings.report.text)
        or (is_launch(draft.frame) and is_in_reach(argument.span, surroundings.report.text))
        or is_speakers(argument.span, draft, surroundings)
        or is_foreign(argument, draft, surroundings)
    )


def is_home(place: Span, text: str) -> bool:
    """Whether a place is only where somebody of the event lives."""
    return HOME.search(text, max(0, place.start - TOLD_REACH), place.start) is not None


def is_in_reach(place: Span, text: str) -> bool:
    """Whether a place is only what a missile could hit."""
    could_hit = COULD_HIT.search(text, max(0, place.start - TOLD_REACH), place.start)
    return could_hit is not None or IN_RANGE.match(text, place.end) is not None


def is_foreign(argument: Argument, draft: Draft, surroundings: Surroundings) -> bool:
    """Whether the origin of a launch would lie in another country than all who fire, and none says they fired from it.

    "Ferries from Port Ellery waited" in a report of a neighbour's missiles says nothing of where they rose.
    """
    sentence, text = surroundings.sentence_of(argument.span), surroundings.report.text
    is_beside = sentence is None or any(sentence.overlaps(trigger) for trigger in draft.triggers)
    is_told = is_beside and FIRED_FROM.search(text, max(0, argument.span.start - FROM_REACH), argument.span.start)
    if is_told or argument.role in ("heading", "landing") or not is_launch(draft.frame):
        return False
    place = surroundings.place_at(argument.span)
    doers = {surroundings.actor(a.span).country for a in draft.arguments if a.role == "actor"} - {None}
    return place is not None and place.country is not None and bool(doers) and place.country not in doers


def is_speakers(place: Span, draft: Draft, surroundings: Surroundings) -> bool:
    """Whether a place is where somebody speaks of the event, not where it was: "In Tokyo, the ministry said ..."."""
    sentence = surroundings.sentence_of(place)
    told = [t for t in draft.triggers if sentence and sentence.overlaps(t)]
    doers = [a.span for a in draft.arguments if a.role == "actor"]
    opening = SAYING.match(surroundings.report.text, place.end) if is_first(place, sentence, surroundings) else None
    if opening and not any(doer.overlaps(Span(*opening.span())) for doer in doers):
        return not any(trigger.start < opening.end() for trigger in told)
    return bool(told) and all(said_without(place, trigger, doers, surroundings) for trigger in told)


def is_first(place: Span, sentence: Span | None, surroundings: Surroundings) -> bool:
    """Whether a sentence opens with "In" and the place."""
    return sentence is not None and surroundings.report.text[sentence.start : place.start].strip() in ("In", "From")


def said_without(span: Span, trigger: Span, doers: Sequence[Span], surroundings: Surroundings) -> bool:
    """Whether a trigger is said in words that the span, of the same sentence, is no part of: the saying parts the two.

    What a doer of the event says may be the deed itself: "At a rally in Texas he said that they must leave".
    """
    said = enclosing(trigger, surroundings)[:1]
    contents = [a.span for frame in said for a in frame.arguments if a.role == "content"]
    by_doer = any(a.role == "source" and any(a.span.overlaps(d) for d in doers) for f in said for a in f.arguments)
    first, second = sorted((span, trigger))
    is_parted = any(first.end <= frame.trigger.start < second.start for frame in said)
    return is_parted and bool(contents) and not by_doer and not any(content.overlaps(span) for content in contents)
