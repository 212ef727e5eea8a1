"""What the server does before it answers: the map that opens is ready, bad data stop nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st

from lib.cartography.map_scene import map_scene
from lib.catalog import DATA_DIR
from lib.errors import DataError
from lib.ui import caches
from lib.ui.warm_up import warm_up
from lib.viewstate import DEFAULT


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_that_opens_is_packed(theme: str) -> None:
    warm_up()
    scene = map_scene(caches.newest(), DEFAULT, theme)  # type: ignore[arg-type]
    assert "packed" in vars(scene)


def test_data_that_cannot_be_read_do_not_keep_the_server_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Path(shutil.copytree(DATA_DIR, tmp_path / "data"))
    (broken / "datapackage.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("DATA_PACKAGE", str(broken))
    st.cache_resource.clear()
    with pytest.raises(DataError):
        caches.newest()
    warm_up()
    st.cache_resource.clear()
