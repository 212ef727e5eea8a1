"""Registry packages that layers and fonts are built from: pinned, fetched, checked, opened.

``tools/packages.csv`` pins each package to one version and one SHA-256. The registries are
reached by their ordinary clients (``npm pack``, ``pip download``), so this module names no
host and follows whatever index or mirror the machine is set up for.
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = [
    "CACHE_DIR",
    "LOCK_FILE",
    "Package",
    "fetch",
    "locked_packages",
    "package",
    "read_member",
]

ROOT = Path(__file__).resolve().parents[1]
LOCK_FILE = ROOT / "tools" / "packages.csv"
CACHE_DIR = ROOT / ".cache" / "packages"


@dataclass(frozen=True)
class Package:
    """A registry package pinned to one file, with the terms its data comes under."""

    package: str
    version: str
    registry: str
    file: str
    sha256: str
    licence: str
    attribution: str
    upstream: str
    vintage: str


@cache
def locked_packages() -> dict[str, Package]:
    """Every pinned package by name."""
    with LOCK_FILE.open(encoding="utf-8", newline="") as handle:
        return {row["package"]: Package(**row) for row in csv.DictReader(handle)}


def package(name: str) -> Package:
    """The pinned package of that name.

    >>> package("world-atlas").version
    '2.0.2'
    """
    return locked_packages()[name]


def fetch(pinned: Package) -> Path:
    """Path of the package's file in the cache, downloaded if absent and always checked.

    Raises
    ------
    ValueError
        If the file's SHA-256 is not the pinned one.
    subprocess.CalledProcessError
        If the registry's client fails.
    """
    path = CACHE_DIR / pinned.file
    if not path.exists():
        CACHE_DIR.mkdir(parents=True, exist_ok=True)
        subprocess.run(_download_command(pinned), check=True, stdout=subprocess.DEVNULL)
    with path.open("rb") as handle:
        found = hashlib.file_digest(handle, "sha256").hexdigest()
    if found != pinned.sha256:
        raise ValueError(f"{path}: sha256 is {found}, tools/packages.csv pins {pinned.sha256}")
    return path


def _download_command(pinned: Package) -> list[str]:
    if pinned.registry == "npm":
        name = f"{pinned.package}@{pinned.version}"
        return ["npm", "pack", name, "--silent", "--pack-destination", str(CACHE_DIR)]
    name = f"{pinned.package}=={pinned.version}"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    return [*pip, "--only-binary", ":all:", "--dest", str(CACHE_DIR), name]


def read_member(name: str, member: str) -> bytes:
    """Content of one file of a pinned package.

    ``member`` is the path inside the package (without npm's leading ``package/``).
    """
    pinned = package(name)
    path = fetch(pinned)
    if pinned.registry == "pypi":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(member)
    with tarfile.open(path) as archive:
        handle = archive.extractfile(f"package/{member}")
        if handle is None:
            raise ValueError(f"{path}: {member} is not a file")
        return handle.read()
