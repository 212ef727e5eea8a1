"""``slice``: the records of a table that a window of time shows."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated

import typer

from lib.catalog import load_package
from lib.schema import TABLES
from lib.temporal import MODES, slice_window, undated, with_day_bounds

__all__ = ["slice_table"]

Table = Annotated[str, typer.Option(help="A table with dates: voyages, observations, events, ...")]
From = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day inside.")]
To = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="First day outside.")]
Mode = Annotated[
    str, typer.Option(help="How an uncertain date meets the window: " + ", ".join(MODES))
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of ids, one a line.")]


def slice_table(
    table: Table, from_: From, to: To, mode: Mode = "possibly", as_json: AsJson = False
) -> None:
    """Print the records of TABLE that the days FROM to TO (not included) show.

    Records without a date are in no window; they are listed apart.

    Example: python -m lib.cli slice --table voyages --from 2023-10-01 --to 2024-01-01
    """
    frame = load_package().tables.get(table)
    if frame is None:
        raise typer.BadParameter(f"no table {table!r}; there are: {', '.join(TABLES)}")
    if mode not in MODES:
        raise typer.BadParameter(f"no mode {mode!r}; there are: {', '.join(MODES)}")
    start, end = from_.date(), to.date()
    if start >= end:
        raise typer.BadParameter("the window is empty: --to is the first day outside it")
    bounded = with_day_bounds(frame, table)
    key = TABLES[table].key
    shown = list(slice_window(bounded, start, end, mode)[key])
    without_date = list(undated(bounded)[key])
    if as_json:
        print(json.dumps(_answer(table, start, end, mode, shown, without_date), indent=1))
        return
    for record_id in shown:
        print(record_id)
    typer.echo(f"{len(shown)} of {len(frame)} shown, {len(without_date)} without a date", err=True)


def _answer(
    table: str, start: date, end: date, mode: str, shown: list[str], without_date: list[str]
) -> dict[str, object]:
    return {
        "table": table,
        "from": start.isoformat(),
        "to": end.isoformat(),
        "mode": mode,
        "ids": shown,
        "undated": without_date,
    }
