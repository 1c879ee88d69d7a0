"""Counts the errors of the coder on the development documents by class, and writes `docs/errors.md`.

Run: python benchmarks/errors.py [--part dev|train] [--shared ../shared] [--output docs/errors.md]. Mentions are matched
with labels as the scorer of news does it; examples name a document and characters, never its words. What the page
holds from the line `BY_HAND` on is written by hand and kept.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import news
from corpora.labels import digest, is_development

from dateline.coding.coder import Coder
from dateline.language.model import WEIGHTS

Json = dict[str, Any]
Place = tuple[int, int] | None
Error = tuple[str, Place]
ROOT = Path(__file__).parents[1]
EXAMPLES = 3
BY_HAND = "<!-- From here on this page is written by hand. -->"
OTHER_NAMES = {"actors": "actor", "recipients": "recipient", "places": "place"}

HEAD = """# Errors of the coder

How to read this page: each line is a class of error, how often it occurs in the development documents, and up to three
examples. An example is the key of a document (as the labels name it) and the characters it is about, counted in
`report.text` as `dateline code` prints it; the texts themselves are not ours to print. What the labels say and the
coder does not is *missing*, the reverse is *extra*; where both say something and it differs it is *wrong*.

Events are matched first: one mention to one labelled event, by an overlapping trigger, the right type before another.
Only matched events with the right type are compared further, so a missing event counts once and not again for each of
its values. Background events that the labels do not ask for are neither missing nor extra. A claim's speaker is wrong
where the field has claims and none is by the labelled speaker.

What to do with it: begin at the top, look at the examples with `python benchmarks/news.py --show`, and mend the cause
for texts not yet seen, never the example. This part of the page is written by `python benchmarks/errors.py`.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--part", default="dev", choices=["dev", "train"])
    parser.add_argument("--output", type=Path, default=ROOT / "docs/errors.md")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "scoring"))
    found: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    documents = events = mentions = 0
    coder = Coder.load()
    for article, gold in news.labelled_articles(options.shared):
        if is_development(digest(article["text"])) == (options.part == "dev"):
            report = news.read_document({**article, "id": article["key"]})
            line = json.loads(news.printed(report, coder.code(report)))
            for error, place in errors_of(Document(article["text"], gold, line)):
                found[error].append((gold["doc"], place))
            documents, mentions = documents + 1, mentions + len(line["mentions"])
            events += sum(e["salience"] != "background" for e in gold.get("events") or [])
    measured = f"{documents} documents of the {options.part} part, {events} labelled events, {mentions} mentions coded"
    options.output.write_text(page(measured, found) + written_by_hand(options.output), encoding="utf8")
    print(f"{measured}; {sum(map(len, found.values()))} errors in {len(found)} classes: {options.output}")


def page(measured: str, found: dict[str, list[tuple[str, Place]]]) -> str:
    """The page: classes by count, then by name."""
    weights = hashlib.sha256((WEIGHTS / "manifest.json").read_bytes()).hexdigest()[:12]
    rows = [
        f"| {error} | {len(places)} | {'; '.join(reference(*place) for place in places[:EXAMPLES])} |"
        for error, places in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    table = ["| class | count | examples |", "| --- | ---: | --- |", *rows]
    return "\n".join([HEAD, f"Measured on {measured} (weights {weights}).", "", *table, ""])


def written_by_hand(output: Path) -> str:
    """What an earlier page holds from the marker on, to stand after the new table; nothing where there is no page."""
    earlier = output.read_text(encoding="utf8") if output.exists() else ""
    _, marker, rest = earlier.partition(BY_HAND)
    return f"\n{marker}{rest}" if marker else ""


def reference(document: str, place: Place) -> str:
    return f"`{document}` {place[0]}-{place[1]}" if place else f"`{document}`"


class Document:
    """A document with its labels, their quotes turned into characters of the text as read."""

    def __init__(self, text: str, gold: Json, line: Json) -> None:
        from common import Alignment  # type: ignore[import-not-found]

        self.text, self.mentions = text, line["mentions"]
        self.align = Alignment(text, line["report"]["text"])
        self.events = [self.located(e) for e in gold.get("events") or []]

    def place(self, quote: Any) -> Place:
        """The characters of a quote in the text as read."""
        from common import find

        found = find(self.text, quote) if quote else None
        return self.align.span(*found) if found else None

    def located(self, event: Json) -> Json:
        """A labelled event with the characters of its triggers and arguments."""
        located = {**event, "spans": [s for s in map(self.place, event["triggers"]) if s]}
        for field in ("actors", "recipients", "places", "values"):
            located[field] = [self.thing(x) for x in event.get(field) or []]
        located["claims"] = [{**c, "speaker": self.thing(c["speaker"])} for c in event.get("claims") or []]
        return located

    def thing(self, labelled: Json) -> Json:
        quote = labelled.get("text")
        words = quote["q"] if isinstance(quote, dict) else quote or ""
        return {**labelled, "span": self.place(quote), "words": words}


def errors_of(document: Document) -> Iterator[Error]:
    """Every error of one document."""
    pairs = match_events(document)
    matched = {at for at, _ in pairs.values()}
    for number, event in enumerate(document.events):
        at, right = pairs.get(number, (None, False))
        here = event["spans"][0] if event["spans"] else None
        background = event["salience"] == "background"
        if at is None:
            yield from [] if background else [(f"event missing: {event['type']}", here)]
        elif not right:
            said = document.mentions[at]["type"]
            yield from [] if background else [(f"type confused: {event['type']} read as {said}", here)]
        else:
            yield from event_errors(event, document.mentions[at], compare_values=not background)
    for at, mention in enumerate(document.mentions):
        if at not in matched:
            doubled = any(score(event, mention) == 2 for event in document.events)
            yield f"event {'doubled' if doubled else 'extra'}: {mention['type']}", span_of(mention["trigger"])


def match_events(document: Document) -> dict[int, tuple[int, bool]]:
    """For each labelled event the number of its mention, and whether the type is right."""
    table = sorted(
        (score(event, mention), event["salience"] != "background", -number, -at)
        for number, event in enumerate(document.events)
        for at, mention in enumerate(document.mentions)
    )
    pairs: dict[int, tuple[int, bool]] = {}
    used: set[int] = set()
    for points, _, number, at in reversed(table):
        if points and -number not in pairs and -at not in used:
            pairs[-number] = (-at, points == 2)
            used.add(-at)
    return pairs


def score(event: Json, mention: Json) -> int:
    """2 if triggers overlap and the type is right, 1 if they overlap only."""
    triggers = [span_of(t) for t in (mention["trigger"], *mention["others"])]
    if not any(one[0] < other[1] and other[0] < one[1] for one in event["spans"] for other in triggers):
        return 0
    return 2 if mention["type"] in (event["type"], *(event.get("also") or [])) else 1


def span_of(said: Json) -> tuple[int, int]:
    return said["start"], said["end"]


def event_errors(event: Json, mention: Json, *, compare_values: bool) -> Iterator[Error]:
    """What differs between a labelled event and its mention."""
    here = span_of(mention["trigger"])
    if mention["modality"] != event["modality"]:
        yield f"modality confused: {event['modality']} read as {mention['modality']}", here
    if not compare_values:
        return
    if event.get("mode") and mention["mode"] != event["mode"] and not (event.get("kind") and same_kind(event, mention)):
        yield f"mode wrong: {event['type']}", here
    yield from party_errors(event, mention)
    yield from place_errors(event["places"], mention["places"])
    yield from time_errors(event.get("time") or {}, mention["time"] or {}, here)
    yield from value_errors(event["values"], mention["values"])
    yield from speaker_errors(event["claims"], mention["claims"], here)


def same_kind(event: Json, mention: Json) -> bool:
    return bool(event["kind"] == mention["kind"])


def pair_up(golds: list[Json], saids: list[Json], same: Callable[[Json, Json], bool]) -> list[tuple[Json, Json]]:
    """Pairs, one to one, the first that fits."""
    left, pairs = list(saids), []
    for gold in golds:
        said = next((s for s in left if same(gold, s)), None)
        if said is not None:
            left.remove(said)
            pairs.append((gold, said))
    return pairs


def rest(golds: list[Json], saids: list[Json], pairs: list[tuple[Json, Json]]) -> tuple[list[Json], list[Json]]:
    """What is left over on both sides."""
    return [g for g in golds if all(g is not p for p, _ in pairs)], [
        s for s in saids if all(s is not q for _, q in pairs)
    ]


def same_party(gold: Json, said: Json) -> bool:
    from common import same_name

    if gold["span"] and said.get("start") is not None and overlaps(gold["span"], said):
        return True
    golds, saids = (gold.get("name"), gold["words"]), (said.get("name"), said.get("text"))
    return any(same_name(x, y) for x in golds if x for y in saids if y)


def overlaps(span: tuple[int, int], said: Json) -> bool:
    return bool(span[0] < said["end"] and said["start"] < span[1])


def party_errors(event: Json, mention: Json) -> Iterator[Error]:
    """Actors and recipients missing, extra, or each in the other's place."""
    for field, other in (("actors", "recipients"), ("recipients", "actors")):
        pairs = pair_up(event[field], mention[field], same_party)
        missing, extra = rest(event[field], mention[field], pairs)
        for gold in missing:
            swapped = any(same_party(gold, s) for s in mention[other])
            yield f"{OTHER_NAMES[field]} {'read as ' + OTHER_NAMES[other] if swapped else 'missing'}", gold["span"]
        for said in extra:
            if not any(same_party(gold, said) for gold in event[other]):
                yield f"{OTHER_NAMES[field]} extra", span_of(said)


def place_errors(golds: list[Json], saids: list[Json]) -> Iterator[Error]:
    """Places missing, extra, resolved elsewhere, or in another role."""
    pairs = pair_up(golds, saids, lambda g, s: bool(near(g, s)) or same_party(g, s))
    missing, extra = rest(golds, saids, pairs)
    yield from (("place missing", gold["span"]) for gold in missing)
    yield from (("place extra", span_of(said)) for said in extra)
    for gold, said in pairs:
        if near(gold, said) is False:
            yield "place wrong: another place of the name", span_of(said)
        if gold.get("lat") is not None and said["lat"] is None:
            yield "place not resolved", span_of(said)
        if gold["role"] != said["role"]:
            yield f"place role confused: {gold['role']} read as {said['role']}", span_of(said)


def near(gold: Json, said: Json) -> bool | None:
    """Whether both lie within 60 km; None where one has no point."""
    from dateline.places.scoring import distance
    from dateline.places.tables import Entry

    if gold.get("lat") is None or said["lat"] is None:
        return None
    one, other = (Entry("", "", "", None, float(x["lat"]), float(x["lon"])) for x in (gold, said))
    return distance(one, other) < 60


def time_errors(gold: Json, said: Json, here: Place) -> Iterator[Error]:
    """The day of the event missing, extra or wrong; or the day right and the clock wrong."""
    place = span_of(said) if said else here
    if gold.get("from") and not said.get("from"):
        yield "time missing", place
    elif said.get("from") and not gold.get("from"):
        yield "time extra", place
    elif gold.get("from") and days(gold) != days(said):
        yield "time wrong: another day", place
    elif gold.get("from") and ends(gold) != ends(said):
        yield "time wrong: the day right, not the hour", place


def ends(time: Json) -> tuple[str, str]:
    return str(time["from"]), str(time.get("to") or time["from"])


def days(time: Json) -> tuple[str, ...]:
    return tuple(end[:10] for end in ends(time))


def value_errors(golds: list[Json], saids: list[Json]) -> Iterator[Error]:
    """Values missing, extra, or of the right field and wrong."""
    missing, extra = rest(golds, saids, pair_up(golds, saids, same_value))
    wrong = pair_up(missing, extra, lambda g, s: g["field"] == s["field"])
    for _, said in wrong:
        yield f"value wrong: {said['field']}", span_of(said)
    missing, extra = rest(missing, extra, wrong)
    yield from ((f"value missing: {gold['field']}", gold["span"]) for gold in missing)
    yield from ((f"value extra: {said['field']}", span_of(said)) for said in extra)


def same_value(gold: Json, said: Json) -> bool:
    from common import number_equal, same_name

    if gold["field"] != said["field"]:
        return False
    if gold.get("best") is not None or gold.get("low") is not None:
        return any(number_equal(gold.get(end), said.get(end)) for end in ("best", "low", "high"))
    return bool(same_name(str(gold.get("value") or gold["words"]), f"{said.get('value') or ''} {said['text']}"))


def speaker_errors(golds: list[Json], saids: list[Json], here: Place) -> Iterator[Error]:
    """Fields that have claims, none of them by the labelled speaker: once a speaker and event."""
    wrong = {}
    for gold in golds:
        for field in gold["fields"]:
            told = [s for s in saids if OTHER_NAMES.get(s["field"], s["field"]) == OTHER_NAMES.get(field, field)]
            if told and not any(same_speaker(gold["speaker"], s["speaker"]) for s in told):
                kinds = f"{gold['speaker']['kind']} read as {told[0]['speaker']['kind']}"
                wrong.setdefault((kinds, gold["speaker"]["span"] or here))
    yield from ((f"claim speaker wrong: {kinds}", place) for kinds, place in wrong)


def same_speaker(gold: Json, said: Json) -> bool:
    if "outlet" in (gold["kind"], said["kind"]):
        return bool(gold["kind"] == said["kind"])
    return same_party(gold, said)


if __name__ == "__main__":
    main()
