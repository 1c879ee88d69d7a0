"""Actors and places of the labelled documents, given the gold words.

Run: python benchmarks/actors.py [--part dev|rest] [--labels given|careful|held]. Country and sector accuracy, agreement
of names, kinds of speakers; places by name and within 60 km. The development part is the documents whose text's hash
begins with 0, 1 or 2; rules and tables are made by looking at the rest only. `careful` are our own articles that the
reader learns from, whatever the part; `held` those that measure.
"""

import argparse
import hashlib
import importlib.util
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from news import ROOT, own_articles

from dateline.actors import ActorContext, ActorResolver
from dateline.places import PlaceContext, PlaceName, PlaceResolver
from dateline.places.homes import site_of
from dateline.places.scoring import distance
from dateline.places.tables import Entry

LABELS = ROOT.parent / "shared" / "data" / "labels"
NEAR = 60.0
STOP = {
    "the",
    "a",
    "an",
    "of",
    "and",
    "in",
    "on",
    "at",
    "for",
    "to",
    "its",
    "his",
    "her",
    "their",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "president",
    "minister",
    "ministry",
}


class Labelled(NamedTuple):
    text: str
    outlet: str | None
    url: str | None
    published: str | None
    labels: dict[str, Any]


def labelled(part: str) -> Iterator[Labelled]:
    """The labelled documents of a part, with their texts as the corpora give them."""
    spec = importlib.util.spec_from_file_location("texts", LABELS / "texts.py")
    assert spec
    assert spec.loader
    texts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(texts)
    files = {d["doc"]: d for d in (yaml.safe_load(p.read_text(encoding="utf8")) for p in sorted(LABELS.glob("*.yaml")))}
    for key, document in texts.documents():
        if key in files:
            is_dev = hashlib.sha256(document["text"].encode()).hexdigest()[0] in "012"
            if part == "all" or is_dev == (part == "dev"):
                published = files[key].get("published") or document.get("published")
                yield Labelled(
                    document["text"],
                    document.get("outlet"),
                    document.get("url"),
                    published and str(published),
                    files[key],
                )


def own(name: str) -> Iterator[Labelled]:
    """The articles of a file of our own labels."""
    for article, told in own_articles(LABELS.parent.parent, name):
        published = article.get("published")
        yield Labelled(article["text"], article.get("outlet"), article.get("url"), published and str(published), told)


def folded(words: Any) -> str:
    plain = unicodedata.normalize("NFKD", str(words or "")).encode("ascii", "ignore").decode()
    return re.sub(r"\s+", " ", plain).lower().strip()


def same_name(one: Any, other: Any) -> bool:
    """Whether two names share most of their telling words."""
    left, right = (set(re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", folded(name)))) - STOP for name in (one, other))
    if not left or not right:
        return bool(folded(one)) and folded(one) == folded(other)
    return len(left & right) / min(len(left), len(right)) >= 0.5


def quoted(words: Any) -> tuple[str, int]:
    return (words["q"], words.get("n", 1)) if isinstance(words, dict) else (str(words), 1)


def position(text: str, words: Any) -> tuple[str, int]:
    quote, times = quoted(words)
    at = -1
    for _ in range(times):
        at = text.find(quote, at + 1)
    return quote, max(at, 0)


def measure_actors(documents: list[Labelled], resolver: ActorResolver, misses: Counter) -> Counter:
    count: Counter = Counter()
    for document in documents:
        for event in document.labels.get("events") or []:
            for gold in [*(event.get("actors") or []), *(event.get("recipients") or [])]:
                if gold.get("text"):
                    _score_actor(gold, document, resolver, count, misses)
    return count


def _score_actor(gold: dict, document: Labelled, resolver: ActorResolver, count: Counter, misses: Counter) -> None:
    words, start = position(document.text, gold["text"])
    actor = resolver.resolve(words, ActorContext(document.text, start, document.published))
    right = {
        "country": actor.country == gold.get("country"),
        "sector": actor.sector == gold.get("sector"),
        "name": same_name(actor.name, gold["name"]) if gold.get("name") else actor.name is None,
    }
    count["actors"] += 1
    count["named"] += bool(gold.get("name"))
    count["named right"] += bool(gold.get("name")) and right["name"]
    for field, good in right.items():
        count[field] += good
        if not good:
            said = (actor.name, actor.country, actor.sector)
            misses[
                f"{field:8}{words} | gold {gold.get('name')} {gold.get('country')} {gold.get('sector')} | said {said}"
            ] += 1


def measure_speakers(documents: list[Labelled], resolver: ActorResolver, misses: Counter) -> Counter:
    count: Counter = Counter()
    for document in documents:
        claims = [c for e in document.labels.get("events") or [] for c in e.get("claims") or []]
        for claim in [*claims, *(document.labels.get("statements") or [])]:
            gold = claim.get("speaker") or {}
            if gold.get("text") and gold.get("kind") != "outlet":
                words, start = position(document.text, gold["text"])
                actor = resolver.resolve(words, ActorContext(document.text, start, document.published))
                count["speakers"] += 1
                count["kind"] += actor.speaker_kind == gold.get("kind")
                count["country"] += actor.country == gold.get("country")
                count["name"] += same_name(actor.name, gold["name"]) if gold.get("name") else actor.name is None
                if actor.speaker_kind != gold.get("kind"):
                    misses[f"kind    {words} | gold {gold.get('kind')} | said {actor.speaker_kind} {actor.sector}"] += 1
    return count


def measure_places(documents: list[Labelled], resolver: PlaceResolver, misses: Counter) -> Counter:
    count: Counter = Counter()
    for document in documents:
        golds = [g for e in document.labels.get("events") or [] for g in e.get("places") or [] if g.get("text")]
        names = []
        for gold in golds:
            words, start = position(document.text, gold["text"])
            names.append(PlaceName(words, start, start + len(words)))
        context = PlaceContext(document.text, outlet=document.outlet, domain=site_of(document.url or ""))
        for gold, place in zip(golds, resolver.resolve(names, context), strict=True):
            _score_place(gold, place, count, misses)
    return count


def _score_place(gold: dict, place: Any, count: Counter, misses: Counter) -> None:
    count["places"] += 1
    if place is None:
        misses[f"place   NOT FOUND {gold['text']} | gold {gold.get('name')} {gold.get('precision')}"] += 1
        return
    count["found"] += 1
    count["country"] += place.country == gold.get("country")
    count["precision"] += place.precision == gold.get("precision")
    located = gold.get("lat") is not None
    near = located and distance(_point(gold["lat"], gold["lon"]), _point(place.lat, place.lon)) <= NEAR
    count["located"] += located
    count["near"] += near
    count["name or near"] += near or same_name(place.name, gold.get("name") or gold["text"])
    if not near:
        misses[
            f"place   {gold['text']} | gold {gold.get('name')} {gold.get('lat')},{gold.get('lon')} "
            f"| said {place.name}, {place.within}"
        ] += 1


def _point(lat: float, lon: float) -> Entry:
    return Entry("", "", "", None, float(lat), float(lon))


def report(what: str, part: str, count: Counter, total: str, shares: list[str]) -> None:
    figures = {share: round(count[share] / max(1, count[total]), 4) for share in shares}
    print(json.dumps({"what": what, "of": part, "count": count[total], **figures}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "rest", "all"], default="dev")
    parser.add_argument("--labels", choices=["given", "careful", "held"], default="given")
    parser.add_argument(
        "--misses", type=int, default=0, help="print so many misses of each kind (not of what measures)"
    )
    given = parser.parse_args()
    documents = list(labelled(given.part) if given.labels == "given" else own(given.labels))
    of = given.part if given.labels == "given" else given.labels
    actors, places = ActorResolver(), PlaceResolver()
    misses: Counter = Counter()
    count = measure_actors(documents, actors, misses)
    report("actors", of, count, "actors", ["country", "sector", "name"])
    report("actors with a name", of, count, "named", ["named right"])
    report("speakers", of, measure_speakers(documents, actors, misses), "speakers", ["kind", "country", "name"])
    found = measure_places(documents, places, misses)
    report("places", of, found, "places", ["found", "country", "precision", "near", "name or near"])
    if of in ("rest", "careful"):
        for kind in ("country", "sector", "name", "kind", "place"):
            shown = [(miss, times) for miss, times in misses.most_common() if miss.startswith(f"{kind:8}")]
            for miss, times in shown[: given.misses]:
                print(f"{times:4} {miss}")


if __name__ == "__main__":
    main()
