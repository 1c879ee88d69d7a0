"""The command line. Commands import what is heavy when they run, so that `--help` answers at once.

A user sees one line for each error, and a traceback only with `--debug`. What other programs read goes to standard
output, everything else to standard error.
"""

from dateline.cli.app import main

__all__ = ["main"]
