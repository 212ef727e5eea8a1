"""Frozen versions of the data package: whole copies in ``versions/<version>/`` beside it.

A copy is a package of its own: plain CSV and GeoJSON, with its hashes. Git keeps a file that two
versions share once, so that a release costs the repository what has changed and no more.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from lib.catalog.check import check_package
from lib.catalog.descriptor import DESCRIPTOR_FILE, VERSION, VERSIONS_DIR, read_descriptor
from lib.catalog.package import DATA_DIR
from lib.schema import refuse

__all__ = ["freeze", "frozen_versions", "version_dir"]


def frozen_versions(root: Path = DATA_DIR) -> tuple[str, ...]:
    """Return the versions that are kept beside a package, oldest first.

    >>> all(VERSION.fullmatch(version) for version in frozen_versions())
    True
    """
    folder = root / VERSIONS_DIR
    found = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return tuple(sorted(filter(VERSION.fullmatch, found), key=_order))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def version_dir(root: Path, version: str) -> Path | None:
    """Return where a frozen version lies; None where it is not kept.

    Any text may be asked for: only names that are listed are looked up.
    """
    return root / VERSIONS_DIR / version if version in frozen_versions(root) else None


def freeze(root: Path = DATA_DIR) -> Path:
    """Keep the package as it stands under its version, and return where.

    The copy appears whole or not at all.

    Raises
    ------
    DataError
        Where the package has a problem, or where its version is kept already.
    """
    problems = check_package(root)
    if problems:
        raise problems[0]
    version = read_descriptor(root).version
    target = root / VERSIONS_DIR / version
    if target.exists():
        problem, hint = "is released already, with the same data", "change the data first"
        raise refuse(DESCRIPTOR_FILE, 0, "", "version", version, problem, hint)
    draft = root / VERSIONS_DIR / f".{version}.tmp"
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(root, draft, ignore=shutil.ignore_patterns(VERSIONS_DIR, ".*"))
    draft.rename(target)
    return target
