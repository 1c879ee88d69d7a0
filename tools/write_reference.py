"""Writes the generated pages of docs/reference: the command line from --help, the JSON Schema and tables from types.

The pages depend on the code alone; a test compares them with what this script would write. Run: make docs
"""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Table

from dateline.export.json_lines import schema_text
from dateline.record.schema import APPEND_ONLY, DERIVED, FOLD
from dateline.record.views import VIEWS

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
COMMANDS = ["code", "read", "retry", "events", "show", "text", "sources", "diff", "export", "decide", "check", "demo"]
COMMANDS += ["desk", "schema"]


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    return {"cli.md": cli_page(), "interface.schema.json": schema_text(), "record.md": record_page()}


def cli_page() -> str:
    """What every command says of itself."""
    parts = ["# The command line\n\nGenerated from `--help` by `make docs`.\n", f"```\n{help_of()}```\n"]
    parts += [f"## dateline {command}\n\n```\n{help_of(command)}```\n" for command in COMMANDS]
    return "\n".join(parts)


def help_of(*command: str) -> str:
    """The help of one command at eighty columns."""
    environment = {**os.environ, "COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1"}
    for name in ("DATELINE_RECORD", "DATELINE_USER", "DATELINE_DEBUG"):
        environment.pop(name, None)
    arguments = [sys.executable, "-m", "dateline", *command, "--help"]
    shown = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment).stdout
    return "\n".join(line.rstrip() for line in shown.replace("python -m dateline", "dateline").splitlines()) + "\n"


def record_page() -> str:
    """The tables and views of a record."""
    opening = (
        "# The tables of a record\n\n"
        "Generated from the schema by `make docs`. A record is a folder with `record.sqlite` and `captures/`, or a "
        "PostgreSQL database with the same tables. Offsets are code points into `reports.text`, `end_offset` "
        "exclusive. All but the derived tables are append-only: triggers refuse to change or remove a row.\n\n"
        "For questions, begin with the views.\n"
    )
    views = [f"### {name}\n\n{words}\n" for name, words in VIEWS.items()]
    kept = [table_part(table) for table in APPEND_ONLY]
    derived = [table_part(table) for table in (*reversed(DERIVED), *FOLD)]
    return "\n".join([opening, "## Views\n", *views, "## Append-only tables\n", *kept, "## Derived tables\n", *derived])


def table_part(table: Table) -> str:
    """One table: what it holds, and its columns."""
    lines = [f"### {table.name}\n", f"{table.comment}.\n", "| column | type | what |", "| --- | --- | --- |"]
    for column in table.columns:
        keys = [f"points to {key.column.table.name}.{key.column.name}" for key in column.foreign_keys]
        notes = ["key"] * column.primary_key + keys + [column.comment] * bool(column.comment)
        lines.append(f"| {column.name} | {str(column.type).lower()} | {'; '.join(str(note) for note in notes)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, content in pages().items():
        (REFERENCE / name).write_text(content, encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
