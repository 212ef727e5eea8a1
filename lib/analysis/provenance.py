"""What rests on each source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from lib.analysis.search import fold
from lib.catalog import Package
from lib.schema import TABLES

__all__ = ["find_sources", "resting_on"]

#: Tables whose rows cite sources and have a card of their own.
CITING = ("places", "vessels", "voyages", "observations", "estimates", "claims", "events")
#: Columns of `sources` that the search reads.
SEARCHED = ("source_id", "aliases", "title", "publisher", "url", "original_publisher")


@lru_cache(maxsize=2)
def resting_on(package: Package) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Records that cite a source: source id -> ((table, record id), ...)."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for table in CITING:
        frame = package.tables[table]
        cited = frame["source_ids"]
        if table == "claims":
            cited = cited + ";" + frame["source_id"]
        for record_id, ids in zip(frame[TABLES[table].key], cited, strict=True):
            for source_id in filter(None, ids.split(";")):
                found.setdefault(source_id, {})[(table, record_id)] = None
    return {source_id: tuple(records) for source_id, records in found.items()}


def find_sources(package: Package, text: str) -> pd.DataFrame:
    """Rows of ``sources`` that hold every word of ``text``, with how many records rest on each.

    The column ``records`` is added; rows with most records come first. Empty text finds all.
    """
    frame = package.tables["sources"]
    haystack = frame[list(SEARCHED)].agg(" ".join, axis=1).map(fold)
    mask = pd.Series(True, index=frame.index)
    for word in fold(text).split():
        mask &= haystack.str.contains(word, regex=False)
    rests = resting_on(package)
    counted = frame.assign(records=frame["source_id"].map(lambda i: len(rests.get(i, ()))))
    return counted.loc[mask].sort_values(["records", "source_id"], ascending=[False, True])
