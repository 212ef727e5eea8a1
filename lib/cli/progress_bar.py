"""The bar that a terminal shows while a file is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from lib.batch import Progress

__all__ = ["progress_bar", "progress_words"]


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """Show a bar on standard error while the block runs; what it gives takes each progress."""
    columns = (
        BarColumn(),
        TextColumn("{task.percentage:3.0f} %"),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=1.0)

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.fraction, description=progress_words(progress))

        yield show


def progress_words(progress: Progress) -> str:
    """Rows done, their rate, and the time left.

    >>> progress_words(Progress(measured=298, refused=2, fraction=0.25, elapsed_s=10.0))
    '298 rows measured, 2 refused, 30 rows/s, 0:00:30 left'
    """
    words = f"{progress.measured:,} rows measured, {progress.refused:,} refused"
    words += f", {progress.rows_per_s:,.0f} rows/s"
    if progress.remaining_s is not None:
        words += f", {timedelta(seconds=round(progress.remaining_s))} left"
    return words
