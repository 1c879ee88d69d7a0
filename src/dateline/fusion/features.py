"""What clustering knows of a mention: its family, when and where it can have happened, who, how many, in what words.

A pure function of one mention and its report. The publication date is used only to bound when a told event can have
happened, never as its time (law 6). Mentions with equal features are one node to the clustering.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Any

import msgspec

from dateline.coding.mention import Actor, Mention
from dateline.fusion.capitals import may_be_government
from dateline.fusion.deeds import senses_of, stem, stem_words
from dateline.fusion.kinds import family_of
from dateline.fusion.moments import Interval, interval_of, parse_moment
from dateline.fusion.names import fold_words
from dateline.fusion.passages import COMMON
from dateline.reading.report import Report

POINTS = frozenset({"site", "city"})
TEST_FAMILY = "weapons-test"
# How long before its publication a report's news, told without a date, can lie; and the day zones can add.
NEWS_DAYS = 4
ZONE_DAYS = 1
DATED_DAYS = 2
_SENTENCE_END = re.compile(r"[.!?]['\"”’]?\s+(?=[A-Z\"“])|\n+")
_WORD = re.compile(r"[^\W_]{3,}")
_NAME = re.compile(r"(?<=[a-z,;'’] )[A-Z][\w-]{2,}")
FIGURE = re.compile(r"\b\d[\d.,]*")
# So many words, names and figures stand for what a report is about.
STORY_WORDS = 40
LONGEST_SENTENCE = 2000
NAME_WEIGHT = 3


class Spot(msgspec.Struct, frozen=True, order=True):
    """A place of the event, without the words it came from."""

    role: str
    name: str
    country: str
    precision: str
    lat: float | None
    lon: float | None


class Story(msgspec.Struct, frozen=True, order=True):
    """What a report is about: its chief words, and the names and figures in it."""

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


UNTOLD = Story()


class Features(msgspec.Struct, frozen=True, order=True):
    """All that the likeness of two mentions is computed from. `window` is first and last possible day."""

    family: str
    type: str
    mode: str
    kind: str
    modality: str
    dated: bool
    window: tuple[int, int] | None
    interval: Interval | None
    spots: tuple[Spot, ...]
    countries: tuple[str, ...]
    actors: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, float, float], ...]
    words: tuple[tuple[str, str], ...]
    trigger: str
    wording: tuple[str, ...]
    story: Story


def features_of(mention: Mention, report: Report) -> Features:
    """The features of one mention."""
    interval = interval_of(msgspec.to_builtins(mention.time)) if mention.time else None
    window = _window(mention, interval, report)
    actors, recipients = _parties(mention.actors), _parties(mention.recipients)
    spots = tuple(sorted(_spots(mention)))
    dated = interval is not None and interval.last - interval.first < DATED_DAYS
    return Features(
        family_of(mention.type, mention.mode),
        mention.type,
        mention.mode or "",
        mention.kind or "",
        mention.modality,
        dated,
        window,
        interval,
        spots,
        _countries(spots, actors, recipients),
        actors,
        recipients,
        _numbers(mention),
        _value_words(mention),
        stem_words(mention.trigger.text),
        _wording(mention, report),
        UNTOLD if dated else story_of(report.text),
    )


def _window(mention: Mention, interval: Interval | None, report: Report) -> tuple[int, int] | None:
    if interval is not None:
        return (interval.first, interval.last)
    published = parse_moment(report.published.from_) if report.published else None
    if published is None or mention.modality not in {"actual", "negated"}:
        return None
    return (published.first - NEWS_DAYS, published.last + ZONE_DAYS)


def _parties(actors: tuple[Actor, ...]) -> tuple[tuple[str, str], ...]:
    keys = {(fold_words(actor.name or actor.text), actor.country or "") for actor in actors}
    return tuple(sorted(keys))


def _spots(mention: Mention) -> set[Spot]:
    return {
        Spot(
            place.role,
            fold_words(place.name or place.text),
            place.country or "",
            "country" if may_be_government(place, mention) else place.precision or "",
            place.lat,
            place.lon,
        )
        for place in mention.places
    }


def _countries(spots: tuple[Spot, ...], *parties: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The countries an event is of: of its parties and places, but not of where a weapon went or came down."""
    found = set(countries_of(spots)) | {country for party in parties for _, country in party if country}
    return tuple(sorted(found))


def countries_of(spots: tuple[Spot, ...]) -> tuple[str, ...]:
    """The countries of the places, but for those where a weapon went or came down."""
    found = {spot.country for spot in spots if spot.role not in {"heading", "landing"}}
    return tuple(sorted(found - {""}))


def _numbers(mention: Mention) -> tuple[tuple[str, float, float], ...]:
    found = set()
    for value in mention.values:
        ends = [end for end in (value.low, value.best, value.high) if end is not None]
        if ends:
            found.add((value.field, min(ends), max(ends)))
    return tuple(sorted(found))


def _value_words(mention: Mention) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(value.field, fold_words(value.value)) for value in mention.values if value.value}))


def _wording(mention: Mention, report: Report) -> tuple[str, ...]:
    """Content words of the sentence the trigger stands in."""
    start, end = sentence_around(report.text, mention.trigger.start, mention.trigger.end)
    sentence = report.text[start:end]
    words = {stem(word) for word in _WORD.findall(sentence.lower()) if word not in COMMON}
    return tuple(sorted(words))[:40]


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds these characters."""
    before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - LONGEST_SENTENCE), start)]
    after = _SENTENCE_END.search(text, end)
    return (before[-1] if before else max(0, start - LONGEST_SENTENCE), after.start() if after else len(text))


@lru_cache(maxsize=4096)
def story_of(text: str) -> Story:
    """Names, figures and content words that recur in a report: what it is about, in place of a date.

    Only mentions without a day of their own carry it; dated ones are told apart by when, where and who.
    """
    counts = Counter(stem(word) for word in _WORD.findall(text.lower()) if word not in COMMON)
    names = Counter(name.lower() for name in _NAME.findall(text))
    for name in names:
        counts[stem(fold_words(name))] += NAME_WEIGHT * names[name]
    figures = Counter(figure.rstrip(".,") for figure in FIGURE.findall(text))
    return Story(_chief(counts), _chief(names), _chief(figures))


def _chief(counts: Counter[str]) -> tuple[str, ...]:
    """Those told most often, ties by name, sorted."""
    return tuple(sorted(sorted(counts, key=lambda word: (-counts[word], word))[:STORY_WORDS]))


def block_keys(features: Features) -> tuple[list[Any], list[Any]]:
    """Keys a mention is found under, and keys it looks under: family with country and day or month, or telling values.

    A mention whose time is open meets others by telling values only, so no block is as large as the record.
    """
    telling = _telling_keys(features)
    if is_open(features):
        shown: list[Any] = [("open", *key) for key in telling]
        return shown, shown + [("told", *key) for key in telling]
    shown, sought = _span_keys(features) if is_long(features) else _day_keys(features)
    return shown + [("told", *key) for key in telling], sought + [("open", *key) for key in telling]


def is_open(features: Features) -> bool:
    """Whether nothing useful bounds the time of the event."""
    return features.window is None or features.window[1] - features.window[0] > 400


def is_long(features: Features) -> bool:
    """Whether the time is bounded only by weeks or months."""
    return features.window is not None and features.window[1] - features.window[0] > 8


def is_of_any_country(features: Features) -> bool:
    """Whether no country is told, or of a weapons test only that of its doer, who may be one who watched."""
    return not (countries_of(features.spots) if features.family == TEST_FAMILY else features.countries)


def _months(features: Features) -> range:
    assert features.window is not None
    return range(features.window[0] // 31, features.window[1] // 31 + 1)


def _span_keys(features: Features) -> tuple[list[Any], list[Any]]:
    places = features.countries or ("",)
    shown: list[Any] = [("span", features.family, place, month) for place in places for month in _months(features)]
    return shown, shown + [("month", *key[1:]) for key in shown]


def _day_keys(features: Features) -> tuple[list[Any], list[Any]]:
    assert features.window is not None
    family, (first, last) = features.family, features.window
    places = features.countries or ("",)
    anywhere = is_of_any_country(features)
    homes = (*features.countries, "") if anywhere else places
    shown: list[Any] = [("day", family, home, day) for home in (*homes, "*") for day in range(first, last + 1)]
    shown += [("month", family, place, month) for place in places for month in _months(features)]
    near = range(first - ZONE_DAYS, last + ZONE_DAYS + 1)
    within = ("*",) if anywhere else (*features.countries, "")
    sought: list[Any] = [("day", family, place, day) for place in within for day in near]
    sought += [("span", family, place, month) for place in places for month in _months(features)]
    return shown, sought


def _telling_keys(features: Features) -> list[tuple[Any, ...]]:
    """Values, or pairs of values, that few events share: names of missiles; a city with a figure or a weapon."""
    family = features.family
    names = [("word", field, word) for field, word in features.words if field in {"missile", "weapon"}]
    keys: list[tuple[Any, ...]] = [(family, *name) for name in names if name[1] == "missile"]
    spots = [spot.name for spot in features.spots if spot.precision in POINTS]
    figures = [(field, low) for field, low, high in features.numbers if low == high and low >= 3]
    keys += [(family, spot, *telling) for spot in spots for telling in (*names, *figures)]
    keys += [(family, *one, *other) for one in figures for other in figures if one < other]
    deeds = sorted({word[:4] for word in features.trigger.split()} | {str(at) for at in senses_of(features.trigger)})
    keys += [(family, "story", deed, word) for deed in deeds for word in features.story.words]
    return keys
