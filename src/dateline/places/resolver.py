"""Resolves all place names of a report at once: each name's places are weighed by what the others may be.

A name is read, its places are fetched from the gazetteer, and each is scored by how known it is, by the words beside it
("Paris, Texas"), by the other places of the report and the outlet's home. The same input gives the same places; a name
that the gazetteer does not know, or that may as well be several places, is None. A country is never taken from a map.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy
import numpy.typing
from msgspec.structs import replace

from dateline.places.evidence import (
    containers_of,
    countries_by_adjective,
    home_candidates,
    in_list_of_cities,
    in_list_of_counties,
    in_list_of_divisions,
    names_a_street,
)
from dateline.places.gazetteer import Candidate, Gazetteer, open_gazetteer
from dateline.places.names import SIDES, described, fold, readings
from dateline.places.namesakes import is_division_meant, namesakes
from dateline.places.scoring import Option, affinities, agrees, distance, fit_container, prior
from dateline.places.tables import MAIN, WEAK, Entry, capitals, known_cities
from dateline.places.types import PlaceContext, PlaceName, Precision, ResolvedPlace

_MOST_OPTIONS = 40
_LEAST_BELIEF = 0.4  # below it most choices were wrong: better none
_TOLD_APART = 0.7
_UNKNOWN = 4.5  # how likely the name of a town is meant of a place that no gazetteer knows
_STEEP = 1.5
_KNOWN = 1.5
_KNOWN_AFAR = 2.0  # more, where no town's own outlet tells of it
_SAME_SPOT = 40.0  # kilometres
_ROUNDS = 3
_SUPPORT = 2.2
_CAP = 8.5
_HOME = 1.2
_HOME_WEIGHT = 5.3
_DATELINE_WEIGHT = 3.0
_PRECISION: dict[str, Precision] = {
    "country": "country", "division": "region", "county": "region", "region": "region", "feature": "region",
    "city": "city", "town": "city", "site": "site", "airport": "site", "sea": "sea", "water": "sea",
}  # fmt: skip
# "The capital, Lima" has its name behind it; of what a capital is that is no seat of a government, other words tell.
_CAPITAL = re.compile(
    r"(?<!ormer\s)(?<!hen\s)(?<!old\s)(?P<owner>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?)(?:['’]s)?\s(?:national\s)?capital(?:\scity)?$"
    r"|(?:^|\bthe\s)(?:national\s)?capital\sof\s(?:the\s)?(?P<of>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?)$"
)
Numbers = numpy.typing.NDArray[numpy.float64]
Owners = numpy.typing.NDArray[numpy.int64]


class Group(msgspec.Struct, frozen=True):
    """Names of a report that are one name with one container, and the places they may be; unseen groups are context."""

    options: tuple[Option, ...]
    weight: float


class PlaceResolver:
    """Resolves names against a gazetteer; opens the user's own index where none is given."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or open_gazetteer()
        self._options_of = lru_cache(maxsize=4096)(self._read_options)

    def resolve(self, names: Sequence[PlaceName], context: PlaceContext) -> tuple[ResolvedPlace | None, ...]:
        """The place of each name, in the order given; None where the gazetteer knows none."""
        keys, members = self._grouped(names, context)
        home = tuple(Option(entry, 4.0, False) for entry in home_candidates(context, self.gazetteer))
        known = 0.0 if home else _KNOWN_AFAR
        groups = [Group(self._options(key, container, known), 1 + 0.3 * min(len(members[key, container]), 6))
                  for key, container in keys]  # fmt: skip
        beliefs = _believe([*groups, *self._context_groups(context), Group(home, _HOME_WEIGHT)], len(groups))
        found: list[ResolvedPlace | None] = [None] * len(names)
        chosen = [self._chosen(group, belief) for group, belief in zip(groups, beliefs, strict=False)]
        for (key, container), group, choice in zip(
            keys, groups, self._told_apart(groups, chosen, context), strict=True
        ):
            if choice:
                place = self._resolved(group.options[choice[0]], choice[1])
                for index in members[key, container]:
                    found[index] = place
        return tuple(found)

    def _chosen(self, group: Group, belief: Numbers) -> tuple[int, float] | None:
        """Which place of a group is meant, and how much that is believed; None where it may as well be another."""
        chosen = int(belief.argmax()) if len(belief) else 0
        is_believed = len(belief) and _believed(group.options, belief, chosen) >= _LEAST_BELIEF
        return (chosen, float(belief[chosen])) if is_believed else None

    def _told_apart(
        self, groups: list[Group], chosen: list[tuple[int, float] | None], context: PlaceContext
    ) -> list[tuple[int, float] | None]:
        """The choices, a country and its namesake told apart by the other places of the report."""
        entries = [group.options[c[0]].entry if c else None for group, c in zip(groups, chosen, strict=True)]
        told = list(chosen)
        for at, (group, choice) in enumerate(zip(groups, chosen, strict=True)):
            pair = namesakes(Candidate(option.entry, MAIN) for option in group.options) if choice else None
            if choice and pair and entries[at] in pair:
                others = [e for n, e in enumerate(entries) if e and n != at and e not in pair]
                is_division = is_division_meant(pair, others, context.text, self.gazetteer)
                if is_division is not None and pair[is_division] != entries[at]:
                    meant = next(n for n, option in enumerate(group.options) if option.entry == pair[is_division])
                    told[at] = (meant, _TOLD_APART)
        return told

    def _grouped(
        self, names: Sequence[PlaceName], context: PlaceContext
    ) -> tuple[list[tuple[str, tuple[Entry, ...]]], dict[tuple[str, tuple[Entry, ...]], list[int]]]:
        """Names by what they say and by their container; one without a container takes that of its namesake."""
        names = [self._as_told(name, context.text) for name in names]
        containers = [self._useful_containers(name, context) for name in names]
        first: dict[str, tuple[Entry, ...]] = {}
        for name, container in zip(names, containers, strict=True):
            if container:
                first.setdefault(fold(name.text), container)
        members: dict[tuple[str, tuple[Entry, ...]], list[int]] = {}
        for index, (name, container) in enumerate(zip(names, containers, strict=True)):
            group = (name.text, container or first.get(fold(name.text), ()))
            members.setdefault(group, []).append(index)
        return list(members), members

    def _as_told(self, name: PlaceName, text: str) -> PlaceName:
        """A name with the noun its text gives it ("Jackson and Barrow counties", "the state of Washington").

        That of a street is none of ours: the town so called lies elsewhere.
        """
        if names_a_street(name, text):
            return PlaceName("", name.start, name.end)
        if capital := self._capital_told(name.text):
            return PlaceName(capital, name.start, name.end)
        told = described(name.text, text[max(0, name.start - 30) : name.start], text[name.end : name.end + 20])
        if told == name.text and in_list_of_counties(name, text):
            told = f"{name.text} County"
        elif told == name.text and in_list_of_divisions(name, text, self.gazetteer):
            told = f"{name.text} state"
        known = told != name.text and any(self._options_of(told)) and any(self._options_of(name.text))
        return PlaceName(told, name.start, name.end) if known else name

    def _capital_told(self, words: str) -> str | None:
        """The capital that words leave without its name: "the Peruvian capital", "the capital of Peru"."""
        told = _CAPITAL.search(words)
        if told is None:
            return None
        owner = fold(told["owner"] or told["of"])
        named = self.gazetteer.named(owner)
        adjective = self.gazetteer.named_by_adjective(owner)
        entries = [*(c.entry for c in named if c.weight < WEAK), *([adjective] if adjective else [])]
        states = {entry.country for entry in entries if entry.kind == "country"}
        return None if namesakes(named) else next((word for word, state in capitals() if state in states), None)

    def _useful_containers(self, name: PlaceName, context: PlaceContext) -> tuple[Entry, ...]:
        options = self._options_of(name.text)
        lists = (in_list_of_cities, in_list_of_divisions)
        if not options or any(is_listed(name, context.text, self.gazetteer) for is_listed in lists):
            return ()
        found = containers_of(name, context.text, self.gazetteer)
        if options[0].entry.kind == "country":
            found = tuple(entry for entry in found if entry.kind != "country")
        fitting = (entry for entry in found if any(fit_container(option.entry, entry) for option in options))
        return tuple(fitting)

    def _options(self, text: str, container: tuple[Entry, ...], known: float) -> tuple[Option, ...]:
        options = tuple(replace(o, score=o.score + known) if o.known else o for o in self._options_of(text))
        if not container:
            return options[:_MOST_OPTIONS]
        fitted = [
            replace(o, score=o.score + max(fit_container(o.entry, entry) for entry in container)) for o in options
        ]
        return tuple(sorted(fitted, key=lambda option: (-option.score, option.entry.id)))[:_MOST_OPTIONS]

    def _read_options(self, text: str) -> tuple[Option, ...]:
        """The places that words may mean, each with its prior score, the best first."""
        found: dict[str, Option] = {}
        for reading in readings(text):
            named = self.gazetteer.named(reading.key)
            candidates = tuple(candidate for candidate in named if agrees(candidate.entry, reading.hint))
            known = _known_city(candidates, reading.key)
            same_name_city = {c.entry.division for c in candidates if c.entry.kind == "city" and c.weight == 0}
            for candidate in candidates:
                score = prior(candidate, reading, candidate.entry.division in same_name_city)
                if candidate is known:
                    score += _KNOWN
                option = Option(candidate.entry, score, reading.part, reading.side, candidate is known)
                if candidate.entry.id not in found or found[candidate.entry.id].score < score:
                    found[candidate.entry.id] = option
            if any(c.weight < 2 for c in candidates):
                break
        if not found:
            found = self._read_without_article(text)
        for reading in readings(text)[: 1 if found else None]:
            if entry := self.gazetteer.named_by_adjective(reading.key):
                found.setdefault(entry.id, Option(entry, 8.8, reading.part, reading.side))
                break
        return tuple(sorted(found.values(), key=lambda option: (-option.score, option.entry.id)))

    def _read_without_article(self, text: str) -> dict[str, Option]:
        """The towns that words mean which drop an Arabic article of the name ("Qamishli" for "Al Qāmishlī")."""
        named = [(c, r) for r in readings(text) for c in self.gazetteer.named(f"al {r.key}") if agrees(c.entry, r.hint)]
        return {c.entry.id: Option(c.entry, prior(c, r, False), r.part) for c, r in named if c.entry.kind == "city"}

    def _context_groups(self, context: PlaceContext) -> list[Group]:
        """What is no name of the report but tells where it plays: dateline, outlet's country, adjectives."""
        groups = []
        if context.country and context.country in self.gazetteer.countries:
            groups.append(Group((Option(self.gazetteer.countries[context.country], 8.0, False),), 1.0))
        if context.dateline and (options := self._options_of(context.dateline.split(",")[0].title())):
            groups.append(Group(options[:_MOST_OPTIONS], _DATELINE_WEIGHT))
        for country, count in sorted(countries_by_adjective(context.text, self.gazetteer).items()):
            option = Option(self.gazetteer.countries[country], 8.0, False)
            groups.append(Group((option,), 0.5 + 0.2 * min(count, 5)))
        return groups

    def _resolved(self, option: Option, confidence: float) -> ResolvedPlace:
        entry = option.entry
        precision = _PRECISION[entry.kind]
        if option.part and precision == "country":
            precision = "region"
        area = {"country": entry.country, "division": entry.division}.get(entry.kind)
        middle = self.gazetteer.middle_of(area or "", option.side)
        country = self.gazetteer.countries.get(entry.country or "")
        within = self.gazetteer.division_name(entry.division) if entry.division and entry.kind != "division" else None
        return ResolvedPlace(
            name=f"{SIDES[option.side]} {entry.name}" if middle else entry.name,
            country=entry.country,
            lat=middle[0] if middle else entry.lat,
            lon=middle[1] if middle else entry.lon,
            precision=precision,
            gazetteer=None if middle else entry.id,
            zone=entry.zone,
            population=entry.population,
            within=within or (country.name if country and (middle or entry.kind != "country") else None),
            disputed=entry.disputed,
            confidence=round(confidence, 4),
        )


def _known_city(candidates: Sequence[Candidate], key: str) -> Candidate | None:
    """The one of the places with a name that is the capital so called, or another city better known than its size."""
    cities = [c for c in candidates if c.entry.kind == "city" and c.weight < WEAK]
    known = (c for c in cities if key in _known_keys().get(c.entry.country or "", ()))
    return max(known, key=lambda candidate: candidate.entry.population, default=None)


def zone_of(place: ResolvedPlace) -> str | None:
    """The time zone in which clocks at a place run; None where it has none of its own."""
    return place.zone


def _believe(groups: list[Group], seen: int) -> list[Numbers]:
    """How much each place of the first `seen` groups is believed, after all have told each other; home is the last."""
    options = [option for group in groups for option in group.options]
    if not options:
        return [numpy.zeros(0) for _ in groups]
    owner = numpy.repeat(numpy.arange(len(groups)), [len(group.options) for group in groups])
    weights = numpy.array([group.weight for group in groups])
    own = numpy.array([option.score for option in options])
    affinity = affinities(options)
    at_home = affinity[:, owner == len(groups) - 1]
    belief = _shared(own, owner, len(groups))
    scores = own
    for _ in range(_ROUNDS):
        told = affinity * belief[None, :]
        best = numpy.stack([told[:, owner == group].max(axis=1, initial=0.0) for group in range(len(groups))], axis=1)
        best[numpy.arange(len(options)), owner] = 0.0
        home = (at_home * belief[owner == len(groups) - 1]).max(axis=1, initial=0.0)
        scores = own + _most(best @ weights) + _HOME * home
        belief = _shared(scores, owner, len(groups))
    belief *= 1 - _belief_in_unknown(options, scores, owner, len(groups))[owner]
    return [belief[owner == group] for group in range(seen)]


def _belief_in_unknown(options: list[Option], scores: Numbers, owner: Owners, count: int) -> Numbers:
    """How much each group is believed to mean a place that no gazetteer knows; only where its best is a town."""
    found = numpy.zeros(count)
    for group in range(count):
        own = numpy.flatnonzero(owner == group)
        if len(own) and options[own[scores[own].argmax()]].entry.kind == "city":
            found[group] = 1 / (1 + numpy.exp(_STEEP * (scores[own] - _UNKNOWN)).sum())
    return found


def _believed(options: tuple[Option, ...], belief: Numbers, chosen: int) -> float:
    """How much the chosen place is believed, its namesakes on the same spot counted with it: a city and its canton."""
    entry = options[chosen].entry
    same = [o.entry.name == entry.name and distance(o.entry, entry) < _SAME_SPOT for o in options[: len(belief)]]
    return float(belief[numpy.array(same)].sum())


def _most(support: Numbers) -> Numbers:
    """Support grows with what speaks for a place, slower and slower, to a limit that no small namesake can pass."""
    return _CAP * numpy.tanh(_SUPPORT * numpy.log1p(support) / _CAP)


def _shared(scores: Numbers, owner: Owners, count: int) -> Numbers:
    belief = numpy.zeros(len(scores))
    for group in range(count):
        own = scores[owner == group]
        if len(own):
            spread = numpy.exp(_STEEP * (own - own.max()))
            belief[owner == group] = spread / spread.sum()
    return belief


@lru_cache(maxsize=1)
def _known_keys() -> dict[str, frozenset[str]]:
    keys: dict[str, set[str]] = {}
    for word, country in known_cities():
        keys.setdefault(country, set()).add(fold(word))
    return {country: frozenset(words) for country, words in keys.items()}
