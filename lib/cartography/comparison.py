"""What two windows of time hold: reports of the first alone, of the second alone, of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import pandas as pd

from lib.analysis.wording import plural
from lib.cartography.headline import Headline, days_in_words, headline
from lib.cartography.record_filters import filtered_records
from lib.cartography.records import in_window
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = [
    "DATED_LAYERS",
    "Windows",
    "compared_counts",
    "compared_headline",
    "compared_records",
    "compared_views",
    "panel_notes",
]

#: Layers of dated reports: what the histogram counts and what two windows are compared by.
#: Places, stations and the rail line last, and would stand in both windows.
DATED_LAYERS = ("voyage", "observation", "event")

Windows = Literal["first", "second", "both"]
_ORDER: tuple[Windows, ...] = ("first", "second", "both")


def compared_views(state: ViewState) -> tuple[ViewState, ...]:
    """Return the view of each window that a view shows: one, or two that are compared.

    >>> from lib.viewstate import DEFAULT
    >>> compared_views(DEFAULT) == (DEFAULT,)
    True
    """
    if state.compare is None:
        return (state,)
    alone = replace(state, compare=None)
    return alone, replace(alone, window=state.compare)


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
    first, second = (in_window(records, each).index for each in compared_views(state))
    either = records[records.index.isin(first.union(second))]
    windows = pd.Series("both", index=either.index)
    windows[~either.index.isin(second)] = "first"
    windows[~either.index.isin(first)] = "second"
    ordered = pd.Categorical(windows, categories=list(_ORDER), ordered=True)
    found = either.assign(windows=ordered).sort_values(
        ["windows", "earliest_start_day"], kind="stable"
    )
    return found.assign(windows=found["windows"].astype(str))


def compared_counts(package: Package, state: ViewState) -> Mapping[Windows, int]:
    """Return how many reports only one of a view's two windows holds, and how many both do."""
    windows = compared_records(package, state)["windows"]
    return {name: int((windows == name).sum()) for name in _ORDER}


def panel_notes(package: Package, state: ViewState) -> tuple[tuple[str, str], ...]:
    """Return the title and the note over the map of each window; blank where there is only one.

    >>> from lib.catalog import load_package
    >>> from lib.viewstate import from_query
    >>> view, _ = from_query("v=1&window=2023-08-01~2023-11-01&compare=2023-10-01~2024-01-01")
    >>> panel_notes(load_package(), view)[1]
    ('1 Oct – 31 Dec 2023', '33 only here, 36 in both')
    """
    if state.compare is None:
        return (("", ""),)
    counts = compared_counts(package, state)
    first, second = map(days_in_words, compared_views(state))
    both = f"{counts['both']} in both"
    return (
        (first, f"{counts['first']} only here, {both}"),
        (second, f"{counts['second']} only here, {both}"),
    )


def compared_headline(package: Package, state: ViewState) -> Headline:
    """Return what a view shows, of two windows what each holds for itself.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import from_query
    >>> view, _ = from_query("v=1&window=2023-08-01~2023-11-01&compare=2023-10-01~2024-01-01")
    >>> compared_headline(load_package(), view).sentence.partition(": ")[2]
    '15 reports only in the first, 33 only in the second, 36 in both'
    """
    words = [headline(package, each) for each in compared_views(state)]
    if state.compare is None:
        return words[0]
    counts = compared_counts(package, state)
    first, second = map(days_in_words, compared_views(state))
    sentence = (
        f"{first} beside {second}: {plural(counts['first'], 'report')} only in the first, "
        f"{counts['second']} only in the second, {counts['both']} in both"
    )
    # Each line says how to read its own map; the longer one says what the other does.
    return Headline(sentence, max((each.line for each in words), key=len))
