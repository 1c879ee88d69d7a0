"""Measures fusion: the record rebuilt from a simulated press, copies among edited real articles, and speed.

    python -m benchmarks.fusion press LAUNCHES_FOLDER [SEED]
    python -m benchmarks.fusion copies ARTICLES_CSV
    python -m benchmarks.fusion speed MENTIONS [FOLDER]

Truth comes from the makers of the texts (benchmarks/press.py, benchmarks/edits.py), never from fusion itself.
"""

import csv
import itertools
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import func, insert, select

from benchmarks.edits import edited_pairs
from benchmarks.press import Press
from benchmarks.volume import volume_reports
from dateline.fusion import CodedReport, Copy, Event, Fused, find_copies, fuse
from dateline.reading.report import Capture
from dateline.record import Record, writing
from dateline.record.rows import capture_row
from dateline.record.schema import captures
from dateline.record.schema import reports as reports_table


def pairs_of(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """All unordered pairs within groups."""
    found = set()
    for group in groups:
        names = sorted(group)
        found |= {(one, other) for at, one in enumerate(names) for other in names[at + 1 :]}
    return found


def copy_groups(links: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Reports joined by copy links, directly or over others."""
    group_of: dict[str, set[str]] = {}
    for one, other in links:
        joined = group_of.get(one, {one}) | group_of.get(other, {other})
        group_of.update(dict.fromkeys(joined, joined))
    return list({id(group): group for group in group_of.values()}.values())


def rate(found: set, true: set) -> str:
    hit = len(found & true)
    precision, recall = hit / max(1, len(found)), hit / max(1, len(true))
    return (
        f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
    )


def measure_press(folder: Path, seed: int) -> None:
    press = Press(folder, seed)
    start = time.perf_counter()
    fused = fuse(press.reports)
    print(
        f"{len(press.reports)} reports, {len(press.truth.event_of)} mentions, {len(press.volleys)} volleys, "
        f"{len(fused.events)} events, {time.perf_counter() - start:.1f} s"
    )
    measure_events(press, fused)
    owner = owners(press, fused)
    measure_origins(press, owner)
    measure_conflicts(press, owner)
    measure_copies(press, fused.copies)
    measure_independence(press, fused)


def measure_events(press: Press, fused: Fused) -> None:
    """Mention pairs, and events found exactly or for the most part."""
    true: dict[str, set[str]] = defaultdict(set)
    for mention, key in press.truth.event_of.items():
        true[key].add(mention)
    found = [{m.mention for m in event.mentions} for event in fused.events]
    print("mention pairs", rate(pairs_of(found), pairs_of(true.values())))
    matched = sum(any(2 * len(group & members) > len(group | members) for group in found) for members in true.values())
    if "-v" in sys.argv:
        wrong = [event for event in fused.events if {m.mention for m in event.mentions} not in true.values()]
        for event in wrong[:15]:
            held = Counter(press.truth.event_of[m.mention] for m in event.mentions)
            print("  ", event.headline, {key: f"{count} of {len(true[key])}" for key, count in held.items()})
    print(
        f"events: precision {matched / len(found):.3f} recall {matched / len(true):.3f} "
        f"exact {sum(members in found for members in true.values()) / len(true):.3f}"
    )


def owners(press: Press, fused: Fused) -> dict[str, Event]:
    """For each volley the event that holds most of its mentions."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    events = {event.id: event for event in fused.events}
    for event in fused.events:
        for mention in event.mentions:
            held[press.truth.event_of[mention.mention]][event.id] += 1
    return {key: events[counts.most_common(1)[0][0]] for key, counts in held.items()}


def measure_origins(press: Press, owner: dict[str, Event]) -> None:
    exact = more = 0
    for key, event in owner.items():
        found = {origin.country if origin.kind == "official" else f"outlet {origin.name}" for origin in event.origins}
        exact += found == press.truth.origins[key] and len(event.origins) == len(found)
        if found != press.truth.origins[key] and "-v" in sys.argv:
            print("  origins", key, sorted(found), "true", sorted(press.truth.origins[key]))
        more += len(event.origins) > len(press.truth.origins[key])
    print(f"origins exact {exact / len(owner):.3f}, never more than true {1 - more / len(owner):.3f}")


def measure_conflicts(press: Press, owner: dict[str, Event]) -> None:
    fields = ("time", "count", "range_km", "apogee_km")
    found = {
        (key, name)
        for key, event in owner.items()
        for name in fields
        if name in event.fields and event.fields[name].conflict and event.fields[name].conflict.kind != "rounding"
    }
    true = press.truth.conflicts()
    missed, false = true - found, found - true
    print(
        f"conflicts: {len(true)} true, flagged {len(found & true) / len(true):.3f}, "
        f"false {len(false) / max(1, len(found)):.3f}"
    )
    if "-v" in sys.argv:
        for key, name in sorted(missed)[:8]:
            print("  missed", key, name, press.truth.told[(key, name)])
        for key, name in sorted(false)[:8]:
            print("  false", key, name, owner[key].fields[name].conflict)


def measure_copies(press: Press, copies: Iterable[Copy]) -> None:
    true = {(to, source) for to, source in press.truth.copies.items()}
    found = {(copy.to, copy.from_) for copy in copies}
    print("copies, parent named:", rate(found, true))
    grouped = pairs_of(copy_groups(found)), pairs_of(copy_groups(true))
    print("copies, pairs of a group:", rate(*grouped))
    kinds = Counter(press.truth.hows[to] for to, _ in true - found)
    if "-v" in sys.argv:
        text = {coded.report.id: coded.report for coded in press.reports}
        for copy in [copy for copy in copies if (copy.to, copy.from_) not in true][:12]:
            print("  false", press.truth.hows.get(copy.to), copy, press.truth.copies.get(copy.to))
            print("     ", text[copy.from_].outlet, text[copy.to].outlet, text[copy.to].agencies)
    print("  not found:", dict(kinds), " true kinds:", dict(Counter(press.truth.hows.values())))


def measure_independence(press: Press, fused: Fused) -> None:
    """Copies whose outlet is counted as an origin of an event."""
    false = total = 0
    for event in fused.events:
        for report in sorted({m.report for m in event.mentions} & press.truth.copies.keys()):
            outlet = next(r.report.outlet.name for r in press.reports if r.report.id == report)
            total += 1
            false += any(origin.name == outlet for origin in event.origins)
    print(f"false independence {false / max(1, total):.4f} of {total}")


def measure_edits(path: Path) -> None:
    """Edited versions of real articles against unrelated ones."""
    with path.open(newline="") as rows:
        articles = list(csv.DictReader(rows))
    reports, true = edited_pairs(articles, random.Random(3))
    start = time.perf_counter()
    found = {(copy.from_, copy.to) for copy in find_copies(reports)}
    print(f"{len(reports)} reports, {time.perf_counter() - start:.1f} s")
    print("edited articles, source named:", rate(found, set(true)))
    print("edited articles, pairs of a group:", rate(pairs_of(copy_groups(found)), pairs_of(copy_groups(true))))
    print("  missed", dict(Counter(true[pair] for pair in set(true) - found)), "of", dict(Counter(true.values())))


def measure_speed(mentions: int, folder: str | None) -> None:
    """Median time to add one report to a record of so many mentions, and at every hundred thousand on the way.

    In a folder that is named the record stays, and whoever was stopped goes on where it stands.
    """
    if folder is None:
        with tempfile.TemporaryDirectory() as made:
            return measure_speed(mentions, made)
    with Record.open(folder, create=True) as record:
        keep_capture(record)
        record.settle()
        taken, start = 2 * count_reports(record), time.perf_counter()
        reports = itertools.islice(volume_reports(mentions + 2000, random.Random(5)), taken // 2, None)
        while taken < mentions:
            batch = list(itertools.islice(reports, min(2000, (mentions - taken + 1) // 2)))
            add_reports(record, batch)
            before, taken = taken, taken + 2 * len(batch)
            if taken // 100_000 > before // 100_000 or taken >= mentions:
                print_taken(taken, start, Path(folder))
                taken += 2 * print_adding(record, list(itertools.islice(reports, 200)))
    subprocess.run([sys.executable, "-m", "benchmarks.fusion", "again", folder], check=True)


def count_reports(record: Record) -> int:
    """How many of the made reports the record has."""
    of_stream = select(func.count()).select_from(reports_table).where(reports_table.c.source.not_like("again:%"))
    with record.store.connection.begin():
        return record.store.connection.execute(of_stream).scalar_one()


def measure_again(folder: str) -> None:
    """The same by a new process, which has folded nothing, of reports on what the record already knows."""
    reports = list(itertools.islice(volume_reports(1000, random.Random(5)), 100))
    renamed = [rename(coded, f"again:{time.time_ns()}:{at}") for at, coded in enumerate(reports)]
    with Record.open(folder) as record:
        wall, _ = add_timed(record, renamed[0])
        print(f"a new process: first report {wall:.0f} ms")
        print_adding(record, renamed[1:])
    print(f"memory of the new process {peak_memory()}")


def rename(coded: CodedReport, name: str) -> CodedReport:
    """The same report under other ids."""
    mentions = (msgspec.structs.replace(one, id=f"{name}:{at}") for at, one in enumerate(coded.coded.mentions))
    report = msgspec.structs.replace(coded.report, id=f"sha256:{name}", source=f"{name}.txt")
    return CodedReport(report, msgspec.structs.replace(coded.coded, mentions=tuple(mentions)))


def keep_capture(record: Record) -> None:
    """The one capture that all made reports name."""
    with record.store.connection.begin():
        if not record.store.connection.execute(select(captures.c.id)).first():
            made = capture_row(Capture("sha256:c", b"", "made"))
            record.store.connection.execute(insert(captures).values(made))


def add_reports(record: Record, reports: Iterable[CodedReport]) -> None:
    """Adds reports, which have no capture to be found in, and folds them in."""
    with record.store.connection.begin():
        for each in reports:
            writing.add_report(record.store.connection, datetime(2026, 1, 1, tzinfo=UTC), each.report, each.coded)
    record.settle()


def print_taken(mentions: int, start: float, folder: Path) -> None:
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) / 1e6
    print(
        f"{mentions} mentions taken in {time.perf_counter() - start:.0f} s, {time.process_time():.0f} s of the "
        f"processor; {peak_memory()}; {size:.0f} MB on the disk",
        flush=True,
    )


def print_adding(record: Record, reports: list[CodedReport]) -> int:
    """Times the adding of each report by the clock and the processor; gives how many were added."""
    times = [add_timed(record, coded) for coded in reports]
    print_times("wall clock", sorted(wall for wall, _ in times))
    print_times("processor", sorted(used for _, used in times))
    return len(reports)


def peak_memory() -> str:
    status = Path("/proc/self/status").read_text().splitlines()
    return " ".join(next(line for line in status if line.startswith("VmHWM")).split())


def add_timed(record: Record, coded: CodedReport) -> tuple[float, float]:
    """Milliseconds by the clock and of the processor for adding one report."""
    wall, used = time.perf_counter(), time.process_time()
    add_reports(record, [coded])
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - used)


def print_times(clock: str, times: list[float]) -> None:
    middle, late = statistics.median(times), times[int(0.95 * len(times))]
    said = f"median {middle:.2f} ms, 95 % {late:.2f} ms, worst {times[-1]:.1f} ms"
    print(f"adding one report, {clock}: {said}", flush=True)


def main() -> None:
    what, argument = sys.argv[1], sys.argv[2]
    if what == "press":
        measure_press(Path(argument), int(sys.argv[3]) if sys.argv[3:] and sys.argv[3].isdigit() else 7)
    elif what == "copies":
        measure_edits(Path(argument))
    elif what == "again":
        measure_again(argument)
    else:
        measure_speed(int(argument), sys.argv[3] if sys.argv[3:] else None)


if __name__ == "__main__":
    main()
