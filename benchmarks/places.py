"""Places on LGL, GeoVirus and GeoWebNews: `python benchmarks/places.py [--spans ...] [--half ...]`.

Exact: the gazetteer id is the gold id, where gold has one. Within 161 km: of all gold places, and of those resolved.
Tuned on the even documents only; the odd ones are reported. With `find` or `model` the spans are our own recognition.
"""

import argparse
import json
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.places.finder import find_places
from dateline.places.homes import site_of
from dateline.places.resolver import PlaceResolver
from dateline.places.scoring import distance
from dateline.places.tables import Entry
from dateline.places.types import PlaceContext, PlaceName, ResolvedPlace

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "geoparsing"
NEAR = 161.0


class Gold(NamedTuple):
    name: PlaceName
    lat: float
    lon: float
    gazetteer: str | None


class Document(NamedTuple):
    context: PlaceContext
    places: list[Gold]


def lgl() -> Iterator[Document]:
    for article in ElementTree.parse(DATA / "lgl.xml").getroot():
        text = article.findtext("text") or ""
        places = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is not None:
                number = tag.get("geonameid")
                places.append(_gold(toponym, text, tag.findtext("lat"), tag.findtext("lon"), number))
        yield Document(PlaceContext(text, outlet=article.findtext("domain"), domain=article.findtext("domain")), places)


def geovirus() -> Iterator[Document]:
    for article in ElementTree.parse(DATA / "GeoVirus.xml").getroot():
        text = article.findtext("text") or ""
        places = [
            # Offsets of this corpus count from one.
            _gold(place, text, place.findtext("lat"), place.findtext("lon"), None, shift=-1)
            for place in article.iter("location")
        ]
        yield Document(PlaceContext(text, outlet="Wikinews"), places)


def gwn() -> Iterator[Document]:
    for article in ElementTree.parse(DATA / "GWN.xml").getroot():
        text = article.findtext("text") or ""
        places = [
            _gold(place, text, place.findtext("latitude"), place.findtext("longitude"), place.findtext("geonamesID"))
            for place in article.iter("toponym")
            if place.findtext("latitude")
        ]
        yield Document(PlaceContext(text, domain=site_of((article.findtext("link") or "").strip())), places)


def _gold(node, text, lat, lon, number, shift=0) -> Gold:
    start, end = int(node.findtext("start")) + shift, int(node.findtext("end")) + shift
    words = node.findtext("phrase") or node.findtext("name") or node.findtext("extractedName") or text[start:end]
    return Gold(PlaceName(words, start, end), float(lat), float(lon), f"geonames:{number}" if number else None)


Recogniser = Callable[[Document], Sequence[PlaceName]]


def recogniser(spans: str, resolver: PlaceResolver) -> Recogniser:
    if spans == "gold":
        return lambda document: [gold.name for gold in document.places]
    if spans == "find":
        return lambda document: find_places(document.context.text, resolver.gazetteer)
    return _by_model()


def _by_model() -> Recogniser:
    """Places as the language model names them; needs its weights."""
    from dateline.language.model import load_model  # type: ignore[import-not-found]

    model = load_model()

    def names(document: Document) -> list[PlaceName]:
        text = document.context.text
        entities = model.annotate(text).entities
        return [
            PlaceName(text[e.span.start : e.span.end], e.span.start, e.span.end) for e in entities if e.kind == "place"
        ]

    return names


def measure(documents: list[Document], resolver: PlaceResolver, recognise: Recogniser, misses: Counter) -> dict:
    count = Counter()
    began = time.perf_counter()
    for document in documents:
        names = recognise(document)
        resolved = resolver.resolve(names, document.context)
        by_span = list(zip(names, resolved, strict=True))
        for index, gold in enumerate(document.places):
            place = (
                resolved[index]
                if len(names) == len(document.places) and names[index] == gold.name
                else _at(gold, by_span)
            )
            _score(gold, place, count, misses)
    seconds = time.perf_counter() - began
    return {
        "gold": count["gold"],
        "found": round(count["found"] / count["gold"], 4),
        "exact": round(count["exact"] / count["with_id"], 4) if count["with_id"] else None,
        "near_of_gold": round(count["near"] / count["gold"], 4),
        "near_of_found": round(count["near"] / max(1, count["found"]), 4),
        "near_with_id": round(count["near_with_id"] / count["with_id"], 4) if count["with_id"] else None,
        "ms_per_document": round(1000 * seconds / len(documents), 2),
    }


def _at(gold: Gold, by_span: list[tuple[PlaceName, ResolvedPlace | None]]) -> ResolvedPlace | None:
    """What our own recognition made of the characters of a gold place: the longest overlapping name."""
    over = [(n.end - n.start, p) for n, p in by_span if n.start < gold.name.end and gold.name.start < n.end and p]
    return max(over, key=lambda pair: pair[0])[1] if over else None


def _score(gold: Gold, place: ResolvedPlace | None, count: Counter, misses: Counter) -> None:
    count["gold"] += 1
    count["with_id"] += gold.gazetteer is not None
    if place is None:
        misses[f"NOT FOUND {gold.name.text}"] += 1
        return
    count["found"] += 1
    count["exact"] += gold.gazetteer is not None and place.gazetteer == gold.gazetteer
    if _apart(gold, place) <= NEAR:
        count["near"] += 1
        count["near_with_id"] += gold.gazetteer is not None
    else:
        misses[f"{gold.name.text} -> {place.name}, {place.within} ({place.gazetteer}) gold {gold.lat},{gold.lon}"] += 1


def _apart(gold: Gold, place: ResolvedPlace) -> float:
    here = Entry("", "", "", None, gold.lat, gold.lon)
    return distance(here, Entry("", "", "", None, place.lat, place.lon))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spans", choices=["gold", "find", "model"], default="gold")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="odd")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses a corpus")
    given = parser.parse_args()
    resolver = PlaceResolver()
    recognise = recogniser(given.spans, resolver)
    step = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}[given.half]
    for name, corpus in (("LGL", lgl), ("GeoVirus", geovirus), ("GWN", gwn)):
        misses: Counter = Counter()
        figures = measure(list(corpus())[step], resolver, recognise, misses)
        print(json.dumps({"corpus": name, "half": given.half, "spans": given.spans, **figures}))
        for miss, times in misses.most_common(given.misses):
            print("   ", times, miss)


if __name__ == "__main__":
    main()
