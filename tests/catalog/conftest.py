from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.catalog.small_package import write_small_package


@pytest.fixture(scope="session")
def small_package_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_package(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture
def small_package(small_package_master: Path, tmp_path: Path) -> Path:
    # Linked, not copied: whoever changes a file replaces it.
    return Path(shutil.copytree(small_package_master, tmp_path / "data", copy_function=os.link))
