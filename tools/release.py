"""Release the data: set their version, hash, check, and keep a frozen copy."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from lib.catalog import (
    DATA_DIR,
    diff_versions,
    freeze,
    frozen_versions,
    load_package,
    rehash,
    version_dir,
    write_atomically,
)
from lib.catalog.descriptor import DESCRIPTOR_FILE, VERSION
from lib.errors import DataError


def set_version(root: Path, version: str, day: str) -> None:
    """Write version and day into the descriptor, and the hashes anew."""
    path = root / DESCRIPTOR_FILE
    members = json.loads(path.read_text("utf-8")) | {"version": version, "created": day}
    write_atomically(path, (json.dumps(members, ensure_ascii=False, indent=1) + "\n").encode())
    rehash(root)


def release(root: Path, version: str = "") -> Path:
    """Freeze a package, under a new version where one is given; print what is new.

    Raises
    ------
    DataError
        Where the package has a problem, or where its version is kept already. The package then
        keeps the version that it had.
    """
    before = frozen_versions(root)
    descriptor = root / DESCRIPTOR_FILE
    kept = descriptor.read_bytes()
    if version:
        set_version(root, version, datetime.now(UTC).date().isoformat())
    try:
        target = freeze(root)
    except DataError:
        write_atomically(descriptor, kept)
        raise
    print(f"Frozen: {target}")
    previous = version_dir(root, before[-1]) if before else None
    if previous:
        found = diff_versions(load_package(previous), load_package(target))
        for kind in ("added", "changed", "withdrawn"):
            print(f"{kind} since {found.old}: {len(found.ids(kind))}")
    return target


def main() -> None:
    """Release ``data/``; the one argument, if any, is the new version."""
    version = sys.argv[1] if len(sys.argv) > 1 else ""
    if version and not VERSION.fullmatch(version):
        raise SystemExit(f"{version!r} is no version of the form 2026.11.1")
    try:
        release(DATA_DIR, version)
    except DataError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()
