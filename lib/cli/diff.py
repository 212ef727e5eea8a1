"""``diff``: what differs between two versions of the data."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from lib.catalog import (
    DATA_DIR,
    Package,
    VersionDiff,
    diff_versions,
    frozen_versions,
    load_package,
    version_dir,
)
from lib.errors import DataError

__all__ = ["diff"]

Old = Annotated[str, typer.Argument(help="Older version, as 2026.11.1, or a package's directory.")]
New = Annotated[str, typer.Argument(help="Newer version or directory; left out: the data as is.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of lines.")]


def diff(old: Old, new: New = str(DATA_DIR), *, as_json: AsJson = False) -> None:
    """Print the records that were added, changed or withdrawn between two versions.

    Example: python -m lib.cli diff data data
    """
    try:
        found = diff_versions(_package(old), _package(new))
    except DataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    print(json.dumps(asdict(found), ensure_ascii=False, indent=1) if as_json else _lines(found))


def _package(name: str) -> Package:
    kept = version_dir(DATA_DIR, name)
    if kept is None and not Path(name).is_dir():
        versions = ", ".join(frozen_versions()) or "none"
        raise typer.BadParameter(f"{name!r} is no directory and no kept version ({versions})")
    return load_package(kept or Path(name))


def _lines(found: VersionDiff) -> str:
    lines = [f"{kind}: {len(found.ids(kind))}" for kind in ("added", "changed", "withdrawn")]
    for change in found.changes:
        lines.append(f"{change.kind}  {change.table} {change.id}")
        lines += [f"  {name}: {one!r} -> {other!r}" for name, one, other in change.cells]
    lines += [f"changed  {name}" for name in found.layers]
    return "\n".join(lines)
