"""The view in words: every shown row is in it, nothing else, each statement with its sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.cartography import SYMBOLS, ViewWords, shown_records, view_in_words
from lib.catalog import Package
from lib.viewstate import DEFAULT, LAYERS, ViewState, Window

SEPTEMBER = Window(date(2023, 9, 1), date(2023, 10, 1))
STRIKE = Window(date(2024, 9, 21), date(2024, 9, 22))
VIEWS = [
    DEFAULT,
    replace(DEFAULT, layers=frozenset(LAYERS)),
    replace(DEFAULT, layers=frozenset(LAYERS), window=SEPTEMBER),
    replace(DEFAULT, layers=frozenset({"voyage"}), window=SEPTEMBER, mode="certainly"),
    replace(
        DEFAULT, layers=frozenset({"event"}), window=Window(date(2024, 9, 21), date(2024, 9, 22))
    ),
    replace(DEFAULT, window=Window(date(2001, 1, 1), date(2001, 2, 1))),
]


def text(words: ViewWords) -> str:
    return "\n".join(s.text for _, statements in words.sections for s in statements)


@pytest.mark.parametrize("view", VIEWS)
def test_footnotes_are_the_sources_of_the_shown_rows(package: Package, view: ViewState) -> None:
    words = view_in_words(package, view)
    shown = shown_records(package, view)
    cited = {i for ids in shown["source_ids"] for i in ids.split(";") if i}
    assert {ref.source_id for ref in words.references} == cited
    used = {n for _, statements in words.sections for s in statements for n in s.notes}
    assert used == {ref.number for ref in words.references}


@pytest.mark.parametrize("view", VIEWS)
def test_every_statement_on_the_traffic_has_a_footnote(package: Package, view: ViewState) -> None:
    for _, statements in view_in_words(package, view).sections:
        assert all(statement.notes for statement in statements)


@pytest.mark.parametrize("view", VIEWS)
def test_sections_are_those_of_the_shown_classes(package: Package, view: ViewState) -> None:
    shown = set(shown_records(package, view)["layer"])
    expected = dict.fromkeys(s.group for layer, s in SYMBOLS.items() if layer in shown)
    assert [title for title, _ in view_in_words(package, view).sections] == list(expected)


def test_calls_are_counted_by_the_end_that_is_known(package: Package) -> None:
    view = replace(DEFAULT, layers=frozenset({"voyage"}))
    shown = shown_records(package, view)
    at_pier_2 = shown["title"].str.endswith("call at Najin pier No. 2").sum()
    assert at_pier_2 > 1
    assert f"Najin pier No. 2, other end not reported: {at_pier_2} calls, " in text(
        view_in_words(package, view)
    )


def test_a_leg_names_its_ship_and_days(package: Package) -> None:
    view = replace(DEFAULT, layers=frozenset({"voyage"}), ships=("vessel-lady-r",))
    assert "Najin pier No. 2 to Vostochny: Lady R (5 Feb 2024 to 8 Feb 2024)" in text(
        view_in_words(package, view)
    )


def test_what_is_hidden_is_not_told(package: Package) -> None:
    view = replace(DEFAULT, layers=frozenset({"depot"}))
    words = view_in_words(package, view)
    assert [title for title, _ in words.sections] == ["Storage"]
    assert "Najin" not in text(words)
    assert view_in_words(package, replace(DEFAULT, layers=frozenset())) == ViewWords((), ())
