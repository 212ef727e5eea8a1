"""Finished parts on the disk: kept whole through a crash, joined when all are there."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path
from typing import Any

from lib.batch.measure import Measured
from lib.batch.writers import encode_part, join_parts
from lib.catalog.atomic_write import write_atomically
from lib.errors import DataError, shorten

__all__ = ["NAMED_REFUSALS", "FinishedPart", "PartFolder"]

#: Refused rows that a report names; all of them are in the file of refusals.
NAMED_REFUSALS = 20


@dataclass(frozen=True)
class FinishedPart:
    """What is remembered of a part: its rows, and its share of the input file."""

    measured: int
    refused: int
    share: float


class PartFolder:
    """The folder ``OUT.parts`` of one job.

    A part is its rows, ``00000.csv``, and its record, ``00000.json``. The record is written
    last and names the part as finished; both appear whole or not at all, so that a part is never
    taken for finished when it is not, and never measured twice into the output.

    Parameters
    ----------
    out : the output file of the job
    job : what the results depend on; a folder left by another job is cleared

    Raises
    ------
    DataError
        Where a folder of that name exists that holds something else.
    """

    def __init__(self, out: Path, job: dict[str, Any]) -> None:
        self._out, self._suffix = out, out.suffix.lower()
        self._folder = out.with_name(f"{out.name}.parts")
        note = self._folder / "job.json"
        text = json.dumps(job, sort_keys=True).encode()
        if self._folder.exists() and not (note.is_file() and note.read_bytes() == text):
            if any(self._folder.iterdir()) and not note.is_file():
                problem, hint = (
                    "is a folder of something else",
                    "move it away, or choose another OUT",
                )
                raise DataError(str(self._folder), 0, "", "out", str(out), problem, hint)
            shutil.rmtree(self._folder)
        self._folder.mkdir(exist_ok=True)
        write_atomically(note, text)

    def finished(self) -> dict[int, FinishedPart]:
        """Parts that are on the disk, by number."""
        return {
            int(record.stem): FinishedPart(**json.loads(record.read_bytes())["part"])
            for record in self._folder.glob("[0-9]*.json")
        }

    def keep(self, part: Measured) -> FinishedPart:
        """Write a measured part to the disk; it is finished when this returns."""
        finished = FinishedPart(len(part.table), len(part.refused), part.share)
        record = {
            "part": asdict(finished),
            "columns": part.table.column_names,
            "refusals": [astuple(error) for error in part.refused],
        }
        write_atomically(self._rows(part.index), encode_part(part.table, self._suffix))
        write_atomically(self._record(part.index), json.dumps(record).encode())
        return finished

    def join(self, indexes: Iterable[int], refusals_file: Path) -> tuple[DataError, ...]:
        """Make the output and the file of refusals, and remove the folder.

        Returns the first refusals.
        """
        order = sorted(indexes)
        columns = json.loads(self._record(order[0]).read_bytes())["columns"]
        joined = self._folder / f"joined{self._suffix}"
        join_parts([self._rows(index) for index in order], joined, columns)
        first = self._write_refusals(order, refusals_file)
        joined.replace(self._out)
        self.remove()
        return first

    def remove(self) -> None:
        """Remove the folder with all its parts."""
        shutil.rmtree(self._folder)

    def _write_refusals(self, order: list[int], target: Path) -> tuple[DataError, ...]:
        """Write every refused row to a CSV file; without any, remove what an earlier job left."""
        first: list[DataError] = []
        joined = self._folder / "refused.csv"
        with joined.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(field.name for field in fields(DataError))
            for index in order:
                refusals = json.loads(self._record(index).read_bytes())["refusals"]
                writer.writerows(map(shorten, row) for row in refusals)
                missing = NAMED_REFUSALS - len(first)
                first.extend(DataError(*row) for row in refusals[:missing])
        if first:
            joined.replace(target)
        else:
            target.unlink(missing_ok=True)
        return tuple(first)

    def _rows(self, index: int) -> Path:
        return self._folder / f"{index:05d}{self._suffix}"

    def _record(self, index: int) -> Path:
        return self._folder / f"{index:05d}.json"
