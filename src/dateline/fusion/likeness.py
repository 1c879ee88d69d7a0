"""How likely two mentions are one happening: evidence for and against, summed; some differences rule it out.

A pure function of two mentions' features, symmetric. Weights were set on the simulated press and the training topics
of ECB+ (see docs/decisions/0050). It knows nothing of other mentions; how many compete is the clustering's affair.
"""

from collections.abc import Iterable, Sequence

from dateline.fusion.beside import NEAR_SITE_KM, OTHER_SITE_KM
from dateline.fusion.deeds import senses_of
from dateline.fusion.features import POINTS, TEST_FAMILY, ZONE_DAYS, Features, Spot, countries_of
from dateline.fusion.moments import Interval
from dateline.fusion.values import compare_intervals, compare_words, distance_km, rounding_step

RULED_OUT = -100.0
SAME_SITE_KM = 30.0
# Two bases near each other, each told by its name.
TWO_SITES = 0.0
OTHER_TIME_MINUTES = 10
# One minute told of two mentions outweighs all wording; clocks that only meet may be those of two launches.
CLOCKS = {"same": 4.0, "compatible": 2.5, "zone": 1.5}
VOLLEY_MINUTES = 75
ATTACK_MINUTES = 240
STEADY_FIELDS = frozenset({"apogee_km", "range_km", "speed_kmh", "duration_min", "money", "sentence_years"})
# Events of no type of the ontology are told apart by verb and story more than by anything else.
OPEN_FAMILY = "event"
OPEN_THRESHOLD = 5.8
SAME_VERB = 1.4
SHARED_VERB = 0.3
OTHER_VERB = -12.0
OPEN_WORDING = 1.5
# The fitted weights of chief words (what goes beyond half of them says no more), names and figures in common; and what
# the story says of two mentions in one report, which have all of it in common.
STORY_WORDS_WEIGHT = 7.3
STORY_NAMES_WEIGHT = 2.8
STORY_FIGURES_WEIGHT = 1.9
ONE_STORY = 5.6
# Elsewhere a story counts little beside day, place and party.
KIN_VERB = 0.8
STORY_WEIGHT = 1.0
OTHER_KIND = 1.5
# A state fires its own weapons: another state for the doer speaks against, but who watched may be taken for who fired.
OTHER_STATE = -1.5
OTHER_PARTY = -1.2
# What is told without place and party is a recollection, whose finer kind a coder takes from the news beside it.
BARE_OTHER_KIND = 0.4
TOLD = frozenset({"actual", "historical", "negated"})


def likeness(one: Features, other: Features) -> float:
    """Evidence that the two are one happening: above `threshold` they are; `RULED_OUT` or less they cannot be."""
    if one.family != other.family:
        return RULED_OUT
    total = 0.0
    for weigh in (_modality, _time, _place, _site_and_clock, _parties, _numbers, _words, _wording, _story):
        total += weigh(one, other)
        if total <= RULED_OUT / 2:
            return RULED_OUT
    return total


def threshold(family: str) -> float:
    """The evidence needed to join: a state's weapons tests of one day are few, attacks and meetings many."""
    return {TEST_FAMILY: 1.6, OPEN_FAMILY: OPEN_THRESHOLD}.get(family, 2.6)


def _modality(one: Features, other: Features) -> float:
    kinds = {one.modality, other.modality}
    if kinds <= TOLD:
        return 0.0
    if len(kinds) == 1:
        return 0.2
    return -0.8 if "hypothetical" in kinds else -0.2


def _time(one: Features, other: Features) -> float:
    if one.interval and other.interval:
        return _stated_times(one, one.interval, other, other.interval)
    if one.window is None or other.window is None:
        return 0.0
    if not _windows_meet(one.window, other.window):
        return RULED_OUT
    if one.interval or other.interval:
        return _news_time(one, other) if one.dated or other.dated else 0.2
    return max(0.0, 0.7 - 0.15 * abs(one.window[1] - other.window[1]))


def _news_time(one: Features, other: Features) -> float:
    """News without a date, against a dated event: the nearer to its publication the likelier."""
    dated, news = (one, other) if one.interval else (other, one)
    assert dated.window is not None
    assert news.window is not None
    return 0.9 - 0.12 * abs(news.window[1] - ZONE_DAYS - dated.window[0])


def _windows_meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _stated_times(one: Features, here: Interval, other: Features, there: Interval) -> float:
    if here.wall and there.wall:
        return _clocks(one.family, here, there)
    relation = compare_intervals(here, there)
    if relation in {"disjoint", "zone"}:
        near = relation == "zone" and one.dated and other.dated
        return -0.3 if near else RULED_OUT
    if one.dated and other.dated:
        return 1.5
    return 0.5 if max(here.last - here.first, there.last - there.first) < 32 else 0.1


def _clocks(family: str, here: Interval, there: Interval) -> float:
    """Clock times: one volley or attack lasts so long and no longer; a difference by zone alone is no difference."""
    relation = compare_intervals(here, there)
    if relation in CLOCKS:
        return CLOCKS[relation]
    minutes = here.beside(there)
    assert minutes is not None
    first, second = minutes
    gap = max(first[0] - second[1], second[0] - first[1])
    limit = VOLLEY_MINUTES if family == TEST_FAMILY else ATTACK_MINUTES
    return 1.6 if gap <= limit else RULED_OUT


def _place(one: Features, other: Features) -> float:
    if _are_of_other_countries(one, other):
        return RULED_OUT
    best = max((_spot_pair(spot, there) for spot in one.spots for there in other.spots), default=0.0)
    worst = min((_spot_pair(spot, there) for spot in one.spots for there in other.spots), default=0.0)
    return best if best > 0 else worst


def _are_of_other_countries(one: Features, other: Features) -> bool:
    """Whether no country is common to both; of weapons tests only places are asked."""
    if one.family == TEST_FAMILY:
        here, there = (countries_of(features.spots) for features in (one, other))
    else:
        here, there = one.countries, other.countries
    return bool(here and there and not set(here) & set(there))


def _spot_pair(one: Spot, other: Spot) -> float:
    """Places of one role: near or of one name speak for, two sites far apart rule out."""
    if {one.role, other.role} & {"heading", "landing", "target"} and one.role != other.role:
        return 0.0
    if "heading" in (one.role, other.role):
        return 0.1 if one.name == other.name else 0.0
    points = one.precision in POINTS and other.precision in POINTS
    if one.name == other.name and one.name:
        return 1.6 if points else 0.6 if one.precision == "region" else 0.3
    if one.lat is None or other.lat is None or one.lon is None or other.lon is None or not points:
        return 0.0
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    if apart <= SAME_SITE_KM:
        return TWO_SITES if are_two_sites(one, other, apart) else 1.4
    return RULED_OUT if apart > OTHER_SITE_KM else -0.5


def are_two_sites(one: Spot, other: Spot, apart: float) -> bool:
    """Whether two places so many kilometres apart are sites with names of their own, not a site and its town."""
    return one.precision == other.precision == "site" and apart > NEAR_SITE_KM


def _site_and_clock(one: Features, other: Features) -> float:
    """Another place and another time of day are another happening, though either alone might be a slip."""
    minutes = one.interval.beside(other.interval) if one.interval and other.interval else None
    if minutes is None:
        return 0.0
    here, there = minutes
    if max(here[0] - there[1], there[0] - here[1]) <= OTHER_TIME_MINUTES:
        return 0.0
    return RULED_OUT if at_other_sites(one.spots, other.spots) else 0.0


def at_other_sites(here: Iterable[Spot], there: Sequence[Spot]) -> bool:
    """Whether some places are of one role, and all that are lie at sites with names of their own."""
    pairs = [(spot, near) for spot in here for near in there if spot.role == near.role]
    return bool(pairs) and all(_are_other_sites(spot, near) for spot, near in pairs)


def _are_other_sites(one: Spot, other: Spot) -> bool:
    """Whether two known places are sites or towns with names of their own, some way from each other."""
    points = one.precision in POINTS and other.precision in POINTS and one.name != other.name
    if not points or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) > NEAR_SITE_KM


def _parties(one: Features, other: Features) -> float:
    apart = OTHER_STATE if one.family == TEST_FAMILY else OTHER_PARTY
    return _party(one.actors, other.actors, apart) + _party(one.recipients, other.recipients, OTHER_PARTY)


def _party(one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...], apart: float) -> float:
    """Parties of one name or country; `apart` where they are of different countries."""
    if not one or not other:
        return 0.0
    if {name for name, _ in one} & {name for name, _ in other}:
        return 0.8
    if {name.split(" ")[-1] for name, _ in one} & {name.split(" ")[-1] for name, _ in other}:
        return 0.6
    countries, others = ({country for _, country in party if country} for party in (one, other))
    if countries & others:
        return 0.4
    if countries and others:
        return apart
    return -0.2


def _numbers(one: Features, other: Features) -> float:
    there = {field: (low, high) for field, low, high in other.numbers}
    return sum(_number_pair(field, (low, high), there[field]) for field, low, high in one.numbers if field in there)


def _number_pair(field: str, one: tuple[float, float], other: tuple[float, float]) -> float:
    step = max(rounding_step(one[0]), rounding_step(other[0])) if field in STEADY_FIELDS else 0.0
    if one[0] - step <= other[1] and other[0] - step <= one[1]:
        return 0.8 if max(one[1], other[1]) >= 10 else 0.4
    return -0.3 if field in STEADY_FIELDS else -0.5


def _words(one: Features, other: Features) -> float:
    total = 0.3 if one.mode and one.mode == other.mode else -0.5 if one.mode and other.mode else 0.0
    if one.kind and other.kind and one.kind != other.kind:
        total -= OTHER_KIND if _is_told_of(one) and _is_told_of(other) else BARE_OTHER_KIND
    there = dict(other.words)
    for field, word in one.words:
        if field in there and field in {"missile", "weapon", "class"}:
            total += _word_pair(field, word, there[field])
    return total


def _is_told_of(one: Features) -> bool:
    """Whether more than a day, a country and a kind is told."""
    return bool(one.actors or one.recipients or any(spot.precision != "country" for spot in one.spots))


def _word_pair(field: str, one: str, other: str) -> float:
    agree = compare_words(one, other) != "disjoint"
    if field == "missile":
        return 1.0 if agree else -1.2
    return 0.3 if agree else -0.3


def _verbs(one: str, other: str) -> float:
    """1 for one verb, part of it for words that news use for one another, that share a word, or that begin alike."""
    if one == other:
        return 1.0
    if senses_of(one) & senses_of(other) or set(one.split()) & set(other.split()):
        return KIN_VERB
    alike = next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), 99)
    return KIN_VERB if alike >= 4 and alike >= 0.6 * max(len(one), len(other)) else 0.0


def _story(one: Features, other: Features) -> float:
    """What two reports are about, where a mention of either has no day to tell it by."""
    here, there = one.story, other.story
    words = _common(here.words, there.words, 5)
    if one.family != OPEN_FAMILY:
        return STORY_WEIGHT * words
    if here == there:
        return ONE_STORY if words else 0.0
    names, figures = _common(here.names, there.names, 3), _common(here.figures, there.figures, 2)
    return STORY_WORDS_WEIGHT * min(words, 0.5) + STORY_NAMES_WEIGHT * names + STORY_FIGURES_WEIGHT * figures


def _common(one: tuple[str, ...], other: tuple[str, ...], least: int) -> float:
    """What two have in common, as a share of the shorter; nothing where that is shorter than the least."""
    shorter = min(len(one), len(other))
    return len(set(one) & set(other)) / shorter if shorter >= least else 0.0


def share_of_words(one: Features, other: Features) -> float:
    """Content words that two sentences about one deed have in common, as a share of the shorter; none for two deeds."""
    return _common(one.wording, other.wording, 1) if _verbs(one.trigger, other.trigger) else 0.0


def _wording(one: Features, other: Features) -> float:
    """One verb, and content words in common, as a share of the shorter sentence."""
    words = _common(one.wording, other.wording, 3)
    if one.family == OPEN_FAMILY:
        return _open_verb(one.trigger, other.trigger) + OPEN_WORDING * words
    return 0.3 * _verbs(one.trigger, other.trigger) + 1.2 * words


def _open_verb(one: str, other: str) -> float:
    """The verb of an event of no type, by which more than by anything else it is known."""
    if one == other:
        return SAME_VERB
    if senses_of(one) & senses_of(other):
        return KIN_VERB * SAME_VERB
    return SHARED_VERB if _verbs(one, other) else OTHER_VERB
