"""Filters, window and mode: what is shown, what is listed apart, nothing lost."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest

from lib.cartography.record_filters import SCENERY, filtered_records
from lib.cartography.record_frame import map_records
from lib.cartography.records import (
    shown_records,
    undated_records,
    unplaced_records,
)
from lib.catalog import Package
from lib.viewstate import CARGOES, CONFIDENCES, DEFAULT, LAYERS, MODES, ViewState, Window

EVERYTHING = ViewState(
    window=Window(date(1900, 1, 1), date(2101, 1, 1)),
    layers=frozenset(LAYERS),
    cargo=frozenset(CARGOES),
)


def ids(frame) -> list[str]:  # type: ignore[no-untyped-def]
    return sorted(frame["id"])


def test_every_record_is_shown_undated_or_without_place(package: Package) -> None:
    parts = [
        ids(part(package, EVERYTHING))
        for part in (shown_records, undated_records, unplaced_records)
    ]
    assert sorted(itertools.chain.from_iterable(parts)) == ids(map_records(package))


def test_ids_are_unique(package: Package) -> None:
    assert map_records(package)["id"].is_unique


def test_the_default_view_leaves_troops_and_coal_out(package: Package) -> None:
    everywhen = replace(EVERYTHING, cargo=DEFAULT.cargo)
    cargoes = set(shown_records(package, everywhen)["cargo"])
    assert not cargoes & {"troops", "coal"}
    assert "troops" in set(shown_records(package, EVERYTHING)["cargo"])


def test_what_another_record_stands_for_is_one_mark(package: Package) -> None:
    shown = map_records(package)
    places = package.tables["places"].set_index("place_id")
    assert places.loc["tumangang", "same_as"] == "station-tumangang"
    assert "tumangang" not in set(shown["id"])
    assert "station-tumangang" in set(shown["anchor"])
    seen = package.tables["observations"].set_index("obs_id")["place_id"]
    moved = shown[shown["id"].isin(seen.index[seen == "tumangang"])]
    assert set(moved["anchor"]) == {"station-tumangang"}


def test_piers_that_were_not_located_are_gathered_under_their_port(package: Package) -> None:
    records = map_records(package).set_index("id")
    assert records.loc["najin-pier-2", "anchor"] == "najin"
    assert records.loc["V029", "anchor"] == "najin"


@pytest.mark.parametrize("mode", MODES)
def test_certainly_and_on_day_lie_inside_possibly(package: Package, mode: str) -> None:
    possibly = shown_records(package, DEFAULT)
    narrower = shown_records(package, replace(DEFAULT, mode=mode))
    assert set(narrower["id"]) <= set(possibly["id"])


def test_a_cumulative_view_holds_all_before_its_end(package: Package) -> None:
    late = replace(DEFAULT, window=Window(date(2024, 3, 1), date(2024, 4, 1)))
    cumulative = set(shown_records(package, replace(late, cumulative=True))["id"])
    assert set(shown_records(package, DEFAULT)["id"]) <= cumulative
    assert len(cumulative) > len(shown_records(package, late))


def test_as_known_on_drops_what_was_published_later(package: Package) -> None:
    early = filtered_records(package, replace(EVERYTHING, known_on=date(2023, 10, 16)))
    assert "V004" in set(early["id"])
    assert "V050" not in set(early["id"])


def test_filters_narrow_to_ships_places_and_confidence(package: Package) -> None:
    maria = shown_records(package, replace(EVERYTHING, ships=("vessel-maria",)))
    events = maria[maria["record_kind"] == "event"]
    assert "V006" in set(events["id"])
    assert all("vessel-maria" in vessels for vessels in events["vessels"])

    tikhoretsk = shown_records(package, replace(EVERYTHING, places=("depot-tikhoretsk",)))
    assert {"depot-tikhoretsk", "do001"} <= set(tikhoretsk["id"])
    assert not set(tikhoretsk["anchor"][~tikhoretsk["layer"].isin(SCENERY)]) - {"depot-tikhoretsk"}

    najin = shown_records(package, replace(EVERYTHING, places=("najin",)))
    assert {"najin", "najin-pier-2", "V029"} <= set(najin["id"])

    sure = shown_records(package, replace(EVERYTHING, confidence=frozenset({"corroborated"})))
    assert set(sure["confidence"]) <= {"corroborated", ""}
    assert set(CONFIDENCES) >= set(map_records(package)["confidence"]) - {""}


def test_share_is_a_share(package: Package) -> None:
    share = shown_records(package, DEFAULT)["share"]
    assert share.between(0, 1).all()
    assert (share > 0).all()
    assert (share < 1).any()
