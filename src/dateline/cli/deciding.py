"""The command that judges: decide. A decision is signed and kept, and taken back only by a further one."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import DEFAULT_RECORD, RecordPlace

if TYPE_CHECKING:
    from dateline.fusion.events import Event
    from dateline.record import Record


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(decide)


def decide(
    what: Annotated[
        str, typer.Argument(help="accept, correct, same, not-same, split, reject, note or undo.", metavar="WHAT")
    ],
    subjects: Annotated[
        list[str] | None, typer.Argument(help="Events by id (for undo: the decision).", metavar="[EVENT]...")
    ] = None,
    user: Annotated[str, typer.Option("--user", help="Who decides.", envvar="DATELINE_USER")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why.")] = "",
    field: Annotated[str | None, typer.Option("--field", help="The field that is accepted or corrected.")] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value", help="The right value: a number, LOW..HIGH, a time (FROM or FROM/TO), names, words, or JSON."
        ),
    ] = None,
    mention: Annotated[
        list[str] | None, typer.Option("--mention", help="A mention by id (to split off, join or reject).")
    ] = None,
    record: RecordPlace = DEFAULT_RECORD,
) -> None:
    """Record a judgement: signed, dated, never erased, and applied again when events re-form.

    Example: dateline decide correct 3fa9 --field count --value 2 --user ana --reason "the ministry's own figure"
    """
    from typing import cast

    from dateline.cli.screen import output, warn
    from dateline.fusion.decision import DecisionKind
    from dateline.record import Record

    with Record.open(record) as opened:
        subject = _subject(opened, what, subjects or [], mention or [], field, value)
        decision = opened.decide(cast(DecisionKind, what), user=user, reason=reason, **subject)
        fused = opened.refresh()
    for each in fused.unapplied:
        if each.decision == decision.id:
            warn(f"kept, but it finds nothing to act on: {each.why}")
    output.print(f"{decision.id}", highlight=False, soft_wrap=True)


def _subject(
    record: "Record", what: str, subjects: list[str], mentions: list[str], field: str | None, value: str | None
) -> dict[str, Any]:
    if what == "undo":
        return {"undoes": _decision(record, subjects)}
    events = [record.event(name) for name in subjects]
    if what == "not-same" and len({event.id for event in events}) == 1 < len(events):
        # They were two once: each is named by the mention its id was made from.
        events, mentions = [], [*mentions, *map(_first_mention, events, subjects)]
    subject: dict[str, Any] = {
        "events": tuple(event.id for event in events),
        "mentions": tuple(mentions),
        "field": field,
    }
    if what == "split" and len(events) == 1:
        subject["stay"] = tuple(each.mention for each in events[0].mentions if each.mention not in mentions)
    from dateline.record.corrections import read_correction

    return subject | (read_correction(field, value) if value is not None else {})


def _first_mention(event: "Event", name: str) -> str:
    """The mention of an event that an id it once had was made from."""
    from dateline.fusion.build import event_id
    from dateline.record.folding import start_of_id

    start = start_of_id(name)
    return next(each.mention for each in event.mentions if event_id(each.mention).startswith(start))


def _decision(record: "Record", names: list[str]) -> str | None:
    from dateline.errors import RecordError

    if len(names) != 1:
        return None
    start = names[0] if names[0].startswith("sha256:") else f"sha256:{names[0]}"
    found = [each.id for each in record.decisions() if each.id.startswith(start)]
    if len(found) != 1:
        raise RecordError(f"no single decision has an id beginning with {names[0]}")
    return found[0]
