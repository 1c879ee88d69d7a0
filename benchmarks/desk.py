"""How fast the desk answers on a large record: 100,000 events and 1,000,000 claims, made by the generator of volume.py.

Run: python benchmarks/desk.py [--events 100000] [--record FOLDER] [--browser] [--pages 40]
Prints the time of each page on the server, of the overview's first paint and of a click on a filter in Chromium, and of
the API at 20 requests a second. The desk is a process of its own, as in use, and its processor time stands beside each
time, for where other work goes on. A record in --record is made once and used again.
"""

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
from sqlalchemy import delete, insert

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tests")]

from chromium import browser, missing, wait_for  # noqa: E402
from volume import FIRST_DAY, TYPES, happening, word  # noqa: E402

from dateline.coding.mention import Actor, Claim, Coded, Mention, Place, Speaker, Time, Value, Words  # noqa: E402
from dateline.fusion.build import build_event, event_id  # noqa: E402
from dateline.fusion.claims import Member  # noqa: E402
from dateline.fusion.events import Event  # noqa: E402
from dateline.fusion.origins import Root  # noqa: E402
from dateline.reading.report import Capture, Moment, Outlet, Paragraph, Report  # noqa: E402
from dateline.record import Record  # noqa: E402
from dateline.record.asking import last_sequence  # noqa: E402
from dateline.record.captures import digest  # noqa: E402
from dateline.record.moments import as_text, utc_now  # noqa: E402
from dateline.record.rows import claim_rows, mention_rows, paragraph_rows, report_row  # noqa: E402
from dateline.record.schema import (  # noqa: E402
    fused_events,
    fused_members,
    fused_said,
    fused_state,
    log,
    mention_claims,
    mentions,
    paragraphs,
    reports,
    sightings,
)
from dateline.record.version import fold_version  # noqa: E402

BATCH = 2000


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--events", type=int, default=100_000)
    arguments.add_argument("--record")
    arguments.add_argument("--pages", type=int, default=40)
    arguments.add_argument("--browser", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.record or temporary
        if not (Path(folder) / "record.sqlite").exists():
            started = time.perf_counter()
            make_record(folder, given.events)
            print(f"record of {given.events} events made in {time.perf_counter() - started:.0f} s")
        take_as_folded(folder)
        measure(folder, given.pages, given.browser)


def make_record(folder: str, events: int) -> None:
    """Write the rows of reports, claims and their events straight into the tables: one report, one event each."""
    rng = random.Random(7)
    words = [word(rng) for _ in range(6000)]
    cities = [
        (rng.choice(words).title(), f"C{at % 150:02d}", rng.uniform(-55, 65), rng.uniform(-170, 170))
        for at in range(3000)
    ]
    with Record.open(folder, create=True) as record:
        connection = record.store.connection
        capture = Capture(digest(b"made"), b"made", "made")
        with connection.begin():
            record._put(capture)
        for start in range(0, events, BATCH):
            made = [
                _made(number, rng, words, cities, capture.id) for number in range(start, min(start + BATCH, events))
            ]
            with connection.begin():
                for table, rows in _rows(made, start).items():
                    connection.execute(insert(table), rows)
        with connection.begin():
            connection.exec_driver_sql("ANALYZE")


def take_as_folded(folder: str) -> None:
    """Say of the events written that the present code folded them: a record made once is used by any later code."""
    with Record.open(folder) as record, record.store.connection.begin():
        connection = record.store.connection
        connection.execute(delete(fused_state))
        upto = last_sequence(connection)
        connection.execute(insert(fused_state).values(sequence=upto, version=fold_version(), content="[]"))


def _made(number: int, rng: random.Random, words: list[str], cities: list, capture: str) -> tuple[Report, Coded, Event]:
    """One report with one mention of ten claims by two speakers who may disagree, and the event it makes."""
    type_, mode, (name, country, lat, lon), day, killed = happening(rng, cities)
    text = " ".join(rng.choices(words, k=60)).capitalize() + "."
    report = Report(
        digest(str(number).encode()),
        capture,
        f"{number}.txt",
        text,
        (Paragraph(0, len(text), "body"),),
        outlet=Outlet(f"Outlet {rng.randrange(400)}"),
        headline=" ".join(rng.choices(words, k=6)).capitalize(),
        published=Moment((day + timedelta(days=rng.randint(0, 1))).isoformat(), None, None, "given"),
        language="en",
    )
    mention = _mention(report, rng, (type_, mode, name, country, lat, lon, day, killed))
    member = Member(
        mention,
        report,
        Root((report.outlet.name if report.outlet else "",), "outlet"),
        report.published.from_ if report.published else None,
    )
    return report, Coded((mention,), ()), build_event(event_id(mention.id), [member])


def _mention(report: Report, rng: random.Random, told: tuple) -> Mention:
    type_, mode, name, country, lat, lon, day, killed = told
    span = (0, 5)
    first = Speaker("official", f"Police of {country}", country, text=report.text[:5], start=0, end=5)
    second = Speaker("agency", f"Agency {rng.randrange(40)}", text=report.text[:5], start=0, end=5)
    time_ = Time(*span, report.text[:5], "resolved", day.isoformat(), day.isoformat(), day.isoformat(), "day")
    place = Place(
        *span, report.text[:5], "venue", name, country, lat, lon, rng.choice(["city", "city", "site", "region"])
    )
    other = killed + rng.choice([0, 0, 0, 7])
    actor = Actor(*span, report.text[:5], f"Group {rng.randrange(200)}", country, "REB")
    claims = [
        claim
        for speaker, toll in ((first, killed), (second, other))
        for claim in (
            Claim("occurrence", speaker, *span),
            Claim("time", speaker, *span, time_),
            Claim("venue", speaker, *span, place),
            Claim("actors", speaker, *span, actor),
            Claim("killed", speaker, *span, None, toll, toll, toll),
        )
    ]
    return Mention(
        digest(f"{report.id}:0".encode()),
        type_,
        mode,
        None,
        rng.choice(["actual"] * 8 + ["historical", "future"]),
        Words(*span, report.text[:5]),
        (),
        (actor,),
        (),
        (place,),
        time_,
        (Value(*span, report.text[:5], "killed", killed, killed, killed),),
        tuple(claims),
    )


def _rows(made: list[tuple[Report, Coded, Event]], start: int) -> dict:
    from dateline.record.folding import _event_row, member_rows
    from dateline.record.said import said_rows

    at, rows = (
        as_text(utc_now()),
        {each: [] for each in (log, reports, sightings, paragraphs, mentions, mention_claims)},
    )
    rows |= {each: [] for each in (fused_events, fused_members, fused_said)}
    for number, (report, coded, event) in enumerate(made, start + 1):
        rows[log].append({"sequence": number, "at": at, "kind": "report", "subject": report.id})
        rows[reports].append({"sequence": number, **report_row(report, coded)})
        where = {"report": report.id, "capture": report.capture, "source": report.source}
        rows[sightings].append({"sequence": number, **where})
        rows[paragraphs] += paragraph_rows(report)
        rows[mentions] += [{"sequence": number, **row} for row in mention_rows(report, coded)]
        rows[mention_claims] += claim_rows(coded)
        rows[fused_events].append(_event_row(event))
        rows[fused_members] += member_rows(event)
        rows[fused_said] += said_rows(event)
    return rows


def measure(folder: str, pages: int, with_browser: bool) -> None:
    """Print every figure."""
    with Record.open(folder, read_only=True) as record, record.store.connection.begin():
        connection = record.store.connection
        counts = {
            each.name: connection.exec_driver_sql(f"SELECT count(*) FROM {each.name}").scalar()
            for each in (fused_events, mention_claims)
        }
        names = [row[0] for row in connection.exec_driver_sql(f"SELECT id FROM fused_events ORDER BY id LIMIT {pages}")]
        words = connection.exec_driver_sql("SELECT headline FROM reports LIMIT 1").scalar().split()[0]
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    with served(folder) as (address, process), httpx.Client(base_url=address, timeout=120) as client:
        ask = partial(timed, process, client)
        for name, path in _questions(words).items():
            show(name, [ask(path) for _ in range(6)])
        show("event page", [ask(f"/event/{name}") for name in names])
        before = processor(process)
        answers = list(steady(ask, names, 20, 10.0))
        show("API at 20 requests a second", answers)
        each = (processor(process) - before) / len(answers)
        print(f"API at 20 requests a second: processor {each * 1000:.1f} ms a request")
        if with_browser and missing() is None:
            paint(address)


@contextmanager
def served(folder: str) -> Iterator[tuple[str, int]]:
    """The address of a desk on this record and the process that serves it until the end."""
    command = [sys.executable, "-m", "dateline", "desk", "--record", folder, "--port", "0", "--no-browser"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        yield re.findall(r"http://\S+?:\d+", process.stderr.readline())[0], process.pid
    finally:
        process.terminate()
        process.wait()


def processor(process: int) -> float:
    """The processor time of another process so far, in seconds, by the clock that Linux has for it."""
    return time.clock_gettime(~process << 3 | 2)


def _questions(words: str) -> dict[str, str]:
    return {
        "overview, everything": "/",
        "overview, type": f"/?type={TYPES[0][0]}",
        "overview, country": "/?country=C07",
        "overview, place": "/?place=kalo",
        "overview, party": "/?actor=Group+7",
        "overview, period": f"/?since={FIRST_DAY.year + 3}-05&until={FIRST_DAY.year + 3}-08",
        "overview, fifteen years": f"/?since={FIRST_DAY.year + 1}&until={FIRST_DAY.year + 15}",
        "overview, conflicts and 2 origins": "/?conflicts=yes&min-origins=2",
        "overview, words": f"/?text={words}",
        "map, whole world": "/cells.json?zoom=1",
        "map, a country's size": "/cells.json?zoom=5&view=40,0,50,15",
        "review": "/review",
        "possible merges": "/review?queue=merges",
        "search": f"/search?q={words}",
    }


Times = tuple[float, float]


def timed(process: int, client: httpx.Client, path: str) -> Times:
    """How long an answer took, and how much processor time of the server."""
    started, used = time.perf_counter(), processor(process)
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:300]
    return time.perf_counter() - started, processor(process) - used


def show(name: str, found: list[Times]) -> None:
    first, rest = found[0], found[1:]
    waits, used = sorted(wait for wait, _ in rest), statistics.median(used for _, used in rest)
    print(
        f"{name}: first {first[0] * 1000:.0f} ms (processor {first[1] * 1000:.0f}), "
        f"median {statistics.median(waits) * 1000:.0f} ms (processor {used * 1000:.0f}), "
        f"p95 {waits[int(len(waits) * 0.95)] * 1000:.0f} ms",
        flush=True,
    )


def steady(ask: Callable[[str], Times], names: list[str], rate: int, seconds: float) -> Iterator[Times]:
    """The times of requests sent at a steady rate, whether or not the ones before were answered."""
    paths = [f"/api/events/{name}" for name in names] + ["/api/events?limit=20"] * len(names)
    random.Random(1).shuffle(paths)
    found: list[Times] = []
    threads = []
    ask(paths[0])
    for number in range(int(rate * seconds)):
        path = paths[number % len(paths)]
        thread = threading.Thread(target=lambda path=path: found.append(ask(path)))
        thread.start()
        threads.append(thread)
        time.sleep(1 / rate)
    for thread in threads:
        thread.join()
    yield from found


FIRST_PAINT = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
DRAWN = "return document.getElementById('map').dataset.cells && document.getElementById('map').datelineMap.loaded()"
CLICK = """
    const done = arguments[0], start = performance.now();
    document.addEventListener("htmx:afterSettle", () => done(performance.now() - start), {once: true});
    document.querySelector("[aria-label=Conflicts] .choice").click();
"""


def paint(address: str) -> None:
    """First contentful paint of the overview in Chromium, and the time a filter takes until the list stands."""
    with browser() as driver:
        driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        for turn in ("first", "again", "once more"):
            driver.get(address)
            painted = wait_for(lambda: driver.execute_script(FIRST_PAINT))
            print(f"overview in Chromium, {turn}: first paint {painted:.0f} ms")
        print(f"filter in Chromium, from click to list, while the map is drawn first: {click(driver)[0] * 1000:.0f} ms")
        later = []
        for _ in range(7):
            wait_for(lambda: driver.execute_script(DRAWN))
            later.append(click(driver))
        show("filter in Chromium, from click to list, afterwards", later)


def click(driver) -> Times:  # type: ignore[no-untyped-def]
    """How long a filter takes until its list stands, and how much of the page's own thread."""
    before = page_thread(driver)
    return driver.execute_async_script(CLICK) / 1000, page_thread(driver) - before


def page_thread(driver) -> float:  # type: ignore[no-untyped-def]
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(each["value"] for each in metrics if each["name"] == "TaskDuration")


if __name__ == "__main__":
    main()
