"""The data package as the program holds it, and the one way to load it.

One bad record is withheld and named; the rest loads. Only a package without a readable
descriptor is refused as a whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import pandas as pd

from lib.catalog.contents import read_tables
from lib.catalog.descriptor import DEFINITIONS, Listing, read_descriptor
from lib.catalog.frames import layer_frame, table_frame
from lib.catalog.geojson_features import read_features
from lib.catalog.terms import Terms, read_terms
from lib.catalog.text_file import TextFile, read_text_file
from lib.catalog.withholding import sound_records
from lib.errors import DataError
from lib.schema import (
    DOCUMENTS,
    LAYERS,
    TABLES,
    Document,
    Layer,
    Licence,
    Origin,
    Table,
    refuse,
)

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = [
    "DATA_DIR",
    "LayerFrames",
    "Package",
    "Resource",
    "fingerprint",
    "load_package",
    "read_documents",
    "size_errors",
]

#: Where the shipped package lies.
DATA_DIR = Path(__file__).resolve().parents[2] / "data"


_KINDS: Mapping[type, Literal["table", "layer", "document"]] = {
    Table: "table",
    Layer: "layer",
    Document: "document",
}


@dataclass(frozen=True)
class Resource:
    """A file of the package: what it is, its size in bytes and SHA-256 as read, its terms."""

    name: str
    path: str
    kind: Literal["table", "layer", "document"]
    title: str
    size: int
    sha256: str
    licence: Licence
    attribution: str
    origins: tuple[Origin, ...]


class LayerFrames(Mapping[str, "gpd.GeoDataFrame"]):
    """The layers by name, each read when it is first asked for, and kept.

    A bad feature is withheld and named in ``withheld``, which grows as layers are read. A layer
    whose file cannot be read is empty.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._frames: dict[str, gpd.GeoDataFrame] = {}
        self._errors: dict[str, tuple[DataError, ...]] = {}

    def __getitem__(self, name: str) -> gpd.GeoDataFrame:
        if name not in self._frames:
            layer = LAYERS[name]
            features, errors = read_features(layer, read_text_file(self._root, layer.path))
            self._errors[name] = tuple(errors)
            self._frames[name] = layer_frame(layer, features)
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(LAYERS)

    def __len__(self) -> int:
        return len(LAYERS)

    @property
    def withheld(self) -> tuple[DataError, ...]:
        """What is wrong with the layers read so far."""
        return tuple(error for name in LAYERS for error in self._errors.get(name, ()))


@dataclass(frozen=True, eq=False)  # hashed by identity: what is made from it is cached by it
class Package:
    """The data package: tables, layers, documents, version, and what was withheld.

    Attributes
    ----------
    tables : Mapping[str, DataFrame]
        Every table of the schema by name; an unreadable one is empty.
    layers : LayerFrames
        Every layer of the schema by name, EPSG:4326, read when first asked for.
    documents : Mapping[str, TextFile]
        The texts of the schema that the package has, by name; what they say is read elsewhere.
    version : str
        Version of the data, as in ``2026.11.1``.
    sha256 : str
        Hash of the package: what ``LC_ALL=C; sha256sum layers/*.geojson story.md tables/*.csv |
        sha256sum`` prints in its directory.
    resources : Mapping[str, Resource]
        Every file by its name in the descriptor (``voyages``, ``layer-land-fine``), with licence,
        attribution and origins.
    """

    tables: Mapping[str, pd.DataFrame]
    layers: LayerFrames
    documents: Mapping[str, TextFile]
    version: str
    sha256: str
    resources: Mapping[str, Resource]
    table_errors: tuple[DataError, ...]

    @property
    def withheld(self) -> tuple[DataError, ...]:
        """Every problem met so far.

        The record or feature that one names is not shown. A file that was changed after its
        hash was written is shown, and named.
        """
        return self.table_errors + self.layers.withheld


def load_package(path: Path = DATA_DIR) -> Package:
    """Load a data package: tables at once, layers when they are asked for.

    Raises
    ------
    DataError
        Where ``datapackage.json`` itself cannot be read.

    Examples
    --------
    >>> places = load_package().tables["places"]
    >>> places.loc[places["place_id"] == "depot-tikhoretsk", "lon"].round(2).tolist()
    [40.04]
    """
    descriptor = read_descriptor(path)
    terms = read_terms(path)
    contents = read_tables(path)
    kept, errors = sound_records(contents)
    tables = {name: table_frame(TABLES[name], records) for name, records in kept.items()}
    texts = {table.text.file: table.text for table in contents.values()}
    texts |= {layer.path: read_text_file(path, layer.path) for layer in LAYERS.values()}
    documents = read_documents(path, descriptor.listings)
    texts |= {text.file: text for text in documents.values()}
    unread = [
        error
        for layer in LAYERS.values()
        for error in texts[layer.path].errors
        if not texts[layer.path].lines
    ]
    unread += [error for text in documents.values() for error in text.errors]
    changed = [
        error
        for listing in descriptor.listings.values()
        for error in size_errors(listing, texts[listing.path])
    ]
    return Package(
        MappingProxyType(tables),
        LayerFrames(path),
        MappingProxyType(documents),
        descriptor.version,
        fingerprint(texts.values()),
        MappingProxyType(
            {
                name: _resource(definition, texts[definition.path], terms[definition.path])
                for name, definition in DEFINITIONS.items()
                if definition.path in texts
            }
        ),
        (*descriptor.errors, *changed, *errors, *unread),
    )


def read_documents(root: Path, listings: Mapping[str, Listing]) -> dict[str, TextFile]:
    """Return the texts of a package by name: those that are there, and those that are listed."""
    return {
        name: text
        for name, document in DOCUMENTS.items()
        if (text := read_text_file(root, document.path)).size >= 0 or document.path in listings
    }


def size_errors(listing: Listing, text: TextFile) -> Iterator[DataError]:
    """Yield a problem where a file has another size or hash than the descriptor states."""
    if text.size < 0:
        return
    hint = "restore the file, or run `python -m lib.cli check --rehash` if the change is meant"
    if 0 <= listing.size != text.size:
        problem = f"is not the size that datapackage.json:{listing.line} states ({listing.size})"
        yield refuse(text.file, 0, listing.name, "bytes", text.size, problem, hint)
    if listing.sha256 not in ("", text.sha256):
        problem = f"is not the hash that datapackage.json:{listing.line} states"
        yield refuse(text.file, 0, listing.name, "hash", text.sha256, problem, hint)


def fingerprint(texts: Iterable[TextFile]) -> str:
    """Return the SHA-256 of a package: of its files' hashes, sorted by path."""
    lines = sorted((text.file, text.sha256) for text in texts if text.sha256)
    listing = "".join(f"{sha256}  {file}\n" for file, sha256 in lines)
    return hashlib.sha256(listing.encode()).hexdigest()


def _resource(definition: Table | Layer | Document, text: TextFile, terms: Terms) -> Resource:
    return Resource(
        definition.name,
        definition.path,
        _KINDS[type(definition)],
        definition.title,
        text.size,
        text.sha256,
        definition.licence,
        terms.attribution,
        terms.origins,
    )
