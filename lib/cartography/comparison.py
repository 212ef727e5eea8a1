"""What two windows of time hold: reports of the first alone, of the second alone, of both."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pandas as pd

from lib.cartography.record_filters import filtered_records
from lib.cartography.records import in_window
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["DATED_LAYERS", "Windows", "compared_records"]

#: Layers of dated reports: what the histogram counts and what two windows are compared by.
#: Places, stations and the rail line last, and would stand in both windows.
DATED_LAYERS = ("voyage", "observation", "event")

Windows = Literal["first", "second", "both"]
_ORDER: tuple[Windows, ...] = ("first", "second", "both")


def compared_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the reports of a view's two windows, with or without a place on the map.

    Parameters
    ----------
    package
        The data package.
    state
        A view with a second window, ``compare``; without one there is nothing to compare.

    Returns
    -------
    pandas.DataFrame
        The columns of `map_records` and ``windows``: "first", "second" or "both". Records of
        the first window alone come first, then those of the second alone, then both; each in
        order of time.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import from_query
    >>> view, _ = from_query("v=1&window=2023-08-01~2023-10-01&compare=2023-10-01~2024-01-01")
    >>> found = compared_records(load_package(), view).set_index("id")["windows"]
    >>> found["V004"]  # Angara, September 2023
    'first'
    """
    records = filtered_records(package, state)
    records = records[records["layer"].isin(set(DATED_LAYERS) & state.layers)]
    if state.compare is None:
        return records.assign(windows="").head(0)
    first = in_window(records, state).index
    second = in_window(records, replace(state, window=state.compare)).index
    either = records[records.index.isin(first.union(second))]
    windows = pd.Series("both", index=either.index)
    windows[~either.index.isin(second)] = "first"
    windows[~either.index.isin(first)] = "second"
    ordered = pd.Categorical(windows, categories=list(_ORDER), ordered=True)
    found = either.assign(windows=ordered).sort_values(
        ["windows", "earliest_start_day"], kind="stable"
    )
    return found.assign(windows=found["windows"].astype(str))
