"""What a person sees in the terminal: the record's words coloured and set in tables.

Colour never carries meaning alone, and nothing from a report is ever taken for markup. Nothing here asks the record.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.coding.mention import Coded, Mention
from dateline.fusion.events import Event, FieldResolution, SourcedClaim
from dateline.reading.report import Report
from dateline.record.words import number_words, short, speaker_words, value_words

console = Console(stderr=True)
output = Console()

MODALITY_STYLE = {"actual": "", "historical": "dim", "future": "cyan", "hypothetical": "magenta", "negated": "red"}


def warn(line: str) -> None:
    """One line on standard error."""
    console.print(Text(line, style="yellow"), soft_wrap=True)


def event_table(events: Iterable[Event]) -> Table:
    """One line an event, by time; those without one come last. Narrow enough for eighty columns."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("event", "when"):
        table.add_column(name, no_wrap=True)
    table.add_column("what", ratio=1)
    for name in ("origins", "grade", "conflicts"):
        table.add_column(name, no_wrap=True, justify="right")
    for event in sorted(events, key=_by_time):
        conflicts = sum(field.conflict is not None for field in event.fields.values())
        table.add_row(
            short(event.id),
            _begins(event),
            Text(event.headline.removesuffix(" (actual)"), style=MODALITY_STYLE.get(event.modality, "")),
            str(len(event.origins)),
            str(event.credibility),
            Text(str(conflicts) if conflicts else "", style="bold red"),
        )
    return table


def _begins(event: Event) -> str:
    """When an event began, to the minute: "2023-09-13 11:43"."""
    start = event.begins
    return start[:16].replace("T", " ") if start else "-"


def _by_time(event: Event) -> tuple[bool, str, str]:
    return event.begins is None, event.begins or "", event.id


def field_table(event: Event) -> Table:
    """The preferred value of each field, why it is preferred, and what it conflicts with."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("field", "preferred", "range", "origins", "conflict", "because"):
        table.add_column(name, overflow="fold")
    for name, field in event.fields.items():
        table.add_row(
            name,
            Text(value_words(field.preferred)),
            _range_words(field),
            str(field.origins),
            Text(field.conflict.kind if field.conflict else "", style="bold red"),
            Text(field.reason),
        )
    return table


def _range_words(field: FieldResolution) -> str:
    if field.low is None and field.high is None:
        return ""
    return number_words(field.low, None, field.high)


def claim_table(event: Event) -> Table:
    """Speakers down, fields across: who says what, hedged (?), replaced (struck out), told of another event (in ())."""
    names = [name for name in event.fields if name not in ("occurrence", "actors", "recipients")]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("speaker", *names):
        table.add_column(name, overflow="fold")
    rows: dict[str, dict[str, Text]] = {}
    for name in names:
        for claim in event.fields[name].claims:
            cell = rows.setdefault(speaker_words(claim.speaker, claim.via), {}).setdefault(name, Text())
            _add_claim(cell, claim)
    for speaker in sorted(rows):
        table.add_row(Text(speaker), *(rows[speaker].get(name, Text()) for name in names))
    return table


def _add_claim(cell: Text, claim: SourcedClaim) -> None:
    words = value_words(claim.value) if claim.value is not None else number_words(claim.low, claim.best, claim.high)
    said = f"{'not ' if claim.negated else ''}{words}{'?' if claim.hedge else ''}"
    said = f"({said})" if claim.beside else said
    if said in cell.plain.split("\n"):
        return
    cell.append("\n" if cell.plain else "")
    cell.append(said, style="strike dim" if claim.superseded_by else "")


def coded_text(report: Report, coded: Coded) -> Text:
    """The report's text with what was read in it coloured: triggers, parties, places, times, numbers, speakers."""
    text = Text(report.text)
    for paragraph in report.paragraphs:
        if paragraph.kind in ("headline", "subhead", "caption", "credit", "note"):
            text.stylize("bold" if paragraph.kind == "headline" else "dim italic", paragraph.start, paragraph.end)
    for mention in coded.mentions:
        _colour_mention(text, mention)
    return text


def _colour_mention(text: Text, mention: Mention) -> None:
    for trigger in (mention.trigger, *mention.others):
        text.stylize("bold white on blue", trigger.start, trigger.end)
    for actor in (*mention.actors, *mention.recipients):
        text.stylize("green", actor.start, actor.end)
    for place in mention.places:
        text.stylize("yellow", place.start, place.end)
    for value in mention.values:
        text.stylize("cyan", value.start, value.end)
    if mention.time is not None:
        text.stylize("cyan", mention.time.start, mention.time.end)
    for claim in mention.claims:
        if claim.speaker.start is not None and claim.speaker.end is not None:
            text.stylize("underline magenta", claim.speaker.start, claim.speaker.end)


def mention_table(coded: Coded) -> Table:
    """One line a mention: its type, trigger, parties, places, time, values and speakers."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("type", "trigger", "modality", "who", "to whom", "where", "when", "values", "says"):
        table.add_column(name, overflow="fold")
    for mention in coded.mentions:
        time = (
            {
                "status": mention.time.status,
                "from": mention.time.from_,
                "to": mention.time.to,
                "text": mention.time.text,
            }
            if mention.time
            else None
        )
        table.add_row(
            "/".join(each for each in (mention.type, mention.mode, mention.kind) if each),
            Text(mention.trigger.text, style="bold"),
            Text(mention.modality, style=MODALITY_STYLE[mention.modality]),
            Text(", ".join(actor.name or actor.text for actor in mention.actors)),
            Text(", ".join(actor.name or actor.text for actor in mention.recipients)),
            Text(", ".join(f"{place.name or place.text} ({place.role})" for place in mention.places)),
            Text(value_words(time)),
            Text(
                ", ".join(
                    f"{value.field} {value.value or number_words(value.low, value.best, value.high)}"
                    for value in mention.values
                )
            ),
            Text(", ".join(dict.fromkeys(speaker_words(claim.speaker, claim.via) for claim in mention.claims))),
        )
    return table
