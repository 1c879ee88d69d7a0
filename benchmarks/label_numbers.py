"""Compares the quantities read with the labelled values of events and launch accounts: low, best, high.

Usage: python benchmarks/label_numbers.py --texts FOLDER [--part dev|train] [--show]

FOLDER as for label_times.py. A value is right when the quantity read in the label's words, in the field's unit, has
the same low, best and high; counted too is whether any of the three agrees, as the shared scorer asks.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from label_times import SHARED, find

from dateline.grammar import Quantity, quantity_in, value_in

UNITS = {
    "range_km": "km",
    "apogee_km": "km",
    "speed_kmh": "km/h",
    "speed_mach": "mach",
    "duration_min": "min",
    "sentence_years": "year",
}
Case = tuple[str, str, int, int, str, dict[str, Any]]


def numeric(value: dict[str, Any]) -> bool:
    """Whether a label tells a number."""
    return any(isinstance(value.get(end), int | float) for end in ("low", "best", "high"))


def cases(texts: Path, part: str) -> Iterator[Case]:
    """Every labelled number: document, text, where, field, label."""
    for path in sorted((SHARED / "labels").glob("*.yaml")):
        document = json.loads((texts / (path.stem + ".json")).read_text(encoding="utf8"))
        if (document["sha"][0] in "012") == (part == "dev"):
            for event in yaml.safe_load(path.read_text(encoding="utf8")).get("events") or []:
                for value in event.get("values") or []:
                    where = find(document["text"], value["text"]) if value.get("text") else None
                    if where and numeric(value):
                        yield path.stem, document["text"], *where, value["field"], value
    yield from launch_cases(part)


def launch_cases(part: str) -> Iterator[Case]:
    """The same of the launch accounts."""
    rows = json.loads((SHARED / "launches" / "launches.json").read_text(encoding="utf8"))["timeBins"]
    said = {row["description"] for bin_ in rows for row in bin_["data"] if row.get("description")}
    texts = {hashlib.sha256(text.encode()).hexdigest()[:12]: text for text in said}
    for line in (SHARED / "labels" / "launches.jsonl").read_text(encoding="utf8").splitlines():
        account = json.loads(line)
        if (account["key"][0] in "012") == (part == "dev"):
            for claim in (claim for event in account["events"] for claim in event["claims"]):
                where = find(texts[account["key"]], claim["text"]) if claim.get("text") else None
                if where and numeric(claim) and claim["field"] != "bearing":
                    yield account["key"], texts[account["key"]], *where, claim["field"], claim


def read(text: str, start: int, end: int, field: str) -> Quantity | None:
    """The quantity in the label's words, in the unit of its field."""
    return value_in(text, start, end, UNITS[field]) if field in UNITS else quantity_in(text, start, end)


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    right = near = total = 0
    for document, text, start, end, field, label in cases(options.texts, options.part):
        said = read(text, start, end, field)
        wanted = tuple(label.get(name) for name in ("low", "best", "high"))
        told = (said.low, said.best, said.high) if said else (None, None, None)
        same = all(agrees(one, other) for one, other in zip(wanted, told, strict=True))
        total += 1
        right += same
        near += any(
            one is not None and other is not None and agrees(one, other)
            for one, other in zip(wanted, told, strict=True)
        )
        if options.show and not same:
            around = " ".join(text[max(0, start - 40) : end + 40].split())
            print(
                f"{document}\t{field}\t{text[start:end]!r}\twanted {wanted}\tsaid {told} {said and said.text!r}\t"
                f"{around}"
            )
    print(f"all three ends: {right} of {total} = {right / max(total, 1):.3f}")
    print(f"any end:        {near} of {total} = {near / max(total, 1):.3f}")


def agrees(one: float | None, other: float | None) -> bool:
    """Whether two ends are the same, to a thousandth."""
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) <= 1e-6 + 0.001 * abs(one)


if __name__ == "__main__":
    main()
