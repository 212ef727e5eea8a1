"""Old links open the same views: every line of the golden file, field by field."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from lib.viewstate import DEFAULT, KEYS, ViewState, from_query, is_linkable, to_query

GOLDEN = Path(__file__).parents[1] / "golden/links.tsv"
LINKS = [
    line.split("\t")[0]
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("link", LINKS)
def test_golden_link_is_canonical_and_read_without_notice(link: str) -> None:
    state, notices = from_query(link)
    assert notices == ()
    assert to_query(state) == link
    assert is_linkable(state)


def test_golden_links_use_every_field() -> None:
    assert len(LINKS) >= 20
    used = {
        field.name
        for link in LINKS
        for field in dataclasses.fields(ViewState)
        if getattr(from_query(link)[0], field.name) != getattr(DEFAULT, field.name)
    }
    assert used == {field.name for field in dataclasses.fields(ViewState)}


def test_every_field_has_exactly_one_key() -> None:
    assert sorted(key.field for key in KEYS) == sorted(
        field.name for field in dataclasses.fields(ViewState)
    )
    assert len({key.key for key in KEYS}) == len(KEYS)


def test_defaults_of_version_1_stand() -> None:
    """A link leaves defaults out, so that they are part of what old links mean."""
    state = from_query("v=1")[0]
    assert str(state.window.start) == "2023-08-01"
    assert str(state.window.end) == "2024-04-01"
    assert state.mode == "possibly"
    assert state.cargo == {"munitions_reported", "unknown"}
    assert "event" not in state.layers
    assert "claim" not in state.layers
    assert len(state.layers) == 9
    assert (state.origin, state.border, state.units) == ("depot-tikhoretsk", "ukraine", "km")
