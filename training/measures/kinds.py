"""Event types of whole texts: PLOVER's examples, synthetic stories, and MUC-4 (relevant or not, and which incident).

A text's type is that of its strongest events: the type whose events have the largest sum of probabilities, those of
its news before those of its background. A story's is that of the first event of its headline which is news, as a
reader would say, and of its strongest only where the headline tells none. MUC-4 is printed in lower case; sentences are
given their capitals again.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.capitals import restore_capitals
from corpora.plover import read_examples, read_stories
from documents import Document

from dateline.language.annotations import EventFrame
from measures.counts import Annotate, Count, Figure, development, macro_f1, overlap, share, spread_figures

# Incidents of MUC-4 by what the event does; any other assault is an attack.
INCIDENT = {"explosives": "bombing", "suicide-attack": "bombing", "abduct": "kidnapping"}
# What makes a text relevant: acts against somebody or something. Battles, raids from the air and violence told in
# general are none to MUC-4 (chosen on 300 texts of its training part that nobody had labelled).
RELEVANT = frozenset({*INCIDENT, "firearms", "targeted", "destroy", "beat", "torture", "primitive", "massacre"})
HAPPENED = ("actual", "historical")


def measure_examples(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    pairs = []
    for document in development(read_examples(shared), limit):
        (gold,) = document.events or ()
        events = annotate(document.text).events
        pairs.append((gold.type, type_at(events, gold.triggers) or strongest_type(events)))
    yield Figure("PLOVER examples, held-out fifth", "type, accuracy", share(g == s for g, s in pairs), len(pairs))


def type_at(events: Iterable[EventFrame], triggers: tuple[tuple[int, int], ...]) -> str | None:
    """The type of the strongest event with a trigger that touches one of `triggers`."""
    touching = [
        e for e in events if any(overlap((s.start, s.end), trigger) for s in e.triggers for trigger in triggers)
    ]
    return max(touching, key=lambda e: e.score).type if touching else None


def strongest_type(events: Iterable[EventFrame]) -> str:
    """The type with the largest sum of probabilities, background events counting half; "-" where there is no event."""
    sums: dict[str, float] = defaultdict(float)
    for event in events:
        sums[event.type] += event.score * (0.5 if event.background else 1)
    return max(sorted(sums), key=lambda t: sums[t], default="-")


def measure_stories(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    stories = every_title(development(read_stories(shared), None), limit)
    under = [(s.story_type or "-", type_of_news(annotate(s.text).events, s.text.index("\n"))) for s in stories]
    bare = [(s.story_type or "-", strongest_type(annotate(s.text.partition("\n\n")[2]).events)) for s in stories]
    for name, pairs in (("under their headlines", under), ("without headlines", bare)):
        yield Figure(f"synthetic stories {name}", "type, accuracy", share(g == s for g, s in pairs), len(pairs))
        yield Figure(f"synthetic stories {name}", "type, macro-F1", macro_f1(pairs), len(pairs))


def type_of_news(events: Iterable[EventFrame], headline: int) -> str:
    """The type of the first event in the first `headline` characters that is news, or else of the strongest."""
    events = list(events)
    told = [e for e in events if e.triggers[0].start < headline]
    news = [e for e in told if not e.background and e.modality != "historical"]
    return (news or told)[0].type if told else strongest_type(events)


def every_title(stories: list[Document], limit: int | None) -> list[Document]:
    """At most `limit` stories, evenly over the file (stories of one title follow each other)."""
    step = max(1, len(stories) // limit) if limit else 1
    return stories[::step][:limit]


def measure_muc(shared: Path, annotate: Annotate, limit: int | None) -> Iterator[Figure]:
    relevant, incidents = Count(), []
    lines = (shared / "muc4/dev.json").read_text(encoding="utf8").splitlines()[:limit]
    for row in map(json.loads, lines):
        gold = {kind for t in row["templates"] for kind in t["incident_type"].split(" / ")}
        assaults = assaults_that_happened(annotate(restore_capitals(row["doctext"])).events)
        said = is_relevant(assaults)
        relevant.hit += bool(gold and said)
        relevant.gold += bool(gold)
        relevant.said += said
        if gold:
            incidents.append(strongest_incident(assaults) in gold)
    yield from spread_figures("MUC-4 dev", "relevant", relevant)
    yield Figure("MUC-4 dev", "incident of relevant texts, accuracy", share(incidents), len(incidents))


def assaults_that_happened(events: Iterable[EventFrame]) -> list[EventFrame]:
    return [e for e in events if e.type == "ASSAULT" and e.modality in HAPPENED]


def is_relevant(assaults: Iterable[EventFrame]) -> bool:
    """Whether a text with these assaults is one of those that MUC-4 has incidents of."""
    return any(e.mode in RELEVANT for e in assaults)


def strongest_incident(assaults: Iterable[EventFrame]) -> str:
    """The kind of incident with the largest sum of probabilities; "-" where there is no assault."""
    sums: dict[str, float] = defaultdict(float)
    for event in assaults:
        sums[INCIDENT.get(event.mode or "", "attack")] += event.score
    return max(sorted(sums), key=lambda k: sums[k], default="-")
