"""Compares what `dateline code` reads in the seed report with what a careful analyst reads there, fact by fact.

Run: python benchmarks/seed.py [--shared ../shared] [--misses]. Prints a line a fact, the share found (to be reached:
0.85) and every check of what would be wrong; the exit status is 1 if the share is missed or something is wrong. Not
compared, because no field of the interface holds them: the means of travel, what a place lies within, the hedge of a
statement, and same_time.
"""

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Json = dict[str, Any]
ROOT = Path(__file__).parents[1]
LEAST_SHARE = 0.85
NEAR_KM = 60
STOP = frozenset("the a an of and in on at for to its his her their mr from with by s".split())  # noqa: SIM905
ASIDE = ("headline", "caption", "credit", "note")

# Where each event is told: a word of its own, and words that stand in the same paragraph.
TOLD: dict[str, list[tuple[str, str]]] = {
    "meeting": [("met|meet|meeting|visit|trip", "")],
    "arrival": [("reached|arrived|greets|visit", "train|khasan|limousine")],
    "launch": [
        ("launch|launched|launches|fired|launching", "short-range|sunan|coast guard|simultaneously|reports two")
    ],
    "vigilance": [("heightened|surveillance|vigilance|preparing", "joint chiefs")],
    "launch-august": [("tests|launch|involving|recent|conducted|series", "august")],
    "satellite-failure": [("faileed|attempt|place|orbit|satellite", "spy satellite")],
    "drills": [("exercises|drills|conducting|escalated|cooperation", "naval")],
    "invasion": [("invasion", "")],
    "weapons-deal": [("deal", "weapons deal")],
    "sanctions-defied": [("defying", "sanctions")],
}
PARTS = {
    "inspection": (r"\binspect", {"actual"}),
    "talks": (r"\btalks?\b|discussion|sit down", {"future", "hypothetical"}),
}
BACKGROUND = ("satellite-failure", "drills", "invasion")


class Fact(NamedTuple):
    """One thing the analyst reads, and whether it was found."""

    name: str
    found: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true", help="print the misses only")
    options = parser.parse_args()
    source = options.shared / "seed/dw-2023-09-13.txt"
    expected = yaml.safe_load((options.shared / "seed/expected.yaml").read_text(encoding="utf8"))
    (line,) = run("code", str(source), "--json")
    facts = list(compare(expected, line))
    for fact in facts:
        if not (fact.found and options.misses):
            print(f"{'hit ' if fact.found else 'MISS'} {fact.name}")
    wrong = [*wrong_in(expected, line), *wrong_origins(source)]
    for name, faults in wrong:
        print(f"{'WRONG' if faults else 'right'} {name}" + "".join(f"\n      {fault}" for fault in faults))
    share = sum(f.found for f in facts) / len(facts)
    faulty = sum(bool(faults) for _, faults in wrong)
    for part in ("report", "event", "claim", "statement"):
        of_part = [f.found for f in facts if f.name.startswith(part)]
        print(f"{part:10} {sum(of_part):3} of {len(of_part)}")
    print(
        f"facts found: {share:.3f} of {len(facts)} (to reach {LEAST_SHARE}); would be wrong: {faulty} of {len(wrong)}"
    )
    sys.exit(0 if share >= LEAST_SHARE and not faulty else 1)


def run(*arguments: str) -> list[Json]:
    """The JSON lines that a command of Dateline prints."""
    done = subprocess.run([sys.executable, "-m", "dateline", *arguments], check=True, capture_output=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


# What was found


def compare(expected: Json, line: Json) -> Iterator[Fact]:
    """Every fact of the report, of its events with their claims, and of its statements."""
    yield from report_facts(expected["report"], line["report"])
    mentions = assign(expected["events"], line)
    for event in expected["events"]:
        yield from event_facts(event, mentions.get(event["id"]), line)
    for gold in expected["statements"]:
        yield from statement_facts(gold, line)


def report_facts(gold: Json, report: Json) -> Iterator[Fact]:
    """What the page says of itself, and which of its lines are no text."""
    text = report["text"]
    parts = [(p["kind"], text[p["start"] : p["end"]]) for p in report["paragraphs"]]
    yield Fact("report outlet", (report["outlet"] or {}).get("name") == gold["outlet"])
    for field in ("url", "headline", "editors", "agencies"):
        yield Fact(f"report {field}", report[field] == gold[field])
    yield Fact("report published", (report["published"] or {}).get("from") == day_text(gold["published"]))
    yield Fact("report lead", any(k == "lead" and words.startswith(gold["lead_begins"]) for k, words in parts))
    for subhead in gold["subheads"]:
        yield Fact(f"report subhead {subhead!r}", ("subhead", subhead) in parts)
    for number, caption in enumerate(gold["captions"]):
        captions = [words for kind, words in parts if kind == "caption"]
        yield Fact(f"report caption {number + 1}", any(covers(words, caption["about"]) for words in captions))
        credits = [words for kind, words in parts if kind == "credit"]
        yield Fact(f"report credit {number + 1}", any(caption["credit"] in words for words in credits))
    yield Fact("report without the page's furniture", "Skip to content" not in text and gold["url"] not in text)
    yield Fact("report with nothing twice", len({words for _, words in parts}) == len(parts))
    yield Fact("report with letters mended", not re.search("[\u0400-\u04ff\u00a0]", text))


def event_facts(event: Json, mention: Json | None, line: Json) -> Iterator[Fact]:
    """An event, its values and its claims; all are missed when it was not found."""
    name = f"event {event['id']}"
    yield Fact(name, mention is not None)
    told = mention or {"actors": [], "recipients": [], "places": [], "values": [], "claims": [], "time": {"from": "?"}}
    for field, gold, found in values_of(event, told):
        yield Fact(f"{name}: {field} {gold}", bool(mention) and found)
    for part in event.get("parts") or []:
        yield Fact(f"{name}: part {part}", has_part(part, line))
    for field in ("greeted_by", "cooperation_with"):
        for party in as_list(event.get(field)):
            parties = [p for m in kin(mention, line) for p in m["actors"] + m["recipients"]]
            yield Fact(f"{name}: {field} {party}", any(same_party(party, p) for p in parties))
    for claim in event.get("claims") or []:
        what = f"claim {event['id']}: {claim['speaker']}, {claim['field']} {claim.get('value', '')}"
        yield Fact(what, any(same_claim(claim, c) for c in told["claims"]))


def values_of(event: Json, told: Json) -> Iterator[tuple[str, str, bool]]:
    """Field, what is expected, and whether the mention has it."""
    for field in ("mode", "kind", "modality"):
        if field in event:
            yield field, event[field], told.get(field) == event[field]
    for field in ("actors", "recipients"):
        for gold in event.get(field) or []:
            same = [p for p in told[field] if same_party(gold, p)]
            yield field, gold["name"], bool(same)
            if gold.get("sector"):
                yield f"{field} {gold['name']} sector", gold["sector"], any(p["sector"] == gold["sector"] for p in same)
    for field, role in (("place", "venue"), ("origin", "origin"), ("heading", "heading")):
        if field in event:
            yield field, event[field]["name"], any(same_place(event[field], role, p) for p in told["places"])
    if "date" in event or "time" in event:
        yield "time", str(event.get("time", event.get("date"))), same_time(event, told["time"])
    for field in ("count", "class", "outcome"):
        if field in event:
            yield field, event[field], any(same_value(field, event[field], v) for v in told["values"])


def assign(events: list[Json], line: Json) -> dict[str, Json]:
    """For each expected event the mention that tells it: type and words right, most values; each mention once."""
    scored = [
        (sum(found for *_, found in values_of(event, mention)), -number, -at)
        for number, event in enumerate(events)
        for at, mention in enumerate(line["mentions"])
        if mention["type"] == event["type"] and tells(event["id"], mention, line["report"])
    ]
    of: dict[str, Json] = {}
    used: set[int] = set()
    for _, number, at in sorted(scored, reverse=True):
        if events[-number]["id"] not in of and -at not in used:
            of[events[-number]["id"]] = line["mentions"][-at]
            used.add(-at)
    return of


def tells(event: str, mention: Json, report: Json) -> bool:
    """Whether a trigger of the mention is a word of the event in a paragraph of the event."""
    return any(
        re.search(rf"\b(?:{word})\b", trigger["text"], re.I) and re.search(near, paragraph_of(trigger, report), re.I)
        for word, near in TOLD[event]
        for trigger in triggers(mention)
    )


def triggers(mention: Json) -> list[Json]:
    return [mention["trigger"], *mention["others"]]


def paragraph_of(span: Json, report: Json) -> str:
    """The text of the paragraph in which a span begins."""
    inside = (p for p in report["paragraphs"] if p["start"] <= span["start"] < p["end"])
    return next((report["text"][p["start"] : p["end"]] for p in inside), "")


def kin(mention: Json | None, line: Json) -> list[Json]:
    """The mention, and those of the report that share a paragraph with it."""
    if mention is None:
        return []
    here = {paragraph_of(t, line["report"]) for t in triggers(mention)}
    return [m for m in line["mentions"] if here & {paragraph_of(t, line["report"]) for t in triggers(m)}]


def has_part(part: str, line: Json) -> bool:
    """Whether a mention tells the part, in its modality."""
    pattern, modalities = PARTS[part.split()[0]]
    return any(
        m["modality"] in modalities and any(re.search(pattern, t["text"], re.I) for t in triggers(m))
        for m in line["mentions"]
    )


def statement_facts(gold: Json, line: Json) -> Iterator[Fact]:
    """A saying by its first words or by what it is about; then the manner and the one it is said to."""
    text = line["report"]["text"]
    begins = text.replace("’", "'").find(gold.get("begins", "\0"))
    same = [
        s
        for s in line["statements"]
        if same_speaker(gold, s["speaker"])
        and (
            s["start"] < begins + 10 and begins < s["end"]
            if begins >= 0
            else covers(text[s["start"] : s["end"]], gold["about"])
        )
    ]
    name = f"statement {gold['speaker']}: {gold.get('begins', gold.get('about'))}"
    yield Fact(name, bool(same))
    if "direct" in gold:
        yield Fact(f"{name}: direct", any(s["direct"] == gold["direct"] for s in same))
    if "to" in gold:
        yield Fact(
            f"{name}: to {gold['to']}", any(s["to"] and same_speaker({"speaker": gold["to"]}, s["to"]) for s in same)
        )


# When two are the same


def telling(words: Any) -> set[str]:
    return {w.removesuffix("'s") for w in re.findall(r"[\w']+", str(words or "").replace("’", "'").lower())} - STOP


def covers(words: str, about: str) -> bool:
    """Whether words hold most of what a note speaks of."""
    return len(telling(words) & telling(about)) >= 0.6 * len(telling(about))


def same_name(one: Any, other: Any) -> bool:
    left, right = telling(one), telling(other)
    return bool(left and right) and len(left & right) >= 0.5 * min(len(left), len(right))


def same_party(gold: Json, said: Json) -> bool:
    """The same name, and the same country where one is expected."""
    named = same_name(gold["name"], said["name"]) or same_name(gold["name"], said["text"])
    return named and gold.get("country") in (None, said["country"])


def same_speaker(gold: Json, said: Json) -> bool:
    named = same_name(gold["speaker"], said["name"]) or same_name(gold["speaker"], said["text"])
    alike = gold.get("speaker_kind") in (None, said["kind"]) and gold.get("country") in (None, said["country"])
    return named and alike


def same_place(gold: Json, role: str, said: Json) -> bool:
    """The role, and the name or a point nearby; country and precision where expected."""
    names = [gold["name"], gold.get("also")]
    placed = any(same_name(name, said["name"]) for name in names) or is_near(gold, said)
    fits = all(gold.get(field) in (None, said[field]) for field in ("country", "precision"))
    return said["role"] == role and placed and fits


def is_near(gold: Json, said: Json) -> bool:
    if gold.get("lat") is None or said["lat"] is None:
        return False
    east = (gold["lon"] - said["lon"]) * math.cos(math.radians(gold["lat"]))
    return math.hypot(gold["lat"] - said["lat"], east) * 111 < NEAR_KM


def same_time(event: Json, said: Json | None) -> bool:
    """The interval to the minute, the day, or nothing where the text gives nothing."""
    if event.get("date") == "unresolved":
        return not (said or {}).get("from")
    if not said or not said.get("from"):
        return False
    ends = (said["from"], said.get("to") or said["from"])
    if "time" in event:
        return [instant(e) for e in ends] == [instant(e) for e in interval(event["time"])]
    return {end[:10] for end in ends} == {day_text(event["date"])}


def interval(words: str) -> tuple[str, str]:
    """Both ends; the zone stands once for both."""
    start, end = words.split("/")
    return (start if "+" in start else start + end[-6:]), end


def instant(words: str) -> datetime | str:
    return datetime.fromisoformat(words) if "T" in words else words


def day_text(day: date | str) -> str:
    return day if isinstance(day, str) else day.isoformat()


def same_value(field: str, gold: Any, said: Json) -> bool:
    if said["field"] != field:
        return False
    return said["best"] == gold if isinstance(gold, int | float) else same_words(gold, said["value"], said["text"])


def same_words(gold: str, *said: Any) -> bool:
    return any(covers(str(words).replace("missiles", "missile"), gold) for words in said if words)


def same_claim(gold: Json, said: Json) -> bool:
    """The field, the speaker, the hedge and the value where they are expected."""
    fits = said["field"] == gold["field"] and gold.get("hedge") in (None, said["hedge"])
    if not fits or not same_speaker(gold, said["speaker"]):
        return False
    value, told = gold.get("value"), said["value"]
    if gold["field"] == "occurrence" or value is None:
        return True
    if isinstance(value, int | float):
        return bool(said["best"] == value)
    if gold["field"] == "time":
        clock = [f"{end}"[11:16] for end in (told["from"], told["to"])] if isinstance(told, dict) else []
        return clock == value.split(" to ")
    return same_words(value, *((told["name"], told["text"]) if isinstance(told, dict) else (told,)))


def as_list(value: Any) -> list[Json]:
    """Parties as a list, whether one object or a list of names."""
    listed = value if isinstance(value, list) else [value] if value else []
    return [each if isinstance(each, dict) else {"name": each} for each in listed]


# What would be wrong


def wrong_in(expected: Json, line: Json) -> Iterator[tuple[str, list[str]]]:
    """Each thing that would be wrong, with where it happened."""
    report, mentions = line["report"], line["mentions"]
    published = day_text(expected["report"]["published"])
    dated = [
        f"{name}: {m['time']['text']}" for name in BACKGROUND for m in mentions if is_dated(name, m, report, published)
    ]
    yield "the publication date as date of the satellite failure, the drills or the invasion", dated
    yield "the launch attributed to Russia, or placed in Russia", [f for m in mentions for f in russian(m, report)]
    captions = [m["trigger"]["text"] for m in mentions if in_aside(m["trigger"], report)]
    yield "the captions' sentences coded as events of their own", captions
    held = [
        t["text"]
        for m in mentions
        for t in triggers(m)
        if m["modality"] in ("actual", "historical") and re.search(PARTS["talks"][0], t["text"], re.I)
    ]
    yield "talks coded as having taken place", held


def is_dated(name: str, mention: Json, report: Json, published: str) -> bool:
    """Whether a mention that tells a background event has the publication day."""
    start = ((mention["time"] or {}).get("from") or "")[:10]
    return tells(name, mention, report) and start == published


def russian(mention: Json, report: Json) -> Iterator[str]:
    """Parties and places in Russia of a mention of the launch."""
    if not (mention["kind"] == "missile-launch" or tells("launch", mention, report)):
        return
    yield from (f"actor {a['text']}" for a in mention["actors"] if a["country"] == "RUS")
    yield from (
        f"{p['role']} {p['text']}" for p in mention["places"] if p["country"] == "RUS" and p["role"] != "heading"
    )


def in_aside(span: Json, report: Json) -> bool:
    """Whether a span stands in a caption, a credit, a headline or a note."""
    return any(p["kind"] in ASIDE and p["start"] <= span["start"] < p["end"] for p in report["paragraphs"])


def wrong_origins(source: Path) -> Iterator[tuple[str, list[str]]]:
    """The outlet and the agencies it credits among the origins of the launch, in a record of this report alone."""
    with tempfile.TemporaryDirectory() as folder:
        run("read", str(source), "--record", folder)
        launches = [e for e in run("events", "--record", folder, "--json") if e["kind"] == "missile-launch"]
    own = re.compile(r"\bAP\b|Associated Press|Reuters|Deutsche Welle")
    counted = [[o["name"] for o in e["origins"] if own.search(o["name"] or "")] for e in launches]
    faults = [f"{len(names)} origins: {', '.join(names)}" for names in counted if len(names) > 1]
    yield "AP, Reuters and Deutsche Welle counted as more than one origin of the launch", faults


if __name__ == "__main__":
    main()
