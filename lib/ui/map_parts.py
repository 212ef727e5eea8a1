"""What stands round the map in words and rows: made once a view, whoever looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    shown_records,
    text_alternative,
    undated_records,
    unplaced_records,
)
from lib.catalog import Package
from lib.temporal import format_edtf
from lib.temporal import format_edtf
from lib.viewstate import DEFAULT, ViewState

__all__ = ["MapParts", "RecordRows", "map_parts", "record_rows"]

#: Layers of scenery: drawn, but no records of the supply line's traffic.
SCENERY = ("rail", "station")
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
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> moved = replace(DEFAULT, camera=replace(DEFAULT.camera, zoom=9))
    >>> map_parts(package, moved) is map_parts(package, DEFAULT)
    True
    """
    return _parts(
        package,
        replace(
            DEFAULT,
            window=view.window,
            mode=view.mode,
            cumulative=view.cumulative,
            known_on=view.known_on,
            layers=view.layers,
            cargo=view.cargo,
            confidence=view.confidence,
            ships=view.ships,
            places=view.places,
            selected=view.selected,
        ),
    )


@lru_cache(maxsize=KEPT)
def _parts(package: Package, view: ViewState) -> MapParts:
    shown = shown_records(package, view)
    scenery_last = shown.sort_values("layer", key=lambda c: c.isin(SCENERY), kind="stable")
    return MapParts(
        headline(package, view),
        text_alternative(package, view),
        legend(package, view),
        record_rows(scenery_last),
        record_rows(unplaced_records(package, view)),
        record_rows(undated_records(package, view)),
    )


def record_rows(
    records: pd.DataFrame, before: Mapping[str, pd.Series] = MappingProxyType({})
) -> RecordRows:
    """Return records as a table's rows; ``before`` are columns of text that lead it."""
    columns = {
        **before,
        "Id": records["id"],
        "Class": records["layer"].map(CLASSES),
        "Date": records["when"],
        "Published": _published(records),
        "Published": records["known_from"].map(_published),
        "Record": records["title"],
        "Confidence": records["confidence"].str.replace("_", " "),
    }
    sources = [len([i for i in ids.split(";") if i]) for ids in records["source_ids"]]
    texts = {name: pa.array(column, pa.string()) for name, column in columns.items()}
    return RecordRows(tuple(records["id"]), pa.table({**texts, "Sources": sources}))


def _published(known_from: str) -> str:
    """When a record was first published, in words; the ground carries no such date."""
    return format_edtf(known_from) if known_from else ""


def _published(records: pd.DataFrame) -> pd.Series:
    """When each record was first published, in words; scenery reports nothing."""
    words = records["known_from"].map(lambda text: format_edtf(text) if text else "not known")
    return words.mask(records["layer"].isin(SCENERY), "")
