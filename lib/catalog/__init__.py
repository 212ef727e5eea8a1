"""The only door for data: strict readers, the typed package, checks and hashes."""

from __future__ import annotations

from lib.catalog.atomic_write import write_atomically
from lib.catalog.check import check_package
from lib.catalog.package import DATA_DIR, LayerFrames, Package, Resource, load_package
from lib.catalog.rehash import rehash

__all__ = [
    "DATA_DIR",
    "LayerFrames",
    "Package",
    "Resource",
    "check_package",
    "load_package",
    "rehash",
    "write_atomically",
]
