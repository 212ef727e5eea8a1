"""What the tests of pages share: showing other data than the shipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st


@pytest.fixture
def show_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Let pages show another data package until the test ends."""

    def show(root: Path) -> None:
        monkeypatch.setenv("DATA_PACKAGE", str(root))
        st.cache_resource.clear()

    yield show
    st.cache_resource.clear()
