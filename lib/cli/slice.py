"""``slice``: the records of a table that a window of time shows."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated

import typer

from lib.catalog import load_package
from lib.schema import TABLES
from lib.temporal import TABLE_DATES, Mode, slice_window, undated, with_day_bounds

__all__ = ["slice_table"]

Table = Annotated[str, typer.Option(help="A table with dates: " + ", ".join(TABLE_DATES) + ".")]
From = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day inside.")]
To = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="First day outside.")]
SliceMode = Annotated[Mode, typer.Option(help="How an uncertain date meets the window.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of ids, one a line.")]


def slice_table(
    *, table: Table, from_: From, to: To, mode: SliceMode = "possibly", as_json: AsJson = False
) -> None:
    """Print the records of a table in a window of days.

    The window ends before the day of --to. Records without a date are in no window; the JSON
    lists them apart.

    Example: python -m lib.cli slice --table voyages --from 2023-10-01 --to 2024-01-01
    """
    if table not in TABLE_DATES:
        raise typer.BadParameter(f"{table!r} is none of {', '.join(TABLE_DATES)}")
    start, end = from_.date(), to.date()
    if start >= end:
        raise typer.BadParameter("the window is empty: --to is the first day outside it")
    bounded = with_day_bounds(load_package().tables[table], table)
    key = TABLES[table].key
    ids = list(slice_window(bounded, start, end, mode)[key])
    without_date = list(undated(bounded)[key])
    if as_json:
        days = {"from": start.isoformat(), "to": end.isoformat()}
        answer = {"table": table, **days, "mode": mode, "ids": ids, "undated": without_date}
        print(json.dumps(answer, indent=1))
        return
    for record_id in ids:
        print(record_id)
    counts = f"{len(ids)} of {len(bounded)} in the window, {len(without_date)} without a date"
    typer.echo(counts, err=True)
