"""Small reports and mentions written for the tests of fusion."""

from typing import Any

import msgspec

from dateline.coding.mention import Actor, Claim, Coded, Mention, Place, Speaker, Time, Value, Words
from dateline.fusion import CodedReport
from dateline.reading.report import Moment, Outlet, Paragraph, Report

SEOUL = Speaker("official", "Joint Chiefs of Staff", "KOR", text="South Korea's Joint Chiefs of Staff")
SEOUL_MILITARY = Speaker("official", "South Korea's military", "KOR", text="the South Korean military")
TOKYO = Speaker("official", "Ministry of Defense", "JPN", text="Japan's Defense Ministry")
OUTLET = Speaker("outlet")
SITES = {"Sunan": (39.2, 125.67), "Wonsan": (39.17, 127.48)}


def write_report(name: str, text: str, published: str, outlet: str = "Herald", **more: Any) -> Report:
    parts, start = [], 0
    for part in text.split("\n\n"):
        parts.append(Paragraph(start, start + len(part), "lead" if not parts else "body"))
        start += len(part) + 2
    moment = Moment(published, None, None, "given")
    return Report(
        f"sha256:{name}",
        "sha256:capture",
        f"{name}.txt",
        text,
        tuple(parts),
        outlet=Outlet(outlet),
        published=moment,
        **more,
    )


def time_of(start: str, end: str | None = None) -> Time:
    return Time(0, 4, "then", "resolved", start, end or start)


def place_of(site: str) -> Place:
    return Place(0, 4, site, "origin", site, "PRK", *SITES[site], "site")


def claims_of(speaker: Speaker, **fields: Any) -> tuple[Claim, ...]:
    """One claim for each field: a number, a (low, best, high), or a value."""
    made = [Claim("occurrence", speaker, 0, 4)]
    for field, value in fields.items():
        if isinstance(value, int | float):
            made.append(Claim(field, speaker, 0, 4, None, value, value, value))
        elif isinstance(value, tuple):
            made.append(Claim(field, speaker, 0, 4, None, *value))
        else:
            made.append(Claim(field, speaker, 0, 4, value))
    return tuple(made)


def tell_launch(
    name: str,
    published: str,
    speaker: Speaker = SEOUL,
    *,
    time: Time | None = None,
    site: str | None = None,
    modality: str = "actual",
    outlet: str = "Herald",
    text: str | None = None,
    agencies: tuple[str, ...] = (),
    mentions: int = 1,
    **numbers: Any,
) -> CodedReport:
    """A report that tells of one launch by North Korea, all vouched for by one speaker."""
    words = (
        text or f"North Korea fired something, as told for the {outlet} in a piece known as {name} and nowhere else."
    )
    fields = dict(numbers)
    if time:
        fields["time"] = time
    if site:
        fields["origin"] = place_of(site)
    values = tuple(
        Value(0, 4, "some", field, number, number, number)
        for field, number in numbers.items()
        if not isinstance(number, tuple)
    )
    told = Mention(
        f"mention:{name}",
        "MOBILIZE",
        "weapons-test",
        "missile-launch",
        modality,  # type: ignore[arg-type]
        Words(12, 17, "fired"),
        actors=(Actor(0, 11, "North Korea", "North Korea", "PRK"),),
        places=(place_of(site),) if site else (),
        time=time,
        values=values,
        claims=claims_of(speaker, **fields),
    )
    report = write_report(name, words, published, outlet, agencies=agencies)
    return CodedReport(report, Coded((told,) * mentions, ()))


def with_claims(coded: CodedReport, *claims: Claim) -> CodedReport:
    """The report with more claims on its first mention."""
    first, *rest = coded.coded.mentions
    told = msgspec.structs.replace(first, claims=(*first.claims, *claims))
    return CodedReport(coded.report, Coded((told, *rest), ()))
