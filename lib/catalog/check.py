"""Every problem of a package, in a stable order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lib.catalog.contents import read_tables, reference_keys, table_references
from lib.catalog.descriptor import DESCRIPTOR_FILE, Listing, read_descriptor
from lib.catalog.geojson_features import read_features
from lib.catalog.package import DATA_DIR, size_errors
from lib.catalog.text_file import read_text_file
from lib.errors import DataError
from lib.schema import LAYERS, TABLES, reference_errors, refuse

__all__ = ["check_package"]

_DOCUMENTS = ("README.md", "CHANGELOG.md")


def check_package(path: Path = DATA_DIR) -> list[DataError]:
    """Return every problem of a data package: by file in the schema's order, then by line.

    Never raises: a file that cannot be read is a problem like any other.
    """
    errors: list[DataError] = []
    listings: Mapping[str, Listing] = {}
    try:
        descriptor = read_descriptor(path)
        listings = descriptor.listings
        errors += sorted(descriptor.errors, key=lambda error: error.line)
    except DataError as error:
        errors.append(error)
    tables = read_tables(path)
    keys = reference_keys(tables.values())
    for contents in tables.values():
        found = [*contents.errors, *table_references(contents, keys)]
        if contents.table.path in listings:
            found += size_errors(listings[contents.table.path], contents.text)
        errors += sorted(found, key=lambda error: error.line)
    for layer in LAYERS.values():
        text = read_text_file(path, layer.path)
        features, found = read_features(layer, text)
        records = [feature.record for feature in features]
        found += reference_errors(layer.fields, layer.path, records, keys)
        if layer.path in listings:
            found += size_errors(listings[layer.path], text)
        errors += sorted(found, key=lambda error: error.line)
    return [*errors, *_stray_files(path)]


def _stray_files(root: Path) -> Iterator[DataError]:
    """Yield a problem for each file that belongs to no table and no layer."""
    known = {DESCRIPTOR_FILE, *_DOCUMENTS}
    known |= {table.path for table in TABLES.values()}
    known |= {layer.path for layer in LAYERS.values()}
    for path in sorted(root.rglob("*")):
        file = path.relative_to(root).as_posix()
        if not path.is_dir() and file not in known:
            problem, hint = "is not a file of the schema", "remove it, or define it there"
            yield refuse(file, 0, "", "", file, problem, hint)
