"""How fast the API answers at 20 requests a second on a large record, question by question.

Run: python benchmarks/api.py [--events 100000] [--record FOLDER] [--seconds 20]
The record is that of benchmarks/desk.py. Requests are sent at a steady rate, whether or not those before were answered.
"""

import argparse
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import numpy as np
import uvicorn

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tests")]

from desk import make_record, take_as_folded  # noqa: E402

from dateline.api import make_api  # noqa: E402

RATE = 20
QUESTIONS = {
    "a page of rows": "/events?limit=50",
    "latest first": "/events?limit=50&order=-time",
    "by type": "/events?type=ASSAULT&limit=50",
    "by country and days": "/events?country=PRK&since=2023-01&until=2023-06&limit=50",
    "conflicts of two origins": "/events?conflicts=true&min-origins=2&limit=50",
    "near a point": "/events?near=39,125,200&limit=50",
    "a page of claims": "/claims?limit=50",
    "one event": "/events/{event}",
}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--events", type=int, default=100_000)
    arguments.add_argument("--record")
    arguments.add_argument("--seconds", type=int, default=20)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.record or temporary
        if not (Path(folder) / "record.sqlite").exists():
            make_record(folder, given.events)
        take_as_folded(folder)
        measure(folder, given.seconds)


def measure(folder: str, seconds: int) -> None:
    server = uvicorn.Server(uvicorn.Config(make_api(folder), port=0, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        event = client.get("/events?limit=1").json()["events"][0]["id"]
        paths = {name: path.format(event=event) for name, path in QUESTIONS.items()}
        times = steady(client, paths, seconds)
    for name, taken in times.items():
        report(name, taken)
    report("all", [each for taken in times.values() for each in taken])
    server.should_exit = True


def steady(client: httpx.Client, paths: dict[str, str], seconds: int) -> dict[str, list[float]]:
    """Seconds from when each request was due to when it was answered whole."""
    times: dict[str, list[float]] = {name: [] for name in paths}
    start, names = time.perf_counter(), list(paths)

    def ask(number: int) -> None:
        due, name = start + number / RATE, names[number % len(names)]
        time.sleep(max(0.0, due - time.perf_counter()))
        client.get(paths[name]).raise_for_status()
        times[name].append(time.perf_counter() - due)

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(ask, range(seconds * RATE)))
    return times


def report(name: str, seconds: list[float]) -> None:
    middle, most = np.percentile(np.array(seconds) * 1000, [50, 95])
    print(f"{name}: median {middle:.0f} ms, p95 {most:.0f} ms ({len(seconds)} requests)")


if __name__ == "__main__":
    main()
