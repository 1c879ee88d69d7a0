"""Measures the way from text to record: the simulated press read, coded and fused by the real system.

    python -m benchmarks.whole LAUNCHES_FOLDER [-v] [--kept FILE]

Every report of the press goes through reading, coding and fusion; truth is the press's own. A coded mention is taken
for the telling whose words stand in the sentence of its trigger; `-v` shows what was lost, and `--kept` codes once:
what was coded is kept in a file and fused again from there.
"""

import json
import pickle
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

import msgspec

from benchmarks.fusion import pairs_of, rate
from benchmarks.press import Press, text_line
from dateline.coding.mention import Mention
from dateline.fusion import CodedReport, Event, fuse
from dateline.intake.work import Coding, code_all, read_all
from dateline.reading.report import Rejection
from dateline.reading.settings import ReadingSettings

FIELDS = ("time", "count", "range_km", "apogee_km")
SENTENCE = re.compile(r"[.!?](?:\s|$)|\n\n")
Unit = tuple[str, str]


class Sample:
    """The press as its maker coded it: for each report how it tells of which launches."""

    def __init__(self, folder: Path) -> None:
        self.press = Press(folder)
        event_of = self.press.truth.event_of
        self.reports = self.press.reports
        self.tellings = {
            coded.report.id: {event_of[mention.id]: mention.modality for mention in coded.coded.mentions}
            for coded in self.reports
        }


def sentence_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence around a place."""
    starts = [match.end() for match in SENTENCE.finditer(text, 0, at)]
    end = SENTENCE.search(text, at)
    return (starts[-1] if starts else 0, end.start() if end else len(text))


def telling_of(mention: Mention, text: str, made: CodedReport, event_of: dict[str, str]) -> str | None:
    """The launch told of in the sentence a coded mention stands in."""
    start, end = sentence_of(text, mention.trigger.start)
    for true in made.coded.mentions:
        spans = [true.trigger, *(claim for claim in true.claims if claim.field != "occurrence")]
        if any(start <= span.start < end for span in spans):
            return event_of[true.id]
    return None


def read_and_code(sample: Sample) -> dict[str, CodedReport]:
    """Every report of the sample through the real system, by the press's id."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "press.jsonl"
        path.write_text("".join(json.dumps(text_line(coded, sample.press.truth)) + "\n" for coded in sample.reports))
        done = list(code_all(read_all([str(path)], ReadingSettings()), Coding()))
    found = {}
    for made, each in zip(sample.reports, done, strict=True):
        assert not isinstance(each, Rejection), each.reason
        found[made.report.id] = CodedReport(*each.outcome())
    return found


def coded_reports(sample: Sample) -> dict[str, CodedReport]:
    """The reports of the sample as coded, from the file that keeps them if one is named and there."""
    if "--kept" not in sys.argv:
        return read_and_code(sample)
    path = Path(sys.argv[sys.argv.index("--kept") + 1])
    if not path.exists():
        path.write_bytes(pickle.dumps(read_and_code(sample)))
    return pickle.loads(path.read_bytes())


def is_test(event: Event | Mention) -> bool:
    return event.mode == "weapons-test"


def measure(folder: Path) -> None:
    sample = Sample(folder)
    start = time.perf_counter()
    coded = coded_reports(sample)
    middle = time.perf_counter()
    fused = fuse(coded.values())
    print(
        f"{len(sample.reports)} reports on {len(sample.press.volleys)} launches, "
        f"read and coded in {middle - start:.0f} s, "
        f"fused in {time.perf_counter() - middle:.1f} s; {len(fused.events)} events, "
        f"{sum(map(is_test, fused.events))} of them weapons tests"
    )
    unit_of = units(sample, coded)
    measure_mentions(sample, coded, unit_of)
    groups = measure_events(sample, fused.events, unit_of)
    owner = owners(groups)
    measure_conflicts(sample, owner)
    measure_origins(sample, owner)
    copies = {(copy.to, copy.from_) for copy in fused.copies}
    ids = {made: real.report.id for made, real in coded.items()}
    true = {(ids[to], ids[source]) for to, source in sample.press.truth.copies.items() if to in ids and source in ids}
    print("copies, parent named:", rate(copies, true))


def units(sample: Sample, coded: dict[str, CodedReport]) -> dict[str, Unit]:
    """For each coded mention the report and launch it tells of; those that tell of none are left out."""
    event_of, found = sample.press.truth.event_of, {}
    for made in sample.reports:
        real = coded[made.report.id]
        for mention in real.coded.mentions:
            key = telling_of(mention, real.report.text, made, event_of)
            if key:
                found[mention.id] = (made.report.id, key)
    return found


def measure_mentions(sample: Sample, coded: dict[str, CodedReport], unit_of: dict[str, Unit]) -> None:
    """Tellings the coder found, as a test or as something else, and tests it saw where there are none."""
    true = {(report, key) for report, told in sample.tellings.items() for key in told}
    mentions = [mention for real in coded.values() for mention in real.coded.mentions]
    as_test = {unit_of[m.id] for m in mentions if m.id in unit_of and is_test(m)}
    as_other = {unit_of[m.id] for m in mentions if m.id in unit_of} - as_test
    stray = sum(m.id not in unit_of for m in mentions if is_test(m))
    print(f"tellings {len(true)}: found as a test {len(as_test & true) / len(true):.3f}, "
          f"as another type {len(as_other & true) / len(true):.3f}, stray tests {stray}")  # fmt: skip
    for name in ("time", "origin", "actors"):
        has = sum(any(_has(m, name) for m in mentions if unit_of.get(m.id) == unit and is_test(m)) for unit in as_test)
        print(f"  of those found, with {name}: {has / max(1, len(as_test)):.3f}")
    if "-v" in sys.argv:
        kinds = Counter((m.type, m.mode) for m in mentions if unit_of.get(m.id) in as_other)
        print("  other types", kinds.most_common(6))


def _has(mention: Mention, name: str) -> bool:
    if name == "time":
        return mention.time is not None and mention.time.status == "resolved"
    if name == "origin":
        return any(place.role == "origin" and place.name for place in mention.places)
    return bool(mention.actors)


def measure_events(
    sample: Sample, events: tuple[Event, ...], unit_of: dict[str, Unit]
) -> list[tuple[Event, set[Unit]]]:
    """Tests of the record against launches: pairs of tellings, and events found for the most part."""
    true: dict[str, set[Unit]] = defaultdict(set)
    for report, told in sample.tellings.items():
        for key in told:
            true[key].add((report, key))
    groups = [
        (event, {unit_of.get(m.mention, (m.mention, "")) for m in event.mentions}) for event in events if is_test(event)
    ]
    print("telling pairs", rate(pairs_of(group for _, group in groups), pairs_of(true.values())))
    matched = {key for key, units in true.items() if any(2 * len(g & units) > len(g | units) for _, g in groups)}
    good = sum(any(2 * len(group & units) > len(group | units) for units in true.values()) for _, group in groups)
    print(f"events: precision {good / max(1, len(groups)):.3f} recall {len(matched) / len(true):.3f}")
    if "-v" in sys.argv:
        for event, group in groups:
            if not any(2 * len(group & units) > len(group | units) for units in true.values()):
                held = Counter(key for _, key in group)
                print("  ", event.headline, {key: f"{n} of {len(true.get(key, ()))}" for key, n in held.items()})
    return groups


def owners(groups: list[tuple[Event, set[Unit]]]) -> dict[str, Event]:
    """For each launch the event that holds most of its tellings."""
    best: dict[str, tuple[int, Event]] = {}
    for event, group in groups:
        for key, count in Counter(key for _, key in group).items():
            if key and count > best.get(key, (0, event))[0]:
                best[key] = (count, event)
    return {key: event for key, (_, event) in best.items()}


def measure_conflicts(sample: Sample, owner: dict[str, Event]) -> None:
    found = {
        (key, name)
        for key, event in owner.items()
        for name in FIELDS
        if name in event.fields and event.fields[name].conflict and event.fields[name].conflict.kind != "rounding"
    }
    true = set(sample.press.truth.conflicts())
    print(f"conflicts: {len(true)} true, flagged {len(found & true) / max(1, len(true)):.3f}, "
          f"false {len(found - true) / max(1, len(found)):.3f}")  # fmt: skip
    print(
        "  missed", dict(Counter(name for _, name in true - found)), "false", dict(Counter(n for _, n in found - true))
    )
    if "-v" in sys.argv:
        for key, name in sorted(found - true)[:10]:
            conflict = owner[key].fields[name].conflict
            print("  false", key, name, [_brief(value) for value in conflict.values] if conflict else None)
        for key, name in sorted(true - found)[:10]:
            field = owner[key].fields.get(name) if key in owner else None
            told = [(c.speaker.name, _brief(msgspec.to_builtins(c))) for c in field.claims] if field else None
            print("  missed", key, name, sample.press.truth.told[(key, name)], told and sorted(set(map(str, told)))[:6])


def _brief(value: dict) -> object:
    content = value["value"]
    if isinstance(content, dict):
        return (content.get("from"), content.get("to"), content.get("text"))
    return content or (value["low"], value["best"], value["high"])


def measure_origins(sample: Sample, owner: dict[str, Event]) -> None:
    """Origins of each launch against the officials and outlets that truly vouch."""
    exact = wrong = fewer = more = 0
    for key, event in owner.items():
        true = sample.press.truth.origins[key]
        found = {o.country or o.name if o.kind == "official" else f"outlet {o.name}" for o in event.origins}
        exact += found == true and len(event.origins) == len(true)
        wrong += bool(found - true)
        more += len(event.origins) > len(true)
        fewer += bool(true - found)
        if found != true and "-v" in sys.argv:
            print("  origins", key, "found", sorted(found), "true", sorted(true))
    total = max(1, len(owner))
    print(
        f"origins: exact {exact / total:.3f}, with one that is none {wrong / total:.3f}, "
        f"with one missed {fewer / total:.3f}, never more than true {1 - more / total:.3f}"
    )


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
