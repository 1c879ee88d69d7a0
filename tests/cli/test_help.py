"""--help teaches, and answers at once."""

import subprocess
import sys

import pytest

COMMANDS = [
    "code",
    "read",
    "retry",
    "events",
    "show",
    "text",
    "sources",
    "diff",
    "decide",
    "check",
    "demo",
    "schema",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does_and_gives_an_example(dateline, command):
    result = dateline(command, "--help")
    assert result.status == 0
    assert f"Example: dateline {command}" in result.text


def test_help_imports_nothing_heavy():
    heavy = {"numpy", "onnxruntime", "sqlalchemy", "alembic", "trafilatura", "tokenizers", "httpx", "lxml", "torch"}
    program = (
        "import sys; sys.argv = ['dateline', '--help']\n"
        "from dateline.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"loaded = {heavy!r} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(loaded)) if loaded else 0)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr


def test_help_answers_within_three_tenths_of_a_second():
    """The time of the processor, not the clock's, so that a busy machine does not fail the test."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "dateline", "--help"], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime) < 0.3


def test_no_command_at_all_shows_the_help(dateline):
    result = dateline()
    assert "Commands:" in result.text + result.err


def test_an_unknown_command_is_no_traceback(dateline):
    result = dateline("reed")
    assert result.status == 2
    assert "Traceback" not in result.err


def test_the_version_is_printed(dateline):
    from importlib.metadata import version

    assert dateline("--version").text == f"dateline {version('dateline')}\n"
