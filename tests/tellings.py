"""Random reports that a reader and a coder could have made: every value stands in the characters it was read from."""

import hashlib

from hypothesis import strategies as st

from dateline.coding.mention import Actor, Claim, Coded, Mention, Place, Speaker, Time, Value, Words
from dateline.reading.report import Capture, Moment, Outlet, Paragraph, Report

Told = tuple[Capture, Report, Coded]

SITES = {"Sunan": (39.2, 125.67), "Wonsan": (39.15, 127.44), "Sinpo": (40.03, 128.18)}
NUMBERS = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}
SPEAKERS = {
    "The South's military": ("official", "South Korea's military", "KOR"),
    "Japan's Defense Ministry": ("official", "Ministry of Defense", "JPN"),
    "Yonhap": ("agency", "Yonhap", None),
    "A fisherman": ("witness", None, None),
    None: ("outlet", None, None),
}
OUTLETS = ("Harbour Courier", "Valley Gazette", "Northern Post", "The Ledger")
FILLERS = (
    "Gulls wheeled over the empty quay while the ferry crews waited for word from the town.",
    "Markets in the capital opened as they do every morning, with cabbages and cheap umbrellas.",
    "The weather office promised a dry week and warned of fog in the low valleys before noon.",
    "An old lighthouse keeper said nothing had surprised him since the winter of the long ice.",
)


def sha(words: str) -> str:
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str | None, str, str, int, bool]:
    """Who says it, how many, from where, on which day, and whether with a hedge."""
    return (
        draw(st.sampled_from(list(SPEAKERS))),
        draw(st.sampled_from(sorted(NUMBERS))),
        draw(st.sampled_from(sorted(SITES))),
        draw(st.integers(10, 13)),
        draw(st.booleans()),
    )


@st.composite
def told_reports(draw: st.DrawFn) -> Told:
    """A report that tells of one or two launches among sentences of no matter."""
    outlet, day = draw(st.sampled_from(OUTLETS)), draw(st.integers(13, 20))
    told = draw(st.lists(sentences(), min_size=1, max_size=2))
    fillers = draw(st.lists(st.sampled_from(FILLERS), min_size=1, max_size=3, unique=True))
    return write(outlet, f"2023-09-{day}", told, fillers)


def write(outlet: str, published: str, told: list[tuple], fillers: list[str]) -> Told:
    """The report of an outlet with a paragraph a telling, each with its mention."""
    text, mentions, paragraphs = "", [], []
    for at, telling in enumerate(told):
        start = len(text)
        text += sentence(telling) + " " + fillers[at % len(fillers)] + "\n\n"
        paragraphs.append(Paragraph(start, len(text) - 2, "body"))
        mentions.append((start, telling))
    for filler in fillers[len(told) :]:
        paragraphs.append(Paragraph(len(text), len(text) + len(filler), "body"))
        text += filler + "\n\n"
    text = text.rstrip()
    name = sha(f"{outlet}|{published}|{text}")
    capture = Capture(sha(text), text.encode(), f"{name[7:15]}.txt", None, None, "text/plain")
    report = Report(
        name,
        capture.id,
        capture.source,
        text,
        tuple(paragraphs),
        outlet=Outlet(outlet),
        published=Moment(published, None, None, "given"),
        language="en",
    )
    return capture, report, Coded(tuple(mention_of(report, start, telling) for start, telling in mentions), ())


def sentence(telling: tuple) -> str:
    speaker, count, site, day, hedge = telling
    said = f"{speaker} {'believed' if hedge else 'said'} that " if speaker else ""
    words = f"{said}North Korea fired {count} missiles from {site} on {day} September."
    return words[0].upper() + words[1:]


def mention_of(report: Report, start: int, telling: tuple) -> Mention:
    speaker, count, site, day, hedge = telling

    def found(words: str) -> dict:
        at = report.text.index(words, start)
        return {"start": at, "end": at + len(words), "text": words}

    kind, name, country = SPEAKERS[speaker]
    who = Speaker(kind, name, country, None, **found(speaker)) if speaker else Speaker("outlet")
    trigger = Words(**found("fired"))
    iso = f"2023-09-{day}"
    time = Time(**found(f"{day} September"), status="resolved", from_=iso, to=iso, precision="day")
    place = Place(**found(site), role="origin", name=site, country="PRK", lat=SITES[site][0], lon=SITES[site][1], precision="site")  # noqa: E501 # fmt: skip
    value = Value(**found(count), field="count", low=NUMBERS[count], best=NUMBERS[count], high=NUMBERS[count])
    claims = (
        Claim("occurrence", who, trigger.start, trigger.end, hedge=hedge),
        Claim("time", who, time.start, time.end, time, hedge=hedge),
        Claim("origin", who, place.start, place.end, place, hedge=hedge),
        Claim("count", who, value.start, value.end, None, value.low, value.best, value.high, hedge=hedge),
    )
    actor = Actor(**found("North Korea"), name="North Korea", country="PRK")
    return Mention(
        sha(f"{report.id}:{trigger.start}"), "MOBILIZE", "weapons-test", "missile-launch", "actual", trigger,
        actors=(actor,), places=(place,), time=time, values=(value,), claims=claims,
    )  # fmt: skip
