"""The legend's counts are the table's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.cartography import legend, shown_records
from lib.catalog import Package
from lib.viewstate import DEFAULT, LAYERS, ViewState, Window

VIEWS = {
    "default": DEFAULT,
    "all layers": replace(DEFAULT, layers=frozenset(LAYERS)),
    "one month, certainly": replace(
        DEFAULT, window=Window(date(2023, 10, 1), date(2023, 11, 1)), mode="certainly"
    ),
    "on the day": replace(DEFAULT, mode="on_day", layers=frozenset({"voyage", "observation"})),
    "one ship": replace(DEFAULT, ships=("vessel-angara",)),
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_counts_equal_the_table(package: Package, view: ViewState) -> None:
    counts = shown_records(package, view)["layer"].value_counts()
    for group in legend(package, view):
        for entry in group.entries:
            assert entry.is_on == (entry.layer in view.layers)
            if entry.is_on:
                assert entry.count == counts.get(entry.layer, 0), entry.layer
            assert entry.count <= entry.total


def test_the_legend_has_every_layer_once_in_order(package: Package) -> None:
    found = [entry.layer for group in legend(package, DEFAULT) for entry in group.entries]
    assert found == list(LAYERS)


def test_a_switch_does_not_change_its_count(package: Package) -> None:
    off = replace(DEFAULT, layers=frozenset())
    counts = [
        [entry.count for group in legend(package, view) for entry in group.entries]
        for view in (DEFAULT, off)
    ]
    assert counts[0] == counts[1]
