"""Start-up, speed, memory and size of Dateline, each beside the figure to reach.

Run: python benchmarks/light.py [--shared ../shared] [--reports 500] [--install]. Reports are sentences
of Guardian articles put together to 600 words each. `--install` makes a fresh environment and needs a package registry.
Times are medians of wall clock on one process; CPU seconds stand beside them, for a busy machine stretches the wall.
"""

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

from dateline.language.sentences import split_sentences

ROOT = Path(__file__).parents[1]
WORDS = 600
STARTS = 7
COMMAND = [sys.executable, "-m", "dateline"]
MEGABYTE = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--reports", type=int, default=500, help="so many reports for the peak of memory")
    parser.add_argument("--timed", type=int, default=40, help="so many reports for the rate")
    parser.add_argument("--install", action="store_true", help="measure a fresh core install too")
    options = parser.parse_args()
    print(f"{'what':44} {'measured':>12} {'to reach':>10}   note")
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "reports.jsonl")
        write_reports(long_texts(options.shared), reports, options.reports)
        measure_starts(options.shared / "seed/dw-2023-09-13.txt")
        measure_rate(reports, options.timed)
        measure_memory(reports, options.reports)
        if options.install:
            measure_install(Path(folder, "venv"))


def tell(what: str, figure: float, unit: str, limit: float | None, note: str = "") -> None:
    """One line; a figure over its limit is marked."""
    mark = "" if limit is None else "ok" if figure <= limit else "OVER"
    reach = "" if limit is None else f"{limit:g} {unit}"
    print(f"{what:44} {figure:9.2f} {unit:>2} {reach:>10}   {' '.join(filter(None, (mark, note)))}", flush=True)


def long_texts(shared: Path) -> Iterator[str]:
    """Texts of 600 words without end, each other words: the sentences of the articles in order, then from the next on.

    The last sentence may go a little over; an empty line stands where an article ends.
    """
    csv.field_size_limit(10**9)
    with (shared / "data/plover/guardian_sdf_articles.csv").open(encoding="utf8") as rows:
        articles = [row["text"] for row in csv.DictReader(rows)]
    sentences = [(n, a[s.start : s.end]) for n, a in enumerate(articles) for s in split_sentences(a)]
    turn = 0
    while True:
        text, words, before = "", 0, -1
        for article, sentence in sentences[turn:]:
            text += ("" if not text else " " if article == before else "\n\n") + sentence
            words, before = words + len(sentence.split()), article
            if words >= WORDS:
                yield text
                text, words = "", 0
        turn += 1


def write_reports(texts: Iterator[str], path: Path, count: int) -> None:
    with path.open("w", encoding="utf8") as lines:
        for number in range(count):
            line = {"id": f"long-{number}", "published": "2022-03-01", "text": next(texts)}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


def measure_starts(source: Path) -> None:
    """From the start of the process: python, the help, the first report coded."""
    bare = median_run([sys.executable, "-c", "pass"])
    helped = median_run([*COMMAND, "--help"])
    first = median_run([*COMMAND, "code", str(source), "--json"])
    tell("python -c pass", bare[0], "s", None, f"{bare[1]:.2f} s of CPU")
    tell("dateline --help", helped[0], "s", 0.3, f"{helped[1]:.2f} s of CPU, {helped[0] / bare[0]:.1f} times python")
    tell("first report coded after start", first[0], "s", 1.5, f"{first[1]:.2f} s of CPU")


def median_run(command: list[str]) -> tuple[float, float]:
    """Median wall clock until the command ends (it prints one line at most), and median CPU seconds."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # warm: files in memory, modules compiled
    runs = [timed_run(command) for _ in range(STARTS)]
    return statistics.median(wall for wall, _ in runs), statistics.median(cpu for _, cpu in runs)


def timed_run(command: list[str]) -> tuple[float, float]:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - began, used.ru_utime + used.ru_stime


def measure_rate(reports: Path, count: int) -> None:
    """Median time a report of 600 words for reading, for the model, and for the rest of coding."""
    from dateline.coding.coder import Coder
    from dateline.reading import read_source
    from dateline.reading.report import Report

    coder = Coder.load()
    model, annotate = Clock(), coder.model.annotate
    coder.model.annotate = lambda text: model.time(lambda: annotate(text))  # type: ignore[method-assign]
    whole, reading = Clock(), Clock()
    source = iter(read_source(str(reports)))
    for _ in range(count):
        report = reading.time(lambda: next(source))
        assert isinstance(report, Report), report
        whole.time(lambda read=report: coder.code(read))
    rest = Clock([(w - m, c - p) for (w, c), (m, p) in zip(whole.times, model.times, strict=True)])
    for name, clock, limit in (("model", model, 60), ("rest of coding", rest, 30), ("reading", reading, None)):
        tell(f"{name}, a report of {WORDS} words", clock.wall, "ms", limit, f"{clock.cpu:.1f} ms of CPU")
    tell("reports coded a second and core", 1000 / whole.wall, "/s", None)


class Clock:
    """Times of one kind of work, in seconds: wall and CPU."""

    def __init__(self, times: list[tuple[float, float]] | None = None) -> None:
        self.times = times or []

    def time(self, work):  # type: ignore[no-untyped-def]
        """Do the work and keep how long it took."""
        began = time.perf_counter(), time.process_time()
        done = work()
        self.times.append((time.perf_counter() - began[0], time.process_time() - began[1]))
        return done

    @property
    def wall(self) -> float:
        """Median wall clock in milliseconds."""
        return 1000 * statistics.median(wall for wall, _ in self.times)

    @property
    def cpu(self) -> float:
        """Median CPU time in milliseconds."""
        return 1000 * statistics.median(cpu for _, cpu in self.times)


def measure_memory(reports: Path, count: int) -> None:
    """Peak resident memory of one process that codes all the reports."""
    process = subprocess.Popen([*COMMAND, "code", str(reports), "--json"], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = used.ru_maxrss * 1024 / MEGABYTE
    tell(f"peak memory over {count} reports", peak, "MB", 700, f"exit status {process.returncode}")


def measure_install(folder: Path) -> None:
    """Size and packages of `pip install` of this repository in a new environment."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin/python")
    before = set(packages(python))
    empty = size_of(folder)
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-compile", str(ROOT)], check=True)
    added = [name for name in packages(python) if name not in before]
    tell("core install", size_of(folder) - empty, "MB", 320, f"{len(added)} packages (about 32): {', '.join(added)}")
    library = next((folder / "lib").iterdir()) / "site-packages"
    sizes = sorted(((size_of(path), path.name) for path in library.iterdir()), reverse=True)
    print("largest: " + ", ".join(f"{name} {size:.0f}" for size, name in sizes[:14]))


def packages(python: str) -> list[str]:
    listed = subprocess.run([python, "-m", "pip", "list", "--format=json"], check=True, capture_output=True)
    return [each["name"] for each in json.loads(listed.stdout)]


def size_of(path: Path) -> float:
    files = [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file() and not f.is_symlink()]
    return sum(f.stat().st_size for f in files) / MEGABYTE


if __name__ == "__main__":
    main()
