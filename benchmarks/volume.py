"""A large synthetic record for measuring speed: reports on attacks, meetings and tests over many years and places."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.coding.mention import Actor, Claim, Coded, Mention, Place, Speaker, Time, Value, Words
from dateline.fusion import CodedReport
from dateline.reading.report import Moment, Outlet, Paragraph, Report

SYLLABLES = ["ka", "lo", "mi", "ren", "tas", "vor", "hel", "gan", "du", "pri", "sol", "bek", "tur", "ima", "zen"]
TYPES = (
    ("ASSAULT", "airstrike"),
    ("ASSAULT", "firearms"),
    ("COERCE", "arrest"),
    ("CONSULT", "meeting"),
    ("PROTEST", "demonstration"),
)
FIRST_DAY = date(2005, 1, 1)


def word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))


def volume_reports(mentions: int, rng: random.Random) -> Iterator[CodedReport]:
    """Reports until so many mentions: four reports a happening, two mentions a report, days over twenty years."""
    words = [word(rng) for _ in range(6000)]
    cities = [
        (rng.choice(words).title(), f"C{at % 150:02d}", rng.uniform(-60, 60), rng.uniform(-170, 170))
        for at in range(3000)
    ]
    made = number = 0
    while made < mentions:
        happenings = [happening(rng, cities) for _ in range(2)]
        for _ in range(4):
            number += 1
            yield report(number, happenings, rng, words)
            made += 2


def happening(rng: random.Random, cities: list) -> tuple:
    return (
        *rng.choice(TYPES),
        rng.choice(cities),
        FIRST_DAY + timedelta(days=rng.randrange(7300)),
        float(rng.randint(1, 60)),
    )


def report(number: int, happenings: list[tuple], rng: random.Random, words: list[str]) -> CodedReport:
    sentences = [" ".join(rng.choices(words, k=14)).capitalize() + "." for _ in range(8)]
    text = "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, 8, 2))
    marks, start = [], 0
    for part in text.split("\n\n"):
        marks.append(Paragraph(start, start + len(part), "body"))
        start += len(part) + 2
    day = max(item[3] for item in happenings) + timedelta(days=rng.randint(0, 1))
    made = Report(
        f"sha256:{number}",
        "sha256:c",
        f"{number}.txt",
        text,
        tuple(marks),
        outlet=Outlet(f"Outlet {rng.randrange(400)}"),
        published=Moment(day.isoformat(), None, None, "given"),
    )
    return CodedReport(made, Coded(tuple(mention(number, at, item, rng) for at, item in enumerate(happenings)), ()))


def mention(number: int, at: int, item: tuple, rng: random.Random) -> Mention:
    type_, mode, (name, country, lat, lon), day, killed = item
    speaker = Speaker("official", f"Police of {country}", country, text="police", start=0, end=5)
    time = Time(0, 5, "that day", "resolved", day.isoformat(), day.isoformat(), day.isoformat(), "day")
    place = Place(0, 5, name, "venue", name, country, lat, lon, "city")
    return Mention(
        f"m:{number}:{at}",
        type_,
        mode,
        None,
        "actual",
        Words(at * 120, at * 120 + 5, "words"),
        (),
        (Actor(0, 5, "gunmen", None, country, "REB"),),
        (Actor(0, 5, "townspeople", None, country, "CVL"),),
        (place,),
        time,
        (Value(0, 5, "n", "killed", killed, killed, killed),),
        (
            Claim("occurrence", speaker, 0, 5),
            Claim("time", speaker, 0, 5, time),
            Claim("venue", speaker, 0, 5, place),
            Claim("killed", speaker, 0, 5, None, killed, killed, killed),
        ),
    )
