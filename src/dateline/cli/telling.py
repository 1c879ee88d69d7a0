"""Tells a person at length: one event, one report, the sources, what changed. Only prints what it is given."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.screen import claim_table, coded_text, field_table, mention_table
from dateline.coding.mention import Coded
from dateline.fusion.events import Event, Fused, Voice
from dateline.reading.report import Report
from dateline.record.asking import Quarantined
from dateline.record.difference import Difference
from dateline.record.integrity import Health
from dateline.record.words import GRADES, short, value_words

# What is new is told first.
ORDER = ("new", "changed", "gone")


def tell_event(event: Event, fused: Fused, output: Console) -> None:
    """One event with its values, claims, sources and history."""
    output.print(Text(event.headline, style="bold"))
    what = "/".join(each for each in (event.type, event.mode, event.kind) if each)
    grade = GRADES.get(event.credibility, "")
    output.print(
        Text(f"{event.id}  {what}  {event.modality}  {event.status}  credibility {event.credibility} ({grade})")
    )
    for title, table in (("Values", field_table(event)), ("Who says what", claim_table(event))):
        _heading(title, output)
        output.print(table)
    _tell_conflicts(event, output)
    _heading("Origins", output)
    output.print(Text("; ".join(f"{each.name} ({each.kind})" for each in event.origins) or "none"))
    _tell_reports(event, fused, output)
    headlines = {each.id: each.headline for each in fused.events}
    related = [f"{each.how}  {short(each.event)}  {headlines.get(each.event, '')}" for each in event.related]
    _tell_lines("Related", related, output)
    _tell_lines("Decisions", [value_line(each) for each in event.decisions], output)
    _tell_lines("History", [f"{each.at}  {each.what}" for each in event.history], output)


def _tell_conflicts(event: Event, output: Console) -> None:
    lines = []
    for name, field in event.fields.items():
        if field.conflict is not None:
            said = (
                f"{_content_words(each)} ({', '.join(o['name'] for o in each['origins'])})"
                for each in field.conflict.values
            )
            lines.append(f"{name} ({field.conflict.kind}): {' against '.join(said)}")
    _tell_lines("Conflicts", lines, output)


def _content_words(content: dict[str, object]) -> str:
    if content.get("value") is not None:
        return value_words(content["value"])
    return value_words({part: content.get(part) for part in ("low", "best", "high")})


def _tell_reports(event: Event, fused: Fused, output: Console) -> None:
    """The reports, each copy under what it was copied from."""
    sources = {mention.report: mention.source for mention in event.mentions}
    copies = {copy.to: copy for copy in fused.copies if copy.to in sources}
    lines = []

    def tell(report: str, depth: int) -> None:
        copy = copies.get(report)
        how = f"  ({copy.how} of {copy.from_source}: {copy.evidence})" if copy else ""
        lines.append(f"{'  ' * depth}{short(report)}  {sources[report]}{how}")
        for each in copies.values():
            if each.from_ == report:
                tell(each.to, depth + 1)

    for report in sources:
        if report not in copies or copies[report].from_ not in sources:
            tell(report, 0)
    _tell_lines("Reports, each copy under its source", lines, output)


def value_line(values: dict[str, object]) -> str:
    """An object as one line of names and values."""
    return "  ".join(
        f"{name}: {value_words(value)}" for name, value in values.items() if value not in (None, (), [], "")
    )


def tell_report(report: Report, coded: Coded, output: Console) -> None:
    """One report: where it is from, its text coloured, its mentions."""
    published = report.published.from_ if report.published else "date unknown"
    outlet = report.outlet.name if report.outlet else "outlet unknown"
    output.print(Text(f"{report.id}  {outlet}  {published}  {report.source}", style="dim"))
    output.print(coded_text(report, coded))
    if coded.mentions:
        _heading("Mentions", output)
        output.print(mention_table(coded))
    _tell_lines("Warnings", [*report.warnings, *coded.warnings], output)


def tell_sources(fused: Fused, output: Console) -> None:
    """Copies, outlets and speakers."""
    _tell_lines("Copies", [f"{c.to_source}: {c.how} of {c.from_source} ({c.evidence})" for c in fused.copies], output)
    for title, voices in (("Outlets", fused.outlets), ("Speakers", fused.speakers)):
        _heading(title, output)
        output.print(_voice_table(voices))
    _tell_lines(
        "Decisions that no longer apply", [f"{short(each.decision)}: {each.why}" for each in fused.unapplied], output
    )


def _voice_table(voices: Iterable[Voice]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    columns = ("name", "kind", "country", "reports", "claims", "agreed", "disagreed", "first", "revised", "copied")
    for name in columns:
        table.add_column(name, overflow="fold")
    for voice in voices:
        table.add_row(
            *(Text(str(getattr(voice, name) if getattr(voice, name) is not None else "")) for name in columns)
        )
    return table


def tell_differences(differences: Sequence[Difference], output: Console) -> None:
    """What changed, event by event."""
    if not differences:
        output.print("nothing changed")
    for each in sorted(differences, key=lambda one: ORDER.index(one.what)):
        other = f"  ({'now in' if each.what == 'gone' else 'was in'} {short(each.other)})" if each.other else ""
        output.print(Text(f"{each.what}  {short(each.event)}  {each.headline}{other}", style="bold"))
        for change in each.changes:
            output.print(Text(f"  {change.field}: {value_words(change.before)} -> {value_words(change.after)}"))


def _heading(title: str, output: Console) -> None:
    output.print()
    output.print(Text(title, style="bold underline"))


def _tell_lines(title: str, lines: Sequence[str], output: Console) -> None:
    if lines:
        _heading(title, output)
        for line in lines:
            output.print(Text(line))


def tell_health(health: Health, left_out: Sequence[Quarantined], output: Console) -> None:
    """What was checked, every fault, and what lies in quarantine."""
    counted = ("captures", "reports", "mentions", "decisions")
    counts = ", ".join(f"{getattr(health, name)} {name}" for name in counted)
    output.print(Text(f"{health.store}: {counts}"))
    for note in health.notes:
        output.print(Text(f"note: {note}", style="dim"))
    _tell_lines("Left out", [f"{each.source}: {each.reason}" for each in left_out], output)
    _tell_lines("Faults", health.faults, output)
    output.print(Text("the record is whole" if not health.faults else f"{len(health.faults)} faults"))
