"""The map of what differs between two versions: every change in sight, each place once."""

from __future__ import annotations

import json
import shutil

import pytest

from lib.cartography import build_diff_deck
from lib.cartography.placement import world_pixels
from lib.catalog import DATA_DIR, Package, load_package

PHONE_PX = (330, 320)


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The shipped data with a port renamed, a depot renamed and a call under another id."""
    root = tmp_path_factory.mktemp("newer") / "data"
    shutil.copytree(DATA_DIR, root, ignore=shutil.ignore_patterns("versions"))
    for table, old, new in (
        ("places", "Najin (Rajin) port", "Najin port"),
        ("places", "Tikhoretsk ammunition depot", "Tikhoretsk depot"),
        ("voyages", "\nV009,", "\nV999,"),
    ):
        path = root / "tables" / f"{table}.csv"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    return load_package(root)


def test_every_change_is_in_sight_on_a_phone_and_each_place_is_marked_once(
    package: Package, newer: Package
) -> None:
    deck = json.loads(build_diff_deck(package, newer, "light").to_json())
    marks = next(layer["data"] for layer in deck["layers"] if layer["id"] == "diff")
    said = " ".join(mark["tip"] for mark in marks)
    for text in ("changed: najin", "changed: depot-tikhoretsk", "added: V999", "withdrawn: V009"):
        assert text in said
    positions = [tuple(mark["position"]) for mark in marks]
    assert len(set(positions)) == len(positions)
    state = deck["initialViewState"]
    middle = world_pixels(state["longitude"], state["latitude"])
    for position in positions:
        for at, centre, room in zip(world_pixels(*position), middle, PHONE_PX, strict=True):
            assert abs(at - centre) * 2 ** state["zoom"] < room / 2


def test_without_changes_the_whole_line_is_shown(package: Package) -> None:
    deck = json.loads(build_diff_deck(package, package, "dark").to_json())
    assert not [layer for layer in deck["layers"] if layer["id"] == "diff"]
