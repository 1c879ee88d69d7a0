"""The command that opens the desk on a record in the browser."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, RecordPlace

if TYPE_CHECKING:
    from dateline.desk.settings import DeskSettings


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(desk)


def desk(
    record: RecordPlace = DEFAULT_RECORD,
    demo: Annotated[bool, typer.Option("--demo", help="Show the sample reports in a temporary record.")] = False,
    user: Annotated[str, typer.Option("--user", help="Who decides.", envvar="DATELINE_USER")] = "",
    host: Annotated[str, typer.Option("--host", help="Where to listen; beyond this machine only with a token.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8470,
    token: Annotated[
        str | None, typer.Option("--token", help="Ask everyone for this.", envvar="DATELINE_DESK_TOKEN")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A further name by which browsers know the desk.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show everything, take no decision.")] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
) -> None:
    """Open the desk: map, timeline and list of the events, each event and report with its words, review.

    Nothing is loaded from elsewhere. Needs the extra of its name: pip install 'dateline[desk]'.

    Example: dateline desk --record my-record --user ana
    """
    import tempfile

    settings = _settings(record, user, host, port, token, tuple(name or ()), read_only)
    if not demo:
        _serve(settings, browser)
        return
    with tempfile.TemporaryDirectory(prefix="dateline-desk-") as folder:
        import msgspec

        _read_samples(folder)
        _serve(msgspec.structs.replace(settings, record=folder), browser)


def _settings(
    record: str, user: str, host: str, port: int, token: str | None, names: tuple[str, ...], read_only: bool
) -> "DeskSettings":
    from dateline.errors import DeskError

    try:
        from dateline.desk.settings import DeskSettings
    except ModuleNotFoundError as error:
        raise DeskError(f"the desk needs the extra of its name ({error.name}): pip install 'dateline[desk]'") from None
    return DeskSettings(record=record, user=user, host=host, port=port, token=token, hosts=names, read_only=read_only)


def _serve(settings: "DeskSettings", browser: bool) -> None:
    from dateline.desk.serving import serve_desk

    serve_desk(settings, open_browser=browser)


def _read_samples(folder: str) -> None:
    from dateline.cli.keeping import read_into
    from dateline.cli.screen import console
    from dateline.cli.upkeep import sample_reports
    from dateline.intake.work import Coding
    from dateline.reading.settings import ReadingSettings
    from dateline.record import Record

    with Record.open(folder, create=True) as opened:
        tally = read_into(opened, [str(sample_reports())], ReadingSettings(), Coding())
    console.print(tally.as_text(), highlight=False)
