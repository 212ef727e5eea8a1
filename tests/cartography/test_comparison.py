"""Two windows: every report stands in exactly one of the three groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.cartography import filtered_records, headline
from lib.cartography.comparison import (
    DATED_LAYERS,
    compared_headline,
    compared_records,
    compared_views,
    panel_notes,
)
from lib.cartography.records import in_window
from lib.catalog import Package
from lib.viewstate import DEFAULT, ViewState, Window

AUTUMN = Window(date(2023, 8, 1), date(2023, 10, 1))
WINTER = Window(date(2023, 10, 1), date(2024, 1, 1))


def ids(package: Package, view: ViewState, window: Window) -> set[str]:
    records = filtered_records(package, view)
    dated = records[records["layer"].isin(set(DATED_LAYERS) & view.layers)]
    return set(in_window(dated, replace(view, window=window))["id"])


@pytest.mark.parametrize("mode", ["possibly", "certainly", "on_day"])
def test_the_groups_are_those_of_sets(package: Package, mode: str) -> None:
    view = replace(DEFAULT, window=AUTUMN, compare=WINTER, mode=mode)
    found = compared_records(package, view)
    first, second = ids(package, view, AUTUMN), ids(package, view, WINTER)
    groups = {name: set(part["id"]) for name, part in found.groupby("windows")}
    assert groups.get("first", set()) == first - second
    assert groups.get("second", set()) == second - first
    assert groups.get("both", set()) == first & second
    assert len(found) == len(first | second) > 0


def test_windows_that_share_days_share_records_and_the_order_is_that_of_the_groups(
    package: Package,
) -> None:
    view = replace(DEFAULT, compare=WINTER)
    found = compared_records(package, view)
    assert set(found["windows"]) == {"first", "both"}, "the default window holds the winter"
    assert found["windows"].is_monotonic_decreasing, "first, then both"
    for _, part in found.groupby("windows"):
        assert part["earliest_start_day"].is_monotonic_increasing


def test_a_layer_that_is_off_is_not_compared(package: Package) -> None:
    view = replace(DEFAULT, compare=WINTER, layers=frozenset({"voyage", "port"}))
    assert set(compared_records(package, view)["layer"]) == {"voyage"}


def test_one_window_is_no_comparison(package: Package) -> None:
    assert compared_records(package, DEFAULT).empty


def test_each_window_has_its_view_and_its_title(package: Package) -> None:
    view = replace(DEFAULT, window=AUTUMN, compare=WINTER, cumulative=True)
    assert compared_views(view) == (
        replace(view, compare=None),
        replace(view, window=WINTER, compare=None),
    )
    titles = [title for title, _ in panel_notes(package, view)]
    assert titles == ["up to 30 Sep 2023", "up to 31 Dec 2023"]


def test_the_headline_of_two_windows_counts_their_groups(package: Package) -> None:
    view = replace(DEFAULT, window=AUTUMN, compare=WINTER)
    groups = compared_records(package, view)["windows"].value_counts()
    assert compared_headline(package, view).sentence == (
        f"1 Aug – 30 Sep 2023 beside 1 Oct – 31 Dec 2023: {groups['first']} reports only in the "
        f"first, {groups['second']} only in the second, {groups['both']} in both"
    )
    assert compared_headline(package, DEFAULT) == headline(package, DEFAULT)
