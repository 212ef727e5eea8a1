"""Every problem of a package, in a stable order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lib.catalog.contents import read_tables, reference_keys, table_references
from lib.catalog.descriptor import (
    DESCRIPTOR_FILE,
    VERSIONS_DIR,
    Descriptor,
    Listing,
    read_descriptor,
)
from lib.catalog.geojson_features import Feature, read_features
from lib.catalog.package import DATA_DIR, read_documents, size_errors
from lib.catalog.swapped import (
    OUTLINES_LAYER,
    positions_of_features,
    positions_of_table,
    swapped_errors,
)
from lib.catalog.terms import missing_terms
from lib.catalog.text_file import TextFile, read_text_file
from lib.errors import DataError, shorten
from lib.schema import (
    DOCUMENTS,
    LAYERS,
    TABLES,
    Document,
    Layer,
    Table,
    reference_errors,
    refuse,
)

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
        errors += descriptor.errors
        errors += _released_errors(path, descriptor)
    except DataError as error:
        errors.append(error)
    tables = read_tables(path)
    keys = reference_keys(tables.values())
    for contents in tables.values():
        errors += contents.errors
        errors += table_references(contents, keys)
        errors += _size_errors(listings, contents.text)
    errors += missing_terms(tables["layers"])
    positions = [place for table in tables.values() for place in positions_of_table(table)]
    countries: list[Feature] = []
    for layer in LAYERS.values():
        text = read_text_file(path, layer.path)
        features, problems = read_features(layer, text)
        errors += problems
        errors += _feature_references(layer, features, keys)
        errors += _size_errors(listings, text)
        positions += positions_of_features(layer, features)
        if layer.name == OUTLINES_LAYER:
            countries = features
    for text in read_documents(path, listings).values():
        errors += text.errors
        errors += _size_errors(listings, text)
    errors += swapped_errors(positions, countries)
    errors += _stray_files(path)
    order = {file: number for number, file in enumerate(_files())}
    return sorted(errors, key=lambda error: (order.get(error.file, len(order)), error.line))


def _files() -> list[str]:
    """Return the files of a package in the order in which problems are told."""
    resources: list[Table | Layer | Document] = [
        *TABLES.values(),
        *LAYERS.values(),
        *DOCUMENTS.values(),
    ]
    return [DESCRIPTOR_FILE, *(resource.path for resource in resources)]


def _size_errors(listings: Mapping[str, Listing], text: TextFile) -> Iterator[DataError]:
    if text.file in listings:
        yield from size_errors(listings[text.file], text)


def _released_errors(root: Path, descriptor: Descriptor) -> Iterator[DataError]:
    """Yield a problem where the package differs from what was released under its version."""
    released = root / VERSIONS_DIR / descriptor.version
    if not released.is_dir():
        return
    if _hashes(read_descriptor(released)) != _hashes(descriptor):
        problem = "is released already, with other data"
        hint = "name a newer version here, or release these as one: make release VERSION=..."
        yield refuse(DESCRIPTOR_FILE, 0, "", "version", descriptor.version, problem, hint)


def _hashes(descriptor: Descriptor) -> dict[str, str]:
    return {name: listing.sha256 for name, listing in descriptor.listings.items()}


def _feature_references(
    layer: Layer, features: Sequence[Feature], keys: Mapping[str, set[str]]
) -> Iterator[DataError]:
    records = [feature.record for feature in features]
    return reference_errors(layer.fields, layer.path, records, keys)


def _stray_files(root: Path) -> Iterator[DataError]:
    """Yield a problem for each file that is no table, layer or document of the schema."""
    known = {*_files(), *_DOCUMENTS}
    for path in sorted(root.rglob("*")):
        file = path.relative_to(root).as_posix()
        if file.startswith(f"{VERSIONS_DIR}/"):
            continue
        if not path.is_dir() and file not in known:
            problem, hint = "is not a file of the schema", "remove it, or define it there"
            yield refuse(shorten(file), 0, "", "", file, problem, hint)
