"""A copy of the data package in which claims are added or cells changed."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

from lib.catalog import DATA_DIR, Package, load_package, rehash

Row = dict[str, str]


def copy_with(target: Path, table: str, edit: Callable[[list[Row]], None]) -> Path:
    """Copy the package, edit the rows of a table, write the hashes anew."""
    root = target / "data"
    shutil.copytree(DATA_DIR, root)
    path = root / "tables" / f"{table}.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    fields = list(rows[0])
    edit(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), "utf-8")
    rehash(root)
    return root


def with_claims(target: Path, *changes: dict[str, str]) -> Package:
    """The package with claims appended, each cl001 with other cells."""

    def append(rows: list[Row]) -> None:
        blank = dict.fromkeys(
            ("value_min", "value_max", "hypothesis_ids", "reference_id", "from_place"), ""
        )
        rows += [{**rows[0], **blank, **change} for change in changes]

    package = load_package(copy_with(target, "claims", append))
    assert not package.withheld
    return package
