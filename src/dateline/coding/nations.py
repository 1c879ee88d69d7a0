"""Words for states and their people: names of countries, adjectives, and the halves of them."""

import re
from functools import cache

from dateline.actors.countries import capital_of
from dateline.language.annotations import Span
from dateline.places.tables import adjectives, listed, rows

FOLLOWING = re.compile(r"\s(?P<word>[A-Z]\w+)")


def adjective_end(span: Span, text: str) -> int:
    """Where a span ends, the other half of an adjective or country it cuts counted in: "North" of "North Korean"."""
    last, following = text[span.start : span.end].rpartition(" ")[2], FOLLOWING.match(text, span.end)
    halves = [last, following["word"]] if following and last[:1].isupper() else []
    cut = is_national(halves) or is_country(halves)
    return following.end() if cut and following else span.end


def is_national(words: list[str]) -> bool:
    """Whether words are the adjective of a country or of a part of one."""
    return bool(words) and words[0][:1].isupper() and " ".join(words).lower() in national_adjectives()


def is_country(words: list[str]) -> bool:
    """Whether two words are the name of a country: "North Korea", "Saudi Arabia"."""
    return len(words) == 2 and words[0][:1].isupper() and " ".join(words).lower() in country_names()


def is_state(words: str) -> bool:
    """Whether words are a country, or a capital that may stand for one."""
    return words.lower() in country_names() or capital_of(words) is not None


@cache
def country_names() -> frozenset[str]:
    """Names of countries, small."""
    return frozenset(name.lower() for row in rows("countries.csv") for name in (row["name"], *listed(row["others"])))


@cache
def national_adjectives() -> frozenset[str]:
    """Adjectives of countries and of their parts."""
    return frozenset({"us", "u.s.", "uk", "un", "u.n.", "eu", *(word.lower() for word, _ in adjectives())})
