"""A small record for the tests of exports, API and notebook: two outlets that disagree, hostile words, a killed."""

import msgspec
from samples import TEXT, capture_of, coded_of, report_of, variant, words

from dateline.coding.mention import Claim, Coded, Speaker, Value
from dateline.reading.report import Outlet, Report

HOSTILE = '=HYPERLINK("http://evil.example";"x")<script>alert(1)</script>'


def fill(record) -> None:
    """Three reports: two that disagree on a launch, one of an attack by an outlet with a hostile name."""
    record.add(*_sample(TEXT, "north.txt", "Harbour Courier"))
    record.add(*_sample(variant("Valley Gazette", "three", "the Wonsan area"), "valley.txt", "Valley Gazette"))
    capture, report, coded = attack()
    record.add(capture, report, coded)
    record.refresh()


def _sample(text: str, source: str, outlet: str):
    report = report_of(text, source, outlet)
    return capture_of(text, source), report, coded_of(report)


def attack():
    """A report of killed whose outlet and headline are hostile to spreadsheets and pages."""
    text = (
        f"{HOSTILE}\n\nThe North launched two rockets at the port from the Wonsan area on Wednesday, "
        "the South's military said. At least 12 people were killed."
    )
    report: Report = report_of(text, "attack.txt", HOSTILE)
    report = msgspec.structs.replace(
        report, headline=HOSTILE, outlet=Outlet(HOSTILE), url="https://news.example/a?b=1&c"
    )
    coded = coded_of(report)
    number = words(text, "At least 12")
    killed = Value(**number, field="killed", low=12)
    military = Speaker("official", "South Korea's military", "KOR", None, **words(text, "the South's military"))
    claim = Claim("killed", military, number["start"], number["end"], low=12)
    mention = msgspec.structs.replace(
        coded.mentions[0],
        type="ASSAULT",
        mode="aerial",
        kind=None,
        values=(*coded.mentions[0].values, killed),
        claims=(*coded.mentions[0].claims, claim),
    )
    return capture_of(text, "attack.txt"), report, Coded((mention,), coded.statements, ())
