"""Find GDAL's programs for the tests, or bring them with apt."""

from __future__ import annotations

import shutil

from tools import apt

__all__ = ["is_here"]


def is_here() -> bool:
    """Whether ``ogrinfo`` and ``ogr2ogr`` can be run."""
    return all(shutil.which(program) for program in ("ogrinfo", "ogr2ogr"))


def main() -> None:
    """Find or bring them and print which."""
    if is_here() or (apt.install("gdal-bin") and is_here()):
        print(f"GDAL: {shutil.which('ogrinfo')}")
    else:
        print("No ogrinfo, and apt cannot bring it: the tests that read with it are left out.")


if __name__ == "__main__":
    main()
