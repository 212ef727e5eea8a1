"""Whom to name for each file of the package, and where its content comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.catalog.contents import TableContents, read_table
from lib.errors import DataError
from lib.schema import (
    DOCUMENTS,
    LAYERS,
    LIST_SEPARATOR,
    TABLES,
    Document,
    Origin,
    Record,
    Table,
    refuse,
)

__all__ = ["Terms", "missing_terms", "read_terms"]

_NO_TERMS = ("", ())


@dataclass(frozen=True)
class Terms:
    """How the sources of a file are named, and the sources themselves."""

    attribution: str
    origins: tuple[Origin, ...]


def read_terms(root: Path) -> Mapping[str, Terms]:
    """Return the terms of every file by its path in the package.

    Those of a table or document stand in the schema, those of a layer in the table ``layers``; a
    layer that has no row there has no sources. Never raises.
    """
    contents = read_table(root, TABLES["layers"])
    rows = {record.id: record for record in contents.records}
    files: list[Table | Document] = [*TABLES.values(), *DOCUMENTS.values()]
    terms = {file.path: Terms(file.attribution, file.origins) for file in files}
    for name, layer in LAYERS.items():
        terms[layer.path] = _layer_terms(rows[name]) if name in rows else Terms(*_NO_TERMS)
    return terms


def missing_terms(layers_table: TableContents) -> Iterator[DataError]:
    """Yield a problem for each layer without a row in the table ``layers``, and the reverse."""
    rows = {record.id: record for record in layers_table.records}
    file = layers_table.table.path
    for name in LAYERS:
        if rows and name not in rows:
            problem, hint = "is a layer without a row", "add its row, or remove the layer"
            yield refuse(file, 0, name, layers_table.table.key, name, problem, hint)
    for name, record in rows.items():
        if name not in LAYERS:
            problem, hint = "is not a layer of the schema", "remove the row, or define the layer"
            yield refuse(file, record.line, name, layers_table.table.key, name, problem, hint)


def _layer_terms(record: Record) -> Terms:
    def items(name: str) -> list[str]:
        return str(record.cells.get(name) or "").split(LIST_SEPARATOR)

    packages, versions = items("package"), items("version")
    if len(versions) < len(packages):  # equal versions of two packages are written once
        versions = versions[:1] * len(packages)
    upstream = str(record.cells.get("upstream") or "")
    return Terms(
        str(record.cells.get("attribution") or ""),
        tuple(
            Origin(f"{package} ({upstream})" if upstream else package, version)
            for package, version in zip(packages, versions, strict=False)
        ),
    )
