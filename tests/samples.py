"""Small reports written for the tests, coded by hand: what a reader and a coder would hand to the record."""

import hashlib

from dateline.coding.mention import Actor, Claim, Coded, Mention, Place, Speaker, Statement, Time, Value, Words
from dateline.reading.report import Capture, Moment, Outlet, Paragraph, Report

TEXT = (
    "North fires two missiles\n\n"
    "The North launched two short-range missiles from the Sunan area on Wednesday, the South's military said.\n\n"
    "The first flew about 650 kilometers, it added."
)

COUNTS = {"two": 2, "three": 3, "four": 4}
PLACES = {
    "the Sunan area": ("Sunan", 39.2, 125.67),
    "the Wonsan area": ("Wonsan", 39.15, 127.44),
}


def variant(outlet: str = "Harbour Courier", count: str = "two", place: str = "the Sunan area") -> str:
    """The text of another outlet, which may count otherwise or name another place."""
    return f"{TEXT.replace('two', count).replace('the Sunan area', place)}\n\nThis is how {outlet} tells it."


def sha(words: str) -> str:
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()


def capture_of(text: str = TEXT, source: str = "north.txt") -> Capture:
    data = text.encode()
    return Capture("sha256:" + hashlib.sha256(data).hexdigest(), data, source, None, None, "text/plain")


def report_of(text: str = TEXT, source: str = "north.txt", outlet: str = "Harbour Courier") -> Report:
    paragraphs, start = [], 0
    for position, part in enumerate(text.split("\n\n")):
        paragraphs.append(Paragraph(start, start + len(part), "headline" if position == 0 else "body"))
        start += len(part) + 2
    return Report(
        id=sha(f"{outlet}|{text}"),
        capture=capture_of(text).id,
        source=source,
        text=text,
        paragraphs=tuple(paragraphs),
        outlet=Outlet(outlet),
        headline=text.split("\n\n")[0],
        published=Moment("2023-09-13", None, None, "given"),
        language="en",
    )


def words(text: str, part: str) -> dict:
    start = text.index(part)
    return {"start": start, "end": start + len(part), "text": part}


def place_of(text: str) -> Place:
    phrase = next(phrase for phrase in PLACES if phrase in text)
    name, lat, lon = PLACES[phrase]
    found = words(text, phrase)
    return Place(**found, role="origin", name=name, country="PRK", lat=lat, lon=lon, precision="site")


def coded_of(report: Report) -> Coded:
    """The launch of TEXT, or of any text that has the same phrases in it."""
    text = report.text
    military = Speaker("official", "South Korea's military", "KOR", None, **words(text, "the South's military"))
    time = Time(
        **words(text, "on Wednesday"), status="resolved", from_="2023-09-13", edtf="2023-09-13", precision="day"
    )
    place = place_of(text)
    count_word = next(word for word in COUNTS if word in text)
    number = COUNTS[count_word]
    count = Value(**words(text, count_word), field="count", low=number, best=number, high=number)
    trigger = Words(**words(text, "launched"))
    said = {"start": trigger.start, "end": trigger.end}
    mention = Mention(
        id=sha(f"{report.id}:{trigger.start}"),
        type="MOBILIZE",
        mode="weapons-test",
        kind="missile-launch",
        modality="actual",
        trigger=trigger,
        actors=(Actor(**words(text, "The North"), name="North Korea", country="PRK"),),
        places=(place,),
        time=time,
        values=(count,),
        claims=(
            Claim("occurrence", military, **said),
            Claim("time", military, time.start, time.end, value=time),
            Claim("origin", military, place.start, place.end, value=place),
            Claim("count", military, count.start, count.end, low=number, best=number, high=number),
        ),
    )
    saying = words(text, "the South's military said")
    return Coded((mention,), (Statement(military, saying["start"], saying["end"], direct=False),), ())


def sample(
    text: str = TEXT, source: str = "north.txt", outlet: str = "Harbour Courier"
) -> tuple[Capture, Report, Coded]:
    report = report_of(text, source, outlet)
    return capture_of(text, source), report, coded_of(report)
