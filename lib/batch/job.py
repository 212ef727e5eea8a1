"""A file of points measured, in parts that survive an interruption."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.batch.engines import Engine, measure_here
from lib.batch.measure import Task
from lib.batch.part_folder import FinishedPart, PartFolder
from lib.batch.progress import Progress
from lib.batch.readers import read_parts
from lib.batch.writers import check_output
from lib.errors import DataError

__all__ = ["PART_ROWS", "BatchReport", "measure_file"]

#: Rows of a part: about a second of work, some tens of megabytes.
PART_ROWS = 100_000


@dataclass(frozen=True)
class BatchReport:
    """What came of a file: counts of rows, the first refused ones, and where the files are.

    ``first_refusals`` are the first :data:`lib.batch.part_folder.NAMED_REFUSALS` refused rows;
    ``refusals_file`` lists all of them, and is ``None`` where there are none.
    """

    out: Path
    measured: int
    refused: int
    resumed_rows: int
    elapsed_s: float
    first_refusals: tuple[DataError, ...]
    refusals_file: Path | None


def measure_file(
    points: Path,
    task: Task,
    out: Path,
    *,
    engine: Engine = measure_here,
    progress: Callable[[Progress], None] | None = None,
    part_rows: int = PART_ROWS,
) -> BatchReport:
    """Measure every point of a file and write its rows with the results.

    Parameters
    ----------
    points : .csv, .parquet or .geojson with ``lon``, ``lat`` (degrees, EPSG:4326) and perhaps
        ``position_uncertainty_m``; may be larger than memory
    task : from :func:`lib.batch.open_border` or :func:`lib.batch.open_features`
    out : .csv, .parquet or .geojson; other columns are kept, result columns appended
    engine : where parts are measured
    progress : called after each part
    part_rows : rows measured at once

    Notes
    -----
    Finished parts are kept beside the output in ``OUT.parts`` until the job is done. The same
    call takes an interrupted job up again; a changed input, task or part size starts anew.
    Bad rows are left out of the output and listed in ``OUT.refused.csv``.

    Raises
    ------
    DataError
        Where the input or the output as a whole cannot be used.
    """
    check_output(points, out)
    started = time.monotonic()
    folder = PartFolder(out, _job(points, task, part_rows))
    done = folder.finished()
    before = _progress(done.values())
    rows = read_parts(points, part_rows, task.columns, skip=frozenset(done))
    try:
        for part in engine(task, rows):
            done[part.index] = folder.keep(part)
            if progress is not None:
                progress(_progress(done.values(), before, time.monotonic() - started))
    except DataError:
        if not done:
            folder.remove()
        raise
    refusals_file = out.with_name(f"{out.name}.refused.csv")
    first_refusals = folder.join(done, refusals_file)
    total = _progress(done.values(), before, time.monotonic() - started)
    return BatchReport(
        out,
        total.measured,
        total.refused,
        total.resumed_rows,
        total.elapsed_s,
        first_refusals,
        refusals_file if first_refusals else None,
    )


def _job(points: Path, task: Task, part_rows: int) -> dict[str, Any]:
    """What the results of a job depend on."""
    if not points.is_file():
        raise DataError(str(points), 0, "", "", str(points), "is no file", "check the path")
    state = points.stat()
    return {
        "points": str(points.resolve()),
        "bytes": state.st_size,
        "modified_ns": state.st_mtime_ns,
        "task": task.fingerprint,
        "part_rows": part_rows,
        "columns": task.columns,
    }


def _progress(
    done: Iterable[FinishedPart], before: Progress | None = None, elapsed_s: float = 0.0
) -> Progress:
    parts = list(done)
    return Progress(
        sum(part.measured for part in parts),
        sum(part.refused for part in parts),
        min(1.0, sum(part.share for part in parts)),
        elapsed_s,
        before.measured + before.refused if before else 0,
        before.fraction if before else 0.0,
    )
