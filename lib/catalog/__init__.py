"""The only door for data: strict readers, the typed package, checks and hashes."""

from __future__ import annotations

from lib.catalog.atomic_write import write_atomically
from lib.catalog.check import check_package
from lib.catalog.package import DATA_DIR, LayerFrames, Package, Resource, load_package
from lib.catalog.rehash import rehash
from lib.catalog.version_diff import Change, VersionDiff, diff_versions
from lib.catalog.versions import freeze, frozen_versions, version_dir

__all__ = [
    "DATA_DIR",
    "Change",
    "LayerFrames",
    "Package",
    "Resource",
    "VersionDiff",
    "check_package",
    "diff_versions",
    "freeze",
    "frozen_versions",
    "load_package",
    "rehash",
    "version_dir",
    "write_atomically",
]
