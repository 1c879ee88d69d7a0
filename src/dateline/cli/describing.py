"""The command that describes what the others print: schema."""

import sys

import typer


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(schema)


def schema() -> None:
    """Print the JSON Schema of every line that --json prints.

    Example: dateline schema > interface.schema.json
    """
    from dateline.export.json_lines import schema_text

    sys.stdout.write(schema_text())
