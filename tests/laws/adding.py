"""Adds sample reports to a record, one after another, until done or killed. Run by the test of sudden death."""

import sys

from samples import sample, variant

from dateline.record import Record

NUMBER = 30


def add_all(location: str) -> None:
    with Record.open(location, create=True) as record:
        print("open", flush=True)
        for number in range(NUMBER):
            outlet = f"Paper {number}"
            record.add(*sample(variant(outlet), f"{outlet}.txt", outlet))
        record.refresh()


if __name__ == "__main__":
    add_all(sys.argv[1])
