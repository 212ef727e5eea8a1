"""The rows of a table with title, dates in words and day bounds, as charts of them need."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

import pandas as pd

from lib.analysis.records import names_of_places
from lib.analysis.titles import record_title
from lib.catalog import Package
from lib.schema import TABLES
from lib.temporal import TABLE_DATES, format_edtf, with_day_bounds

__all__ = ["dated_rows"]


@lru_cache(maxsize=8)
def dated_rows(package: Package, table: str) -> pd.DataFrame:
    """Return the rows of a table of events; a row that another one stands for is left out.

    The frame is shared; do not change it.

    Returns
    -------
    pandas.DataFrame
        The table's columns, ``id``, ``title``, ``when`` in words, and the columns that
        `lib.temporal.with_day_bounds` adds.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> rows = dated_rows(load_package(), "estimates").set_index("id")
    >>> rows.loc["E005", "when"]
    '17 Oct 2023'
    """
    frame = package.tables[table]
    if "same_as" in frame.columns:
        frame = frame[frame["same_as"] == ""]
    if table == "coverage_statements":
        # A period of looking is all of its days.
        frame = frame.assign(date_sense="throughout")
    names, dates = names_of_places(package), TABLE_DATES[table].columns
    rows = cast(list[dict[str, Any]], frame.to_dict("records"))
    when = [
        " to ".join(
            format_edtf(str(row[c]), str(row.get(f"{c}_sense", row.get("date_sense", ""))))
            for c in dates
            if row[c]
        )
        for row in rows
    ]
    found = with_day_bounds(frame, table).assign(
        id=frame[TABLES[table].key],
        title=[record_title(table, row, names) for row in rows],
        when=[words or "undated" for words in when],
    )
    # Plain strings in one block (a copy joins them): a window is cut out in a third of the time.
    texts = [column for column, kind in found.dtypes.items() if kind == "str"]
    return found.astype(dict.fromkeys(texts, object)).copy()
