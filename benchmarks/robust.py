"""Reads real pages, articles and accounts into a record: nothing crashes, is lost, doubled or untraceable.

Run: python benchmarks/robust.py [--shared ../shared] [--sample N]. The 181 pages of scrapinghub, the 249 Guardian
articles and the accounts of launches are read through the command line into a temporary record; then everything is
read again, coded twice, and coded with two workers. The exit status is 1 if a check fails.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.record import Record
from dateline.record.integrity import check

Json = dict[str, Any]
ROOT = Path(__file__).parents[1]


class Ended(NamedTuple):
    """A command that has ended."""

    status: int
    output: bytes
    errors: str
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sample", type=int, help="only every n-th report of each kind, so that so many are left")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = write_sources(options.shared / "data", Path(folder), options.sample)
        failed = [name for name, holds in run_checks(sources, Path(folder)) if not holds]
    print(f"{len(failed)} checks failed" + "".join(f"\n  {name}" for name in failed))
    sys.exit(1 if failed else 0)


def write_sources(data: Path, folder: Path, sample: int | None) -> dict[str, Path]:
    """A folder of links to the pages, and the articles and accounts as JSON Lines."""
    pages = folder / "pages"
    pages.mkdir()
    for path in thinned(sorted((data / "pages/scrapinghub/html").iterdir()), sample):
        (pages / path.name).write_bytes(path.read_bytes())
    kinds = {"guardian": guardian, "launches": launches}
    for name, lines in kinds.items():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in thinned(list(lines(data)), sample))
        (folder / f"{name}.jsonl").write_text(text, encoding="utf8")
    return {"pages": pages, **{name: folder / f"{name}.jsonl" for name in kinds}}


def thinned(values: list[Any], sample: int | None) -> list[Any]:
    """Every n-th, so that about so many are left."""
    return values if sample is None else values[:: max(1, len(values) // sample)]


def guardian(data: Path) -> Iterator[Json]:
    """The articles, each with its day."""
    csv.field_size_limit(10**9)
    with (data / "plover/guardian_sdf_articles.csv").open(encoding="utf8") as rows:
        for row in csv.DictReader(rows):
            name = f"guardian-{row['']}"
            yield {"id": name, "outlet": "The Guardian", "published": row["date"], "text": row["text"]}


def launches(data: Path) -> Iterator[Json]:
    """The description of each launch that has one, with the day of the launch."""
    bins = json.loads((data / "launches/launches.json").read_text(encoding="utf8"))["timeBins"]
    rows = [row for each in bins for row in each["data"] if row.get("description")]
    for number, row in enumerate(rows):
        yield {"id": f"launch-{number}", "published": row["date"], "text": row["description"]}


def run_checks(sources: dict[str, Path], folder: Path) -> Iterator[tuple[str, bool]]:
    """Each check with whether it holds; counts and rates are printed on the way."""
    record = folder / "record"
    for name, source in sources.items():
        done = dateline("read", str(source), "--record", str(record))
        print(f"read {name}: {done.errors.splitlines()[-1] if done.errors else ''}")
        yield f"reading {name} ends without a crash (exit status {done.status})", ended_well(done)
    before = tell_record(record)
    yield "every value resolves to characters of a stored capture", before["faults"] == 0
    again = dateline("read", *map(str, sources.values()), "--record", str(record))
    print(f"read again: {again.errors.splitlines()[-1] if again.errors else ''}")
    yield "reading twice adds nothing", ended_well(again) and counts(record) == before
    yield from code_checks(list(map(str, sources.values())))


def code_checks(sources: list[str]) -> Iterator[tuple[str, bool]]:
    """Coded twice and with two workers: the same bytes."""
    first, second = (dateline("code", *sources, "--json") for _ in range(2))
    two = dateline("code", *sources, "--json", "--workers", "2")
    lines = first.output.splitlines()
    seconds = [round(done.seconds, 1) for done in (first, second, two)]
    print(f"code: {len(lines)} lines, {len(lines) / first.seconds:.1f}/s; twice and with two workers: {seconds} s")
    yield "coding ends without a crash", all(ended_well(done) for done in (first, second, two))
    yield "coding twice gives the same bytes", first.output == second.output
    yield "one worker and two give the same bytes", first.output == two.output


def dateline(*arguments: str) -> Ended:
    """A command of Dateline, run to its end."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "dateline", *arguments], check=False, capture_output=True)
    errors = done.stderr.decode(errors="replace")
    return Ended(done.returncode, done.stdout, errors, time.perf_counter() - began)


def ended_well(done: Ended) -> bool:
    """Everything read, or something left out and said so; never a traceback."""
    if done.status not in (0, 1) or "Traceback" in done.errors:
        print(done.errors)
        return False
    return True


def tell_record(folder: Path) -> Counter[str]:
    """Print what is in the record and why anything was left out."""
    with Record.open(str(folder), read_only=True) as record:
        coded = [record.coded(report.id) for report in record.reports()]
        reasons = Counter(each.reason for each in record.quarantined())
        faults = check(record).faults
    tell("types", (m.type for c in coded for m in c.mentions))
    tell("modalities", (m.modality for c in coded for m in c.mentions))
    tell("fields of claims", (claim.field for c in coded for m in c.mentions for claim in m.claims))
    tell("kinds of speakers", (claim.speaker.kind for c in coded for m in c.mentions for claim in m.claims))
    tell("warnings", (warning for c in coded for warning in c.warnings))
    for reason, count in sorted(reasons.items()):
        print(f"left out {count}: {reason}")
    for fault in faults[:10]:
        print(f"FAULT {fault}")
    found = counts(folder)
    print("; ".join(f"{count} {name}" for name, count in found.items()))
    return found


def tell(what: str, names: Iterable[str]) -> None:
    """How often each name occurs, the most frequent first."""
    by_count: Callable[[tuple[str, int]], tuple[int, str]] = lambda item: (-item[1], item[0])  # noqa: E731
    found = sorted(Counter(names).items(), key=by_count)
    print(f"{what}: " + (", ".join(f"{name} {count}" for name, count in found) or "none"))


def counts(folder: Path) -> Counter[str]:
    """How much is in the record."""
    with Record.open(str(folder), read_only=True) as record:
        health = check(record)
        coded = [record.coded(report.id) for report in record.reports()]
    return Counter(
        captures=health.captures,
        reports=health.reports,
        mentions=health.mentions,
        claims=sum(len(m.claims) for c in coded for m in c.mentions),
        statements=sum(len(c.statements) for c in coded),
        quarantined=health.quarantined,
        faults=len(health.faults),
    )


if __name__ == "__main__":
    main()
