"""Edited versions of real articles, made by script: abridged, shuffled, reworded, under another headline.

The articles are read from where they lie; nothing of them is kept here. Unrelated articles are the negatives.
"""

import random
import re

from dateline.reading.report import Moment, Outlet, Paragraph, Report

SWAPS = {
    "said": "stated",
    "say": "state",
    "says": "states",
    "about": "around",
    "but": "yet",
    "also": "too",
    "many": "numerous",
    "show": "demonstrate",
    "shows": "demonstrates",
    "people": "persons",
    "large": "big",
    "big": "large",
    "began": "started",
    "begin": "start",
    "help": "assist",
    "need": "require",
    "needs": "requires",
    "often": "frequently",
    "because": "since",
    "while": "whereas",
    "near": "close to",
    "killed": "slain",
    "attack": "assault",
    "attacks": "assaults",
    "home": "house",
    "government": "administration",
    "money": "funds",
    "war": "conflict",
    "children": "kids",
    "country": "nation",
    "country's": "nation's",
    "important": "significant",
    "last": "past",
    "after": "following",
    "before": "prior to",
    "during": "amid",
    "told": "informed",
    "asked": "requested",
    "called": "named",
    "used": "employed",
    "made": "produced",
    "found": "discovered",
    "given": "handed",
    "went": "travelled",
    "left": "departed",
    "hard": "difficult",
    "new": "recent",
    "old": "former",
    "good": "fine",
    "bad": "poor",
    "first": "initial",
    "next": "following",
    "small": "little",
    "more than": "over",
    "at least": "no fewer than",
    "according to": "in the words of",
    "officials": "functionaries",
    "police": "officers",
    "report": "account",
    "reported": "related",
    "very": "highly",
    "only": "merely",
    "without": "lacking",
    "against": "opposed to",
    "among": "amongst",
    "between": "in between",
    "through": "via",
    "even": "indeed",
}


def paragraphs_of(text: str, size: int = 3) -> list[str]:
    """The text's own paragraphs, or runs of three sentences where it has none."""
    parts = [part.strip() for part in re.split(r"\n\s*\n|\n", text) if part.strip()]
    if len(parts) > 2:
        return parts
    sentences = re.split(r"(?<=[.!?])\s+", text.strip())
    return [" ".join(sentences[at : at + size]) for at in range(0, len(sentences), size)]


def make_report(name: str, outlet: str, day: str, parts: list[str], headline: str) -> Report:
    text, marks = headline, [Paragraph(0, len(headline), "headline")]
    for part in parts:
        start = len(text) + 2
        text += "\n\n" + part
        marks.append(Paragraph(start, len(text), "lead" if len(marks) == 1 else "body"))
    return Report(
        f"sha256:{name}",
        "sha256:x",
        name,
        text,
        tuple(marks),
        outlet=Outlet(outlet),
        headline=headline,
        published=Moment(day, None, None, "given"),
        language="en",
    )


def reword(parts: list[str], rng: random.Random) -> list[str]:
    """Common words exchanged for others, most of the time."""
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, SWAPS), key=len, reverse=True)) + r")\b")
    return [pattern.sub(lambda m: SWAPS[m[0]] if rng.random() < 0.8 else m[0], part) for part in parts]


def abridge(parts: list[str], rng: random.Random) -> list[str]:
    """The beginning, and of the rest some paragraphs."""
    keep = max(2, int(len(parts) * rng.uniform(0.3, 0.7)))
    return parts[:keep]


def shuffle(parts: list[str], rng: random.Random) -> list[str]:
    mixed = list(parts)
    rng.shuffle(mixed)
    return mixed


def excerpt(parts: list[str], rng: random.Random) -> list[str]:
    """Some paragraphs, reworded and mixed."""
    picked = rng.sample(parts, max(2, len(parts) // 2)) if len(parts) > 2 else parts
    return reword(picked, rng)


EDITS = {
    "headline": lambda parts, rng: parts,
    "abridged": abridge,
    "shuffled": shuffle,
    "reworded": reword,
    "excerpt": excerpt,
}


def edited_pairs(articles: list[dict[str, str]], rng: random.Random) -> tuple[list[Report], dict[tuple[str, str], str]]:
    """Every article, and of half of them one edited version of each kind; pairs (source, copy) with their kind."""
    reports, true = [], {}
    column = next(name for name in ("text", "body", "bodyText", "content", "article") if name in articles[0])
    for at, article in enumerate(articles):
        parts = paragraphs_of(article[column])
        if sum(map(len, parts)) < 600:
            continue
        day = f"2021-{at % 12 + 1:02d}-{at % 27 + 1:02d}"
        source = make_report(f"a{at}", "Original Post", day + "T06:00Z", parts, f"Headline number {at}")
        reports.append(source)
        if at % 2:
            continue
        for how, edit in EDITS.items():
            copy = make_report(
                f"a{at}{how}", f"{how} Gazette", day + f"T{rng.randint(8, 20):02d}:00Z", edit(parts, rng), f"Other {at}"
            )
            reports.append(copy)
            true[(source.id, copy.id)] = how
    rng.shuffle(reports)
    return reports, true
