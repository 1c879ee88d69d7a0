"""A progress bar for reading: how far, how fast, how long still; on standard error, and only where someone looks.

Progress is measured in bytes of the sources, since that is known before anything is read; an address or standard input
has no size, so the remaining time is then not shown.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn


class ReadingProgress:
    """Counts reports and bytes, and shows both. A context manager."""

    def __init__(self, sources: list[str], console: Console) -> None:
        self._sizes = [size_of(source) for source in sources]
        total = sum(size for size in self._sizes if size is not None)
        self._known = all(size is not None for size in self._sizes) and total > 0
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TextColumn("remaining"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("reading", total=total if self._known else None, rate="")
        self._reports = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def advance(self, size: int) -> None:
        """One more report, of so many bytes."""
        self._reports += 1
        elapsed = self._bar.tasks[0].elapsed or 0
        rate = f"{self._reports / elapsed:.1f} reports/s" if elapsed > 1 else ""
        self._bar.update(self._task, advance=size, description=f"{self._reports} reports", rate=rate)


def size_of(source: str) -> int | None:
    """How many bytes a file or folder has; None for what has no size beforehand."""
    path = Path(source)
    if path.is_file():
        return path.stat().st_size
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return None
