"""What differs between two versions of the data, record by record and value by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd

from lib.catalog.package import Package
from lib.schema import TABLES, Table

__all__ = ["Change", "ChangeKind", "VersionDiff", "diff_versions"]

ChangeKind = Literal["added", "changed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Change:
    """One record that two versions do not share as it stands."""

    table: str
    id: str
    kind: ChangeKind
    cells: tuple[tuple[str, str, str], ...] = ()
    """Column, value before, value after; for changed records alone."""


@dataclass(frozen=True)
class VersionDiff:
    """Everything that differs from an older version to a newer one."""

    old: str
    new: str
    changes: tuple[Change, ...]
    layers: tuple[str, ...]
    """Layers whose files differ."""

    def ids(self, kind: ChangeKind) -> tuple[str, ...]:
        """Return the ids of the records of one kind."""
        return tuple(change.id for change in self.changes if change.kind == kind)


@lru_cache(maxsize=4)
def diff_versions(old: Package, new: Package) -> VersionDiff:
    """Return what differs between two versions, in the order of the schema's tables.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> diff_versions(package, package).changes
    ()
    """
    changes = tuple(
        change
        for name, table in TABLES.items()
        for change in _table_changes(table, old.tables[name], new.tables[name])
    )
    layers = tuple(
        name
        for name in dict.fromkeys((*old.resources, *new.resources))
        if name.startswith("layer-") and _hash(old, name) != _hash(new, name)
    )
    return VersionDiff(old.version, new.version, changes, layers)


def _hash(package: Package, name: str) -> str:
    return package.resources[name].sha256 if name in package.resources else ""


def _table_changes(table: Table, old: pd.DataFrame, new: pd.DataFrame) -> Iterator[Change]:
    before, after = _texts(table, old), _texts(table, new)
    for record_id, row in after.items():
        if record_id not in before:
            yield Change(table.name, record_id, "added")
        elif before[record_id] != row:
            cells = tuple(
                (name, one, other)
                for name, one, other in zip(table.field_names, before[record_id], row, strict=True)
                if one != other
            )
            yield Change(table.name, record_id, "changed", cells)
    for record_id in before:
        if record_id not in after:
            yield Change(table.name, record_id, "withdrawn")


def _texts(table: Table, frame: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    """Rows as text by id, blank for what is missing."""
    columns = [
        ["" if pd.isna(value) else str(value) for value in frame[name].tolist()]
        for name in table.field_names
    ]
    return {row[0]: row for row in zip(*columns, strict=True)}
