"""A simulated press with known truth: reports by invented outlets on every launch of the public launch table.

Each volley of the table is told in 5 to 20 reports that quote one or two officials: first-hand reports, an agency's
wire, its reprints, abridgements and rewrites, roundings, late corrections, and later reports that recall it. Every
report comes as plain text (to be read and coded by the real system) and coded by its maker (to measure fusion alone).
Outlets, agencies and sentences are invented here; dates, sites and figures are the table's.

    python -m benchmarks.press LAUNCHES_FOLDER OUT.jsonl    writes the texts, one report a line, with their truth
"""

import bisect
import json
import random
import re
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from benchmarks.press_sentences import (
    AGENCIES,
    CLASSES,
    CLOCKS,
    CORRECTIONS,
    COUNTS,
    FILLERS,
    FLIGHTS,
    LEADS,
    OUTLETS,
    RECALLS,
    SEOUL,
    SYNONYMS,
    TOKYO,
)
from benchmarks.press_volleys import (
    KOREA,
    Volley,
    clock_of,
    clock_words,
    differ,
    number_word,
    place_at,
    read_volleys,
    time_at,
    value_at,
    value_of,
)
from dateline.coding.mention import Actor, Claim, Coded, Mention, Speaker, Words
from dateline.fusion import CodedReport
from dateline.reading.report import Moment, Outlet, Paragraph, Report

SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")


@dataclass
class Truth:
    """What a perfect record would hold."""

    event_of: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    hows: dict[str, str] = field(default_factory=dict)
    origins: dict[str, set[str]] = field(default_factory=dict)
    told: dict[tuple[str, str], set[object]] = field(default_factory=dict)

    def conflicts(self) -> set[tuple[str, str]]:
        """Event and field for which figures differ, or clock times do not meet."""
        return {key for key, values in self.told.items() if differ(key[1], values)}


@dataclass
class Telling:
    """One event as one report tells it, while the text is written."""

    volley: Volley
    modality: str
    spans: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    claims: list[tuple[str, Speaker, tuple[int, int, str]]] = field(default_factory=list)


class Writer:
    """Writes a report sentence by sentence and remembers where each value stands."""

    def __init__(
        self, rng: random.Random, outlet: str, published: datetime, truth: Truth, via: str | None = None
    ) -> None:
        self.rng, self.outlet, self.published, self.via = rng, outlet, published, via
        self.truth = truth
        self.text, self.paragraphs, self.tellings = "", [], {}
        self.rounded = rng.random() < 0.25

    def paragraph(self, sentences: list[tuple[str, Volley | None, str, str]]) -> None:
        """Sentences as (template, volley, official, modality); the official is seoul, tokyo or own."""
        if self.text:
            self.text += "\n\n"
        start = len(self.text)
        for at, (template, volley, official, modality) in enumerate(sentences):
            self.text += " " if at else ""
            self._sentence(template, volley, official, modality)
        self.paragraphs.append(Paragraph(start, len(self.text), "lead" if not self.paragraphs else "body"))

    def _sentence(self, template: str, volley: Volley | None, official: str, modality: str) -> None:
        begin, pieces, slots, last = len(self.text), [], {}, 0
        for match in SLOT.finditer(template):
            pieces.append(template[last : match.start()])
            words = self._fill(match[1], match[2] or "", volley, official)
            at = begin + sum(map(len, pieces))
            slots[match[1]] = (at, at + len(words), words)
            pieces.append(words)
            last = match.end()
        self.text += "".join(pieces) + template[last:]
        if volley:
            self._remember(volley, official, modality, slots, begin)

    def _fill(self, slot: str, how: str, volley: Volley | None, official: str) -> str:
        assert volley is not None
        if slot == "trigger":
            return how
        words = {
            "actor": lambda: self.rng.choice(["North Korea", "Pyongyang"]),
            "who": lambda: self.rng.choice(SEOUL if official != "tokyo" else TOKYO),
            "site": lambda: volley.site or "an undisclosed place in North Korea",
            "day": lambda: f"{int(volley.day[8:])} {datetime.fromisoformat(volley.day):%B %Y}",
            "count": lambda: number_word(value_of(volley, "count", official)),
            "class": lambda: CLASSES[volley.kind] + ("s" if value_of(volley, "count", official) != 1 else ""),
            "clock": lambda: clock_words(volley, official),
            "range": lambda: self._km(volley, "range_km", official),
            "apogee": lambda: self._km(volley, "apogee_km", official),
        }[slot]()
        return words[0].upper() + words[1:] if how == "cap" else words

    def _km(self, volley: Volley, name: str, official: str) -> str:
        value = value_of(volley, name, official)
        if self.rounded and value >= 30:
            return f"about {round(value, -1):.0f} km"
        return f"{value:g} km"

    def _remember(self, volley: Volley, official: str, modality: str, slots: dict, begin: int) -> None:
        telling = self.tellings.setdefault((volley.key, modality), Telling(volley, modality))
        speaker = self._speaker(official, slots.get("who"))
        for slot, span in slots.items():
            telling.spans.setdefault(slot, span)
            self._record_truth(volley, slot, official)
            if slot in FIELD_OF:
                telling.claims.append((FIELD_OF[slot], speaker, span))
        if "trigger" in slots:
            telling.claims.append(("occurrence", speaker, (begin, len(self.text), "")))

    def _record_truth(self, volley: Volley, slot: str, official: str) -> None:
        if slot in {"count", "range", "apogee"}:
            told = self.truth.told.setdefault((volley.key, FIELD_OF[slot]), set())
            told.add(value_of(volley, FIELD_OF[slot], official))
        elif slot == "clock":
            self.truth.told.setdefault((volley.key, "time"), set()).add(clock_of(volley, official))

    @staticmethod
    def _speaker(official: str, span: tuple[int, int, str] | None) -> Speaker:
        if official == "own" or span is None:
            return Speaker("outlet")
        name = span[2].removeprefix("the ").removeprefix("The ")
        return Speaker("official", name, "KOR" if official == "seoul" else "JPN", None, span[2], span[0], span[1])

    def finish(self, number: int, agencies: tuple[str, ...] = ()) -> CodedReport:
        """The report and its coding."""
        report = Report(
            f"sha256:press{number:06d}",
            f"sha256:capture{number:06d}",
            f"press/{number:06d}.txt",
            self.text,
            tuple(self.paragraphs),
            outlet=Outlet(self.outlet),
            published=Moment(self.published.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"), None, None, "given"),
            agencies=agencies,
            language="en",
        )
        mentions = [self._mention(f"m:{number:06d}:{at}", telling) for at, telling in enumerate(self.tellings.values())]
        return CodedReport(report, Coded(tuple(mentions), ()))

    def _mention(self, name: str, telling: Telling) -> Mention:
        volley, spans = telling.volley, telling.spans
        actor = Actor(*spans["actor"], "North Korea", "PRK", "GOV") if "actor" in spans else None
        place = place_at(volley, spans["site"]) if "site" in spans and volley.site else None
        via = (Speaker("agency", self.via),) if self.via else ()
        claims = [self._claim(telling, *claim, via) for claim in telling.claims]
        values = [
            value_at(volley, FIELD_OF[slot], spans[slot], "seoul")
            for slot in ("count", "class", "range", "apogee")
            if slot in spans
        ]
        time = time_at(volley, spans.get("clock") or spans["day"], self._clock_side(telling))
        return Mention(
            name,
            "MOBILIZE",
            "weapons-test",
            "satellite-launch" if volley.kind == "space" else "missile-launch",
            telling.modality,
            Words(*spans["trigger"]),
            (),
            (actor,) if actor else (),
            (),
            (place,) if place else (),
            time,
            tuple(values),
            tuple(claim for claim in claims if claim),
        )

    @staticmethod
    def _clock_side(telling: Telling) -> str:
        for name, speaker, span in telling.claims:
            if name == "time" and span == telling.spans.get("clock"):
                return "tokyo" if speaker.country == "JPN" else "seoul"
        return "seoul"

    def _claim(
        self, telling: Telling, name: str, speaker: Speaker, span: tuple[int, int, str], via: tuple
    ) -> Claim | None:
        volley, official = telling.volley, "tokyo" if speaker.country == "JPN" else "seoul"
        start, end, _ = span
        if name == "occurrence":
            return Claim(name, speaker, start, end, via=via)
        if name == "time":
            return Claim(name, speaker, start, end, time_at(volley, span, official), via=via)
        if name == "origin":
            return Claim(name, speaker, start, end, place_at(volley, span), via=via) if volley.site else None
        if name == "actors":
            return Claim(name, speaker, start, end, Actor(*span, "North Korea", "PRK", "GOV"), via=via)
        value = value_at(volley, name, span, official)
        return Claim(name, speaker, start, end, value.value, value.low, value.best, value.high, via=via)


FIELD_OF = {
    "day": "time",
    "clock": "time",
    "site": "origin",
    "count": "count",
    "class": "class",
    "range": "range_km",
    "apogee": "apogee_km",
    "actor": "actors",
}


class Press:
    """All reports on all volleys, with the truth."""

    def __init__(self, folder: Path, seed: int = 7) -> None:
        self.rng = random.Random(seed)
        self.reports: list[CodedReport] = []
        self.truth = Truth()
        self.volleys = sorted(read_volleys(folder, self.rng), key=lambda volley: (volley.day, volley.key))
        for at, volley in enumerate(self.volleys):
            self._cover(volley, self.volleys[max(0, at - 3) : at])

    def _cover(self, volley: Volley, earlier: list[Volley]) -> None:
        rng = self.rng
        self.pools = {id(pool): rng.sample(pool, len(pool)) for pool in (LEADS, CLOCKS, FLIGHTS, COUNTS)}
        base = volley.end or datetime.fromisoformat(volley.day).replace(hour=12, tzinfo=KOREA)
        total, outlets = rng.randint(5, 20), rng.sample(OUTLETS, 25)
        self.truth.origins[volley.key] = set()
        both = volley.tokyo
        wire_agency = rng.choice(AGENCIES)
        wire = self._write(
            volley, wire_agency, base + timedelta(minutes=rng.randint(40, 120)), both, earlier, wire=True
        )
        while total > 1:
            total -= 1
            hours = timedelta(minutes=rng.randint(130, 1500))
            self._follow(volley, outlets.pop(), base + hours, both, earlier, wire, wire_agency)
        if volley.values["late"] != volley.values["seoul"] and rng.random() < 0.4:
            for outlet in (outlets.pop(), outlets.pop()):
                self._correct(volley, outlet, base + timedelta(hours=rng.randint(30, 50)))

    def _follow(
        self, volley: Volley, outlet: str, when: datetime, both: bool, earlier: list[Volley], wire: Writer, agency: str
    ) -> None:
        how = self.rng.choices(["own", "reprint", "abridged", "rewrite", "credited", "local"], [35, 20, 12, 13, 17, 3])[
            0
        ]
        if how == "own":
            self._write(volley, outlet, when, both and self.rng.random() < 0.6, earlier)
        elif how == "local":
            self._local(volley, outlet, when)
        elif how == "credited":
            self._write(volley, outlet, when, both, [], credit=agency, source=wire)
        else:
            self._copy(volley, wire, outlet, when, how, agency)

    def _write(
        self,
        volley: Volley,
        outlet: str,
        when: datetime,
        both: bool,
        earlier: list[Volley],
        wire: bool = False,
        credit: str | None = None,
        source: Writer | None = None,
    ) -> Writer:
        rng = self.rng
        writer = Writer(rng, outlet, when, self.truth, credit)
        filler = rng.sample(FILLERS, 6)
        lead = [(self._pick(LEADS), volley, "seoul", "actual")]
        if credit:
            lead.append((f"{credit} was the first to carry the news.", None, "", ""))
        writer.paragraph(lead)
        details = self._details(volley, both)
        for at in range(0, len(details), 2):
            writer.paragraph([*details[at : at + 2], (filler.pop(), None, "", "")])
        if earlier and rng.random() < 0.5:
            writer.paragraph(
                [(rng.choice(RECALLS), rng.choice(earlier), "own", "historical"), (filler.pop(), None, "", "")]
            )
        writer.paragraph([(filler.pop(), None, "", ""), (filler.pop(), None, "", "")])
        copied = (source.number, "credited") if source else None  # type: ignore[attr-defined]
        self._keep(writer, (outlet,) if wire else (credit,) if credit else (), copied)
        return writer

    def _pick(self, pool: list[str]) -> str:
        """The next sentence no report on this volley has used, from the start again when all are."""
        left = self.pools[id(pool)]
        left.append(left.pop(0))
        return left[-1]

    def _details(self, volley: Volley, both: bool) -> list[tuple[str, Volley | None, str, str]]:
        rng, found = self.rng, []
        for official in ("seoul", "tokyo") if both else ("seoul",):
            if volley.start and rng.random() < 0.8:
                found.append((self._pick(CLOCKS), volley, official, "actual"))
            if {"range_km", "apogee_km"} <= volley.values["seoul"].keys() and rng.random() < 0.8:
                found.append((self._pick(FLIGHTS), volley, official, "actual"))
            if official == "tokyo" and (rng.random() < 0.6 or not any(side == "tokyo" for _, _, side, _ in found)):
                found.append((self._pick(COUNTS), volley, official, "actual"))
        return found

    def _local(self, volley: Volley, outlet: str, when: datetime) -> None:
        writer = Writer(self.rng, outlet, when, self.truth)
        template = "Our man saw {count} {class} {trigger:rise} over {site} on {day}; {actor} kept silent."
        writer.paragraph([(template, volley, "own", "actual"), (self.rng.choice(FILLERS), None, "", "")])
        self._keep(writer, (), None)

    def _correct(self, volley: Volley, outlet: str, when: datetime) -> None:
        if not {"range_km", "apogee_km"} <= volley.values["seoul"].keys():
            return
        kept = dict(volley.values["seoul"])
        volley.values["seoul"].update(volley.values["late"])
        writer = Writer(self.rng, outlet, when, self.truth)
        writer.rounded = False
        lead = "{who:cap} has corrected its account of the {trigger:launch} by {actor} from {site} on {day}."
        filler = self.rng.sample(FILLERS, 2)
        writer.paragraph([(lead, volley, "seoul", "actual"), (filler[0], None, "", "")])
        writer.paragraph([(self.rng.choice(CORRECTIONS), volley, "seoul", "actual"), (filler[1], None, "", "")])
        self._keep(writer, (), None)
        volley.values["seoul"].clear()
        volley.values["seoul"].update(kept)

    def _copy(self, volley: Volley, wire: Writer, outlet: str, when: datetime, how: str, agency: str) -> None:
        source = self.reports[wire.number]  # type: ignore[attr-defined]
        coded = edit_copy(source, len(self.reports), outlet, when, how, agency, self.rng)
        self.truth.copies[coded.report.id] = source.report.id
        self.truth.hows[coded.report.id] = how
        self._file(
            coded,
            {m.id: self.truth.event_of[source.coded.mentions[at].id] for at, m in enumerate(coded.coded.mentions)},
        )

    def _keep(self, writer: Writer, agencies: tuple[str | None, ...], copied: tuple[int, str] | None) -> None:
        number = len(self.reports)
        coded = writer.finish(number, tuple(name for name in agencies if name and name != writer.outlet))
        writer.number = number  # type: ignore[attr-defined]
        if copied:
            self.truth.copies[coded.report.id] = self.reports[copied[0]].report.id
            self.truth.hows[coded.report.id] = copied[1]
        keys = [telling.volley.key for telling in writer.tellings.values()]
        self._file(coded, {mention.id: key for mention, key in zip(coded.coded.mentions, keys, strict=True)})

    def _file(self, coded: CodedReport, event_of: dict[str, str]) -> None:
        self.reports.append(coded)
        self.truth.event_of.update(event_of)
        for mention in coded.coded.mentions:
            if mention.modality == "historical":
                continue
            origins = self.truth.origins[event_of[mention.id]]
            for claim in mention.claims:
                origins.add(claim.speaker.country or f"outlet {coded.report.outlet.name}")


def edit_copy(
    source: CodedReport, number: int, outlet: str, when: datetime, how: str, agency: str, rng: random.Random
) -> CodedReport:
    """A reprint, abridgement or rewrite of a report; mentions keep what the kept words still say."""
    report, keep = source.report, len(source.report.paragraphs)
    if how == "abridged":
        keep = max(2, keep - rng.randint(1, 2))
    end = report.paragraphs[keep - 1].end
    text, moves = exchange_words(report.text[:end], rng) if how == "rewrite" else (report.text[:end], [])
    paragraphs = msgspec.convert(
        move_offsets(msgspec.to_builtins(report.paragraphs[:keep]), moves), tuple[Paragraph, ...]
    )
    new = Report(
        f"sha256:press{number:06d}",
        f"sha256:capture{number:06d}",
        f"press/{number:06d}.txt",
        text,
        paragraphs,
        outlet=Outlet(outlet),
        published=Moment(when.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"), None, None, "given"),
        agencies=() if how == "rewrite" and rng.random() < 0.3 else (agency,),
        language="en",
    )
    kept = [cut_mention(m, at, number, end) for at, m in enumerate(source.coded.mentions) if m.trigger.end <= end]
    moved = move_offsets(msgspec.to_builtins(kept), moves)
    return CodedReport(new, Coded(msgspec.convert(moved, tuple[Mention, ...]), ()))


def cut_mention(mention: Mention, at: int, number: int, end: int) -> Mention:
    """The mention without what stood in the words cut off."""
    claims = tuple(claim for claim in mention.claims if claim.end <= end)
    time = mention.time if mention.time and mention.time.end <= end else None
    if time is None:
        time = next((claim.value for claim in claims if claim.field == "time"), None)
    return Mention(
        f"m:{number:06d}:{at}",
        mention.type,
        mention.mode,
        mention.kind,
        mention.modality,
        mention.trigger,
        (),
        mention.actors,
        (),
        mention.places,
        time,
        tuple(v for v in mention.values if v.end <= end),
        claims,
    )


def exchange_words(text: str, rng: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """Words changed here and there by others; also where each change ended and by how much it moved what follows."""
    pieces, moves, last, moved = [], [], 0, 0
    for match in re.finditer(r"[a-z]+", text):
        other = SYNONYMS.get(match[0])
        if other is not None and rng.random() < 0.8:
            pieces += [text[last : match.start()], other]
            last = match.end()
            moved += len(other) - len(match[0])
            moves.append((match.end(), moved))
    return "".join(pieces) + text[last:], moves


def move_offsets(value: object, moves: list[tuple[int, int]]) -> object:
    """The same plain objects with their offsets where the words now stand."""
    if isinstance(value, list | tuple):
        return [move_offsets(item, moves) for item in value]
    if not isinstance(value, dict):
        return value
    moved = {key: move_offsets(item, moves) for key, item in value.items()}
    for key in ("start", "end"):
        if isinstance(moved.get(key), int):
            at = bisect.bisect_right(moves, (moved[key], 10**9)) - 1
            moved[key] += moves[at][1] if at >= 0 else 0
    return moved


def text_line(coded: CodedReport, truth: Truth) -> dict:
    """A report as a line of the texts, with its truth beside it."""
    report = coded.report
    return {
        "id": report.id,
        "outlet": report.outlet.name,
        "published": report.published.from_,
        "headline": None,
        "text": report.text + (f"\n\n({', '.join(report.agencies)})" if report.agencies else ""),
        "copy_of": truth.copies.get(report.id),
        "events": sorted({truth.event_of[mention.id] for mention in coded.coded.mentions}),
    }


def main() -> None:
    """Writes the texts with their truth."""
    press = Press(Path(sys.argv[1]))
    with Path(sys.argv[2]).open("w") as out:
        for coded in press.reports:
            out.write(json.dumps(text_line(coded, press.truth)) + "\n")


if __name__ == "__main__":
    main()
