"""A file of points measured from the command line: where it runs, its bar, and its counts."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lib.batch import BorderSpec, FeatureSpec, dask_engine, measure_file, measure_here
from lib.cli.progress_bar import progress_bar

__all__ = ["Engine", "EngineOption", "SchedulerOption", "check_engine", "run_batch"]


class Engine(StrEnum):
    """Where a file of points is measured."""

    HERE = "here"
    DASK = "dask"


EngineOption = Annotated[
    Engine, typer.Option(help="Measure a file in this process, or on a Dask cluster.")
]
SchedulerOption = Annotated[
    str, typer.Option(help="Address of the Dask scheduler, as in tcp://127.0.0.1:8786.")
]


def check_engine(engine: Engine, scheduler: str) -> None:
    """Refuse a Dask engine without a scheduler, and the other way round."""
    if (engine is Engine.DASK) != bool(scheduler):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together")


def run_batch(task: BorderSpec | FeatureSpec, points: Path, out: Path, scheduler: str) -> None:
    """Measure a file, with a bar where standard error is a terminal, and say what came of it."""
    engine = dask_engine(scheduler) if scheduler else measure_here
    if sys.stderr.isatty():
        with progress_bar() as show:
            report = measure_file(points, task, out, engine=engine, progress=show)
    else:
        report = measure_file(points, task, out, engine=engine)
    for refusal in report.first_refusals:
        typer.echo(str(refusal), err=True)
    counts = f"{report.measured:,} rows measured, {report.refused:,} refused"
    if report.refusals_file:
        counts += f" (all in {report.refusals_file})"
    typer.echo(f"{counts}: {report.out}", err=True)
