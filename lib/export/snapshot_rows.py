"""The tables of a saved view: every record that its filters let through, whatever the window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from lib.analysis.records import Reference
from lib.cartography import filtered_records, shown_records, undated_records, unplaced_records
from lib.cartography.map_parts import record_rows
from lib.cartography.record_filters import SCENERY
from lib.cartography.records import placed
from lib.cartography.time_map import records_of
from lib.catalog import Package
from lib.export.records import cited_sources
from lib.viewstate import ViewState

__all__ = ["SnapshotRow", "SnapshotTables", "snapshot_tables"]


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A record as a row, with what the browser needs to show it in the right windows."""

    id: str
    layer: str
    """Empty where the map does not draw it."""
    words: Mapping[str, str]
    """Its cells by the column's title."""
    sources: tuple[int, ...]
    """Numbers of the pages that it cites."""
    days: str
    """Day bounds, kind and day as the browser reads them, joined by blanks; empty: undated."""
    is_shown: bool
    """Whether the saved window shows it."""


@dataclass(frozen=True)
class SnapshotTables:
    """All rows of a saved view, and the pages behind them."""

    placed: tuple[SnapshotRow, ...]
    """What the map draws in one window or another; scenery last."""
    unplaced: tuple[SnapshotRow, ...]
    undated: tuple[SnapshotRow, ...]
    sources: tuple[Reference, ...]


def snapshot_tables(package: Package, view: ViewState) -> SnapshotTables:
    """Return the rows of a saved view.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> package = load_package()
    >>> tables = snapshot_tables(package, DEFAULT)
    >>> sum(row.is_shown for row in tables.placed) == len(shown_records(package, DEFAULT))
    True
    """
    records = filtered_records(package, view)
    dated = records[records["earliest_start_day"].notna()]
    drawn = placed(dated)
    unplaced = dated.drop(drawn.index)
    drawn = drawn[drawn["layer"].isin(view.layers)]
    drawn = drawn.sort_values("layer", key=lambda names: names.isin(SCENERY), kind="stable")
    undated = undated_records(package, view)
    cited = cited_sources(
        package, (ids for part in (drawn, unplaced, undated) for ids in part["source_ids"])
    )
    shown = {
        *shown_records(package, view)["id"],
        *unplaced_records(package, view)["id"],
        *undated["id"],
    }
    numbers = {reference.source_id: reference.number for reference in cited}
    rows = _Rows(package, numbers, shown)
    return SnapshotTables(
        placed=tuple(rows.of(drawn, is_drawn=True)),
        unplaced=tuple(rows.of(unplaced)),
        undated=tuple(rows.of(undated)),
        sources=cited,
    )


@dataclass(frozen=True)
class _Rows:
    package: Package
    numbers: Mapping[str, int]
    shown: set[str]

    def of(self, records: pd.DataFrame, *, is_drawn: bool = False) -> Iterable[SnapshotRow]:
        words = record_rows(self.package, records["id"]).table.drop(["Sources"]).to_pylist()
        days = dict(_days(records))
        for row, record_id, layer, joined in zip(
            words, records["id"], records["layer"], records["source_ids"], strict=True
        ):
            yield SnapshotRow(
                id=record_id,
                layer=layer if is_drawn else "",
                words={name: value or "" for name, value in row.items()},
                sources=tuple(self.numbers[i] for i in joined.split(";") if i in self.numbers),
                days=days.get(record_id, ""),
                is_shown=record_id in self.shown,
            )


def _days(records: pd.DataFrame) -> Iterable[tuple[str, str]]:
    """Ids of dated records with what tells in which windows each is."""
    columns = records_of(records)
    names = ("es", "ls", "ee", "le", "kind", "day")
    for record_id, *bounds in zip(columns["id"], *(columns[name] for name in names), strict=True):
        yield record_id, " ".join("" if bound is None else str(bound) for bound in bounds)
