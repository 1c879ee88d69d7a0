"""The application: its commands, and what becomes of an error that reaches the top.

Every error a user may meet ends as one line on standard error and an exit status: 1 something was left out or is wrong,
2 a command was misused, 130 stopped by Ctrl-C.
"""

import os
import sys
from typing import Annotated

import typer

from dateline.cli import deciding, describing, desk, events, exporting, reading, upkeep
from dateline.errors import DatelineError

EPILOG = "Begin with: dateline demo. Then: dateline read PAGE.html, and: dateline events."

app = typer.Typer(
    name="dateline",
    help="Reads news reports and keeps a sourced record of what happened: who says what, in which words, and who says "
    "otherwise.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def settings(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error.", envvar="DATELINE_DEBUG")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Options of every command."""
    if debug:
        os.environ["DATELINE_DEBUG"] = "1"


for module in (reading, events, exporting, deciding, desk, upkeep, describing):
    module.register(app)


def main() -> None:
    """Run one command."""
    try:
        app()
    except DatelineError as error:
        if os.environ.get("DATELINE_DEBUG"):
            raise
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:  # a full disk, a folder that may not be made: the system's words say it
        if os.environ.get("DATELINE_DEBUG"):
            raise
        print(
            f"dateline: {': '.join(str(part) for part in (error.filename, error.strerror or error) if part)}",
            file=sys.stderr,
        )
        sys.exit(1)
