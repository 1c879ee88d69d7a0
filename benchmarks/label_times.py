"""Compares the times read with the labelled times of events, day by day, and of launch accounts to the minute.

Usage: python benchmarks/label_times.py --texts FOLDER [--part dev|train] [--show]

FOLDER holds one JSON file a labelled document (written by the texts script beside the labels). Development documents
are those whose `sha` begins with 0, 1 or 2. A labelled time is right when a time read at its words has its days; a
label without days is right when none is read there or the one read is unresolved.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml

from dateline.grammar import Anchor, TimeExpression, read_times

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


class Case(NamedTuple):
    """One labelled time: where, and from when to when."""

    document: str
    text: str
    published: str | None
    start: int
    end: int
    wanted: tuple[str, str]
    zone: str | None = None
    exact: bool = False


def find(text: str, quote: Any) -> tuple[int, int] | None:
    """Where a label's words stand in the text."""
    words, nth = (quote["q"], quote.get("n", 1)) if isinstance(quote, dict) else (str(quote), 1)
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
    return (at, at + len(words)) if at >= 0 else None


def day_of(document: dict[str, Any]) -> str | None:
    """The day a document is of: what its address says, else what is stated."""
    match = re.search(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?!\d)", document.get("url") or "")
    if match:
        return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    return document.get("published")


def event_cases(texts: Path, part: str) -> Iterator[Case]:
    """Every labelled event time of a part."""
    for path in sorted((SHARED / "labels").glob("*.yaml")):
        document = json.loads((texts / (path.stem + ".json")).read_text(encoding="utf8"))
        if (document["sha"][0] in "012") != (part == "dev"):
            continue
        seen = set()
        for event in yaml.safe_load(path.read_text(encoding="utf8")).get("events") or []:
            label = event.get("time") or {}
            where = find(document["text"], label["text"]) if label.get("text") else None
            wanted = (str(label.get("from") or "")[:10], str(label.get("to") or "")[:10])
            if where and (where, wanted) not in seen:
                seen.add((where, wanted))
                yield Case(path.stem, document["text"], day_of(document), *where, wanted)


def local_day(row: dict[str, Any]) -> str:
    """The day of a launch in Korea; the rows tell UTC."""
    clock = re.match(r"(\d\d?):(\d\d)", row.get("time") or "")
    if len(row["date"]) != 10:
        return str(row["date"])
    instant = datetime.fromisoformat(row["date"]).replace(hour=int(clock[1]) if clock else 0, tzinfo=UTC)
    return (instant.astimezone(ZoneInfo("Asia/Pyongyang")) if clock else instant).date().isoformat()


def launch_cases(part: str) -> Iterator[Case]:
    """Every labelled time of the launch accounts, anchored by the day of the launch in Korea."""
    rows = json.loads((SHARED / "launches" / "launches.json").read_text(encoding="utf8"))
    rows = [row for bin_ in rows["timeBins"] for row in bin_["data"]]
    texts = {
        hashlib.sha256(r["description"].encode()).hexdigest()[:12]: r["description"]
        for r in rows
        if r.get("description")
    }
    days = {
        hashlib.sha256(r["description"].encode()).hexdigest()[:12]: local_day(r)
        for r in reversed(rows)
        if r.get("description")
    }
    for line in (SHARED / "labels" / "launches.jsonl").read_text(encoding="utf8").splitlines():
        account = json.loads(line)
        if (account["key"][0] in "012") != (part == "dev"):
            continue
        text = texts[account["key"]]
        for claim in (claim for event in account["events"] for claim in event["claims"] if claim["field"] == "time"):
            where = find(text, claim["text"])
            if where:
                first, _, last = str(claim["value"]).partition("/")
                yield Case(
                    account["key"], text, days[account["key"]], *where, (first, last or first), "Asia/Pyongyang", True
                )


def said_at(case: Case) -> TimeExpression | None:
    """The time read that shares most characters with the label's words."""
    times = read_times(case.text, Anchor(case.published, case.zone))
    near = [time for time in times if time.start < case.end and case.start < time.end]
    return max(near, key=lambda time: min(time.end, case.end) - max(time.start, case.start), default=None)


def answer(case: Case, said: TimeExpression | None) -> tuple[str, str]:
    """What was read, as precisely as the label is compared."""
    if said is None:
        return ("", "")
    length = 16 if case.exact else 10
    return ((said.from_ or "")[:length], (said.to or "")[:length])


def widened(case: Case) -> tuple[str, str]:
    """The label's ends; a month or a year of a launch account as its first and last day."""
    if not case.exact:
        return case.wanted
    first, last = (end[:16] for end in case.wanted)
    return (first + "-01-01"[len(first) - 4 :] if len(first) < 10 else first, last)


def report(name: str, cases: list[Case], show: bool) -> None:
    """Counts agreements and prints the rest."""
    right = 0
    for case in cases:
        said = said_at(case)
        told, wanted = answer(case, said), widened(case)
        same = told == wanted or (
            case.exact and len(wanted[1]) < 10 and told[0] == wanted[0] and told[1].startswith(wanted[1])
        )
        right += same
        if show and not same:
            around = " ".join(case.text[max(0, case.start - 40) : case.end + 40].split())
            words = case.text[case.start : case.end]
            print(
                f"{case.document}\t{case.published}\t{words!r}\twanted {wanted}\tsaid {told} {said and said.text!r}\t"
                f"{around}"
            )
    print(f"{name}: {right} of {len(cases)} = {right / max(len(cases), 1):.3f}")
    resolvable = [case for case in cases if any(case.wanted)]
    agreed = sum(answer(case, said_at(case)) == widened(case) for case in resolvable)
    print(f"{name}, with days told: {agreed} of {len(resolvable)} = {agreed / max(len(resolvable), 1):.3f}")


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    report("events", list(event_cases(options.texts, options.part)), options.show)
    report("launches", list(launch_cases(options.part)), options.show)


if __name__ == "__main__":
    main()
