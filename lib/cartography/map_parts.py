"""What stands round the map in words and rows: made once a view, whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import pandas as pd
import pyarrow as pa

from lib.analysis.wording import CLASSES
from lib.cartography import (
    Headline,
    LegendGroup,
    headline,
    legend,
    map_records,
    shown_records,
    text_alternative,
    undated_records,
    unplaced_records,
)
from lib.cartography.record_filters import FILTER_FIELDS, SCENERY
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.viewstate import ViewState, only

__all__ = ["MapParts", "RecordRows", "map_parts", "record_rows"]

#: Views whose parts are kept, about 100 kB each.
KEPT = 128


@dataclass(frozen=True, slots=True)
class RecordRows:
    """Records as rows of a table."""

    ids: tuple[str, ...]
    """Id of each row's record."""
    table: pa.Table
    """What a reader sees of them, column by column."""

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class MapParts:
    """Everything beside the map that follows from what the map shows."""

    headline: Headline
    summary: str
    """The text alternative."""
    legend: tuple[LegendGroup, ...]
    shown: RecordRows
    """What the map draws; scenery last."""
    unplaced: RecordRows
    """In the window, without a place on the map."""
    undated: RecordRows


def map_parts(package: Package, view: ViewState) -> MapParts:
    """Return the parts of a view; views that differ only in what moves none of them share one.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> package = load_package()
    >>> moved = replace(DEFAULT, camera=replace(DEFAULT.camera, zoom=9))
    >>> map_parts(package, moved) is map_parts(package, DEFAULT)
    True
    """
    return _parts(
        package,
        only(view, "window", "mode", "cumulative", "layers", "selected", *FILTER_FIELDS),
    )


@lru_cache(maxsize=KEPT)
def _parts(package: Package, view: ViewState) -> MapParts:
    shown = shown_records(package, view)
    drawn = list(zip(shown["id"], shown["layer"], strict=True))
    reports = [record_id for record_id, layer in drawn if layer not in SCENERY]
    scenery = [record_id for record_id, layer in drawn if layer in SCENERY]
    return MapParts(
        headline(package, view),
        text_alternative(package, view),
        legend(package, view),
        record_rows(package, (*reports, *scenery)),
        record_rows(package, unplaced_records(package, view)["id"]),
        record_rows(package, undated_records(package, view)["id"]),
    )


def record_rows(
    package: Package, ids: Iterable[str], before: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> RecordRows:
    """Return records as a table's rows, in the order of ``ids``.

    Parameters
    ----------
    package
        The data package.
    ids
        Records that the map knows.
    before
        Columns of text that lead the table, one value a record.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> record_rows(load_package(), ["V004"]).table["Date"].to_pylist()
    ['sometime in 8–12 Sep 2023 to about 12 Sep 2023']
    """
    table, places = _all_rows(package)
    rows = tuple(ids)
    found = table.take(pa.array([places[record_id] for record_id in rows], pa.int64()))
    for place, (name, column) in enumerate(before.items()):
        found = found.add_column(place, name, pa.array(column, pa.string()))
    return RecordRows(rows, found)


@lru_cache(maxsize=2)
def _all_rows(package: Package) -> tuple[pa.Table, Mapping[str, int]]:
    """Every record's row, in words, and its number by id: a view then takes its rows."""
    records = map_records(package)
    texts = {
        "Id": records["id"],
        "Class": records["layer"].map(CLASSES),
        "Date": records["when"],
        "Published": _published(records),
        "Record": records["title"],
        "Confidence": records["confidence"].str.replace("_", " "),
    }
    sources = [len([i for i in ids.split(";") if i]) for ids in records["source_ids"]]
    columns = {name: pa.array(column, pa.string()) for name, column in texts.items()}
    numbers = {record_id: number for number, record_id in enumerate(records["id"])}
    return pa.table({**columns, "Sources": sources}), numbers


def _published(records: pd.DataFrame) -> pd.Series:
    """When each record was first published, in words; scenery reports nothing."""
    words = records["known_from"].map(lambda text: format_edtf(text) if text else "not known")
    return words.mask(records["layer"].isin(SCENERY), "")
