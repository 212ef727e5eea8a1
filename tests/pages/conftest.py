"""What the tests of pages share: how pages find components, and showing other data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def components_found_once() -> Iterator[None]:
    """Search installed packages for components once, as a server does, not for every page."""
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture
def show_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Let pages show another data package until the test ends."""

    def show(root: Path) -> None:
        monkeypatch.setenv("DATA_PACKAGE", str(root))
        st.cache_resource.clear()

    yield show
    st.cache_resource.clear()
