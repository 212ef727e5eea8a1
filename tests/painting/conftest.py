"""The shipped data package, loaded once for these tests."""

from __future__ import annotations

import pytest

from lib.catalog import Package, load_package


@pytest.fixture(scope="session")
def package() -> Package:
    return load_package()
